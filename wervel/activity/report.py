"""Activity of one place: what ``wervel activity`` counts, prints and writes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import ibis.expr.types as ir
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import csv

from wervel.activity.coding import CONDITIONS, LABEL
from wervel.activity.counts import (
    COLUMNS,
    FIRST_QUARTER,
    REASON_COLUMNS,
    Years,
    activity_counts,
    cell_counts,
    reasons,
)
from wervel.activity.spells import is_spells_file, read_spells
from wervel.activity.stays import PrivatePatients, spells_of
from wervel.errors import SourceEmpty, UnknownName, UsageError
from wervel.output import written_aside
from wervel.records.failures import readable
from wervel.records.opening import open_source
from wervel.small_numbers import Preset

KIND = "activity"

COUNTS_ONLY = (
    "It counts denervations under the published coding. It does not check whether the "
    "criteria for offering one were met (R-094 to R-100): no block beforehand, no "
    "earlier treatment, no number of joints, no repeat is looked at."
)
FROM_OMOP = (
    "The spells were built from OMOP: main is first by date, and the admission method "
    "is where the patient came from, if the source holds nothing better."
)
NOBODY_KNOWN = (
    "OMOP does not hold who is a private patient, so no spell can be labelled. If the "
    "source has none, say so: private patients 'none'."
)
NONE_PRIVATE = "It was said, not read, that no patient is private."
LOST_ZEROS = (
    "Some administrative categories have one character, so that a leading zero may "
    "have been lost: a private patient is only seen as 02, not as 2."
)
DOTTED = (
    "Some main codes have a dot in them. The coding looks for codes without: V485, not "
    "V48.5. Take the dots out."
)


@dataclass(frozen=True, kw_only=True)
class ActivityReport:
    """What was counted, fit to leave the house under ``rule``.

    ``counts`` and ``reasons`` are the tables of ``wervel.activity.counts``; ``notes``
    are sentences a reader must not miss.
    """

    where: str
    read_as: Literal["spells", "omop"]
    years: Years
    rule: Preset
    counts: pd.DataFrame
    reasons: pd.DataFrame
    notes: tuple[str, ...]

    @property
    def spells(self) -> int | None:
        """How many spells were read; nothing where that is withheld."""
        return self._overall("spells")

    @property
    def labelled(self) -> int | None:
        """How many carry the label; nothing where that is withheld."""
        return self._overall("labelled")

    def _overall(self, column: str) -> int | None:
        value = self.counts.loc[self.counts["by"] == "none", column].iloc[0]
        return None if pd.isna(value) else int(value)


def denervation_activity(
    where: str,
    *,
    rule: Preset,
    years: Years = "financial",
    private_patients: PrivatePatients = "unknown",
    memory: str = "2GB",
) -> ActivityReport:
    """Count the labelled spells of a file of spells, or of an OMOP source.

    A path that ends in .csv, .csv.gz or .parquet is a file of spells, anything else
    what ``open_source`` takes. ``years``: financial (from 1 April) or calendar ones.
    ``private_patients="none"`` says of an OMOP source that nobody in it is private.

    Raises a SourceError or UsageError.
    """
    if years not in FIRST_QUARTER:
        raise UnknownName(
            "a kind of year",
            repr(years),
            where="years",
            do="choose one of " + ", ".join(FIRST_QUARTER),
        )
    read_as: Literal["spells", "omop"] = "spells" if is_spells_file(where) else "omop"
    with readable(where):
        place, spells = _spells(where, private_patients, memory)
        cells = cell_counts(spells)
    if cells.empty:
        raise SourceEmpty(
            "hospital spells",
            "none",
            where=place,
            do="name a file with a row for each spell, or a source with visits",
        )
    return ActivityReport(
        where=place,
        read_as=read_as,
        years=years,
        rule=rule,
        counts=activity_counts(cells, rule=rule, years=years),
        reasons=reasons(cells, rule=rule),
        notes=tuple(_notes(read_as, private_patients, cells)),
    )


def _spells(
    where: str, private_patients: PrivatePatients, memory: str
) -> tuple[str, ir.Table]:
    """The place as it may be named, and its spells, one a row."""
    if not is_spells_file(where):
        source = open_source(where, memory=memory)
        return source.where, spells_of(source, private_patients=private_patients)
    if private_patients != "unknown":
        raise UsageError(
            "private patients 'unknown' with a file of spells",
            repr(private_patients),
            where=where,
            do="fill administrative_category in the file: it decides who is counted",
        )
    return where, read_spells(where, memory=memory)


def _notes(
    read_as: str, private_patients: PrivatePatients, cells: pd.DataFrame
) -> Iterator[str]:
    yield COUNTS_ONLY
    if read_as == "omop":
        yield FROM_OMOP
        yield NONE_PRIVATE if private_patients == "none" else NOBODY_KNOWN
    if cells["short_category"].any():
        yield LOST_ZEROS
    if cells["dotted"].any():
        yield DOTTED


def as_rows(of: ActivityReport) -> dict[str, object]:
    """Everything that is shown, ready to be written as JSON."""
    return {
        "source": of.where,
        "read_as": of.read_as,
        "label": LABEL,
        "years": of.years,
        "small_numbers": of.rule.name,
        "spells": of.spells,
        "labelled": of.labelled,
        "counts": _records(of.counts),
        "not_labelled": _records(of.reasons),
        "notes": [*of.notes],
    }


def _records(table: pd.DataFrame) -> list[dict[str, object]]:
    """The rows, with nothing as None and a day as text."""
    plain = table.astype(object).where(table.notna(), None)
    return [
        {
            str(name): value.isoformat() if isinstance(value, date) else value
            for name, value in row.items()
        }
        for row in plain.to_dict("records")
    ]


def as_text(of: ActivityReport) -> str:
    """What a terminal shows: the numbers, by year, by reason, and the notes."""
    by_year = of.counts[(of.counts["every"] == "year") & (of.counts["by"] == "none")]
    asks = {each.name: each.asks for each in CONDITIONS}
    lines = [
        f"{_number(of.spells)} spells, {_number(of.labelled)} labelled {LABEL}",
        "",
        f"{f'By {of.years} year':<28}{'spells':>14}{'labelled':>14}",
    ]
    for row in _records(by_year):
        years = f"{row['interval_start']} – {row['interval_end']}"
        name = years if row["interval_start"] else "start not known"
        lines.append(
            f"{name:<28}{_number(row['spells']):>14}{_number(row['labelled']):>14}"
        )
    lines += ["", f"{'Not labelled, first not met':<42}{'spells':>14}"]
    for row in _records(of.reasons):
        unknown = " (unknown)" if row["because_unknown"] else ""
        name = f"{asks[str(row['because'])]}{unknown}"
        lines.append(f"{name:<42}{_number(row['spells']):>14}")
    return "\n".join([*lines, "", *of.notes])


def _number(value: object) -> str:
    return "withheld" if value is None else f"{value:,}"


_TYPES: Mapping[str, pa.DataType] = {
    "every": pa.string(),
    "interval_start": pa.date32(),
    "interval_end": pa.date32(),
    "by": pa.string(),
    "site": pa.string(),
    "because": pa.string(),
    "because_unknown": pa.bool_(),
    "spells": pa.int64(),
    "labelled": pa.int64(),
    "suppressed": pa.bool_(),
}


def write_activity(of: ActivityReport, directory: Path) -> None:
    """Write both tables as Parquet and CSV, and activity.json with what was asked.

    All or nothing: see ``written_aside``. Raises OutputError.
    """
    tables = {
        "activity": (of.counts, COLUMNS),
        "not_labelled": (of.reasons, REASON_COLUMNS),
    }
    described = {
        name: value
        for name, value in as_rows(of).items()
        if name not in ("counts", "not_labelled")
    }
    with written_aside(directory, kind=KIND) as aside:
        for name, (frame, columns) in tables.items():
            schema = pa.schema([(column, _TYPES[column]) for column in columns])
            table = pa.Table.from_pandas(frame, schema=schema, preserve_index=False)
            pq.write_table(table, aside / f"{name}.parquet")
            csv.write_csv(table, aside / f"{name}.csv")
        (aside / "activity.json").write_text(
            json.dumps(described, indent=2, ensure_ascii=False) + "\n", "utf-8"
        )
