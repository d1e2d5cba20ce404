"""Suggestions: what a clinician can do with one tap, as orders that nobody has signed.

Told as stories about one patient.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from bundles import (
    ATC,
    ICPC,
    PAIN_SCORE,
    about,
    bundle,
    coded,
    condition,
    patient,
)
from consultations import TODAY, TRAMADOL, XRAY

from wervel.advice.answers import given_answers
from wervel.advice.because import Reason
from wervel.advice.cards import Card, Indicator, Kind, Proposal, Proposed
from wervel.advice.consultation import Consultation, Reading, read
from wervel.advice.durations import spoken_days
from wervel.advice.next_step import NextStep
from wervel.advice.orders.suggestions import (
    NEUROLOGY,
    ORTHOPAEDICS,
    REFERRALS,
    RHEUMATOLOGY,
    ActionKind,
    Suggestion,
    suggestions,
)
from wervel.advice.subject import all_entries
from wervel.facts import alarm
from wervel.facts.consultation import improves_too_little
from wervel.facts.fact import Fact
from wervel.findings.bedside import Bedside
from wervel.recommendations.bodies import chosen, recommendation
from wervel.recommendations.pathway import pathway_item
from wervel.text import Text

STOP_IT = "nhg-lbp-opioid-acute"


@pytest.fixture(scope="module")
def bedside() -> Bedside:
    """The Dutch recommendations, compiled once."""
    return Bedside.opened(chosen(["nl"]))


@pytest.fixture
def reading(bedside: Bedside) -> Callable[..., Reading]:
    """Three weeks of L03, with these records too."""

    def of(*more: dict[str, Any], start: str = "2024-04-10", **given: Any) -> Reading:
        back = condition("1", onsetDateTime=start)
        documents = [bundle(patient(), back, *more)]
        return read(
            Consultation(documents=documents, today=TODAY, **given),
            bedside,
        )

    return of


def card(*proposed: Proposed, **given: Any) -> Card:
    """A card with nothing on it but these proposals."""
    plain = Text(nl="kaart", en="card")
    elements = {
        "kind": Kind.ORDER,
        "key": "key",
        "indicator": Indicator.WARNING,
        "summary": plain,
        "says": (plain,),
        "rests_on": (recommendation("nhg-lbp-imaging"),),
    }
    return Card(**{**elements, **given}, proposed=proposed)


def offered(of: Card, reading: Reading, language: Any = "en") -> tuple[Suggestion, ...]:
    """The suggestions, with ids that count."""
    numbers = count(1)
    return suggestions(
        of, reading, language=language, new_id=lambda: f"new-{next(numbers)}"
    )


def only(of: Card, reading: Reading) -> Suggestion:
    """The one suggestion."""
    (one,) = offered(of, reading)
    return one


def made(of: Suggestion, kind: str) -> dict[str, Any]:
    """The one resource of that type among its actions."""
    (one,) = [
        each.resource
        for each in of.actions
        if each.resource and each.resource["resourceType"] == kind
    ]
    return one


def yes(*facts: Fact) -> tuple[Reason, ...]:
    """These facts, recorded as so."""
    return tuple(Reason(each, True, (), False) for each in facts)


def test_an_xray_is_replaced_by_advice_and_a_control_appointment(reading):
    """One tap: the draft goes, the patient is told why, and comes back."""
    one = only(card(Proposed(Proposal.REPLACE_BY_ADVICE, (XRAY,))), reading())
    assert [each.kind for each in one.actions] == [
        ActionKind.DELETE,
        ActionKind.CREATE,
        ActionKind.CREATE,
    ]
    assert one.actions[0].resource_id == "ServiceRequest/x"
    assert one.is_recommended


def test_the_advice_tells_what_the_recommendation_tells_patients(reading):
    one = only(card(Proposed(Proposal.REPLACE_BY_ADVICE, (XRAY,))), reading())
    told = made(one, "CommunicationRequest")
    says = recommendation("nhg-lbp-imaging").for_patients.en
    assert told["payload"] == [{"contentString": says}]


def test_the_control_is_in_one_to_two_weeks_by_wervels_choice(reading):
    one = only(card(Proposed(Proposal.REPLACE_BY_ADVICE, (XRAY,))), reading())
    when = made(one, "Appointment")
    assert when["requestedPeriod"] == [{"start": "2024-05-08", "end": "2024-05-15"}]
    assert "wervel's choice" in when["comment"]


def test_radiating_pain_is_seen_again_after_six_to_eight_weeks(reading):
    """R-029 says so; it is no choice of wervel."""
    step = NextStep(pathway_item("W-08"), 1, ())
    of = card(Proposed(Proposal.SEE_AGAIN), kind=Kind.STEP, step=step)
    when = made(only(of, reading()), "Appointment")
    assert when["requestedPeriod"] == [{"start": "2024-06-12", "end": "2024-06-26"}]
    assert "comment" not in when


def test_a_withdrawn_order_is_only_deleted(reading):
    one = only(card(Proposed(Proposal.WITHDRAW, (XRAY,))), reading())
    assert [(each.kind, each.resource_id) for each in one.actions] == [
        (ActionKind.DELETE, "ServiceRequest/x")
    ]


def test_a_draft_without_an_id_cannot_be_withdrawn(reading):
    nameless = {key: of for key, of in XRAY.items() if key != "id"}
    for what in (Proposal.WITHDRAW, Proposal.REPLACE_BY_ADVICE):
        assert offered(card(Proposed(what, (nameless,))), reading()) == ()


def test_an_opioid_is_shortened_and_nothing_else_of_it_changes(reading):
    """Five days, no repeats; the tablets are the prescriber's to adapt."""
    of = card(Proposed(Proposal.SHORTEN, (TRAMADOL,), days=5))
    (action,) = only(of, reading()).actions
    changed = action.resource
    assert action.kind is ActionKind.UPDATE
    assert changed["dispenseRequest"] == {
        "numberOfRepeatsAllowed": 0,
        "quantity": {"value": 60},
        "expectedSupplyDuration": {
            "value": 5,
            "unit": "d",
            "system": "http://unitsofmeasure.org",
            "code": "d",
        },
    }
    assert [each["text"] for each in changed["note"]] == [
        "Shortened to 5 days: adapt the quantity to it."
    ]
    same = {"dispenseRequest", "note"}
    kept = {key: each for key, each in changed.items() if key not in same}
    assert kept == {key: each for key, each in TRAMADOL.items() if key not in same}


