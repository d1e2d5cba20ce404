"""What suggestions make is FHIR R4, and what is taken settles its card.

Held against the models of fhir.resources, over the cards of many made-up consultations.
"""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from bundles import (
    AGB,
    PAIN_SCORE,
    about,
    bundle,
    coded,
    condition,
    patient,
    resource,
)
from consultations import ATC, TODAY, TRAMADOL, XRAY, consultations
from fhir.resources.R4B import get_fhir_model_class
from hypothesis import given

from wervel.advice.advising import Advice, advise
from wervel.advice.cards import Kind, Proposal
from wervel.advice.consultation import Consultation
from wervel.advice.orders.pad import TAGS
from wervel.advice.orders.suggestions import Action, ActionKind, suggestions
from wervel.findings.bedside import Bedside
from wervel.recommendations.bodies import chosen
from wervel.records import codelists

BY_GP = {"reference": "Practitioner/gp"}


@pytest.fixture(scope="module")
def bedside() -> Bedside:
    """The Dutch recommendations, compiled once."""
    return Bedside.opened(chosen(["nl"]))


@given(of=consultations())
def test_whatever_is_made_is_r4_about_this_patient_with_an_id_of_its_own(bedside, of):
    """Over the cards of any consultation."""
    advice = advise(of, bedside)
    numbers = count(1)
    ids = []
    for each in advice.cards:
        for one in suggestions(
            each, advice.reading, language="nl", new_id=lambda: f"n{next(numbers)}"
        ):
            assert one.actions
            for action in one.actions:
                if action.kind is ActionKind.DELETE:
                    assert action.resource is None
                    assert action.resource_id
                    continue
                _is_sound(action.resource)
                if action.kind is ActionKind.CREATE:
                    ids.append(action.resource["id"])
                    (tag,) = action.resource["meta"]["tag"]
                    assert tag["system"] == TAGS
    assert len(ids) == len(set(ids))


def _is_sound(of: dict[str, Any]) -> None:
    kind = of["resourceType"]
    get_fhir_model_class(kind).model_validate(of)
    whom = of["participant"][0]["actor"] if kind == "Appointment" else of["subject"]
    assert whom == {"reference": "Patient/p"}


def consulted(*drafts: dict[str, Any], start: str = "2024-04-10") -> Consultation:
    """A GP sees back pain since then; paracetamol did not help against severe pain."""
    role = resource(
        "PractitionerRole",
        practitioner=BY_GP,
        specialty=[coded((AGB, "01"))],
    )
    pills = about(
        "MedicationStatement",
        "pills",
        status="active",
        medicationCodeableConcept=coded((ATC, "N02BE01")),
        effectiveDateTime="2024-04-12",
    )
    score = about(
        "Observation",
        "score",
        status="final",
        code=coded(PAIN_SCORE),
        valueQuantity={"value": 8},
        effectiveDateTime="2024-05-01",
    )
    back = [
        condition(str(place), onsetDateTime=day, recorder=BY_GP)
        for place, day in enumerate((start, "2024-05-01"))
    ]
    gp = resource("Practitioner", "gp")
    return Consultation(
        documents=[bundle(patient(), gp, role, *back, pills, score)],
        today=TODAY,
        drafts=drafts,
        by=codelists.general_practitioner,
    )


def signed(of: dict[str, Any]) -> dict[str, Any]:
    """The order as the GP's own."""
    return {**of, "requester": BY_GP}


def first_of(kind: Kind, advice: Advice) -> tuple[Action, ...]:
    """The actions of the first suggestion on the first card of that kind."""
    card = next(each for each in advice.cards if each.kind is kind)
    made = suggestions(card, advice.reading, language="en", new_id=lambda: "new")
    return made[0].actions


def kinds(advice: Advice) -> list[Kind]:
    """Which cards there are."""
    return [each.kind for each in advice.cards]


def test_after_the_xray_is_replaced_no_card_speaks_of_it(bedside):
    advice = advise(consulted(signed(XRAY)), bedside)
    assert Kind.ORDER in kinds(advice)
    gone = {each.resource_id for each in first_of(Kind.ORDER, advice)}
    left = [each for each in (XRAY,) if f"ServiceRequest/{each['id']}" not in gone]
    assert Kind.ORDER not in kinds(advise(consulted(*left), bedside))


def test_an_opioid_that_is_shortened_no_longer_departs(bedside):
    """Thirty days do, for severe pain that paracetamol did not help; five do not."""
    advice = advise(consulted(signed(TRAMADOL)), bedside)
    assert Kind.ORDER in kinds(advice)
    (action,) = first_of(Kind.ORDER, advice)
    assert action.kind is ActionKind.UPDATE
    after = advise(consulted(action.resource), bedside)
    departing = [
        each.key
        for each in after.cards
        if each.kind is Kind.ORDER and each.indicator.value == "warning"
    ]
    assert not departing


def test_a_referral_that_is_drafted_is_not_proposed_again(bedside):
    """Seven weeks: exercise therapy; once the referral lies there, it is taken."""
    advice = advise(consulted(start="2024-03-13"), bedside)
    (action,) = first_of(Kind.STEP, advice)
    after = advise(consulted(signed(action.resource), start="2024-03-13"), bedside)
    offered = [each.what for card in after.cards for each in card.proposed]
    assert Proposal.REFER_PHYSIOTHERAPY not in offered
