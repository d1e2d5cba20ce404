"""A report folder on the web: its page, its two tables, and nothing else."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, JSONResponse

from wervel.errors import SourceNotFound
from wervel.web.strict import html, not_found, preferred

PAGE = "index.html"
TABLES = {"measures.csv": "text/csv", "measures.parquet": "application/octet-stream"}
READ = ["GET", "HEAD"]


def check_report(report: Path) -> None:
    """Raise SourceNotFound where the folder holds no report."""
    if not (report / PAGE).is_file():
        raise SourceNotFound(
            f"a folder with a report ({PAGE})",
            "a folder without one" if report.is_dir() else "no folder",
            where=str(report),
            do="write one first: wervel report SOURCE -o FOLDER",
        )


def report_routes(report: Path) -> APIRouter:
    """The addresses of the report in this folder. Raises SourceNotFound."""
    check_report(report)
    routes = APIRouter()

    @routes.api_route("/", methods=READ)
    @routes.api_route(f"/{PAGE}", methods=READ)
    def index(request: Request) -> Response:
        if not (report / PAGE).is_file():
            return not_found(preferred(request))
        return html((report / PAGE).read_text("utf-8"))

    for name, kind in TABLES.items():
        _offer(routes, report / name, kind)
    return routes


def health(report: Path | None) -> APIRouter:
    """Whether there is still what there was: 200, or 503 where the report is gone."""
    routes = APIRouter()

    @routes.api_route("/healthz", methods=READ)
    def healthz() -> Response:
        there = report is None or (report / PAGE).is_file()
        return JSONResponse(
            {"status": "ok" if there else "gone"}, 200 if there else 503
        )

    return routes


def _offer(routes: APIRouter, file: Path, kind: str) -> None:
    """Let this one file be fetched."""

    @routes.api_route(f"/{file.name}", methods=READ)
    def offered(request: Request) -> Response:
        if not file.is_file():
            return not_found(preferred(request))
        return FileResponse(file, media_type=kind, filename=file.name)
