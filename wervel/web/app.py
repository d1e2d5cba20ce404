"""Serving a report folder: its page, its two tables, and nothing else."""

from __future__ import annotations

import re
import socket
from collections.abc import Awaitable, Callable
from html import unescape
from pathlib import Path

import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse

from wervel.errors import SourceNotFound, UsageError
from wervel.pages.page import page
from wervel.pages.speech import Speech
from wervel.text import Language

PAGE = "index.html"
TABLES = {"measures.csv": "text/csv", "measures.parquet": "application/octet-stream"}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-cache",
}
LAST_PORT = 65535
NOTHING = "default-src 'none'"


def application(report: Path) -> FastAPI:
    """The report in this folder as a site of one page. Raises SourceNotFound."""
    if not (report / PAGE).is_file():
        raise SourceNotFound(
            f"a folder with a report ({PAGE})",
            "a folder without one" if report.is_dir() else "no folder",
            where=str(report),
            do="write one first: wervel report SOURCE -o FOLDER",
        )
    app = FastAPI(title="wervel", docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(GZipMiddleware, minimum_size=1024)
    app.middleware("http")(_guarded)
    app.add_exception_handler(404, _missing)

    @app.api_route("/", methods=["GET", "HEAD"])
    @app.api_route(f"/{PAGE}", methods=["GET", "HEAD"])
    def index() -> Response:
        if not (report / PAGE).is_file():
            return _not_found("en")
        return _html((report / PAGE).read_text("utf-8"))

    @app.api_route("/healthz", methods=["GET", "HEAD"])
    def healthz() -> Response:
        there = (report / PAGE).is_file()
        return JSONResponse(
            {"status": "ok" if there else "gone"}, 200 if there else 503
        )

    for name, kind in TABLES.items():
        _offer(app, report / name, kind)
    return app


def serve(
    report: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    ready: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve this report until interrupted. Raises SourceNotFound, UsageError.

    ``ready`` is told the address, once there is a report and the port is ours.
    """
    app = application(report)
    with _listening(host, port) as door:
        ready(f"The report is at http://{host}:{port} (Ctrl-C to stop)")
        config = uvicorn.Config(app, log_level="warning", server_header=False)
        uvicorn.Server(config).run(sockets=[door])


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens there, taken before the server starts, to say so well."""
    if not 0 <= port <= LAST_PORT:
        raise _not_free(host, port, f"a port outside 0 to {LAST_PORT}")
    try:
        return socket.create_server((host, port))
    except OSError as problem:
        raise _not_free(host, port, problem.strerror or str(problem)) from None


def _not_free(host: str, port: int, came: str) -> UsageError:
    return UsageError(
        "an address and port that are free",
        came,
        where=f"{host}:{port}",
        do="choose another with --port, or stop what runs there",
    )


async def _guarded(
    request: Request, answer: Callable[[Request], Awaitable[Response]]
) -> Response:
    """Every answer, with the headers that keep a browser strict."""
    response = await answer(request)
    for name, value in HEADERS.items():
        response.headers[name] = value
    policy = response.headers.get("Content-Security-Policy", NOTHING)
    response.headers["Content-Security-Policy"] = f"{policy}; frame-ancestors 'none'"
    return response


def _offer(app: FastAPI, file: Path, kind: str) -> None:
    """Let this one file be fetched."""

    @app.api_route(f"/{file.name}", methods=["GET", "HEAD"])
    def offered() -> Response:
        if not file.is_file():
            return _not_found("en")
        return FileResponse(file, media_type=kind, filename=file.name)


async def _missing(request: Request, _: Exception) -> Response:
    """The page for what is not there, in the language the browser asks for."""
    wanted = request.headers.get("Accept-Language", "").lower()
    return _not_found("nl" if wanted.startswith("nl") else "en")


def _not_found(language: Language) -> Response:
    return _html(page("missing.html", Speech(language), drawn={}), status=404)


def _html(html: str, *, status: int = 200) -> Response:
    """A page, under the policy it states itself."""
    stated = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    policy = unescape(stated[1]) if stated else NOTHING
    return HTMLResponse(html, status, {"Content-Security-Policy": policy})
