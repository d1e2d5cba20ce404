"""A reader who solves for what a release withheld, knowing all that can be known.

Written apart from ``wervel.small_numbers``: one mixed-integer programme per count, over
numerators, complements and cannot-tells together. The reader knows:

- every shown number, as the interval its rounding leaves, less 1 to threshold - 1,
- every sum of the table, over all groupings and intervals at once,
- that counts are whole and not below 0, and that in each row somebody is,
- but not whether a suppressed row is itself small or went along with another.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

PARTS = ("numerator", "complement", "cannot_tell")


@dataclass(frozen=True, kw_only=True)
class Attack:
    """What came of it; ``found`` has one row per count attacked.

    *Recovered*: least and most are equal. *Known small*: both from 1 to threshold - 1,
    so that a reader can say that it is small, though not always how small. Both must
    not happen to a small count, of one person or of more: that it is small is what was
    withheld.
    """

    found: pd.DataFrame
    threshold: int

    @property
    def recovered(self):
        return int((self.found["least"] == self.found["most"]).sum())

    @property
    def known_small(self):
        is_small = self.found["least"].ge(1) & self.found["most"].lt(self.threshold)
        return int(is_small.sum())

    @property
    def narrowest(self):
        return (self.found["most"] - self.found["least"]).min()

    def __str__(self):
        return (
            f"{len(self.found)} attacked, {self.recovered} recovered, "
            f"{self.known_small} known small, narrowest {self.narrowest}"
        )


def attack(shown, exact, rule, adds_up, *, at_most=10**9):
    """The small counts that were withheld, each with the least and most it can be.

    ``shown`` and ``exact`` have the same rows in the same order. ``at_most`` limits how
    many counts are attacked, spread evenly over the table.
    """
    shown, exact = (each.reset_index(drop=True) for each in (shown, exact))
    truth = _three(exact).to_numpy(dtype=np.int64)
    least, most = _known(shown, rule)
    withheld = ~np.isfinite(most)
    small = withheld & (truth > 0) & (truth < rule.threshold)
    equations = _equations(exact, adds_up)
    somebody = csr_array(np.kron(np.ones((1, 3)), np.eye(len(shown))))
    components = _components(equations, somebody, withheld.ravel(order="F"))
    (targets,) = np.nonzero(small.ravel(order="F"))
    step = max(1, -(-len(targets) // at_most))
    bounds = least.ravel(order="F"), most.ravel(order="F")
    rows = []
    for target in targets[::step]:
        here = components == components[target]
        ends = _ends(int(target), here, equations, somebody, bounds)
        rows.append((PARTS[target // len(shown)], target % len(shown), *ends))
    columns = ["part", "row", "least", "most"]
    return Attack(found=pd.DataFrame(rows, columns=columns), threshold=rule.threshold)


def _three(counts):
    complement = counts["denominator"] - counts["numerator"]
    return counts.assign(complement=complement)[[*PARTS]]


def _known(shown, rule):
    """From where to where each count can be, from what the row shows of it."""
    half = rule.rounding // 2
    number = _three(shown).to_numpy(dtype=float, na_value=np.nan)
    least = np.where(number > 0, np.maximum(number - half, rule.threshold), 0)
    most = np.where(number > 0, number + half, 0)
    return np.where(np.isnan(number), 0, least), np.where(
        np.isnan(number), np.inf, most
    )


def _equations(exact, adds_up):
    """One row per sum and part, by plain loops: parts less total is 0."""
    rows, size = [], len(exact)
    for each in adds_up:
        for _, group in exact.groupby([*each.within], dropna=False, observed=True):
            parts = group.index[group[each.column] == each.parts]
            totals = group.index[group[each.column] == each.total]
            if len(totals):
                rows.append((parts, totals))
    matrix = [], [], []
    for number, (parts, totals) in enumerate(rows):
        for part in range(3):
            for sign, of in ((1, parts), (-1, totals)):
                matrix[0].extend([sign] * len(of))
                matrix[1].extend([3 * number + part] * len(of))
                matrix[2].extend(part * size + of)
    shape = 3 * len(rows), 3 * size
    return csr_array((matrix[0], (matrix[1], matrix[2])), shape=shape, dtype=float)


def _components(equations, somebody, withheld):
    """Which counts hang together by sums or by a row, through withheld counts.

    Shown ones with room in their rounding link too, so only exact ones cut.
    """
    links = abs(equations.T @ equations) + abs(somebody.T @ somebody)
    return connected_components(csr_array(links), directed=False)[1]


def _ends(target, here, equations, somebody, bounds):
    """The least and the most the target can be, of whole numbers."""
    (columns,) = np.nonzero(here)
    sums = _used(equations[:, columns])
    present = _used(somebody[:, columns])
    least, most = (each[columns] for each in bounds)
    goal = (columns == target).astype(float)
    constraints = [LinearConstraint(present, 1, np.inf)]
    if sums.shape[0]:
        constraints.append(LinearConstraint(sums, 0, 0))
    ends = []
    for sign in (1, -1):
        solved = milp(
            sign * goal,
            integrality=np.ones(len(columns)),
            bounds=Bounds(least, most),
            constraints=constraints,
        )
        if solved.status == 3 or (solved.x is None and sign < 0):
            ends.append(np.inf)
            continue
        assert solved.status == 0, solved.message
        ends.append(round(sign * solved.fun))
    return ends


def _used(matrix):
    matrix = csr_array(matrix)
    return matrix[np.flatnonzero(np.diff(matrix.indptr))]
