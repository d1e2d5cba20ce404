"""The parts of the clinician's page: no word missing, plain words, right places."""

import json
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from bundles import ATC, about, bundle, coded, condition, patient
from house.test_patient_language import AVERAGE, HARD, LONGEST, has, sentences

from wervel.advice.advising import advise
from wervel.advice.answers import RANGES
from wervel.advice.consultation import Consultation
from wervel.advice.page.cards import card_views
from wervel.advice.page.choices import BY, ORDERS
from wervel.advice.page.content import Room, patient_page
from wervel.advice.page.demonstrations import all_demonstrations
from wervel.advice.page.draft_orders import DRAFTS
from wervel.advice.page.form import Asked, Refused, Sent, read_form
from wervel.episodes.moments import Moment
from wervel.findings.bedside import At
from wervel.findings.finding import Verdict
from wervel.pages import (
    patient_choice_words,
    patient_leaflet_words,
    patient_problem_words,
    patient_record_words,
    patient_words,
)
from wervel.pages.speech import Speech
from wervel.recommendations.bodies import chosen
from wervel.records.codelists import all_codelists, codelist
from wervel.text import Text

TODAY = date(2024, 5, 1)


@pytest.fixture(scope="module")
def room():
    return Room(tuple(each for each in chosen(["nl"]) if each.has_rule))


def shown(room, *resources, **given):
    """The page of somebody with these records."""
    fields = {"pasted": (json.dumps(bundle(patient(), *resources)),)}
    fields |= {name: (value,) for name, value in given.items()}
    asked = read_form(Sent(fields=fields), today=TODAY)
    assert isinstance(asked, Asked)
    return patient_page(asked, room)


def texts(module):
    """Every sentence of a module of words, those in tuples and mappings too."""
    for value in vars(module).values():
        if isinstance(value, Text):
            yield value
        elif isinstance(value, tuple):
            yield from (each for each in value if isinstance(each, Text))
        elif isinstance(value, dict):
            yield from (each for each in value.values() if isinstance(each, Text))


LEAFLET = [*texts(patient_leaflet_words)]


def test_every_list_of_codes_has_a_name_on_the_timeline():
    leaves = {each.name for each in all_codelists() if not each.members}
    assert set(patient_record_words.LISTS) == leaves


def test_every_moment_and_verdict_has_a_name():
    assert set(patient_words.MOMENTS) == {each.value for each in Moment}
    assert set(patient_words.VERDICTS) == {each.value for each in Verdict}


@pytest.mark.parametrize("name", [each for each in BY if each])
def test_who_sees_the_patient_is_a_list_of_codes(name):
    assert codelist(name).kind.value == "provider"


@pytest.mark.parametrize("of", all_demonstrations(), ids=lambda of: of.number)
def test_a_demonstration_chooses_what_can_be_chosen(of):
    assert of.by in BY
    assert of.order in ORDERS


@pytest.mark.parametrize(
    "module",
    [
        patient_words,
        patient_choice_words,
        patient_problem_words,
        patient_leaflet_words,
        patient_record_words,
    ],
    ids=lambda module: module.__name__.rpartition(".")[2],
)
def test_both_languages_have_the_same_gaps(module):
    for each in texts(module):
        gaps = [set(re.findall(r"{(\w+)}", said)) for said in (each.nl, each.en)]
        assert gaps[0] == gaps[1], each


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_leaflet_is_plain(language):
    """By the same rule as what the recommendations tell patients."""
    said = [each.in_language(language) for each in LEAFLET]
    lengths = [len(one.split()) for each in said for one in sentences(each)]
    assert max(lengths) <= LONGEST
    assert sum(lengths) / len(lengths) <= AVERAGE
    joined = " ".join(said)
    assert {word for word in HARD[language] if has(joined, word)} == set()


def test_the_leaflet_calls_the_dutch_patient_u():
    dutch = " ".join(each.nl for each in LEAFLET)
    assert not re.search(r"\b(je|jij|jou|jouw|wij|we|ons|onze)\b", dutch, re.I)


@pytest.mark.parametrize("number", [str(each) for each in range(1, 9)])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_leaflet_of_a_demonstration_is_short(room, number, language):
    """What one can read in a minute or two, and each thing said once."""
    fields = {"demonstration": (number,), "language": (language,)}
    page = patient_page(read_form(Sent(fields=fields), today=TODAY), room)
    told = [*page.leaflet.to_do, *page.leaflet.not_needed]
    assert 1 <= len(told) <= 12
    assert len(set(told)) == len(told)
    assert sum(len(each.split()) for each in told) < 300


