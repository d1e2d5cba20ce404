"""Ours beside what was published: the difference against the error of both.

Episodes of one practice resemble each other, so the error of a share is that of a
sample of care sites: its variance is estimated over them (design effect), its interval
is Wilson's at the effective number of episodes, with the degrees of freedom of the
sites (Korn and Graubard, Surv Methodol 1998;24:193-201). The published value brings the
error of its own denominator where that is known, and the rounding of its print.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist

import numpy as np
import pandas as pd
from scipy import stats

from wervel.intervals import wilson
from wervel.practice.published.definitions import Measurement, Row
from wervel.practice.published.expected import Expected

LEVEL = 0.05
Range = tuple[float, float]


class Agreement(StrEnum):
    """How ours stands to what was published."""

    WITHIN = "within"
    CORRECTED = "within_bonferroni"
    EXPLAINED = "explained"
    OUTSIDE = "outside"
    NOT_COMPARED = "not_compared"
    SUPPRESSED = "suppressed"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, kw_only=True)
class Ours:
    """What was counted, as it may leave: from rounded counts.

    ``error`` is the standard error of ``value``, ``sites`` the degrees of freedom with
    which it is known; ``numerator`` is None for what is no share of a count.
    """

    value: float
    low: float
    high: float
    error: float
    sites: float = math.inf
    design_effect: float | None = None
    numerator: int | None = None
    denominator: int


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One published value with ours beside it.

    ``lacking``: what the source does not record, so that it cannot tell. ``distance``
    is that from what the print can stand for, in standard errors of the difference;
    ``p_value`` belongs to it. ``expected`` is what the sample must give, where it
    differs from the published value.
    """

    measurement: Measurement
    row: Row
    ours: Ours | None
    lacking: tuple[str, ...] = ()
    distance: float | None = None
    p_value: float | None = None
    expected: Expected | None = None
    expected_p_value: float | None = None
    agreement: Agreement = Agreement.NOT_COMPARED

    @property
    def id(self) -> str:
        """How files name the row."""
        return f"{self.measurement.id}.{self.row.id}"


def design_effect(by_site: pd.DataFrame) -> tuple[float, float]:
    """How much the variance of a share grows by care sites; degrees of freedom.

    ``by_site`` has numerator and denominator. The linearised variance of a ratio over
    sites (Cochran, Sampling Techniques, 3rd ed., formula 11.30 without the finite
    population), over the binomial one; never under 1, and rounded to one decimal, as it
    leaves.
    """
    sites = by_site[by_site["denominator"] > 0]
    y, m = (sites[name].to_numpy(np.float64) for name in ("numerator", "denominator"))
    n, number = m.sum(), len(sites)
    share = y.sum() / n if n else 0.0
    if number < 2 or not 0 < share < 1:  # noqa: PLR2004  # one site has no spread
        return 1.0, math.inf
    spread = number / (number - 1) * float(((y - share * m) ** 2).sum())
    return max(1.0, round(spread / (n * share * (1 - share)), 1)), number - 1.0


def share_of(numerator: int, denominator: int, *, effect: float, sites: float) -> Ours:
    """A share of released counts, with the interval for a sample of care sites."""
    share = numerator / denominator
    quantile = stats.t.ppf(0.975, sites)
    shrink = (NormalDist().inv_cdf(0.975) / quantile) ** 2 / effect
    low, high = wilson(numerator * shrink, denominator * shrink)
    return Ours(
        value=share,
        low=float(low),
        high=float(high),
        error=math.sqrt(share * (1 - share) * effect / denominator),
        sites=sites,
        design_effect=effect,
        numerator=numerator,
        denominator=denominator,
    )


def distance_from(
    ours: Ours, target: Range, *, n: int | None = None
) -> tuple[float, float]:
    """How many standard errors ours lies outside a range, and the p-value of that.

    For a share, the variance is that under the nearest end of the range; ``n`` is the
    denominator of the published value.
    """
    nearest = min(max(ours.value, target[0]), target[1])
    apart = abs(ours.value - nearest)
    if apart == 0:
        return 0.0, 1.0
    own, theirs = _variances(ours, nearest, n)
    if own + theirs == 0:
        return math.inf, 0.0
    distance = apart / math.sqrt(own + theirs)
    freedom = ours.sites * ((own + theirs) / own) ** 2 if own else math.inf
    return distance, float(2 * stats.t.sf(distance, freedom))


def _variances(ours: Ours, nearest: float, n: int | None) -> tuple[float, float]:
    """The variance of ours and of theirs, if both estimate the same share."""
    if ours.design_effect is None:
        return ours.error**2, nearest * (1 - nearest) / n if n else 0.0
    size = ours.denominator / ours.design_effect
    at = nearest
    if n:
        at = (ours.value * size + nearest * n) / (size + n)
    spread = max(at * (1 - at), 0.0)
    return spread / size, spread / n if n else 0.0


def judged(rows: list[Compared]) -> tuple[Compared, ...]:
    """The same rows with their distance and how they agree.

    Bonferroni's correction is over all rows with a published value; what is outside it
    is explained only where it is within it of the derived value.
    """
    number = sum(each.ours is not None and each.row.range is not None for each in rows)
    return tuple(_judged(each, LEVEL / max(number, 1)) for each in rows)


def _judged(each: Compared, corrected: float) -> Compared:
    target = each.row.range
    if each.ours is None or target is None:
        return each
    distance, p_value = distance_from(each.ours, target, n=each.row.n)
    of_expected = None
    if each.expected is not None:
        value = each.expected.value
        _, of_expected = distance_from(each.ours, (value, value))
    return Compared(
        measurement=each.measurement,
        row=each.row,
        ours=each.ours,
        distance=distance,
        p_value=p_value,
        expected=each.expected,
        expected_p_value=of_expected,
        agreement=_agreement(p_value, of_expected, corrected),
    )


def _agreement(
    p_value: float, of_expected: float | None, corrected: float
) -> Agreement:
    if p_value >= LEVEL:
        return Agreement.WITHIN
    if p_value >= corrected:
        return Agreement.CORRECTED
    if of_expected is not None and of_expected >= corrected:
        return Agreement.EXPLAINED
    return Agreement.OUTSIDE
