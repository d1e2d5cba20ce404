"""How the conflict burden and the comparison of versions look on a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from wervel.commands import words
from wervel.commands.console import grid, print_json, printer
from wervel.commands.guideline_printing import headings, said
from wervel.practice.report_words import MOMENTS
from wervel.practice.version_comparison import EVERY, Counterparts
from wervel.recommendations.acts import Act
from wervel.recommendations.described import described
from wervel.recommendations.recommendation import Recommendation
from wervel.text import Language

PAIR = ("act", "one_body", "other_body", "moment")
"""What tells one row of the conflict burden from another, beside its interval."""
ROOM_FOR_YEARS = 150
"""Columns a screen needs to show the years beside the whole."""


def burden(rows: pd.DataFrame, language: Language) -> None:
    """Print the conflict burden over all years, and the share by year beside it.

    Bodies that never oppose each other here, for all that can be told, are counted in
    one line. Where the screen is narrow the years are left out, and that is said.
    """
    out = printer()
    every = rows[rows["every"] == "all"]
    if every.empty:
        out.print(said(words.NOBODY, language))
        return
    quiet = every["opposing"].eq(0) & every["cannot_tell"].eq(0)
    of_years = rows[rows["every"] == "year"]
    room = out.width >= ROOM_FOR_YEARS
    years = sorted(of_years["interval_start"].unique()) if room else []
    by_year = {
        (*(row[key] for key in PAIR), row["interval_start"]): row
        for row in of_years.to_dict("records")
    }
    names = headings(language, words.ABOUT, words.BODIES, words.MOMENT)
    counts = headings(
        language, words.OPPOSING, words.OF, words.SHARE, words.CANNOT_TELL
    )
    counts += [str(each.year) for each in years]
    title = words.BURDEN.in_language(language)
    drawn = grid(title, *names, *counts, numbers=counts)
    for row in every[~quiet.fillna(False)].to_dict("records"):
        pair = tuple(row[key] for key in PAIR)
        drawn.add_row(
            Act[row["act"]].value.in_language(language),
            f"{row['one_body']} – {row['other_body']}",
            MOMENTS[row["moment"]].in_language(language),
            *_counts(row, language),
            *(_share(by_year.get((*pair, year)), language) for year in years),
        )
    out.print(drawn)
    if not room:
        out.print(said(words.YEARS_LEFT_OUT, language))
    reads = said(words.BURDEN_READS, language, quiet=int(quiet.sum()))
    out.print(reads, soft_wrap=True)


def versions(
    one: Sequence[Recommendation],
    other: Sequence[Recommendation],
    pairs: Sequence[Counterparts],
    *,
    as_json: bool,
    language: Language,
) -> None:
    """Print two versions beside each other, by definition alone."""
    if as_json:
        print_json(
            {
                "one": [described(each) for each in one],
                "other": [described(each) for each in other],
                "compared": [[each.one.id, each.other.id] for each in pairs],
            }
        )
        return
    asks = words.ASKS.in_language(language)
    drawn = grid(
        "", *headings(language, words.ONE), asks, *headings(language, words.OTHER), asks
    )
    for each in pairs:
        drawn.add_row(*_asked(each.one, language), *_asked(each.other, language))
    paired = {side.id for each in pairs for side in (each.one, each.other)}
    for alone in one:
        if alone.id not in paired:
            drawn.add_row(*_asked(alone, language), "–", "")
    for alone in other:
        if alone.id not in paired:
            drawn.add_row("–", "", *_asked(alone, language))
    printer().print(drawn)


def changes(table: pd.DataFrame, language: Language) -> None:
    """Print how many moments have which verdict under either version."""
    moments, verdict = headings(language, words.MOMENTS, words.VERDICT)
    one, other, change = headings(language, words.ONE, words.OTHER, words.CHANGES)
    drawn = grid("", one, verdict, other, verdict, moments, change, numbers=[moments])
    for row in table.to_dict("records"):
        drawn.add_row(
            row["one"],
            _verdict(row["verdict_one"], language),
            row["other"],
            _verdict(row["verdict_other"], language),
            words.SUPPRESSED.in_language(language)
            if row["suppressed"]
            else f"{int(row['moments']):,}",
            words.YES.in_language(language) if row["changes"] else "",
        )
    printer().print(drawn)


def _asked(of: Recommendation, language: Language) -> tuple[str, str]:
    return of.id, of.action.value.in_language(language)


def _verdict(name: str, language: Language) -> str:
    if name == EVERY:
        return words.ALL.in_language(language)
    return words.VERDICTS[name].in_language(language)


def _counts(row: Mapping[Any, Any], language: Language) -> tuple[str, str, str, str]:
    suppressed = words.SUPPRESSED.in_language(language)
    if row["suppressed"]:
        return suppressed, "", "", ""
    hidden = row["cannot_tell_suppressed"]
    return (
        f"{int(row['opposing']):,}",
        f"{int(row['moments']):,}",
        _share(row, language),
        suppressed if hidden else f"{int(row['cannot_tell']):,}",
    )


def _share(row: Mapping[Any, Any] | None, language: Language) -> str:
    if row is None or (not row["suppressed"] and not row["moments"]):
        return "–"
    if row["suppressed"]:
        return words.SUPPRESSED.in_language(language)
    return f"{row['ratio']:.0%}"
