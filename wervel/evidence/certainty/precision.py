"""The rule of GRADE that proposes a step down for imprecision.

After GRADE guidelines 6 and GRADE guidance 34: first the interval against the smallest
effect that matters, then, where it crosses no line, whether there are enough people.
"""

from __future__ import annotations

from math import ceil
from statistics import NormalDist

from wervel.evidence.certainty.effects import Effect
from wervel.evidence.certainty.levels import Domain
from wervel.evidence.certainty.proposal import Proposal, Why, proposed

PEOPLE, EVENTS = 400, 300
"""The rules of thumb for enough people or events (GRADE guidelines 6)."""
APPRECIABLE = (0.75, 1.25)
"""Ratios beyond which benefit or harm is appreciable (GRADE guidelines 6)."""


def imprecision(effect: Effect, threshold: float | None) -> Proposal:
    """Down by each line that the interval crosses; else where the people are too few.

    The lines are the smallest important effect on either side; of ratios without one,
    0.75 and 1.25 beside no effect; of differences without one, no effect alone. An
    interval between the lines rules out what matters, and is precise.
    """
    crossed, inside = _crossed(effect, threshold)
    lines = {"low": effect.low, "high": effect.high, "line": threshold or 0.0}
    if crossed > 1:
        return proposed(Domain.IMPRECISION, -2, Why.CROSSES_BOTH_LINES, **lines)
    if crossed:
        return proposed(Domain.IMPRECISION, -1, Why.CROSSES_ONE_LINE, **lines)
    if inside:
        return proposed(Domain.IMPRECISION, 0, Why.RULES_OUT, **lines)
    return _by_size(effect, threshold)


def needed(spread: float, difference: float) -> int:
    """How many people a trial of two groups needs for that difference.

    At a two-sided 0.05 with a power of 0.80: the optimal information size.

    >>> needed(spread=1.0, difference=0.5)
    126
    """
    z = NormalDist().inv_cdf(0.975) + NormalDist().inv_cdf(0.80)
    return 2 * ceil(2 * (z * spread / difference) ** 2)


def _by_size(effect: Effect, threshold: float | None) -> Proposal:
    """Beyond the lines: enough people for an effect of this size to be believed?"""
    domain, n = Domain.IMPRECISION, effect.n
    if n is None:
        return proposed(domain, None, Why.SIZE_NOT_STATED)
    if effect.measure.is_ratio:
        # Events are not in a row; as many people as that cannot have more events.
        if n < EVENTS:
            return proposed(domain, -1, Why.TOO_FEW, n=float(n), wanted=float(EVENTS))
        return proposed(domain, None, Why.SIZE_NOT_STATED)
    spread = effect.spread
    wanted = needed(spread, threshold) if spread and threshold else PEOPLE
    values = {"n": float(n), "wanted": float(wanted)}
    if n < wanted:
        return proposed(domain, -1, Why.TOO_FEW, **values)
    return proposed(domain, 0, Why.PRECISE, **values)


def _crossed(effect: Effect, threshold: float | None) -> tuple[int, bool]:
    """How many lines lie inside the interval, and whether it lies between them."""
    below, above = lines_of(effect, threshold)
    within = [line for line in (below, above) if effect.low < line < effect.high]
    if threshold is not None:
        return len(within), below <= effect.low and effect.high <= above
    crosses = effect.low < effect.no_effect < effect.high
    both = effect.measure.is_ratio and len(within) > 1
    return (2 if both else int(crosses)), False


def lines_of(effect: Effect, threshold: float | None) -> tuple[float, float]:
    """The smallest effects that matter on either side; of differences perhaps none."""
    if effect.measure.is_ratio:
        return APPRECIABLE if threshold is None else (1 / threshold, threshold)
    return (-(threshold or 0.0), threshold or 0.0)
