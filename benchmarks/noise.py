"""What else stands in somebody's record: the kinds and sizes an export has."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from datetime import date
from random import Random
from typing import TypeAlias

Resource: TypeAlias = dict[str, object]

SNOMED, LOINC = "http://snomed.info/sct", "http://loinc.org"
ATC, CVX = "http://www.whocc.no/atc", "http://hl7.org/fhir/sid/cvx"

_MEASURED = (
    ("8867-4", "Heart rate", "/min", 55, 100),
    ("29463-7", "Body weight", "kg", 50, 110),
    ("8302-2", "Body height", "cm", 155, 195),
    ("2339-0", "Glucose", "mg/dL", 70, 130),
    ("2160-0", "Creatinine", "mg/dL", 0.6, 1.3),
    ("718-7", "Hemoglobin", "g/dL", 11, 17),
    ("2093-3", "Cholesterol", "mg/dL", 120, 260),
)
_DISEASES = (
    ("38341003", "Hypertensive disorder"),
    ("44054006", "Diabetes mellitus type 2"),
    ("195662009", "Acute viral pharyngitis"),
    ("444814009", "Viral sinusitis"),
    ("10509002", "Acute bronchitis"),
    ("314529007", "Medication review due"),
)
_DONE = (
    ("430193006", "Medication reconciliation"),
    ("710824005", "Assessment of health and social care needs"),
    ("171207006", "Depression screening"),
    ("34043003", "Dental consultation and report"),
)
_DRUGS = (
    ("C09AA02", "enalapril"),
    ("A10BA02", "metformin"),
    ("C10AA01", "simvastatin"),
    ("J01CA04", "amoxicillin"),
)
_NOTE = "Chief complaint, history of present illness, medications, assessment, plan. "


def coded(system: str, code: str, display: str = "words") -> Resource:
    """A CodeableConcept with one coding."""
    return {"coding": [{"system": system, "code": code, "display": display}]}


def to(kind: str, name: str) -> Resource:
    """A reference."""
    return {"reference": f"{kind}/{name}"}


def noise(name: str, on: date, visit: str, draw: Random) -> Resource:
    """A resource of that name that no codelist knows, on that day, at that encounter.

    The kinds are as frequent as in the bundles that Synthea writes.
    """
    (kind,) = draw.choices(tuple(_KINDS), [share for share, _ in _KINDS.values()])
    _, elements = _KINDS[kind]
    who = "patient" if kind in _OF_PATIENT else "subject"
    return {
        "resourceType": kind,
        "id": name,
        "meta": {"profile": [f"http://example.org/StructureDefinition/{kind}"]},
        who: to("Patient", "p"),
        "encounter": to("Encounter", visit),
        **elements(_moment(on), draw),
    }


def _moment(on: date) -> str:
    return f"{on.isoformat()}T09:30:00+02:00"


def _observation(when: str, draw: Random) -> Resource:
    given: Resource = {
        "status": "final",
        "category": [coded("http://example.org/category", "vital-signs")],
        "effectiveDateTime": when,
        "issued": when,
    }
    if draw.random() < 1 / 8:
        parts = [
            {
                "code": coded(LOINC, code),
                "valueQuantity": _quantity(draw, 60, 150, "mm"),
            }
            for code in ("8480-6", "8462-4")
        ]
        return {**given, "code": coded(LOINC, "85354-9"), "component": parts}
    code, words, unit, low, high = draw.choice(_MEASURED)
    value = _quantity(draw, low, high, unit)
    return {**given, "code": coded(LOINC, code, words), "valueQuantity": value}


def _quantity(draw: Random, low: float, high: float, unit: str) -> Resource:
    value = round(draw.uniform(low, high), 1)
    return {"value": value, "unit": unit, "system": "http://unitsofmeasure.org"}


def _condition(when: str, draw: Random) -> Resource:
    status = "http://terminology.hl7.org/CodeSystem/condition-clinical"
    return {
        "clinicalStatus": coded(status, draw.choice(("active", "resolved"))),
        "code": coded(SNOMED, *draw.choice(_DISEASES)),
        "onsetDateTime": when,
        "recordedDate": when,
    }


def _procedure(when: str, draw: Random) -> Resource:
    code = coded(SNOMED, *draw.choice(_DONE))
    return {"status": "completed", "code": code, "performedDateTime": when}


def _medication(when: str, draw: Random) -> Resource:
    return {
        "status": "active",
        "intent": "order",
        "medicationCodeableConcept": coded(ATC, *draw.choice(_DRUGS)),
        "authoredOn": when,
        "dosageInstruction": [
            {"timing": {"repeat": {"frequency": 1, "period": 1, "periodUnit": "d"}}}
        ],
        "dispenseRequest": {"expectedSupplyDuration": {"value": 90, "code": "d"}},
    }


def _report(when: str, draw: Random) -> Resource:
    results = [to("Observation", f"r{draw.randrange(500)}") for _ in range(4)]
    code = coded(LOINC, "58410-2", "Complete blood count")
    return {
        "status": "final",
        "code": code,
        "effectiveDateTime": when,
        "result": results,
    }


def _note(when: str, draw: Random) -> Resource:
    data = b64encode((_NOTE * draw.randint(5, 20)).encode()).decode()
    attachment = {"contentType": "text/plain", "data": data}
    return {
        "status": "current",
        "type": coded(LOINC, "34117-2"),
        "date": when,
        "content": [{"attachment": attachment}],
    }


def _claim(when: str, draw: Random) -> Resource:
    net = {"value": draw.randint(20, 400), "currency": "EUR"}
    item = {"sequence": 1, "productOrService": coded(SNOMED, "185345009"), "net": net}
    return {
        "status": "active",
        "use": "claim",
        "type": coded("http://example.org/claim", "institutional"),
        "created": when,
        "item": [item] * draw.randint(1, 3),
        "total": net,
    }


def _shot(when: str, draw: Random) -> Resource:
    code = coded(CVX, draw.choice(("08", "140", "115")))
    return {"status": "completed", "vaccineCode": code, "occurrenceDateTime": when}


def _allergy(when: str, draw: Random) -> Resource:
    allergen = draw.choice(("260147004", "256277009"))
    return {"type": "allergy", "code": coded(SNOMED, allergen), "recordedDate": when}


def _plan(when: str, draw: Random) -> Resource:
    details = [
        {"detail": {"code": coded(SNOMED, c), "status": "completed"}} for c, _ in _DONE
    ]
    activity = draw.sample(details, 2)
    period = {"start": when}
    return {
        "status": "active",
        "intent": "plan",
        "period": period,
        "activity": activity,
    }


def _study(when: str, draw: Random) -> Resource:
    series = {
        "uid": f"2.25.{draw.randrange(10**12)}",
        "modality": {
            "system": "http://dicom.nema.org/resources/ontology/DCM",
            "code": "DX",
        },
        "bodySite": {"system": SNOMED, "code": "51185008", "display": "Chest"},
    }
    return {"status": "available", "started": when, "series": [series]}


_KINDS: Mapping[str, tuple[int, Callable[[str, Random], Resource]]] = {
    "Observation": (45, _observation),
    "Procedure": (9, _procedure),
    "Condition": (5, _condition),
    "DocumentReference": (6, _note),
    "Claim": (6, _claim),
    "ExplanationOfBenefit": (6, _claim),
    "DiagnosticReport": (6, _report),
    "Immunization": (5, _shot),
    "MedicationRequest": (5, _medication),
    "AllergyIntolerance": (2, _allergy),
    "CarePlan": (2, _plan),
    "ImagingStudy": (2, _study),
}
"""How often each kind comes, of a hundred."""

_OF_PATIENT = ("Claim", "ExplanationOfBenefit", "Immunization", "AllergyIntolerance")
