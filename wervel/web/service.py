"""The service as one application: the report, CDS Hooks, the clinician's page."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from wervel.advice.hooks import Desk
from wervel.pages.page import page
from wervel.pages.speech import Speech
from wervel.registry.access import Registry
from wervel.text import ADVISES, NOT_CHECKED, Text
from wervel.web import words
from wervel.web.fetching import key_set
from wervel.web.hooks import PATH, Clock, Hooks, hooks_application
from wervel.web.patient import HOME, patient_routes
from wervel.web.report import READ, health, report_routes
from wervel.web.seen import seen_tokens
from wervel.web.settings import Settings
from wervel.web.strict import Guarded, Strict, broken_page, html, not_found, preferred
from wervel.web.tokens import Gate

START = "/start"
TELLTALES = ("httpx", "httpcore", "python_multipart", "multipart")
"""Libraries that log the addresses they ask, or pieces of what is sent."""


def present() -> datetime:
    """The present with its zone, which only this edge of wervel asks for."""
    return datetime.fromtimestamp(time.time()).astimezone()


def application(
    report: Path | None = None,
    *,
    desk: Desk | None = None,
    settings: Settings | None = None,
    clock: Clock = present,
    registry: Registry | None = None,
) -> FastAPI:
    """The report of a folder, if there is one; and where there is a desk, its advice.

    Without a registry feedback is not taken. Raises SourceNotFound.
    """
    for name in TELLTALES:
        logging.getLogger(name).setLevel(logging.WARNING)
    app = FastAPI(title="wervel", docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(Guarded, broken=_broken)
    app.add_middleware(GZipMiddleware, minimum_size=1024)
    app.add_exception_handler(404, _missing)
    app.include_router(health(report))
    if report is not None:
        app.include_router(report_routes(report))
    if desk is not None:
        given = settings or Settings()
        fetch = partial(key_set, settings=given)
        gate = Gate(given.clients, seen_tokens(given.seen_tokens), fetch)
        hooks = Hooks(
            desk=desk, settings=given, clock=clock, registry=registry, gate=gate
        )
        app.include_router(patient_routes(desk, clock))
        app.add_middleware(Parted, hooks=hooks_application(hooks))
    app.include_router(_start(report, desk))
    app.add_middleware(Strict, part_of=_part)
    return app


@dataclass(frozen=True)
class Parted:
    """The hooks answer what is theirs; the pages, and what is around them, the rest."""

    app: ASGIApp
    hooks: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        of_hooks = scope["type"] == "http" and _part(scope["path"]) == PATH
        await (self.hooks if of_hooks else self.app)(scope, receive, send)


def _part(path: str) -> str:
    return PATH if path == PATH or path.startswith(f"{PATH}/") else "pages"


def _start(report: Path | None, desk: Desk | None) -> APIRouter:
    """A page that leads to what there is; the first one where there is no report."""
    links: list[tuple[str, Text]] = []
    if report is not None:
        links.append(("/", words.THE_REPORT))
    if desk is not None:
        links += [(HOME, words.THE_PATIENT), (PATH, words.THE_HOOKS)]
    routes = APIRouter()

    @routes.api_route(START, methods=READ)
    @routes.api_route("/", methods=READ)
    def start(request: Request) -> Response:
        shown = page(
            "start.html",
            Speech(preferred(request)),
            drawn={},
            title=words.TITLE,
            lead=words.LEAD,
            decides=ADVISES,
            not_checked=NOT_CHECKED,
            links=links,
        )
        return html(shown)

    return routes


async def _missing(request: Request, _: Exception) -> Response:
    """The page for what is not there, in the language the browser asks for."""
    return not_found(preferred(request))


def _broken(number: str, scope: Scope) -> Response:
    return broken_page(number, preferred(Request(scope)))
