"""A population of FHIR written as an OMOP folder, whatever its size."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import ibis
import pyarrow.parquet as pq
from ibis.backends import BaseBackend

from wervel.errors import ContractBroken
from wervel.output import written_aside
from wervel.records.fhir import report as why
from wervel.records.fhir.context import Row, Rows
from wervel.records.fhir.directory import KINDS, Directory
from wervel.records.fhir.documents import File, documents, files
from wervel.records.fhir.reading import (
    Document,
    awaited,
    count_replaced,
    document,
    place_all,
    place_waiting,
    settle,
    take,
)
from wervel.records.fhir.references import newest
from wervel.records.fhir.report import Report
from wervel.records.fhir.tables import WRITTEN, as_arrow, closing_rows, schema
from wervel.records.fhir.visits import days_of

KIND = "cdm"
"""What kind of folder this is: see ``wervel.output``."""
ROWS = 50_000
"""Rows of a table that are held before they are written: it bounds the memory."""
Progress = Callable[[int, int], None]

_FIRST = re.compile(rf'"resourceType"\s*:\s*"(?:Bundle|{"|".join(KINDS)})"')
"""Lines of NDJSON that hold, or contain, somebody others may point to."""

_ENCOUNTERS = re.compile(r'"resourceType"\s*:\s*"(?:Bundle|Encounter)"')


def load_fhir(
    where: Iterable[Path | str],
    directory: Path | str,
    *,
    until: date | None = None,
    progress: Progress | None = None,
) -> Report:
    """Write the FHIR at these places as an OMOP folder, and say what became of it.

    Files are read twice: first whom records point to, which stays in memory, then the
    records, of which only a batch does; and once more where records without a date of
    their own belong to an encounter, which then gives it. ``until`` is the day up to
    which they were gathered; ``progress`` is told how many of the readings are done.
    Nothing is at ``directory`` until all is written.

    Raises SourceNotFound, SourceUnreadable, SourceEmpty or ContractBroken for what
    comes, OutputError for where it should go.

    >>> load_fhir(["no/such/folder"], "out/cdm")
    Traceback (most recent call last):
    ...
    wervel.errors.SourceNotFound: wanted: a file or folder of FHIR
       got: nothing there
     where: no/such/folder
        do: check the path
    """
    places = [Path(each) for each in where]
    found = files(places)
    tell = progress or _nobody
    steps = 2 * len(found)
    known, rows = Directory(), Rows()
    with written_aside(Path(directory), kind=KIND) as folder:
        for done, file in enumerate(found, 1):
            for came in documents(file, only=_FIRST):
                take(document(came), known)
            tell(done, steps)
        settle(known, where=", ".join(map(str, places)))
        with ExitStack() as stack:
            tables = _Tables(folder, stack, rows.report)
            for done, file in enumerate(found, len(found) + 1):
                _place(file, rows, known, until=until)
                tables.write(rows.tables, at_least=ROWS)
                tell(done, steps)
            _place_waiting(found, rows, known, until=until)
            tables.write(rows.tables)
            tables.write(closing_rows(rows, known, until=until))
        _write_once(folder, rows.report)
    return rows.report


def _nobody(_done: int, _of: int) -> None:
    """Whom progress is told when nobody asked."""


def _place(file: File, rows: Rows, known: Directory, *, until: date | None) -> None:
    for came in documents(file):
        of = document(came)
        kept, replaced = newest(of.found)
        count_replaced(replaced, rows)
        place_all(Document(kept, of.urls), rows, known, until=until)


def _place_waiting(
    found: Iterable[File], rows: Rows, known: Directory, *, until: date | None
) -> None:
    """Read the files once more for encounters, where something waits for their day."""
    wanted = awaited(rows, known)
    days: dict[str, date] = {}
    for file in found if wanted else ():
        for came in documents(file, only=_ENCOUNTERS):
            days.update(days_of(document(came).found, wanted=wanted))
    place_waiting(rows, known, days, until=until)


@dataclass
class _Tables:
    """The files of the tables, each open from the start, so that none is missing."""

    folder: Path
    stack: ExitStack
    report: Report
    writers: dict[str, pq.ParquetWriter] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in WRITTEN:
            file = self.folder / f"{name}.parquet"
            writer = pq.ParquetWriter(file, schema(name), compression="zstd")
            self.writers[name] = self.stack.enter_context(writer)

    def write(self, rows: Mapping[str, list[Row]], *, at_least: int = 1) -> None:
        """Write the rows of each table that has so many, and let go of them."""
        for name, many in rows.items():
            if len(many) >= at_least:
                self.writers[name].write_table(as_arrow(name, many))
                self.report.rows[name] += len(many)
                many.clear()


def _write_once(folder: Path, report: Report) -> None:
    """Let no row stand twice, where files overlap; refuse two of the same number."""
    backend = ibis.duckdb.connect()
    for name, table in WRITTEN.items():
        key = table.columns[0].name
        file = folder / f"{name}.parquet"
        rows, keys = _counts(backend, file, key)
        if rows == keys or name == "cdm_source":
            continue
        once = folder / f"{name}.once"
        backend.read_parquet(file).distinct().to_parquet(once)
        once.replace(file)
        left, _ = _counts(backend, file, key)
        report.notices[why.REPEATED] += rows - left
        report.rows[name] = left
        if left != keys:
            raise ContractBroken(
                "one version of each resource",
                f"{left} rows for {keys} keys",
                where=f"table {name}",
                do="give one export, not several of different days",
            )


def _counts(backend: BaseBackend, file: Path, key: str) -> Sequence[int]:
    table = backend.read_parquet(file)
    counted = table.aggregate(rows=table.count(), keys=table[key].nunique())
    row = counted.to_pyarrow().to_pylist()[0]
    return row["rows"], row["keys"]
