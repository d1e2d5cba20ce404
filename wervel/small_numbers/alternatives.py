"""Other tables of counts that would be released alike, found by linear programmes.

A hidden count is safe when there is a table of whole numbers with the same shown counts
and the same sums in which it is not small. Such a table is a certificate: it is checked
by adding up, so that nothing rests on the tolerance of a solver.

(Fischetti and Salazar, Solving the cell suppression problem on tabular data with linear
constraints, Management Science 2001;47:1008, state it this way. Here one certificate
and those near it serve as many counts as they can, and what is hidden more is chosen by
the shadow prices of the sums that pin a count down: no optimum is sought.)

The search ends. Each time round a row is hidden too, as long as a sum with a pending
count has a shown row. Where none has, all its sums come to nothing, total and parts
being hidden, and any multiple of the true table is another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, linprog, milp
from scipy.sparse import coo_array, csc_array, csr_array, hstack
from scipy.sparse.csgraph import connected_components

from wervel.small_numbers.bounds import Entries, Mask, Real, Whole, first_shown
from wervel.small_numbers.exchanges import Chains

AT_ONCE = 5000
"""Counts in one programme: parts that do not touch are put together up to here."""
BLOCK = 2500
"""Counts in one programme where the others are left as they are."""
SHORT = 12
"""Counts in a sum that keeps its counts in one block: the months of a year, at most."""
IN_VAIN = 2
"""After so many tables that serve nobody, the counts left are taken one by one."""
_SOME = 1e-6
_MUCH = 0.8


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
            alone = self.only(self.part == self.part[place], search)
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
        """Block by block with the other counts as they are, then all together."""
        chance = np.random.default_rng(len(self.rows))
        has_large_part = np.bincount(self.part).max() > BLOCK
        block = self._blocks(chance) if has_large_part else np.zeros_like(self.rows)
        for number in np.unique(block[search.pending[self.rows]]):
            self.only(block == number, search)._certify(search, chance)
        wanted = self.part[search.pending[self.rows]]
        if wanted.size and block.any():
            self.only(np.isin(self.part, wanted), search)._certify(search, chance)

    def _blocks(self, chance: np.random.Generator) -> Whole:
        """The block of each count: those in short sums stay together."""
        by_sum = csr_array(self.matrix)
        short = np.flatnonzero(np.diff(by_sum.indptr) <= SHORT)
        bundle = _parts_that_touch(csr_array(by_sum[short]))
        drawn = chance.permutation(int(bundle.max()) + 1)[bundle]
        order = np.lexsort((drawn, self.part))
        starts = np.diff(drawn[order], prepend=-1) != 0
        so_far = np.maximum.accumulate(np.where(starts, np.arange(len(order)), 0))
        block = np.empty_like(drawn)
        block[order] = so_far // BLOCK
        return block

    def _certify(self, search: Search, chance: np.random.Generator) -> None:
        """One table after another, each for all counts that it or one near it serves.

        What the counts of a sum want of it may be more than it has. So each table is
        to be best for other weights, few of them large: then it has much in few counts,
        from which the others near them can have it.
        """
        system, chains, in_vain = self, Chains.of(self.matrix), 0
        wanted = search.pending[system.rows]
        while wanted.any() and in_vain < IN_VAIN:
            weights = chance.pareto(1, len(wanted)) + _SOME
            table = system.highest(np.where(wanted, weights, 0.0), 2 * search.threshold)
            found = chains.not_small(table, system.least, wanted, search.threshold)
            search.pending[system.rows[found]] = False
            in_vain = 0 if found.any() else in_vain + 1
            parts = np.isin(system.part, system.part[wanted & ~found])
            if parts.sum() < _MUCH * len(parts):
                system = system.only(parts, search)
                chains = Chains.of(system.matrix)
            wanted = search.pending[system.rows]

    def only(self, keep: Mask, search: Search) -> _System:
        """These counts alone, the others as they are."""
        matrix = csr_array(self.matrix[:, np.flatnonzero(keep)])
        used = np.flatnonzero(np.diff(matrix.indptr))
        return _System(
            rows=self.rows[keep],
            equations=self.equations[used],
            matrix=csc_array(matrix[used]),
            sums_to=matrix[used] @ search.values[self.rows[keep]],
            least=self.least[keep],
            part=self.part[keep],
        )

    def highest(self, goal: Real, most: int) -> Whole:
        """A table in which the counts with a goal are high; ``most`` is enough.

        All at their least where none of whole numbers is found: that certifies nothing.
        """
        (aimed,) = np.nonzero(goal)
        matrix = hstack([self.matrix, self.matrix[:, aimed]], format="csc")
        low = self.least.astype(np.float64)
        low[aimed] = 0
        lower = np.concatenate([low, self.least[aimed]])
        upper = np.full(len(lower), np.inf)
        upper[len(goal) :] = most
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
