"""The ask: the fewest questions whose answers would change what is advised.

Only what is unknown is asked, and only where some answer settles a recommendation that
cannot be told now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product

from wervel.advice.answers import FACTS
from wervel.facts.alarm import any_red_flag
from wervel.facts.fact import Fact
from wervel.findings.patient import position
from wervel.logic import All, Answer, AnyOf, Compare, Not, Rule, questions
from wervel.recommendations.position import Position, conditions
from wervel.recommendations.recommendation import Recommendation

MOST = 3
"""The most questions that are tried together to settle one recommendation."""

ALARMS = tuple(each.name for each in questions(any_red_flag))


@dataclass(frozen=True)
class Ask:
    """One question, and the recommendations its answer helps to settle.

    ``with_others`` is how many other questions must be answered too before the first of
    them is settled.
    """

    fact: Fact
    settles: tuple[Recommendation, ...]
    with_others: int

    @property
    def is_alarm(self) -> bool:
        """Whether it asks for a red flag."""
        return self.fact.name in ALARMS


def asked(
    among: Iterable[Recommendation], answers: Mapping[str, Answer]
) -> tuple[Ask, ...]:
    """The questions, most deciding first; red flags before all others.

    ``among`` are the recommendations that matter now. Each of those that cannot be told
    adds one smallest set of questions of which some answers settle it; of equally small
    sets the one that others need too.
    """
    open_now = [
        each for each in among if position(each, answers) is Position.CANNOT_TELL
    ]
    ways = {each.id: smallest(each, answers) for each in open_now}
    needed = [name for of in ways.values() for way in of for name in way]
    settles: dict[str, list[Recommendation]] = {}
    others: dict[str, int] = {}
    for each in open_now:
        if not ways[each.id]:
            continue
        way = max(ways[each.id], key=lambda of: sum(map(needed.count, of)))
        for name in way:
            settles.setdefault(name, []).append(each)
            others[name] = min(others.get(name, MOST), len(way) - 1)
    found = [Ask(FACTS[name], tuple(of), others[name]) for name, of in settles.items()]
    return tuple(sorted(found, key=_order))


def _order(of: Ask) -> tuple[bool, int, int]:
    return not of.is_alarm, of.with_others, -len(of.settles)


def smallest(
    of: Recommendation, answers: Mapping[str, Answer]
) -> tuple[tuple[str, ...], ...]:
    """The smallest sets of unknown facts of which some answers settle it.

    None where nobody can settle it today, because it waits for what is still to come.
    """
    rules = (of.applies, conditions(of))
    bounds = _bounds(rules)
    known = {each.name: answers.get(each.name) for each in of.facts}
    unknown = [
        name
        for name in dict.fromkeys(
            each.name for rule in rules for each in questions(rule)
        )
        if known[name] is None and not FACTS[name].looks_ahead
    ]
    for size in range(1, MOST + 1):
        found = tuple(
            names
            for names in combinations(unknown, size)
            if _settled(of, known, names, bounds)
        )
        if found:
            return found
    return ()


def _settled(
    of: Recommendation,
    known: Mapping[str, Answer],
    names: Sequence[str],
    bounds: Mapping[str, tuple[float, ...]],
) -> bool:
    """Whether some answers to these facts settle it."""
    return any(
        position(of, {**known, **dict(zip(names, given, strict=True))})
        is not Position.CANNOT_TELL
        for given in product(*(_possible(name, bounds) for name in names))
    )


def _possible(
    name: str, bounds: Mapping[str, tuple[float, ...]]
) -> tuple[bool | float, ...]:
    """Answers that stand for all: yes and no, or numbers on and around the bounds."""
    if FACTS[name].kind == "boolean":
        return (True, False)
    on = sorted(set(bounds.get(name, (0.0,))))
    between = ((low + high) / 2 for low, high in pairwise(on))
    return (on[0] - 1, *on, *between, on[-1] + 1)


def _bounds(rules: Iterable[Rule]) -> dict[str, tuple[float, ...]]:
    found: dict[str, tuple[float, ...]] = {}
    for rule in rules:
        for name, bound in _compared(rule):
            found[name] = (*found.get(name, ()), bound)
    return found


def _compared(of: Rule) -> Iterator[tuple[str, float]]:
    match of:
        case Compare(asks, _, bound):
            yield asks.name, bound
        case Not(part):
            yield from _compared(part)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _compared(part)
        case _:
            return
