"""The ask: the fewest questions, held against trying out every set of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import combinations, product

import pytest
from agreement.trees import rules
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from wervel.advice.answers import FACTS
from wervel.advice.asking import ALARMS, MOST, Ask, asked, smallest
from wervel.findings.patient import position
from wervel.logic import ALWAYS, Answer, Combines, known, questions, written
from wervel.recommendations.bodies import ALL
from wervel.recommendations.nhg import low_back_pain
from wervel.recommendations.position import Position, conditions
from wervel.recommendations.recommendation import Recommendation

OFF_WORK, CHRONIC = FACTS["off_work"], FACTS["chronic"]
RADICULAR, PSYCHOSOCIAL = FACTS["radicular"], FACTS["psychosocial_factors"]
CAUDA, CANCER = FACTS["cauda_equina"], FACTS["malignancy"]
PAIN, DISABILITY = FACTS["pain_score"], FACTS["disability_index"]
SCAN = FACTS["scan_from_primary_care_within_six_weeks"]
NOW = (OFF_WORK, CHRONIC, RADICULAR, CAUDA, PAIN, DISABILITY)
SCALE = tuple(step / 4 for step in range(-8, 40))
"""Numbers so close together that each side of every bound of ``trees`` is among them,
and the bounds themselves."""

YES_OR_NO, NUMBERS = (OFF_WORK, CHRONIC, CAUDA), (PAIN,)


def advice(
    name: str, for_whom: Combines = ALWAYS, *, unless: Combines | None = None
) -> Recommendation:
    """Leave something for these people, unless."""
    plain = {"id": name, "for_whom": for_whom, "unless": unless}
    return replace(low_back_pain.imaging, **plain)


def nothing_known(*of: Recommendation) -> dict[str, Answer]:
    return {fact.name: None for each in of for fact in each.facts}


def names(asks: Iterable[Ask]) -> list[str]:
    return [each.fact.name for each in asks]


def tried_out(of: Recommendation, answers: Mapping[str, Answer]) -> set[frozenset[str]]:
    """The smallest sets that some answers settle, by trying every set and answer."""
    if position(of, answers) is not Position.CANNOT_TELL:
        return {frozenset()}
    rule = of.applies & conditions(of)
    open_now = {each.name for each in questions(rule) if answers[each.name] is None}
    for size in range(1, MOST + 1):
        found = {
            frozenset(some)
            for some in combinations(sorted(open_now), size)
            if any(
                position(of, {**answers, **dict(zip(some, told, strict=True))})
                is not Position.CANNOT_TELL
                for told in product(*(possible(name) for name in some))
            )
        }
        if found:
            return found
    return set()


def possible(name: str) -> tuple[bool | float, ...]:
    return (True, False) if FACTS[name].kind == "boolean" else SCALE


recommendations = st.builds(
    advice,
    st.just("made up"),
    rules(YES_OR_NO, NUMBERS),
    unless=st.none() | rules(YES_OR_NO, NUMBERS),
)
answers = st.fixed_dictionaries(
    {each.name: st.sampled_from([None, None, True, False]) for each in YES_OR_NO}
    | {each.name: st.sampled_from([None, None, 0, 0.5, 7, 7.5]) for each in NUMBERS}
    | {SCAN.name: st.none()}
)


@given(recommendations, answers)
@settings(max_examples=300)
def test_the_smallest_sets_are_those_found_by_trying_all(of, told) -> None:
    assume(position(of, told) is Position.CANNOT_TELL)
    came = smallest(of, told)
    assert set(map(frozenset, came)) == tried_out(of, told)
    assert len(set(map(frozenset, came))) == len(came)


@given(st.lists(recommendations, max_size=4), answers)
@settings(max_examples=150)
def test_each_recommendation_that_is_open_adds_one_smallest_set(of, told) -> None:
    """And nothing else is asked: not what is known, nor what changes nothing."""
    among = [replace(each, id=f"made up {place}") for place, each in enumerate(of)]
    asks = asked(among, told)
    assert len(set(names(asks))) == len(asks)
    sizes: dict[str, list[int]] = {}
    for each in among:
        way = {ask.fact.name for ask in asks if each in ask.settles}
        ways = tried_out(each, told)
        assert way in ways or (way, ways) == (set(), set())
        for name in way:
            sizes.setdefault(name, []).append(len(way))
    assert set(sizes) == set(names(asks))
    assert {ask.fact.name: ask.with_others + 1 for ask in asks} == {
        name: min(of) for name, of in sizes.items()
    }
    assert all(told[name] is None for name in sizes)


@given(st.lists(recommendations, max_size=4), answers)
def test_alarms_come_first_then_what_decides_most(of, told) -> None:
    among = [replace(each, id=f"made up {place}") for place, each in enumerate(of)]
    asks = asked(among, told)
    order = [
        (each.fact.name not in ALARMS, each.with_others, -len(each.settles))
        for each in asks
    ]
    assert order == sorted(order)


def test_what_is_known_is_not_asked() -> None:
    of = advice("one", OFF_WORK & CHRONIC)
    told = {**nothing_known(of), OFF_WORK.name: True}
    assert names(asked([of], told)) == [CHRONIC.name]


@pytest.mark.parametrize("told", [True, False])
def test_nothing_is_asked_where_it_can_be_told(told: bool) -> None:
    of = advice("one", OFF_WORK)
    assert asked([of], {**nothing_known(of), OFF_WORK.name: told}) == ()


def test_nothing_is_asked_that_changes_nothing() -> None:
    """Whatever the other answer is, this one rules it out."""
    of = advice("one", OFF_WORK & CHRONIC)
    assert asked([of], {**nothing_known(of), OFF_WORK.name: False}) == ()


def test_nothing_is_asked_of_what_is_still_to_come() -> None:
    """Whether a scan will be made decides the verdict; nobody can say it today."""
    of = replace(low_back_pain.imaging, for_whom=ALWAYS, leave=SCAN)
    assert asked([of], nothing_known(of)) == ()
    follows = replace(of, leave=None, only_if=OFF_WORK & SCAN)
    assert names(asked([follows], nothing_known(follows))) == [OFF_WORK.name]


def test_one_question_goes_before_two() -> None:
    """Either alone rules it out, so both are never needed."""
    of = advice("one", OFF_WORK & CHRONIC)
    assert set(smallest(of, nothing_known(of))) == {(OFF_WORK.name,), (CHRONIC.name,)}
    (ask,) = asked([of], nothing_known(of))
    assert ask.with_others == 0
    assert ask.settles == (of,)


def test_two_are_asked_where_one_settles_nothing() -> None:
    """Either is a reason; only known together, one after the other, they are none."""
    of = advice("one", (OFF_WORK | CHRONIC) & (~OFF_WORK | ~CHRONIC))
    assert smallest(of, nothing_known(of)) == ((OFF_WORK.name, CHRONIC.name),)
    asks = asked([of], nothing_known(of))
    assert [each.with_others for each in asks] == [1, 1]


def exactly_one(*facts: Combines) -> Combines:
    """A rule that nothing settles but the answers to all of these."""
    found = facts[0] & ~facts[0]
    for each in facts:
        found = (found & ~each) | (~found & each)
    return found


@pytest.mark.parametrize(("how_many", "asks"), [(1, 1), (2, 2), (3, 3), (4, 0)])
def test_more_than_three_are_not_asked_together(how_many: int, asks: int) -> None:
    facts = (OFF_WORK, CHRONIC, RADICULAR, PSYCHOSOCIAL)[:how_many]
    of = advice("one", exactly_one(*facts))
    assert len(asked([of], nothing_known(of))) == asks


def test_of_equal_sets_the_one_that_others_need_is_asked() -> None:
    first = advice("first", OFF_WORK & CHRONIC)
    second = advice("second", CHRONIC)
    asks = asked([first, second], nothing_known(first, second))
    assert names(asks) == [CHRONIC.name]
    assert asks[0].settles == (first, second)


def test_a_red_flag_goes_before_what_settles_more() -> None:
    of = [advice("one", OFF_WORK), advice("two", OFF_WORK), advice("three", CAUDA)]
    asks = asked(of, nothing_known(*of))
    assert names(asks) == [CAUDA.name, OFF_WORK.name]
    assert [each.is_alarm for each in asks] == [True, False]


def test_what_settles_alone_goes_before_what_needs_another() -> None:
    of = [
        advice("one", exactly_one(OFF_WORK, CHRONIC)),
        advice("two", exactly_one(OFF_WORK, PSYCHOSOCIAL)),
        advice("three", RADICULAR),
    ]
    asks = asked(of, nothing_known(*of))
    assert names(asks)[:2] == [RADICULAR.name, OFF_WORK.name]
    assert [each.with_others for each in asks] == [0, 1, 1, 1]


@pytest.mark.parametrize("turned", [False, True])
def test_a_question_needs_as_few_others_as_its_best_use(turned: bool) -> None:
    both = [
        advice("one", exactly_one(OFF_WORK, CHRONIC)),
        advice("two", OFF_WORK),
    ]
    of = both[::-1] if turned else both
    by_name = {each.fact.name: each for each in asked(of, nothing_known(*of))}
    assert by_name[OFF_WORK.name].with_others == 0
    assert by_name[CHRONIC.name].with_others == 1


@pytest.mark.parametrize(
    "rule",
    [
        (PAIN >= 7) & (PAIN <= 7),
        ~(PAIN > 7) & ~(PAIN < 7),
        (PAIN >= 7.0) & (PAIN <= 7.0),
        (PAIN > 7) & (PAIN < 8),
        (PAIN > 7) & (PAIN < 7.5),
        PAIN > 7,
        PAIN < 0,
        (PAIN > 5) & (PAIN > 41),
    ],
    ids=written,
)
def test_a_number_settles_if_some_number_does(rule: Combines) -> None:
    """On a bound, just beside it, between two, below the least and above the last."""
    of = advice("one", rule | OFF_WORK)
    assert set(smallest(of, nothing_known(of))) == {(PAIN.name,), (OFF_WORK.name,)}


@pytest.mark.parametrize(
    "rule",
    [(PAIN > 7) & (PAIN < 7), (PAIN > 7) & (PAIN <= 7), (PAIN >= 8) & ~(PAIN > 1)],
)
def test_a_number_is_not_asked_where_none_settles(rule: Combines) -> None:
    of = advice("one", rule | OFF_WORK)
    assert smallest(of, nothing_known(of)) == ((OFF_WORK.name,),)


@pytest.mark.parametrize(
    ("rule", "least"),
    [(PAIN >= 7, True), (PAIN > 7, False), (PAIN <= 7, True), (PAIN < 7, False)],
)
@pytest.mark.parametrize("told", [7, 7.0])
def test_a_bound_as_a_whole_number_or_not_is_the_same(rule, least, told) -> None:
    of = advice("one", rule)
    on_it = {**nothing_known(of), PAIN.name: told}
    applies = position(of, on_it) is not Position.NOT_APPLICABLE
    assert applies == least
    assert asked([of], on_it) == ()


def test_that_something_is_not_known_can_be_an_answer() -> None:
    """A rule may say what holds as long as nobody knows; then nothing is open."""
    of = advice("one", ~known(OFF_WORK))
    assert asked([of], nothing_known(of)) == ()


@pytest.mark.parametrize(
    "of", [each for each in ALL if each.has_rule], ids=lambda of: of.id
)
def test_whatever_can_be_told_of_a_recommendation_can_be_asked(
    of: Recommendation,
) -> None:
    """Of every recommendation there is, with nothing known at all."""
    told = nothing_known(of)
    asks = asked([of], told)
    if position(of, told) is Position.CANNOT_TELL:
        assert frozenset(names(asks)) in set(map(frozenset, smallest(of, told)))
    else:
        assert asks == ()
