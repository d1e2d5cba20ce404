"""The records behind a reason, as a clinician recognises them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from wervel.advice.because import Reason, day_of
from wervel.advice.consultation import Reading
from wervel.advice.markdown import plain
from wervel.advice.subject import reference_of
from wervel.records.fhir.elements import Resource, part, parts, text
from wervel.records.fhir.events import Event

_CONCEPTS = (
    "code",
    "medicationCodeableConcept",
    "vaccineCode",
    "type",
    "serviceType",
    "reasonCode",
    "procedureCode",
    "category",
)
"""Where a resource says what it is about, the most telling first."""


@dataclass(frozen=True)
class Seen:
    """One record: its own display text, its day, and the resource it stands in.

    ``reference`` is empty and ``label`` too where the record is only that somebody sees
    the patient today.
    """

    label: str
    on: date
    reference: str
    is_draft: bool
    value: float | None = None


@dataclass(frozen=True)
class Shelf:
    """The resources that the reasons of a card were read from, by record."""

    of: Mapping[int, Resource]
    drafts: frozenset[int]

    def seen(self, reason: Reason) -> tuple[Seen, ...]:
        """The records of a reason, the consultation itself, then the last ones, first.

        What says the same on the same day is shown once.
        """
        found: dict[tuple[str, date], Seen] = {}
        for event in sorted(reason.seen, key=lambda each: -each.day):
            one = self._seen(event)
            found.setdefault((one.label, one.on), one)
        return tuple(sorted(found.values(), key=lambda each: each.label != ""))

    def _seen(self, event: Event) -> Seen:
        resource = self.of.get(event.record_id)
        if resource is None:
            return Seen("", day_of(event), "", is_draft=False)
        return Seen(
            label(resource, is_reason=event.record_table == "condition_occurrence"),
            day_of(event),
            reference_of(resource),
            is_draft=event.record_id in self.drafts,
            value=event.value,
        )


def shelf(reasons: Iterable[Reason], reading: Reading) -> Shelf:
    """The resources behind these reasons."""
    wanted = {event.record_id for each in reasons for event in each.seen} - {0}
    if not wanted:
        return Shelf({}, frozenset())
    found = {each: reading.sources[each] for each in wanted if each in reading.sources}
    return Shelf(found, frozenset(wanted & reading.drafted_ids))


@dataclass(frozen=True)
class Draft:
    """A draft order: what it asks, and whether a codelist knows that."""

    label: str
    reference: str
    is_known: bool


def drafts_known(reading: Reading) -> tuple[Draft, ...]:
    """The draft orders; of those that no codelist knows nothing can be said."""
    drafts = reading.consultation.drafts
    return tuple(
        Draft(label(each), reference_of(each), bool(events))
        for each, events in zip(drafts, reading.drafted, strict=True)
    )


def label(of: Resource, *, is_reason: bool = False) -> str:
    """What a resource calls itself; of an encounter as a complaint, its reason."""
    first = ("reasonCode",) if is_reason and "code" not in of else ()
    for name in (*first, *_CONCEPTS):
        for concept in parts(of, name):
            if said := _of_concept(concept):
                return said
    reference = part(of, "medicationReference")
    return plain(
        text(reference, "display")
        or text(of, "title")
        or text(of, "description")
        or text(of, "resourceType")
    )


def _of_concept(concept: Resource) -> str:
    displays = (text(each, "display") for each in parts(concept, "coding"))
    codes = (text(each, "code") for each in parts(concept, "coding"))
    said = next(filter(None, displays), "") or text(concept, "text")
    return plain(said or next(filter(None, codes), ""))
