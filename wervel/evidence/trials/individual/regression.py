"""The effect at one time, corrected for baseline: analysis of covariance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.stats import t as student

from wervel.errors import UsageError
from wervel.evidence.trials.individual.scores import Numbers, Scores


@dataclass(frozen=True, kw_only=True)
class Effect:
    """One row per time: treated against comparator, adjusted for baseline.

    ``df`` is None where the interval is that of the normal distribution.
    """

    time: float
    value: float
    se: float
    low: float
    high: float
    p: float
    n: int
    df: float | None = None


def ancova(of: Scores, column: int, *, confidence: float = 0.95) -> Effect:
    """The effect among those with a score at that time."""
    known = ~np.isnan(of.scores[:, column])
    design = adjusted(of)[known]
    value, se, df = fitted(design, of.scores[known, column])
    return effect(
        of.times[column],
        value,
        se=se,
        freedom=(int(known.sum()), df),
        confidence=confidence,
    )


def effect(
    time: float,
    value: float,
    *,
    se: float,
    freedom: tuple[int, float | None],
    confidence: float,
) -> Effect:
    """An estimate with its interval; ``freedom`` is n and degrees of freedom."""
    n, df = freedom
    spread = student(df if df is not None else np.inf)
    wide = float(spread.ppf((1 + confidence) / 2)) * se
    return Effect(
        time=time,
        value=value,
        se=se,
        low=value - wide,
        high=value + wide,
        p=float(2 * spread.sf(abs(value) / se)),
        n=n,
        df=df,
    )


def adjusted(of: Scores) -> Numbers:
    """The columns of a model at one time: treated first, then what it adjusts for."""
    ones = np.ones(of.patients)
    return np.column_stack((of.treated, ones, of.filled_baseline, of.adjusters))


def fitted(design: Numbers, scores: Numbers) -> tuple[float, float, int]:
    """The coefficient of the first column by least squares: value, error, freedom."""
    check_columns(design)
    n, columns = design.shape
    solved = np.linalg.lstsq(design, scores, rcond=None)[0]
    rest = scores - design @ solved
    variance = float(rest @ rest) / (n - columns)
    error = float(np.sqrt(variance * np.linalg.inv(design.T @ design)[0, 0]))
    if not error > 0:
        raise UsageError(
            "scores that the model does not explain wholly",
            "no spread left",
            where="the scores at one time",
            do="check whether value repeats another column",
        )
    return float(solved[0]), error, n - columns


def check_columns(design: Numbers) -> None:
    """Raise UsageError where columns cannot be told apart, or patients are too few."""
    n, columns = design.shape
    if n <= columns or np.linalg.matrix_rank(design) < columns:
        raise UsageError(
            "more scores than columns, and columns that differ from each other",
            f"{n} scores, {columns} columns",
            where="arm, baseline, site and covariates",
            do="leave out covariates, or sites that lie in one arm",
        )
