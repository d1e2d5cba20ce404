"""What happened, as FHIR: a record of a story becomes a resource somebody might send.

Two dialects hold the same things: plain R4, and the way the Dutch nl-core profiles (zib
2020) write them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from bundles import about, coded, resource
from world import Record

from wervel.records.codelists import Code, codelist
from wervel.records.fhir.systems import VOCABULARIES

SYSTEMS: Mapping[str, str] = {
    **{vocabulary: uri for uri, vocabulary in reversed(VOCABULARIES.items())},
    "ICPC1": "http://hl7.org/fhir/sid/icpc-1",
}
DUTCH: Mapping[str, str] = {
    **SYSTEMS,
    "ICPC1": "http://hl7.org/fhir/sid/icpc-1-nl",
    "ICD10": "http://hl7.org/fhir/sid/icd-10-nl",
}
PROFILE = "http://nictiz.nl/fhir/StructureDefinition/"
PROFILES: Mapping[str, str] = {
    "Patient": "nl-core-Patient",
    "Practitioner": "nl-core-HealthProfessional-Practitioner",
    "PractitionerRole": "nl-core-HealthProfessional-PractitionerRole",
    "Condition": "nl-core-Problem",
    "MedicationRequest": "nl-core-MedicationAgreement",
    "Procedure": "nl-core-Procedure-event",
    "ServiceRequest": "nl-core-Procedure-request",
    "Observation": "nl-core-FunctionalOrMentalStatus",
    "Encounter": "nl-core-Encounter",
}
VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status"


@dataclass(frozen=True)
class Written:
    """A record, the date as it is written down, and what is said of its standing.

    ``standing`` is ``draft`` for an order that is not signed; ``refuted`` or ``entered
    in error`` for what is not so; else nothing.
    """

    record: Record
    day: str
    standing: str = ""

    @property
    def is_draft(self) -> bool:
        """Whether it is an order that is not signed yet."""
        return self.standing == "draft"


def as_resource(of: Written, name: str, *, dutch: bool) -> dict[str, Any]:
    """The resource that holds a record."""
    makers = {
        "condition_occurrence": _condition,
        "drug_exposure": _medicine,
        "procedure_occurrence": _procedure,
        "measurement": _observation,
        "observation": _observation,
        "visit_occurrence": _encounter,
    }
    return as_profiled(makers[of.record.table](of, name, dutch), dutch=dutch)


def as_profiled(of: dict[str, Any], *, dutch: bool) -> dict[str, Any]:
    """The same resource, saying which nl-core profile it keeps to."""
    if not dutch:
        return of
    return {**of, "meta": {"profile": [PROFILE + PROFILES[of["resourceType"]]]}}


def professionals(names: set[str], *, dutch: bool) -> list[dict[str, Any]]:
    """A practitioner and the role of one, for each of these."""
    return [
        as_profiled(each, dutch=dutch)
        for name in sorted(names)
        for each in (
            resource("Practitioner", _id(name)),
            resource(
                "PractitionerRole",
                f"{_id(name)}-role",
                practitioner={"reference": f"Practitioner/{_id(name)}"},
                specialty=[_specialty(name, dutch=dutch)],
            ),
        )
    ]


@cache
def _specialty(name: str, *, dutch: bool) -> dict[str, Any]:
    wanted = "AGB" if dutch else "SNOMED"
    codes = sorted(
        each.code for each in codelist(name).codes if each.vocabulary == wanted
    )
    return coded((SYSTEMS[wanted], codes[0]))


def _id(name: str) -> str:
    return name.replace("_", "-")


def _who(name: str, *, dutch: bool) -> dict[str, str]:
    """A reference; nl-core points to the role, plain R4 to the practitioner."""
    kind, end = ("PractitionerRole", "-role") if dutch else ("Practitioner", "")
    return {"reference": f"{kind}/{_id(name)}{end}"}


def _by(of: Written, element: str, dutch: bool) -> dict[str, Any]:
    return {element: _who(of.record.by, dutch=dutch)} if of.record.by else {}


def _code(of: Code | None, dutch: bool) -> dict[str, Any]:
    if of is None:
        raise ValueError("a story wants a code here")
    system = (DUTCH if dutch else SYSTEMS)[of.vocabulary]
    return coded((system, of.code))


def _condition(of: Written, name: str, dutch: bool) -> dict[str, Any]:
    said = {"refuted": "refuted", "entered in error": "entered-in-error"}
    standing = said.get(of.standing, "confirmed")
    when = {"onsetDateTime": of.day}
    if dutch:
        when = {"onsetDateTime": of.day, "recordedDate": of.day}
    return about(
        "Condition",
        name,
        code=_code(of.record.code, dutch),
        verificationStatus={"coding": [{"system": VERIFICATION, "code": standing}]},
        **when,
        **_by(of, "recorder", dutch),
    )


def _medicine(of: Written, name: str, dutch: bool) -> dict[str, Any]:
    days = of.record.days
    supply = {"expectedSupplyDuration": {"value": days, "unit": "d", "code": "d"}}
    return about(
        "MedicationRequest",
        name,
        status="draft" if of.is_draft else "active",
        intent="order",
        medicationCodeableConcept=_code(of.record.code, dutch),
        authoredOn=of.day,
        **({"dispenseRequest": supply} if days else {}),
        **_by(of, "requester", dutch),
    )


def _procedure(of: Written, name: str, dutch: bool) -> dict[str, Any]:
    """Something done; where a GP asks for it, or nobody signed yet, an order."""
    code = _code(of.record.code, dutch)
    if of.is_draft or of.record.by == "general_practitioner":
        return about(
            "ServiceRequest",
            name,
            status="draft" if of.is_draft else "active",
            intent="order",
            code=code,
            authoredOn=of.day,
            **_by(of, "requester", dutch),
        )
    performer = [{"actor": _who(of.record.by, dutch=dutch)}] if of.record.by else []
    return about(
        "Procedure",
        name,
        status="completed",
        code=code,
        performedDateTime=of.day,
        **({"performer": performer} if performer else {}),
    )


def _observation(of: Written, name: str, dutch: bool) -> dict[str, Any]:
    value = of.record.value
    answer = {"valueBoolean": True} if value is None else {}
    return about(
        "Observation",
        name,
        status="final",
        code=_code(of.record.code, dutch),
        effectiveDateTime=of.day,
        **answer,
        **({} if value is None else {"valueQuantity": {"value": value}}),
        **({"performer": [_who(of.record.by, dutch=dutch)]} if of.record.by else {}),
    )


def _encounter(of: Written, name: str, dutch: bool) -> dict[str, Any]:
    return about(
        "Encounter",
        name,
        status="finished",
        class_={"code": "AMB"},
        period={"start": of.day, "end": of.day},
        participant=[{"individual": _who(of.record.by, dutch=dutch)}],
    )
