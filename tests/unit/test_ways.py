"""Ways: what the search without a patient finds is what trying every answer finds.

And whatever happens in random histories, it found that it can.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice, pairwise, product
from math import isinf, nextafter

import numpy as np
import pytest
from agreement.histories import random_world
from agreement.naive_specialist import NEVER_RECORDED
from agreement.test_naive import WITH_RULE, Asked, asked_of, histories
from agreement.test_positions import FACTS
from agreement.test_positions import possible as worth_trying
from agreement.trees import NUMBERS, YES_OR_NO, nodes, rules
from hypothesis import find, given, settings
from hypothesis import strategies as st

from wervel.episodes.moments import Moment
from wervel.facts.complaint import (
    NEVER_TOGETHER,
    after_surgery,
    days_in_complaint,
    non_specific,
    radicular,
)
from wervel.findings.patient import position, truth
from wervel.logic import (
    ALWAYS,
    All,
    Answer,
    AnyOf,
    Compare,
    Holds,
    Known,
    Rule,
    known,
    questions,
)
from wervel.recommendations.conflicts import IMPLIED, conflicts
from wervel.recommendations.position import Position
from wervel.recommendations.ways import NO, YES, Range, Way, possible, ways

FEVER, LIMP, PAIN = YES_OR_NO
AGE, SCORE = NUMBERS
BOOLEANS = {each.name for each in YES_OR_NO}
NEVER = AnyOf(())


def grid(of: Rule) -> Iterator[dict[str, Answer]]:
    """Every answer that could matter: of numbers each bound, and between and beyond."""
    asked = {each.name for each in questions(of)}
    choices = {
        name: (True, False, None) if name in BOOLEANS else numbers(of, name)
        for name in sorted(asked)
    }
    for answers in product(*choices.values()):
        yield dict(zip(choices, answers, strict=True))


def numbers(of: Rule, name: str) -> Sequence[float | None]:
    bounds = {each.bound for each in nodes(of) if isinstance(each, Compare)}
    line = sorted({*bounds, min(bounds, default=0) - 1, max(bounds, default=0) + 1})
    return None, *line, *((low + high) / 2 for low, high in pairwise(line))


def lies_in(way: Way, answers: Mapping[str, Answer]) -> bool:
    """Whether these answers are among those that the way leaves."""
    return all(
        (answers[name] is None) if left is None else within(left, answers[name])
        for name, left in way.items()
    )


def within(left: tuple[float, float], answer: Answer) -> bool:
    return answer is not None and left[0] <= float(answer) <= left[1]


def choices(name: str, left: Range) -> Sequence[Answer]:
    """Answers at either end of what a way leaves to a fact, and in the middle."""
    if left is None:
        return (None,)
    if name in BOOLEANS:
        return tuple(each for each in (True, False) if within(left, each))
    low, high = left
    low = min(high, 0.0) - 100 if isinf(low) else low
    high = max(low, 0.0) + 100 if isinf(high) else high
    return tuple(dict.fromkeys((low, high, (low + high) / 2)))


@given(rules())
@settings(max_examples=150)
def test_a_rule_is_possible_when_some_answers_make_it_yes(rule):
    assert possible(rule) is any(truth(rule, row) is True for row in grid(rule))


@given(rules())
@settings(max_examples=100)
def test_the_ways_leave_exactly_the_answers_that_make_it_yes(rule):
    """Nothing is left out, and nothing let in that is no or unknown."""
    found = list(ways(rule))
    for row in grid(rule):
        came = any(lies_in(way, row) for way in found)
        assert came is (truth(rule, row) is True), row


@given(rules(), st.data())
@settings(max_examples=150)
def test_a_way_turned_into_answers_makes_the_rule_yes(rule, data):
    """Whatever the facts it does not speak of are: not even asked, say."""
    rest = {
        each: st.sampled_from((True, False, None) if each in BOOLEANS else (None, 0, 5))
        for each in sorted({each.name for each in questions(rule)})
    }
    for way in islice(ways(rule), 20):
        row = data.draw(st.fixed_dictionaries(rest))
        for name, left in way.items():
            row[name] = data.draw(st.sampled_from(choices(name, left)))
        assert lies_in(way, row)
        assert truth(rule, row) is True


@pytest.mark.parametrize("wanted", [True, False])
def test_rules_that_can_hold_and_that_cannot_are_drawn(wanted):
    """And not only because a group without parts is in them."""

    def fits(rule: Rule) -> bool:
        return possible(rule) is wanted and not {ALWAYS, NEVER} & set(nodes(rule))

    assert find(rules(), fits)


@pytest.mark.parametrize("is_unknown", [True, False])
def test_ways_that_need_an_answer_to_be_missing_are_drawn(is_unknown):
    def fits(rule: Rule) -> bool:
        return any((None in way.values()) is is_unknown for way in ways(rule) if way)

    assert find(rules(), fits)


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        (ALWAYS, [{}]),
        (~ALWAYS, []),
        (NEVER, []),
        (~NEVER, [{}]),
        (Holds(FEVER), [{"fever": YES}]),
        (~FEVER, [{"fever": NO}]),
        (FEVER & ~FEVER, []),
        (~Known(FEVER), [{"fever": None}]),
        (FEVER & Known(FEVER), [{"fever": YES}]),
        (FEVER & ~Known(FEVER), []),
        (~FEVER & ~Known(FEVER), []),
        (FEVER | LIMP, [{"fever": YES}, {"limp": YES}]),
        (~(FEVER & LIMP), [{"fever": NO}, {"limp": NO}]),
        ((AGE >= 18) & (AGE <= 18), [{"age": (18, 18)}]),
        ((AGE > 18) & (AGE < 18), []),
        ((AGE > 18) & (AGE <= 18), []),
        ((AGE >= 18) & ~Known(AGE), []),
        (~(AGE < 18) & ~(AGE > 70), [{"age": (18, 70)}]),
        ((AGE >= 18) & (SCORE >= 18) & (AGE < 18), []),
    ],
    ids=str,
)
def test_ways_by_hand(rule, wanted):
    assert list(ways(rule)) == wanted
    assert possible(rule) is bool(wanted)


def test_next_to_a_bound_is_the_very_next_number():
    """Older than 18 is any number above it, however little."""
    (way,) = ways((AGE > 18) & (AGE < 19))
    assert way["age"] == (nextafter(18, 19), nextafter(19, 18))
    assert possible((AGE > 18) & (nextafter(18, 19) >= AGE))
    assert not possible((AGE > 18) & (nextafter(18, 19) > AGE))


def test_a_question_may_be_asked_instead_of_a_rule():
    assert list(ways(radicular)) == [{"radicular": YES}]


def test_what_excludes_each_other_is_never_yes_together():
    """Non-specific pain follows no nerve root; what is asked need not be yes."""
    assert not possible(non_specific & radicular)
    assert not possible(non_specific & after_surgery)
    assert not possible(~(~non_specific | ~radicular))
    assert possible(radicular & after_surgery)
    assert possible(~non_specific & ~radicular & ~after_surgery)
    assert possible(non_specific & known(radicular))
    assert possible(non_specific & ~known(radicular))


def test_one_way_that_excludes_itself_leaves_the_others():
    either = radicular | (days_in_complaint >= 42)
    assert list(ways(non_specific & either)) == [
        {"non_specific": YES, "days_in_complaint": (42, float("inf"))}
    ]


def test_of_very_many_ways_only_those_asked_for_are_sought():
    """A rule with more ways than could ever be listed is answered at once."""
    many = All(tuple(FEVER | LIMP for _ in range(200)))
    assert possible(many)
    assert next(ways(many)) == {"fever": YES}


@cache
def courses() -> tuple[tuple[Asked, ...], ...]:
    """Random episodes: every moment of each, in the order in which they come.

    What only the consultation tells is answered too, as it comes.
    """
    chance = np.random.default_rng(7)
    found: dict[tuple[int, int, int], list[Asked]] = {}
    for seed in (1, 2, 4):
        for each in asked_of(histories(random_world(seed, 120, everything=True))):
            told = {name: answered(name, chance) for name in sorted(NEVER_RECORDED)}
            asked = replace(each, answers={**each.answers, **told})
            episode = seed, each.person, each.at.episode.start
            found.setdefault(episode, []).append(asked)
    return tuple(tuple(sorted(each, key=_place)) for each in found.values())


def answered(name: str, chance: np.random.Generator) -> Answer:
    tried = (None, *worth_trying(FACTS[name]))
    return tried[int(chance.integers(len(tried)))]


def _place(of: Asked) -> tuple[int, int]:
    return of.at.day, [each.value for each in Moment].index(of.kind)


def steps() -> Iterator[tuple[set[Moment], Mapping[str, Answer]]]:
    """Each moment: the kinds that have come by then in its episode, the answers."""
    for course in courses():
        for place, each in enumerate(course):
            yield (
                {Moment(earlier.kind) for earlier in course[: place + 1]},
                each.answers,
            )


def test_in_no_history_are_exclusive_facts_yes_together():
    """As the naive derivation reads them; each of them is yes somewhere."""
    for pair in NEVER_TOGETHER:
        yes = [tuple(row[each.name] is True for each in pair) for _, row in steps()]
        assert {(True, False), (False, True)} <= {*yes}
        assert (True, True) not in yes


@pytest.mark.parametrize("moment", IMPLIED, ids=lambda moment: moment.value)
def test_what_a_moment_implies_stays_true(moment):
    """From then on, at every moment of the episode."""
    then = [row for kinds, row in steps() if moment in kinds]
    assert len(then) > 20
    assert all(truth(IMPLIED[moment], row) is True for row in then)


def test_whatever_opposes_in_a_history_is_a_conflict():
    """No two that have spoken take opposite sides without a way having been found."""
    derived = {(each.favours.id, each.opposes.id) for each in conflicts(WITH_RULE)}
    seen = set()
    for kinds, row in steps():
        came = [(of, position(of, row)) for of in WITH_RULE if of.moment in kinds]
        pros = [of for of, stand in came if stand is Position.FOR]
        cons = [of for of, stand in came if stand is Position.AGAINST]
        seen |= {(one, other) for one in pros for other in cons}
    opposed = {
        (one.id, other.id)
        for one, other in seen
        if one.act.overlaps(other.act)
        and one.source.guideline is not other.source.guideline
    }
    assert len(opposed) > len(derived) / 2
    assert opposed <= derived
