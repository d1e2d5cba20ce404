"""What stands on one card agrees: one stance, no text against another, nothing twice.

Told over the demonstration patients, with the guidelines of every country at hand.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from importlib.resources import files

import pytest

from wervel.advice.advising import Advice, advise
from wervel.advice.as_json import repeatable_ids
from wervel.advice.cards import Card, Kind
from wervel.advice.consultation import Consultation
from wervel.advice.detail import detail
from wervel.advice.page.cards import card_views
from wervel.advice.page.draft_orders import draft_orders
from wervel.advice.page.leaflet import leaflet
from wervel.findings.bedside import Bedside
from wervel.findings.side_by_side import stand
from wervel.logic import Answer
from wervel.pages.speech import Speech
from wervel.recommendations.bodies import chosen, recommendation
from wervel.recommendations.conflicts import stated_conflict
from wervel.recommendations.position import Position
from wervel.records.codelists import codelist

FOLDER = files("wervel.advice.page").joinpath("demonstration")
DAYS = tomllib.loads(FOLDER.joinpath("index.toml").read_text("utf-8"))
FACET_PAIN: dict[str, Answer] = {
    "facet_pain_suspected": True,
    "trained_physician": False,
    "test_block_positive": True,
}
NO_FACET_PAIN: dict[str, Answer] = {
    "facet_pain_suspected": False,
    "test_block_positive": False,
    "block_response_prolonged": True,
}
Advised = Callable[..., Advice]


@pytest.fixture(scope="module")
def bedside() -> Bedside:
    """All recommendations, compiled once."""
    return Bedside.opened(chosen(["all"]))


@pytest.fixture
def advised(bedside: Bedside) -> Advised:
    """What is advised about a demonstration patient, called so."""

    def of(number: int, order: str = "", by: str = "", **answers: Answer) -> Advice:
        told = DAYS[str(number)]
        bundle = json.loads(FOLDER.joinpath(f"{number}.json").read_text("utf-8"))
        drafts = draft_orders(
            order, subject=f"Patient/demonstration-{number}", on=told["day"]
        )
        asked = Consultation(
            documents=[bundle],
            today=told["day"],
            drafts=drafts,
            by=codelist(by or told["by"]),
            answers=answers,
        )
        return advise(asked, bedside)

    return of


def only(kind: Kind, advice: Advice) -> Card:
    """The one card of that kind."""
    (card,) = [each for each in advice.cards if each.kind is kind]
    return card


@pytest.mark.parametrize("answers", [{}, FACET_PAIN, NO_FACET_PAIN])
def test_a_card_against_a_denervation_rests_only_on_who_is_against(advised, answers):
    """The NHG's *do not* and the KCE's *consider* are not one advice."""
    advice = advised(6, "denervation", **answers)
    at = advice.reading.signed
    assert at is not None
    rests_on = only(Kind.ORDER, advice).rests_on
    assert {stand(each, at.answers).position for each in rests_on} == {Position.AGAINST}


def test_the_patient_is_not_told_that_it_does_not_help_and_that_it_may_be(advised):
    """England's *only if* is against it here, but sounds like a yes to a patient."""
    card = only(Kind.ORDER, advised(6, "denervation", **NO_FACET_PAIN))
    only_if = recommendation("ebi-rfd")
    assert only_if in card.rests_on
    assert only_if.for_patients not in card.for_patients


def test_a_patient_is_not_told_that_a_scan_is_not_needed_while_that_is_open(advised):
    """Is surgery considered? Until that is answered, nobody knows."""
    card = only(Kind.ORDER, advised(3, "mri"))
    assert card.for_patients == (recommendation("nvn-lrs-mri").for_patients,)


def test_the_leaflet_does_not_say_both_that_it_helps_and_that_it_does_not(
    advised, bedside
):
    """With facet pain the NVA would consider what the NHG leaves."""
    advice = advised(6, "denervation", **FACET_PAIN)
    at = advice.reading.signed
    assert at is not None
    paper = leaflet(advice, at, bedside, Speech("nl"))
    for_it = recommendation("nva-anaesthesiological-treatment").for_patients
    against = recommendation("nhg-lbp-anaesthesiological-treatment").for_patients
    assert for_it is not None
    assert against is not None
    assert against.nl in paper.not_needed
    assert for_it.nl not in paper.to_do


def test_that_no_red_flag_is_recorded_is_one_phrase_on_the_page(advised):
    advice = advised(1, "xray")
    views = card_views(
        [only(Kind.ORDER, advice)],
        advice.reading,
        speech=Speech("en"),
        new_id=repeatable_ids(advice.reading),
    )
    assert views[0].assumed == ("every red flag",)


def test_a_test_block_before_a_denervation_is_no_plea_for_one(advised):
    opposing = only(Kind.ORDER, advised(6, "denervation")).disagrees
    assert "kce-rfd-test-block" not in {each.stand.of.id for each in opposing}


def test_why_they_differ_is_said_once(advised):
    """Four bodies differ for the reason of C-02."""
    advice = advised(6, "denervation")
    text = detail(only(Kind.ORDER, advice), advice.reading, language="en")
    assert text.count(stated_conflict("C-02").reason.en) == 1


def test_each_body_that_differs_is_told_once_and_past_three_only_named(advised):
    advice = advised(6, "denervation")
    text = detail(only(Kind.ORDER, advice), advice.reading, language="nl")
    heading = text[text.index("Anderen zien het anders") :]
    assert heading.count("**KCE**") == 1
    assert "- Ook anders, of misschien: NHS England, niet vermeld (NL)\n" in text


def test_a_step_that_is_drafted_is_not_advised_again(advised):
    """The referral for rehabilitation is being made: the company doctor is left."""
    card = only(Kind.STEP, advised(5, "rehabilitation"))
    assert recommendation("nhg-lbp-rehabilitation") not in card.rests_on
    assert card.summary == card.rests_on[0].title


def test_a_card_about_a_drug_that_goes_on_names_it(advised):
    advice = advised(4)
    text = detail(only(Kind.ONGOING, advice), advice.reading, language="en")
    assert "- Being taken now: oxycodon" in text


def test_a_specialist_is_not_told_what_holds_in_primary_care(advised):
    """Demonstration 8 saw the GP that same day; the neurologist is no GP for it."""
    now = advised(8, by="neurologist").reading.now
    assert now is not None
    assert now.answers["in_primary_care"] is False
