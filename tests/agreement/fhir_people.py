"""Random patients in FHIR, drawn around the days on which something changes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import numpy as np
from agreement.histories import GAPS, OFFSETS, Chance, codes, names
from bundles import bundle, coded, resource

from wervel.records.codelists import Code, ListKind, codelist
from wervel.records.fhir.systems import VOCABULARIES

TODAY = date(2024, 6, 30)
URIS = {vocabulary: uri for uri, vocabulary in reversed(VOCABULARIES.items())}
UNLISTED = ({"system": "http://example.org/own", "code": "7"}, {"code": "L03"})
PRODUCTS = (
    {"code": "857005", "display": "Acetaminophen 325 MG / HYDROcodone 10 MG Tablet"},
    {"code": "835603", "display": "traMADol hydrochloride 50 MG Oral Tablet"},
    {"code": "310965", "display": "Ibuprofen 200 MG Oral Tablet"},
    {"code": "197361", "display": "Amlodipine 5 MG Oral Tablet"},
)
"""Products of RxNorm; no list holds the code, three names hold a listed ingredient."""

LONG = (None, None, 0, 1, 5, 6, 14, 15, 30)
LATE = (0, 0, 0, 1, 13, 14, 30, 31, 60, 89, 90, 91, 120)
"""Days from the last back-pain record to today."""


@dataclass(frozen=True)
class Drawn:
    """A patient and the resources about them, with who works where beside them."""

    patient: dict[str, Any]
    about: tuple[dict[str, Any], ...]

    @property
    def bundle(self) -> dict[str, Any]:
        """All of it, as one reads one patient."""
        return bundle(self.patient, *STAFF, *self.about)


def random_people(seed: int, number: int, *, today: date = TODAY) -> list[Drawn]:
    """So many patients of whom nothing is known later than that day."""
    chance = Chance(np.random.default_rng(seed))
    return [_drawn(chance, f"p{each}", today) for each in range(number)]


def later(seed: int, of: Drawn, *, today: date = TODAY) -> list[dict[str, Any]]:
    """Records of that patient that are all dated after the day, none by year alone."""
    chance = Chance(np.random.default_rng(seed))
    return [
        each
        for place in range(12)
        for each in _records(
            chance,
            f"{of.patient['id']}-later{place}",
            today + timedelta(days=chance.number(1, 400)),
        )
        if not re.search(r'"\d{4}"', json.dumps(each))
    ]


def _drawn(chance: Chance, name: str, today: date) -> Drawn:
    patient = resource(
        "Patient",
        name,
        birthDate=f"{chance.number(1930, 2004)}-0{chance.number(1, 9)}",
        gender=chance.of("female", "male", "other"),
    )
    last = today - timedelta(days=int(str(chance.of(*LATE))))
    pain = [last]
    for _ in range(chance.number(0, 6)):
        pain.append(pain[-1] - timedelta(days=int(str(chance.of(*GAPS)))))
    made = [
        each
        for place, day in enumerate(pain if chance.happens(0.9) else [])
        for each in _complaint(chance, f"{name}-pain{place}", day)
    ]
    for place in range(chance.number(0, 14)):
        side = timedelta(days=int(str(chance.of(*OFFSETS))))
        near = pain[chance.number(0, len(pain) - 1)]
        day = min(today, near + side if chance.happens(0.6) else near - side)
        made += _records(chance, f"{name}-{place}", day)
    if made and chance.happens(0.3):
        twin = made[chance.number(0, len(made) - 1)]
        made += [twin, {**twin, "id": f"{name}-again"}]
    return Drawn(patient, tuple(made))


def _complaint(chance: Chance, name: str, day: date) -> Iterator[dict[str, Any]]:
    often = chance.happens(0.6)
    kind = "back_pain_non_specific" if often else chance.of(*_COMPLAINTS)
    yield from _condition(chance, name, day, str(kind))


_COMPLAINTS = codelist("back_pain").members


def _records(chance: Chance, name: str, day: date) -> Iterator[dict[str, Any]]:
    """One thing that happened, now and then with the visit in which it did."""
    makers = (_visit, _alarm, _done, _asked, _supplied, _stated, _measured, _said)
    make = makers[chance.number(0, len(makers) - 1)]
    for each in make(chance, name, day):
        if chance.happens(0.2) and each["resourceType"] != "Encounter":
            yield from _visit(chance, f"{name}-visit", day)
            each["encounter"] = {"reference": f"Encounter/{name}-visit"}
        yield each


def _visit(chance: Chance, name: str, day: date) -> Iterator[dict[str, Any]]:
    yield _about(
        "Encounter",
        name,
        status=chance.of("finished", "finished", "in-progress", "entered-in-error"),
        period={"start": _written(chance, day)},
        participant=[{"individual": _somebody(chance)}],
    )


def _condition(
    chance: Chance, name: str, day: date, kind: str
) -> Iterator[dict[str, Any]]:
    said = chance.of(*("confirmed",) * 8, "entered-in-error", "refuted")
    element = chance.of("onsetDateTime", "onsetDateTime", "recordedDate")
    yield _about(
        "Condition",
        name,
        code=coded(*_noise(chance), _coding(chance, kind)),
        verificationStatus=coded({"code": said}),
        recorder=_somebody(chance),
        **{str(element): _written(chance, day)},
    )


def _alarm(chance: Chance, name: str, day: date) -> Iterator[dict[str, Any]]:
    kind = str(chance.of(*_readable(ListKind.ALARM, ListKind.OUTLOOK)))
    if not _codes(kind, "ICD10", "ICD10CM", "ICPC1", "SNOMED"):
        return
    yield from _condition(chance, name, day, kind)


def _done(chance: Chance, name: str, day: date) -> Iterator[dict[str, Any]]:
    yield _about(
        "Procedure",
        name,
        status=chance.of(*("completed",) * 5, "entered-in-error", "not-done"),
        code=coded(_coding(chance, str(chance.of(*_readable(ListKind.CARE))))),
        performedDateTime=_written(chance, day),
        performer=[{"actor": _somebody(chance)}],
    )


def _asked(chance: Chance, name: str, day: date) -> Iterator[dict[str, Any]]:
    yield _about(
        "ServiceRequest",
        name,
        status=chance.of(*("active",) * 5, "completed", "draft", "revoked"),
        intent=chance.of("order", "order", "order", "proposal"),
        code=coded(_coding(chance, str(chance.of(*_readable(ListKind.CARE))))),
        authoredOn=_written(chance, day),
        requester=_somebody(chance),
    )


def _medicine(chance: Chance) -> dict[str, Any]:
    if chance.happens(0.3):
        product: Any = chance.of(*PRODUCTS)
        return coded({"system": URIS["RxNorm"], **product})
    return coded(_coding(chance, str(chance.of(*_readable(ListKind.DRUG)))))


def _supplied(chance: Chance, name: str, day: date) -> Iterator[dict[str, Any]]:
    days: Any = chance.of(*LONG)
    length = {"value": days, "unit": "d"} if days is not None else None
    yield _about(
        "MedicationRequest",
        name,
        status=chance.of(*("active",) * 5, "completed", "draft", "cancelled"),
        intent="order",
        medicationCodeableConcept=_medicine(chance),
        authoredOn=_written(chance, day),
        requester=_somebody(chance),
        dispenseRequest={"expectedSupplyDuration": length} if length else None,
    )


def _stated(chance: Chance, name: str, day: date) -> Iterator[dict[str, Any]]:
    until: Any = chance.of(*LONG)
    last = {"end": str(day + timedelta(days=until))} if until is not None else {}
    yield _about(
        "MedicationStatement",
        name,
        status=chance.of("active", "completed", "not-taken"),
        medicationCodeableConcept=_medicine(chance),
        effectivePeriod={"start": str(day), **last},
        informationSource=_somebody(chance),
    )


def _measured(chance: Chance, name: str, day: date) -> Iterator[dict[str, Any]]:
    kind = str(chance.of("pain_score", "pain_score", "disability_index"))
    bound = {"pain_score": 7, "disability_index": 41}[kind]
    step: Any = chance.of(-2, -0.5, 0, 0.5, 1, 9000)
    yield _about(
        "Observation",
        name,
        status=chance.of("final", "final", "final", "entered-in-error"),
        code=coded(_coding(chance, kind)),
        effectiveDateTime=_written(chance, day),
        valueQuantity={"value": bound + step} if chance.happens(0.9) else None,
        performer=[_somebody(chance)],
    )


def _said(chance: Chance, name: str, day: date) -> Iterator[dict[str, Any]]:
    """An alarm, a complaint or outlook that was asked after: yes or no."""
    kinds = _readable(ListKind.ALARM, ListKind.COMPLAINT, ListKind.OUTLOOK)
    yield _about(
        "Observation",
        name,
        status="final",
        code=coded(_coding(chance, str(chance.of(*kinds)))),
        effectiveDateTime=_written(chance, day),
        valueBoolean=chance.happens(0.5),
        performer=[_somebody(chance)],
    )


def _about(kind: str, name: str, /, **elements: Any) -> dict[str, Any]:
    """A resource about the patient whose name its own begins with."""
    whom = name.partition("-")[0]
    given = {key: each for key, each in elements.items() if each is not None}
    return resource(kind, name, subject={"reference": f"Patient/{whom}"}, **given)


def _written(chance: Chance, day: date) -> str:
    """A day, or a time on it; seldom only its year, which begins before it."""
    if chance.happens(0.02):
        return str(day.year)
    return str(day) if chance.happens(0.7) else f"{day}T23:30:00-05:00"


def _noise(chance: Chance) -> tuple[Any, ...]:
    """A coding that nobody knows, before the one that counts."""
    return (chance.of(*UNLISTED),) if chance.happens(0.15) else ()


def _coding(chance: Chance, name: str) -> dict[str, Any]:
    known = _codes(name)
    of = known[chance.number(0, len(known) - 1)]
    return {"system": URIS[of.vocabulary], "code": of.code}


@cache
def _codes(name: str, *vocabularies: str) -> tuple[Code, ...]:
    return tuple(
        each for each in codes(name) if each.vocabulary in (vocabularies or URIS)
    )


@cache
def _readable(*kinds: ListKind) -> tuple[str, ...]:
    """The lists of these kinds with a code that FHIR can carry."""
    return tuple(each for each in names(*kinds) if _codes(each))


def _somebody(chance: Chance) -> dict[str, str]:
    of = chance.of(*("general_practitioner",) * 4, *_WORKING)
    return {"reference": f"Practitioner/{of}"}


_WORKING = (*_readable(ListKind.PROVIDER), "dermatologist", "somebody", "unheard-of")
_SPECIALTY: Mapping[str, dict[str, str]] = {
    **{
        each: {"system": URIS[code.vocabulary], "code": code.code}
        for each in _readable(ListKind.PROVIDER)
        for code in _codes(each)[:1]
    },
    "dermatologist": {"system": URIS["AGB"], "code": "0310"},
}
STAFF = (
    *(resource("Practitioner", each) for each in _WORKING[:-1]),
    *(
        resource(
            "PractitionerRole",
            f"role-{each}",
            practitioner={"reference": f"Practitioner/{each}"},
            organization={"reference": f"Organization/site{place % 3}"},
            specialty=[coded(code)],
        )
        for place, (each, code) in enumerate(_SPECIALTY.items())
    ),
    *(resource("Organization", f"site{place}") for place in range(3)),
)
"""Who works here; one without a specialty, and one of a specialty nobody asks for."""
