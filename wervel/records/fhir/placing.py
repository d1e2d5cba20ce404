"""From resources to rows: each is placed, kept apart as proposed, or left out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from wervel.records.fhir import report as why
from wervel.records.fhir.context import Context, Row
from wervel.records.fhir.directory import KINDS as DIRECTORY
from wervel.records.fhir.elements import Resource
from wervel.records.fhir.kinds import KINDS, Item, Kind
from wervel.records.fhir.references import SMALL, Found, number_of
from wervel.records.fhir.standing import is_unconfirmed, left_out_because
from wervel.records.fhir.systems import Coded
from wervel.records.fhir.visits import PERIODS

WAITS = "waits for the day of its encounter"
"""No reason to leave something out: it is placed when all was read."""
LOCAL = 2_000_000_000
"""Concept ids above this are a source's own, as OMOP has it."""


class Whose(NamedTuple):
    """What all records of one resource share."""

    key: str
    of: Resource
    person: int
    day: date | None
    provider: int | None
    visit: int | None


def place(found: Found, into: Context) -> None:
    """Place one resource, and count what became of it."""
    reason = _known(found, into) if found.kind in DIRECTORY else _left_out(found, into)
    if reason == WAITS:
        into.rows.waiting.append((found, into.near.by_url))
    elif reason:
        into.rows.report.leave_out(found.kind, reason)
    else:
        into.rows.report.place(found.kind)


def _known(found: Found, into: Context) -> str:
    """Why somebody others point to, read before already, is left out; else nothing."""
    if found.key in into.rows.known:
        return why.TWICE
    into.rows.known.add(found.key)
    person = into.directory.persons.get(found.key)
    return why.NO_BIRTH if person is not None and person.year is None else ""


def _left_out(found: Found, into: Context) -> str:
    """Place it where there is no reason against; else the reason."""
    kind, period = KINDS.get(found.kind), PERIODS.get(found.kind)
    if kind is None and period is None:
        return why.NOT_PLACED
    reason = left_out_because(found.of, found.kind)
    if reason not in ("", why.PROPOSED):
        return reason
    subject = kind.subject if kind else period.subject if period else ""
    person = into.patient(found, subject)
    if isinstance(person, str):
        return person
    if period is not None:
        return period.place(found, into, person)
    return _records(found, into, person, is_proposed=bool(reason)) or reason


def _records(found: Found, into: Context, person: int, *, is_proposed: bool) -> str:
    kind: Kind = KINDS[found.kind]
    items = [*kind.items(found.of, lambda each: into.medicine(each, found))]
    so = [each for each in items if not each.says_no]
    coded = [each for each in so if each.coded is not None]
    if not coded:
        return why.NOT_SO if items and not so else why.NO_CODE
    day = into.day(found, kind.dates)
    if into.rows.listed_only and day and not any(map(_is_listed, coded)):
        return _passed_over(coded, person, day, into, is_proposed=is_proposed)
    visit = into.visit(found, kind.visit)
    if day is None and not is_proposed:
        if visit and into.visits is None:
            return WAITS
        day = into.visits.get(visit) if into.visits else None
        if day is None:
            return why.NO_DATE
    whose = Whose(
        found.key,
        found.of,
        person,
        day,
        into.provider(found, kind.by),
        number_of(visit) if visit else None,
    )
    _add(coded, whose, into, is_proposed=is_proposed)
    if found.kind == "Condition" and is_unconfirmed(found.of):
        into.rows.report.notices[why.UNCONFIRMED] += 1
    return ""


def _is_listed(item: Item) -> bool:
    return item.coded is not None and item.coded.listed


def _passed_over(
    items: Sequence[Item], person: int, day: date, into: Context, *, is_proposed: bool
) -> str:
    """Of what no codelist knows only the day is kept, where no more is wanted."""
    for item in items:
        _note(item, into)
    if not is_proposed:
        into.rows.seen(person, day, day)
    return ""


def _note(item: Item, into: Context) -> None:
    if item.coded is not None and not item.coded.known:
        into.rows.report.unknown_system(item.coded.value)


def _add(
    items: Sequence[Item], whose: Whose, into: Context, *, is_proposed: bool
) -> None:
    tables = into.rows.proposed if is_proposed else into.rows.tables
    for number, item in enumerate(items):
        tables[item.table].append(_row(item, whose, number, into))
    if whose.day is not None and not is_proposed:
        into.rows.seen(whose.person, whose.day, whose.day)


def _row(item: Item, whose: Whose, number: int, into: Context) -> Row:
    """The row of a record, in the order of the contract."""
    coded = item.coded or Coded("", listed=False, known=True)
    _note(item, into)
    if coded.words:
        into.rows.concepts.setdefault(coded.value, set()).update(coded.words)
    record_id = number_of(f"{whose.key}.{number}")
    into.rows.came_from(record_id, whose.of)
    shared = (
        record_id,
        whose.person,
        0,
        whose.day,
        concept_id(coded.value) if coded.words else 0,
        coded.value,
        whose.provider,
        whose.visit,
    )
    match item.table:
        case "drug_exposure":
            return (*shared, _end(item, whose.day), item.days)
        case "measurement" | "observation":
            return (*shared, item.value)
        case _:
            return shared


def _end(item: Item, start: date | None) -> date | None:
    """The last day of a medicine; nothing where that is unknown.

    The CDM wants a date. The first day, which is put there elsewhere, would be read as
    a supply for one day, and unknown would have become no.
    """
    if item.end is not None or item.days is None or start is None:
        return item.end
    try:
        return start + timedelta(days=item.days - 1)
    except OverflowError:
        return None


def concept_id(value: str) -> int:
    """The concept of our own for a product of which only ingredients are on lists."""
    return LOCAL + number_of(value, bits=SMALL)
