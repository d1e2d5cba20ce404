"""The tables of the page about two loads."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from wervel.pages.components import Table
from wervel.pages.speech import Speech
from wervel.practice.changes import words
from wervel.practice.changes.cells import Cells
from wervel.practice.changes.codes import KEPT
from wervel.practice.changes.gathering import LoadsCompared
from wervel.practice.changes.loads import Release, late_arrivals
from wervel.practice.changes.restated import ADDED, AFTER, BEFORE, SAME
from wervel.recommendations.recommendation import Recommendation
from wervel.small_numbers import SUPPRESSED, Displayed


def tables_of_loads(
    of: LoadsCompared, recommendations: tuple[Recommendation, ...], speech: Speech
) -> dict[str, Table]:
    """Each table by what it is about; those that would be empty are left out."""
    cells = Cells(speech)
    found: dict[str, Table | None] = {
        "measures": _measures(of.measures, recommendations, cells),
        "loads": _loads(of, cells),
        "rows": _rows(of.tables, cells),
        "late": _late(of.tables, cells),
        "codes": _codes(of.codes, cells),
    }
    return {name: table for name, table in found.items() if table is not None}


def parts_of(measures: pd.DataFrame, measure: str) -> Mapping[str, pd.Series]:
    """The rows of one measure by their part."""
    mine = measures[measures["measure"].eq(measure)]
    return {str(row["part"]): row for _, row in mine.iterrows()}


def split(parts: Mapping[str, pd.Series]) -> tuple[float | None, float | None]:
    """How the share moved: by what was restated, and by what was added.

    Both in points of the share; together they are the whole change. None where a share
    that it needs is withheld or there is nobody.
    """
    before, same, after = (_ratio(parts[each]) for each in (BEFORE, SAME, AFTER))
    restated = None if before is None or same is None else same - before
    added = None if same is None or after is None else after - same
    return restated, added


def _ratio(row: pd.Series) -> float | None:
    return None if pd.isna(row["ratio"]) else float(row["ratio"])


def _measures(
    of: pd.DataFrame, recommendations: tuple[Recommendation, ...], cells: Cells
) -> Table:
    say = cells.speech.say
    rows = []
    for each in recommendations:
        parts = parts_of(of, each.id)
        restated, added = split(parts)
        rows.append(
            (
                say(each.title),
                _share(parts[BEFORE], cells),
                _share(parts[AFTER], cells),
                cells.points(restated),
                cells.points(added),
                cells.count(parts[BEFORE]["denominator"]),
                cells.count(parts[SAME]["denominator"]),
                cells.count(parts[ADDED]["denominator"]),
            )
        )
    headings = (
        words.MEASURE,
        words.BEFORE,
        words.AFTER,
        words.RESTATED,
        words.ADDED,
        words.JUDGED_BEFORE,
        words.JUDGED_SAME,
        words.JUDGED_ADDED,
    )
    return Table(
        caption=say(words.MEASURES_CAPTION),
        columns=cells.columns(*headings, numbers=7),
        rows=tuple(rows),
    )


def _share(row: pd.Series, cells: Cells) -> str:
    return cells.share(row["ratio"], withheld=row["suppressed"])


def _loads(of: LoadsCompared, cells: Cells) -> Table:
    say = cells.speech.say
    one, other = _told(of.before, cells), _told(of.after, cells)
    both = _shown(of.persons.both, cells)
    names = (words.NAME, words.RELEASE, words.VOCABULARY, words.UNTIL)
    rows = [
        (say(name), old, new) for name, old, new in zip(names, one, other, strict=True)
    ]
    only = (_shown(of.persons.vanished, cells), _shown(of.persons.appeared, cells))
    rows += [(say(words.BOTH), both, both), (say(words.ONE_ONLY), *only)]
    return Table(
        caption=say(words.LOADS_CAPTION),
        columns=cells.columns(words.WHAT, words.BEFORE, words.AFTER, numbers=2),
        rows=tuple(rows),
    )


def _told(of: Release, cells: Cells) -> tuple[str, ...]:
    not_told = cells.speech.say(words.NOT_TOLD)
    until = of.observed_until
    return (
        of.name or not_told,
        of.released or not_told,
        of.vocabulary or not_told,
        not_told if until is None else cells.speech.day(until),
    )


def _shown(count: Displayed, cells: Cells) -> str:
    return cells.count(pd.NA if count is SUPPRESSED else count)


def _rows(of: pd.DataFrame, cells: Cells) -> Table:
    whole = of[of["every"].isin(["all", "year"])]
    rows = tuple(
        (
            str(row["table"]),
            cells.speech.say(words.ALL_YEARS)
            if row["every"] == "all"
            else str(row["start"].year),
            cells.count(row["before"]),
            cells.count(row["after"]),
        )
        for row in whole.to_dict("records")
    )
    headings = (words.TABLE, words.PERIOD, words.BEFORE, words.AFTER)
    return Table(
        caption=cells.speech.say(words.ROWS_CAPTION),
        columns=cells.columns(*headings, numbers=2),
        rows=rows,
    )


def _late(of: pd.DataFrame, cells: Cells) -> Table | None:
    rows = tuple(
        (
            each.table,
            f"{each.month:%Y-%m}",
            cells.count(each.before),
            cells.count(each.after),
            cells.points(each.after / each.before - 1),
        )
        for each in late_arrivals(of)
    )
    headings = (words.TABLE, words.PERIOD, words.BEFORE, words.AFTER, words.GREW)
    if not rows:
        return None
    return Table(
        caption=cells.speech.say(words.LATE_CAPTION),
        columns=cells.columns(*headings, numbers=3),
        rows=rows,
    )


def _codes(of: pd.DataFrame, cells: Cells) -> Table | None:
    moved = of[~of["is_total"] & of["change"].ne(KEPT)]
    rows = tuple(
        (
            str(row["code"]),
            str(row["list"]),
            cells.speech.say(words.CHANGES[str(row["change"])]),
            cells.count(row["before"]),
            cells.count(row["after"]),
        )
        for row in moved.to_dict("records")
    )
    headings = (words.CODE, words.LIST, words.CHANGE, words.BEFORE, words.AFTER)
    if not rows:
        return None
    return Table(
        caption=cells.speech.say(words.CODES_CAPTION),
        columns=cells.columns(*headings, numbers=2),
        rows=rows,
    )
