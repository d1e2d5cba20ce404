"""Standing: whose moment is now, who is heard, and who says the opposite."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from wervel.advice.answers import FACTS
from wervel.advice.standing import (
    disagreements,
    is_advice,
    is_due,
    is_for,
)
from wervel.episodes.moments import FIRST_OF, Moment
from wervel.findings.bedside import At
from wervel.findings.side_by_side import stand
from wervel.logic import Answer
from wervel.recommendations.bodies import ALL
from wervel.recommendations.conflicts import conflicts
from wervel.recommendations.nhg import low_back_pain
from wervel.recommendations.position import Position
from wervel.recommendations.recommendation import Recommendation
from wervel.recommendations.terms import Setting, Standing

IMAGING = low_back_pain.imaging
WITH_RULE = tuple(each for each in ALL if each.has_rule)
FLAGS = ("cauda_equina", "progressive_deficit", "malignancy", "vertebral_fracture")
FLAGS = (*FLAGS, "spinal_infection", "spinal_inflammation")
OPPOSITE = {Position.FOR: Position.AGAINST, Position.AGAINST: Position.FOR}


def known(**answers: Answer) -> dict[str, Answer]:
    """That much is known and nothing else."""
    return {**dict.fromkeys(FACTS), **answers}


def at(**answers: Answer) -> At:
    return At("now", date(2024, 5, 1), date(2024, 4, 10), known(**answers))


def asked(moment: Moment, **elements: object) -> Recommendation:
    return replace(IMAGING, at=moment, **elements)


@pytest.mark.parametrize(
    "moment", [each for each in FIRST_OF if each.name != "RED_FLAG"]
)
def test_what_precedes_an_act_is_due_when_the_act_is_considered(moment) -> None:
    of = asked(moment)
    assert is_due(of, known(), {moment})
    assert not is_due(of, known())
    assert not is_due(of, known(), set(FIRST_OF) - {moment})


@pytest.mark.parametrize("flag", FLAGS)
@pytest.mark.parametrize(
    ("answer", "due"), [(True, True), (False, False), (None, False)]
)
def test_what_a_red_flag_asks_is_due_when_there_is_one(flag, answer, due) -> None:
    rest = dict.fromkeys(FLAGS, False)
    assert is_due(asked(Moment.RED_FLAG), known(**{**rest, flag: answer})) == due


def test_a_red_flag_is_no_act() -> None:
    assert not is_due(asked(Moment.RED_FLAG), known(), set(Moment))


@pytest.mark.parametrize("days", [None, 0, 20, 21, 41, 42, 83, 84, 400])
@pytest.mark.parametrize(
    ("moment", "first"),
    [
        (Moment.FIRST_CONTACT, None),
        (Moment.STILL_IN_CARE_3_WEEKS, 21),
        (Moment.STILL_IN_CARE_6_WEEKS, 42),
        (Moment.STILL_IN_CARE_12_WEEKS, 84),
    ],
)
def test_what_is_asked_after_weeks_is_due_from_then_on(moment, first, days) -> None:
    """W-02 to W-05: at once, and after 3, 6 and 12 weeks; unknown is not reached."""
    due = first is None or (days is not None and days >= first)
    assert is_due(asked(moment), known(days_in_complaint=days)) == due


@pytest.mark.parametrize(("chronic", "due"), [(True, 1), (False, 0), (None, 0)])
def test_what_is_asked_of_chronic_pain_is_due_when_it_is(chronic, due: int) -> None:
    assert is_due(asked(Moment.CHRONIC), known(chronic=chronic)) == bool(due)


@pytest.mark.parametrize("standing", Standing)
def test_only_what_holds_today_speaks_up(standing: Standing) -> None:
    replaced = "else" if standing is Standing.SUPERSEDED else ""
    of = replace(IMAGING, standing=standing, replaced_by=replaced)
    assert is_advice(of) == (standing is Standing.CURRENT)


@pytest.mark.parametrize(
    ("settings", "here", "wanted"),
    [
        ((Setting.PRIMARY,), True, True),
        ((Setting.PRIMARY,), False, False),
        ((Setting.SECONDARY,), True, False),
        ((Setting.SECONDARY,), False, True),
        ((Setting.PRIMARY, Setting.SECONDARY), True, True),
        ((Setting.PRIMARY, Setting.SECONDARY), False, True),
        ((Setting.PRIMARY,), None, True),
        ((Setting.SECONDARY,), None, True),
        ((Setting.TERTIARY,), True, False),
    ],
)
def test_it_is_about_the_setting_the_patient_is_seen_in(settings, here, wanted) -> None:
    of = replace(IMAGING, settings=settings)
    assert is_for(of, in_primary_care=here) == wanted


# who disagrees


OPPONENTS = {
    one.id: {
        pair.opposes if pair.favours is one else pair.favours
        for pair in conflicts(ALL)
        if one in (pair.favours, pair.opposes)
    }
    for one in WITH_RULE
}
HISTORIES: tuple[dict[str, Answer], ...] = (
    {},
    {"non_specific": True, "radicular": False, "in_primary_care": True},
    {"non_specific": True, "chronic": True, "in_primary_care": False, "age": 50},
    {"radicular": True, "non_specific": False, "chronic": True},
    {
        **dict.fromkeys(FLAGS, False),
        "non_specific": True,
        "radicular": False,
        "began_in_primary_care": True,
        "in_primary_care": True,
        "chronic": False,
        "days_in_complaint": 21,
    },
)


@pytest.mark.parametrize("history", HISTORIES)
@pytest.mark.parametrize("says", [Position.FOR, Position.AGAINST])
@pytest.mark.parametrize(
    "of", [each for each in WITH_RULE if OPPONENTS[each.id]], ids=lambda of: of.id
)
def test_who_disagrees_can_and_does_or_may(of, says, history) -> None:
    """Of those in conflict, the opposite now; or open, and another body's."""
    here = at(**history)
    found = disagreements(of, says, here, WITH_RULE)
    heard = {Standing.CURRENT, Standing.OPINION}
    for each in found:
        other = each.stand.of
        assert other in OPPONENTS[of.id]
        assert other.standing in heard
        if each.is_certain:
            assert each.stand.position is OPPOSITE[says]
        else:
            assert each.stand.position is Position.CANNOT_TELL
            assert other.body != of.body
    left = OPPONENTS[of.id] - {each.stand.of for each in found}
    for other in left:
        where = stand(other, here.answers).position
        may_be = where is Position.CANNOT_TELL and other.body != of.body
        assert other.standing not in heard or not (where is OPPOSITE[says] or may_be)
    assert [each.is_certain for each in found] == sorted(
        (each.is_certain for each in found), reverse=True
    )


def test_the_spine_society_disagrees_on_the_x_ray_at_referral() -> None:
    """C-02 of the documents: the NHG speaks against, the DSS for."""
    found = disagreements(IMAGING, Position.AGAINST, at(**HISTORIES[4]), WITH_RULE)
    by_id = {each.stand.of.id: each for each in found}
    assert by_id["dss-xray-on-referral"].is_certain
    assert by_id["dss-xray-on-referral"].stated


def test_whoever_is_not_among_those_asked_is_not_heard() -> None:
    here = at(**HISTORIES[4])
    among = [each for each in WITH_RULE if each.id != "dss-xray-on-referral"]
    found = disagreements(IMAGING, Position.AGAINST, here, among)
    assert "dss-xray-on-referral" not in {each.stand.of.id for each in found}


def test_nobody_disagrees_with_who_says_nothing() -> None:
    """Outside its conditions or not applicable there is no opposite."""
    found = disagreements(IMAGING, Position.OUTSIDE, at(**HISTORIES[4]), WITH_RULE)
    assert not [each for each in found if each.is_certain]
