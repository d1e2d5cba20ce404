"""A table of counts as it may leave: suppressed, rounded, with its shares."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wervel.intervals import wilson
from wervel.small_numbers.alternatives import Search
from wervel.small_numbers.presets import Preset
from wervel.small_numbers.sums import AddsUp, Sum, equations, next_smallest, small

_RATE = ["numerator", "complement"]


def released(
    counts: pd.DataFrame, rule: Preset, *, adds_up: Sequence[AddsUp] = ()
) -> pd.DataFrame:
    """One row per row of ``counts``, with only what may leave.

    ``counts`` has numerator, denominator and cannot_tell (Int64) beside the columns
    that say what a row is about. Where the numerator, the complement (denominator minus
    numerator) or the denominator is small, ``suppressed`` is true and all numbers are
    null. Where only the cannot-tell is small, ``cannot_tell_suppressed`` is true, and
    it and the bounds that would give it away are null; the rate stays.

    Where subtracting, as ``adds_up`` says, would give a suppressed count away, the next
    smallest goes too, until at least two are missing that are together not small. Then
    all sums are searched at once, rounding left out of account: while a reader could
    still tell of a small count that it is small, more goes, the smallest that helps
    first. A sum that the counts themselves do not keep is not searched, nor one with a
    row that an earlier release made null.

    Order: suppress, round, then the shares from the rounded counts. The denominator is
    the sum of its two rounded parts, so that no rounding makes a complement look small.
    """
    known = counts.reset_index(drop=True)
    parts = _parts(known)
    sums = [Sum.of(known, each) for each in adds_up]
    hidden = _hidden(parts, _RATE, _before(known, "suppressed"), rule, sums=sums)
    before = hidden | _before(known, "cannot_tell_suppressed")
    hidden_too = _hidden(parts, ["cannot_tell"], before, rule, sums=sums)
    shown = (parts + rule.rounding // 2) // rule.rounding * rule.rounding
    shown = shown.mask(hidden)
    shown["cannot_tell"] = shown["cannot_tell"].mask(hidden_too)
    result = known.assign(
        numerator=shown["numerator"],
        denominator=shown["numerator"] + shown["complement"],
        cannot_tell=shown["cannot_tell"],
        **_shares(shown),
        suppressed=hidden,
        cannot_tell_suppressed=hidden_too,
    )
    return result.set_axis(counts.index)


def _parts(counts: pd.DataFrame) -> pd.DataFrame:
    """One row per row of ``counts``: the three counts that do not overlap."""
    return pd.DataFrame(
        {
            "numerator": counts["numerator"],
            "complement": counts["denominator"] - counts["numerator"],
            "cannot_tell": counts["cannot_tell"],
        },
        dtype="Int64",
    )


def _shares(shown: pd.DataFrame) -> dict[str, NDArray[np.float64]]:
    """Share followed, its 95 % interval, its bounds whatever the cannot-tells are."""
    numerator, complement, cannot_tell = (
        shown[part].to_numpy(dtype=np.float64, na_value=np.nan) for part in shown
    )
    denominator = numerator + complement
    everybody = denominator + cannot_tell
    low, high = wilson(numerator, denominator)
    with np.errstate(invalid="ignore"):  # nobody: 0 / 0, no share
        return {
            "ratio": numerator / denominator,
            "ratio_low": low,
            "ratio_high": high,
            "at_least": numerator / everybody,
            "at_most": (numerator + cannot_tell) / everybody,
        }


def _before(counts: pd.DataFrame, column: str) -> pd.Series[bool]:
    """What an earlier release suppressed; nothing when this is the first."""
    return counts.get(column, pd.Series(data=False, index=counts.index)).astype(bool)


def _hidden(
    parts: pd.DataFrame,
    of: list[str],
    before: pd.Series[bool],
    rule: Preset,
    *,
    sums: Sequence[Sum],
) -> pd.Series[bool]:
    """Suppress what is small, then on, until no sum, nor all together, give it away.

    What was suppressed before and is not known any more counts as the threshold, which
    is not small and so calls for nothing more.
    """
    cells = parts[of].fillna(rule.threshold).astype(np.int64)
    hidden = before | small(cells, rule)
    searches = _searches(parts, of, hidden, rule, sums=sums)
    orders = [each.order(cells) for each in sums]
    more = True
    while more:
        hidden = _settled(orders, hidden, rule)
        found = [each.to_hide(hidden.to_numpy()) for each in searches]
        more = any(len(each) for each in found)
        for each in found:
            hidden.iloc[each] = True
    assert not any(each.pending.any() for each in searches)  # all have a certificate
    return hidden


def _settled(
    orders: Sequence[pd.DataFrame], hidden: pd.Series[bool], rule: Preset
) -> pd.Series[bool]:
    """Suppressed on, sum by sum, until none by itself gives anything away."""
    settled = -1
    while settled != (settled := int(hidden.sum())):
        for order in orders:
            more = next_smallest(order, hidden, rule)
            hidden = hidden | hidden.index.isin(more)
    return hidden


def _searches(
    parts: pd.DataFrame,
    of: list[str],
    hidden: pd.Series[bool],
    rule: Preset,
    *,
    sums: Sequence[Sum],
) -> list[Search]:
    """A search for each of these counts, with what a reader knows of it beforehand.

    A row that is there has somebody in it. Taking that one to be in the largest of the
    three counts is more than a reader knows, and errs to the safe side.
    """
    cells = parts.fillna(0).astype(np.int64)
    values = parts.to_numpy(dtype=np.float64, na_value=np.nan)
    is_largest = cells.eq(cells.max(axis="columns"), axis="index")
    is_first = is_largest & is_largest.cumsum(axis="columns").eq(1)
    return [
        Search(
            sums=equations(sums, values[:, place]),
            values=cells[name].to_numpy(),
            least=(is_first[name] & cells[name].gt(0)).to_numpy().astype(np.int64),
            size=cells[of].sum(axis="columns").to_numpy(),
            threshold=rule.threshold,
            pending=np.array(hidden & cells[name].between(1, rule.threshold - 1)),
        )
        for place, name in enumerate(parts)
        if name in of
    ]