def test_the_draft_that_was_given_stays_as_it_was(reading):
    before = repr(TRAMADOL)
    of = card(
        Proposed(Proposal.SHORTEN, (TRAMADOL,), days=5),
        Proposed(Proposal.STOP, (TRAMADOL,)),
    )
    offered(of, reading())
    assert repr(TRAMADOL) == before


def test_a_prescription_is_stopped_with_the_reason(reading):
    of = card(Proposed(Proposal.STOP, (TRAMADOL,)), rests_on=(recommendation(STOP_IT),))
    changed = made(only(of, reading()), "MedicationRequest")
    assert changed["status"] == "stopped"
    assert recommendation(STOP_IT).title.en in changed["statusReason"]["text"]


def test_what_was_handed_over_cannot_be_stopped_so_the_prescriber_is_asked(reading):
    handed = about(
        "MedicationDispense",
        "d",
        medicationCodeableConcept=coded((ATC, "N02AX02")),
    )
    one = only(card(Proposed(Proposal.STOP, (handed,))), reading())
    asked = made(one, "CommunicationRequest")
    assert asked["about"] == [{"reference": "MedicationDispense/d"}]


def test_saddle_numbness_goes_to_the_neurologist_at_once(reading):
    """The X-ray goes with it."""
    of = card(
        Proposed(Proposal.REFER_URGENTLY, (XRAY,)),
        kind=Kind.ALARM,
        indicator=Indicator.CRITICAL,
        because=yes(alarm.cauda_equina),
    )
    one = only(of, reading())
    referral = made(one, "ServiceRequest")
    assert [each.resource_id for each in one.actions] == ["ServiceRequest/x", None]
    assert referral["priority"] == "stat"
    assert referral["code"]["coding"][0]["code"] == NEUROLOGY.code
    assert referral["reasonCode"] == [{"text": "signs of a cauda equina syndrome"}]


@pytest.mark.parametrize("urgency", list(Indicator))
def test_a_referral_is_recommended_only_where_hours_or_days_count(reading, urgency):
    """A cancer of years ago is no matter of hours: the clinician weighs it."""
    of = card(
        Proposed(Proposal.REFER_URGENTLY),
        indicator=urgency,
        because=yes(alarm.malignancy),
    )
    assert only(of, reading()).is_recommended is (urgency is Indicator.CRITICAL)


@pytest.mark.parametrize(
    ("flags", "whom"),
    [
        ((alarm.vertebral_fracture,), ORTHOPAEDICS),
        ((alarm.spinal_inflammation,), RHEUMATOLOGY),
        ((alarm.progressive_deficit, alarm.vertebral_fracture), NEUROLOGY),
    ],
)
def test_each_red_flag_has_its_specialist(reading, flags, whom):
    of = card(Proposed(Proposal.REFER_URGENTLY), because=yes(*flags))
    referral = made(only(of, reading()), "ServiceRequest")
    assert referral["code"] == whom.concept("en")
    assert referral["priority"] == "urgent"


