"""Events of a few patients, in plain Python: what ``records.events`` is to a source.

At the bedside the rows of one patient are at hand, and a look-up for each code is all
it takes. The tests hold this against the events of the same rows in a source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from wervel.records.cdm import EVENTS
from wervel.records.codelists import Codelist, all_codelists, leaves
from wervel.records.fhir.context import Row
from wervel.records.fhir.elements import Resource, codings, parts
from wervel.records.fhir.references import key_of, number_of
from wervel.records.fhir.systems import chosen
from wervel.records.fhir.tables import WRITTEN, Records
from wervel.records.matching import Matcher
from wervel.records.resolution import places

EPOCH = date(1970, 1, 1)


class Event(NamedTuple):
    """A record on some codelist; ``lists`` are the bits of all of them."""

    person_id: int
    day: int
    days: int | None
    value: float | None
    provider_id: int | None
    care_site_id: int | None
    provider_known: bool
    record_table: str
    record_id: int
    lists: int


class Provider(NamedTuple):
    """Where somebody works, and the bits of the lists of the specialty."""

    care_site_id: int | None
    lists: int


NOBODY = Provider(None, 0)


def day_number(of: date) -> int:
    """A date as days since 1970-01-01."""
    return (of - EPOCH).days


def date_of(day: int) -> date:
    """Days since 1970-01-01 as a date."""
    return EPOCH + timedelta(days=day)


def events_of(records: Records, *, until: date) -> list[Event]:
    """One event per record on some codelist, or visit to a listed provider.

    Nothing after ``until`` is read.
    """
    about = _About.of(records)
    last = day_number(until)
    found = [
        *_recorded(records.tables, about, undated=None),
        *_visits(records.tables, about),
    ]
    return [each for each in found if each.day <= last]


def proposed_events(records: Records, *, on: date) -> list[Event]:
    """One event per order that is only proposed, if it were signed on that day."""
    day = day_number(on)
    proposed = _recorded(records.proposed, _About.of(records), undated=day)
    return [each._replace(day=day) for each in proposed]


class _About(NamedTuple):
    """What records point to: providers, visits, products."""

    providers: Mapping[int, Provider]
    seen_by: Mapping[int, int | None]
    products: Mapping[int, int]

    @classmethod
    def of(cls, records: Records) -> _About:
        tables = records.tables
        return cls(
            {
                _whole(row[_PROVIDER["provider_id"]]): Provider(
                    _maybe(row[_PROVIDER["care_site_id"]]),
                    lists_of(
                        "provider", _text(row[_PROVIDER["specialty_source_value"]])
                    ),
                )
                for row in tables.get("provider", ())
            },
            {
                _whole(row[_VISIT["visit_occurrence_id"]]): _maybe(
                    row[_VISIT["provider_id"]]
                )
                for row in tables.get("visit_occurrence", ())
            },
            {
                _whole(row[_CONCEPT["concept_id"]]): _lists_of_product(row)
                for row in tables.get("concept", ())
            },
        )


def _recorded(
    tables: Mapping[str, Sequence[Row]], about: _About, *, undated: int | None
) -> Iterator[Event]:
    """The records with a listed code; ``undated`` is the day of one without a date."""
    for name, read in _READ.items():
        for row in tables.get(name, ()):
            product = about.products.get(_whole(row[read.source_concept]))
            lists = (
                lists_of(name, _text(row[read.source_value]))
                if product is None
                else product
            )
            start = row[read.start]
            day = day_number(start) if isinstance(start, date) else undated
            if not lists or day is None:
                continue
            number = _maybe(row[read.provider])
            if number is None:
                number = about.seen_by.get(_maybe(row[read.visit]) or 0)
            by = about.providers.get(number or 0, NOBODY)
            value = row[read.value] if read.value is not None else None
            yield Event(
                _whole(row[read.person]),
                day,
                _days(row, read),
                value if isinstance(value, float) else None,
                number,
                by.care_site_id,
                by.lists != 0,
                name,
                _whole(row[read.key]),
                lists | by.lists,
            )


def _visits(tables: Mapping[str, Sequence[Row]], about: _About) -> Iterator[Event]:
    for row in tables.get("visit_occurrence", ()):
        number = _maybe(row[_VISIT["provider_id"]])
        by = about.providers.get(number or 0, NOBODY)
        start = row[_VISIT["visit_start_date"]]
        if by.lists and isinstance(start, date):
            yield Event(
                _whole(row[_VISIT["person_id"]]),
                day_number(start),
                None,
                None,
                number,
                by.care_site_id,
                True,
                "visit_occurrence",
                _whole(row[_VISIT["visit_occurrence_id"]]),
                by.lists,
            )


@lru_cache(maxsize=65536)
def lists_of(table: str, value: str) -> int:
    """The bits of the lists a source value (``VOCABULARY:code``) is on."""
    vocabulary, _, code = value.replace("|", ":").partition(":")
    return _matcher(table).code(vocabulary.strip(), code)


def _lists_of_product(row: Row) -> int:
    vocabulary = _text(row[_CONCEPT["vocabulary_id"]])
    matcher = _matcher("drug_exposure")
    return matcher.code(
        vocabulary, _text(row[_CONCEPT["concept_code"]])
    ) | matcher.drug_name(vocabulary, _text(row[_CONCEPT["concept_name"]]))


@cache
def _matcher(table: str) -> Matcher:
    held = [each for each in all_codelists() if not each.members]
    return Matcher.of(held, places(held), table, by_name=True)


def _columns(table: str) -> Mapping[str, int]:
    return {column.name: at for at, column in enumerate(WRITTEN[table].columns)}


_PROVIDER, _VISIT, _CONCEPT = map(_columns, ("provider", "visit_occurrence", "concept"))


_SPECIALTY = _PROVIDER["specialty_source_value"]


class _Places(NamedTuple):
    """Where in a row of a table something stands."""

    key: int
    person: int
    start: int
    source_concept: int
    source_value: int
    provider: int
    visit: int
    end: int | None
    days: int | None
    value: int | None


def _places(name: str) -> _Places:
    at, event = _columns(name), EVENTS[name]
    return _Places(
        at[event.key],
        at["person_id"],
        at[event.start],
        at[event.source_concept],
        at[event.source_value],
        at["provider_id"],
        at["visit_occurrence_id"],
        at[event.end] if event.end else None,
        at[event.days_supply] if event.days_supply else None,
        at[event.value] if event.value else None,
    )


_READ: Mapping[str, _Places] = {name: _places(name) for name in EVENTS}


def _days(row: Row, read: _Places) -> int | None:
    """Days a supply lasts: as recorded, else from its first day to its last."""
    if read.days is None or read.end is None:
        return None
    supplied = _maybe(row[read.days])
    if supplied is not None and supplied >= 1:
        return supplied
    start, end = row[read.start], row[read.end]
    if isinstance(start, date) and isinstance(end, date) and end >= start:
        return (end - start).days + 1
    return None


def _whole(of: object) -> int:
    return of if isinstance(of, int) else 0


def _maybe(of: object) -> int | None:
    return of if isinstance(of, int) else None


def _text(of: object) -> str:
    return of if isinstance(of, str) else ""


_REASON = "condition_occurrence"


def contact_event(by: Codelist, *, on: date) -> Event:
    """That somebody of this specialty sees the patient on that day.

    Of a list that joins several specialties the first stands for all.
    """
    bits = places(each for each in all_codelists() if not each.members)
    lists = 1 << bits[min(leaves(by))]
    day = day_number(on)
    return Event(0, day, None, None, None, None, True, "visit_occurrence", 0, lists)


def reason_events(resources: Iterable[Resource], *, on: date) -> list[Event]:
    """One event per complaint that is the reason of an order or encounter."""
    day = day_number(on)
    found = []
    for each in resources:
        number = record_number(key_of(each, ""))
        for concept in parts(each, "reasonCode"):
            coded = chosen(codings(concept), table=_REASON)
            lists = lists_of(_REASON, coded.value) if coded else 0
            if lists:
                about = (None, None, None, None, False)
                found.append(Event(0, day, *about, _REASON, number, lists))
    return found


def record_number(key: str) -> int:
    """The number of the first record that a resource becomes."""
    return number_of(f"{key}.0")
