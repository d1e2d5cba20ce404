"""The page of a mirror: at a glance, then measure by measure, the weightiest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isnan

from wervel.benchmarking.overdispersion import FEWEST_SITES
from wervel.pages.components import Chart, Column, Sheet, Table
from wervel.pages.speech import Speech
from wervel.practice.mirror import words
from wervel.practice.mirror.comparison import FEWEST_MOMENTS
from wervel.practice.mirror.gathering import MirrorData
from wervel.practice.mirror.mirrored import Mirrored, State
from wervel.practice.mirror.pictures import (
    deciles_chart,
    deciles_table,
    funnel_chart,
    funnel_table,
    odds_table,
    shares_chart,
)
from wervel.practice.mirror.sentences import decimal, sentences, whole
from wervel.practice.mirror.site_kinds import SITE_KINDS
from wervel.registry.explanations import KINDS, ROLES, Kept
from wervel.text import ADVISES, NOT_CHECKED

ADDRESS, TEMPLATE = "index.html", "practice/mirror.html"
INNER = 20
"""One in so many lies beyond the inner limits by chance."""
_SIGNALS = ("low", "high", "rather_low", "rather_high")


@dataclass(frozen=True, kw_only=True)
class Part:
    """The part of the page about one measure."""

    id: str
    title: str
    is_checked: bool
    lines: tuple[str, ...]
    calibration: str
    charts: tuple[tuple[str, Chart], ...]
    tables: tuple[tuple[str, Table], ...]
    explanations: tuple[tuple[str, str], ...]


def mirror_sheets(data: MirrorData, speech: Speech) -> tuple[Sheet, ...]:
    """The one page of a care site's mirror."""
    told = [each for each in data.mirrored if each.state is not State.TOO_LITTLE]
    made = [_part(each, data, speech) for each in told]
    title = speech.say(words.TITLE, site=str(data.care_site))
    untold = [each for each in data.mirrored if each.state is State.TOO_LITTLE]
    shown: dict[str, object] = {
        "w": words,
        "eyebrow": _eyebrow(data, speech),
        "lead": [*_lead(data, told, speech)],
        "means": [
            speech.say(words.MEANS),
            speech.say(words.CONTENT, checked=speech.say(NOT_CHECKED)),
            speech.say(ADVISES),
        ],
        "badge": speech.say(NOT_CHECKED),
        "overview": _overview(told, speech) if told else None,
        "made": made,
        "untold": [speech.say(each.recommendation.title) for each in untold]
        if told
        else [],
        "how": [*_how(data, told, speech)],
    }
    drawn = {name: chart for part in made for name, chart in part.charts}
    return (
        Sheet(
            address=ADDRESS, title=title, template=TEMPLATE, drawn=drawn, shown=shown
        ),
    )


def _eyebrow(data: MirrorData, speech: Speech) -> str:
    said = speech.say(words.EYEBROW, name=data.name)
    if data.release is None:
        return said
    return f"{said}, {speech.say(words.RELEASE, release=data.release)}"


def _lead(data: MirrorData, told: list[Mirrored], speech: Speech) -> Iterator[str]:
    if not told:
        yield speech.say(words.NOTHING)
        return
    everybody = speech.count(len(data.mirrored))
    yield speech.say(words.LEAD, all=everybody, told=speech.count(len(told)))
    beyond = sum(each.signal in _SIGNALS for each in told)
    if any(each.signal not in (None, "unknown") for each in told):
        said = words.LEAD_SIGNALS if beyond else words.LEAD_NO_SIGNALS
        yield speech.say(said, count=speech.count(beyond))
    if any(each.state is State.COMPARED for each in told):
        kind = speech.say(SITE_KINDS[data.site_kind])
        yield speech.say(words.LEAD_PEERS, kind=kind)


def _overview(told: list[Mirrored], speech: Speech) -> Table:
    names = (
        words.MEASURE,
        words.OWN,
        words.INTERVAL,
        words.EXPECTED,
        words.SHRUNKEN,
        words.BESIDE,
        words.PLACE,
        words.CHANGED,
    )
    return Table(
        caption=speech.say(words.OVERVIEW_CAPTION),
        columns=tuple(
            Column(speech.say(each), is_number=0 < place < 5)  # noqa: PLR2004
            for place, each in enumerate(names)
        ),
        rows=tuple(_line(each, speech) for each in told),
    )


