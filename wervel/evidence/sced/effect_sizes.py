"""How far two phases lie apart: overlap, trend and ratio.

Formulas: Parker, Vannest and Davis (2011) for NAP, Tau, Tau-U, PND and PEM; Newcombe
(2006, method 5) for the interval; Sen (1967) and Mee (1990) for the standard error;
Pustejovsky (2018) for the response ratio. All take the points as independent.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np
from scipy.optimize import brentq
from scipy.stats import norm

from wervel.evidence.sced.series import Floats

_ALMOST = 1e-10


@dataclass(frozen=True, kw_only=True)
class Overlap:
    """Two phases compared; every measure is higher for what is better.

    ``nap_error`` is none where a phase has one point. ``tau_u`` is Tau-U of A against B
    less the trend of A, over the pairs between phases, so that it may pass one;
    ``tau_u_trends`` adds the trend of B and is over all pairs.
    """

    before: int
    after: int
    nap: float
    nap_error: float | None
    nap_low: float
    nap_high: float
    pnd: float
    pem: float
    tau_u: float
    tau_u_trends: float

    @property
    def tau(self) -> float:
        """Tau of A against B: NAP from minus one to one."""
        return 2 * self.nap - 1


@dataclass(frozen=True, kw_only=True)
class Ratio:
    """The log response ratio of the mean with to the mean without, bias-corrected.

    Not turned: below nought is a lower mean. ``change`` is what it comes to, as a share
    of the mean without.
    """

    log_ratio: float
    error: float
    low: float
    high: float

    @property
    def change(self) -> float:
        return exp(self.log_ratio) - 1


def overlap(before: Floats, after: Floats, *, confidence: float = 0.95) -> Overlap:
    """Compare scores that are turned so that more is better.

    >>> one = overlap(np.array([3.0, 3, 4, 5]), np.array([4.0, 5, 6, 7, 7]))
    >>> round(one.tau, 3), round(one.tau_u, 3)
    (0.8, 0.55)
    """
    pairs = _better(before, after)
    nap = float(pairs.mean())
    low, high = nap_interval(nap, len(before), len(after), confidence=confidence)
    size = len(before) * len(after)
    between, first, second = (2 * nap - 1) * size, trend(before), trend(after)
    everything = len(before) + len(after)
    return Overlap(
        before=len(before),
        after=len(after),
        nap=nap,
        nap_error=nap_error(pairs),
        nap_low=low,
        nap_high=high,
        pnd=float((after > before.max()).mean()),
        pem=float(_better(np.array([np.median(before)]), after).mean()),
        tau_u=(between - first) / size,
        tau_u_trends=(between - first + second) / (everything * (everything - 1) / 2),
    )


def trend(scores: Floats) -> float:
    """Kendall's S in time: pairs that rise less pairs that fall.

    >>> trend(np.array([3.0, 3, 4, 5]))
    5.0
    """
    signs = np.sign(scores[None, :] - scores[:, None])
    return float(np.triu(signs, 1).sum())


def nap_error(pairs: Floats) -> float | None:
    """The standard error without bias, of which pair is better; none of one point.

    A variance below nought, which this estimator can give, counts as nought.
    """
    m, n = pairs.shape
    if min(m, n) == 1:
        return None
    nap = pairs.mean()
    rows = float((pairs.mean(axis=1) ** 2).mean())
    columns = float((pairs.mean(axis=0) ** 2).mean())
    squares = float((pairs**2).mean())
    above = nap - (m + n - 1) * nap**2 + n * rows + m * columns - 2 * squares
    return sqrt(max(0.0, float(above)) / ((m - 1) * (n - 1)))


def nap_interval(
    nap: float, m: int, n: int, *, confidence: float
) -> tuple[float, float]:
    """Between which values NAP lies, by Newcombe's fifth method.

    >>> low, high = nap_interval(1.0, 5, 5, confidence=0.95)
    >>> round(low, 3), high
    (0.643, 1.0)
    """
    z = float(norm.ppf((1 + confidence) / 2))
    h = (m + n) / 2 - 1

    def beyond(theta: float) -> float:
        parts = 1 + h * (1 - theta) / (2 - theta) + h * theta / (1 + theta)
        return (nap - theta) ** 2 - z**2 * theta * (1 - theta) / (m * n) * parts

    low = 0.0 if nap <= 0 else float(brentq(beyond, 0, nap - _ALMOST, xtol=1e-14))
    high = 1.0 if nap >= 1 else float(brentq(beyond, nap + _ALMOST, 1, xtol=1e-14))
    return low, high


def ratio(before: Floats, after: Floats, *, confidence: float = 0.95) -> Ratio | None:
    """The response ratio of scores as they are; none where it has no meaning.

    That is with a score below nought, a mean of nought, or a phase of one point.
    """
    few = min(len(before), len(after)) == 1
    if few or min(before.min(), after.min()) < 0 or not (before.any() and after.any()):
        return None
    first, second = _relative_error(before), _relative_error(after)
    value = log(after.mean()) - log(before.mean()) + (second - first) / 2
    error = sqrt(first + second)
    reach = float(norm.ppf((1 + confidence) / 2)) * error
    return Ratio(log_ratio=value, error=error, low=value - reach, high=value + reach)


def _relative_error(scores: Floats) -> float:
    """The variance of a mean, over the square of the mean."""
    return float(scores.var(ddof=1) / (len(scores) * scores.mean() ** 2))


def _better(before: Floats, after: Floats) -> Floats:
    """Of each pair one where the second is better, a half where they are alike."""
    return np.asarray((np.sign(after[None, :] - before[:, None]) + 1) / 2)
