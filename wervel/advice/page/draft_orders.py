"""The draft orders of the page's small menu, as FHIR R4 resources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wervel.advice.orders.pad import SNOMED, UCUM, term_of
from wervel.records import codelists
from wervel.records.codelists import Codelist
from wervel.records.fhir.elements import Resource

ATC, OPCS4 = "http://www.whocc.no/atc", "https://fhir.hl7.org.uk/Id/opcs-4"


@dataclass(frozen=True)
class Draft:
    """What is ordered: a code of a codelist, and for a drug the days of supply.

    ``called`` is what it is called where the list holds only how its code begins.
    """

    system: str
    of: Codelist
    code: str
    days: int = 0
    called: str = ""

    @property
    def display(self) -> str:
        """What the code means."""
        return self.called or term_of(self.of, self.code)


DRAFTS: Mapping[str, Draft] = {
    "xray": Draft(SNOMED, codelists.lumbar_xray, "840361000"),
    "mri": Draft(SNOMED, codelists.lumbar_mri, "394451000119106"),
    "physiotherapy": Draft(
        SNOMED, codelists.codelist("referral_physiotherapy"), "308447003"
    ),
    "neurology": Draft(SNOMED, codelists.referral_neurology, "308474002"),
    "opioid": Draft(ATC, codelists.opioid, "N02AX02", days=14),
    "benzodiazepine": Draft(
        ATC, codelists.benzodiazepine, "N05BA01", days=7, called="diazepam"
    ),
    "injection": Draft(OPCS4, codelists.epidural_injection, "A52.1"),
    "denervation": Draft(OPCS4, codelists.rf_denervation, "V48.5"),
    "rehabilitation": Draft(SNOMED, codelists.referral_rehabilitation, "306289000"),
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
