"""Side by side: one patient with facet pain, and where every body stands, and why.

The patient: chronic non-specific back pain (hospital diagnosis 071), pain that seems to
come from the facet joints, 6 of 10, conservative care tried in vain, a positive
diagnostic block, 54 years old, no red flag.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from agreement.test_naive import WITH_RULE
from agreement.test_positions import FACTS, possible, rows_about
from hypothesis import given, settings
from hypothesis import strategies as st

from wervel.findings.patient import position, truth
from wervel.findings.side_by_side import BEFORE, Stand, side_by_side, stand
from wervel.logic import Answer
from wervel.recommendations.acts import Act
from wervel.recommendations.bodies import ALL, chosen, recommendation
from wervel.recommendations.position import Position
from wervel.recommendations.recommendation import Recommendation

FLAGS = (
    *("cauda_equina", "progressive_deficit", "malignancy"),
    *("vertebral_fracture", "spinal_infection", "spinal_inflammation"),
)
TRIED = ("conservative_care_before", "complaints_persist")
BLOCK = ("test_block_before", "test_block_positive")
FACET = "facet_pain_suspected"
PATIENT: dict[str, Answer] = {
    **dict.fromkeys(("non_specific", "chronic", FACET, *TRIED, *BLOCK), True),
    **dict.fromkeys(("radicular", *FLAGS), False),
    "age": 54,
    "pain_score": 6,
}

FOR, AGAINST, OUTSIDE = Position.FOR, Position.AGAINST, Position.OUTSIDE
CANNOT_TELL, NOT_APPLICABLE = Position.CANNOT_TELL, Position.NOT_APPLICABLE
PAID = ("image_guided", "joint_levels", "denervations_in_a_year")

WANTED = {
    "nl": {
        "R-016": (AGAINST, ("non_specific", *FLAGS)),
        "R-043": (FOR, ("non_specific", FACET)),
        "R-044": (CANNOT_TELL, ("test_block_relief",)),
        "R-110": (AGAINST, ("non_specific", "chronic")),
        "R-111": (None, ()),
        "R-116": (None, ()),
    },
    "be": {
        "R-090": (CANNOT_TELL, ("trained_physician",)),
        "R-091": (AGAINST, ("chronic",)),
        "R-092": (FOR, ("chronic",)),
        "R-093": (CANNOT_TELL, PAID),
        "R-102": (AGAINST, ("chronic", "age", *TRIED, "test_block_positive")),
    },
    "england": {
        "R-094": (FOR, ("chronic", "age", *TRIED, FACET)),
        "R-096": (FOR, ("chronic", "age", *BLOCK)),
        "R-097": (CANNOT_TELL, ("block_response_prolonged",)),
        "R-100": (None, ()),
    },
}
"""Where each stands on denervation, and the facts behind it or on which it hangs.

