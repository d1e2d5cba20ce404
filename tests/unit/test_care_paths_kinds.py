"""The kinds of step and what is made of one: every pair of voices, every definition."""

from __future__ import annotations

import ibis
import pytest

from wervel.episodes.moments import Moment
from wervel.errors import UsageError
from wervel.practice.care_paths.concordance import (
    MARKS,
    Concordance,
    Voices,
    concordance_column,
)
from wervel.practice.care_paths.kinds import BITS, KEYS, KINDS, STEPPED
from wervel.practice.care_paths.paths import LONGEST, PathRule
from wervel.recommendations.bodies import ALL

SPEAKING = Voices.of(each for each in ALL if each.has_rule)


def test_two_bodies_about_one_act_disagree_and_one_body_departs():
    """Each pair of voices by itself, and all of the truth table of three bits."""
    table = ibis.memtable(
        [
            {"followed": one, "departed": other, "unclear": doubt}
            for one in (0, *bits())
            for other in (0, *bits())
            for doubt in (0, one, other)
        ],
        schema=dict.fromkeys(MARKS, "int64"),
    )
    made = concordance_column(table, SPEAKING)
    rows = ibis.duckdb.connect().to_pandas(table.mutate(made=made))
    for row in rows.itertuples():
        assert row.made == by_hand(row.followed, row.departed, row.unclear)
    assert {*rows["made"]} == {*map(int, Concordance)}


def bits() -> list[int]:
    return [1 << place for place in range(len(SPEAKING.voices))]


def by_hand(followed: int, departed: int, unclear: int) -> int:
    clean = followed if not followed & (departed | unclear) else 0
    if clean and departed:
        one = SPEAKING.voices[clean.bit_length() - 1]
        other = SPEAKING.voices[departed.bit_length() - 1]
        if one.body != other.body and one.act.overlaps(other.act):
            return Concordance.DISAGREE
    if departed:
        return Concordance.NOT_FOLLOWED
    if unclear:
        return Concordance.CANNOT_TELL
    return Concordance.FOLLOWED if clean else Concordance.NOBODY


def test_the_kinds_stand_in_their_order_and_their_bits_fit():
    assert tuple(each.key for each in KINDS) == KEYS
    assert BITS * LONGEST + 1 < 63
    assert len(SPEAKING.voices) < 63
    assert len({each.colour for each in KINDS}) == len(KINDS)


def test_every_moment_before_something_belongs_to_a_kind():
    before = {each for each in Moment if each.value.startswith("before_")}
    assert before == {moment for each in KINDS for moment in each.moments}


def test_every_step_of_the_stepped_order_names_where_it_stands():
    for each in STEPPED:
        assert each.locator.startswith("W-0")
        assert KEYS.index(each.step) != KEYS.index(each.needs)


@pytest.mark.parametrize(
    "wrong",
    [{"window": 0}, {"gap": 0}, {"drug_gap": -1}, {"tail": -1}, {"together": -1}],
)
def test_a_rule_without_days_is_refused(wrong):
    with pytest.raises(UsageError, match="days from 1 upwards"):
        PathRule(**wrong)
