"""The detail of a card: what a clinician reads in ten seconds, and what stays out.

Told over one patient: three weeks of low back pain, and a GP who drafts an X-ray.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from bundles import AGB, ATC, SNOMED, about, bundle, coded, condition, patient, resource
from markdown_it import MarkdownIt

from wervel.advice.advising import Advice, advise
from wervel.advice.as_json import advice_as_json
from wervel.advice.cards import Card, Indicator, Kind
from wervel.advice.consultation import Consultation
from wervel.advice.detail import detail
from wervel.advice.markdown import LONGEST, plain
from wervel.advice.standing import Disagreement
from wervel.findings.bedside import Bedside
from wervel.findings.side_by_side import Stand
from wervel.logic import Answer
from wervel.recommendations.bodies import chosen, recommendation
from wervel.recommendations.conflicts import stated_conflict
from wervel.recommendations.position import Position
from wervel.records import codelists
from wervel.text import NOT_CHECKED, Text

TODAY = date(2024, 5, 1)
BACK = "Low back pain, no radiation"
XRAY = about(
    "ServiceRequest",
    "x",
    status="draft",
    intent="order",
    requester={"reference": "Practitioner/gp"},
    code={
        "coding": [{"system": SNOMED, "code": "840361000", "display": "Lumbar X-ray"}]
    },
)
GP = (
    resource("Practitioner", "gp"),
    resource(
        "PractitionerRole",
        practitioner={"reference": "Practitioner/gp"},
        specialty=[coded((AGB, "01"))],
    ),
)
EVIL = "<img src=x onerror=alert(1)> *L03* [here](http://bad.example) www.bad.example"
Advised = Callable[..., Advice]


@pytest.fixture(scope="module")
def bedside() -> Bedside:
    """The Dutch recommendations, compiled once."""
    return Bedside.opened(chosen(["nl"]))


@pytest.fixture
def advised(bedside: Bedside) -> Advised:
    """What a GP is advised after three weeks of low back pain, called so."""

    def of(*more: dict[str, Any], named: str = BACK, **given: Any) -> Advice:
        code = {**coded((SNOMED, "279039007"))["coding"][0], "display": named}
        back = condition(
            "1",
            code={"coding": [code]},
            onsetDateTime="2024-04-10",
            recorder={"reference": "Practitioner/gp"},
        )
        somebody = patient(name=[{"family": "Janssen", "given": ["Truus"]}])
        return advise(
            Consultation(
                documents=[bundle(somebody, *GP, back, *more)],
                today=TODAY,
                by=codelists.general_practitioner,
                **given,
            ),
            bedside,
        )

    return of


def of_kind(kind: Kind, advice: Advice) -> Card:
    """The first card of that kind."""
    return next(each for each in advice.cards if each.kind is kind)


def shown(kind: Kind, advice: Advice, language: Any = "en") -> str:
    """The detail of the first card of that kind."""
    return detail(of_kind(kind, advice), advice.reading, language=language)


def test_each_reason_is_a_question_its_answer_and_the_record_behind_it(advised):
    text = shown(Kind.ORDER, advised(drafts=(XRAY,)))
    assert f"- Is the back pain non-specific? **yes** ({BACK}, 10 April 2024)" in text


def test_a_draft_is_not_shown_as_something_done(advised):
    """*Was it asked for? Yes* reads as the past; it is about to be."""
    text = shown(Kind.ORDER, advised(drafts=(XRAY,)))
    assert "- Drafted now: Lumbar X-ray\n" in text
    assert "within six weeks" not in text


def test_that_no_red_flag_is_recorded_is_one_phrase(advised):
    """Six questions are not read in ten seconds."""
    text = shown(Kind.ORDER, advised(drafts=(XRAY,)))
    assert "- Red flags: nothing recorded, so taken as no\n" in text
    assert "cauda equina" not in text


def test_red_flags_that_are_left_open_by_an_answer_are_named(advised):
    """Unknown never silently becomes no: one was asked, five were not."""
    answers: dict[str, Answer] = {"cauda_equina": False}
    text = shown(Kind.ORDER, advised(drafts=(XRAY,), answers=answers))
    (line,) = [each for each in text.splitlines() if "nothing is recorded" in each]
    assert "fracture" in line
    assert "cauda equina" not in line


def test_the_red_flags_that_are_assumed_come_after_what_decided(advised):
    """No painkiller was tried: that is why, and is not hidden behind six flags."""
    text = shown(Kind.ORDER, advised(drafts=(_tramadol(),)))
    assert text.index("plain painkiller") < text.index("Red flags: nothing recorded")


def test_days_are_weeks_to_a_reader(advised):
    text = shown(Kind.STEP, advised())
    assert "**3 weeks (21 days)** (since 10 April 2024)" in text


def test_the_source_says_where_how_strong_and_that_nobody_checked_it(advised):
    text = shown(Kind.ORDER, advised(drafts=(XRAY,)))
    of = recommendation("nhg-lbp-imaging")
    for part in (of.source.named, of.source.locator, of.source.item, NOT_CHECKED.en):
        assert part in text


def test_who_sees_it_differently_is_named_with_the_stated_reason(advised):
    """C-05: the spine surgeons would have that X-ray made."""
    text = shown(Kind.ORDER, advised(drafts=(XRAY,)))
    reason = stated_conflict("C-05").reason.en
    assert "**DSS**" in text
    assert f"Why they differ (C-05): {reason}" in text


def test_who_may_see_it_differently_is_said_with_what_that_depends_on(advised):
    """Where it cannot be told, the detail says *may*."""
    advice = advised()
    other = recommendation("dss-xray-on-referral")
    facts = tuple(each.name for each in other.facts[:1])
    open_still = Disagreement(Stand(other, Position.CANNOT_TELL, facts), ())
    plain_text = Text(nl="kaart", en="card")
    card = Card(
        kind=Kind.ORDER,
        key="key",
        indicator=Indicator.INFO,
        summary=plain_text,
        says=(plain_text,),
        disagrees=(open_still,),
    )
    text = detail(card, advice.reading, language="en")
    title, question = other.title.en, other.facts[0].question.en
    assert f"may see it differently ({title}); that depends on: {question}" in text


def test_a_question_says_what_it_would_settle(advised):
    text = shown(Kind.QUESTIONS, advised())
    assert "Does functioning improve too little? (would settle: " in text


def test_an_answer_given_now_is_told_from_what_is_recorded(advised):
    answers: dict[str, Answer] = {"cauda_equina": True}
    text = shown(Kind.ALARM, advised(answers=answers))
    assert "cauda equina syndrome? **yes** (as stated now)" in text


def test_of_many_records_the_last_are_shown_and_the_rest_counted(advised):
    back = {"code": coded((SNOMED, "279039007"))}
    more = [
        condition(f"b{day}", onsetDateTime=f"2024-04-{day}", **back)
        for day in (12, 14, 16)
    ]
    text = shown(Kind.STEP, advised(*more))
    assert "(words, 16 April 2024; words, 14 April 2024; and 2 more)" in text


def test_a_number_has_its_unit(advised):
    """A pain score is of ten."""
    text = shown(
        Kind.ORDER,
        advised(drafts=(_tramadol(),), answers={"pain_score": 4.0}),
    )
    assert "**4 of 10**" in text


def test_the_same_card_in_dutch(advised):
    text = shown(Kind.ORDER, advised(drafts=(XRAY,)), "nl")
    assert f"- Is de rugpijn aspecifiek? **ja** ({BACK}, 10 april 2024)" in text
    assert NOT_CHECKED.nl in text


def test_it_ends_with_who_decides(advised):
    text = shown(Kind.STEP, advised())
    assert text.endswith("*wervel advises; a clinician decides.*")


def test_what_a_record_calls_itself_never_becomes_markup(advised):
    """Read by a Markdown reader, it is the same letters, no tag and no link."""
    text = shown(Kind.STEP, advised(named=EVIL))
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(text)
    assert "<img" not in html
    assert "<a " not in html
    assert "&lt;img src=x onerror=alert(1)&gt; *L03* [here](http://bad.example)" in html


def test_control_characters_and_endless_names_are_cut():
    assert plain("a\u202eb\n# c") == "a b # c"
    assert len(plain("back " * 100)) <= LONGEST


def test_the_name_of_the_patient_is_nowhere(advised):
    advice = advised(drafts=(XRAY,))
    whole = json.dumps(advice_as_json(advice, language="en"))
    assert "Janssen" not in whole
    assert "Truus" not in whole


def test_json_names_the_records_behind_a_reason(advised):
    whole = advice_as_json(advised(), language="en")
    (step,) = [each for each in whole["cards"] if each["kind"] == "step"]
    first = step["because"][0]
    assert first["fact"] == "non_specific"
    assert first["records"] == [
        {
            "reference": "Condition/1",
            "says": BACK,
            "day": "2024-04-10",
            "value": None,
            "is_draft": False,
        }
    ]


def test_json_is_the_same_each_time_for_the_same_patient_and_day(advised):
    one, other = (
        advice_as_json(advised(drafts=(XRAY,)), language="en") for _ in range(2)
    )
    assert json.dumps(one) == json.dumps(other)


def test_json_says_which_orders_no_codelist_knows(advised):
    odd = {**XRAY, "id": "odd", "code": {"text": "something else"}}
    whole = advice_as_json(advised(drafts=(XRAY, odd)), language="en")
    assert [each["is_known"] for each in whole["drafts"]] == [True, False]


def test_json_says_what_it_is_for_and_that_nobody_checked_it(advised):
    whole = advice_as_json(advised(), language="en")
    assert "a clinician decides" in whole["intended_use"]
    assert whole["checked_by"] == NOT_CHECKED.en


def _tramadol() -> dict[str, Any]:
    return about(
        "MedicationRequest",
        "t",
        status="draft",
        intent="order",
        medicationCodeableConcept=coded((ATC, "N02AX02")),
        dispenseRequest={"expectedSupplyDuration": {"value": 30, "unit": "d"}},
    )
