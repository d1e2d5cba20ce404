"""Feedback: what a client tells of the cards it was given."""

from datetime import UTC, datetime
from functools import cache

import pytest
from requirements import requirement
from web.hook_calls import cards, draft_xray

from wervel.advice.hooks import read_feedback
from wervel.advice.hooks.override_reasons import SYSTEM
from wervel.errors import RequestRefused

SERVICE = "wervel-order-sign"
UUID = "2f1a0f0e-6c3d-4b7e-9a43-1d2c3b4a5f60"
WHEN = "2024-05-01T09:30:00Z"


@cache
def sent():
    """The card that the client got, and tells of."""
    (card,) = cards("order-sign", draft_xray())
    return card


def taken():
    """The uuid of its first suggestion."""
    return sent()["suggestions"][0]["uuid"]


def accepted(**elements):
    """That the first suggestion of the card was taken; ``None`` leaves one out."""
    return item("accepted", acceptedSuggestions=[{"id": taken()}], **elements)


def overridden(**elements):
    """That the card was set aside."""
    return item("overridden", **elements)


def item(outcome, **elements):
    given = {
        "card": sent()["uuid"],
        "outcome": outcome,
        "outcomeTimestamp": WHEN,
        **elements,
    }
    return {name: each for name, each in given.items() if each is not None}


def told(*items):
    return read_feedback({"feedback": list(items)}, SERVICE)


def refused(*items):
    """Where feedback is refused; that it is not fails the test."""
    with pytest.raises(RequestRefused) as problem:
        told(*items)
    assert problem.value.status == 400
    return problem.value.where


@requirement("cds-hooks_2.0", "148", "155", "156", "158", "162")
def test_a_suggestion_was_taken():
    (given,) = told(accepted())
    assert given.card == sent()["uuid"]
    assert given.outcome == "accepted"
    assert given.accepted == (taken(),)
    assert given.service == SERVICE


def test_feedback_is_counted_by_what_the_card_rests_on():
    """Nothing was stored when the card went out: its id tells."""
    (given,) = told(accepted())
    assert given.about == "nhg-lbp-imaging"


@requirement("cds-hooks_2.0", "157", "159", "165", "166")
def test_a_card_was_set_aside_with_a_reason():
    reason = {"code": "already-done", "system": SYSTEM, "display": "words"}
    why = {"reason": reason, "userComment": "Mrs Jansen had one in March"}
    (given,) = told(overridden(overrideReason=why))
    assert (given.outcome, given.accepted) == ("overridden", ())
    assert (given.reason_system, given.reason_code) == (SYSTEM, "already-done")
    assert given.had_comment
    assert "Jansen" not in repr(given)


@requirement("cds-hooks_2.0", "160", "167")
@pytest.mark.parametrize(
    ("why", "code", "had_comment"),
    [
        (None, "", False),
        ({"userComment": "because"}, "", True),
        ({"reason": {"code": "c", "system": "https://client.example"}}, "c", False),
    ],
    ids=["no reason", "a comment only", "a reason of the client's own"],
)
def test_reason_and_comment_may_be_left_out(why, code, had_comment):
    (given,) = told(overridden(overrideReason=why))
    assert (given.reason_code, given.had_comment) == (code, had_comment)


@requirement("cds-hooks_2.0", "161")
@pytest.mark.parametrize(
    "written",
    [WHEN, "2024-05-01T09:30:00+00:00", "2024-05-01T11:30:00+02:00"],
)
def test_the_time_is_turned_into_utc(written):
    (given,) = told(accepted(outcomeTimestamp=written))
    assert given.at == datetime(2024, 5, 1, 9, 30, tzinfo=UTC)
    assert given.at.tzinfo is UTC


@requirement("cds-hooks_2.0", "161")
@pytest.mark.parametrize(
    "written",
    [
        None,
        "",
        "yesterday",
        1714555800,
        "2024-05-01",
        "2024-05-01T09:30:00",
        "0001-01-01T00:00:00+02:00",
    ],
)
def test_a_time_without_a_zone_is_refused(written):
    given = {**accepted(), "outcomeTimestamp": written}
    assert refused(given) == "feedback[0].outcomeTimestamp"


@requirement("cds-hooks_2.0", "154")
@pytest.mark.parametrize("body", [None, [], {}, "x", {"feedback": []}, {"feedback": 1}])
def test_feedback_is_an_object_with_a_list(body):
    with pytest.raises(RequestRefused) as problem:
        read_feedback(body, SERVICE)
    assert problem.value.status == 400


@requirement("cds-hooks_2.0", "155")
@pytest.mark.parametrize("card", [None, "", "x", 3, UUID])
def test_a_card_that_is_not_ours_is_refused(card):
    assert refused({**accepted(), "card": card}) == "feedback[0].card"


@requirement("cds-hooks_2.0", "156", "157")
@pytest.mark.parametrize("outcome", [None, "", "ignored", "Accepted", 1])
def test_an_outcome_is_accepted_or_overridden(outcome):
    assert refused({**accepted(), "outcome": outcome}) == "feedback[0].outcome"


@requirement("cds-hooks_2.0", "158", "162")
@pytest.mark.parametrize(
    "wrong",
    [
        None,
        [],
        {},
        "x",
        ["x"],
        [None],
        [{}],
        [{"id": 3}],
        [{"id": "x"}],
        [{"id": UUID}],
    ],
)
def test_what_was_taken_is_a_list_of_suggestions_of_the_card(wrong):
    where = refused({**accepted(), "acceptedSuggestions": wrong})
    assert where.startswith("feedback[0].acceptedSuggestions")


@requirement("cds-hooks_2.0", "159", "165", "166")
@pytest.mark.parametrize(
    "why",
    [
        None,
        [],
        {},
        "busy",
        {"reason": "busy"},
        {"reason": {"code": "c"}},
        {"reason": {"system": SYSTEM}},
        {"userComment": 3},
        {"userComment": ""},
    ],
)
def test_a_reason_is_a_coding_or_a_comment(why):
    where = refused({**overridden(), "overrideReason": why})
    assert where.startswith("feedback[0].overrideReason")


def test_several_things_are_told_at_once():
    other = overridden(outcomeTimestamp="2024-05-01T10:00:00Z")
    assert [each.outcome for each in told(accepted(), other)] == [
        "accepted",
        "overridden",
    ]


def test_the_same_thing_told_twice_counts_once():
    assert len(told(accepted(), accepted())) == 1
    twice = [{"id": taken()}] * 2
    (given,) = told({**accepted(), "acceptedSuggestions": twice})
    assert len(given.accepted) == 1


def test_one_wrong_thing_among_others_is_named():
    assert refused(accepted(), item("ignored")) == "feedback[1].outcome"


def test_feedback_to_a_service_that_is_not_there():
    with pytest.raises(RequestRefused) as problem:
        read_feedback({"feedback": [accepted()]}, "wervel-chat")
    assert problem.value.status == 404


def test_extensions_are_left_alone():
    assert told(accepted(extension={"org.example.by": {"x": "y"}})) == told(accepted())
