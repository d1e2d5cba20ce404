"""What a newer load changed in each measure: the same period restated, a new added."""

from __future__ import annotations

import pandas as pd

from wervel.findings.assessment import Assessment
from wervel.practice.changes.loads import month_ended
from wervel.practice.groups import Groups
from wervel.practice.measures import COUNTED, cell_counts
from wervel.records.checking import first_and_last_day
from wervel.small_numbers import AddsUp, Preset, released

BEFORE, SAME, ADDED, AFTER = "before", "same period", "added period", "after"
PARTS = (BEFORE, SAME, ADDED, AFTER)
"""As the older load had it; that period in the newer; what came after it; all."""

MEASURED = (
    "measure",
    "part",
    "numerator",
    "denominator",
    "cannot_tell",
    "ratio",
    "ratio_low",
    "ratio_high",
    "suppressed",
    "cannot_tell_suppressed",
    "restated",
)


def restated_measures(
    before: Assessment, after: Assessment, rule: Preset
) -> pd.DataFrame:
    """One row per measure × part: before, same period, added period, after.

    The period of the older load ends with the last month that was whole under its
    observation, so *same period* against *before* is what was restated, and *added
    period* is what is new. ``restated`` says whether the same period has other counts
    now. Where two rows that a reader can subtract differ by a small count, the older is
    withheld.
    """
    until = period_end(before)
    counted = exact_parts(before, after, until)
    differs, is_small = _differences(counted, rule)
    of_before = counted["part"].eq(BEFORE)
    hidden = of_before & counted["measure"].map(is_small)
    adds_up = AddsUp(column="kind", parts="part", total="all", within=("measure",))
    kinds = {SAME: "part", ADDED: "part", AFTER: "all", BEFORE: "before"}
    shown = released(
        counted.assign(kind=counted["part"].map(kinds), suppressed=hidden),
        rule,
        adds_up=(adds_up,),
    )
    shown = _hide_before_too(shown)
    return shown.assign(restated=shown["measure"].map(differs))[[*MEASURED]]


def period_end(of: Assessment) -> int:
    """The last month that was whole under the observation of a load."""
    last = first_and_last_day(of.source)[1]
    return 0 if last is None else month_ended(last)


def exact_parts(before: Assessment, after: Assessment, until: int) -> pd.DataFrame:
    """One row per measure × part: the counts as they are, not fit to leave.

    *before* and *same period* end with the month ``until``; *after* is everything in
    the newer load.
    """
    old, new = (
        cell_counts(each, groups=Groups(by=("none",))) for each in (before, after)
    )
    parts = {
        BEFORE: old[old["month"] <= until],
        SAME: new[new["month"] <= until],
        ADDED: new[new["month"] > until],
        AFTER: new,
    }
    ids = [each.id for each in after.recommendations]
    frames = []
    for name, cells in parts.items():
        sums = cells.groupby("measure", observed=True)[[*COUNTED]].sum()
        frame = sums.reindex(ids, fill_value=0).rename_axis("measure").reset_index()
        frames.append(frame.assign(part=name))
    whole = pd.concat(frames, ignore_index=True)
    whole["denominator"] = whole["numerator"] + whole.pop("complement")
    place = whole["part"].map({name: number for number, name in enumerate(PARTS)})
    return (
        whole.assign(place=place)
        .sort_values(["measure", "place"], ignore_index=True)
        .drop(columns="place")
    )


def _differences(
    counted: pd.DataFrame, rule: Preset
) -> tuple[pd.Series[bool], pd.Series[bool]]:
    """Per measure: whether the same period has other counts now; whether by few."""
    cells = counted.assign(complement=counted["denominator"] - counted["numerator"])
    by = cells.set_index("measure")
    old, new = (by.loc[by["part"].eq(part), [*COUNTED]] for part in (BEFORE, SAME))
    apart = (new - old).abs()
    apart["together"] = (new.sum(axis="columns") - old.sum(axis="columns")).abs()
    apart["judged"] = (
        new["numerator"] + new["complement"] - old["numerator"] - old["complement"]
    ).abs()
    small = (apart.gt(0) & apart.lt(rule.threshold)).any(axis="columns")
    return apart.gt(0).any(axis="columns"), small


def _hide_before_too(shown: pd.DataFrame) -> pd.DataFrame:
    """The same rows; what is withheld of the same period is withheld before too.

    Where nothing was restated the older row would say what the newer may not.
    """
    same = shown[shown["part"].eq(SAME)].set_index("measure")
    of_before = shown["part"].eq(BEFORE)
    hidden = of_before & shown["measure"].map(same["suppressed"]).astype(bool)
    unknown = of_before & shown["measure"].map(same["cannot_tell_suppressed"])
    numbers = ["numerator", "denominator", "ratio", "ratio_low", "ratio_high"]
    result = shown.copy()
    result.loc[hidden, [*numbers, "cannot_tell"]] = pd.NA
    result.loc[unknown, "cannot_tell"] = pd.NA
    result["suppressed"] |= hidden
    result["cannot_tell_suppressed"] |= hidden | unknown
    return result
