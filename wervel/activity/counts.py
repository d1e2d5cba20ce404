"""How many spells carry the label: by year and site, and why the others do not.

One pass over the spells counts by quarter, site and reason; everything is added up from
there and passes ``small_numbers``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal, TypeAlias

import ibis
import ibis.expr.types as ir
import pandas as pd

from wervel.activity.coding import CONDITIONS, coded
from wervel.records.calendar import first_of_quarter, quarter
from wervel.records.events import day_of
from wervel.small_numbers import AddsUp, Preset, released

Years: TypeAlias = Literal["financial", "calendar"]

FIRST_QUARTER: Mapping[Years, int] = {"financial": 1, "calendar": 0}
"""The quarter a year begins with: the English financial year on 1 April."""

COLUMNS = (
    "every",
    "interval_start",
    "interval_end",
    "by",
    "site",
    "spells",
    "labelled",
    "suppressed",
)
REASON_COLUMNS = ("because", "because_unknown", "spells", "suppressed")

_KEYS = ["every", "first", "by", "site"]
_FINEST = ["quarter", "site", "because", "because_unknown"]


def cell_counts(spells: ir.Table) -> pd.DataFrame:
    """One row per quarter × site × reason not labelled that occurs.

    ``because`` is missing where labelled, ``quarter`` (quarters since the year 0) and
    ``site`` where not known. ``short_category`` counts administrative categories of one
    character, which have lost their leading zero; ``dotted`` main codes with a dot,
    which the coding does not find. Not yet fit to leave the house.
    """
    table = coded(spells)
    columns = {
        "start_date": ibis.null("date"),
        "site": ibis.null("string"),
    }
    table = table.mutate(
        **{name: no for name, no in columns.items() if name not in table.columns}
    )
    table = table.mutate(quarter=quarter(day_of(table.start_date)))
    short = table.administrative_category.length() == 1
    main = table.primary_spell_procedure, table.primary_spell_diagnosis
    dotted = [code.contains(".").coalesce(False) for code in main]
    counted = table.group_by(_FINEST).aggregate(
        spells=table.count(),
        short_category=short.sum().coalesce(0),
        dotted=(dotted[0] | dotted[1]).sum(),
    )
    cells: pd.DataFrame = counted.to_pandas()
    numbers = ("spells", "short_category", "dotted")
    return cells.astype({"quarter": "Int64", **dict.fromkeys(numbers, "int64")})


def activity_counts(
    cells: pd.DataFrame, *, rule: Preset, years: Years = "financial"
) -> pd.DataFrame:
    """One row per interval × group, with only what may leave the house.

    ``every`` is all or year; ``by`` is none or site. ``spells`` counts those that were
    read, ``labelled`` those with the label; intervals include both their ends, and are
    empty for spells without a start. Years of one kind only: with both, the difference
    between them would be a quarter, which nothing has looked at.
    """
    begins = (cells["quarter"] - FIRST_QUARTER[years]) // 4 * 4 + FIRST_QUARTER[years]
    told = cells.assign(
        labelled=cells["spells"].where(cells["because"].isna(), 0), year=begins
    )
    summed = pd.concat(
        [
            _summed(told.assign(every=every, first=first, by=by), cells["quarter"])
            for every, first in (("all", cells["quarter"].min()), ("year", begins))
            for by in ("none", "site")
        ],
        ignore_index=True,
    )
    counts = summed.rename(columns={"labelled": "numerator", "spells": "denominator"})
    shown = released(counts.assign(cannot_tell=0), rule, adds_up=_SUMS)
    table = shown.assign(spells=shown["denominator"], labelled=shown["numerator"])
    order = table.sort_values(_KEYS, na_position="last", ignore_index=True)
    return order[[*COLUMNS]]


_SUMS = (
    AddsUp(column="by", parts="site", total="none", within=("every", "first")),
    AddsUp(column="every", parts="year", total="all", within=("by", "site")),
)
"""Which rows a reader could subtract from which."""


def _summed(cells: pd.DataFrame, quarters: pd.Series[int]) -> pd.DataFrame:
    """One row per interval and group of one kind, with its first and last day."""
    if cells["by"].eq("none").all():
        cells = cells.assign(site=None)
    cells = cells.assign(first=cells["first"].astype("Int64"))
    summed = cells.groupby(_KEYS, dropna=False, as_index=False)[
        ["spells", "labelled"]
    ].sum()
    first = summed["first"]
    after = first + 4
    if summed["every"].eq("all").all():
        after = first * 0 + (quarters.max() + 1)
    return summed.assign(
        interval_start=_days(first), interval_end=_days(after, before=1)
    )


def _days(quarters: pd.Series[int], *, before: int = 0) -> pd.Series[date]:
    """The first day of each quarter, or so many days before it; none of no quarter."""
    days = {
        each: first_of_quarter(int(each)) - timedelta(days=before)
        for each in quarters.dropna().unique()
    }
    known = quarters.astype(object).map(days)
    return known.astype(object).where(quarters.notna(), None)


def reasons(cells: pd.DataFrame, *, rule: Preset) -> pd.DataFrame:
    """One row per reason not to be labelled that occurs, with only what may leave.

    ``because`` is the first condition, in order of their items, that did not hold;
    ``because_unknown`` whether it was unknown, because a field was missing, and not no.
    The reasons add up to the spells without the label, which ``activity_counts`` gives
    away: that sum is protected too.
    """
    left_out = cells[cells["because"].notna()]
    keys = ["because", "because_unknown"]
    counted = left_out.groupby(keys, as_index=False)["spells"].sum()
    every = pd.DataFrame({"spells": [left_out["spells"].sum()]})
    rows = pd.concat(
        [counted.assign(kind="reason"), every.assign(kind="all")], ignore_index=True
    )
    rows = rows.assign(
        numerator=rows["spells"], denominator=rows["spells"], cannot_tell=0, one=1
    )
    sums = [AddsUp(column="kind", parts="reason", total="all", within=("one",))]
    shown = released(rows, rule, adds_up=sums)
    table = shown.assign(spells=shown["numerator"]).query("kind == 'reason'")
    place = {each.name: number for number, each in enumerate(CONDITIONS)}
    ordered = table.assign(place=table["because"].map(place)).sort_values(
        ["place", "because_unknown"], ignore_index=True
    )
    return ordered.astype({"because_unknown": bool})[[*REASON_COLUMNS]]