def drug(start, days):
    """A painkiller from that day, for so many days."""
    return about(
        "MedicationRequest",
        status="active",
        intent="order",
        authoredOn=start,
        medicationCodeableConcept=coded((ATC, "N02BE01")),
        dispenseRequest={"expectedSupplyDuration": {"value": days, "unit": "d"}},
    )


def lane(page, name):
    (found,) = [each for each in page.timeline.lanes if each.name == name]
    return found.marks


def test_places_on_the_axis_are_shares_of_its_length(room):
    """100 days until today, 8 beyond; 2 percent is left free on either side.

    Day 0 stands at 2, today at 2 + 96 * 100 / 108, and a drug of 27 days from day 54 at
    the middle, a quarter wide.
    """
    page = shown(
        room,
        condition("1", onsetDateTime="2024-01-22"),
        condition("2", onsetDateTime="2024-03-15"),
        drug("2024-03-16", 27),
        language="en",
    )
    assert page.timeline.today == pytest.approx(90.89, abs=0.005)
    assert lane(page, "Back pain recorded")[0].at == 2.0
    (mark,) = lane(page, "Painkiller")
    assert (mark.at, mark.width) == (50.0, 24.0)


def test_a_drug_that_goes_on_ends_where_the_axis_does(room):
    page = shown(
        room,
        condition(onsetDateTime="2024-04-10"),
        drug("2024-04-24", 3000),
        language="en",
    )
    (mark,) = lane(page, "Painkiller")
    assert mark.at + mark.width == pytest.approx(98.0)


def test_the_labels_of_the_axis_keep_apart(room):
    """Over two years and a half, with a record every two months."""
    months = [(year, month) for year in (2022, 2023) for month in range(1, 13, 2)]
    days = [f"{year}-{month:02}-01" for year, month in [*months, (2024, 1), (2024, 3)]]
    page = shown(
        room,
        *(condition(day, onsetDateTime=day) for day in days),
    )
    places = [each.at for each in page.timeline.ticks]
    assert all(after - before >= 12 for before, after in pairwise(places))
    assert len(places) > 2


def test_the_step_that_is_due_is_marked(room):
    page = shown(room, condition(onsetDateTime="2024-04-03"), language="en")
    marks = lane(page, "Step of care")
    assert [each.label for each in marks if each.is_now] == ["2"]


def test_a_question_left_open_says_what_counts_meanwhile(room):
    page = shown(room, condition(onsetDateTime="2024-04-03"), language="en")
    flags = {each.name: each.otherwise for each in page.questions.alarms}
    assert set(flags.values()) == {"Nothing recorded"}


@pytest.mark.parametrize("name", RANGES)
@pytest.mark.parametrize("beyond", [-1, 1])
def test_a_number_out_of_range_is_no_answer(name, beyond):
    least, most = RANGES[name]
    written = f"{least + beyond if beyond < 0 else most + beyond:g}"
    sent = Sent(fields={"demonstration": ("1",), f"answer.{name}": (written,)})
    asked = read_form(sent, today=TODAY)
    assert isinstance(asked, Refused)
    assert [each.field for each in asked.problems] == [f"q-{name}"]


@pytest.mark.parametrize("written", ["nan", "inf", "-inf", "1e999", "much"])
def test_what_is_no_number_is_no_answer(written):
    sent = Sent(fields={"demonstration": ("1",), "answer.pain_score": (written,)})
    assert isinstance(read_form(sent, today=TODAY), Refused)


def test_what_looks_ahead_cannot_be_answered():
    """A crafted form cannot say what will happen."""
    name = "answer.mri_within_six_weeks"
    sent = Sent(fields={"demonstration": ("1",), name: ("yes",)})
    asked = read_form(sent, today=TODAY)
    assert isinstance(asked, Asked)
    assert asked.answers == {}


@pytest.mark.parametrize("name", DRAFTS)
def test_a_draft_is_called_as_its_codelist_calls_it(name):
    """And has a code of it, or one that begins with a code of it."""
    draft = DRAFTS[name]
    assert draft.display
    assert any(draft.code.startswith(each.code) for each in draft.of.codes)


def test_reasons_of_an_earlier_day_say_which_day(room):
    (of,) = (each for each in all_demonstrations() if each.number == "4")
    consultation = Consultation(documents=[of.bundle], today=of.day)
    advice = advise(consultation, room.bedside("nl"))
    drug, step, *_ = advice.cards
    then = replace(drug, at=At("before_opioid", date(2024, 4, 17), TODAY, {}))
    views = card_views(
        [then, step], advice.reading, speech=Speech("en"), new_id=lambda: "1"
    )
    assert [each.as_of for each in views] == ["As it stood on 17 April 2024", ""]
