"""Meta-regression: whether the effect goes with something studies differ in.

A mixed-effects model: what the moderators do not explain is tau². Studies that differ
in one thing differ in others too, so a slope is an association between studies, never a
dose that a patient responds to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from wervel.errors import UsageError
from wervel.evidence.pool.distributions import chi_squared_above, f_above
from wervel.evidence.pool.doubts import Doubt, Kind
from wervel.evidence.pool.effects import Array, Effects
from wervel.evidence.pool.heterogeneity import Model, between_variance, weighted
from wervel.evidence.pool.pooling import NO_SPREAD, Mean, check
from wervel.evidence.pool.spread import Spread, spread

PER_MODERATOR = 10
"""So many studies to a moderator, says Cochrane's handbook (chapter 10)."""


@dataclass(frozen=True, kw_only=True)
class Test:
    """A test of several coefficients: chi-squared, or F where ``df`` has two."""

    statistic: float
    df: tuple[int, ...]
    p: float


@dataclass(frozen=True, kw_only=True)
class Regression:
    """One row per coefficient, by name; the first is the intercept where there is one.

    ``explained`` is R², the percentage of tau² that the moderators take away; None of a
    fixed model and where there was no tau² to explain. ``spread`` is of what is left:
    its ``q`` is QE. ``moderation`` is QM, over all but the intercept.
    """

    model: Model
    effects: Effects
    names: tuple[str, ...]
    coefficients: tuple[Mean, ...]
    covariance: Array
    moderation: Test
    spread: Spread
    explained: float | None
    doubts: tuple[Doubt, ...]


def regression(
    effects: Effects,
    moderators: Sequence[tuple[str, Sequence[float]]],
    *,
    model: Model = "reml",
    knapp_hartung: bool = True,
    confidence: float = 0.95,
) -> Regression:
    """The effects on an intercept and these moderators, each named, one value a study.

    Raises UsageError where there are too few studies or a moderator does not vary.
    """
    check(effects, model=model, confidence=confidence)
    x = _design(effects, moderators)
    y, v = effects.y, effects.v
    df = len(y) - x.shape[1]
    tau_squared = between_variance(y, v, x, model=model)
    fit = weighted(y, v, x, tau_squared=tau_squared)
    scale = fit.q / df if knapp_hartung and model != "fixed" else 0.0
    scaled = scale > NO_SPREAD
    covariance = fit.inverse * (scale if scaled else 1.0)
    return Regression(
        model=model,
        effects=effects,
        names=("intercept", *(name for name, _ in moderators)),
        coefficients=tuple(
            Mean(
                estimate=float(each),
                standard_error=sqrt(float(covariance[at, at])),
                df=df if scaled else None,
                confidence=confidence,
            )
            for at, each in enumerate(fit.coefficients)
        ),
        covariance=covariance,
        moderation=wald(fit.coefficients[1:], covariance[1:, 1:], df if scaled else 0),
        spread=spread(y, v, x, tau_squared=tau_squared, made=(model, confidence)),
        explained=_explained(effects, tau_squared, model),
        doubts=_doubts(effects, len(moderators)),
    )


def wald(coefficients: Array, covariance: Array, df: int) -> Test:
    """Whether all of these are zero; by F with ``df`` where it is above zero."""
    count = len(coefficients)
    statistic = float(coefficients @ np.linalg.solve(covariance, coefficients))
    if df > 0:
        value = statistic / count
        return Test(statistic=value, df=(count, df), p=f_above(value, (count, df)))
    return Test(statistic=statistic, df=(count,), p=chi_squared_above(statistic, count))


def _design(
    effects: Effects, moderators: Sequence[tuple[str, Sequence[float]]]
) -> Array:
    columns = [np.ones(len(effects))]
    for name, values in moderators:
        column = np.array(values, dtype=np.float64)
        if len(column) != len(effects) or not np.isfinite(column).all():
            raise _wrong(f"a number of {name} for every study", "gaps")
        columns.append(column)
    x = np.column_stack(columns)
    if len(effects) <= x.shape[1]:
        raise _wrong(
            f"{x.shape[1] + 1} or more studies for {len(moderators)} moderators",
            f"{len(effects)}",
        )
    if np.linalg.matrix_rank(x) < x.shape[1]:
        raise _wrong(
            "moderators that vary, and not together",
            "the same value everywhere: " + ", ".join(name for name, _ in moderators),
        )
    return x


def _explained(effects: Effects, left: float, model: Model) -> float | None:
    if model == "fixed":
        return None
    before = between_variance(
        effects.y, effects.v, np.ones((len(effects), 1)), model=model
    )
    return max(0.0, 100 * (before - left) / before) if before > 0 else None


def _doubts(effects: Effects, moderators: int) -> tuple[Doubt, ...]:
    if len(effects) >= PER_MODERATOR * moderators:
        return ()
    return (Doubt(Kind.TOO_FEW_FOR_REGRESSION, numbers=(len(effects),)),)


def _wrong(wanted: str, came: str) -> UsageError:
    return UsageError(
        wanted,
        came,
        where="a meta-regression",
        do="regress on one moderator that differs between studies, or on none",
    )
