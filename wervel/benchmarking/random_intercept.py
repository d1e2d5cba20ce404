"""A random intercept per site: what sites truly differ, and each one's shrunken figure.

Of a small site chance says more than its figure does; so each is drawn towards what is
expected of its patients, the more the less it has (Austin et al., Circ Cardiovasc Qual
Outcomes 2010; Normand and Shahian, Stat Sci 2007;22:206).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import optimize, special

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

NODES = 9
"""Points of the adaptive Gauss–Hermite quadrature."""
BINS = 10
"""Groups of patients of a site, by what is expected, where there are more."""
_POINTS, _WEIGHTS = np.polynomial.hermite.hermgauss(NODES)
_STEPS = 100
_CLOSE = 1e-11
_SMALLEST, _LARGEST = 1e-6, 20.0
"""Between these the standard deviation between sites is looked for."""


@dataclass(frozen=True)
class RandomIntercept:
    """Sites as draws from one normal distribution, on the log-odds scale.

    ``mean`` is added to the log odds the case mix gives, ``variance`` is of the true
    differences between sites (tau squared); ``effect`` is the mode of each site's
    intercept beside the mean given its outcomes, ``error`` its standard error (of the
    posterior); ``own_error`` is the standard error of the site by itself, without
    borrowing from others. ``log_likelihood`` is of mean and variance.
    """

    mean: float
    variance: float
    effect: Floats
    error: Floats
    own_error: Floats
    log_likelihood: float


@dataclass(frozen=True)
class Outcomes:
    """Groups of patients: of which site (0, 1, …), how many had it and had not.

    ``log_odds`` is what the case mix expects of them.
    """

    site: Ints
    hits: Floats
    misses: Floats
    log_odds: Floats


def outcomes(
    site: ArrayLike, numerator: ArrayLike, complement: ArrayLike, log_odds: ArrayLike
) -> Outcomes:
    """These groups; of a site with many, those nearly alike are put together.

    At most ``BINS`` a site, by quantiles of the log odds over all patients, each with
    the mean of its log odds.
    """
    place = np.asarray(site, dtype=np.int64)
    hits, misses, odds = (
        np.asarray(each, dtype=np.float64) for each in (numerator, complement, log_odds)
    )
    distinct = np.unique(odds)
    if len(distinct) <= BINS:
        return Outcomes(place, hits, misses, odds)
    size = hits + misses
    order = np.argsort(odds, kind="stable")
    rank = (np.cumsum(size[order]) - size[order] / 2) / max(size.sum(), 1.0)
    bins = np.empty(len(odds), dtype=np.int64)
    bins[order] = np.minimum((rank * BINS).astype(np.int64), BINS - 1)
    key, group = np.unique(place * BINS + bins, return_inverse=True)
    total = np.maximum(np.bincount(group, size), 1e-300)
    return Outcomes(
        key // BINS,
        np.bincount(group, hits).astype(np.float64),
        np.bincount(group, misses).astype(np.float64),
        np.bincount(group, size * odds) / total,
    )


def random_intercept(of: Outcomes) -> RandomIntercept:
    """The maximum-likelihood fit, by adaptive Gauss–Hermite quadrature.

    Mean and standard deviation are found by L-BFGS-B from the fit without differences;
    where no variance makes the outcomes likelier it is zero and every effect is.
    """
    start = _without_differences(of)
    near = np.zeros(int(of.site.max()) + 1)
    if not of.hits.sum() or not of.misses.sum():
        return _alike(of, start, near)

    def unlikely(at: Floats) -> tuple[float, Floats]:
        nonlocal near
        value, near, slope = _likelihood(of, float(at[0]), float(np.exp(at[1])), near)
        return -value, -slope

    found = optimize.minimize(
        unlikely,
        np.array([start, np.log(0.3)]),
        method="L-BFGS-B",
        jac=True,
        bounds=optimize.Bounds(
            [-np.inf, np.log(_SMALLEST)], [np.inf, np.log(_LARGEST)]
        ),
        options={"ftol": 1e-14, "gtol": 1e-8},
    )
    mean, deviation = float(found.x[0]), float(np.exp(found.x[1]))
    likelihood = -float(found.fun)
    without, _, _ = _likelihood(of, start, _SMALLEST, near)
    if without >= likelihood - _CLOSE:
        mean, deviation, likelihood = start, 0.0, without
    mode, curve = _modes(of, mean, max(deviation, _SMALLEST), near)
    prior = 1 / max(deviation, _SMALLEST) ** 2
    own = np.maximum(curve - prior, 1e-300)
    alone = _information(of, mean, mode)
    own_error = 1 / np.sqrt(np.maximum(alone, 1e-300))
    error = 1 / np.sqrt(own + prior)
    if deviation == 0.0:
        mode, error = np.zeros_like(mode), np.zeros_like(error)
    return RandomIntercept(mean, deviation**2, mode, error, own_error, likelihood)


def _alike(of: Outcomes, mean: float, none: Floats) -> RandomIntercept:
    """Nobody or everybody had the outcome: no differences can be told."""
    own_error = 1 / np.sqrt(np.maximum(_information(of, mean, none), 1e-300))
    likelihood, _, _ = _likelihood(of, mean, _SMALLEST, none)
    return RandomIntercept(mean, 0.0, none, none, own_error, likelihood)


def _without_differences(of: Outcomes) -> float:
    """The intercept where no sites differ: the root of observed less expected.

    Half a case at an end, where nobody or everybody had the outcome.
    """
    size = of.hits + of.misses
    wanted = np.clip(of.hits.sum(), 0.5, max(size.sum() - 0.5, 0.5))

    def left(mean: float) -> float:
        chance = special.expit(of.log_odds + mean)
        return float(wanted - (size * chance).sum())

    return float(optimize.brentq(left, -_LARGEST, _LARGEST, xtol=1e-13))


def _modes(
    of: Outcomes, mean: float, deviation: float, near: Floats
) -> tuple[Floats, Floats]:
    """The mode of each site's intercept, and how sharp it is (minus the curvature).

    Newton's steps from ``near``, which saves most of them and changes nothing else.
    """
    sites = len(near)
    prior = 1 / deviation**2
    size = of.hits + of.misses
    mode = near
    curve = np.full(sites, prior)
    for _ in range(_STEPS):
        chance = special.expit(of.log_odds + mean + mode[of.site])
        slope = np.bincount(of.site, of.hits - size * chance, sites) - mode * prior
        curve = np.bincount(of.site, size * chance * (1 - chance), sites) + prior
        step = np.clip(slope / curve, -1.0, 1.0)
        mode = mode + step
        if np.abs(step).max() < _CLOSE:
            break
    return mode, curve


def _information(of: Outcomes, mean: float, mode: Floats) -> Floats:
    """The information on each site's intercept in its own outcomes alone."""
    chance = special.expit(of.log_odds + mean + mode[of.site])
    size = of.hits + of.misses
    summed = np.bincount(of.site, size * chance * (1 - chance), len(mode))
    return summed.astype(np.float64)


