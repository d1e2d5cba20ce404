"""Conflicts: what the documents tell, what the rules show, and what really happens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from agreement.histories import random_world
from agreement.naive_specialist import NEVER_RECORDED
from agreement.test_naive import WITH_RULE, Asked, asked_of, histories
from agreement.test_positions import FACTS
from agreement.test_positions import possible as worth_trying

from wervel.episodes.moments import Moment
from wervel.errors import UnknownName
from wervel.facts.complaint import NEVER_TOGETHER
from wervel.findings.patient import position, truth
from wervel.logic import Answer
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
    assert all(all({text.nl, text.en}) for text in (stated.question, stated.reason))


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
def test_both_are_about_one_act_and_stand_in_two_documents(of):
    assert of.favours.source.guideline is not of.opposes.source.guideline
    assert of.favours.act.overlaps(of.opposes.act)
    assert of.act in (of.favours.act, of.opposes.act)
    assert of.favours.act.overlaps(of.act)
    assert of.opposes.act.overlaps(of.act)
    assert {of.act.part_of, of.act} >= {of.favours.act, of.opposes.act}


@pytest.mark.parametrize("of", DERIVED, ids=names)
def test_who_stands_where(of):
    """What says *do* never opposes, what says *do not* never favours."""
    assert of.favours.action is not Action.DO_NOT
    assert of.opposes.action in (Action.DO_NOT, Action.ONLY_IF)
    stricter = of.opposes.action is Action.ONLY_IF
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
        if (other, one) in BY_ITEMS and one < other
    ]
    assert both
    for each, reverse in both:
        assert said(each) == said(reverse)
        assert each.degree is Degree.STRICTER


def said(of: Conflict) -> tuple[Any, ...]:
    yes_or_no = of.is_within_body, of.is_across_borders, of.is_in_force
    return of.act, of.bodies, of.degree, *yes_or_no, of.stated


def test_by_hand():
    """A few of which the documents say how far they are apart, and whether they hold."""
    epidural = BY_ITEMS["R-042", "R-028"]
    assert (epidural.bodies, epidural.degree) == (("NHG", "NVA"), Degree.OPPOSED)
    assert (epidural.is_in_force, epidural.is_across_borders) == (True, False)
    paid = BY_ITEMS["R-061", "R-112"]
    assert (paid.degree, paid.is_in_force) == (Degree.STRICTER, True)
    assert BY_ITEMS["R-011", "R-020"].is_within_body
    assert BY_ITEMS["R-043", "R-093"].is_across_borders
    draft = BY_ITEMS["R-077", "R-121"]
    assert draft.opposes.standing is Standing.SUPERSEDED
    assert not draft.is_in_force
    assert BY_ITEMS["R-055", "R-009"].favours.standing is Standing.OPINION
    assert BY_ITEMS["R-055", "R-009"].is_in_force


def test_the_order_of_what_is_compared_makes_no_difference():
    backwards = conflicts(reversed(ALL))
    assert [names(each) for each in backwards] == [names(each) for each in DERIVED]
    some = [each for each in ALL if each.source.item in ("R-043", "R-016", "R-111")]
    assert [names(each) for each in conflicts(some)] == ["R-043-R-016"]
    assert conflicts([]) == ()


@cache
def courses() -> tuple[tuple[Asked, ...], ...]:
    """Random episodes: every moment of each, in the order in which they come.

    What only the consultation tells is answered too, as it comes.
    """
    chance = np.random.default_rng(7)
    found: dict[tuple[int, int], list[Asked]] = {}
    for seed in (1, 2, 4):
        for each in asked_of(histories(random_world(seed, 120, everything=True))):
            told = {name: answered(name, chance) for name in sorted(NEVER_RECORDED)}
            asked = replace(each, answers={**each.answers, **told})
            person = seed * 1000 + each.person
            found.setdefault((person, each.at.episode.start), []).append(asked)
    return tuple(tuple(sorted(each, key=_place)) for each in found.values())


def answered(name: str, chance: np.random.Generator) -> Answer:
    tried = (None, *worth_trying(FACTS[name]))
    return tried[int(chance.integers(len(tried)))]


def _place(of: Asked) -> tuple[int, int]:
    return of.at.day, [each.value for each in Moment].index(of.kind)


def steps() -> Iterator[tuple[set[Moment], Asked]]:
    """Each moment, and the kinds that have come by then in its episode."""
    for course in courses():
        for place, each in enumerate(course):
            yield {Moment(earlier.kind) for earlier in course[: place + 1]}, each


LAPSES = pytest.mark.xfail(
    strict=True,
    raises=AssertionError,
    reason="signs of some serious causes count for one or three months only, so that a "
    "moment long after the first red flag may be without one",
)


@pytest.mark.parametrize(
    "moment",
    [
        pytest.param(each, marks=LAPSES if each is Moment.RED_FLAG else ())
        for each in IMPLIED
    ],
    ids=lambda moment: moment.value,
)
def test_what_a_moment_implies_stays_true(moment):
    """From then on in the episode it is never known to be untrue."""
    then = [each for kinds, each in steps() if moment in kinds]
    assert len(then) > 20
    untrue = [each for each in then if truth(IMPLIED[moment], each.answers) is not True]
    assert not [(each.kind, each.at) for each in untrue]


def test_whatever_opposes_in_a_history_is_derived():
    """At no moment two that have spoken take opposite sides and are no conflict."""
    derived = {(each.favours.id, each.opposes.id) for each in DERIVED}
    seen = set()
    for kinds, each in steps():
        if any(
            truth(IMPLIED[kind], each.answers) is False for kind in kinds & {*IMPLIED}
        ):
            continue  # a red flag that has lapsed: see above
        mine = [of for of in WITH_RULE if of.moment in kinds]
        came = {of: position(of, each.answers) for of in mine}
        pros = [of for of in mine if came[of] is Position.FOR]
        cons = [of for of in mine if came[of] is Position.AGAINST]
        seen |= {(a, b) for a in pros for b in cons if a.act.overlaps(b.act)}
    apart = {
        (a.id, b.id) for a, b in seen if a.source.guideline is not b.source.guideline
    }
    assert len(apart) > len(derived) / 2
    assert apart <= derived
