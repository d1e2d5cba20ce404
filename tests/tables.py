"""The drawn world as OMOP CDM tables, on any engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import ibis
import pyarrow as pa
from ibis.backends import BaseBackend
from world import PROVIDERS, SOMEBODY, Record, Somebody, World, carried, first_code

from wervel.records.cdm import EVENTS, TABLES, Kind
from wervel.records.codelists import Code
from wervel.records.opening import open_source
from wervel.records.source import Source

DAY_ZERO = date(2020, 1, 1)
LOCAL = 2_000_000_001
STANDARD = frozenset({"SNOMED", "LOINC", "RxNorm", "CPT4"})
"""Vocabularies whose concepts stand in ``*_concept_id``; others are source concepts."""

DERMATOLOGIST = Code("AGB", "0310", "dermatologist")
SPECIALTIES = {
    name: DERMATOLOGIST if name == "dermatologist" else first_code(name)
    for name in PROVIDERS.values()
}
PROVIDER_IDS = {name: place for place, name in enumerate((*SPECIALTIES, SOMEBODY), 1)}

_TYPES = {
    Kind.INTEGER: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.DATE: pa.date32(),
    Kind.TEXT: pa.string(),
}

Rows = Mapping[str, list[dict[str, Any]]]


def opened(
    world: World, connection: BaseBackend | None = None, *, whole_life: bool = False
) -> Source:
    """The world as a source that carries all lists but those it says it does not."""
    backend = connection or ibis.duckdb.connect()
    write(rows(world), backend)
    source = open_source(backend, whole_life=whole_life)
    return replace(source, carried=carried(world.not_carried))


def write(
    tables: Rows, connection: BaseBackend, renamed: Callable[[str], str] = str
) -> None:
    """Create these tables, and only these, in the database, under names made so."""
    clear(connection)
    for name, lines in tables.items():
        table = arrow(name, lines)
        columns = [renamed(column) for column in table.column_names]
        connection.create_table(renamed(name), table.rename_columns(columns))


def clear(connection: BaseBackend) -> None:
    """Drop the tables of the CDM that an earlier test left in the database."""
    for name in connection.list_tables():
        if name.lower() in TABLES:
            connection.drop_table(name)


def arrow(name: str, lines: list[dict[str, Any]]) -> pa.Table:
    """The rows with all columns that the contract knows, in its types."""
    schema = pa.schema(
        [(column.name, _TYPES[column.kind]) for column in TABLES[name].columns]
    )
    return pa.Table.from_pylist(lines, schema=schema)


def on(day: int) -> date:
    """The date of a day of the picture."""
    return DAY_ZERO + timedelta(days=day)


def rows(world: World) -> dict[str, list[dict[str, Any]]]:
    """The rows of every table of the CDM in which this world has something to say."""
    codes = {each.code for each in world.records if each.code}
    concepts = {
        code: LOCAL + place
        for place, code in enumerate(sorted(codes | set(SPECIALTIES.values())))
    }
    tables: dict[str, list[dict[str, Any]]] = {
        "person": [_person(world, person) for person in world.persons],
        "observation_period": _observation(world),
        "provider": _providers(concepts),
        "concept": [_concept(code, number) for code, number in concepts.items()],
        "visit_occurrence": [],
        **{name: [] for name in EVENTS},
    }
    for number, record in enumerate(world.records, 1):
        lines = tables[record.table]
        lines.append(
            _visit(record, number)
            if record.code is None
            else _event(record, number, concepts[record.code])
        )
    return tables


def _person(world: World, person: int) -> dict[str, Any]:
    somebody = world.people.get(person, Somebody())
    return {
        "person_id": person,
        "gender_concept_id": somebody.gender,
        "year_of_birth": somebody.born,
    }


def _observation(world: World) -> list[dict[str, Any]]:
    stretches = [
        (person, first, last)
        for person in world.persons
        for first, last in world.observed_of(person)
    ]
    return [
        {
            "observation_period_id": number,
            "person_id": person,
            "observation_period_start_date": on(first),
            "observation_period_end_date": on(last),
        }
        for number, (person, first, last) in enumerate(stretches, 1)
    ]


def _providers(concepts: Mapping[Code, int]) -> list[dict[str, Any]]:
    return [
        {
            "provider_id": number,
            "specialty_concept_id": 0,
            "specialty_source_concept_id": concepts.get(SPECIALTIES.get(name)),
            "care_site_id": 100 + number,
        }
        for name, number in PROVIDER_IDS.items()
    ]


def _concept(code: Code, number: int) -> dict[str, Any]:
    return {
        "concept_id": number,
        "concept_name": code.term or code.code,
        "vocabulary_id": code.vocabulary,
        "concept_code": code.code,
        "standard_concept": "S" if code.vocabulary in STANDARD else None,
    }


def _visit(record: Record, number: int) -> dict[str, Any]:
    return {
        "visit_occurrence_id": number,
        "person_id": record.person,
        "visit_concept_id": 9202,
        "visit_start_date": on(record.day),
        "visit_end_date": on(record.day),
        "provider_id": PROVIDER_IDS.get(record.by),
    }


def _event(record: Record, number: int, concept: int) -> dict[str, Any]:
    event = EVENTS[record.table]
    assert record.code is not None
    standard = record.code.vocabulary in STANDARD
    line: dict[str, Any] = {
        event.key: number,
        "person_id": record.person,
        event.concept: concept if standard else 0,
        event.source_concept: None if standard else concept,
        event.source_value: record.code.code,
        event.start: on(record.day),
        "provider_id": PROVIDER_IDS.get(record.by),
    }
    if event.value:
        line[event.value] = record.value
    if event.days_supply and event.end:
        last = _last_day(record)
        line[event.days_supply] = record.days
        line[event.end] = None if last is None else on(last)
    return line


def _last_day(record: Record) -> int | None:
    if record.until is not None:
        return record.until
    supplied = record.days or 0
    return record.day + supplied - 1 if supplied > 0 else None
