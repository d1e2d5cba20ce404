"""Each type of resource that is a record: what of it is the code, the date, by whom."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple, TypeAlias

from wervel.records.fhir.drugs import days_supplied, last_day
from wervel.records.fhir.elements import (
    Resource,
    codings,
    number,
    part,
    parts,
    text,
)
from wervel.records.fhir.standing import says_no, was_done
from wervel.records.fhir.systems import Coded, chosen

MedicineOf: TypeAlias = Callable[[Resource], list[Resource]]
"""The codings of the medicine a reference means."""


class Item(NamedTuple):
    """What a resource, or a part of it, comes down to; who and when come beside it."""

    table: str
    coded: Coded | None
    value: float | None = None
    days: int | None = None
    end: date | None = None
    says_no: bool = False


@dataclass(frozen=True)
class Kind:
    """How one type of resource is read.

    ``dates`` and ``by`` are paths, the first that holds something counts; ``by`` leads
    to who recorded, did or asked it.
    """

    items: Callable[[Resource, MedicineOf], Iterable[Item]]
    dates: tuple[str, ...]
    by: tuple[str, ...] = ()
    subject: str = "subject"
    visit: str = "encounter"


def at(of: Resource, path: str) -> Iterator[Resource]:
    """The parts a path leads to: ``performer.actor`` is the actor of each performer."""
    here = [of]
    for step in _steps(path):
        here = [each for one in here for each in parts(one, step)]
    yield from here


@cache
def _steps(path: str) -> tuple[str, ...]:
    return tuple(path.split("."))


@cache
def _above(path: str) -> tuple[str, str]:
    """What leads to the last step of a path, and that step."""
    above, _, name = path.rpartition(".")
    return above, name


def dates_at(of: Resource, paths: Iterable[str]) -> Iterator[str]:
    """The dates a resource gives, in the order of the paths."""
    for path in paths:
        above, name = _above(path)
        for each in at(of, above) if above else (of,):
            found = each.get(name)
            if found is None:
                continue
            for one in found if isinstance(found, list) else [found]:
                if isinstance(one, str):
                    yield one


def _coded(table: str, *names: str) -> Callable[[Resource, MedicineOf], list[Item]]:
    """One record in that table, of the codings in these elements."""

    def items(of: Resource, _: MedicineOf) -> list[Item]:
        found = (c for name in names for one in parts(of, name) for c in codings(one))
        return [Item(table, chosen(found, table=table))]

    return items


def _drug(of: Resource, medicine_of: MedicineOf) -> list[Item]:
    found = codings(part(of, "medicationCodeableConcept")) or medicine_of(
        part(of, "medicationReference")
    )
    coded = chosen(found, table="drug_exposure")
    return [Item("drug_exposure", coded, None, days_supplied(of), last_day(of))]


def _observation(of: Resource, _: MedicineOf) -> Iterator[Item]:
    components = parts(of, "component")
    own = observed(codings(part(of, "code")), of)
    is_alone = not components or own.value is not None
    if is_alone or (own.coded is not None and own.coded.listed):
        yield own
    for each in components:
        yield observed(codings(part(each, "code")), each)


def observed(question: list[Resource], of: Resource) -> Item:
    """One answer to one question: the code, its number, or that it is not so.

    A number is a measurement, all else an observation. Where nothing is asked but
    "what is it", the answer is the code; an answer to another question is not, for
    cancer in the family is not cancer.
    """
    value = value_of(of)
    is_measured = value is not None and "valueBoolean" not in of
    table = "measurement" if is_measured else "observation"
    if all(text(each, "code") in _WHAT_IS_IT for each in question):
        answers = [*codings(part(of, "valueCodeableConcept")), *_coding_of(of)]
        question = answers or question
    coded = chosen(question, table=table)
    if table == "measurement" and not (coded and coded.listed):
        other = chosen(question, table="observation")
        if other is not None and other.listed:
            table, coded = "observation", other
    return Item(table, coded, value, says_no=says_no(of) or "dataAbsentReason" in of)


_WHAT_IS_IT = frozenset(
    {"ASSERTION", "ADMDX", "DISDX", "INTDX"}  # assertion and diagnoses of HL7
    | {"404684003", "64572001"}  # clinical finding and disease in SNOMED
    | {"29308-4", "75326-9"}  # diagnosis and problem in LOINC
)
"""Questions that only say that something was found."""


def _coding_of(of: Resource) -> list[Resource]:
    coding = part(of, "valueCoding")
    return [coding] if text(coding, "code") else []


_ORDINAL = (
    "http://hl7.org/fhir/StructureDefinition/ordinalValue",
    "http://hl7.org/fhir/StructureDefinition/itemWeight",
)


def value_of(of: Resource) -> float | None:
    """The number of an observation or answer; of a coded answer, its weight."""
    for name in ("valueInteger", "valueDecimal"):
        if (plain := number(of, name)) is not None:
            return plain
    if (quantity := number(part(of, "valueQuantity"), "value")) is not None:
        return quantity
    if of.get("valueBoolean") is True:
        return 1.0
    weights = (
        number(each, "valueDecimal")
        for coding in (*codings(part(of, "valueCodeableConcept")), *_coding_of(of))
        for each in parts(coding, "extension")
        if text(each, "url") in _ORDINAL
    )
    return next((each for each in weights if each is not None), None)


_LOINC = re.compile(r"(?:^|/)(\d{3,5}-\d)$")


def _answers(of: Resource, medicine_of: MedicineOf) -> Iterator[Item]:
    """One record for each answer whose question or answer is a code, at any depth."""
    for item in parts(of, "item"):
        question = _question(item)
        for answer in parts(item, "answer"):
            if question or _coding_of(answer):
                yield observed(question, answer)
            yield from _answers(answer, medicine_of)
        yield from _answers(item, medicine_of)


def _question(item: Resource) -> list[Resource]:
    """The LOINC code that a questionnaire uses as the name of an item."""
    for name in ("linkId", "definition"):
        found = _LOINC.search(text(item, name))
        if found and _checks(found.group(1)):
            return [{"system": "http://loinc.org", "code": found.group(1)}]
    return []


def _checks(code: str) -> bool:
    """Whether the digit after the dash is the check digit of the others (mod 10).

    >>> _checks("72514-3"), _checks("72514-4")
    (True, False)
    """
    body, _, check = code.partition("-")
    doubled = (
        int(digit) * (1 if place % 2 else 2) for place, digit in enumerate(body[::-1])
    )
    total = sum(each // 10 + each % 10 for each in doubled)
    return (10 - total) % 10 == int(check)


def _activities(of: Resource, _: MedicineOf) -> Iterator[Item]:
    """One record for each activity of a care plan that began."""
    table = "procedure_occurrence"
    for each in parts(of, "activity"):
        found = codings(part(part(each, "detail"), "code"))
        if was_done(each):
            yield Item(table, chosen(found, table=table))


_MEDICINE = ("effectiveDateTime", "effectivePeriod.start")
_BOUNDS = "dosageInstruction.timing.repeat.boundsPeriod.start"

KINDS: Mapping[str, Kind] = {
    "Condition": Kind(
        _coded("condition_occurrence", "code"),
        ("onsetDateTime", "onsetPeriod.start", "recordedDate"),
        ("recorder", "asserter"),
    ),
    "Observation": Kind(
        _observation,
        (
            "effectiveDateTime",
            "effectivePeriod.start",
            "effectiveInstant",
            "effectiveTiming.event",
            "issued",
        ),
        ("performer",),
    ),
    "Procedure": Kind(
        _coded("procedure_occurrence", "code"),
        ("performedDateTime", "performedPeriod.start"),
        ("performer.actor", "recorder"),
    ),
    "ServiceRequest": Kind(
        _coded("observation", "code", "orderDetail"),
        ("authoredOn", "occurrenceDateTime", "occurrencePeriod.start"),
        ("requester",),
    ),
    "MedicationRequest": Kind(_drug, ("authoredOn", _BOUNDS), ("requester",)),
    "MedicationStatement": Kind(
        _drug, (*_MEDICINE, "dateAsserted"), ("informationSource",), visit="context"
    ),
    "MedicationDispense": Kind(
        _drug, ("whenHandedOver", "whenPrepared"), ("performer.actor",), visit="context"
    ),
    "MedicationAdministration": Kind(
        _drug, _MEDICINE, ("performer.actor",), visit="context"
    ),
    "DiagnosticReport": Kind(
        _coded("procedure_occurrence", "code"),
        ("effectiveDateTime", "effectivePeriod.start", "issued"),
        ("performer",),
    ),
    "ImagingStudy": Kind(
        _coded("procedure_occurrence", "procedureCode"), ("started",), ("referrer",)
    ),
    "CarePlan": Kind(_activities, ("period.start", "created"), ("author",)),
    "QuestionnaireResponse": Kind(_answers, ("authored",), ("author",)),
}
