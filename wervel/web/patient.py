"""The clinician's page: a form, an answer to it, and nothing in between that is kept.

Whatever is of a patient travels in the body of a POST and comes back in the answer,
which nobody may store. Advice is made by one thread with a bedside of its own.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, datetime

from fastapi import APIRouter
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import Response

from wervel.advice.hooks.desk import Desk
from wervel.advice.page.carrying import (
    StartPage,
    all_fields,
    carried_fields,
    offers,
    refusal_page,
    start_page,
)
from wervel.advice.page.choices import LANGUAGES, Choices, language_of, value_of
from wervel.advice.page.content import PatientPage, Room, patient_page
from wervel.advice.page.form import LARGEST, Asked, Refused, Sent, read_form
from wervel.advice.page.problems import NO_FORM, OTHER_SITE, TOO_LARGE, Problem
from wervel.pages import patient_leaflet_words, patient_problem_words, patient_words
from wervel.pages.page import page
from wervel.pages.speech import Speech
from wervel.text import Language
from wervel.web.forms import is_from_here, sent_form
from wervel.web.strict import html

HOME, ADVICE = "/patient", "/patient/advice"
Clock = Callable[[], datetime]


def patient_routes(desk: Desk, clock: Clock) -> APIRouter:
    """The pages of one patient.

    The cards come from the recommendations of the desk unless all are chosen; the
    bedside is the page's own, because it also holds what other countries ask.
    """
    pages = _Pages(Room(desk.bedside.recommendations), value_of(desk.by), clock)
    routes = APIRouter(include_in_schema=False)
    routes.add_route(HOME, pages.start, methods=["GET", "HEAD"])
    routes.add_route(ADVICE, pages.advice, methods=["POST"])
    routes.add_route(ADVICE, pages.only_posted)
    return routes


@dataclass(frozen=True)
class _Pages:
    """The endpoints, and what they work with."""

    room: Room
    by: str
    clock: Clock
    bench: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))

    async def start(self, request: Request) -> Response:
        """The first page."""
        return self._start(start_page(self._choices(request)))

    async def advice(self, request: Request) -> Response:
        """The answer to the form, or what is wrong with it."""
        if not is_from_here(request):
            return self._refused(request, OTHER_SITE)
        try:
            sent = await sent_form(request)
        except MultiPartException:
            return self._refused(request, NO_FORM)
        if sent is None:
            return self._refused(request, TOO_LARGE)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.bench, self._answered, sent)

    async def only_posted(self, request: Request) -> Response:
        """What is said to whoever asks for the answer by its address."""
        text = page(
            "patient/only_posted.html",
            Speech(_language(request)),
            drawn={},
            words_here=patient_problem_words,
            home=HOME,
        )
        answer = html(text, status=405)
        answer.headers["Allow"] = "POST"
        return answer

    def _answered(self, sent: Sent) -> Response:
        asked = read_form(sent, today=self._today(), by=self.by)
        if isinstance(asked, Refused):
            return self._start(refusal_page(asked))
        shown = patient_page(asked, self.room)
        if isinstance(shown, Refused):
            return self._start(refusal_page(shown))
        return self._advice(shown, asked)

    def _advice(self, shown: PatientPage, asked: Asked) -> Response:
        alone = shown.wants_leaflet
        return self._page(
            "patient/alone.html" if alone else "patient/advice.html",
            shown.choices.language,
            shown=shown,
            carry=all_fields(shown, asked.answers) if alone else carried_fields(shown),
            offers=offers(shown.choices),
        )

    def _refused(self, request: Request, problem: Problem) -> Response:
        """The first page, with what is wrong, where the form could not be read."""
        choices = self._choices(request)
        refused = Refused(problems=(problem,), choices=choices)
        return self._start(refusal_page(refused))

    def _start(self, of: StartPage) -> Response:
        status = max((each.status for each in of.problems), default=200)
        parts = {name: getattr(of, name) for name in of.__dataclass_fields__}
        return self._page(
            "patient/start.html",
            of.choices.language,
            status=status,
            **parts,
            largest=LARGEST,
            problem_words=patient_problem_words,
        )

    def _page(
        self, template: str, language: Language, *, status: int = 200, **shown: object
    ) -> Response:
        text = page(
            template,
            Speech(language),
            drawn={},
            has_form=True,
            w=patient_words,
            leaflet_words=patient_leaflet_words,
            home=HOME,
            action=f"{ADVICE}?language={language}",
            other=next(each for each in LANGUAGES if each != language),
            latest=self._today(),
            **shown,
        )
        return _kept_by_nobody(text, status)

    def _choices(self, request: Request) -> Choices:
        return Choices(day=self._today(), by=self.by, language=_language(request))

    def _today(self) -> date:
        return self.clock().date()


def _language(request: Request) -> Language:
    """As the address says, else as the browser asks."""
    return language_of(
        request.query_params.get("language", ""),
        accepted=request.headers.get("Accept-Language", ""),
    )


def _kept_by_nobody(text: str, status: int = 200) -> Response:
    """A page, under the policy it states itself, that nobody on the way keeps."""
    answer = html(text, status=status)
    answer.headers["Cache-Control"] = "no-store"
    return answer
