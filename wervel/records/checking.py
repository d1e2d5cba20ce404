"""Checking a source: what is there, what resolves, what cannot be right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Literal, TypeAlias

import ibis.expr.types as ir

from wervel.records.cdm import EVENTS, TABLES
from wervel.records.codelists import Codelist, all_codelists
from wervel.records.events import belongs, day_of, events
from wervel.records.resolution import Resolution
from wervel.records.source import Source

State: TypeAlias = Literal["read", "missing", "empty"]


class Severity(Enum):
    """How bad a notice is; the value is what ``wervel check`` exits with."""

    NOTE = 0
    WARNING = 10
    ERROR = 3


@dataclass(frozen=True)
class Notice:
    """Something about the records that whoever reads the numbers should know."""

    severity: Severity
    where: str
    what: str
    records: int | None = None


@dataclass(frozen=True)
class TableRead:
    """A table of the contract: how many rows, or that it is not there."""

    name: str
    state: State
    rows: int


@dataclass(frozen=True)
class ListSeen:
    """A codelist in this source: codes that occur, records and persons with one."""

    codelist: Codelist
    codes: int
    records: int
    persons: int
    carried: bool


def tables_read(source: Source) -> tuple[TableRead, ...]:
    """Every table of the contract, as it was found."""
    return tuple(_table_read(source, name) for name in TABLES)


def _table_read(source: Source, name: str) -> TableRead:
    if not source.has(name):
        return TableRead(name, "missing", 0)
    rows = int(source.table(name).count().execute())
    return TableRead(name, "read" if rows else "empty", rows)


def lists_seen(source: Source, resolution: Resolution) -> tuple[ListSeen, ...]:
    """Every codelist with what of it occurs; records outside observation left out."""
    happened = source.keep(events(source, resolution))
    lists = all_codelists()
    mine = happened.group_by("person_id").aggregate(
        **{
            each.name: belongs(happened, resolution.mask([each])).sum()
            for each in lists
        }
    )
    row = (
        mine.aggregate(
            **{f"{each.name}|records": mine[each.name].sum() for each in lists},
            **{f"{each.name}|persons": (mine[each.name] > 0).sum() for each in lists},
        )
        .to_pyarrow()
        .to_pylist()[0]
    )
    return tuple(
        ListSeen(
            each,
            _codes(resolution, each),
            int(row[f"{each.name}|records"] or 0),
            int(row[f"{each.name}|persons"] or 0),
            resolution.carries(each),
        )
        for each in lists
    )


def _codes(resolution: Resolution, of: Codelist) -> int:
    mask = resolution.mask([of])
    found: list[Mapping[int, int] | Mapping[str, int]] = [
        *resolution.by_concept.values(),
        *resolution.by_value.values(),
    ]
    return sum(bool(lists & mask) for each in found for lists in each.values())


def notices(source: Source, resolution: Resolution) -> tuple[Notice, ...]:
    """What is not as the CDM says, worst first; no value of a person in any of them."""
    found = [
        *_empty(source),
        *_keys(source),
        *_periods(source),
        *_dates(source),
        *_codes_unread(source, resolution),
    ]
    order = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    return tuple(sorted(found, key=lambda notice: order.index(notice.severity)))


def _empty(source: Source) -> Iterator[Notice]:
    for table in tables_read(source):
        if table.state == "read":
            continue
        if TABLES[table.name].needed:
            yield Notice(Severity.ERROR, table.name, "no rows: nothing can be measured")
        elif table.name != "cdm_source":
            yield Notice(Severity.NOTE, table.name, f"table {table.state}")


_KEYS = (
    ("person_id", "person"),
    ("provider_id", "provider"),
    ("visit_occurrence_id", "visit_occurrence"),
    ("care_site_id", "care_site"),
)


def _keys(source: Source) -> Iterator[Notice]:
    """Keys that lead nowhere."""
    tables = (*EVENTS, "observation_period", "visit_occurrence", "death", "provider")
    for name in tables:
        for key, target in _KEYS:
            if name == target or not (source.has(name) and source.has(target)):
                continue
            table = source.table(name)
            if key in table.columns:
                lost = table.filter(table[key].notnull()).anti_join(
                    source.table(target), key
                )
                yield from _counted(lost, name, f"{key} that is not in {target}")


def _periods(source: Source) -> Iterator[Notice]:
    periods = source.table("observation_period")
    backwards = periods.filter(
        periods.observation_period_end_date < periods.observation_period_start_date
    )
    yield from _counted(backwards, "observation_period", "ends before it starts")
    unseen = source.table("person").anti_join(periods, "person_id")
    yield from _counted(
        unseen, "person", "without observation period: their records do not count"
    )


def _dates(source: Source) -> Iterator[Notice]:
    """Dates outside life or observation."""
    spans = source.table("observation_period").select(
        "person_id",
        first="observation_period_start_date",
        last="observation_period_end_date",
    )
    person = source.table("person")
    for event in EVENTS.values():
        if not source.has(event.table):
            continue
        rows = source.table(event.table).select(
            "person_id", key=event.key, at=event.start
        )
        joined = rows.join(spans, "person_id")
        inside = joined.filter(joined["at"].between(joined["first"], joined["last"]))
        yield from _counted(
            rows.anti_join(inside, ["person_id", "key"]),
            event.table,
            "outside observation: do not count"
            if not source.whole_life
            else "outside observation: count all the same, as asked",
            severity=Severity.NOTE,
        )
        born = rows.join(person, "person_id")
        yield from _counted(
            born.filter(born["at"].year() < born.year_of_birth),
            event.table,
            "before the year of birth",
        )
        yield from _after_death(source, rows, event.table)


def _after_death(source: Source, rows: ir.Table, name: str) -> Iterator[Notice]:
    if source.has("death"):
        died = rows.join(source.table("death"), "person_id")
        late = died.filter(day_of(died["at"]) > day_of(died.death_date) + 30)
        yield from _counted(late, name, "more than 30 days after death")


def _codes_unread(source: Source, resolution: Resolution) -> Iterator[Notice]:
    for system, records in sorted(resolution.undeclared.items()):
        yield Notice(
            Severity.WARNING,
            "source values",
            f"would be read as {system} if that were declared: --source-codes {system}",
            records,
        )
    if resolution.by_name:
        yield Notice(
            Severity.NOTE,
            "concept_ancestor",
            "no rows: drugs are found by the ingredient in their RxNorm name",
        )
    if not source.has("concept"):
        yield Notice(
            Severity.WARNING,
            "concept",
            "no vocabulary: only source values that are codes themselves are read",
        )


def _counted(
    table: ir.Table, where: str, what: str, *, severity: Severity = Severity.WARNING
) -> Iterator[Notice]:
    records = int(table.count().execute())
    if records:
        yield Notice(severity, where, what, records)


def first_and_last_day(source: Source) -> tuple[date | None, date | None]:
    """The first and last date under observation; None where nobody is observed."""
    table = source.table("observation_period")
    row = (
        table.aggregate(
            first=table.observation_period_start_date.min(),
            last=table.observation_period_end_date.max(),
        )
        .to_pyarrow()
        .to_pylist()[0]
    )
    return row["first"], row["last"]
