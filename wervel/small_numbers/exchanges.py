"""Other tables near a given one, found for many counts at once by looking them up.

A *chain* is a count with the hidden totals above it, one after another: they rise and
fall together. Where one chain rises and another falls that weighs on the same sums, all
sums stay: a care site's quarter, year and whole against those of another care site.
Where no two chains do, two pairs may: two care sites and two quarters in which all four
counts are hidden. Which belong together is looked up by a number drawn for each sum.
What is found is then added up, so that chance can miss a table, never invent one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csc_array, csr_array

from wervel.small_numbers.bounds import Mask, Whole

Key = NDArray[np.uint64]

LONGEST = 4
"""Counts in a chain at most: a month, its quarter, its year and the whole."""
PARTNERS = 4
"""How many chains of a sum, those that can fall furthest, each is paired with."""
TRIES = 3
"""How many answers to one change are tried."""


@dataclass(frozen=True, kw_only=True)
class Chains:
    """Hidden counts that rise and fall together: one column of ``counts`` per chain."""

    matrix: csc_array
    """The sums of the hidden counts."""
    counts: csc_array
    sums: csc_array
    """What each chain adds to each sum."""
    weighs: Key
    """All that in one number; 0 where a chain adds to no sum."""

    @staticmethod
    def of(matrix: csc_array) -> Chains:
        counts = _chains(matrix)
        sums = csc_array(matrix @ counts)
        sums.eliminate_zeros()
        drawn = np.random.default_rng(matrix.shape).integers(
            2**64, size=matrix.shape[0], dtype=np.uint64
        )
        weighs: Key = csr_array(sums.T).astype(np.int64).astype(np.uint64) @ drawn
        return Chains(matrix=matrix, counts=counts, sums=sums, weighs=weighs)

    def not_small(
        self, table: Whole, least: Whole, wanted: Mask, threshold: int
    ) -> Mask:
        """Which wanted counts reach the threshold in this table or in one near it."""
        can_fall = np.full(self.counts.shape[1], np.iinfo(np.int64).max)
        entries = coo_array(self.counts)
        np.minimum.at(can_fall, entries.col, (table - least)[entries.row])
        near = _Near(
            chains=self,
            table=table,
            least=least,
            need=threshold - table,
            can_fall=can_fall,
            found=table >= threshold,
        )
        near.search(wanted, near.alone())
        near.search(wanted, near.pairs())
        found: Mask = near.found & wanted
        return found


def _chains(matrix: csc_array) -> csc_array:
    """Each count alone, and with each way up through hidden totals."""
    by_sum = csr_array(matrix)
    is_part, is_total = ((by_sum * sign > 0).astype(np.int64) for sign in (1, -1))
    above = csr_array(is_part.T @ is_total)
    chains = np.arange(matrix.shape[1])[:, None]
    counts, columns, size = [chains.ravel()], [chains.ravel()], len(chains)
    for _ in range(LONGEST - 1):
        which, entry = _ranges(above.indptr, chains[:, -1])
        chains = np.column_stack([chains[which], above.indices[entry]])
        numbered = size + np.arange(len(chains))
        counts.append(chains.ravel())
        columns.append(np.repeat(numbered, chains.shape[1]))
        size += len(chains)
    places = np.concatenate(counts), np.concatenate(columns)
    ones = np.ones(len(places[0]), dtype=np.int64)
    return csc_array((ones, places), shape=(matrix.shape[1], size))


def _ranges(starts: NDArray[np.integer], of: Whole) -> tuple[Whole, Whole]:
    """For each of these, its entries: which it is, and the place of the entry."""
    many = starts[of + 1] - starts[of]
    which = np.repeat(np.arange(len(of)), many)
    inside = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    return which, starts[of][which] + inside


@dataclass(frozen=True, kw_only=True)
class _Changes:
    """One per change: a chain that rises and, unless alone, one that falls.

    A chain alone has an answer in one that falls, a pair in another pair; ``weighs`` is
    what is to be found in the answer.
    """

    chains: tuple[Whole, ...]
    weighs: Key
    answers: tuple[Whole, ...]
    answer_weighs: Key
    answer_room: Whole
    room: Whole


@dataclass(frozen=True, kw_only=True)
class _Near:
    """The tables near one; ``found`` changes in place."""

    chains: Chains
    table: Whole
    least: Whole
    need: Whole
    can_fall: Whole
    found: Mask

    def alone(self) -> _Changes:
        """Every chain that rises, with every chain that falls as much."""
        every = np.arange(len(self.can_fall))
        return _Changes(
            chains=(every,),
            weighs=self.chains.weighs,
            answers=(every,),
            answer_weighs=self.chains.weighs,
            answer_room=self.can_fall,
            room=np.full(len(every), np.iinfo(np.int64).max),
        )

    def pairs(self) -> _Changes:
        """Pairs that weigh alike on a sum, with pairs the other way round."""
        entries = coo_array(self.chains.sums)
        side = entries.row * 2 + (entries.data > 0)
        order = np.lexsort((-self.can_fall[entries.col], side))
        start, end = (
            np.searchsorted(side[order], side, side=end) for end in ("left", "right")
        )
        places = start[:, None] + np.arange(PARTNERS)
        entry, which = np.nonzero(places < end[:, None])
        up = entries.col[entry]
        down = entries.col[order[places[entry, which]]]
        keep = (up != down) & (self.can_fall[down] > 0)
        up, down = up[keep], down[keep]
        weighs = self.chains.weighs[up] - self.chains.weighs[down]
        room = self.can_fall[down]
        return _Changes(
            chains=(up, down),
            weighs=weighs,
            answers=(up, down),
            answer_weighs=-weighs,
            answer_room=room,
            room=room,
        )

    def search(self, wanted: Mask, changes: _Changes) -> None:
        """Look for an answer to each change that makes a wanted count rise enough."""
        if not len(changes.weighs):
            return
        order = np.lexsort((-changes.answer_room, changes.answer_weighs))
        rows, change = self._starts(wanted & ~self.found, changes)
        weighs = changes.weighs[change]
        at = np.searchsorted(changes.answer_weighs[order], weighs)
        for attempt in range(TRIES):
            answer = order[np.minimum(at + attempt, len(order) - 1)]
            fits = changes.answer_weighs[answer] == weighs
            fits &= changes.answer_room[answer] >= self.need[rows]
            (fits_at,) = np.nonzero((fits | (weighs == 0)) & ~self.found[rows])
            some, first = np.unique(rows[fits_at], return_index=True)
            at_first = fits_at[first]
            rise, fall = change[at_first], answer[at_first]
            parts = [each[rise] for each in changes.chains]
            parts += [each[fall] for each in changes.answers]
            moved = np.resize([1, -1], (len(some), len(parts)))
            moved[weighs[at_first] == 0, len(changes.chains) :] = 0
            self._add_up(some, np.column_stack(parts), moved)

    def _starts(self, wanted: Mask, changes: _Changes) -> tuple[Whole, Whole]:
        """The wanted counts that a change makes rise as much as they need."""
        counts = self.chains.counts
        which, entry = _ranges(counts.indptr, changes.chains[0])
        rows = counts.indices[entry]
        keep = wanted[rows] & (changes.room[which] >= self.need[rows])
        return rows[keep].astype(np.int64), which[keep]

    def _add_up(self, rows: Whole, chains: Whole, moved: Whole) -> None:
        """Found, where with these chains moved every sum and every count stands."""
        which = np.broadcast_to(np.arange(len(rows))[:, None], chains.shape)
        by = (moved * self.need[rows][:, None]).ravel()
        shape = len(self.can_fall), len(rows)
        moves = csc_array((by, (chains.ravel(), which.ravel())), shape=shape)
        change = coo_array(self.chains.counts @ moves)
        sums = coo_array(self.chains.matrix @ csc_array(change))
        holds = np.zeros(len(rows), dtype=np.bool_)
        of_row = change.row == rows[change.col]
        holds[change.col[of_row & (change.data >= self.need[change.row])]] = True
        holds[sums.col[sums.data != 0]] = False
        too_low = self.table[change.row] + change.data < self.least[change.row]
        holds[change.col[too_low]] = False
        self.found[rows[holds]] = True