def _likelihood(
    of: Outcomes, mean: float, deviation: float, near: Floats
) -> tuple[float, Floats, Floats]:
    """The log-likelihood without binomial constants, its modes, and its gradient.

    The gradient is by mean and by the logarithm of the deviation, and exactly that of
    the quadrature: its points move with the mode and the curvature of each site.
    """
    mode, curve = _modes(of, mean, deviation, near)
    scale = np.sqrt(2 / curve)
    size = of.hits + of.misses
    sites = len(mode)
    inside, residual = np.empty((NODES, sites)), np.empty((NODES, sites))
    effect = mode + scale * _POINTS[:, None]
    for place in range(NODES):
        at = of.log_odds + mean + effect[place][of.site]
        chance = special.expit(at)
        terms = of.hits * at - size * np.logaddexp(0, at)
        inside[place] = np.bincount(of.site, terms, sites)
        residual[place] = np.bincount(of.site, of.hits - size * chance, sites)
    inside += (_POINTS**2 + np.log(_WEIGHTS))[:, None] - 0.5 * (effect / deviation) ** 2
    whole = special.logsumexp(inside, axis=0)
    constant = np.log(scale) - np.log(deviation * np.sqrt(2 * np.pi))
    posterior = np.exp(inside - whole)
    moved = _moved(of, mean, deviation, mode, curve)
    slope = residual - effect / deviation**2
    by_mode = (posterior * slope).sum(axis=0)
    by_scale = 1 / scale + (posterior * slope * _POINTS[:, None]).sum(axis=0)
    direct = np.array(
        [
            (posterior * residual).sum(axis=0),
            (posterior * (effect / deviation) ** 2).sum(axis=0) - 1,
        ]
    )
    gradient = direct + by_mode * moved[0] + by_scale * moved[1]
    return float((whole + constant).sum()), mode, gradient.sum(axis=1)


def _moved(
    of: Outcomes, mean: float, deviation: float, mode: Floats, curve: Floats
) -> tuple[Floats, Floats]:
    """How mode and scale of each site move with the mean and the log deviation."""
    prior = 1 / deviation**2
    size = of.hits + of.misses
    chance = special.expit(of.log_odds + mean + mode[of.site])
    bend = size * chance * (1 - chance)
    turn = np.bincount(of.site, bend * (1 - 2 * chance), len(mode))
    modes = np.array([-(curve - prior) / curve, 2 * mode * prior / curve])
    curves = np.array([turn * (1 + modes[0]), turn * modes[1] - 2 * prior])
    return modes, -curves * np.sqrt(2 / curve) / (2 * curve)
