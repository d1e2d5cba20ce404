"""Funnel plots: how far a share may lie from its target by chance alone.

D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Stat Med
2005;24:1185–1202.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

Floats = NDArray[np.float64]

WARNING, ALARM = 0.95, 0.998
"""The two pairs of limits of the paper: about two and three standard errors."""


def exact_limits(
    trials: ArrayLike, target: ArrayLike, *, confidence: float
) -> tuple[Floats, Floats]:
    """Lower and upper limits of a share, for so many trials around a target.

    The exact binomial limits, interpolated between whole numbers so that the funnel is
    smooth (appendix A.1.1 of the paper): with r the least whole number that is not
    exceeded with at least the wanted probability, and a the part of the probability of
    r that is more than wanted, the paper's limit is (r − a) / n. Half a case is added:
    then a site lies beyond the line just where its tail (``tails``, mid-P) is less than
    wanted, on either side; without it the upper limit is passed too often and the lower
    one too seldom. Limits stay within 0 and 1.

    >>> low, high = exact_limits([100], [0.1], confidence=0.95)
    >>> low.round(4), high.round(4)
    (array([0.0454]), array([0.1627]))
    """
    n = np.asarray(trials, dtype=np.float64)
    p = np.broadcast_to(np.asarray(target, dtype=np.float64), n.shape)
    tail = (1 - confidence) / 2
    return _quantile(n, p, tail), _quantile(n, p, 1 - tail)


def _quantile(n: Floats, p: Floats, at: float) -> Floats:
    """The share at this probability, between whole numbers."""
    whole = stats.binom.ppf(at, n, p)
    reached = stats.binom.cdf(whole, n, p)
    mass = stats.binom.pmf(whole, n, p)
    with np.errstate(divide="ignore", invalid="ignore"):
        over = np.where(mass > 0, (reached - at) / mass, 0.0)
        share = (whole - over + 0.5) / n
    return np.clip(share, 0.0, 1.0)


def tails(
    numerator: ArrayLike,
    denominator: ArrayLike,
    target: ArrayLike,
    *,
    spread: float = 0.0,
) -> tuple[Floats, Floats]:
    """The chance of so low, and of so high a numerator: mid-P, lower and upper.

    ``spread`` is the variance of true shares between sites at this target, on the scale
    of shares (``overdispersion.Spread.variance``). Without it the numerator is
    binomial; with it beta-binomial, whose tails are skewed as those of the sites are:
    limits from the normal distribution raise their 99.8 % alarm several times too often
    on the side where there is room (see the tests). Mid-P counts half of the observed
    number itself (Lancaster, JASA 1961;56:223).
    """
    hits, n, p = np.broadcast_arrays(
        *(
            np.asarray(each, dtype=np.float64)
            for each in (numerator, denominator, target)
        )
    )
    between = p * (1 - p)
    shared = np.clip(spread / np.where(between > 0, between, np.inf), 0.0, MOST_SHARED)
    below, at = _binomial(hits, n, p)
    if spread > 0:
        clustered = shared > LEAST_SHARED
        size = (1 - shared[clustered]) / shared[clustered]
        alpha, beta = p[clustered] * size, (1 - p[clustered]) * size
        here = stats.betabinom(n[clustered], alpha, beta)
        below[clustered] = here.cdf(hits[clustered] - 1)
        at[clustered] = here.pmf(hits[clustered])
    low = np.clip(below + at / 2, 0.0, 1.0)
    return low, np.clip(1 - low, 0.0, 1.0)


MOST_SHARED, LEAST_SHARED = 0.9, 1e-9
"""Within these the beta-binomial can be computed; below it is binomial."""


def _binomial(hits: Floats, n: Floats, p: Floats) -> tuple[Floats, Floats]:
    """The chance of fewer, and of exactly so many."""
    here = stats.binom(n, p)
    return np.array(here.cdf(hits - 1)), np.array(here.pmf(hits))


def spread_limits(
    trials: ArrayLike, target: float, *, spread: float, confidence: float
) -> tuple[Floats, Floats]:
    """Limits of a share as ``exact_limits``, where sites also differ truly.

    The quantiles of the beta-binomial, between whole numbers in the same way; without
    spread those of the binomial. For drawing: compute them where a line is drawn only.
    """
    n = np.asarray(trials, dtype=np.float64)
    shared = spread / (target * (1 - target)) if 0 < target < 1 else 0.0
    if shared <= LEAST_SHARED:
        return exact_limits(n, target, confidence=confidence)
    size = (1 - min(shared, MOST_SHARED)) / min(shared, MOST_SHARED)
    alpha, beta = target * size, (1 - target) * size
    tail = (1 - confidence) / 2
    low, high = (_spread_quantile(n, alpha, beta, at) for at in (tail, 1 - tail))
    return low, high


def _spread_quantile(n: Floats, alpha: float, beta: float, at: float) -> Floats:
    """Per number of trials: the whole distribution, and where it passes ``at``."""
    found = np.empty(len(n))
    for place, trials in enumerate(n.astype(int)):
        here = stats.betabinom(trials, alpha, beta)
        reached = np.cumsum(here.pmf(np.arange(trials + 1)))
        whole = int(np.searchsorted(reached, at))
        whole = min(whole, trials)
        mass = reached[whole] - (reached[whole - 1] if whole else 0.0)
        over = (reached[whole] - at) / mass if mass > 0 else 0.0
        found[place] = (whole - over + 0.5) / trials if trials else np.nan
    return np.clip(found, 0.0, 1.0)
