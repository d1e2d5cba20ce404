"""What placing one resource needs: what was read before, and where rows go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from wervel.records.fhir import report as why
from wervel.records.fhir.directory import Directory
from wervel.records.fhir.elements import Resource, first_day, part
from wervel.records.fhir.kinds import at, dates_at
from wervel.records.fhir.references import Found, Neighbours
from wervel.records.fhir.report import Report

Row: TypeAlias = tuple[object, ...]


def _no_rows() -> defaultdict[str, list[Row]]:
    return defaultdict(list)


@dataclass
class Rows:
    """What was placed so far, by table; whoever writes the rows takes them away.

    ``spans`` is from when to when something is known of a person; ``concepts`` the
    listed ingredients of each product; ``insured`` the coverage without an end;
    ``known`` whom others point to, as far as they were counted; ``waiting`` what has no
    date of its own, until the days of the encounters it belongs to are known;
    ``sources`` the resource of each record, where somebody wants to go back to it.
    With ``listed_only`` what no codelist knows becomes no row.
    """

    report: Report = field(default_factory=Report)
    tables: defaultdict[str, list[Row]] = field(default_factory=_no_rows)
    proposed: defaultdict[str, list[Row]] = field(default_factory=_no_rows)
    spans: dict[int, tuple[date, date]] = field(default_factory=dict)
    concepts: dict[str, set[str]] = field(default_factory=dict)
    insured: list[Row] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    waiting: list[tuple[Found, Mapping[str, str]]] = field(default_factory=list)
    sources: dict[int, Resource] | None = None
    listed_only: bool = False

    def came_from(self, number: int, resource: Resource) -> None:
        """A record of this number was read from that resource."""
        if self.sources is not None:
            self.sources[number] = resource

    def seen(self, person: int, first: date, last: date) -> None:
        """Something is known of somebody from one day to another."""
        before = self.spans.get(person)
        if before is not None:
            first, last = min(first, before[0]), max(last, before[1])
        self.spans[person] = first, last


@dataclass(frozen=True)
class Context:
    """The directory, the neighbours of one document, and the rows so far.

    ``visits`` is the day of each encounter that gives one to what has none; nothing as
    long as these are not known.
    """

    directory: Directory
    near: Neighbours
    rows: Rows
    until: date | None = None
    visits: Mapping[str, date] | None = None

    def key(self, reference: Resource, found: Found, *, kind: str) -> str:
        """The key that a reference in this resource means."""
        return self.near.key(reference, owner=found.key, kind=kind)

    def patient(self, found: Found, name: str) -> int | str:
        """The id of the patient a resource is about, or why there is none."""
        key = self.key(part(found.of, name), found, kind="Patient")
        person = self.directory.persons.get(key)
        if person is None:
            return why.NO_PATIENT
        if person.year is None:
            return why.PATIENT_LEFT_OUT
        return self.directory.person_id(key)

    def day(self, found: Found, paths: Iterable[str]) -> date | None:
        """The first date a resource gives, with a notice where that needs one."""
        written = first_day(dates_at(found.of, paths))
        if written is None:
            return None
        if written.partial:
            self.rows.report.notices[why.PARTIAL] += 1
        if self.until is not None and written.date > self.until:
            self.rows.report.notices[why.AFTER] += 1
        return written.date

    def providers(self, found: Found, paths: Iterable[str]) -> Iterator[str]:
        """The keys of the practitioners these paths lead to."""
        for path in paths:
            for each in at(found.of, path):
                key = self.key(each, found, kind="Practitioner")
                if self.directory.is_provider(key):
                    yield key

    def provider(self, found: Found, paths: Iterable[str]) -> int | None:
        """The id of the first of them."""
        key = next(self.providers(found, paths), None)
        return None if key is None else self.directory.provider_id(key)

    def visit(self, found: Found, name: str) -> str:
        """The key of the encounter a resource belongs to; empty where there is none."""
        key = self.key(part(found.of, name), found, kind="Encounter")
        return key if key.startswith("Encounter/") else ""

    def medicine(self, reference: Resource, found: Found) -> list[Resource]:
        """The codings of the medicine that is meant."""
        key = self.key(reference, found, kind="Medication")
        return self.directory.medications.get(key, [])
