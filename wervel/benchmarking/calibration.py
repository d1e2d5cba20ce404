"""Calibration: whether what a case-mix model expects is what happens."""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np
import statsmodels.api as sm
from numpy.typing import ArrayLike, NDArray
from statsmodels.tools.sm_exceptions import PerfectSeparationWarning

Floats = NDArray[np.float64]
TENTHS = 10


@dataclass(frozen=True)
class Calibration:
    """How a model's probabilities stand to the outcomes.

    ``slope`` is 1 where the probabilities differ as much as the outcomes do; ``c`` is
    the chance that of two patients with different outcomes the one who had it had the
    higher probability (0.5: the model tells nothing). The three arrays have an entry
    per tenth of the patients, by probability.
    """

    slope: float
    c: float
    expected: Floats
    observed: Floats
    patients: Floats


def calibration(
    numerator: ArrayLike, complement: ArrayLike, probability: ArrayLike
) -> Calibration:
    """The calibration of grouped outcomes, with the probability of each group.

    The slope is of a logistic model of the outcome on the log odds alone (Cox, 1958;
    Van Calster et al., BMC Med 2019;17:230); NaN where all probabilities are alike.
    """
    hits, misses, chance = (
        np.asarray(each, dtype=np.float64)
        for each in (numerator, complement, probability)
    )
    seen = np.flatnonzero(hits + misses)
    order = seen[np.argsort(chance[seen], kind="stable")]
    hits, misses, chance = hits[order], misses[order], chance[order]
    size = hits + misses
    tenth = _tenths(size)
    patients = np.bincount(tenth, size, TENTHS).astype(np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        expected = np.bincount(tenth, size * chance, TENTHS) / patients
        observed = np.bincount(tenth, hits, TENTHS) / patients
    slope = _slope(hits, misses, chance)
    return Calibration(
        slope, _concordance(hits, misses, chance), expected, observed, patients
    )


def _tenths(size: Floats) -> NDArray[np.int64]:
    """In which tenth of all patients the middle of each group lies."""
    middle = (np.cumsum(size) - size / 2) / max(size.sum(), 1.0)
    tenth: NDArray[np.int64] = np.floor(middle * TENTHS).astype(np.int64)
    return tenth.clip(0, TENTHS - 1)


def _slope(hits: Floats, misses: Floats, chance: Floats) -> float:
    if not hits.sum() or not misses.sum() or np.ptp(chance) == 0:
        return float("nan")
    sure = np.clip(chance, _LEAST, 1 - _LEAST)
    design = sm.add_constant(np.log(sure / (1 - sure)))
    outcome = np.column_stack([hits, misses])
    model = sm.GLM(outcome, design, family=sm.families.Binomial())
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore", PerfectSeparationWarning)
        fit = model.fit()
    return float(np.asarray(fit.params)[1])


_LEAST = 1e-9
"""A probability nearer than this to none or all is as good as that."""


def _concordance(hits: Floats, misses: Floats, chance: Floats) -> float:
    """The c statistic, ties counted half; groups are in order of their probability."""
    _, group = np.unique(chance, return_inverse=True)
    with_it, without = np.bincount(group, hits), np.bincount(group, misses)
    pairs = with_it.sum() * without.sum()
    if not pairs:
        return float("nan")
    lower = np.cumsum(without) - without
    return float((with_it * (lower + without / 2)).sum() / pairs)
