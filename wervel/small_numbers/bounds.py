"""From where to where a reader can say hidden counts are, sum by sum until nothing new.

The bounds hold for every table that would be released alike, but not each value between
them need occur in one: what they leave open is for ``alternatives``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array

Whole = NDArray[np.int64]
Real = NDArray[np.float64]
Mask = NDArray[np.bool_]

ROUNDS = 20
"""How often bounds are passed on: more only makes what is found quickly more."""


@dataclass(frozen=True, kw_only=True)
class Entries:
    """One per hidden count in a sum: parts less total of these is ``sums_to``."""

    sum_of: Whole
    count_of: Whole
    sign: Whole
    sums_to: Real

    @staticmethod
    def of(sums: csr_array, hidden: Whole, values: Whole) -> Entries:
        matrix = csr_array(sums[:, hidden])
        entries = coo_array(matrix)
        return Entries(
            sum_of=entries.row.astype(np.int64),
            count_of=entries.col.astype(np.int64),
            sign=entries.data,
            sums_to=(matrix @ values[hidden]).astype(np.float64),
        )

    def highest(self, least: Whole) -> tuple[Real, Whole]:
        """The most each count can be, and the sum that says so; -1 where none does."""
        low, high = least.astype(np.float64), np.full(len(least), np.inf)
        says = np.full(len(least), -1)
        for _ in range(ROUNDS):
            at_least, at_most = self._told(low, high)
            new_low, new_high = low.copy(), high.copy()
            np.maximum.at(new_low, self.count_of, at_least)
            np.minimum.at(new_high, self.count_of, at_most)
            lowered = (at_most == new_high[self.count_of]) & (
                at_most < high[self.count_of]
            )
            says[self.count_of[lowered]] = self.sum_of[lowered]
            if np.array_equal(new_low, low) and np.array_equal(new_high, high):
                break
            low, high = new_low, new_high
        return high, says

    def _told(self, low: Real, high: Real) -> tuple[Real, Real]:
        """What each sum says of each count in it, from the bounds of the others."""
        low, high = low[self.count_of], high[self.count_of]
        is_part = self.sign > 0
        others_least = self._others(np.where(is_part, low, -high))
        others_most = self._others(np.where(is_part, high, -low))
        sums_to = self.sums_to[self.sum_of]
        at_most = np.where(is_part, sums_to - others_least, others_most - sums_to)
        at_least = np.where(is_part, sums_to - others_most, others_least - sums_to)
        return at_least, at_most

    def _others(self, ends: Real) -> Real:
        """The sum of the ends of the others; one without end, and there is none."""
        endless = np.isinf(ends)
        finite = np.where(endless, 0.0, ends)
        size = len(self.sums_to)
        total = np.bincount(self.sum_of, weights=finite, minlength=size)
        count = np.bincount(self.sum_of, weights=endless, minlength=size)
        sign = np.where((endless & (ends < 0)).any(), -np.inf, np.inf)
        open_still = count[self.sum_of] - endless > 0
        return np.where(open_still, sign, total[self.sum_of] - finite)


def first_shown(sums: csr_array, wanted: Whole, shown: Mask, size: Whole) -> Whole:
    """The smallest shown row with somebody in it, of each of the wanted sums."""
    entries = coo_array(sums[wanted])
    keep = shown[entries.col] & (size[entries.col] > 0)
    rows, of = entries.col[keep], entries.row[keep]
    order = np.lexsort((size[rows], of))
    _, first = np.unique(of[order], return_index=True)
    return np.unique(rows[order][first]).astype(np.int64)
