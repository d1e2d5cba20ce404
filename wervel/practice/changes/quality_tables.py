"""The tables of the page about one source: drift of coding, and completeness."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd

from wervel.facts.fact import Fact
from wervel.pages import words as page_words
from wervel.pages.components import Table
from wervel.pages.speech import Speech
from wervel.practice.changes import words
from wervel.practice.changes.cells import Cells
from wervel.practice.changes.drift import EARLIER, RECENT, signals
from wervel.practice.changes.gathering import QualityData

COSTLIEST = 15
"""How many questions whose silence costs most stand in sight."""


def tables_of_quality(of: QualityData, speech: Speech) -> dict[str, Table]:
    """Each table by what it is about; those that would be empty are left out."""
    cells = Cells(speech)
    found: dict[str, Table | None] = {
        "signals": _signals(of.drift, cells),
        "drift": _drift(of.drift, cells),
        "silent": _silent(of, cells),
        "all": _all(of, cells),
    }
    return {name: table for name, table in found.items() if table is not None}


def _signals(drift: pd.DataFrame, cells: Cells) -> Table | None:
    rows = tuple(
        (
            str(row["group"]),
            cells.speech.say(words.CODED[str(row["coded"])]),
            cells.share(row["ratio_then"], withheld=False),
            cells.share(row["ratio_now"], withheld=False),
            cells.points(row["moved"]),
        )
        for row in signals(drift).to_dict("records")
    )
    headings = (words.SITE, words.CODED_AS, words.EARLIER, words.RECENT, words.MOVED)
    if not rows:
        return None
    return Table(
        caption=cells.speech.say(words.DRIFT_CAPTION),
        columns=cells.columns(*headings, numbers=3),
        rows=rows,
    )


def _drift(drift: pd.DataFrame, cells: Cells) -> Table | None:
    keys = ["coded", "by", "group"]
    pair = drift[drift["every"].eq(EARLIER)].merge(
        drift[drift["every"].eq(RECENT)],
        on=keys,
        how="outer",
        suffixes=("_old", "_new"),
    )
    if pair.empty:
        return None
    rows = tuple(
        (
            _site(row["by"], row["group"], cells),
            cells.speech.say(words.CODED[str(row["coded"])]),
            _side(row, "old", cells),
            _side(row, "new", cells),
            _signal(row["signalled_new"], cells),
        )
        for row in pair.sort_values(["coded", "by", "group"]).to_dict("records")
    )
    headings = (words.SITE, words.CODED_AS, words.EARLIER, words.RECENT, words.SIGNAL)
    return Table(
        caption=cells.speech.say(words.DRIFT_ALL),
        columns=cells.columns(*headings, numbers=3),
        rows=rows,
    )


def _side(row: dict[Hashable, Any], which: str, cells: Cells) -> str:
    hidden = row[f"suppressed_{which}"]
    nobody = pd.isna(hidden)
    return cells.share(row[f"ratio_{which}"], withheld=False if nobody else hidden)


def _signal(signalled: object, cells: Cells) -> str:
    if pd.isna(signalled):  # type: ignore[call-overload]
        return cells.speech.say(page_words.NO_NUMBER)
    return cells.speech.say(words.YES if signalled else words.NO)


def _site(by: object, group: object, cells: Cells) -> str:
    if by == "none":
        return cells.speech.say(words.EVERYBODY)
    return str(group) or cells.speech.say(words.NO_SITE)


def facts_of(of: QualityData) -> dict[str, Fact]:
    """Every fact of the measures by its name."""
    return {each.name: each for one in of.recommendations for each in one.facts}


def _silent(of: QualityData, cells: Cells) -> Table | None:
    costly = of.silent[of.silent["unknown"].fillna(0).gt(0)].head(COSTLIEST)
    if costly.empty:
        return None
    return _questions(of, costly, cells, caption=cells.speech.say(words.SILENT_CAPTION))


def _all(of: QualityData, cells: Cells) -> Table | None:
    if of.silent.empty:
        return None
    return _questions(of, of.silent, cells, caption=cells.speech.say(words.ALL_CAPTION))


def _questions(
    of: QualityData, silent: pd.DataFrame, cells: Cells, *, caption: str
) -> Table:
    say, facts = cells.speech.say, facts_of(of)
    titles = {each.id: say(each.title) for each in of.recommendations}
    known = of.known.set_index(["measure", "fact"])
    rows = []
    for row in silent.to_dict("records"):
        mine = known.loc[[(row["measure"], row["fact"])]]
        rows.append(
            (
                say(facts[str(row["fact"])].question),
                titles[str(row["measure"])],
                _known(mine, cells),
                _between(mine, cells),
                cells.count(row["unknown"]),
                cells.count(row["settles"]),
                str(row["needs_lists"]) or say(words.NEEDS_NOTHING),
            )
        )
    headings = (
        words.QUESTION,
        words.MEASURE,
        words.KNOWN,
        words.BETWEEN_SITES,
        words.OPEN,
        words.SETTLES,
        words.NEEDS,
    )
    columns = cells.columns(*headings[:-1], numbers=4)
    return Table(
        caption=caption,
        columns=(*columns, *cells.columns(headings[-1], numbers=0)),
        rows=tuple(rows),
    )


def _known(mine: pd.DataFrame, cells: Cells) -> str:
    row = mine[mine["by"].eq("none")].iloc[0]
    return cells.share(row["ratio"], withheld=row["suppressed"])


def _between(mine: pd.DataFrame, cells: Cells) -> str:
    """From the care site where it is known least to that where it is known most."""
    shares = mine.loc[mine["by"].eq("care_site"), "ratio"].dropna()
    if shares.nunique() <= 1:
        return cells.speech.say(page_words.NO_NUMBER)
    return cells.speech.between(float(shares.min()), float(shares.max()), decimals=0)
