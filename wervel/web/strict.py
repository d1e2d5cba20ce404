"""Every answer, strictly: headers that bind a browser, faults that tell of nobody."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from time import perf_counter

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wervel.pages.page import page
from wervel.pages.speech import Speech
from wervel.text import Language
from wervel.web import words
from wervel.web.refusing import noted

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
NOTHING = "default-src 'none'"
LOG = logging.getLogger("wervel.requests")


@dataclass(frozen=True)
class Strict:
    """What stands around the whole application: it binds every answer.

    Of a request its method, its part of the service, status and time are logged where
    that is asked for; never its address or what was sent.
    """

    app: ASGIApp
    part_of: Callable[[str], str]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, status = perf_counter(), 0

        async def send_strictly(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                bind(MutableHeaders(scope=message))
            await send(message)

        await self.app(scope, receive, send_strictly)
        spent = 1000 * (perf_counter() - begun)
        part = self.part_of(scope["path"])
        LOG.info("%s %s %d in %.0f ms", scope["method"], part, status, spent)


@dataclass(frozen=True)
class Guarded:
    """What stands around whatever answers: a fault of ours goes no further.

    What serves us would log its words, and those may quote a patient. ``broken`` makes
    the answer, given the number under which the fault is in the log.
    """

    app: ASGIApp
    broken: Callable[[str, Scope], Response]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        has_begun = False

        async def sent(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self.app(scope, receive, sent)
        except Exception as problem:  # the last place to keep its words from a log
            number = noted(problem)
            if scope["type"] == "http" and not has_begun:
                await self.broken(number, scope)(scope, receive, send)


def bind(headers: MutableHeaders) -> None:
    """Add the headers that keep a browser strict."""
    headers.update(HEADERS)
    headers.setdefault("Cache-Control", "no-cache")
    policy = headers.get("Content-Security-Policy", NOTHING)
    headers["Content-Security-Policy"] = f"{policy}; frame-ancestors 'none'"


def html(text: str, *, status: int = 200) -> Response:
    """A page, under the policy it states itself."""
    stated = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
    policy = unescape(stated[1]) if stated else NOTHING
    return HTMLResponse(text, status, {"Content-Security-Policy": policy})


def not_found(language: Language) -> Response:
    """The page for what is not there."""
    return html(page("missing.html", Speech(language), drawn={}), status=404)


def broken_page(number: str, language: Language) -> Response:
    """What is said where a page could not be made."""
    return PlainTextResponse(Speech(language).say(words.BROKEN, number=number), 500)


def preferred(request: Request) -> Language:
    """The language the browser asks for; English where it asks for neither."""
    wanted = request.headers.get("Accept-Language", "").lower()
    return "nl" if wanted.startswith("nl") else "en"
