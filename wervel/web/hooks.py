"""CDS Hooks over HTTP: discovery, the services, what was done with their cards.

Advice is made by one thread in each process, as there is one bedside to sit at; the
event loop stays free for those who come meanwhile.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import partial
from typing import TypeVar

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from wervel.advice.hooks import (
    Desk,
    HookRequest,
    answer,
    discovery,
    read_feedback,
    read_request,
    spoken,
    wanted,
)
from wervel.advice.hooks.prefetch import REQUIRED
from wervel.advice.hooks.services import service
from wervel.errors import RequestRefused
from wervel.registry.access import Registry
from wervel.registry.feedback import Feedback, store_feedback
from wervel.text import Language
from wervel.web.bodies import body, parsed, too_deep
from wervel.web.fetching import Fetched, fetched
from wervel.web.refusing import as_json, broken, no_such_thing, refused
from wervel.web.settings import Settings
from wervel.web.strict import Guarded
from wervel.web.tokens import Gate

PATH = "/cds-services"
Clock = Callable[[], datetime]
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Hooks:
    """The endpoints of CDS Hooks, and what they work with."""

    desk: Desk
    settings: Settings
    clock: Clock
    registry: Registry | None
    gate: Gate
    bench: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))

    async def discovery(self, request: Request) -> Response:
        """The services there are; by policy for everybody."""
        if not self.settings.open_discovery:
            await self._let_in(request)
        return as_json(discovery())

    async def service(self, request: Request) -> Response:
        """Cards for one patient."""
        name, sent = await self._sent(request)
        call = await self._worked(partial(_call, sent, name))
        found = await self._fetched(call)
        language = spoken(
            request.headers.get("Accept-Language", ""),
            otherwise=self.settings.language,
        )
        return await self._worked(partial(self._answered, call, found, language))

    async def feedback(self, request: Request) -> Response:
        """What was done with the cards: stored, once."""
        name, sent = await self._sent(request)
        given = await run_in_threadpool(lambda: read_feedback(parsed(sent), name))
        if self.registry is None:
            raise HTTPException(404)
        rows = [
            Feedback(**{each.name: getattr(of, each.name) for each in fields(of)})
            for of in given
        ]
        await run_in_threadpool(
            store_feedback, self.registry, rows, received=self.clock()
        )
        return as_json({})

    async def _sent(self, request: Request) -> tuple[str, bytes]:
        """The service that is asked, and what came for it from who may ask it."""
        await self._let_in(request)
        name = service(request.path_params["service"]).id
        return name, await body(request, largest=self.settings.largest)

    async def _let_in(self, request: Request) -> None:
        """Check who asks, where there are clients to be told apart."""
        if self.settings.clients:
            await self.gate.let_in(
                request.headers.get("Authorization"),
                audience=self.settings.base_url + request.scope["path"],
                now=self.clock().timestamp(),
            )

    async def _fetched(self, call: HookRequest) -> Mapping[str, object]:
        """What did not come along, from the FHIR server of the client.

        Raises RequestRefused (412) where something is needed and cannot be had.
        """
        missing = wanted(call) if call.context.user.is_clinician else {}
        if not missing or call.access is None:
            return {}
        server, token = call.access.server, call.access.token
        found = await fetched(missing, self.settings, server=server, token=token)
        _refuse_missing(found)
        return found.resources

    def _answered(
        self, call: HookRequest, found: Mapping[str, object], language: Language
    ) -> Response:
        today = self.clock().date()
        return as_json(answer(call, found, self.desk, today=today, language=language))

    async def _worked(self, work: Callable[[], T]) -> T:
        """What this work comes to, done on the bench."""
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self.bench, work)
        except RecursionError:
            raise too_deep() from None


def hooks_application(hooks: Hooks) -> Starlette:
    """The endpoints as an application that answers in JSON only."""
    origins = hooks.settings.origins
    shared = Middleware(
        CORSMiddleware,
        allow_origins=origins,
        allow_methods=("GET", "POST"),
        allow_headers=("Authorization", "Content-Type"),
    )
    guarded = Middleware(Guarded, broken=lambda number, _: broken(number))
    made = Starlette(
        routes=[
            Route(PATH, hooks.discovery, methods=["GET"]),
            Route(f"{PATH}/{{service}}", hooks.service, methods=["POST"]),
            Route(f"{PATH}/{{service}}/feedback", hooks.feedback, methods=["POST"]),
        ],
        middleware=[*([shared] if origins else []), guarded],
        exception_handlers={
            RequestRefused: _refused,
            HTTPException: _no_such_thing,
            ClientDisconnect: _gone,
        },
    )
    made.router.redirect_slashes = False
    return made


def _call(sent: bytes, name: str) -> HookRequest:
    return read_request(parsed(sent), name)


def _refuse_missing(found: Fetched) -> None:
    needed = [key for key in found.missing if key in REQUIRED]
    if needed:
        raise RequestRefused(
            f"the data of {', '.join(needed)}",
            "; ".join(sorted({found.missing[key] for key in needed})),
            where="prefetch, then fhirServer",
            do="send these prefetch keys, or give access to all of them",
            status=412,
        )


async def _refused(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, RequestRefused)
    return refused(request, problem)


async def _no_such_thing(_: Request, problem: Exception) -> Response:
    assert isinstance(problem, HTTPException)
    return no_such_thing(problem.status_code, problem.headers)


async def _gone(_: Request, __: Exception) -> Response:
    """Nobody is there any more to read this."""
    return no_such_thing(400)
