"""Standardised mean changes of single groups: after less before, in one of two units.

``SMCC`` divides by the standard deviation of the change, ``SMCR`` by that before; both
with the exact correction for small groups and metafor's variances. The second needs the
correlation between before and after for its variance, the first only to make the
standard deviation of the change where that is not printed. A correlation that is
assumed is a doubt, and the pooling is repeated over a range of it. A single group
changes for many reasons: none of these is an effect of treatment by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wervel.evidence.pool.effects import Array, Effects, effects_from
from wervel.evidence.pool.means import small_sample_correction
from wervel.evidence.study import Measure


@dataclass(frozen=True, kw_only=True)
class Before:
    """One group of every study, seen twice."""

    n: Array
    mean_before: Array
    mean_after: Array
    sd_before: Array
    correlation: Array


def sd_of_change(sd_before: Array, sd_after: Array, correlation: Array) -> Array:
    """The standard deviation of the change, from those before and after.

    >>> one = np.array([2.0])
    >>> sd_of_change(one, one, np.array([0.5]))
    array([2.])
    """
    squared = sd_before**2 + sd_after**2 - 2 * correlation * sd_before * sd_after
    return np.asarray(np.sqrt(squared), dtype=np.float64)


def change_scores(
    n: Array, change: Array, sd_change: Array, *, names: Sequence[str]
) -> Effects:
    """SMCC: the change in standard deviations of the change."""
    d = small_sample_correction(n - 1) * change / sd_change
    return effects_from(
        d,
        v=1 / n + d**2 / (2 * n),
        names=names,
        measure=Measure.STANDARDISED_MEAN_CHANGE,
    )


def raw_scores(seen: Before, names: Sequence[str]) -> Effects:
    """SMCR: the change in standard deviations before."""
    change = seen.mean_after - seen.mean_before
    d = small_sample_correction(seen.n - 1) * change / seen.sd_before
    return effects_from(
        d,
        v=2 * (1 - seen.correlation) / seen.n + d**2 / (2 * seen.n),
        names=names,
        measure=Measure.STANDARDISED_MEAN_CHANGE,
    )
