"""What is left behind about rehabilitation: the page, and its tables as CSV."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pandas as pd

from wervel.output import written_aside
from wervel.pages.page import page
from wervel.pages.speech import Speech
from wervel.practice.rehabilitation.gathering import Rehabilitation
from wervel.practice.rehabilitation.sheets import rehabilitation_sheets
from wervel.small_numbers import SUPPRESSED
from wervel.text import Language

KIND = "rehabilitation"
PAGE = "index.html"


def write_rehabilitation(
    data: Rehabilitation, directory: Path, *, language: Language = "en"
) -> Path:
    """Write ``index.html`` with its tables as CSV beside it; suppressed is empty.

    All or nothing: see ``written_aside``. The page. Raises OutputError.
    """
    html = rehabilitation_page(data, language=language)
    with written_aside(directory, kind=KIND) as aside:
        (aside / PAGE).write_text(html, "utf-8")
        for name, table in files(data).items():
            table.to_csv(aside / f"{name}.csv", index=False, float_format="%.6g")
    return directory / PAGE


def rehabilitation_page(data: Rehabilitation, *, language: Language) -> str:
    """The page of rehabilitation as one that needs nothing beside it."""
    speech = Speech(language)
    (sheet,) = rehabilitation_sheets(data, speech)
    return page(
        sheet.template, speech, drawn=sheet.drawn, title=sheet.title, **sheet.shown
    )


def files(data: Rehabilitation) -> dict[str, pd.DataFrame]:
    """Every table by the name of its file; none where nothing may be shown."""
    if data.tables is None or data.seen is SUPPRESSED:
        return {}
    tables = {
        each.name: getattr(data.tables, each.name) for each in fields(data.tables)
    }
    return {
        name: table for name, table in tables.items() if isinstance(table, pd.DataFrame)
    } | {"correlation": pd.DataFrame({"spearman": [data.tables.correlation]})}
