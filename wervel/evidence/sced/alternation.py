"""The orders in which two conditions could have alternated."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from math import comb

import numpy as np

from wervel.errors import UsageError
from wervel.evidence.sced.plan import Alternation
from wervel.evidence.sced.series import Bools

Ways = Callable[[int, int, int, int], int]


def count_orders(observed: Bools, how: Alternation) -> int:
    """How many orders there are; raises where the one observed is not among them.

    >>> observed = np.array([True, False, False, True])
    >>> [count_orders(observed, how) for how in Alternation]
    [6, 4, 6]
    """
    _check(observed, how)
    treated = int(observed.sum())
    if how is Alternation.PAIRS:
        return int(2 ** (len(observed) // 2))
    if how is Alternation.FREE:
        return comb(len(observed), treated)
    return _ways()(treated, len(observed) - treated, -1, 0)


def all_orders(observed: Bools, how: Alternation) -> Bools:
    """Every order, a row each."""
    if how is Alternation.PAIRS:
        pairs = len(observed) // 2
        bits = (np.arange(2**pairs)[:, None] >> np.arange(pairs)) & 1
        return _in_pairs(bits.astype(np.bool_))
    treated = int(observed.sum())
    longest = 2 if how is Alternation.AT_MOST_TWO else len(observed)
    rows = np.zeros((1, 0), dtype=np.bool_)
    for _ in observed:
        rows = np.vstack([_with(rows, value=False), _with(rows, value=True)])
        rows = rows[_may_go_on(rows, len(observed), treated, longest)]
    return rows


def drawn_orders(
    observed: Bools, how: Alternation, *, draws: int, rng: np.random.Generator
) -> Bools:
    """So many orders, each as likely as any other."""
    if how is Alternation.PAIRS:
        return _in_pairs(rng.random((draws, len(observed) // 2)) < _HALF)
    if how is Alternation.FREE:
        return rng.permuted(np.tile(observed, (draws, 1)), axis=1)
    ways = _ways()
    left = np.tile([int((~observed).sum()), int(observed.sum())], (draws, 1))
    last, run = np.full(draws, -1), np.zeros(draws, dtype=np.int64)
    rows = np.zeros((draws, len(observed)), dtype=np.bool_)
    for n in range(len(observed)):
        states, which = np.unique(
            np.column_stack([left[:, 1], left[:, 0], last, run]),
            axis=0,
            return_inverse=True,
        )
        chance = np.array([_chance(ways, *(int(v) for v in each)) for each in states])
        rows[:, n] = rng.random(draws) < chance[which.ravel()]
        run = np.where(rows[:, n] == last, run + 1, 1)
        last = rows[:, n].astype(np.int64)
        left[np.arange(draws), last] -= 1
    return rows


_HALF = 0.5


def _ways() -> Ways:
    """How many orders are left, from what may still be given and what went before."""

    @cache
    def ways(treated: int, untreated: int, last: int, run: int) -> int:
        if treated < 0 or untreated < 0 or run > 2:  # noqa: PLR2004
            return 0
        if treated == untreated == 0:
            return 1
        return ways(treated - 1, untreated, 1, run + 1 if last == 1 else 1) + ways(
            treated, untreated - 1, 0, run + 1 if last == 0 else 1
        )

    return ways


def _chance(ways: Ways, treated: int, untreated: int, last: int, run: int) -> float:
    """How likely the intervention is next, if every order is as likely."""
    then = ways(treated - 1, untreated, 1, run + 1 if last == 1 else 1)
    return then / ways(treated, untreated, last, run)


def _with(rows: Bools, *, value: bool) -> Bools:
    return np.column_stack([rows, np.full(len(rows), value)])


def _may_go_on(rows: Bools, length: int, treated: int, longest: int) -> Bools:
    """Which beginnings can still become an order."""
    given = rows.sum(axis=1)
    fits = (given <= treated) & (rows.shape[1] - given <= length - treated)
    if rows.shape[1] > longest:
        tail = rows[:, -(longest + 1) :].sum(axis=1)
        fits &= (tail > 0) & (tail <= longest)
    return np.asarray(fits)


def _in_pairs(first: Bools) -> Bools:
    """Orders of pairs: of each pair whether the intervention comes first."""
    return np.stack([first, ~first], axis=2).reshape(len(first), -1)


def _check(observed: Bools, how: Alternation) -> None:
    values = [bool(each) for each in observed]
    if how is Alternation.PAIRS:
        firsts, seconds = values[::2], values[1::2]
        fits = len(firsts) == len(seconds) and not any(
            a == b for a, b in zip(firsts, seconds, strict=False)
        )
    elif how is Alternation.AT_MOST_TWO:
        threes = zip(pairwise(values), values[2:], strict=False)
        fits = not any(a == b == c for (a, b), c in threes)
    else:
        fits = True
    if not fits:
        raise UsageError(
            f"an order of conditions that --alternation {how.value} permits",
            "another order",
            where="column phase",
            do="say how the order was drawn: " + ", ".join(Alternation),
        )
