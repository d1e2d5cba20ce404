"""A report folder on the web: its pages, its tables, and nothing else."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, JSONResponse

from wervel.errors import SourceNotFound
from wervel.output import INSIDE
from wervel.web.strict import html, not_found, preferred

PAGE = "index.html"
KINDS = {
    ".html": "text/html",
    ".csv": "text/csv",
    ".parquet": "application/octet-stream",
    ".css": "text/css",
    ".js": "text/javascript",
}
"""What is offered of a report folder, by the ending of its name."""
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
    _offer_page(routes, report / PAGE, "/")
    for file in offered(report):
        address = f"/{file.relative_to(report).as_posix()}"
        if file.suffix == ".html":
            _offer_page(routes, file, address)
        else:
            _offer(routes, file, address)
    return routes


def offered(report: Path) -> list[Path]:
    """The files of a report that may be asked for: none hidden, none that stay inside.

    They are those that are there when the service starts.
    """
    return sorted(
        file
        for file in report.rglob("*")
        if file.suffix in KINDS
        and file.is_file()
        and not file.is_symlink()
        and not any(
            part.startswith(".") or part == INSIDE
            for part in file.relative_to(report).parts
        )
    )


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


def _offer_page(routes: APIRouter, file: Path, address: str) -> None:
    """Let this page be fetched, under the policy it states itself."""

    @routes.api_route(address, methods=READ)
    def page(request: Request) -> Response:
        if not file.is_file():
            return not_found(preferred(request))
        return html(file.read_text("utf-8"))


def _offer(routes: APIRouter, file: Path, address: str) -> None:
    """Let this one file be fetched."""
    kind = KINDS[file.suffix]
    name = file.name if file.suffix in (".csv", ".parquet") else None

    @routes.api_route(address, methods=READ)
    def answered(request: Request) -> Response:
        if not file.is_file():
            return not_found(preferred(request))
        return FileResponse(file, media_type=kind, filename=name)
