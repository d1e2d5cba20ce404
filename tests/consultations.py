"""Orders somebody may be about to sign, and made-up consultations about one patient."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from bundles import (
    AGB,
    ATC,
    ICPC,
    SNOMED,
    about,
    bundle,
    coded,
    condition,
    patient,
    resource,
)
from hypothesis import strategies as st

from wervel.advice.consultation import Consultation
from wervel.records import codelists

TODAY = date(2024, 5, 1)
XRAY = about(
    "ServiceRequest",
    "x",
    status="draft",
    intent="order",
    code=coded((SNOMED, "840361000")),
)
TRAMADOL = about(
    "MedicationRequest",
    "t",
    status="draft",
    intent="order",
    medicationCodeableConcept=coded((ATC, "N02AX02")),
    dosageInstruction=[{"text": "1 a day"}],
    dispenseRequest={
        "numberOfRepeatsAllowed": 2,
        "quantity": {"value": 60},
        "expectedSupplyDuration": {"value": 30, "unit": "d"},
    },
)
COMPLAINTS = [(ICPC, "L03"), (ICPC, "L86"), (SNOMED, "278860009")]
FLAGS = [
    (SNOMED, "192970008"),
    (SNOMED, "363346000"),
    (SNOMED, "207957008"),
    (SNOMED, "9631008"),
]
ORDERS = [
    XRAY,
    {**XRAY, "id": "mri", "code": coded((SNOMED, "41333006"))},
    {**XRAY, "id": "neuro", "code": coded((SNOMED, "183521007"))},
    TRAMADOL,
    {**TRAMADOL, "id": "z", "medicationCodeableConcept": coded((ATC, "N05BA01"))},
]
TAKEN = [
    about(
        "MedicationRequest",
        "opioid",
        status="active",
        intent="order",
        medicationCodeableConcept=coded((ATC, "N02AX02")),
        authoredOn="2024-04-25",
        requester={"reference": "Practitioner/gp"},
        dispenseRequest={"expectedSupplyDuration": {"value": 30, "unit": "d"}},
    ),
    about(
        "MedicationDispense",
        "benzo",
        status="completed",
        medicationCodeableConcept=coded((ATC, "N05BA01")),
        whenHandedOver="2024-04-25",
        daysSupply={"value": 30, "unit": "d"},
    ),
]
BY = [None, codelists.general_practitioner, codelists.pain_specialist]


@st.composite
def consultations(draw: st.DrawFn) -> Consultation:
    """Somebody with back pain, perhaps a red flag, drugs, drafts, and a clinician."""
    lasting = draw(st.sampled_from([0, 10, 25, 49, 86, 150]))
    days = [TODAY - timedelta(days=each) for each in {lasting, lasting // 2, 0}]
    gp = resource("Practitioner", "gp")
    role = resource(
        "PractitionerRole",
        practitioner={"reference": "Practitioner/gp"},
        specialty=[coded((AGB, "01"))],
    )
    complaint = draw(st.sampled_from(COMPLAINTS))
    seen_by = {"recorder": {"reference": "Practitioner/gp"}}
    records = [
        condition(
            str(place), code=coded(complaint), onsetDateTime=day.isoformat(), **seen_by
        )
        for place, day in enumerate(days)
    ]
    records += [
        condition(f"f{place}", code=coded(flag), onsetDateTime="2024-04-20")
        for place, flag in enumerate(
            draw(_some(FLAGS, most=draw(st.sampled_from([0, 0, 2]))))
        )
    ]
    return Consultation(
        documents=[bundle(patient(), gp, role, *records, *draw(_some(TAKEN)))],
        today=TODAY,
        drafts=tuple(draw(_some(ORDERS))),
        by=draw(st.sampled_from(BY)),
        answers={"improves_too_little": draw(st.sampled_from([None, True, False]))},
    )


def _some(of: Sequence[Any], *, most: int = 2) -> st.SearchStrategy[list[Any]]:
    return st.lists(st.sampled_from(list(of)), max_size=most, unique_by=repr)
