"""The one door through which every count leaves: suppression, then rounding.

A count is *small* when it is not zero and under the preset's threshold. Zero passes:
nobody is behind it. (OHDSI: "the value 0 is permissible, as it identifies no persons";
OpenSAFELY: "counts of zero can be retained in general", with the warning that none and
all can say something about everybody in a group. Whoever releases judges that.)

What is suppressed is its own value, never 0: in a table null, with a column that says
so; for a single count ``SUPPRESSED``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wervel.errors import UnknownName
from wervel.intervals import wilson


class Suppressed(StrEnum):
    """The value of a count that is too small to show."""

    SUPPRESSED = "suppressed"


SUPPRESSED: Literal[Suppressed.SUPPRESSED] = Suppressed.SUPPRESSED
Displayed: TypeAlias = int | Literal[Suppressed.SUPPRESSED]


@dataclass(frozen=True, kw_only=True)
class Preset:
    """A house rule: counts from 1 up to the threshold stay in, the rest is rounded."""

    name: str
    threshold: int
    """The smallest count, zero apart, that leaves."""
    rounding: int
    """Counts are rounded to the nearest multiple of this; 1 rounds nothing."""
    source: str


PRESETS = (
    Preset(
        name="opensafely",
        threshold=8,
        rounding=5,
        source="OpenSAFELY documentation, Applying statistical disclosure control: "
        "redact counts of 7 or fewer, then round to the nearest 5",
    ),
    Preset(
        name="ohdsi",
        threshold=5,
        rounding=1,
        source="OHDSI CohortMethod, Results schema: minCellCount 5, zero permissible",
    ),
    Preset(
        name="cumulus",
        threshold=10,
        rounding=1,
        source="Cumulus Library documentation, Counts workflows: min_subject 10",
    ),
    Preset(
        name="cbs",
        threshold=10,
        rounding=5,
        source="Statistics Netherlands (CBS), output of microdata: at least ten in a "
        "cell; rounding to 5 is wervel's choice",
    ),
    Preset(
        name="none",
        threshold=1,
        rounding=1,
        source="wervel: nothing withheld, for use inside the house only",
    ),
)


def preset(name: str) -> Preset:
    """The preset of that name.

    >>> preset("opensafely").threshold
    8
    """
    for known in PRESETS:
        if known.name == name:
            return known
    raise UnknownName(
        "the name of a rule for small numbers",
        repr(name),
        where="small numbers",
        do="choose one of " + ", ".join(known.name for known in PRESETS),
    )


def displayed(count: int, rule: Preset) -> Displayed:
    """One count as it may be shown.

    >>> [str(displayed(count, preset("opensafely"))) for count in (0, 7, 8, 1203)]
    ['0', 'suppressed', '10', '1205']
    """
    if 0 < count < rule.threshold:
        return SUPPRESSED
    return (count + rule.rounding // 2) // rule.rounding * rule.rounding


def displayed_steps(counts: Iterable[int], rule: Preset) -> list[Displayed]:
    """Counts of which each is part of the one before, as they may be shown.

    How many fall away between two steps is a count too: a step that differs too little
    from the last one shown is suppressed.

    >>> [str(step) for step in displayed_steps([100, 98, 40, 3], preset("ohdsi"))]
    ['100', 'suppressed', '40', 'suppressed']
    """
    shown: list[Displayed] = []
    last: int | None = None
    for count in counts:
        step = displayed(count, rule)
        if last is not None and displayed(last - count, rule) is SUPPRESSED:
            step = SUPPRESSED
        if step is not SUPPRESSED:
            last = count
        shown.append(step)
    return shown


@dataclass(frozen=True, kw_only=True)
class AddsUp:
    """Rows of one kind that add up to a row of another, which a reader can subtract.

    ``AddsUp(column="by", parts="care_site", total="none", within=("measure",))`` says
    that for each measure the rows by care site add up to the row by none.
    """

    column: str
    parts: str
    total: str
    within: tuple[str, ...]


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
    smallest goes too, until at least two are missing that are together not small.
    Each sum is protected by itself; what two sums combined can tell is not searched.

    Order: suppress, round, then the shares from the rounded counts. The denominator is
    the sum of its two rounded parts, so that no rounding makes a complement look small.
    """
    known = counts.reset_index(drop=True)
    parts = _parts(known)
    sums = [_Sum.of(known, each) for each in adds_up]
    rate = parts.loc[:, ["numerator", "complement"]]
    hidden = _hidden(rate, _before(known, "suppressed"), rule, sums=sums)
    before = hidden | _before(known, "cannot_tell_suppressed")
    hidden_too = _hidden(parts.loc[:, ["cannot_tell"]], before, rule, sums=sums)
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


def _small(parts: pd.DataFrame, rule: Preset) -> pd.Series[bool]:
    """Whether a part, or all parts together, are small."""
    cells = parts.assign(together=parts.sum(axis="columns"))
    return (cells.gt(0) & cells.lt(rule.threshold)).any(axis="columns")


def _hidden(
    parts: pd.DataFrame,
    before: pd.Series[bool],
    rule: Preset,
    *,
    sums: Sequence[_Sum],
) -> pd.Series[bool]:
    """Suppress what is small, then on, sum by sum, until none gives it away.

    What was suppressed before and is not known any more counts as the threshold, which
    is not small and so calls for nothing more.
    """
    cells = parts.fillna(rule.threshold).astype(np.int64)
    hidden = before | _small(cells, rule)
    settled = -1
    while settled != (settled := int(hidden.sum())):
        for each in sums:
            more = _next_smallest(each.order(cells), hidden, rule)
            hidden = hidden | hidden.index.isin(more)
    return hidden


@dataclass(frozen=True, kw_only=True)
class _Sum:
    """One row per row of the counts: in which sum it stands, and as what."""

    label: pd.Series[int]
    is_part: pd.Series[bool]
    is_total: pd.Series[bool]

    @staticmethod
    def of(counts: pd.DataFrame, each: AddsUp) -> _Sum:
        return _Sum(
            label=counts.groupby(list(each.within), dropna=False).ngroup(),
            is_part=counts[each.column].eq(each.parts),
            is_total=counts[each.column].eq(each.total),
        )

    def order(self, parts: pd.DataFrame) -> pd.DataFrame:
        """One row per row with somebody in it: from small to large, so totals last."""
        size = parts.sum(axis="columns")
        cells = parts.assign(
            label=self.label, rows=1, total=self.is_total.astype(np.int64), size=size
        )
        cells = cells.loc[(self.is_part | self.is_total) & (size > 0)]
        return cells.sort_values(["label", "size"], kind="stable")


def _next_smallest(
    cells: pd.DataFrame, hidden: pd.Series[bool], rule: Preset
) -> pd.Index[int]:
    """The rows to suppress with the hidden ones, for what is missing to be safe."""
    is_hidden = hidden.loc[cells.index]
    adding = cells.columns.difference(["label", "size"])
    missing = cells.loc[is_hidden].groupby("label")[list(adding)].sum()
    missing = missing.loc[~_safe(missing, rule)]
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
    together = ~_small(missing.drop(columns=["rows", "total"]), rule)
    return missing["rows"].ge(2) & (together | missing["total"].gt(0))
