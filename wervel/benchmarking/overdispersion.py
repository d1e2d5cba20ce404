"""Over-dispersion: by how much sites differ more than chance can explain.

Spiegelhalter, Stat Med 2005;24:1185, and Spiegelhalter et al., J R Stat Soc A 2012;
175:1 ("Statistical methods for healthcare regulation"), additive random effects.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

Floats = NDArray[np.float64]

WINSORISED = 0.1
"""The share at either end that is pulled in, so that outliers hide nobody."""

FEWEST_SITES = 20
"""Under so many sites no alarm is given: wervel's choice. The spread is estimated from
the sites themselves, an outlier among them. Of sites with odds three times as high and
two hundred patients, 74 % are found among 12, 87 % among 20, 98 % among 60."""


@dataclass(frozen=True)
class Spread:
    """How sites differ: ``phi`` as a multiple of chance, ``variance`` beyond chance.

    ``variance`` (tau squared) is of true shares between sites; zero where chance
    explains what is seen. ``p_value`` is of the test that it does.
    """

    phi: float
    variance: float
    p_value: float
    sites: int


def spread(observed: ArrayLike, target: ArrayLike, error: ArrayLike) -> Spread:
    """The spread of sites with these shares, targets and standard errors by chance.

    z-scores are winsorised at ten percent. That makes even pure chance look less than
    it is, so their mean square is divided by what it is for standard normal scores
    winsorised alike (0.6786 for ten percent). The variance is the moment estimate of
    DerSimonian and Laird (Control Clin Trials 1986;7:177) with that phi. The p-value is
    the share of ``DRAWN`` tables of standard normal scores with so large a phi: chi
    squared, which does not know that scores are winsorised at their own percentiles,
    would reject pure chance twice as often as stated.
    """
    y, t, s = (np.asarray(each, dtype=np.float64) for each in (observed, target, error))
    used = s > 0
    y, t, s = (np.broadcast_to(each, used.shape)[used] for each in (y, t, s))
    number = len(y)
    if number < 2:  # noqa: PLR2004  # one site has no spread
        return Spread(np.nan, 0.0, np.nan, number)
    scores = winsorised((y - t) / s)
    phi = float(np.mean(scores**2)) / _pure_chance()
    weights = 1 / s**2
    scale = weights.sum() - (weights**2).sum() / weights.sum()
    variance = max(0.0, (number * phi - (number - 1)) / scale)
    reached = int((_of_chance(number) >= phi).sum())
    return Spread(phi, variance, (1 + reached) / (1 + DRAWN), number)


DRAWN = 4000


@cache
def _of_chance(sites: int) -> Floats:
    """The phi of tables of sites that differ by chance alone; always the same ones."""
    scores = np.random.default_rng(sites).standard_normal((DRAWN, sites))
    low, high = np.quantile(scores, [WINSORISED, 1 - WINSORISED], axis=1)
    inside = np.clip(scores, low[:, None], high[:, None])
    return np.asarray(np.mean(inside**2, axis=1) / _pure_chance())


def winsorised(scores: ArrayLike) -> Floats:
    """The scores, those beyond the tenth and ninetieth percentile pulled in to it."""
    z = np.asarray(scores, dtype=np.float64)
    low, high = np.quantile(z, [WINSORISED, 1 - WINSORISED])
    return np.clip(z, low, high)


def _pure_chance() -> float:
    """The mean square of standard normal scores winsorised at ten percent each side."""
    end = stats.norm.isf(WINSORISED)
    inside = 1 - 2 * WINSORISED - 2 * end * stats.norm.pdf(end)
    return float(inside + 2 * WINSORISED * end**2)
