"""Effects of two groups from means and standard deviations.

The first group less the second. The mean difference has the variance of unequal groups;
the standardised one is Hedges' g, with the exact correction for small groups and the
large sample variance, as metafor's ``SMD``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import special

from wervel.evidence.pool.effects import Array, Effects, effects_from
from wervel.evidence.study import Measure


@dataclass(frozen=True)
class Group:
    """One group of every study: how many, their mean, and its standard deviation."""

    n: Array
    mean: Array
    sd: Array


def small_sample_correction(df: Array) -> Array:
    """Hedges' J: what a standardised difference is to be multiplied by.

    >>> small_sample_correction(np.array([10.0, 98.0])).round(4)
    array([0.9227, 0.9923])
    """
    log = (
        special.gammaln(df / 2)
        - np.log(np.sqrt(df / 2))
        - special.gammaln((df - 1) / 2)
    )
    return np.asarray(np.exp(log), dtype=np.float64)


def mean_differences(first: Group, second: Group, names: Sequence[str]) -> Effects:
    """The first mean less the second, in points of the scale."""
    return effects_from(
        first.mean - second.mean,
        v=first.sd**2 / first.n + second.sd**2 / second.n,
        names=names,
        measure=Measure.MEAN_DIFFERENCE,
    )


def standardised_differences(
    first: Group, second: Group, names: Sequence[str]
) -> Effects:
    """Hedges' g: the difference in pooled standard deviations."""
    df = first.n + second.n - 2
    squares = (first.n - 1) * first.sd**2 + (second.n - 1) * second.sd**2
    g = small_sample_correction(df) * (first.mean - second.mean) / np.sqrt(squares / df)
    return effects_from(
        g,
        v=1 / first.n + 1 / second.n + g**2 / (2 * (first.n + second.n)),
        names=names,
        measure=Measure.STANDARDISED_MEAN_DIFFERENCE,
    )
