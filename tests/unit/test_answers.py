"""Answers come back as they were given: which count, until when, and which wins."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from bundles import bundle, patient
from hypothesis import given
from hypothesis import strategies as st

from wervel.advice.answers import (
    FACTS,
    QUESTIONNAIRE,
    given_answers,
    questionnaire,
    range_of,
    response,
)
from wervel.advice.subject import all_entries
from wervel.logic import Answer
from wervel.recommendations.bodies import ALL

TODAY = date(2024, 5, 20)
NUMBERS = [name for name, of in FACTS.items() if of.kind == "number"]
YES_OR_NO = [name for name, of in FACTS.items() if of.kind == "boolean"]

told = st.dictionaries(st.sampled_from(YES_OR_NO), st.booleans(), max_size=6)


def can_be(name: str) -> st.SearchStrategy[float]:
    """A number that can be the answer to this question."""
    least, most = range_of(FACTS[name])
    return st.integers(int(least), int(most)) | st.floats(least, most)


counted = st.fixed_dictionaries({}, optional={name: can_be(name) for name in NUMBERS})


def answered(*items: Any, on: str = "2024-05-20", **elements: Any) -> dict[str, Any]:
    """A response with these items."""
    return {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": QUESTIONNAIRE,
        "status": "completed",
        "authored": on,
        "item": list(items),
        **elements,
    }


def item(name: str, *values: dict[str, Any], **elements: Any) -> dict[str, Any]:
    return {"linkId": name, "answer": list(values), **elements}


def yes(name: str, **elements: Any) -> dict[str, Any]:
    return item(name, {"valueBoolean": True}, **elements)


def no(name: str) -> dict[str, Any]:
    return item(name, {"valueBoolean": False})


def read(*documents: object) -> dict[str, Answer]:
    return given_answers(all_entries(documents), until=TODAY)


@given(told, counted)
def test_what_was_answered_comes_back(yes_or_no, numbers) -> None:
    answers = {**yes_or_no, **numbers}
    written = response(answers, subject="Patient/p", on=TODAY)
    came = read(bundle(patient(), written))
    assert came == answers
    assert all(isinstance(came[name], bool) for name in yes_or_no)


def test_what_is_unknown_is_not_written_down() -> None:
    written = response({"off_work": None, "chronic": True}, subject="P/1", on=TODAY)
    assert [each["linkId"] for each in written["item"]] == ["chronic"]
    assert read(written) == {"chronic": True}


def test_a_response_says_whose_it_is_and_of_which_day() -> None:
    written = response({}, subject="Patient/p", on=TODAY)
    assert written["subject"] == {"reference": "Patient/p"}
    assert written["authored"] == "2024-05-20"


def test_every_question_of_the_questionnaire_can_be_answered() -> None:
    asked = questionnaire(FACTS.values(), "nl")
    assert asked["url"] == QUESTIONNAIRE
    assert {each["linkId"]: each["type"] for each in asked["item"]} == {
        **dict.fromkeys(YES_OR_NO, "boolean"),
        **dict.fromkeys(NUMBERS, "decimal"),
    }
    assert {
        name for of in ALL if of.has_rule for name in (f.name for f in of.facts)
    } == (set(FACTS))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_questions_are_asked_in_the_language(language) -> None:
    (only,) = questionnaire([FACTS["off_work"]], language)["item"]
    assert only["text"] == getattr(FACTS["off_work"].question, language)


@pytest.mark.parametrize(
    ("days", "counts"), [(0, True), (13, True), (14, True), (15, False), (-1, False)]
)
def test_an_answer_holds_for_two_weeks_and_not_before_it_is_given(
    days: int, counts: bool
) -> None:
    on = str(TODAY - timedelta(days=days))
    assert bool(read(answered(yes("off_work"), on=on))) == counts


@pytest.mark.parametrize("on", ["", "yesterday", "2024-13-01"])
def test_without_a_day_nobody_knows_whether_it_still_holds(on: str) -> None:
    assert read(answered(yes("off_work"), on=on)) == {}


def test_a_time_counts_as_its_day() -> None:
    given_at = answered(yes("off_work"), on="2024-05-20T23:59:59+02:00")
    assert read(given_at) == {"off_work": True}


@pytest.mark.parametrize(
    ("canonical", "counts"),
    [
        (QUESTIONNAIRE, True),
        (f"{QUESTIONNAIRE}|1.2", True),
        (f"{QUESTIONNAIRE}2", False),
        ("https://example.org/Questionnaire/other", False),
        ("", False),
    ],
)
def test_only_answers_to_these_questions_count(canonical: str, counts: bool) -> None:
    of = answered(yes("off_work"), questionnaire=canonical)
    assert bool(read(of)) == counts


@pytest.mark.parametrize(
    ("status", "counts"),
    [
        ("completed", True),
        ("amended", True),
        ("in-progress", True),
        ("entered-in-error", False),
        ("stopped", False),
        ("", False),
    ],
)
def test_what_was_entered_in_error_does_not_count(status: str, counts: bool) -> None:
    assert bool(read(answered(yes("off_work"), status=status))) == counts


def test_another_resource_with_answers_does_not_count() -> None:
    assert read(answered(yes("off_work"), resourceType="Questionnaire")) == {}


@pytest.mark.parametrize(
    "nested",
    [
        {"linkId": "group", "item": [yes("off_work")]},
        {"linkId": "group", "item": [{"linkId": "group", "item": [yes("off_work")]}]},
        item("group", {"valueBoolean": True, "item": [yes("off_work")]}),
        yes("nobody asks this", item=[yes("off_work")]),
    ],
    ids=["in a group", "in two", "under an answer", "beside an unknown answer"],
)
def test_nested_answers_are_found(nested: dict[str, Any]) -> None:
    assert read(answered(nested)) == {"off_work": True}


def test_a_question_and_the_one_under_it_are_both_answered() -> None:
    of = answered(yes("off_work", item=[no("chronic")]))
    assert read(of) == {"off_work": True, "chronic": False}


def test_what_nobody_asks_is_not_an_answer() -> None:
    assert read(answered(yes("likes_cheese"), yes("off_work"))) == {"off_work": True}


@pytest.mark.parametrize(
    "value",
    [
        {"valueString": "yes"},
        {"valueInteger": 1},
        {"valueBoolean": "true"},
        {"valueBoolean": 1},
        {"valueCoding": {"code": "Y"}},
        {},
    ],
)
def test_what_is_neither_yes_nor_no_is_unknown(value: dict[str, Any]) -> None:
    assert read(answered(item("off_work", value))) == {"off_work": None}


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ({"valueDecimal": 7.5}, 7.5),
        ({"valueInteger": 7}, 7.0),
        ({"valueQuantity": {"value": 7}}, 7.0),
        ({"valueDecimal": 0}, 0.0),
        ({"valueInteger": 0}, 0.0),
        ({"valueBoolean": True}, None),
        ({"valueDecimal": True}, None),
        ({"valueDecimal": "7"}, None),
        ({"valueDecimal": float("nan")}, None),
        ({"valueDecimal": 1e400}, None),
        ({"valueDecimal": 11}, None),
        ({"valueInteger": -1}, None),
        ({"valueQuantity": {"value": 70}}, None),
        ({"valueString": "7"}, None),
    ],
)
def test_a_number_is_one_whatever_its_type(value, number) -> None:
    assert read(answered(item("pain_score", value))) == {"pain_score": number}


@pytest.mark.parametrize("name", NUMBERS)
def test_a_number_that_cannot_be_is_unknown(name: str) -> None:
    least, most = range_of(FACTS[name])
    for beyond in (least - 1, most + 1):
        assert read(answered(item(name, {"valueDecimal": beyond}))) == {name: None}


def test_a_question_without_an_answer_is_not_answered() -> None:
    assert read(answered({"linkId": "off_work"})) == {}


def test_of_two_answers_in_one_response_the_last_counts() -> None:
    both = item("off_work", {"valueBoolean": True}, {"valueBoolean": False})
    assert read(answered(both)) == {"off_work": False}


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2024-05-18", "2024-05-19"),
        ("2024-05-19T09:00:00Z", "2024-05-19T10:00:00Z"),
        ("2024-05-19", "2024-05-19T10:00:00Z"),
    ],
)
def test_of_several_responses_the_last_wins(first, last, turned: bool) -> None:
    """Whatever the order they come in; what only the first answers, stays."""
    both = [
        answered(yes("off_work"), yes("chronic"), on=first),
        answered(no("off_work"), on=last),
    ]
    assert read(*(reversed(both) if turned else both)) == {
        "off_work": False,
        "chronic": True,
    }


def test_an_old_answer_does_not_win_over_none() -> None:
    old = answered(yes("off_work"), on=str(TODAY - timedelta(days=15)))
    assert read(old, answered(yes("chronic"))) == {"chronic": True}


def test_a_later_unknown_takes_an_answer_back() -> None:
    said = answered(yes("off_work"), on="2024-05-18")
    unsaid = answered(item("off_work", {"valueString": "?"}), on="2024-05-19")
    assert read(said, unsaid) == {"off_work": None}


def test_the_answers_of_every_document_count() -> None:
    assert read(
        bundle(patient(), answered(yes("off_work"))), [answered(no("chronic"))]
    ) == {"off_work": True, "chronic": False}


def test_without_a_patient_among_the_documents_nobody_else_is_meant() -> None:
    """The records may come later, from the server."""
    alone = answered(yes("off_work"), subject={"reference": "Patient/p"})
    assert read(alone) == {"off_work": True}


@pytest.mark.parametrize(
    ("subject", "counts"),
    [
        ({"reference": "Patient/p"}, True),
        ({"reference": "https://example.org/fhir/Patient/p"}, True),
        ({"reference": "Patient/p/_history/2"}, True),
        ({"reference": "urn:uuid:6d1f"}, True),
        ({"identifier": {"system": "urn:oid:1", "value": "2"}}, True),
        ({}, True),
        ({"reference": "Patient/somebody-else"}, False),
        ({"reference": "urn:uuid:7777"}, False),
    ],
)
def test_the_answers_about_somebody_else_do_not_count(subject, counts: bool) -> None:
    here = bundle(patient())
    here["entry"][0]["fullUrl"] = "urn:uuid:6d1f"
    came = read(here, answered(yes("off_work"), subject=subject))
    assert came == ({"off_work": True} if counts else {})
