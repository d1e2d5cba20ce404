"""What ``wervel assess`` leaves behind: measures that may leave, findings that stay."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import csv

from wervel import __version__
from wervel.findings.assessment import Assessment
from wervel.output import INSIDE, written_aside
from wervel.practice.measures import COLUMNS
from wervel.small_numbers import Preset

KIND = "assessment"

_COUNTS = dict.fromkeys(("numerator", "denominator", "cannot_tell"), pa.int64())
_SHARES = dict.fromkeys(
    ("ratio", "ratio_low", "ratio_high", "at_least", "at_most"), pa.float64()
)
_TYPES: Mapping[str, pa.DataType] = {
    "measure": pa.string(),
    "every": pa.string(),
    "interval_start": pa.date32(),
    "interval_end": pa.date32(),
    "by": pa.string(),
    "group": pa.string(),
    "suppressed": pa.bool_(),
    "cannot_tell_suppressed": pa.bool_(),
    **_COUNTS,
    **_SHARES,
}


def write_assessment(
    of: Assessment,
    measured: pd.DataFrame,
    directory: Path,
    *,
    rule: Preset,
    more: Callable[[Path], None] = lambda _: None,
) -> None:
    """Write measures (Parquet, CSV), and inside-only findings, facts and episodes.

    ``more`` may write into the folder too, before it takes its place. All or nothing:
    see ``written_aside``. Raises OutputError.
    """
    with written_aside(directory, kind=KIND) as aside:
        write_measures(measured, aside)
        inside = stays_inside(aside)
        of.findings.to_parquet(inside / "findings.parquet")
        of.facts.to_parquet(inside / "facts.parquet")
        of.episodes.to_parquet(inside / "episodes.parquet")
        (aside / "assessment.json").write_text(
            json.dumps(_described(of, rule), indent=2, ensure_ascii=False) + "\n",
            "utf-8",
        )
        more(aside)


def stays_inside(aside: Path) -> Path:
    """A new folder in the one being written, for what holds persons."""
    inside = aside / INSIDE
    inside.mkdir()
    (inside / "README.txt").write_text(
        "One row per person in these files: they stay inside the house.\n", "utf-8"
    )
    return inside


def write_measures(measured: pd.DataFrame, directory: Path) -> None:
    """Write ``measures.parquet`` and ``measures.csv``; suppressed cells are empty."""
    schema = pa.schema([(name, _TYPES[name]) for name in COLUMNS])
    table = pa.Table.from_pandas(measured, schema=schema, preserve_index=False)
    pq.write_table(table, directory / "measures.parquet")
    csv.write_csv(table, directory / "measures.csv")


def _described(of: Assessment, rule: Preset) -> dict[str, object]:
    return {
        "wervel": __version__,
        "source": of.source.where,
        "recommendations": [each.id for each in of.recommendations],
        "small_numbers": rule.name,
        "records_outside_observation_count": of.source.whole_life,
    }
