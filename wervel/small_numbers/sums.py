"""Sums: which rows of a table add up to which, so that a reader can subtract."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array, vstack

from wervel.small_numbers.presets import Preset


@dataclass(frozen=True, kw_only=True)
class AddsUp:
    """Rows of one kind that add up to the rows of another, which a reader can subtract.

    ``AddsUp(column="by", parts="care_site", total="none", within=("measure",))`` says
    that for each measure the rows by care site add up to the row by none. A column in
    ``within`` that says in which group a row lies makes sums within groups; a total of
    several rows says that two divisions of the same whole add up to as much.
    """

    column: str
    parts: str
    total: str
    within: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Sum:
    """One row per row of the counts: in which sum it stands, and as what."""

    label: pd.Series[int]
    is_part: pd.Series[bool]
    is_total: pd.Series[bool]

    @staticmethod
    def of(counts: pd.DataFrame, each: AddsUp) -> Sum:
        is_part = counts[each.column].eq(each.parts)
        is_total = counts[each.column].eq(each.total)
        rows = counts.loc[is_part | is_total, list(each.within)]
        within = rows.groupby(list(each.within), dropna=False, observed=True)
        return Sum(
            label=within.ngroup().reindex(counts.index, fill_value=-1),
            is_part=is_part,
            is_total=is_total,
        )

    def order(self, parts: pd.DataFrame) -> pd.DataFrame:
        """One row per row with somebody in it: from small to large, so totals last."""
        size = parts.sum(axis="columns")
        cells = parts.assign(
            label=self.label, rows=1, total=self.is_total.astype(np.int64), size=size
        )
        cells = cells.loc[(self.is_part | self.is_total) & (size > 0)]
        return cells.sort_values(["label", "size"], kind="stable")

    def equations(self) -> csr_array:
        """One row per sum, one column per row of the counts: parts less total is 0."""
        signs = self.is_part.astype(np.int64) - self.is_total.astype(np.int64)
        (rows,) = np.nonzero(signs.to_numpy())
        labels = self.label.to_numpy()[rows]
        shape = (int(labels.max(initial=-1)) + 1, len(signs))
        return csr_array((signs.to_numpy()[rows], (labels, rows)), shape=shape)


def equations(sums: Sequence[Sum], values: NDArray[np.float64]) -> csr_array:
    """One row per sum that holds for these values, of those known throughout."""
    if not sums:
        return csr_array((0, len(values)), dtype=np.int64)
    matrix = csr_array(vstack([each.equations() for each in sums]))
    holds = np.isclose(matrix @ values, 0)  # nan, where one is not known, is not
    return csr_array(matrix[np.flatnonzero(holds)])


def small(parts: pd.DataFrame, rule: Preset) -> pd.Series[bool]:
    """Whether a part, or all parts together, are small."""
    cells = parts.assign(together=parts.sum(axis="columns"))
    return (cells.gt(0) & cells.lt(rule.threshold)).any(axis="columns")


def next_smallest(
    cells: pd.DataFrame, hidden: pd.Series[bool], rule: Preset
) -> pd.Index[int]:
    """The rows to suppress with the hidden ones, for what is missing to be safe."""
    is_hidden = hidden.loc[cells.index]
    adding = cells.columns.difference(["label", "size"])
    missing = cells.loc[is_hidden].groupby("label")[list(adding)].sum()
    missing = missing.loc[~_safe(missing, rule)]
    if missing.empty:
        return cells.index[:0]
    shown = cells.loc[~is_hidden & cells["label"].isin(missing.index)]
    so_far = shown.groupby("label")[list(adding)].cumsum()
    so_far += missing.loc[shown["label"]].to_numpy()
    reached = _safe(so_far, rule).groupby(shown["label"]).cummax()
    enough = reached.groupby(shown["label"]).shift(fill_value=False)
    return shown.index[~enough.astype(bool)]


def _safe(missing: pd.DataFrame, rule: Preset) -> pd.Series[bool]:
    """Whether subtracting what is shown tells nothing small about what is missing.

    When the total is missing too, subtracting tells nothing: two rows are enough.
    """
    together = ~small(missing.drop(columns=["rows", "total"]), rule)
    return missing["rows"].ge(2) & (together | missing["total"].gt(0))