def _line(of: Mirrored, speech: Speech) -> tuple[str, ...]:
    is_compared = of.state is State.COMPARED
    place = speech.say(words.NO_RANKING) if is_compared else "–"
    changed = speech.say(words.NO_CHANGE)
    if of.place is not None and of.peers is not None:
        peers = str(of.peers.sites)
        place = speech.say(words.PLACE_OF, place=str(of.place), peers=peers)
    if of.change is not None:
        changed = speech.say(words.SINCE, quarter=speech.quarter(of.change.since))
    return (
        speech.say(of.recommendation.title),
        of.row.said_share(speech, decimals=of.row.decimals),
        of.row.said_interval(speech, decimals=of.row.decimals),
        "–" if of.expected is None else whole(of.expected, speech),
        "–" if of.shrunken is None else whole(of.shrunken[0], speech),
        speech.say(words.NO_PEERS if of.signal is None else words.SIGNALS[of.signal]),
        place,
        changed if is_compared else "–",
    )


def _part(of: Mirrored, data: MirrorData, speech: Speech) -> Part:
    title = speech.say(of.recommendation.title)
    own = str(data.care_site)
    charts: list[tuple[str, Chart | None]] = [
        ("shares", shares_chart(of, speech)),
        ("deciles", deciles_chart(of, speech)),
    ]
    tables: list[tuple[str, Table | None]] = [
        (speech.say(words.NUMBERS), _numbers(of, title, speech)),
        (speech.say(words.DECILES_TABLE), deciles_table(of, title, speech)),
    ]
    calibration = ""
    if of.peers is not None:
        drawn = funnel_chart(of.peers, speech, own=own)
        charts.insert(1, ("funnel", drawn))
        dots = funnel_table(of.peers, title, speech, own=own) if drawn else None
        tables.append((speech.say(words.FUNNEL_TABLE), dots))
        tables.append((speech.say(words.MODEL), odds_table(of.peers, title, speech)))
        if not isnan(of.peers.slope):
            calibration = speech.say(
                words.CALIBRATION,
                slope=decimal(of.peers.slope, speech, digits=2),
                c=decimal(of.peers.c, speech, digits=2),
            )
    lines = [*sentences(of, data.small_numbers, speech)]
    if of.peers is not None and not of.peers.deciles:
        lines.append(speech.say(words.NO_DECILES, fewest=str(FEWEST_SITES)))
    return Part(
        id=of.recommendation.id,
        title=title,
        is_checked=bool(of.recommendation.checked_by),
        lines=tuple(lines),
        calibration=calibration,
        charts=tuple(
            (f"{of.recommendation.id}-{name}", each) for name, each in charts if each
        ),
        tables=tuple((name, each) for name, each in tables if each),
        explanations=tuple(_explained(each, speech) for each in of.explanations),
    )


def _numbers(of: Mirrored, title: str, speech: Speech) -> Table | None:
    """The three shares of the picture."""
    if of.expected is None or of.shrunken is None:
        return None
    share, low, high = of.shrunken
    row, none = of.row, "–"
    return Table(
        caption=f"{title}: {speech.say(words.SHARES)}",
        columns=(
            Column(speech.say(words.NUMBERS)),
            Column("%", is_number=True),
            Column(speech.say(words.INTERVAL), is_number=True),
        ),
        rows=(
            (speech.say(words.OWN), row.said_share(speech), row.said_interval(speech)),
            (speech.say(words.EXPECTED), whole(of.expected, speech), none),
            (
                speech.say(words.SHRUNKEN),
                whole(share, speech),
                speech.between(low, high, decimals=0),
            ),
        ),
    )


def _explained(of: Kept, speech: Speech) -> tuple[str, str]:
    about = of.explanation
    by = speech.say(
        words.EXPLAINED_BY,
        kind=speech.say(KINDS[about.kind]),
        role=speech.say(ROLES[about.written_by]),
        day=speech.day(of.written_at.date()),
    )
    return by, about.text


def _how(data: MirrorData, told: list[Mirrored], speech: Speech) -> Iterator[str]:
    compared = sum(each.signal not in (None, "unknown") for each in told)
    if compared:
        yield speech.say(
            words.HOW_LIMITS,
            count=speech.count(compared),
            chance=decimal(compared / INNER, speech),
        )
        yield speech.say(words.HOW_SPREAD)
        yield speech.say(
            words.HOW_PEERS, moments=str(FEWEST_MOMENTS), fewest=str(FEWEST_SITES)
        )
        yield speech.say(words.HOW_CHANGE)
    yield speech.say(words.HOW_COUNTS, rule=data.small_numbers.name)
    yield speech.say(words.HOW_FILES)