@pytest.mark.parametrize("flag", [alarm.malignancy, alarm.spinal_infection])
def test_for_other_flags_the_hospital_decides_who_sees_the_patient(reading, flag):
    of = card(Proposed(Proposal.REFER_URGENTLY), because=yes(flag))
    referral = made(only(of, reading()), "ServiceRequest")
    assert referral["code"] == {"text": "referral to secondary care"}


def test_any_flag_with_radiating_pain_goes_to_the_neurologist(reading):
    """R-021."""
    leg = condition("leg", code=coded((ICPC, "L86")), onsetDateTime="2024-04-20")
    of = card(Proposed(Proposal.REFER_URGENTLY), because=yes(alarm.malignancy))
    referral = made(only(of, reading(leg)), "ServiceRequest")
    assert referral["code"] == NEUROLOGY.concept("en")


@pytest.mark.parametrize("what", list(REFERRALS))
def test_a_referral_is_filled_in(reading, what):
    """Whom, by a code of a codelist; about whom, since when, for which complaint."""
    referral = made(only(card(Proposed(what)), reading()), "ServiceRequest")
    (coding,) = referral["code"]["coding"]
    assert coding["code"] in {each.code for each in REFERRALS[what].of.codes}
    assert (referral["status"], referral["intent"]) == ("draft", "order")
    assert referral["subject"] == {"reference": "Patient/p"}
    assert referral["authoredOn"] == "2024-05-01"
    assert referral["reasonReference"] == [{"reference": "Condition/1"}]


def test_a_referral_tells_the_story_so_far(reading):
    """Duration, radiation, red flags, pain, work, and what was tried before."""
    score = about(
        "Observation",
        "s",
        status="final",
        code=coded(PAIN_SCORE),
        valueQuantity={"value": 6},
        effectiveDateTime="2024-04-28",
    )
    pills = about(
        "MedicationStatement",
        "m",
        status="active",
        medicationCodeableConcept=coded((ATC, "N02BE01")),
        effectiveDateTime="2024-04-12",
    )
    known = reading(score, pills, start="2024-03-13", answers={"off_work": False})
    referral = made(
        only(card(Proposed(Proposal.REFER_PHYSIOTHERAPY)), known), "ServiceRequest"
    )
    (note,) = referral["note"]
    assert note["text"] == (
        "Low back pain for 7 weeks (49 days). "
        "Radiation from a nerve root: not recorded. "
        "Red flags: none recorded. "
        "Pain score: 6 of 10. "
        "Not off work because of the complaint. "
        "Earlier in this episode: painkillers."
    )


def test_a_question_is_answered_by_yes_or_by_no(reading):
    """Two suggestions; what they record is a fact at the next reading."""
    of = card(Proposed(Proposal.ANSWER, fact=improves_too_little))
    found = offered(of, reading())
    answers = [
        given_answers(
            all_entries([bundle(patient(), made(each, "QuestionnaireResponse"))]),
            until=TODAY,
        )
        for each in found
    ]
    assert answers == [{"improves_too_little": True}, {"improves_too_little": False}]
    assert [each.label[:3] for each in found] == ["Yes", "No:"]


def test_a_suggestion_speaks_dutch(reading):
    of = card(Proposed(Proposal.REPLACE_BY_ADVICE, (XRAY,)))
    (one,) = offered(of, reading(), "nl")
    assert one.label == "Vervang door uitleg en een controleafspraak"
    assert made(one, "Appointment")["description"] == "controle lage rugpijn"


def test_the_patient_is_found_by_the_url_of_the_bundle(bedside):
    """A patient without an id is called by where the bundle says it stands."""
    nameless = {key: each for key, each in patient().items() if key != "id"}
    back = condition("1", onsetDateTime="2024-04-10")
    url = "urn:uuid:6d8a1f0c-0000-4000-8000-000000000001"
    whole = {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [
            {"fullUrl": url, "resource": nameless},
            {"resource": {**back, "subject": {"reference": url}}},
        ],
    }
    known = read(Consultation(documents=[whole], today=TODAY), bedside)
    one = only(card(Proposed(Proposal.SEE_AGAIN)), known)
    (who,) = made(one, "Appointment")["participant"]
    assert who["actor"] == {"reference": f"Patient/{url.rpartition(':')[2]}"}


@pytest.mark.parametrize(
    ("days", "english", "dutch"),
    [
        (1, "1 day", "1 dag"),
        (7, "1 week (7 days)", "1 week (7 dagen)"),
        (21, "3 weeks (21 days)", "3 weken (21 dagen)"),
        (24, "over 3 weeks (24 days)", "ruim 3 weken (24 dagen)"),
        (400, "13 months (400 days)", "13 maanden (400 dagen)"),
        (1500, "4 years (1500 days)", "4 jaar (1500 dagen)"),
    ],
)
def test_a_length_of_time_is_said_as_people_say_it(days, english, dutch):
    assert (spoken_days(days, "en"), spoken_days(days, "nl")) == (english, dutch)
