"""Two loads of a source: rows by year and by late month, codes, persons, release."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import ibis.expr.types as ir
import numpy as np
import pandas as pd

from wervel.practice.changes.pairs import released_pairs
from wervel.records.calendar import day_number, first_of_month
from wervel.records.cdm import EVENTS, TABLES
from wervel.records.checking import first_and_last_day
from wervel.records.source import Source
from wervel.small_numbers import SUPPRESSED, AddsUp, Displayed, Preset, displayed

DATED: Mapping[str, str] = {
    **{each.table: each.start for each in EVENTS.values()},
    "visit_occurrence": "visit_start_date",
    "observation_period": "observation_period_start_date",
    "death": "death_date",
}
"""The tables whose rows have a date, and the column it stands in."""

LATE_MONTHS = 12
"""How many last months of the older load are looked at for records that came later."""

ROWS = ("table", "every", "start", "before", "after", "suppressed")
_ALL, _YEAR, _MONTH = "all", "year", "month"


@dataclass(frozen=True, kw_only=True)
class Release:
    """What a load says of itself, and the last day under observation."""

    name: str | None
    released: str | None
    vocabulary: str | None
    observed_until: date | None


@dataclass(frozen=True, kw_only=True)
class Persons:
    """How many persons are in both loads, only in the newer, only in the older.

    All three are withheld where one of them is small: two would give the third away.
    """

    both: Displayed
    appeared: Displayed
    vanished: Displayed
    none_in_common: bool


def release(source: Source) -> Release:
    """The release of a load, as far as it is told."""
    said: dict[str, object] = {}
    if source.has("cdm_source"):
        rows = source.table("cdm_source").limit(1).to_pyarrow().to_pylist()
        said = rows[0] if rows else {}
    at = said.get("cdm_release_date") or said.get("source_release_date")
    return Release(
        name=_text(said.get("cdm_source_name")),
        released=_text(at),
        vocabulary=_text(said.get("vocabulary_version")),
        observed_until=first_and_last_day(source)[1],
    )


def persons(before: Source, after: Source, rule: Preset) -> Persons:
    """Who is in both loads, counted and fit to leave."""
    old, new = _ids(before), _ids(after)
    both = int(np.isin(new, old, assume_unique=True).sum())
    counts = (both, len(new) - both, len(old) - both)
    shown = [displayed(each, rule) for each in counts]
    if SUPPRESSED in shown:
        shown = [SUPPRESSED] * len(shown)
    return Persons(
        both=shown[0], appeared=shown[1], vanished=shown[2], none_in_common=both == 0
    )


def _ids(source: Source) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    table = source.table("person").select("person_id").to_pyarrow()
    return np.unique(table["person_id"].to_numpy().astype(np.int64))


def table_rows(before: Source, after: Source, rule: Preset) -> pd.DataFrame:
    """One row per table × all, year, or late month: rows before and after.

    Years are those of the records. Months are the last twelve of the older load. A row
    with few persons behind it is withheld; tables that are not about persons are shown
    as they are.
    """
    last = first_and_last_day(before)[1]
    late = month_of(last) if last is not None else 0
    about: list[pd.DataFrame] = []
    other: list[pd.DataFrame] = []
    for name in TABLES:
        if before.has(name) or after.has(name):
            frame = _joined(_counted(before, name), _counted(after, name), name, late)
            of_persons = "person_id" in {each.name for each in TABLES[name].columns}
            (about if of_persons else other).append(frame)
    sums = (
        AddsUp(column="every", parts=_YEAR, total=_ALL, within=("table",)),
        AddsUp(column="every", parts=_MONTH, total=_YEAR, within=("table", "year")),
    )
    shown = released_pairs(pd.concat(about, ignore_index=True), rule, adds_up=sums)
    as_is = [each.assign(suppressed=False) for each in other]
    whole = pd.concat([shown, *as_is], ignore_index=True)[[*ROWS]]
    return whole.astype({"before": "Int64", "after": "Int64"})


def month_of(day: date) -> int:
    """A day's month, as ``calendar.month`` numbers it.

    >>> month_of(date(2019, 12, 31)) == 12 * 2019 + 11
    True
    """
    return 12 * day.year + day.month - 1


def month_ended(day: date) -> int:
    """The last month that had ended by a day.

    >>> month_ended(date(2019, 12, 31)) - 12 * 2019, month_ended(date(2019, 12, 30))
    (11, 24238)
    """
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    is_whole = day_number(following) - day_number(day) == 1
    return month_of(day) - (not is_whole)


def _counted(source: Source, name: str) -> pd.DataFrame:
    """One row per month of the table's rows: how many, of how many persons.

    Tables without a date have one row, and so have those that are not there.
    """
    if not source.has(name):
        return pd.DataFrame({"month": [pd.NA], "rows": [0], "persons": [0]})
    table = source.table(name)
    if name not in DATED:
        rows = int(source.backend.to_pyarrow(table.count()).as_py())
        return pd.DataFrame({"month": [pd.NA], "rows": [rows], "persons": [rows]})
    return _by_month(table, DATED[name])


def _by_month(table: ir.Table, column: str) -> pd.DataFrame:
    day = table[column]
    dated = table.mutate(month=day.year() * 12 + day.month() - 1)
    frame: pd.DataFrame = (
        dated.group_by("month")
        .aggregate(
            rows=lambda rows: rows.count(),
            persons=lambda rows: rows.person_id.nunique(),
        )
        .to_pandas()
    )
    return frame


def _joined(
    before: pd.DataFrame, after: pd.DataFrame, name: str, late: int
) -> pd.DataFrame:
    """One row per interval of one table: both counts, and the fewest persons behind."""
    parts = []
    for every in (_ALL, _YEAR, _MONTH):
        one, other = _summed(before, every, late), _summed(after, every, late)
        pair = one.merge(other, on="start", how="outer", suffixes=("_old", "_new"))
        counts = pair[["rows_old", "rows_new"]].fillna(0).astype("int64")
        behind = pair[["persons_old", "persons_new"]].replace(0, np.nan)
        frame = pd.DataFrame(
            {
                "table": name,
                "every": every,
                "start": [_first_day(int(each), every) for each in pair["start"]],
                "year": pair["start"] // 12 if every != _ALL else -1,
                "before": counts["rows_old"],
                "after": counts["rows_new"],
                "persons": behind.min(axis="columns"),
            }
        )
        parts.append(frame.astype({"start": object, "year": "int64"}))
    return pd.concat(parts, ignore_index=True)


def _first_day(start: int, every: str) -> date | None:
    return None if every == _ALL else first_of_month(start)


def _summed(months: pd.DataFrame, every: str, late: int) -> pd.DataFrame:
    """One row per interval: rows, and the persons of its fullest month."""
    if every == _ALL:
        start = pd.Series(0, index=months.index)
    else:
        months = months[months["month"].notna()]
        start = months["month"].astype("int64")
        if every == _YEAR:
            start = start // 12 * 12
        else:
            kept = start.between(late - LATE_MONTHS + 1, late)
            months, start = months[kept], start[kept]
    grouped = months.assign(start=start).groupby("start", as_index=False)
    return grouped.agg({"rows": "sum", "persons": "max"})


def _text(value: object) -> str | None:
    return None if value is None else str(value)


@dataclass(frozen=True)
class FilledUp:
    """A month at the end of the older load that is fuller in the newer."""

    table: str
    month: date
    before: int
    after: int


def late_arrivals(rows: pd.DataFrame) -> Iterator[FilledUp]:
    """The late months that grew by at least a tenth, from counts that may leave."""
    late = rows[(rows["every"] == _MONTH) & ~rows["suppressed"].astype(bool)]
    for row in late.to_dict("records"):
        old, new = int(row["before"]), int(row["after"])
        if old and new >= old * (1 + FILLED):
            yield FilledUp(str(row["table"]), row["start"], old, new)


FILLED = 0.1
"""By how much of what it was a month must grow to be called filled up later."""
