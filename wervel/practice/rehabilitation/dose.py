"""Hours of treatment: bars of which none is small, and what piles up above a limit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import Literal, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

LIMITS = (48, 130)
"""Hours up to which the two care products go: 14D837 and 14D838 (catalogue PC-12)."""
BIN = 4
"""Hours in a bar; 48 is a border of bars, and 130 is made one."""
FEWEST = 10
"""Under so many programmes there is no mean and no test: wervel's choice."""
SURE = 0.05
"""The chance that a pile is found anywhere, in one release, where there is none."""

Pile: TypeAlias = Literal["yes", "no"]


@dataclass(frozen=True)
class Bar:
    """Programmes of more than ``above`` hours and at most ``until``."""

    above: float
    until: float
    programmes: int


def bars(hours: NDArray[np.float64], *, threshold: int) -> tuple[Bar, ...]:
    """Bars of four hours, put together with the next until none is small.

    The first limit stays a border: what is left small beside it, is put with the bar
    before it, and alone stays as it is.
    """
    first, last = (float(each) for each in LIMITS)
    low = np.arange(0.0, first + 1, BIN)
    high = np.append(np.arange(first, last, BIN), last)
    if (hours > last).any():
        high = np.append(high, inf)
    return (
        *_joined(hours, low, threshold=threshold),
        *_joined(hours, high, threshold=threshold),
    )


def _joined(
    hours: NDArray[np.float64], edges: NDArray[np.float64], *, threshold: int
) -> Iterator[Bar]:
    """The bars between these edges, none small where together they are not."""
    made: list[Bar] = []
    open_at, held = float(edges[0]), 0
    for low, high in pairwise(edges):
        held += int(((hours > low) & (hours <= high)).sum())
        if held >= threshold:
            made.append(Bar(open_at, float(high), held))
            open_at, held = float(high), 0
    if open_at < edges[-1]:
        before = made.pop() if made else Bar(open_at, open_at, 0)
        made.append(Bar(before.above, float(edges[-1]), before.programmes + held))
    yield from made


def pile(hours: pd.Series[float], *, chance: float) -> Pile | None:
    """Whether more programmes end just above 48 hours than beside it let expect.

    None where fewer than ``FEWEST`` are near.
    Of those in three windows of four hours, up to 48, above it and above that, one
    third is expected in the middle one wherever the number of programmes rises or falls
    evenly with the hours; the exact binomial test of that, one-sided. A programme that
    is pushed over the limit leaves the first window for the second.
    """
    limit = LIMITS[0]
    below, above, beyond = (
        int(hours.gt(limit + low).mul(hours.le(limit + low + BIN)).sum())
        for low in (-BIN, 0, BIN)
    )
    near = below + above + beyond
    if near < FEWEST:
        return None
    test = stats.binomtest(above, near, 1 / 3, alternative="greater")
    return "yes" if test.pvalue < chance else "no"


def relation(severity: Sequence[float], dose: Sequence[float]) -> float | None:
    """Spearman's correlation, to two decimals; None under ``FEWEST_INSTITUTIONS``."""
    if len(severity) < FEWEST_INSTITUTIONS:
        return None
    if 1 in (len({*severity}), len({*dose})):
        return None  # all alike: no order to compare
    return round(float(stats.spearmanr(severity, dose).statistic), 2)


FEWEST_INSTITUTIONS = 5
"""Under so many institutions a correlation says nothing: wervel's choice."""
