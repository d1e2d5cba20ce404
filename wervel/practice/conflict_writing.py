"""What ``wervel guideline conflicts`` and ``compare`` leave behind as files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import csv

from wervel.findings.assessment import Assessment
from wervel.output import written_aside
from wervel.practice.conflict_burden import COLUMNS
from wervel.practice.version_comparison import COLUMNS as COMPARED
from wervel.practice.version_comparison import Counterparts, changed
from wervel.practice.writing import stays_inside

BURDEN, COMPARISON = "conflicts", "comparison"
"""The kinds of folder written here."""

_KINDS: Mapping[str, pa.DataType] = {
    **dict.fromkeys(("interval_start", "interval_end"), pa.date32()),
    **dict.fromkeys(("opposing", "moments", "cannot_tell"), pa.int64()),
    **dict.fromkeys(
        ("ratio", "ratio_low", "ratio_high", "at_least", "at_most"), pa.float64()
    ),
    **dict.fromkeys(("suppressed", "cannot_tell_suppressed", "changes"), pa.bool_()),
}
"""Every other column is text."""


def write_burden(burden: pd.DataFrame, directory: Path) -> None:
    """Write ``conflicts.csv`` and ``.parquet``; what is suppressed is empty.

    All or nothing: see ``written_aside``. Raises OutputError.
    """
    with written_aside(directory, kind=BURDEN) as aside:
        _write(burden, COLUMNS, aside / "conflicts")


def write_comparison(
    of: Assessment, pairs: Sequence[Counterparts], table: pd.DataFrame, directory: Path
) -> None:
    """Write ``comparison.csv`` and ``.parquet``, and inside-only the changed moments.

    All or nothing: see ``written_aside``. Raises OutputError.
    """
    with written_aside(directory, kind=COMPARISON) as aside:
        _write(table, COMPARED, aside / "comparison")
        inside = stays_inside(aside)
        changed(of, pairs).to_parquet(inside / "changed.parquet")


def _write(frame: pd.DataFrame, columns: Sequence[str], to: Path) -> None:
    schema = pa.schema([(name, _KINDS.get(name, pa.string())) for name in columns])
    table = pa.Table.from_pandas(frame, schema=schema, preserve_index=False)
    pq.write_table(table, to.with_suffix(".parquet"))
    csv.write_csv(table, to.with_suffix(".csv"))
