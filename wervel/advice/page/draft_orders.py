"""The draft orders of the page's small menu, as FHIR R4 resources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wervel.records.fhir.elements import Resource

SNOMED, ATC = "http://snomed.info/sct", "http://www.whocc.no/atc"
OPCS4 = "https://fhir.hl7.org.uk/Id/opcs-4"
UCUM = "http://unitsofmeasure.org"


@dataclass(frozen=True)
class Draft:
    """What is ordered: its code, and for a drug the days of supply."""

    system: str
    code: str
    display: str
    days: int = 0


DRAFTS: Mapping[str, Draft] = {
    "xray": Draft(SNOMED, "840361000", "plain X-ray of lumbar vertebral column region"),
    "mri": Draft(
        SNOMED,
        "394451000119106",
        "magnetic resonance imaging of lumbar spine without contrast",
    ),
    "physiotherapy": Draft(SNOMED, "308447003", "referral to physiotherapist"),
    "neurology": Draft(SNOMED, "308474002", "referral to neurologist"),
    "opioid": Draft(ATC, "N02AX02", "tramadol", days=14),
    "benzodiazepine": Draft(ATC, "N05BA01", "diazepam", days=7),
    "injection": Draft(OPCS4, "A52.1", "therapeutic lumbar epidural injection"),
    "denervation": Draft(
        OPCS4,
        "V48.5",
        "radiofrequency controlled thermal denervation of spinal facet joint of lumbar "
        "vertebra",
    ),
    "rehabilitation": Draft(
        SNOMED, "306289000", "referral to rehabilitation physician"
    ),
}
"""By the value of the choice. A rehabilitation programme has only codes of the Dutch
claims, which FHIR does not carry; so the referral to the physician stands for it."""


def draft_orders(order: str, *, subject: str, on: date) -> tuple[Resource, ...]:
    """The order that was chosen, about this patient (``Patient/1``); none for none."""
    if order not in DRAFTS:
        return ()
    of = DRAFTS[order]
    concept = {
        "coding": [{"system": of.system, "code": of.code, "display": of.display}]
    }
    about = {
        "id": f"draft-{order}",
        "status": "draft",
        "intent": "order",
        "subject": {"reference": subject},
        "authoredOn": on.isoformat(),
    }
    if not of.days:
        return ({"resourceType": "ServiceRequest", **about, "code": concept},)
    supply = {"value": of.days, "unit": "d", "system": UCUM, "code": "d"}
    return (
        {
            "resourceType": "MedicationRequest",
            **about,
            "medicationCodeableConcept": concept,
            "dispenseRequest": {"expectedSupplyDuration": supply},
        },
    )
