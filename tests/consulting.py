"""A consultation written by hand: a patient of a GP, with orders on the desk."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from bundles import (
    AGB,
    ATC,
    PAIN_SCORE,
    SNOMED,
    TRAMADOL,
    about,
    bundle,
    coded,
    condition,
    patient,
    resource,
)

from wervel.advice.consultation import Consultation, Reading, read
from wervel.findings.bedside import Bedside
from wervel.recommendations.bodies import ALL
from wervel.records import codelists

TODAY = date(2024, 5, 1)
GP = codelists.general_practitioner
XRAY = (SNOMED, "840361000")
MRI = (SNOMED, "433141005")
NEUROLOGIST = (SNOMED, "183521007")
PHYSIOTHERAPY = (SNOMED, "306170007")
PARACETAMOL = (ATC, "N02BE01")
DIAZEPAM = (ATC, "N05BA01")
SADDLE = (SNOMED, "192970008")
BY_GP = {"reference": "Practitioner/gp"}


@cache
def bedside() -> Bedside:
    """A bedside with every recommendation there is."""
    return Bedside.opened(ALL)


def record(*more: dict[str, Any], since: str | None = "2024-04-10") -> dict[str, Any]:
    """The record of somebody whose back pain a GP wrote down three weeks ago."""
    role = resource(
        "PractitionerRole", "gp", practitioner=BY_GP, specialty=[coded((AGB, "01"))]
    )
    pain = [condition("pain", onsetDateTime=since, recorder=BY_GP)] if since else []
    staff = (resource("Practitioner", "gp"), role)
    return bundle(patient(), *staff, *pain, *more)


def order(code: tuple[str, str], name: str = "x", /, **elements: Any) -> dict[str, Any]:
    """An order that is drafted."""
    known = {"status": "draft", "intent": "order", "requester": BY_GP}
    given = {**known, "code": coded(code), **elements}
    return about("ServiceRequest", name, **given)


def drug(
    code: tuple[str, str] = TRAMADOL,
    name: str = "x",
    /,
    days: float | None = None,
    **elements: Any,
) -> dict[str, Any]:
    """A prescription that is drafted, for so many days."""
    length = {"expectedSupplyDuration": {"value": days, "unit": "d"}}
    given = {
        "status": "draft",
        "intent": "order",
        "medicationCodeableConcept": coded(code),
        **({"dispenseRequest": length} if days is not None else {}),
        **elements,
    }
    return about("MedicationRequest", name, requester=BY_GP, **given)


def given(code: tuple[str, str], on: str, name: str = "given") -> dict[str, Any]:
    """A drug that was prescribed."""
    return drug(code, name, status="active", authoredOn=on)


def score(value: float, on: str = "2024-05-01", name: str = "score") -> dict[str, Any]:
    """How bad the pain is."""
    return about(
        "Observation",
        name,
        status="final",
        code=coded(PAIN_SCORE),
        effectiveDateTime=on,
        valueQuantity={"value": value},
    )


def consult(*documents: object, **elements: Any) -> Reading:
    """What the consultation comes to; with a GP, unless it is said otherwise."""
    known = {"today": TODAY, "by": GP, **elements}
    return read(Consultation(documents=documents, **known), bedside())
