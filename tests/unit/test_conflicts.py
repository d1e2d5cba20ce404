"""Conflicts: what the documents tell, what the rules show, and made-up ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from agreement.test_positions import FACTS
from agreement.test_positions import possible as worth_trying

from wervel.episodes.moments import Moment
from wervel.errors import UnknownName
from wervel.facts.complaint import (
    NEVER_TOGETHER,
    chronic,
    days_in_complaint,
    non_specific,
    radicular,
)
from wervel.facts.outlook import pain_score
from wervel.facts.person import age
from wervel.facts.treatment import scan_from_primary_care_within_six_weeks as scan
from wervel.findings.patient import position, truth
from wervel.logic import Answer
from wervel.recommendations.acts import Act
from wervel.recommendations.bodies import ALL, recommendation
from wervel.recommendations.conflicts import (
    IMPLIED,
    Conflict,
    Degree,
    all_stated_conflicts,
    conflicts,
    stated_conflict,
)
from wervel.recommendations.position import Position
from wervel.recommendations.recommendation import Recommendation
from wervel.recommendations.terms import Action, Standing
from wervel.recommendations.ways import Range

DERIVED = conflicts(ALL)
BY_ITEMS = {
    (each.favours.source.item, each.opposes.source.item): each for each in DERIVED
}
STATED = all_stated_conflicts()

SHOWN = {
    "C-01": {("R-038", "R-028"), ("R-042", "R-028")},
    "C-02": {("R-043", "R-016"), ("R-043", "R-110")},
    "C-05": {("R-053", "R-002"), ("R-053", "R-024")},
    "C-06": {("R-011", "R-020")},
    "C-08": {("R-055", "R-009")},
    "C-10": {("R-056", "R-022")},
    "C-14": {("R-061", "R-112")},
    "C-23": {("R-077", "R-121")},
}
"""The disagreements of the documents that the rules show, with pairs they must name."""


def about(item: str) -> set[tuple[str, str]]:
    """The derived pairs, for and against, of which the documents tell this."""
    return {
        items
        for items, each in BY_ITEMS.items()
        if item in {stated.item for stated in each.stated}
    }


def names(of: Conflict) -> str:
    return f"{of.favours.source.item}-{of.opposes.source.item}"


def test_the_documents_tell_thirty_seven():
    assert [each.item for each in STATED] == [f"C-{n:02}" for n in range(1, 38)]


@pytest.mark.parametrize("stated", STATED, ids=lambda each: each.item)
def test_each_is_derived_or_says_why_no_rule_can_show_it(stated):
    """One of the two: never both, never neither."""
    assert bool(about(stated.item)) is (stated.no_rule is None)


def test_eight_are_derived():
    assert {each.item for each in STATED if about(each.item)} == set(SHOWN)


@pytest.mark.parametrize("item", SHOWN)
def test_the_named_pairs_are_derived(item):
    """With the side that speaks for it first, and never the other way round."""
    assert SHOWN[item] <= about(item)
    assert not {(other, one) for one, other in SHOWN[item]} & set(BY_ITEMS)


@pytest.mark.parametrize("stated", STATED, ids=lambda each: each.item)
def test_the_sides_are_recommendations_and_nobody_stands_on_both(stated):
    one, other = stated.sides
    assert not one & other
    assert {recommendation(item).source.item for item in one | other} == one | other


def test_an_item_that_is_not_there_is_an_error():
    with pytest.raises(UnknownName, match="C-38"):
        stated_conflict("C-38")


def answer(name: str, left: Range, chance: np.random.Generator) -> Answer:
    """One of the answers that a way leaves to a fact."""
    if left is None:
        return None
    low, high = left
    if FACTS[name].kind == "boolean":
        return bool(chance.choice([each for each in (0, 1) if low <= each <= high]))
    inside = [each for each in worth_trying(FACTS[name]) if low <= each <= high]
    ends = [each for each in left if np.isfinite(each)]
    return float(chance.choice([*inside, *ends]))


def witness(of: Conflict, chance: np.random.Generator) -> dict[str, Answer]:
    """Answers to every fact of both, as the way leaves them; the others as it comes."""
    asked = {each.name for side in (of.favours, of.opposes) for each in side.facts}
    asked |= set(of.way)
    row: dict[str, Answer] = {}
    for name in sorted(asked, key=lambda each: (each not in of.way, each)):
        tried = (None, *worth_trying(FACTS[name]))
        free = tried[int(chance.integers(len(tried)))]
        row[name] = answer(name, of.way[name], chance) if name in of.way else free
        if name not in of.way and excluded(name, row):
            row[name] = False
    return row


def excluded(name: str, row: Mapping[str, Answer]) -> bool:
    """Whether it cannot be yes because of another that is."""
    pairs = [{one.name, other.name} for one, other in NEVER_TOGETHER]
    return any(
        row.get(other) is True
        for pair in pairs
        if name in pair
        for other in pair - {name}
    )


@pytest.mark.parametrize("of", DERIVED, ids=names)
def test_of_each_there_is_a_patient_for_whom_they_oppose(of):
    """As the plain reader sees it, whatever the answers that the way leaves open."""
    chance = np.random.default_rng(2026)
    for _ in range(12):
        row = witness(of, chance)
        assert position(of.favours, row) is Position.FOR
        assert position(of.opposes, row) is Position.AGAINST
        assert not any(row.get(a.name) and row.get(b.name) for a, b in NEVER_TOGETHER)
        for side in (of.favours, of.opposes):
            if side.moment in IMPLIED:
                assert truth(IMPLIED[side.moment], row) is True


@pytest.mark.parametrize("of", DERIVED, ids=names)
def test_who_stands_where(of):
    """In two documents, about one act; what says *do* never opposes it."""
    assert of.favours.source.guideline is not of.opposes.source.guideline
    assert {of.act.part_of, of.act} >= {of.favours.act, of.opposes.act} >= {of.act}
    assert of.favours.action is not Action.DO_NOT
    stricter = of.opposes.action is Action.ONLY_IF
    assert stricter or of.opposes.action is Action.DO_NOT
    assert of.degree is (Degree.STRICTER if stricter else Degree.OPPOSED)
    mine, theirs = of.favours.body.abbreviation, of.opposes.body.abbreviation
    assert of.bodies == tuple(sorted((mine, theirs)))
    assert of.is_within_body is (mine == theirs)
    assert of.is_across_borders is (of.favours.country is not of.opposes.country)


def test_what_is_said_of_two_does_not_depend_on_which_favours():
    """Two that each set conditions can oppose each other either way round."""
    both = [
        (each, BY_ITEMS[other, one])
        for (one, other), each in BY_ITEMS.items()
        if (other, one) in BY_ITEMS
    ]
    assert both
    for each, reverse in both:
        assert said(each) == said(reverse)
        assert each.degree is Degree.STRICTER


def said(of: Conflict) -> tuple[Any, ...]:
    yes_or_no = of.is_within_body, of.is_across_borders, of.is_in_force
    return of.act, of.bodies, of.degree, *yes_or_no, of.stated


def test_what_no_longer_holds_is_not_in_force():
    """An opinion may be; a draft that was replaced is not."""
    assert BY_ITEMS["R-042", "R-028"].is_in_force
    assert BY_ITEMS["R-055", "R-009"].favours.standing is Standing.OPINION
    assert BY_ITEMS["R-055", "R-009"].is_in_force
    assert BY_ITEMS["R-077", "R-121"].opposes.standing is Standing.SUPERSEDED
    assert not BY_ITEMS["R-077", "R-121"].is_in_force


def test_the_order_of_what_is_compared_makes_no_difference():
    backwards = conflicts(reversed(ALL))
    assert [names(each) for each in backwards] == [names(each) for each in DERIVED]


ONE, OTHER = (recommendation(item).source.guideline for item in ("R-016", "R-043"))
SAME_BODY = recommendation("R-024").source.guideline


def advice(of: Mapping[str, Any]) -> Recommendation:
    """A made-up recommendation: as this says, else about an MRI for chronic pain."""
    usual = {"act": Act.MRI, "for_whom": chronic, "guideline": ONE, "leave": None}
    parts = {**usual, **of}
    like = recommendation("R-002")
    source = replace(like.source, guideline=parts.pop("guideline"))
    return replace(like, source=source, **parts)


YES, NO, MAYBE = {"do": scan}, {"leave": scan}, {"consider": pain_score >= 5}
FROM_5, FROM_7 = {"only_if": pain_score >= 5}, {"only_if": pain_score >= 7}
OLD, YOUNG = age >= 50, age < 50
SIX_WEEKS, EARLY = Moment.STILL_IN_CARE_6_WEEKS, days_in_complaint <= 14
AHEAD = {"only_if": (pain_score >= 5) & scan}
PRO, CON = "one is for it", "the other is for it"

MADE_UP = {
    "for and against": (YES, NO, {PRO}),
    "for other people": (YES | {"for_whom": OLD}, NO | {"for_whom": YOUNG}, set()),
    "at one age": (YES | {"for_whom": OLD}, NO | {"for_whom": age <= 50}, {PRO}),
    "never together": (
        *(YES | {"for_whom": radicular}, NO | {"for_whom": non_specific}),
        set(),
    ),
    "other acts": (YES | {"act": Act.XRAY}, NO, set()),
    "a part of an act": (YES | {"act": Act.IMAGING}, NO, {PRO}),
    "one document": (YES, NO | {"guideline": ONE}, set()),
    "one body": (YES, NO | {"guideline": SAME_BODY}, {PRO}),
    "both for": (YES, MAYBE, set()),
    "equal conditions": (FROM_5, FROM_5, set()),
    "stricter": (FROM_5, FROM_7, {PRO}),
    "less strict": (FROM_7, FROM_5, {CON}),
    "other conditions": (FROM_7, {"only_if": OLD}, {PRO, CON}),
    "not against": (MAYBE, {"only_if": pain_score <= 9}, {PRO}),
    "unless": (YES, NO | {"unless": chronic}, set()),
    "what must follow": (FROM_5, AHEAD, set()),
    "too late": (YES | {"at": SIX_WEEKS}, NO | {"for_whom": EARLY}, set()),
    "in time": (YES, NO | {"for_whom": EARLY}, {PRO}),
    "without a rule": (YES, recommendation("R-111"), set()),
}


@pytest.mark.parametrize("case", MADE_UP)
def test_made_up_ones(case):
    """Two that must oppose each other, or must not, in whatever order they come."""
    one, other, wanted = MADE_UP[case]
    one = replace(advice(one), id="one")
    if isinstance(other, Mapping):
        other = replace(advice({"guideline": OTHER} | other), id="other")
    for among in ([one, other], [other, one]):
        found = conflicts(among)
        assert {PRO if each.favours is one else CON for each in found} == wanted
        assert len(found) == len(wanted)
        assert all(each.act is Act.MRI for each in found)
