"""How much a score resembles the one before, and what that does to the difference."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from wervel.evidence.sced.series import Design, Experiment, Floats, Series

_MOST = 0.95
_NOTHING = 1e-12
_FEWEST = 3
"""With fewer points over than this, nothing is left to estimate it from."""


@dataclass(frozen=True, kw_only=True)
class Autocorrelation:
    """The resemblance to the occasion before, within phases.

    ``raw`` is as reckoned; ``corrected`` adds the number of phases over the number of
    points, as much as estimating the means takes away (Huitema and McKean, 1991).
    """

    raw: float
    corrected: float
    pairs: int


@dataclass(frozen=True, kw_only=True)
class Difference:
    """The mean with less the mean without, as if independent and with autocorrelation.

    ``gls`` weighs the points for a first-order autocorrelation of ``phi``.
    """

    plain: float
    plain_error: float
    gls: float
    gls_error: float
    phi: float


def resemblance(experiment: Experiment, series: Series) -> Autocorrelation | None:
    """The autocorrelation within phases, or around the means of conditions."""
    runs = series.runs()
    if experiment.design is Design.ALTERNATING:
        groups = experiment.treated(series).astype(np.int64)
        return autocorrelation(series.scores, groups, apart=False)
    groups = np.repeat(np.arange(len(runs)), [each.length for each in runs])
    return autocorrelation(series.scores, groups)


def autocorrelation(
    scores: Floats, groups: NDArray[np.int64], *, apart: bool = True
) -> Autocorrelation | None:
    """The first-order autocorrelation around the mean of each group.

    Neighbours of two groups count only if not ``apart``. None where it cannot be told:
    too few points, or no spread.

    >>> autocorrelation(np.array([1.0, 3, 1, 3]), np.zeros(4, dtype=np.int64))
    Autocorrelation(raw=-0.75, corrected=-0.5, pairs=3)
    """
    kinds = np.unique(groups)
    rest = scores.astype(np.float64)
    for kind in kinds:
        rest[groups == kind] -= scores[groups == kind].mean()
    linked = (groups[1:] == groups[:-1]) | (not apart)
    spread = float(rest @ rest)
    nothing = spread <= _NOTHING * float(scores @ scores)
    if nothing or len(scores) - len(kinds) < _FEWEST:
        return None
    raw = float((rest[1:] * rest[:-1])[linked].sum()) / spread
    corrected = min(_MOST, max(-_MOST, raw + len(kinds) / len(scores)))
    return Autocorrelation(raw=raw, corrected=corrected, pairs=int(linked.sum()))


def difference(experiment: Experiment, series: Series, *, phi: float) -> Difference:
    """The difference of the conditions, with and without the autocorrelation."""
    treated = experiment.treated(series).astype(np.float64)
    design = np.column_stack([np.ones(len(treated)), treated])
    plain, plain_error = _least_squares(design, series.scores, phi=0.0)
    gls, gls_error = _least_squares(design, series.scores, phi=phi)
    return Difference(
        plain=plain, plain_error=plain_error, gls=gls, gls_error=gls_error, phi=phi
    )


def _least_squares(
    design: Floats, scores: Floats, *, phi: float
) -> tuple[float, float]:
    """The last coefficient and its error, with residuals of autocorrelation phi."""
    root = sqrt(1 - phi**2)

    def whitened(values: Floats) -> Floats:
        return np.concatenate([values[:1] * root, values[1:] - phi * values[:-1]])

    x, y = whitened(design), whitened(scores)
    inverse = np.linalg.inv(x.T @ x)
    beta = inverse @ x.T @ y
    rest = y - x @ beta
    variance = float(rest @ rest) / (len(scores) - design.shape[1])
    return float(beta[-1]), sqrt(max(0.0, variance) * float(inverse[-1, -1]))
