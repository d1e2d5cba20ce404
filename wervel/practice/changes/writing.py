"""What ``wervel changes`` leaves behind: tables that may leave, and the page."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from wervel.output import written_aside
from wervel.pages.page import page
from wervel.pages.speech import Speech
from wervel.practice.changes.gathering import LoadsCompared, QualityData
from wervel.practice.changes.sheets import data_quality_sheets
from wervel.small_numbers import SUPPRESSED, Displayed
from wervel.text import Language

KIND = "data quality"
PAGE = "index.html"


def write_changes(
    data: QualityData, directory: Path, *, language: Language = "en"
) -> Path:
    """Write ``index.html`` with its numbers as CSV beside it; suppressed is empty.

    All or nothing: see ``written_aside``. The page. Raises OutputError.
    """
    html = data_quality_page(data, language=language)
    with written_aside(directory, kind=KIND) as aside:
        (aside / PAGE).write_text(html, "utf-8")
        for name, frame in tables(data).items():
            frame.to_csv(aside / f"{name}.csv", index=False)
    return directory / PAGE


def data_quality_page(data: QualityData, *, language: Language) -> str:
    """The page of data quality as one that needs nothing beside it."""
    speech = Speech(language)
    (sheet,) = data_quality_sheets(data, speech)
    return page(
        sheet.template, speech, drawn=sheet.drawn, title=sheet.title, **sheet.shown
    )


def tables(data: QualityData) -> dict[str, pd.DataFrame]:
    """Every table by the name of its file."""
    found = {
        "coding_drift": data.drift,
        "facts_known": data.known,
        "facts_silent": data.silent,
    }
    if data.compared is not None:
        found |= {
            "loads": loads_table(data.compared),
            "table_rows": data.compared.tables,
            "codes": data.compared.codes,
            "measures": data.compared.measures,
        }
    return found


def loads_table(of: LoadsCompared) -> pd.DataFrame:
    """One row per thing that is told of both loads: what it was, and what it is."""
    one, other = of.before, of.after
    rows = [
        ("name", one.name, other.name),
        ("release", one.released, other.released),
        ("vocabulary", one.vocabulary, other.vocabulary),
        ("observed until", one.observed_until, other.observed_until),
        ("persons in both", *2 * (_count(of.persons.both),)),
        (
            "persons only in one",
            *map(_count, (of.persons.vanished, of.persons.appeared)),
        ),
    ]
    return pd.DataFrame(rows, columns=["what", "before", "after"], dtype=object)


def _count(shown: Displayed) -> int | None:
    return None if shown is SUPPRESSED else int(shown)
