"""Data: what comes along, what is fetched, and what cannot be done without."""

import pytest
from bundles import bundle, condition, patient
from requirements import requirement
from web.hook_calls import (
    TODAY,
    answered,
    call,
    desk,
    in_context,
    read,
    sent_along,
    three_weeks_of_pain,
)

from wervel.advice.hooks import answer, wanted
from wervel.advice.hooks.prefetch import OPTIONAL, REQUIRED, SECOND_WITNESS, TEMPLATES
from wervel.errors import RequestRefused

OUTCOME = {
    "resourceType": "OperationOutcome",
    "issue": [{"severity": "error", "code": "timeout"}],
}


def without(*keys):
    """A call whose prefetch lacks these keys."""
    sent = sent_along(three_weeks_of_pain())
    return call(prefetch={k: each for k, each in sent.items() if k not in keys})


def status(whole, fetched=()):
    """The status with which a call is refused."""
    with pytest.raises(RequestRefused) as problem:
        answer(read(whole), dict(fetched), desk(), today=TODAY, language="en")
    return problem.value.status


@requirement("cds-hooks_2.0", "28", "23")
def test_what_came_along_is_used_and_nothing_more_is_wanted():
    assert wanted(read(call())) == {}
    assert answered(call())["cards"]


@requirement("cds-hooks_2.0", "32", "34", "37", "60")
def test_what_did_not_come_along_is_wanted_from_the_server():
    assert wanted(read(without("patient", "conditions", "userRoles"))) == {
        "patient": "Patient/p",
        "conditions": "Condition?patient=p&_count=1000",
        "userRoles": "PractitionerRole?practitioner=gp",
    }


@requirement("cds-hooks_2.0", "34")
def test_the_answer_is_the_same_whichever_way_data_come():
    sent = sent_along(three_weeks_of_pain())
    bare = {name: each for name, each in call().items() if name != "prefetch"}
    fetched = answer(read(bare), sent, desk(), today=TODAY, language="en")
    assert fetched == answered(call())


def test_pages_of_a_search_may_be_fetched_as_a_list():
    pages = [bundle(three_weeks_of_pain()), bundle(condition("2"))]
    one = without("conditions")
    found = answer(read(one), {"conditions": pages}, desk(), today=TODAY, language="en")
    assert found["cards"]


def test_a_role_has_no_other_roles_to_ask_for():
    whole = in_context("patient-view", userId="PractitionerRole/r")
    asked = wanted(read({**whole, "prefetch": {}}))
    assert asked["user"] == "PractitionerRole/r"
    assert "userRoles" not in asked


def test_nothing_is_wanted_for_somebody_who_gets_no_advice():
    whole = in_context("patient-view", userId="Patient/p")
    assert wanted(read({**whole, "prefetch": {}})) == {}


@requirement("cds-hooks_2.0", "53")
@pytest.mark.parametrize("key", sorted(set(TEMPLATES) - {"patient"}))
def test_null_says_that_there_is_nothing(key):
    sent = {**sent_along(three_weeks_of_pain()), key: None}
    assert key not in wanted(read(call(prefetch=sent)))


@requirement("cds-hooks_2.0", "51", "54")
@pytest.mark.parametrize("key", sorted(REQUIRED))
def test_412_where_needed_data_are_missing(key):
    assert status(without(key)) == 412


@requirement("cds-hooks_2.0", "54")
def test_412_names_the_keys_and_nobody():
    with pytest.raises(RequestRefused) as problem:
        answered(without("patient", "observations"))
    assert "patient, observations" in str(problem.value)
    assert "Patient/p" not in str(problem.value)


@pytest.mark.parametrize("key", sorted(OPTIONAL))
def test_what_can_be_done_without_is_no_reason_to_refuse(key):
    assert answered(without(key))["cards"]


@pytest.mark.parametrize("key", sorted(SECOND_WITNESS))
def test_a_card_says_which_records_were_not_seen(key):
    (card, *_) = answered(without(key))["cards"]
    assert "Not sent, so not seen" in card["detail"]
    (card, *_) = answered(call())["cards"]
    assert "Not sent, so not seen" not in card["detail"]


@requirement("cds-hooks_2.0", "50", "52")
def test_an_outcome_of_an_error_is_no_data():
    sent = {**sent_along(three_weeks_of_pain()), "conditions": OUTCOME}
    whole = call(prefetch=sent)
    assert "conditions" in wanted(read(whole))
    assert status(whole) == 412


@requirement("cds-hooks_2.0", "50", "52")
@pytest.mark.parametrize(("severity", "counts"), [("error", False), ("warning", True)])
def test_an_error_among_the_results_makes_them_none(severity, counts):
    said = {**OUTCOME, "issue": [{"severity": severity, "code": "timeout"}]}
    found = bundle(three_weeks_of_pain(), kind="searchset")
    found["entry"].append({"resource": said, "search": {"mode": "outcome"}})
    whole = call(prefetch={**sent_along(), "conditions": found})
    assert ("conditions" not in wanted(read(whole))) is counts


@requirement("cds-hooks_2.0", "52")
def test_an_outcome_that_was_fetched_is_no_data_either():
    assert status(without("conditions"), {"conditions": OUTCOME}) == 412


@requirement("cds-hooks_2.0", "48")
@pytest.mark.parametrize(
    "more",
    [{"link": [{"relation": "next", "url": "https://x/2"}]}, {"total": 2}],
    ids=["a next page", "a larger total"],
)
def test_a_page_of_several_is_not_all_of_it(more):
    first = {**bundle(three_weeks_of_pain(), kind="searchset"), **more}
    whole = call(prefetch={**sent_along(), "conditions": first})
    assert "conditions" in wanted(read(whole))
    assert status(whole) == 412


@requirement("cds-hooks_2.0", "48")
def test_the_last_page_is_all_of_it():
    link = [{"relation": "self", "url": "https://x/1"}]
    only = {**bundle(three_weeks_of_pain(), kind="searchset"), "link": link, "total": 1}
    whole = call(prefetch={**sent_along(), "conditions": only})
    assert "conditions" not in wanted(read(whole))


@requirement("cds-hooks_2.0", "30")
@pytest.mark.parametrize("wrong", [[], {}, "x", 3, True, {"entry": []}])
def test_what_comes_along_is_a_resource(wrong):
    with pytest.raises(RequestRefused) as problem:
        read(call(prefetch={**sent_along(), "conditions": wrong}))
    assert problem.value.status == 400
    assert problem.value.where.startswith("prefetch.conditions")


@requirement("cds-hooks_2.0", "30")
def test_keys_of_others_are_left_alone():
    sent = {**sent_along(three_weeks_of_pain()), "coverage": "not ours"}
    assert answered(call(prefetch=sent)) == answered(call())


@pytest.mark.parametrize(
    ("came", "expected"),
    [
        (patient("q"), 400),
        ({"resourceType": "Practitioner", "id": "p"}, 400),
        (None, 412),
        ({"resourceType": "Patient", "id": "p"}, 412),
    ],
    ids=["another patient", "no patient", "nobody", "no birth date"],
)
def test_without_the_patient_there_is_no_advice(came, expected):
    sent = sent_along(three_weeks_of_pain(), patient=came)
    assert status(call(prefetch=sent)) == expected


def test_two_patients_in_one_call_are_refused():
    sent = sent_along(three_weeks_of_pain(), patient("q"))
    assert status(call(prefetch=sent)) == 400
