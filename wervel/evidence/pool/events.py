"""Effects of two groups from counts of who had the event.

Where a cell of a study is empty, a half is added to all four of that study, and of no
other. A study with no event in either arm, or with nothing but events, says nothing
about a ratio: it is left out, and named. For a risk difference it counts, with the half
added.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wervel.errors import UsageError
from wervel.evidence.pool.doubts import Doubt, Kind
from wervel.evidence.pool.effects import Array, Effects, effects_from
from wervel.evidence.study import Measure

HALF = 0.5


@dataclass(frozen=True)
class Counts:
    """Four cells of every study: events and none in the first arm, then the second."""

    a: Array
    b: Array
    c: Array
    d: Array
    names: tuple[str, ...]

    def only(self, kept: NDArray[np.bool_]) -> Counts:
        """The studies that are kept."""
        a, b, c, d = (each[kept] for each in (self.a, self.b, self.c, self.d))
        return Counts(a, b, c, d, _named(self.names, kept))


def counts(
    events: tuple[Array, Array], n: tuple[Array, Array], names: Sequence[str]
) -> Counts:
    """The four cells, from events and group sizes of both arms."""
    (a, c), (first, second) = events, n
    return Counts(a, first - a, c, second - c, names=tuple(names))


def informative(of: Counts, measure: Measure) -> NDArray[np.bool_]:
    """Which studies say something about that measure."""
    if measure is Measure.RISK_DIFFERENCE:
        return np.ones(len(of.names), dtype=np.bool_)
    none: NDArray[np.bool_] = (of.a + of.c) == 0
    nothing_but: NDArray[np.bool_] = (of.b + of.d) == 0
    return np.logical_not(none | nothing_but)


def event_effects(of: Counts, measure: Measure) -> Effects:
    """Risk ratios, odds ratios (both as logarithms) or risk differences."""
    kept = informative(of, measure)
    if not kept.any():
        raise UsageError(
            "a study with events in at least one arm, and not in everybody",
            "none: " + ", ".join(of.names),
            where="the counts of events",
            do="pool risk differences: they can be had of such studies",
        )
    left_out, used = _named(of.names, ~kept), of.only(kept)
    empty = (used.a * used.b * used.c * used.d) == 0
    a, b, c, d = (each + HALF * empty for each in (used.a, used.b, used.c, used.d))
    doubts = [Doubt(Kind.LEFT_OUT, left_out)] if left_out else []
    if empty.any():
        doubts.append(Doubt(Kind.CORRECTED, _named(used.names, empty)))
    y, v = _effect(a, b, c, d, measure=measure)
    return effects_from(y, v=v, names=used.names, measure=measure, doubts=doubts)


def _effect(
    a: Array, b: Array, c: Array, d: Array, *, measure: Measure
) -> tuple[Array, Array]:
    first, second = a + b, c + d
    match measure:
        case Measure.ODDS_RATIO:
            return np.log(a * d / (b * c)), 1 / a + 1 / b + 1 / c + 1 / d
        case Measure.RISK_RATIO:
            ratio = np.log((a / first) / (c / second))
            return ratio, 1 / a - 1 / first + 1 / c - 1 / second
        case _:
            return a / first - c / second, a * b / first**3 + c * d / second**3


def _named(names: Sequence[str], which: NDArray[np.bool_]) -> tuple[str, ...]:
    return tuple(name for name, yes in zip(names, which, strict=True) if yes)
