"""All times in one model, with a random intercept per patient, by REML.

Every patient with one score or more counts in the arm of the draw; a missing score is
taken to be missing at random given the others. The model has a mean per time, an effect
per time, baseline and covariates. With one random intercept the likelihood depends on
one ratio of variances, so its maximum is found along a line; statsmodels' MixedLM gives
the same effects, but standard errors from another matrix (4e-4 off those of lme4).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import log

import numpy as np
from scipy.optimize import minimize_scalar

from wervel.errors import UsageError
from wervel.evidence.trials.individual.regression import (
    Effect,
    check_columns,
    effect,
)
from wervel.evidence.trials.individual.scores import Known, Numbers, Scores

_MOST = 1e3
"""The largest root of the ratio of variances: beyond it patients do not vary at all."""


@dataclass(frozen=True, kw_only=True)
class Mixed:
    """An effect per time, and the variance between patients and within them."""

    effects: tuple[Effect, ...]
    between: float
    within: float
    patients: int
    scores: int


@dataclass(frozen=True, kw_only=True)
class _Sums:
    """The sums that the likelihood needs, over all scores and per patient."""

    design: Numbers
    scores: Numbers
    design_by: Numbers
    scores_by: Numbers
    counts: Numbers


def mixed(of: Scores, *, confidence: float = 0.95) -> Mixed:
    """The mixed model of these scores; UsageError where it cannot be fitted."""
    known = ~np.isnan(of.scores)
    if not (known.sum(axis=1) > 1).any():
        raise UsageError(
            "patients with scores at two times or more",
            "none",
            where="a mixed model",
            do="with one time the analysis of covariance says all there is",
        )
    sums = _sums(of, known)
    check_columns(sums.design)
    root = _largest(lambda each: _criterion(sums, each))
    if root >= _MOST * 0.99:
        raise UsageError(
            "scores that vary within patients",
            "none that do",
            where="a mixed model",
            do="check whether a score was carried forward over the times",
        )
    solved, covariance, within = _solved(sums, root)
    times = len(of.times)
    return Mixed(
        effects=tuple(
            effect(
                time,
                float(solved[times + at]),
                se=float(np.sqrt(covariance[times + at, times + at])),
                freedom=(int(known[:, at].sum()), None),
                confidence=confidence,
            )
            for at, time in enumerate(of.times)
        ),
        between=within * root**2,
        within=within,
        patients=int(known.any(axis=1).sum()),
        scores=int(known.sum()),
    )


def _sums(of: Scores, known: Known) -> _Sums:
    patient, time = np.nonzero(known)
    at = np.eye(len(of.times))[time]
    design = np.column_stack(
        (
            at,
            at * of.treated[patient, None],
            of.filled_baseline[patient],
            of.adjusters[patient],
        )
    )
    scores = of.scores[patient, time]
    design_by = np.zeros((of.patients, design.shape[1]))
    np.add.at(design_by, patient, design)
    return _Sums(
        design=design,
        scores=scores,
        design_by=design_by,
        scores_by=np.bincount(patient, scores, of.patients).astype(np.float64),
        counts=known.sum(axis=1).astype(np.float64),
    )


def _solved(sums: _Sums, root: float) -> tuple[Numbers, Numbers, float]:
    """Coefficients, their covariance and the variance within, at this ratio."""
    information, right = _weighted(sums, root)
    inverse = np.asarray(np.linalg.inv(information), dtype=np.float64)
    solved = np.asarray(np.linalg.solve(information, right), dtype=np.float64)
    rest = sums.scores - sums.design @ solved
    rest_by = sums.scores_by - sums.design_by @ solved
    weight = root**2 / (1 + sums.counts * root**2)
    squares = float(rest @ rest - (weight * rest_by) @ rest_by)
    n, columns = sums.design.shape
    within = squares / (n - columns)
    return solved, within * inverse, within


def _weighted(sums: _Sums, root: float) -> tuple[Numbers, Numbers]:
    weight = root**2 / (1 + sums.counts * root**2)
    by = sums.design_by * weight[:, None]
    return (
        sums.design.T @ sums.design - by.T @ sums.design_by,
        sums.design.T @ sums.scores - by.T @ sums.scores_by,
    )


def _criterion(sums: _Sums, root: float) -> float:
    """Minus twice the restricted log-likelihood, but for a constant."""
    information, _ = _weighted(sums, root)
    within = _solved(sums, root)[2]
    n, columns = sums.design.shape
    spread = float(np.log1p(sums.counts * root**2).sum())
    information_log = float(np.linalg.slogdet(information)[1])
    free = float(n - columns)
    return free * log(max(within, 1e-300)) + spread + information_log


def _largest(criterion: Callable[[float], float]) -> float:
    """The root of the ratio at which the likelihood is largest; perhaps none."""
    grid = np.concatenate(([0.0], np.geomspace(1e-3, _MOST, 61)))
    values = [criterion(float(each)) for each in grid]
    best = int(np.argmin(values))
    low, high = grid[max(best - 1, 0)], grid[min(best + 1, len(grid) - 1)]
    found = minimize_scalar(
        criterion, bounds=(low, high), method="bounded", options={"xatol": 1e-12}
    )
    ends = [0.0, float(found.x), float(grid[best])]
    return min(ends, key=criterion)
