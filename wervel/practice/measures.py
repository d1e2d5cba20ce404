"""Measures: the share in which each recommendation was followed, by period and group.

One pass over the verdicts counts each grouping by month; every longer interval, and
every grouping of care sites, is added up from there, so that more of them cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import ibis
import ibis.expr.types as ir
import pandas as pd

from wervel.errors import UsageError
from wervel.findings.assessment import Assessment
from wervel.findings.finding import Verdict
from wervel.practice.groups import (
    CARE_SITE,
    COUNTED_BY,
    NONE,
    Grouping,
    Groups,
    with_groups,
)
from wervel.practice.periods import EVERY, MONTHS, Every, Span, first_days
from wervel.recommendations.recommendation import Recommendation
from wervel.records.calendar import month
from wervel.small_numbers import AddsUp, Preset, released

COUNTED: Mapping[str, Verdict] = {
    "numerator": Verdict.FOLLOWED,
    "complement": Verdict.NOT_FOLLOWED,
    "cannot_tell": Verdict.CANNOT_TELL,
}

KEYS = ("measure", "every", "interval_start", "interval_end", "by", "group")
"""What tells one row of the measures from another."""

COLUMNS = (
    *KEYS,
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


def measures(
    of: Assessment,
    *,
    rule: Preset,
    groups: Groups | None = None,
    every: Sequence[Every] = EVERY,
    span: Span | None = None,
) -> pd.DataFrame:
    """One row per measure × interval × group, with only what may leave the house.

    ``by`` names the grouping and ``group`` is its part, as text: the id of a care site
    or provider, a region, a band of ages; empty for ``none``, and where a moment has no
    group. ``numerator`` counts the followed, ``denominator`` the followed and not
    followed; ``cannot_tell`` stands apart. ``ratio_low`` and ``ratio_high`` are
    Wilson's 95 % interval; ``at_least`` and ``at_most`` the shares if every cannot-tell
    were not followed, or followed (the bounds of Manski, Am Econ Rev 1990;80:319).
    Intervals include both their ends. Every row has passed ``small_numbers``. With a
    ``span`` only its months count, and intervals end where it ends; UsageError where
    there is nothing in it.
    """
    wanted = groups or Groups()
    cells = within(cell_counts(of, groups=wanted), span)
    return in_intervals(cells, rule=rule, groups=wanted, every=every, span=span)


def cell_counts(of: Assessment, *, groups: Groups) -> pd.DataFrame:
    """One row per measure × month × group: the three counts.

    Columns: measure, month (as ``calendar.month`` numbers them), by, group, numerator,
    complement, cannot_tell; only cells in which somebody is. Not yet fit to leave the
    house.
    """
    verdicts = with_groups(of, of.verdicts, groups)
    return counted_cells(verdicts, _tests(verdicts, of.recommendations), groups=groups)


def within(cells: pd.DataFrame, span: Span | None) -> pd.DataFrame:
    """The same rows, those outside the span left out. Raises UsageError."""
    if span is None or cells.empty:
        return cells
    kept = cells[cells["month"].between(span.first, span.last)]
    if kept.empty:
        first, last = int(cells["month"].min()), int(cells["month"].max())
        raise UsageError(
            "months in which the source has moments to judge",
            str(span),
            where="--from, --until",
            do=f"choose from {Span(first, last)}",
        )
    return kept.reset_index(drop=True)


def _tests(
    verdicts: ir.Table, recommendations: Iterable[Recommendation]
) -> dict[str, dict[str, ir.BooleanValue]]:
    return {
        each.id: {
            name: verdicts[each.id] == verdict.value
            for name, verdict in COUNTED.items()
        }
        for each in recommendations
    }


def counted_cells(
    table: ir.Table,
    tests: Mapping[str, Mapping[str, ir.BooleanValue]],
    *,
    groups: Groups,
) -> pd.DataFrame:
    """One row per measure × month × group: numerator, complement, cannot tell.

    ``tests`` says per measure which rows of ``table``, one per moment, count as which;
    the table has the columns of ``with_groups``. Each grouping is counted in one pass.
    Not yet fit to leave the house.
    """
    names = list(tests)
    parts = [
        _long(_counts(table, tests, [COUNTED_BY[by]]), names, by, COUNTED_BY[by])
        for by in groups.counted
    ]
    for each in groups.of_sites:
        sites = parts[groups.counted.index(CARE_SITE)]
        parts.append(_by_grouping(sites, each))
    if NONE in groups.by:
        parts.append(
            _added(parts[0].assign(group=None), NONE)
            if parts
            else _long(_counts(table, tests, []), names, NONE, None)
        )
    shown = [each for each in parts if each["by"].iloc[:1].isin([*groups.by]).all()]
    cells = pd.concat(shown, ignore_index=True)
    return cells.astype({"measure": "category", "by": "category"})


def _counts(
    table: ir.Table,
    tests: Mapping[str, Mapping[str, ir.BooleanValue]],
    keys: list[str],
) -> pd.DataFrame:
    """One row per month and group: a column for each of the counts.

    Columns are numbered, because PostgreSQL cuts long names. The three counts of a
    measure do not overlap, so they are summed as one number of three parts: a third of
    the sums, in less than half of the time.
    """
    packed = {
        f"{number}": ibis.cases(
            *((test, _PLACE[name]) for name, test in counted.items()), else_=0
        ).sum()
        for number, counted in enumerate(tests.values())
    }
    timed = table.mutate(month=month(table.day))
    wide = timed.group_by(["month", *keys]).aggregate(moments=timed.count(), **packed)
    unpacked = {
        f"{number}|{name}": _part(wide[f"{number}"], name)
        for number in range(len(tests))
        for name in COUNTED
    }
    frame: pd.DataFrame = wide.select("month", *keys, "moments", **unpacked).to_pandas()
    _check_room(frame["moments"])
    return frame


_ROOM = 2**21
"""Each of the three parts of a sum counts up to below this."""
_PLACE: Mapping[str, int] = {name: _ROOM**place for place, name in enumerate(COUNTED)}


def _part(packed: ir.IntegerColumn, name: str) -> ir.IntegerColumn:
    """One of the three counts in a sum."""
    above = packed if _PLACE[name] == 1 else packed // _PLACE[name]
    return above if name == [*COUNTED][-1] else above % _ROOM


def _check_room(moments: pd.Series) -> None:
    if len(moments) and moments.max() >= _ROOM:
        raise UsageError(
            f"fewer than {_ROOM:,} moments in one month of one group",
            f"{moments.max():,}",
            where="--by",
            do="count by care site too: totals are added up from those",
        )


def _long(
    counts: pd.DataFrame, names: Sequence[str], by: str, key: str | None
) -> pd.DataFrame:
    """One row per measure, month and group in which somebody is."""
    group = _as_text(counts[key]) if key else pd.Series(pd.NA, index=counts.index)
    keys = counts[["month"]].assign(by=by, group=group.astype("string"))
    rows = []
    for number, measure in enumerate(names):
        columns = {f"{number}|{name}": name for name in COUNTED}
        cells = counts[[*columns]].rename(columns=columns).fillna(0).astype("int64")
        here = cells.any(axis="columns")
        rows.append(pd.concat([keys[here], cells[here]], axis="columns"))
        rows[-1].insert(0, "measure", measure)
    return pd.concat(rows, ignore_index=True)


def _as_text(groups: pd.Series) -> pd.Series:
    """Ids and names of groups as text; nothing where there is none."""
    if pd.api.types.is_numeric_dtype(groups):
        return groups.astype("Int64").astype("string")
    return groups.astype("string")


def _by_grouping(sites: pd.DataFrame, grouping: Grouping) -> pd.DataFrame:
    """The cells of care sites added up to the groups these are in."""
    return _added(
        sites.assign(group=_group_of(sites["group"], grouping)), grouping.name
    )


def _group_of(sites: pd.Series, grouping: Grouping) -> pd.Series:
    """The group of each care site; nothing where the grouping does not name it."""
    named = {str(site): group for site, group in grouping.group_of.items()}
    return sites.map(named).astype("string")


def _added(cells: pd.DataFrame, by: str) -> pd.DataFrame:
    keys = ["measure", "month", "by", "group"]
    grouped = cells.assign(by=by, group=cells["group"].astype("string")).groupby(
        keys, dropna=False, as_index=False, sort=False
    )
    return grouped[[*COUNTED]].sum()


def in_intervals(
    cells: pd.DataFrame,
    *,
    rule: Preset,
    groups: Groups,
    every: Sequence[Every] = EVERY,
    span: Span | None = None,
) -> pd.DataFrame:
    """One row per measure × interval × group, from the counts of ``counted_cells``.

    See ``measures`` for the columns.
    """
    if cells.empty:
        return pd.DataFrame(columns=[*COLUMNS])
    counted = exact(cells, every=every, span=span)
    sums = _sums(groups, every)
    for each in groups.of_sites:
        counted[_column(each)] = _parents(counted, each)
    shown = released(counted, rule, adds_up=sums)
    shown["number"] = pd.to_numeric(shown["group"], errors="coerce")
    order = [*KEYS[:-1], "number", "group"]
    ordered = shown.sort_values(order, ignore_index=True)[[*COLUMNS]]
    return ordered.astype({"measure": "str", "by": "str"})


def exact(
    cells: pd.DataFrame, *, every: Sequence[Every], span: Span | None = None
) -> pd.DataFrame:
    """One row per measure × interval × group: the counts as they are.

    Columns: ``KEYS``, numerator, denominator, cannot_tell, and the quarter and year in
    which an interval begins. Not yet fit to leave the house.
    """
    months = cells["month"]
    seen = span or Span(int(months.min()), int(months.max()))
    parts = [
        _summed(cells, each, seen, clipped=span is not None)
        for each in MONTHS
        if each in every
    ]
    counted = pd.concat(parts, ignore_index=True)
    counted["denominator"] = counted["numerator"] + counted.pop("complement")
    return counted


def _summed(
    cells: pd.DataFrame, every: Every, seen: Span, *, clipped: bool
) -> pd.DataFrame:
    """One row per measure × interval of this kind × group.

    Quarters and years are whole, also where the months seen end within one, unless
    they are to be ``clipped`` there.
    """
    length = MONTHS[every]
    month = cells["month"]
    start = month // length * length if length else month * 0 + seen.first
    keys = ["measure", "month", "by", "group"]
    summed = (
        cells.assign(month=start)
        .groupby(keys, dropna=False, as_index=False, observed=True)[[*COUNTED]]
        .sum()
    )
    first = summed.pop("month")
    last = first + length - 1 if length else first * 0 + seen.last
    if clipped:
        first, last = first.clip(lower=seen.first), last.clip(upper=seen.last)
    return summed.assign(
        every=every,
        interval_start=first_days(first),
        interval_end=first_days(last + 1, before=1),
        quarter=first // 3,
        year=first // 12,
    )


def _column(of: Grouping) -> str:
    """The column that says in which group of this grouping a row is."""
    return f"in {of.name}"


def _parents(counted: pd.DataFrame, of: Grouping) -> pd.Series:
    is_own = counted["by"].eq(of.name)
    return counted["group"].where(is_own, _group_of(counted["group"], of))


def _sums(groups: Groups, every: Sequence[Every]) -> list[AddsUp]:
    """Which rows a reader could subtract from which.

    Without a total, the parts of two groupings still add up to the same.
    """
    interval = ("measure", "every", "interval_start")
    whole = NONE if NONE in groups.by else groups.by[0]
    of_all = [
        AddsUp(column="by", parts=each, total=whole, within=interval)
        for each in groups.by
        if each != whole
    ]
    of_sites = [
        AddsUp(
            column="by",
            parts=CARE_SITE,
            total=each.name,
            within=(*interval, _column(each)),
        )
        for each in groups.of_sites
        if CARE_SITE in groups.by
    ]
    kinds = [each for each in MONTHS if each in every]
    label: Mapping[str, tuple[str, ...]] = {
        "quarter": ("quarter",),
        "year": ("year",),
        "all": (),
    }
    of_time = [
        AddsUp(
            column="every",
            parts=shorter,
            total=longer,
            within=("measure", "by", "group", *label[longer]),
        )
        for longer, shorter in pairwise(kinds)
    ]
    return [*of_all, *of_sites, *of_time]
