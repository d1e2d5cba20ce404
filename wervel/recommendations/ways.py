"""Ways: whether and how a rule can hold, found without any patient.

Each way gives every fact it speaks of the answers that are left: a range of numbers, in
which no is 0 and yes is 1, or nothing where the fact must be unknown. That two
recommendations can oppose each other is that a way exists in which one speaks for the
act and the other against it.

>>> from wervel.facts.complaint import days_in_complaint, radicular
>>> early = radicular & (days_in_complaint < 42)
>>> possible(early & ~radicular), possible(early & (days_in_complaint >= 14))
(False, True)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import inf, nextafter
from typing import TypeAlias

from wervel.facts.complaint import NEVER_TOGETHER
from wervel.logic import All, AnyOf, Combines, Compare, Holds, Known, Not, Rule, Sign
from wervel.logic import rule as rule_of

Range: TypeAlias = "tuple[float, float] | None"
Way: TypeAlias = Mapping[str, Range]

YES, NO, ANSWERED = (1.0, 1.0), (0.0, 0.0), (-inf, inf)


def possible(of: Combines) -> bool:
    """Whether some answers make the rule hold."""
    return next(ways(of), None) is not None


def ways(of: Combines) -> Iterator[Way]:
    """The ways in which a rule can hold; one after the other, as they are asked for."""
    for way in _ways(rule_of(of), wanted=True, given={}):
        if not any(_both_yes(way, *pair) for pair in _EXCLUSIVE):
            yield way


def _ways(of: Rule, *, wanted: bool, given: Way) -> Iterator[Way]:
    match of:
        case Holds(asks):
            yield from _narrowed(given, asks.name, YES if wanted else NO)
        case Known(asks):
            yield from _narrowed(given, asks.name, ANSWERED if wanted else None)
        case Compare(asks, sign, bound):
            yield from _narrowed(given, asks.name, _range(sign, bound, wanted=wanted))
        case Not(part):
            yield from _ways(part, wanted=not wanted, given=given)
        case All(parts) | AnyOf(parts):
            together = _every if isinstance(of, All) is wanted else _any
            yield from together(parts, wanted=wanted, given=given)


def _any(parts: tuple[Rule, ...], *, wanted: bool, given: Way) -> Iterator[Way]:
    for part in parts:
        yield from _ways(part, wanted=wanted, given=given)


def _every(parts: tuple[Rule, ...], *, wanted: bool, given: Way) -> Iterator[Way]:
    if not parts:
        yield given
        return
    for way in _ways(parts[0], wanted=wanted, given=given):
        yield from _every(parts[1:], wanted=wanted, given=way)


def _range(sign: Sign, bound: float, *, wanted: bool) -> Range:
    """The numbers that stand to the bound as the sign says, or do not."""
    match sign, wanted:
        case (Sign.AT_LEAST, True) | (Sign.LESS_THAN, False):
            return bound, inf
        case (Sign.MORE_THAN, True) | (Sign.AT_MOST, False):
            return nextafter(bound, inf), inf
        case (Sign.AT_MOST, True) | (Sign.MORE_THAN, False):
            return -inf, bound
        case _:
            return -inf, nextafter(bound, -inf)


def _narrowed(given: Way, name: str, to: Range) -> Iterator[Way]:
    """The same way with one more answer, unless it contradicts one already there."""
    if name not in given:
        yield {**given, name: to}
        return
    known = given[name]
    if known is None or to is None:
        if known == to:
            yield given
        return
    low, high = max(known[0], to[0]), min(known[1], to[1])
    if low <= high:
        yield {**given, name: (low, high)}


_EXCLUSIVE = tuple((one.name, other.name) for one, other in NEVER_TOGETHER)


def _both_yes(way: Way, one: str, other: str) -> bool:
    return way.get(one) == YES and way.get(other) == YES
