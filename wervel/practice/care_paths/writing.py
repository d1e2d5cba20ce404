"""What ``wervel paths`` leaves behind: the rows that may leave, and the page."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import csv

from wervel.output import written_aside
from wervel.pages.page import page
from wervel.pages.speech import Speech
from wervel.practice.care_paths.gathering import CarePathsData
from wervel.practice.care_paths.kinds import kinds_in
from wervel.practice.care_paths.paths import LONGEST
from wervel.practice.care_paths.release import PathRow
from wervel.practice.care_paths.sheets import care_paths_sheets
from wervel.text import Language

KIND = "care paths"
PAGE = "index.html"
STEPS = tuple(f"step_{number}" for number in range(1, LONGEST + 1))
MADE = tuple(f"concordance_{number}" for number in range(1, LONGEST + 1))
COLUMNS = ("order", *STEPS, "ends", *MADE, "episodes")
WITHHELD = "withheld"


def care_paths_table(rows: tuple[PathRow, ...]) -> pd.DataFrame:
    """One row per group of alike paths that may leave; all counts are in it."""
    return pd.DataFrame([_line(each) for each in rows], columns=[*COLUMNS])


def write_care_paths(
    data: CarePathsData, directory: Path, *, language: Language = "en"
) -> Path:
    """Write ``index.html`` with ``care_paths.csv`` and ``.parquet`` beside it.

    All or nothing: see ``written_aside``. The page. Raises OutputError.
    """
    html = care_paths_page(data, language=language)
    schema = pa.schema(
        [(name, pa.int64() if name == "episodes" else pa.string()) for name in COLUMNS]
    )
    frame = care_paths_table(data.rows)
    table = pa.Table.from_pandas(frame, schema=schema, preserve_index=False)
    with written_aside(directory, kind=KIND) as aside:
        (aside / PAGE).write_text(html, "utf-8")
        pq.write_table(table, aside / "care_paths.parquet")
        csv.write_csv(table, aside / "care_paths.csv")
    return directory / PAGE


def care_paths_page(data: CarePathsData, *, language: Language) -> str:
    """The page of care paths as one that needs nothing beside it."""
    speech = Speech(language)
    (sheet,) = care_paths_sheets(data, speech)
    return page(
        sheet.template, speech, drawn=sheet.drawn, title=sheet.title, **sheet.shown
    )


def _line(row: PathRow) -> dict[str, object]:
    steps = ["+".join(kind.key for kind in kinds_in(kinds)) for kinds in row.steps]
    made = [WITHHELD if each is None else each.name.lower() for each in row.classes]
    return {
        "order": WITHHELD if row.order is None else row.order.name.lower(),
        **dict(zip(STEPS, steps, strict=False)),
        "ends": row.ends.value,
        **dict(zip(MADE, made, strict=False)),
        "episodes": row.episodes,
    }
