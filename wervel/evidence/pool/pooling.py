"""Several effects as one: fixed or random, with what they differ by.

The interval of a random-effects model is Hartung and Knapp's unless asked otherwise:
with few studies the classic one is too narrow. It can also come out narrower than the
classic one, where the studies happen to agree; it is then kept, a doubt says so, and
the classic interval stands beside it. Where the effects do not differ at all there is
nothing to scale by, and the classic interval is given.

The prediction interval is metafor's: with Hartung-Knapp by t with k - 1 degrees of
freedom (its default), without it by t with k - 2 (its ``pi.type="riley"``, after
Higgins 2009).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt

import numpy as np

from wervel.errors import UsageError
from wervel.evidence.pool.distributions import quantile, two_sided
from wervel.evidence.pool.doubts import Doubt, Kind
from wervel.evidence.pool.effects import Effects
from wervel.evidence.pool.heterogeneity import (
    MODELS,
    Model,
    between_variance,
    weighted,
)
from wervel.evidence.pool.spread import Spread, spread

FEWEST = 2
"""One study is not pooled."""
ENOUGH = 5
"""With fewer studies tau² is hardly known."""
MUCH = 75.0
"""I², in percent, from which Cochrane's handbook (chapter 10) says considerable."""
_WIDEST = 1e10
"""Of variances: beyond it sums lose the smaller studies to rounding."""
NO_SPREAD = 1e-12
"""Residuals this small are rounding: the effects are all the same."""


@dataclass(frozen=True, kw_only=True)
class Mean:
    """An estimate with its standard error, interval and test; ``df`` None if normal."""

    estimate: float
    standard_error: float
    df: int | None
    confidence: float

    @property
    def reach(self) -> float:
        """From the estimate to either end of the interval."""
        return quantile((1 + self.confidence) / 2, self.df) * self.standard_error

    @property
    def low(self) -> float:
        return self.estimate - self.reach

    @property
    def high(self) -> float:
        return self.estimate + self.reach

    @property
    def statistic(self) -> float:
        """The estimate in standard errors: z, or t where there is a ``df``."""
        return self.estimate / self.standard_error

    @property
    def p(self) -> float:
        return two_sided(self.statistic, self.df)


@dataclass(frozen=True, kw_only=True)
class Pooled:
    """The one effect of several studies, and how far they differ.

    Effects are on the scale that adds: ratios as logarithms (``effects.as_read`` turns
    them back). ``classic`` is without Hartung-Knapp. ``weights`` add up to one.
    ``prediction`` holds the effect of a next study; None where it cannot be given.
    """

    model: Model
    knapp_hartung: bool
    effects: Effects
    mean: Mean
    classic: Mean
    prediction: tuple[float, float] | None
    spread: Spread
    weights: tuple[float, ...]
    doubts: tuple[Doubt, ...]

    @property
    def k(self) -> int:
        """How many studies."""
        return len(self.effects)

    @property
    def estimate(self) -> float:
        return self.mean.estimate

    @property
    def low(self) -> float:
        return self.mean.low

    @property
    def high(self) -> float:
        return self.mean.high

    @property
    def p(self) -> float:
        return self.mean.p

    @property
    def tau_squared(self) -> float:
        return self.spread.tau_squared

    @property
    def i_squared(self) -> float:
        """A percentage."""
        return self.spread.i_squared


