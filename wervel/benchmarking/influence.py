"""Influence: which few providers or patients make a site differ."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from wervel.benchmarking.funnel import tails

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Without:
    """A site's observed by expected without each of its units, and with all."""

    ratio: Floats
    together: float

    @property
    def most(self) -> int:
        """The place of the unit without which the figure moves furthest."""
        moved = np.abs(self.ratio - self.together)
        return int(np.nan_to_num(moved, nan=-1.0).argmax())


def leave_one_out(observed: ArrayLike, expected: ArrayLike) -> Without:
    """The figure of a site without each unit (provider, or kind of patient) in turn.

    >>> leave_one_out([10, 2, 3], [5, 5, 5]).ratio
    array([0.5, 1.3, 1.2])
    """
    hits = np.asarray(observed, dtype=np.float64)
    chance = np.asarray(expected, dtype=np.float64)
    rest, against = hits.sum() - hits, chance.sum() - chance
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(against > 0, rest / against, np.nan)
    return Without(ratio, float(hits.sum() / chance.sum()))


def outcomes_to_inside(
    numerator: int, denominator: int, target: float, *, spread: float, confidence: float
) -> int:
    """The fewest outcomes that must have been otherwise for a site to lie inside.

    Zero where it lies inside already. One or two say that the signal hangs on as many
    patients.
    """
    numbers = np.arange(denominator + 1)
    low, high = tails(
        numbers, np.full(denominator + 1, denominator), target, spread=spread
    )
    inside = np.minimum(low, high) >= (1 - confidence) / 2
    distance = np.abs(numbers - numerator)[inside]
    return int(distance.min()) if len(distance) else denominator
