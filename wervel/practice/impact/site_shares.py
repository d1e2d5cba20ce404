"""True shares of care sites behind the counts, as draws that chance does not mislead.

Beta-binomial: sites are draws of one beta distribution with mean m and intraclass
correlation r, each with its own binomial. Before the counts are seen, that sites do not
differ at all (r = 0) is held as likely as that they do; the square root of r is then
uniform up to ``MOST`` (on the scale of a standard deviation: Gelman, Bayesian Analysis
2006;1:515). So the best of many small sites is not taken for good when chance made it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import special

Floats = NDArray[np.float64]

MOST = 0.7
_STEPS, _MEANS = 60, 41
_WIDE = 6.0
"""Standard errors to each side of the pooled log odds."""


def site_draws(
    hits: Floats, misses: Floats, *, draws: int, rng: np.random.Generator
) -> Floats:
    """One row per draw, a column per site: shares that the counts allow.

    All sites are the same in a draw in which they do not differ.
    """
    first = np.linspace(0, MOST, _STEPS)
    weight, _ = _posterior(hits, misses, first)
    likely = first[1:][weight[1:].sum(axis=1) > weight[1:].max() * 1e-6]
    step = first[1]
    low, high = max(likely.min() - step, step / 50), min(likely.max() + step, MOST)
    roots = np.concatenate([[0.0], np.linspace(low, high, _STEPS)])
    weight, means = _posterior(hits, misses, roots)
    flat = rng.choice(weight.size, size=draws, p=weight.ravel() / weight.sum())
    row, column = np.unravel_index(flat, weight.shape)
    mean = means[row, column][:, None]
    correlation = roots[row][:, None] ** 2
    size = (1 - correlation) / np.maximum(correlation, 1e-12)
    shares = rng.beta(size * mean + hits, size * (1 - mean) + misses)
    same = np.broadcast_to(mean, shares.shape)
    return np.asarray(np.where(correlation > 0, shares, same), dtype=np.float64)


def _posterior(hits: Floats, misses: Floats, roots: Floats) -> tuple[Floats, Floats]:
    """Weights of each correlation and mean, and the means; the first root is zero."""
    total, missed = hits.sum() + 0.5, misses.sum() + 0.5
    centre = np.log(total / missed)
    pooled = total * missed / (total + missed)
    logs = np.empty((len(roots), _MEANS))
    means = np.empty_like(logs)
    for place, root in enumerate(roots):
        spread = np.sqrt((1 + root**2 * (_largest(hits, misses) - 1)) / pooled)
        odds = centre + np.linspace(-_WIDE, _WIDE, _MEANS) * spread
        means[place] = special.expit(odds)
        logs[place] = _likelihood(hits, misses, means[place], root) + np.log(spread)
    prior = np.full(len(roots), 0.5 * (roots[-1] - roots[1]) / MOST / (len(roots) - 1))
    prior[0] = 0.5
    weight = np.exp(logs - logs.max()) * prior[:, None]
    return weight, means


def _largest(hits: Floats, misses: Floats) -> float:
    """The size of a site as the average moment sees it."""
    size = hits + misses
    return float((size**2).sum() / size.sum())


def _likelihood(hits: Floats, misses: Floats, means: Floats, root: float) -> Floats:
    if root == 0:
        log = hits.sum() * np.log(means) + misses.sum() * np.log1p(-means)
        return np.asarray(log, dtype=np.float64)
    size = (1 - root**2) / root**2
    one, other = (size * means)[:, None], (size * (1 - means))[:, None]
    log = special.betaln(one + hits, other + misses) - special.betaln(one, other)
    return np.asarray(log.sum(axis=1), dtype=np.float64)


def best_fifth_gain(
    hits: Floats, misses: Floats, *, draws: int, rng: np.random.Generator
) -> tuple[Floats, Floats]:
    """Per draw: moments that change, and the share of the best fifth.

    That share is the one four in five sites stay at or below; sites above it stay as
    they are. More than all departures cannot change.
    """
    shares = site_draws(hits, misses, draws=draws, rng=rng)
    best = np.quantile(shares, 0.8, axis=1)
    gain = (np.maximum(best[:, None] - shares, 0) * (hits + misses)).sum(axis=1)
    return np.minimum(gain, misses.sum()), best
