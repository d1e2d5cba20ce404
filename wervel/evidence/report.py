"""What every reading of evidence becomes: a page, its tables as CSV, all of it as JSON.

A report is sections of words, pictures and tables; every picture has its numbers in a
table and in words beside it. Alone it is a folder with a page that stands by itself; in
a dossier or on the site it is a page among others.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wervel.output import written_aside
from wervel.pages.components import Chart, Json, Sheet, Table
from wervel.pages.page import page
from wervel.pages.speech import Speech

KIND = "evidence"
PAGE = "index.html"
DATA = "result.json"
_TEMPLATE = "evidence/report.html"


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of a report under one heading: words, then a picture, then tables.

    ``id`` is its address on the page, in small letters and hyphens. ``doubts`` are what
    the reader must know before using a number: they are set apart.
    """

    id: str
    heading: str
    lines: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Report:
    """One reading of evidence, said in one language.

    ``lead`` says in a few sentences what was found and how sure that is; ``sources``
    where it comes from and how it was computed. ``rows`` are tables to keep as CSV, by
    the name of their file: each a list of rows with the same keys, numbers unrounded.
    ``result`` is everything as plain data.
    """

    address: str
    entry: str
    eyebrow: str
    title: str
    lead: tuple[str, ...]
    sections: tuple[Section, ...]
    sources: tuple[str, ...]
    rows: Mapping[str, Sequence[Mapping[str, Json]]] = field(default_factory=dict)
    result: Json = None


def sheet(report: Report) -> Sheet:
    """The report as a page of a site."""
    return Sheet(
        address=report.address,
        title=report.title,
        template=_TEMPLATE,
        drawn=_drawn(report),
        shown={"report": report, "pictures": _pictures(report)},
        entry=report.entry,
    )


def write_report(report: Report, directory: Path, speech: Speech) -> Path:
    """Write a folder with the page, the tables and the data; the page's path.

    Raises OutputError where the folder is not wervel's or cannot be written.
    """
    of = sheet(report)
    html = page(of.template, speech, drawn=of.drawn, title=of.title, **of.shown)
    with written_aside(directory, kind=KIND) as folder:
        (folder / PAGE).write_text(html, "utf-8")
        write_rows(report, folder)
        (folder / DATA).write_text(as_json(report.result), "utf-8")
    return directory / PAGE


def write_rows(report: Report, folder: Path) -> None:
    """Write the tables of a report as CSV into a folder that is there."""
    for name, rows in report.rows.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            lines = csv.DictWriter(file, list(rows[0]) if rows else [])
            lines.writeheader()
            lines.writerows(rows)


def as_json(result: Json) -> str:
    """Plain data as JSON; a number that is none or without end does not pass."""
    return json.dumps(result, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _drawn(report: Report) -> dict[str, Chart]:
    return {
        f"{each.id}-{at}": chart
        for each in report.sections
        for at, chart in enumerate(each.charts)
    }


def _pictures(report: Report) -> dict[str, tuple[str, ...]]:
    """The names of the pictures of each section."""
    return {
        each.id: tuple(f"{each.id}-{at}" for at in range(len(each.charts)))
        for each in report.sections
    }
