"""Whether the arms were alike before treatment: standardised differences, no tests.

After proper randomisation a test of baseline tells nothing, for any difference is
chance. What matters is its size, in standard deviations (Austin, Stat Med 2009; 28:
3083-3107).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import sqrt

from wervel.errors import UsageError
from wervel.evidence.study import Measure, Observation, Study

NOTEWORTHY = 0.1
"""In standard deviations: Austin's mark for a difference worth correcting for."""


@dataclass(frozen=True, kw_only=True)
class Imbalance:
    """One row per outcome and pair of arms: how far apart they were at baseline."""

    outcome: str
    first: str
    second: str
    difference: float
    standardised: float
    locator: str


def standardised_difference(
    first: tuple[float, float], second: tuple[float, float]
) -> float:
    """The difference of two means in standard deviations, given (mean, sd) of each.

    The spread is the root of the mean of both variances, so that the size of the arms
    plays no part.

    >>> round(standardised_difference((74.71, 16.19), (74.52, 14.59)), 3)
    0.012
    """
    spread = sqrt((first[1] ** 2 + second[1] ** 2) / 2)
    if min(first[1], second[1]) < 0 or not spread > 0:
        raise UsageError(
            "two standard deviations, not both none",
            f"{first[1]} and {second[1]}",
            where="baseline",
            do="equal scores in both arms have no standardised difference",
        )
    return (first[0] - second[0]) / spread


def imbalances(study: Study) -> tuple[Imbalance, ...]:
    """Every pair of arms on every outcome with baseline mean and spread printed."""
    found = []
    for outcome in study.outcomes:
        rows = [
            each
            for each in study.observations
            if each.outcome == outcome.id and _is_baseline(each)
        ]
        found += [_imbalance(one, two) for one, two in combinations(rows, 2)]
    return tuple(found)


def _is_baseline(row: Observation) -> bool:
    printed = row.value is not None and bool(row.sd)
    return bool(row.arm) and row.weeks == 0 and row.measure is Measure.MEAN and printed


def _imbalance(one: Observation, two: Observation) -> Imbalance:
    first = (one.value or 0.0, one.sd or 0.0)
    second = (two.value or 0.0, two.sd or 0.0)
    return Imbalance(
        outcome=one.outcome,
        first=one.arm,
        second=two.arm,
        difference=first[0] - second[0],
        standardised=standardised_difference(first, second),
        locator=one.locator,
    )
