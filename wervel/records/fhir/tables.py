"""Rows as tables of the contract: in memory for a few patients, or as Arrow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import ibis
import pyarrow as pa
from ibis.backends import BaseBackend

from wervel.records.cdm import EVENTS, TABLES, Column, Kind, Table
from wervel.records.fhir import report as why
from wervel.records.fhir.context import Row, Rows
from wervel.records.fhir.directory import Directory
from wervel.records.fhir.elements import Resource
from wervel.records.fhir.placing import concept_id
from wervel.records.fhir.report import Report
from wervel.records.source import Source

_TYPES: Mapping[Kind, pa.DataType] = {
    Kind.INTEGER: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.DATE: pa.date32(),
    Kind.TEXT: pa.string(),
}
INSURED = Table(
    "payer_plan_period",
    (
        Column("payer_plan_period_id", Kind.INTEGER, required=True),
        Column("person_id", Kind.INTEGER, required=True),
        Column("payer_plan_period_start_date", Kind.DATE, required=True),
        Column("payer_plan_period_end_date", Kind.DATE, required=True),
    ),
)
"""A table of the CDM that wervel writes for others and does not read."""

WRITTEN: Mapping[str, Table] = {
    **{
        name: TABLES[name]
        for name in (
            "person",
            "observation_period",
            "visit_occurrence",
            *EVENTS,
            "provider",
            "care_site",
            "death",
            "concept",
            "cdm_source",
        )
    },
    INSURED.name: INSURED,
}
"""The tables that FHIR can fill. Costs, and what stands above a concept, it cannot."""


@dataclass(frozen=True)
class Records:
    """The rows of some patients by table, those only proposed, and what became of all.

    A proposed row is as one that happened; its date may be missing. ``sources`` is the
    resource that each record was read from, by number.
    """

    tables: Mapping[str, Sequence[Row]]
    proposed: Mapping[str, Sequence[Row]]
    report: Report
    sources: Mapping[int, Resource] = field(default_factory=dict, repr=False)


def schema(name: str) -> pa.Schema:
    """The columns of a table as Arrow has them."""
    columns = WRITTEN[name].columns
    return pa.schema([(each.name, _TYPES[each.kind]) for each in columns])


def as_arrow(name: str, rows: Sequence[Row]) -> pa.Table:
    """One row per row, in the columns of that table."""
    of = schema(name)
    columns = list(zip(*rows, strict=True)) or [()] * len(of)
    arrays = [
        pa.array(column, kind) for column, kind in zip(columns, of.types, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=of)


def closing_rows(
    rows: Rows, directory: Directory, *, until: date | None
) -> dict[str, list[Row]]:
    """The rows that are known only when all was read: people, places and periods."""
    return {
        "person": _persons(directory),
        "death": _deaths(directory, rows.report),
        "observation_period": [
            (person, person, first, max(last, until or last))
            for person, (first, last) in sorted(rows.spans.items())
        ],
        "payer_plan_period": _insured(rows, until),
        "provider": _providers(directory, rows.report),
        "care_site": _care_sites(directory),
        "concept": [
            (concept_id(value), " / ".join(sorted(words)), *value.split(":", 1), None)
            for value, words in sorted(rows.concepts.items())
        ],
        "cdm_source": [("FHIR R4, read by wervel", "5.4", until, None, None)],
    }


def _persons(directory: Directory) -> list[Row]:
    return [
        (
            directory.person_id(key),
            each.gender,
            each.year,
            None,
            None,
            directory.care_site_id(directory.known(each.care_site))
            if each.care_site
            else None,
            directory.provider_id(directory.known(each.provider))
            if each.provider
            else None,
        )
        for key, each in sorted(directory.persons.items())
        if each.year is not None
    ]


def _deaths(directory: Directory, report: Report) -> list[Row]:
    known = [
        (key, of)
        for key, of in sorted(directory.persons.items())
        if of.year is not None
    ]
    undated = sum(of.died_undated for _, of in known)
    if undated:
        report.notices[why.DEATH_WITHOUT_DATE] = undated
    return [(directory.person_id(key), of.died) for key, of in known if of.died]


def _insured(rows: Rows, until: date | None) -> list[Row]:
    """Coverage without an end, as far as the records of the person reach."""
    ended: list[Row] = []
    for key, person, start, _ in rows.insured:
        first = start if isinstance(start, date) else date.min
        _, last = rows.spans.get(int(str(person)), (first, first))
        ended.append((key, person, start, max(first, last, until or last)))
    return ended


def _providers(directory: Directory, report: Report) -> list[Row]:
    differ = sum(directory.differs(key) for key in [*directory.roles])
    if differ:
        report.notices[why.ROLES_DIFFER] = differ
    if directory.in_words:
        report.notices[why.IN_WORDS] = len(directory.in_words)
    made: list[Row] = []
    for key in sorted(directory.providers):
        site = directory.known(directory.works_at(key))
        made.append(
            (
                directory.provider_id(key),
                0,
                0,
                directory.specialty(key) or None,
                directory.care_site_id(site) if site else None,
            )
        )
    return made


def _care_sites(directory: Directory) -> list[Row]:
    return [
        (directory.care_site_id(key), directory.names.get(key) or None, None)
        for key in sorted(directory.care_sites)
    ]


def fill(backend: BaseBackend, records: Records) -> None:
    """Put the records into the memory of DuckDB, in place of those of before."""
    for name in _READ:
        backend.con.register(name, as_arrow(name, records.tables.get(name, ())))


_READ = tuple(name for name in WRITTEN if name in TABLES)


def source_of(records: Records, *, backend: BaseBackend | None = None) -> Source:
    """The records as a source, in the memory of DuckDB.

    A ``backend`` may be kept from call to call: making one takes longer than filling
    it. What it held under these names is then gone; a source made of it before reads
    what came in its place, so that ``fill`` alone is enough.
    """
    kept = ibis.duckdb.connect() if backend is None else backend
    fill(kept, records)
    return Source(kept, {name: kept.table(name) for name in _READ}, "FHIR in memory")