R-091 is about the scan before it, R-092 about the block.
"""


def beside(act: Act, whose: str, **answers: Answer) -> dict[str, Stand]:
    """Where each stands for the patient, with these answers instead or besides."""
    stands = side_by_side(act, {**PATIENT, **answers}, chosen([whose]))
    return {each.of.source.item: each for each in stands}


@pytest.mark.parametrize("whose", WANTED)
def test_denervation_for_this_patient(whose):
    """Each that concerns it, in the order of the catalogue, and no other."""
    came = {
        item: (each.position, each.because)
        for item, each in beside(Act.DENERVATION, whose).items()
    }
    assert came == WANTED[whose]
    assert [*came] == sorted(came)


def test_the_countries_together_are_all_of_them():
    """In the order given, which is that of the catalogue."""
    stands = side_by_side(Act.DENERVATION, PATIENT, ALL)
    items = [each.of.source.item for each in stands]
    assert items == sorted(item for each in WANTED.values() for item in each)
    backwards = side_by_side(Act.DENERVATION, PATIENT, reversed(ALL))
    assert [*backwards] == [*reversed(stands)]


def test_what_belgium_asks_to_be_done_is_done():
    """The block was done and positive; of what is left or allowed nothing is said."""
    assert beside(Act.DENERVATION, "be")["R-092"].is_done is True
    assert (
        beside(Act.DENERVATION, "be", test_block_before=False)["R-092"].is_done is False
    )
    assert (
        beside(Act.DENERVATION, "be", test_block_positive=None)["R-092"].is_done is None
    )
    others = [
        each
        for whose in WANTED
        for item, each in beside(Act.DENERVATION, whose).items()
        if item != "R-092"
    ]
    assert {each.is_done for each in others} == {None}


ALL_PAID = {"image_guided": True, "joint_levels": 3, "denervations_in_a_year": 1}
SETTLED = [
    ("R-044", {"test_block_relief": 50}, FOR, ("chronic", "test_block_relief")),
    ("R-044", {"test_block_relief": 49}, AGAINST, ("chronic", "test_block_relief")),
    (
        "R-090",
        {"trained_physician": True},
        FOR,
        ("chronic", *TRIED, FACET, "pain_score", "trained_physician"),
    ),
    ("R-090", {"trained_physician": False}, OUTSIDE, ("chronic", "trained_physician")),
    ("R-093", {"joint_levels": 2}, AGAINST, ("chronic", "joint_levels")),
    ("R-093", {"image_guided": False}, AGAINST, ("chronic", "image_guided")),
    (
        "R-093",
        {"denervations_in_a_year": 4},
        AGAINST,
        ("chronic", "denervations_in_a_year"),
    ),
    ("R-093", {"joint_levels": 3}, CANNOT_TELL, (PAID[0], PAID[2])),
    ("R-093", ALL_PAID, FOR, ("chronic", *PAID)),
    (
        "R-097",
        {"block_response_prolonged": True},
        AGAINST,
        ("chronic", "age", "block_response_prolonged"),
    ),
    (
        "R-097",
        {"block_response_prolonged": False},
        NOT_APPLICABLE,
        ("block_response_prolonged",),
    ),
]


@pytest.mark.parametrize(("item", "answers", "wanted", "because"), SETTLED)
def test_answering_what_it_hangs_on_settles_it(item, answers, wanted, because):
    came = stand(recommendation(item), {**PATIENT, **answers})
    assert (came.position, came.because) == (wanted, because)


CHANGED = [
    ("R-016", {"malignancy": True}, NOT_APPLICABLE, ("malignancy",)),
    ("R-016", {"malignancy": None}, CANNOT_TELL, ("malignancy",)),
    ("R-043", {FACET: None}, CANNOT_TELL, (FACET, "other_spinal_source_suspected")),
    ("R-102", {"age": None}, CANNOT_TELL, ("age",)),
    ("R-102", {"age": 71}, NOT_APPLICABLE, ("age",)),
    ("R-094", {"age": 18}, NOT_APPLICABLE, ("age",)),
    ("R-090", {"pain_score": 4}, OUTSIDE, ("chronic", "pain_score")),
    ("R-110", {"chronic": False}, NOT_APPLICABLE, ("chronic",)),
]


@pytest.mark.parametrize(("item", "answers", "wanted", "because"), CHANGED)
def test_another_patient(item, answers, wanted, because):
    """With a red flag, older or younger, with less pain, or with less known."""
    came = stand(recommendation(item), {**PATIENT, **answers})
    assert (came.position, came.because) == (wanted, because)


def test_of_whom_nothing_is_known_nothing_can_be_told():
    """What is not answered is unknown, and never taken for no."""
    stands = [stand(of, {}) for of in WITH_RULE]
    assert {each.position for each in stands} == {CANNOT_TELL}
    assert all(each.because for each in stands)


@pytest.mark.parametrize("act", Act)
def test_what_is_shown_concerns_the_act(act):
    """Everything about the act, a part of it or what it is part of, or right before."""
    shown = [each.of for each in side_by_side(act, PATIENT, ALL)]
    before = BEFORE.get(act)
    assert shown == [
        of
        for of in ALL
        if of.act in (act, act.part_of)
        or of.act.part_of is act
        or (before and of.at is before)
    ]


SETTLES = (FOR, AGAINST, OUTSIDE, NOT_APPLICABLE)


def answered(of: Recommendation, row: Mapping[str, Answer]) -> list[dict[str, Any]]:
    """The same answers, but for one that is behind nothing: each other it could be."""
    behind = stand(of, row).because
    return [
        {**row, each.name: other}
        for each in of.facts
        if each.name not in behind
        for other in (None, *possible(FACTS[each.name]))
    ]


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=4)
def test_what_is_behind_nothing_changes_nothing(seed):
    """A settled position of any recommendation stays, whatever one other fact were."""
    chance = np.random.default_rng(seed)
    seen = set()
    for of in WITH_RULE:
        for row in rows_about(of, chance, 6):
            came = stand(of, row).position
            assert came is position(of, row)
            seen.add(came)
            if came in SETTLES:
                assert {position(of, each) for each in answered(of, row)} <= {came}
    assert seen == {*SETTLES, CANNOT_TELL}


@pytest.mark.parametrize("of", WITH_RULE, ids=lambda of: of.id)
def test_what_it_hangs_on_is_all_that_could_settle_it(of):
    """Where it cannot be told no other question, answered alone, would tell."""
    rows = [*rows_about(of, np.random.default_rng(5), 40), dict.fromkeys(FACTS)]
    for row in rows:
        came = stand(of, row)
        if came.position is CANNOT_TELL:
            assert came.because
            assert all(row[name] is None for name in came.because)
            also = [each for each in answered(of, row) if more_known(row, each)]
            assert {position(of, each) for each in also} <= {CANNOT_TELL}


def more_known(row: Mapping[str, Answer], than: Mapping[str, Answer]) -> bool:
    return any(row[name] is None and than[name] is not None for name in row)


def test_done_is_what_was_asked():
    for of in WITH_RULE:
        for row in rows_about(of, np.random.default_rng(3), 6):
            settled = position(of, row) in (FOR, AGAINST, OUTSIDE)
            asked = settled and of.do is not None
            assert stand(of, row).is_done is (truth(of.met, row) if asked else None)
