"""How far studies differ beyond chance: tau², its estimators and its interval.

``x`` is the design: a column of ones for a mean, more columns for a meta-regression.
Nothing here builds a matrix of studies by studies, so 100 studies or 10,000 cost
little.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from wervel.evidence.pool.distributions import chi_squared_quantile
from wervel.evidence.pool.effects import Array

Model = Literal["fixed", "dl", "reml", "pm"]
MODELS: tuple[Model, ...] = ("reml", "dl", "pm", "fixed")

_STEPS = 1000
_LOOKS = 30
_CLOSE = 1e-13


@dataclass(frozen=True)
class Weighted:
    """A weighted regression of the effects, at one tau²."""

    weights: Array
    inverse: Array
    """The covariance of the coefficients."""
    coefficients: Array
    residuals: Array

    @property
    def q(self) -> float:
        """The weighted sum of squares about the fit."""
        return float(self.weights @ self.residuals**2)


def weighted(y: Array, v: Array, x: Array, *, tau_squared: float = 0.0) -> Weighted:
    """The regression of y on x with weights 1 / (v + tau²)."""
    weights = 1 / (v + tau_squared)
    inverse: Array = np.linalg.inv((x.T * weights) @ x).astype(np.float64)
    coefficients = inverse @ (x.T @ (weights * y))
    return Weighted(weights, inverse, coefficients, y - x @ coefficients)


def between_variance(y: Array, v: Array, x: Array, *, model: Model) -> float:
    """Tau² by that estimator, never below zero; zero of itself in a fixed model."""
    match model:
        case "fixed":
            return 0.0
        case "dl":
            return dersimonian_laird(y, v, x)
        case "pm":
            return paule_mandel(y, v, x)
        case "reml":
            return restricted_likelihood(y, v, x)


def dersimonian_laird(y: Array, v: Array, x: Array) -> float:
    """The moment estimator: Q less what chance makes it."""
    at_zero = weighted(y, v, x)
    return max(0.0, (at_zero.q - _df(x)) / _trace(at_zero, x))


def paule_mandel(y: Array, v: Array, x: Array) -> float:
    """The tau² at which Q is what chance makes it."""
    return tau_squared_at(y, v, x, q=_df(x))


def restricted_likelihood(y: Array, v: Array, x: Array) -> float:
    """The tau² of the highest restricted likelihood.

    Where studies differ much in size there can be two peaks, and Fisher scoring climbs
    the nearest: so the likelihood is first looked at over all of its range. From the
    highest point seen the scoring goes on between its neighbours, and takes their
    middle where a step leaves them or does not halve.
    """
    low, at, high = _about_the_highest(y, v, x)
    scale, before = float(v.mean()), high - low
    for _ in range(_STEPS):
        step = _score_step(y, v, x, at)
        low, high = (at, high) if step > 0 else (low, at)
        new = at + step
        if not low <= new <= high or 2 * abs(step) > before:
            new = (low + high) / 2
        before = abs(new - at)
        if before <= _CLOSE * (scale + at):
            return new
        at = new
    return at


def _about_the_highest(y: Array, v: Array, x: Array) -> tuple[float, float, float]:
    """Of some tau² from none to more than can be: the likeliest, and its neighbours."""
    most = 2 * float(((y - y.mean()) ** 2).sum()) + float(v.max())
    tried = np.concatenate([[0.0], np.geomspace(float(v.min()) / 10, most, _LOOKS)])
    weights = 1 / (v + tried[:, None])
    information = (weights[:, None, :] * x.T) @ x
    coefficients = np.linalg.solve(information, ((weights * y) @ x)[..., None])
    residuals = y - (x @ coefficients)[..., 0]
    lack = (
        (weights * residuals**2).sum(axis=1)
        - np.log(weights).sum(axis=1)
        + np.linalg.slogdet(information)[1]
    )
    best = int(lack.argmin())
    before, after = tried[max(best - 1, 0)], tried[min(best + 1, _LOOKS)]
    return float(before), float(tried[best]), float(after)


def tau_squared_error(y: Array, v: Array, x: Array, tau_squared: float) -> float:
    """The standard error of tau² by restricted likelihood, from the information."""
    fit = weighted(y, v, x, tau_squared=tau_squared)
    return float(np.sqrt(2 / _trace_of_square(fit, x)))


def q_profile(
    y: Array, v: Array, x: Array, *, confidence: float
) -> tuple[float, float] | None:
    """The interval of tau² by the Q-profile; None where no tau² above zero fits."""
    tail = (1 - confidence) / 2
    df = _df(x)
    least, most = chi_squared_quantile(1 - tail, df), chi_squared_quantile(tail, df)
    if weighted(y, v, x).q < least:
        return None
    return tau_squared_at(y, v, x, q=most), tau_squared_at(y, v, x, q=least)


def typical_variance(y: Array, v: Array, x: Array) -> float:
    """The typical variance within studies, which I² sets beside tau²."""
    return _df(x) / _trace(weighted(y, v, x), x)


def tau_squared_at(y: Array, v: Array, x: Array, *, q: float) -> float:
    """The tau² at which the generalised Q is that much; 0 if it is less from the start.

    Q falls as tau² grows, ever slower (its slope is -y'PPy, its curve 2 y'PPPy), so
    Newton's steps from zero never pass the aim and need no bracket.
    """
    at = 0.0
    for _ in range(_STEPS):
        fit = weighted(y, v, x, tau_squared=at)
        slope = float(((fit.weights * fit.residuals) ** 2).sum())
        if fit.q <= q or slope <= 0:
            return at
        step = (fit.q - q) / slope
        at += step
        if step <= _CLOSE * at:
            return at
    return at


def _df(x: Array) -> int:
    return int(x.shape[0] - x.shape[1])


def _trace(fit: Weighted, x: Array) -> float:
    """The trace of P = W - W X (X'WX)⁻¹ X'W."""
    second = (x.T * fit.weights**2) @ x
    return float(fit.weights.sum() - (fit.inverse * second).sum())


def _trace_of_square(fit: Weighted, x: Array) -> float:
    """The trace of P P."""
    squared = fit.weights**2
    second = fit.inverse @ ((x.T * squared) @ x)
    third = (x.T * (squared * fit.weights)) @ x
    return float(
        squared.sum() - 2 * (fit.inverse * third).sum() + (second * second.T).sum()
    )


def _score_step(y: Array, v: Array, x: Array, at: float) -> float:
    fit = weighted(y, v, x, tau_squared=at)
    squares = float(((fit.weights * fit.residuals) ** 2).sum())
    return (squares - _trace(fit, x)) / _trace_of_square(fit, x)
