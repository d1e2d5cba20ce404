"""A page for each measure: what the report says of it, and how groups differ in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from wervel.pages.charts import Mark, marks
from wervel.pages.components import Chart, Column, Sheet, Table
from wervel.pages.speech import Speech
from wervel.practice import measure_page_words as words
from wervel.practice import report_words
from wervel.practice.groups import CARE_SITE, NONE, PROVIDER
from wervel.practice.report_measures import Measured
from wervel.practice.report_rows import Row, rows

FOLDER = "measures"
MOST_DRAWN = 24
"""More groups than this stand in the table only."""


class Compared(NamedTuple):
    """How the groups of one grouping differ: a picture where one helps, and a table."""

    name: str
    title: str
    chart: Chart | None
    table: Table


class About(NamedTuple):
    """What a page of a measure must know beside its numbers.

    ``source`` says what the records are; it stands on every page, so that no number is
    without its data release. ``addresses`` are the other pages of the site.
    """

    source: tuple[tuple[str, str], ...]
    addresses: frozenset[str]


def address_of(measure: str) -> str:
    """Where in the site the page of a measure is.

    >>> address_of("nhg-lbp-imaging")
    'measures/nhg-lbp-imaging.html'
    """
    return f"{FOLDER}/{measure}.html"


def evidence_address(profile: str) -> str:
    """Where in the site the evidence of a profile is, if the site has such pages."""
    return f"evidence/{profile}.html"


def measure_sheets(
    shown: Sequence[Measured],
    frame: pd.DataFrame,
    about: About,
    speech: Speech,
) -> tuple[Sheet, ...]:
    """A page for each of these measures, from the released measures."""
    return tuple(_sheet(each, frame, about, speech) for each in shown)


def _sheet(
    of: Measured,
    frame: pd.DataFrame,
    about: About,
    speech: Speech,
) -> Sheet:
    mine = frame[(frame["measure"] == of.id) & (frame["every"] == "all")]
    compared = [
        _compared(of, by, mine[mine["by"] == by], speech)
        for by in mine["by"].unique()
        if by not in (NONE, CARE_SITE, PROVIDER)
    ]
    pictures = [each for each in (of.periods, of.sites) if each and each.chart]
    charts = [(each.name, each.chart) for each in pictures]
    charts += [(each.name, each.chart) for each in compared]
    return Sheet(
        address=address_of(of.id),
        title=of.title,
        template="practice/measure.html",
        drawn={name: chart for name, chart in charts if chart},
        shown={
            "one": of,
            "compared": compared,
            "report_words": report_words,
            "page_words": words,
            "source": about.source,
            "evidence": [
                (address, title)
                for profile, title in of.evidence
                if (address := evidence_address(profile)) in about.addresses
            ],
        },
    )


def _compared(of: Measured, by: str, frame: pd.DataFrame, speech: Speech) -> Compared:
    named = frame.assign(group=frame["group"].fillna(""))
    pairs = [
        (_label(by, str(group), speech), rows(part)[0])
        for group, part in named.groupby("group", sort=False)
    ]
    title = speech.say(words.BY, grouping=_named(by, speech))
    table = Table(
        caption=f"{of.title}: {title}",
        columns=(
            Column(_named(by, speech)),
            *(Column(speech.say(each), is_number=True) for each in _NUMBERS),
        ),
        rows=tuple((label, *_cells(row, speech)) for label, row in pairs),
    )
    return Compared(f"{of.id}-{by}", title, _chart(title, pairs, speech), table)


_NUMBERS = (
    report_words.SHARE_FOLLOWED,
    report_words.INTERVAL,
    report_words.JUDGED,
    report_words.CANNOT_TELL,
)


def _cells(row: Row, speech: Speech) -> tuple[str, ...]:
    return (
        row.said_share(speech, decimals=1),
        row.said_interval(speech, decimals=1),
        row.said_judged(speech),
        row.said_cannot_tell(speech),
    )


def _chart(
    title: str, pairs: Sequence[tuple[str, Row]], speech: Speech
) -> Chart | None:
    known = [(label, row.fair) for label, row in pairs if row.fair.ratio is not None]
    if not 1 < len(known) <= MOST_DRAWN:
        return None
    drawn = [_mark(label, row, speech) for label, row in known]
    data, layout = marks(drawn)
    said = [
        speech.say(
            words.MARK,
            group=label,
            share=row.said_share(speech),
            interval=row.said_interval(speech),
        )
        for label, row in known
    ]
    return Chart(
        title=title,
        in_words="; ".join(said) + ".",
        caption=speech.say(words.CAPTION),
        data=data,
        layout=layout,
    )


def _mark(label: str, row: Row, speech: Speech) -> Mark:
    assert row.ratio is not None
    assert row.low is not None
    assert row.high is not None
    return Mark(
        label=label,
        share=row.ratio,
        low=row.low,
        high=row.high,
        hover=speech.say(
            words.MARK,
            group=label,
            share=row.said_share(speech),
            interval=row.said_interval(speech),
        ),
    )


def _named(by: str, speech: Speech) -> str:
    """What a grouping is called; an own one as its file is."""
    return speech.say(words.GROUPINGS[by]) if by in words.GROUPINGS else by


def _label(by: str, group: str, speech: Speech) -> str:
    """What a group is called."""
    if not group:
        return speech.say(words.WITHOUT)
    if group in words.GROUPS:
        return speech.say(words.GROUPS[group])
    return group.replace("-", "–") if by == "age_band" else group