def pooled(
    effects: Effects,
    *,
    model: Model = "reml",
    knapp_hartung: bool = True,
    confidence: float = 0.95,
) -> Pooled:
    """The effects as one. Raises UsageError where fewer than two are given.

    >>> three = Effects(
    ...     estimate=(-0.18, -0.71, -0.99),
    ...     variance=(0.0876, 0.1083, 0.1425),
    ...     names=("facet", "SI", "combined"),
    ... )
    >>> found = pooled(three, model="dl", knapp_hartung=False)
    >>> round(found.estimate, 2), round(found.low, 2), round(found.high, 2)
    (-0.59, -1.06, -0.11)
    """
    check(effects, model=model, confidence=confidence)
    y, v, x = effects.y, effects.v, np.ones((len(effects), 1))
    tau_squared = between_variance(y, v, x, model=model)
    fit = weighted(y, v, x, tau_squared=tau_squared)
    classic = Mean(
        estimate=float(fit.coefficients[0]),
        standard_error=sqrt(float(fit.inverse[0, 0])),
        df=None,
        confidence=confidence,
    )
    wanted = knapp_hartung and model != "fixed"
    scale = fit.q / (len(effects) - 1) if wanted else 0.0
    mean = _scaled(classic, scale, df=len(effects) - 1)
    made = Pooled(
        model=model,
        knapp_hartung=mean.df is not None,
        effects=effects,
        mean=mean,
        classic=classic,
        prediction=_prediction(mean, tau_squared, len(effects), model),
        spread=spread(y, v, x, tau_squared=tau_squared, made=(model, confidence)),
        weights=tuple(float(each) for each in fit.weights / fit.weights.sum()),
        doubts=(),
    )
    return _doubted(made, wanted=wanted)


def check(effects: Effects, *, model: str, confidence: float) -> None:
    """Raise UsageError where these cannot be pooled so."""
    if model not in MODELS:
        raise UsageError(
            "a model: " + ", ".join(MODELS),
            str(model),
            where="the model of a pooling",
            do="choose one",
        )
    if not 0 < confidence < 1:
        raise UsageError(
            "a confidence between 0 and 1",
            str(confidence),
            where="the confidence of a pooling",
            do="write 0.95 for 95%",
        )
    if len(effects) < FEWEST:
        raise UsageError(
            "two or more studies to pool",
            f"{len(effects)}",
            where="the studies to pool",
            do="read a single study by itself: wervel evidence trial",
        )
    least, most = min(effects.variance), max(effects.variance)
    if most > _WIDEST * least:
        name = effects.names[effects.variance.index(least)]
        raise UsageError(
            "standard errors that differ less than 100,000 times",
            f"{sqrt(least):g} in {name}, and {sqrt(most):g}",
            where="the studies to pool",
            do="check the units and the digits of that study",
        )


def _scaled(classic: Mean, scale: float, *, df: int) -> Mean:
    """Hartung and Knapp's; the classic one where there is no spread to scale by."""
    if scale <= NO_SPREAD:
        return classic
    return Mean(
        estimate=classic.estimate,
        standard_error=classic.standard_error * sqrt(scale),
        df=df,
        confidence=classic.confidence,
    )


def _prediction(
    mean: Mean, tau_squared: float, k: int, model: Model
) -> tuple[float, float] | None:
    df = mean.df or k - 2
    if model == "fixed" or df < 1:
        return None
    reach = quantile((1 + mean.confidence) / 2, df) * sqrt(
        mean.standard_error**2 + tau_squared
    )
    return mean.estimate - reach, mean.estimate + reach


def _doubted(made: Pooled, *, wanted: bool) -> Pooled:
    """The pooling with what a reader must know before using it."""
    doubts = [*made.effects.doubts]
    if made.k < ENOUGH:
        doubts.append(Doubt(Kind.FEW_STUDIES, numbers=(made.k,)))
    if made.i_squared >= MUCH:
        doubts.append(Doubt(Kind.MUCH_HETEROGENEITY, numbers=(made.i_squared,)))
    if wanted and not made.knapp_hartung:
        doubts.append(Doubt(Kind.NO_SPREAD_FOR_KNAPP_HARTUNG))
    if made.knapp_hartung and made.mean.reach < made.classic.reach:
        ends = (made.classic.low, made.classic.high)
        doubts.append(Doubt(Kind.NARROWER_THAN_CLASSIC, numbers=ends))
    if made.spread.tau_squared_interval is None:
        doubts.append(Doubt(Kind.EMPTY_TAU_INTERVAL))
    return replace(made, doubts=tuple(doubts))
