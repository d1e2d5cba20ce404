"""Filling in what is missing, once per draw: imputation nested in the bootstrap.

Per arm, each incomplete column is predicted from all the others and the covariates by
linear regression over those who have it, and the residual's chance is added. Columns
take turns, so that what one lacks is not in the way of another. One filling per draw of
the bootstrap, and the percentiles over the draws for the interval: of ten ways to join
the two the one with the best statistical properties (Brand, van Buuren, le Cessie and
van den Hout, Stat Med 2019; 38: 210-220). The draw itself stands for the uncertainty
of the regression.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wervel.errors import UsageError
from wervel.evidence.economics.patients import Patients, Real

TURNS = 5
"""How often the incomplete columns take turns, where there are several."""
_PER_TERM = 2
"""So many patients per term of the prediction must have a column, or it is refused."""
_RIDGE = 1e-8
"""What is added to every square, as a share of the patients."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Gaps:
    """What is missing in one arm: columns to fill, those with least missing first.

    ``middle`` and ``width`` bring columns to one scale: euros and utilities in one fit.
    """

    columns: tuple[int, ...]
    turns: int
    middle: Real
    width: Real


def gaps(of: Patients, arm: int) -> Gaps:
    """Which columns lack something in that arm.

    Raises UsageError where too few have a column to predict it for the others.
    """
    own = of.values[of.of_arm == arm]
    lacking = np.isnan(own)
    count = lacking.sum(axis=0)
    columns = tuple(int(at) for at in np.argsort(count, kind="stable") if count[at])
    terms = len(of.variables) + len(of.covariates)
    if columns and len(lacking) - count[columns[-1]] < _PER_TERM * terms:
        least = of.variables[columns[-1]].column
        raise UsageError(
            f"at least {_PER_TERM * terms} patients of {of.arms[arm]} who have {least}",
            f"{len(lacking) - int(count[columns[-1]])}",
            where=of.where,
            do="add costs up into fewer columns, or give --complete-only",
        )
    width = np.nanstd(own, axis=0)
    return Gaps(
        columns=columns,
        turns=TURNS if len(columns) > 1 else 1,
        middle=np.nanmean(own, axis=0),
        width=np.where(width > 0, width, 1.0),
    )


def filled(
    values: Real,
    known: Real,
    counts: NDArray[np.bool_],
    *,
    gaps: Gaps,
    rng: np.random.Generator,
) -> Real:
    """The values with every gap filled: draws by patients by columns.

    ``known`` are the covariates of the same patients. The first turn fills a column
    from those that have no gaps or were filled before it, the next from all.
    """
    scaled = (values - gaps.middle) / gaps.width
    lacking = np.ascontiguousarray(np.swapaxes(np.isnan(scaled), 1, 2))
    ones = np.ones((len(values), 1, values.shape[1]))
    turned = [np.swapaxes(each, 1, 2) for each in (known, scaled)]
    whole = np.nan_to_num(np.concatenate([ones, *turned], axis=1), copy=False)
    first = whole.shape[1] - scaled.shape[2]
    later = [first + at for at in gaps.columns]
    for turn in range(gaps.turns):
        for at, place in enumerate(later):
            left_out = [*later[at:]] if turn == 0 else [place]
            which = (lacking[:, place - first], counts)
            _fill(whole, place, left_out, which, rng)
    return np.asarray(np.swapaxes(whole[:, first:], 1, 2) * gaps.width + gaps.middle)


def _fill(
    whole: Real,
    place: int,
    left_out: list[int],
    which: tuple[NDArray[np.bool_], NDArray[np.bool_]],
    rng: np.random.Generator,
) -> None:
    """Fill the gaps of the column at ``place``, in place: draws by columns by patients.

    Columns ``left_out`` do not predict. A little is added to every square, so that two
    columns that are alike in one draw can stand beside each other (as mice does).
    """
    lacking, counts = which
    weight = (counts & ~lacking).astype(np.float64)
    have = weight.sum(axis=1)
    squares = (whole * weight[:, None]) @ np.swapaxes(whole, 1, 2)
    terms = [at for at in range(whole.shape[1]) if at not in left_out]
    left = squares[:, terms][:, :, terms]
    left += (_RIDGE * have)[:, None, None] * np.eye(len(terms))
    slopes = np.zeros((len(whole), 1, whole.shape[1]))
    slopes[:, 0, terms] = np.linalg.solve(left, squares[:, terms, place, None])[..., 0]
    expected = (slopes @ whole)[:, 0]
    off = whole[:, place] - expected
    freedom = np.maximum(have - len(terms), 1.0)
    spread = np.sqrt(np.einsum("ij,ij,ij->i", weight, off, off) / freedom)
    draw = np.nonzero(lacking)
    chance = rng.standard_normal(len(draw[0])) * spread[draw[0]]
    whole[draw[0], place, draw[1]] = expected[draw] + chance
