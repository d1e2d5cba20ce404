"""Other tables of counts that would be released alike, found by linear programmes.

A hidden count is safe when there is a table of whole numbers with the same shown counts
and the same sums in which it is not small. Such a table is a certificate: it is checked
by adding up, so that nothing rests on the tolerance of a solver.

(Fischetti and Salazar, Management Science 2001;47:1008 state cell suppression this way;
here one certificate serves as many counts as it can, and what is hidden more is chosen
by the shadow prices of the sums that pin a count down.)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, linprog, milp
from scipy.sparse import coo_array, csc_array, csr_array, hstack
from scipy.sparse.csgraph import connected_components

from wervel.small_numbers.bounds import Entries, Mask, Real, Whole, first_shown

AT_ONCE = 2000
"""Counts in one programme: parts that do not touch are put together up to here."""


@dataclass(frozen=True, kw_only=True)
class Search:
    """The search over one kind of count: numerators, complements or cannot-tells.

    ``pending`` are the small counts without a certificate; it changes in place, for a
    certificate stays one when more is hidden.
    """

    sums: csr_array
    values: Whole
    least: Whole
    """What a reader knows each count to be at least."""
    size: Whole
    """How much is lost with each row."""
    threshold: int
    pending: Mask

    def to_hide(self, hidden: Mask) -> Whole:
        """The rows to hide too, while there is a small count that can be told."""
        by_bounds = self._by_bounds(hidden)
        if by_bounds.size:
            return by_bounds
        found = [
            row
            for system in _systems(self, hidden)
            for row in system.to_hide(self, hidden)
        ]
        return np.unique(np.array(found, dtype=np.int64))

    def _by_bounds(self, hidden: Mask) -> Whole:
        """The smallest shown row of each sum that keeps a count small by itself."""
        (rows,) = np.nonzero(hidden)
        entries = Entries.of(self.sums, rows, self.values)
        high, says = entries.highest(self.least[rows])
        told = self.pending[rows] & (high < self.threshold) & (says >= 0)
        return first_shown(self.sums, np.unique(says[told]), ~hidden, self.size)


@dataclass(frozen=True, kw_only=True)
class _System:
    """Hidden counts and the sums they stand in; shown counts are in ``sums_to``."""

    rows: Whole
    equations: Whole
    matrix: csc_array
    sums_to: Whole
    least: Whole
    part: Whole

    def to_hide(self, search: Search, hidden: Mask) -> Iterator[int]:
        """Certify what can be; for each count that cannot, a row to hide."""
        self._certify_many(search)
        served = np.zeros(len(self.rows), dtype=np.bool_)
        for place in np.flatnonzero(search.pending[self.rows]):
            if served[place] or not search.pending[self.rows[place]]:
                continue  # with another, or by a row that is already to be hidden
            alone = self._around(int(place))
            goal = (alone.rows == self.rows[place]).astype(np.float64)
            found = alone.highest(goal, search.threshold)
            search.pending[alone.rows[found >= search.threshold]] = False
            if search.pending[self.rows[place]]:
                room = search.threshold - int(found[goal > 0][0])
                for row in _most_helpful(search, hidden, alone, goal, room):
                    yield int(row)
                served |= self._near(int(place))

    def _near(self, place: int) -> Mask:
        """The counts in a sum with this one."""
        column = np.zeros(len(self.rows))
        column[place] = 1
        in_sums = abs(self.matrix) @ column
        near: Mask = abs(self.matrix).T @ in_sums > 0
        return near

    def _certify_many(self, search: Search) -> None:
        """One certificate after another, each for as many counts as it can.

        First for all, then for counts that are in no sum together: what two in one sum
        want of it may be more than it has.
        """
        wanted = search.pending[self.rows]
        while wanted.any():
            goal = np.where(wanted, np.linspace(2.0, 1.0, len(wanted)), 0.0)
            found = self.highest(goal, search.threshold)
            search.pending[self.rows[found >= search.threshold]] = False
            pending = search.pending[self.rows]
            if not (wanted & ~pending).any():
                return
            wanted = self._apart(pending)

    def _apart(self, pending: Mask) -> Mask:
        """As many of these as are found that have no sum together."""
        starts, sums = self.matrix.indptr, self.matrix.indices
        taken = np.zeros(len(self.equations), dtype=np.bool_)
        apart = np.zeros(len(pending), dtype=np.bool_)
        for place in np.flatnonzero(pending):
            mine = sums[starts[place] : starts[place + 1]]
            if not taken[mine].any():
                apart[place] = True
                taken[mine] = True
        return apart

    def _around(self, place: int) -> _System:
        """The part in which this count stands, alone."""
        keep = self.part == self.part[place]
        matrix = self.matrix[:, np.flatnonzero(keep)]
        used = np.flatnonzero(np.diff(csr_array(matrix).indptr))
        return _System(
            rows=self.rows[keep],
            equations=self.equations[used],
            matrix=csc_array(csr_array(matrix)[used]),
            sums_to=self.sums_to[used],
            least=self.least[keep],
            part=self.part[keep],
        )

    def highest(self, goal: Real, threshold: int) -> Whole:
        """A table in which the counts with a goal are high, up to the threshold.

        All at their least where none of whole numbers is found: that certifies nothing.
        """
        (aimed,) = np.nonzero(goal)
        matrix = hstack([self.matrix, self.matrix[:, aimed]], format="csc")
        low = self.least.astype(np.float64)
        low[aimed] = 0
        lower = np.concatenate([low, self.least[aimed]])
        upper = np.full(len(lower), np.inf)
        upper[len(goal) :] = threshold
        costs = np.concatenate([np.zeros(len(goal)), -goal[aimed]])
        for solved in _solutions(matrix, self.sums_to, costs, (lower, upper)):
            found = np.rint(solved[: len(goal)]).astype(np.int64)
            np.add.at(found, aimed, np.rint(solved[len(goal) :]).astype(np.int64))
            holds = np.array_equal(self.matrix @ found, self.sums_to)
            if holds and (found >= self.least).all():
                return found
        return self.least

    def prices(self, goal: Real) -> Real:
        """What one more of each sum would add to the count with the goal."""
        bounds = np.column_stack([self.least, np.full(len(goal), np.inf)])
        solved = _linear(self.matrix, self.sums_to, -goal, bounds)
        if solved.status != 0:
            return np.zeros(len(self.sums_to))
        prices: Real = -solved.eqlin.marginals
        return prices


def _linear(
    matrix: csc_array, sums_to: Whole, costs: Real, bounds: Real
) -> OptimizeResult:
    solved: OptimizeResult = linprog(  # type: ignore[call-overload]  # takes sparse too
        costs, A_eq=matrix, b_eq=sums_to, bounds=bounds
    )
    return solved


def _solutions(
    matrix: csc_array, sums_to: Whole, costs: Real, bounds: tuple[Real, Real]
) -> Iterator[Real]:
    """The best table, and where that is not of whole numbers, the best that is."""
    solved = _linear(matrix, sums_to, costs, np.column_stack(bounds))
    if solved.x is not None:
        yield solved.x
    whole = milp(
        costs,
        integrality=np.ones(len(costs), dtype=np.int64),
        bounds=Bounds(*bounds),
        constraints=LinearConstraint(matrix, sums_to, sums_to),
    )
    if whole.x is not None:
        yield whole.x


def _most_helpful(
    search: Search, hidden: Mask, system: _System, goal: Real, room: int
) -> Whole:
    """The row to hide for the count with the goal to be able to reach the threshold.

    The smallest that by itself gives enough room, among those that give any. Where the
    prices say nothing, because only whole numbers bind, the smallest of those nearby.
    """
    of_sums = search.sums[system.equations]
    gain = of_sums.T @ system.prices(goal)
    near = np.flatnonzero(~hidden & (abs(of_sums).sum(axis=0) > 0))
    helps = near[np.abs(gain[near]) > _SOME]
    helps = helps if helps.size else near
    # To take a hidden row's count down makes room up to that count; up, without end.
    falls = (gain[helps] > 0) & (search.values[helps] - search.least[helps] < room)
    order = np.lexsort([search.size[helps], falls, search.size[helps] == 0])
    return helps[order[:1]]


_SOME = 1e-6


def _systems(search: Search, hidden: Mask) -> Iterator[_System]:
    """The parts with a pending count, small ones put together."""
    if not search.pending.any():
        return
    (rows,) = np.nonzero(hidden)
    matrix = csr_array(search.sums[:, rows])
    equations = np.flatnonzero(np.diff(matrix.indptr))
    matrix = csr_array(matrix[equations])
    part = _parts_that_touch(matrix)
    free = search.pending.copy()
    free[rows[np.diff(csc_array(matrix).indptr) > 0]] = False
    search.pending[free] = False  # in no sum at all
    wanted = np.unique(part[search.pending[rows]])
    sizes = np.bincount(part)[wanted]
    batch = np.cumsum(sizes) // AT_ONCE
    for number in np.unique(batch):
        (here,) = np.nonzero(np.isin(part, wanted[batch == number]))
        columns = csr_array(matrix[:, here])
        used = np.flatnonzero(np.diff(columns.indptr))
        chosen = csc_array(columns[used])
        yield _System(
            rows=rows[here],
            equations=equations[used],
            matrix=chosen,
            sums_to=chosen @ search.values[rows[here]],
            least=search.least[rows[here]],
            part=part[here],
        )


def _parts_that_touch(matrix: csr_array) -> Whole:
    """The part of each count: those in one sum are together, and so on from there."""
    sums, counts = matrix.shape
    if not sums:
        return np.arange(counts)
    entries = coo_array(matrix)
    size = sums + counts
    links = csr_array(
        (np.ones(entries.nnz), (entries.row, sums + entries.col)), shape=(size, size)
    )
    part: Whole = connected_components(links, directed=False)[1].astype(np.int64)
    return part[sums:]
