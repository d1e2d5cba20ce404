"""The page of all care sites: how much they differ, and whether beyond chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from wervel.benchmarking.overdispersion import FEWEST_SITES
from wervel.benchmarking.rankability import is_rankable
from wervel.pages.components import Chart, Column, Sheet, Table
from wervel.pages.speech import Speech
from wervel.practice.mirror import care_sites_words as words
from wervel.practice.mirror import words as mirror_words
from wervel.practice.mirror.comparison import FEWEST_MOMENTS
from wervel.practice.mirror.peers import Peers
from wervel.practice.mirror.pictures import funnel_chart, funnel_table
from wervel.practice.mirror.sentences import SURE, decimal, whole
from wervel.practice.mirror.site_kinds import SITE_KINDS
from wervel.recommendations.recommendation import Recommendation
from wervel.text import ADVISES, NOT_CHECKED

ADDRESS, TEMPLATE = "care-sites.html", "practice/care_sites.html"


class OfKind(NamedTuple):
    """The part of the page about the care sites of one kind."""

    id: str
    title: str
    table: Table
    charts: tuple[tuple[str, Chart], ...]
    tables: tuple[tuple[str, Table], ...]


def care_sites_sheets(
    among: Mapping[tuple[str, str], Peers],
    recommendations: Sequence[Recommendation],
    speech: Speech,
) -> tuple[Sheet, ...]:
    """The one page about all care sites, none of them named.

    ``among`` is what ``peers`` gives: by kind of care site and measure.
    """
    titles = {each.id: speech.say(each.title) for each in recommendations}
    made = [
        _of_kind(kind, _ordered(kind, among, titles), titles, speech)
        for kind in SITE_KINDS
        if any(one == kind for one, _ in among)
    ]
    say = speech.say
    shown: dict[str, object] = {
        "w": words,
        "how_to_read": say(mirror_words.HOW),
        "lead": [say(words.SITES_LEAD if made else words.SITES_NONE)],
        "means": [
            say(mirror_words.MEANS),
            say(mirror_words.CONTENT, checked=say(NOT_CHECKED)),
            say(ADVISES),
        ],
        "made": made,
        "how": [
            say(mirror_words.HOW_SPREAD),
            say(
                mirror_words.HOW_PEERS,
                moments=str(FEWEST_MOMENTS),
                fewest=str(FEWEST_SITES),
            ),
        ],
    }
    return (
        Sheet(
            address=ADDRESS,
            title=say(words.SITES_TITLE),
            template=TEMPLATE,
            drawn={name: chart for part in made for name, chart in part.charts},
            shown=shown,
            entry=say(words.SITES_TITLE),
        ),
    )


def _ordered(
    kind: str, among: Mapping[tuple[str, str], Peers], titles: Mapping[str, str]
) -> list[Peers]:
    """The measures of a kind in the order of the recommendations."""
    return [among[kind, each] for each in titles if (kind, each) in among]


def _of_kind(
    kind: str, of: Sequence[Peers], titles: Mapping[str, str], speech: Speech
) -> OfKind:
    named = speech.say(SITE_KINDS[kind])
    title = speech.say(words.SITES_OF, kind=named)
    drawn = [
        (each, funnel_chart(each, speech, title=titles[each.measure])) for each in of
    ]
    return OfKind(
        id=kind.replace("_", "-"),
        title=title,
        table=_table(title, of, titles, speech),
        charts=tuple(
            (f"{kind}-{each.measure}", chart) for each, chart in drawn if chart
        ),
        tables=tuple(
            (titles[each.measure], funnel_table(each, titles[each.measure], speech))
            for each, chart in drawn
            if chart
        ),
    )


def _table(
    title: str, of: Sequence[Peers], titles: Mapping[str, str], speech: Speech
) -> Table:
    headings = (
        mirror_words.MEASURE,
        words.COMPARED,
        words.LESS,
        words.MORE,
        words.SPREAD,
        words.RANKABILITY,
        words.RANKING,
    )
    return Table(
        caption=title,
        columns=tuple(
            Column(speech.say(each), is_number=0 < place < 6)  # noqa: PLR2004
            for place, each in enumerate(headings)
        ),
        rows=tuple((titles[each.measure], *_cells(each, speech)) for each in of),
    )


def _cells(of: Peers, speech: Speech) -> tuple[str, ...]:
    if not of.has_peers:
        few = speech.say(mirror_words.SIGNALS["unknown"])
        return (speech.count(of.sites), "–", "–", "–", "–", few)
    differs = of.spread_p_value < SURE
    return (
        speech.count(of.sites),
        *(_beyond(of, side, speech) for side in ("low", "high")),
        speech.say(
            words.TIMES if differs else words.BY_CHANCE, phi=decimal(of.phi, speech)
        ),
        whole(of.rankability, speech),
        speech.say(words.MAY if is_rankable(of.rankability) else words.MAY_NOT),
    )


def _beyond(of: Peers, side: str, speech: Speech) -> str:
    outer = of.signals.get(side, 0)
    every = outer + of.signals.get(f"rather_{side}", 0)
    return speech.say(words.BEYOND, all=speech.count(every), outer=speech.count(outer))
