"""Measures: the share in which each recommendation was followed, by period and group.

One pass over the verdicts counts at the finest grain; every period and grouping is then
added up from those counts, so that more periods cost nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, TypeAlias

import ibis.expr.types as ir
import pandas as pd

from wervel.findings.assessment import Assessment
from wervel.findings.finding import Verdict
from wervel.recommendations.recommendation import Recommendation
from wervel.records.calendar import first_of_quarter, quarter
from wervel.small_numbers import AddsUp, Preset, released

Every: TypeAlias = Literal["all", "year", "quarter"]
By: TypeAlias = Literal["none", "care_site", "provider"]

COUNTED: Mapping[str, Verdict] = {
    "numerator": Verdict.FOLLOWED,
    "complement": Verdict.NOT_FOLLOWED,
    "cannot_tell": Verdict.CANNOT_TELL,
}

COLUMNS = (
    "measure",
    "every",
    "interval_start",
    "interval_end",
    "by",
    "care_site_id",
    "provider_id",
    "ratio",
    "ratio_low",
    "ratio_high",
    "numerator",
    "denominator",
    "cannot_tell",
    "at_least",
    "at_most",
    "suppressed",
    "cannot_tell_suppressed",
)

GROUPS: Mapping[By, tuple[str, ...]] = {
    "none": (),
    "care_site": ("care_site_id",),
    "provider": ("provider_id",),
}

EVERY: tuple[Every, ...] = ("all", "year", "quarter")


def measures(
    of: Assessment, *, rule: Preset, by: Sequence[By] = ("none", "care_site")
) -> pd.DataFrame:
    """One row per measure × interval × group, with only what may leave the house.

    ``numerator`` counts the followed, ``denominator`` the followed and not followed;
    ``cannot_tell`` stands apart. ``ratio_low`` and ``ratio_high`` are Wilson's 95 %
    interval; ``at_least`` and ``at_most`` the shares if every cannot-tell were not
    followed, or followed (the bounds of Manski, Am Econ Rev 1990;80:319). Intervals
    include both their ends. Every row has passed ``small_numbers`` under ``rule``.
    """
    cells = cell_counts(of.verdicts, of.recommendations, by=by)
    return in_intervals(cells, rule=rule, by=by)


def in_intervals(
    cells: pd.DataFrame, *, rule: Preset, by: Sequence[By]
) -> pd.DataFrame:
    """One row per measure × interval × group, from the counts of the finest cells.

    ``cells`` are as ``counted_cells`` makes them; see ``measures`` for the columns.
    """
    counted = pd.concat(
        [_summed(cells, every, group) for every in EVERY for group in by],
        ignore_index=True,
    )
    counted["denominator"] = counted["numerator"] + counted.pop("complement")
    shown = released(counted, rule, adds_up=_sums(by))
    return shown[[*COLUMNS]].sort_values([*COLUMNS[:7]], ignore_index=True)


def cell_counts(
    verdicts: ir.Table,
    recommendations: Iterable[Recommendation],
    *,
    by: Sequence[By] = ("none", "care_site"),
) -> pd.DataFrame:
    """One row per measure × quarter × finest group: the three counts.

    Not yet fit to leave the house.
    """
    tests = {
        each.id: {
            name: verdicts[each.id] == verdict.value
            for name, verdict in COUNTED.items()
        }
        for each in recommendations
    }
    return counted_cells(verdicts, tests, by=by)


def counted_cells(
    table: ir.Table,
    tests: Mapping[str, Mapping[str, ir.BooleanValue]],
    *,
    by: Sequence[By],
) -> pd.DataFrame:
    """One row per measure × quarter × finest group: numerator, complement, cannot tell.

    ``tests`` says per measure which rows of ``table``, one per moment, count as which;
    all are counted in one pass. Columns are numbered there, because PostgreSQL cuts
    long names. Not yet fit to leave the house.
    """
    finest = [name for group in by for name in GROUPS[group]]
    counts = (
        table.mutate(quarter=quarter(table.day))
        .group_by(["quarter", *finest])
        .aggregate(
            **{
                f"{number}|{name}": test.sum()
                for number, counted in enumerate(tests.values())
                for name, test in counted.items()
            }
        )
        .to_pandas()
    )
    rows = [
        _of_one(counts, number, ["quarter", *finest]).assign(measure=measure)
        for number, measure in enumerate(tests)
    ]
    return pd.concat(rows, ignore_index=True)


def _of_one(counts: pd.DataFrame, number: int, keys: list[str]) -> pd.DataFrame:
    """The cells of that many-th measure in which somebody is."""
    columns = {f"{number}|{name}": name for name in COUNTED}
    cells = counts[[*keys, *columns]].rename(columns=columns)
    cells[[*COUNTED]] = cells[[*COUNTED]].fillna(0).astype("int64")
    return cells[cells[[*COUNTED]].sum(axis="columns") > 0]


def _summed(cells: pd.DataFrame, every: Every, by: By) -> pd.DataFrame:
    """One row per measure × interval × group of these kinds."""
    timed = cells.assign(every=every, by=by, quarter=_first_quarter(cells, every))
    keys = ["measure", "every", "quarter", "by", *GROUPS[by]]
    summed = timed.groupby(keys, dropna=False, as_index=False)[[*COUNTED]].sum()
    for name in ("care_site_id", "provider_id"):
        if name not in summed:
            summed[name] = pd.NA
        summed[name] = summed[name].astype("Int64")
    first = summed.pop("quarter")
    quarters = _QUARTERS_IN[every] or cells["quarter"].max() + 1 - first
    return summed.assign(
        interval_start=_days(first),
        interval_end=_days(first + quarters, before=1),
        year=first // 4,
    )


_QUARTERS_IN: Mapping[Every, int] = {"quarter": 1, "year": 4, "all": 0}


def _first_quarter(cells: pd.DataFrame, every: Every) -> pd.Series[int]:
    """The first quarter of the interval each cell falls into."""
    quarters: pd.Series[int] = cells["quarter"]
    if every == "all":
        return quarters * 0 + quarters.min()
    return quarters // _QUARTERS_IN[every] * _QUARTERS_IN[every]


def _days(quarters: pd.Series[int], *, before: int = 0) -> pd.Series[date]:
    """The first day of each quarter, or so many days before it."""
    days = {
        each: first_of_quarter(int(each)) - timedelta(days=before)
        for each in quarters.unique()
    }
    return quarters.map(days).astype(object)


def _sums(by: Sequence[By]) -> list[AddsUp]:
    """Which rows a reader could subtract from which."""
    groups = [
        AddsUp(
            column="by",
            parts=group,
            total="none",
            within=("measure", "every", "interval_start"),
        )
        for group in by
        if group != "none" and "none" in by
    ]
    within = ("measure", "by", "care_site_id", "provider_id")
    return [
        *groups,
        AddsUp(column="every", parts="quarter", total="year", within=(*within, "year")),
        AddsUp(column="every", parts="year", total="all", within=within),
    ]
