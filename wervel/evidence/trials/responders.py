"""Who responded, per arm: ratio, difference and number needed to treat.

The difference has Newcombe's interval from two Wilson intervals (Stat Med 1998; 17:
873-890, method 10), the ratio Koopman's score interval (Biometrics 1984; 40: 513-517),
which both hold for few patients and for arms in which nobody responded. Katz's interval
of the ratio on the log scale and Woolf's of the odds ratio stand beside them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, inf, log, sqrt
from statistics import NormalDist

from scipy.optimize import brentq

from wervel.errors import UsageError
from wervel.intervals import wilson

Limits = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Who responded and who was analysed, and how many are missing from an arm."""

    events: int
    n: int
    missing: int = 0


@dataclass(frozen=True, kw_only=True)
class Effects:
    """The first arm against the second.

    A ratio that does not exist (nobody responded in the second arm) is None; a limit
    without end is infinite.
    """

    first: Counts
    second: Counts
    difference: float
    difference_limits: Limits
    ratio: float | None
    ratio_limits: Limits | None
    ratio_katz: Limits | None
    odds_ratio: float | None
    odds_limits: Limits | None


def effects_of(first: Counts, second: Counts, *, confidence: float = 0.95) -> Effects:
    """Difference, ratio and odds ratio of responders, each with its interval.

    >>> found = effects_of(Counts(events=56, n=70), Counts(events=48, n=80))
    >>> [round(each, 4) for each in found.difference_limits]
    [0.0524, 0.3339]
    """
    for each in (first, second):
        check_counts(each)
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    any_event = first.events > 0 or second.events > 0
    both = first.events > 0 and second.events > 0
    not_all = first.events < first.n and second.events < second.n
    inside = both and not_all
    spread = both and (first.events < first.n or second.events < second.n)
    return Effects(
        first=first,
        second=second,
        difference=first.events / first.n - second.events / second.n,
        difference_limits=newcombe(first, second, confidence=confidence),
        ratio=_ratio(first, second) if second.events > 0 else None,
        ratio_limits=koopman(first, second, z=z) if any_event else None,
        ratio_katz=katz(first, second, z=z) if spread else None,
        odds_ratio=_odds(first) / _odds(second) if inside else None,
        odds_limits=woolf(first, second, z=z) if inside else None,
    )


def check_counts(counts: Counts) -> None:
    """Raise UsageError where these cannot be counts of an arm."""
    if not (0 <= counts.events <= counts.n and counts.n > 0 and counts.missing >= 0):
        raise UsageError(
            "responders of none or more, at most as many as were analysed",
            f"{counts.events} of {counts.n}, {counts.missing} missing",
            where="counts of an arm",
            do="mend the counts; an arm without patients has no share",
        )


def newcombe(first: Counts, second: Counts, *, confidence: float = 0.95) -> Limits:
    """The interval of the difference of two shares, from their Wilson intervals."""
    low, high = wilson(
        [first.events, second.events], [first.n, second.n], confidence=confidence
    )
    p, q = first.events / first.n, second.events / second.n
    down = sqrt((p - low[0]) ** 2 + (high[1] - q) ** 2)
    up = sqrt((high[0] - p) ** 2 + (q - low[1]) ** 2)
    return float(p - q - down), float(p - q + up)


def katz(first: Counts, second: Counts, *, z: float) -> Limits:
    """The interval of a ratio from the spread of its logarithm."""
    spread = sqrt(1 / first.events - 1 / first.n + 1 / second.events - 1 / second.n)
    return _around(_ratio(first, second), z * spread)


def woolf(first: Counts, second: Counts, *, z: float) -> Limits:
    """The interval of an odds ratio from the spread of its logarithm."""
    cells = (
        first.events,
        first.n - first.events,
        second.events,
        second.n - second.events,
    )
    spread = sqrt(sum(1 / each for each in cells))
    return _around(_odds(first) / _odds(second), z * spread)


def koopman(first: Counts, second: Counts, *, z: float) -> Limits:
    """All ratios that the score test does not reject.

    Where nobody responded in the first arm the lower limit is 0; where nobody did in
    the second, the upper limit is without end. Somebody has to have responded.
    """

    def over(log_ratio: float) -> float:
        return _score(first, second, exp(log_ratio)) - z**2

    if first.events and second.events:
        middle = log(_ratio(first, second))
    else:
        middle = _FAR if first.events else -_FAR
    low = exp(_crossing(over, middle, -1.0)) if first.events else 0.0
    high = exp(_crossing(over, middle, 1.0)) if second.events else inf
    return low, high


_FAR = 25.0
"""A logarithm of a ratio so far off that none or without end is meant."""


def _crossing(over: Callable[[float], float], middle: float, step: float) -> float:
    """Where the score test starts to reject, going from the middle in steps."""
    inside, outside = middle, middle + step
    while over(outside) <= 0:
        inside, outside = outside, outside + step
    return float(brentq(over, inside, outside, xtol=1e-13, rtol=1e-13))


def _score(first: Counts, second: Counts, ratio: float) -> float:
    """Pearson's chi-square of both arms at the shares that fit best with this ratio."""
    events, total = first.events + second.events, first.n + second.n
    b = ratio * (first.n + second.events) + first.events + second.n
    root = sqrt(max(0.0, b * b - 4 * ratio * total * events))
    share = 2 * ratio * events / (b + root)
    return _deviation(first, share) + _deviation(second, share / ratio)


def _deviation(arm: Counts, share: float) -> float:
    apart = arm.events - arm.n * share
    spread = arm.n * share * (1 - share)
    return apart**2 / spread if spread > 0 else 0.0


def _ratio(first: Counts, second: Counts) -> float:
    return (first.events / first.n) / (second.events / second.n)


def _odds(arm: Counts) -> float:
    return arm.events / (arm.n - arm.events)


def _around(value: float, wide: float) -> Limits:
    return value * exp(-wide), value * exp(wide)
