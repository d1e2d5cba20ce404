"""Whether small studies find more: Egger's regression and Begg's rank correlation.

Both find little with few studies, and find something where large and small studies
differ for other reasons than what was published. From ten studies, says Cochrane's
handbook (chapter 13); with fewer nothing is tested here.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np

from wervel.evidence.pool.distributions import two_sided
from wervel.evidence.pool.effects import Effects
from wervel.evidence.pool.heterogeneity import weighted
from wervel.evidence.pool.pooling import NO_SPREAD

FROM = 10


@dataclass(frozen=True, kw_only=True)
class Egger:
    """The effect regressed on its standard error, weighted by precision.

    ``limit`` is the effect that a study without error would have by that line.
    """

    statistic: float
    df: int
    p: float
    limit: float


@dataclass(frozen=True, kw_only=True)
class Begg:
    """Kendall's correlation of the standardised effect with its variance."""

    tau: float
    p: float


@dataclass(frozen=True, kw_only=True)
class Asymmetry:
    """Both tests of one pooling."""

    egger: Egger
    begg: Begg


def asymmetry(effects: Effects) -> Asymmetry | None:
    """Both tests; None with fewer than ten studies, or nothing to tell them apart by.

    That is so where all have the same error or the same effect, or one of them all of
    the weight.
    """
    if len(effects) < FROM or 1 in (len({*effects.variance}), len({*effects.estimate})):
        return None
    if min(effects.variance) - 1 / (1 / effects.v).sum() <= 0:
        return None
    return Asymmetry(egger=egger(effects), begg=begg(effects))


def egger(effects: Effects) -> Egger:
    """The classic regression: the scatter about the line may exceed chance."""
    v = effects.v
    x = np.column_stack([np.ones(len(effects)), np.sqrt(v)])
    fit = weighted(effects.y, v, x)
    df = len(effects) - x.shape[1]
    scatter = max(fit.q / df, NO_SPREAD)
    error = sqrt(float(fit.inverse[1, 1]) * scatter)
    statistic = float(fit.coefficients[1]) / error
    return Egger(
        statistic=statistic,
        df=df,
        p=two_sided(statistic, df),
        limit=float(fit.coefficients[0]),
    )


def begg(effects: Effects) -> Begg:
    """The rank correlation; exact unless ranks are tied."""
    # scipy.stats takes half a second to import, and certainty does without.
    from scipy.stats import kendalltau  # noqa: PLC0415

    v = effects.v
    fit = weighted(effects.y, v, np.ones((len(effects), 1)))
    standardised = fit.residuals / np.sqrt(v - fit.inverse[0, 0])
    tied = len({*v}) < len(v) or len({*standardised}) < len(v)
    found = kendalltau(standardised, v, method="asymptotic" if tied else "exact")
    return Begg(tau=float(found.statistic), p=float(found.pvalue))
