"""The pictures of a measure beside its peers, and the tables of the same numbers."""

from __future__ import annotations

from datetime import date

from wervel.pages import words as page_words
from wervel.pages.charts import Mark, marks
from wervel.pages.comparison_charts import (
    DecilePoint,
    FunnelDot,
    FunnelLimits,
    deciles,
    funnel,
)
from wervel.pages.components import Chart, Column, Table
from wervel.pages.speech import Speech
from wervel.practice.mirror import words
from wervel.practice.mirror.mirrored import Mirrored
from wervel.practice.mirror.peers import BEYOND, Peer, Peers
from wervel.practice.mirror.sentences import decimal, whole
from wervel.text import Text

_FEWEST_DOTS = 5
"""With fewer dots a funnel says nothing."""


def shares_chart(of: Mirrored, speech: Speech) -> Chart | None:
    """The own, the expected and the shrunken share under each other."""
    row = of.row
    if row.ratio is None or of.expected is None or of.shrunken is None:
        return None
    assert row.low is not None
    assert row.high is not None
    told = (
        (words.OWN, (row.ratio, row.low, row.high), row.said_share(speech)),
        (words.EXPECTED, (of.expected,) * 3, whole(of.expected, speech)),
        (words.SHRUNKEN, of.shrunken, whole(of.shrunken[0], speech)),
    )
    data, layout = marks(
        [
            Mark(
                label=speech.say(name),
                share=share,
                low=low,
                high=high,
                hover=f"{speech.say(name)}: {text}",
            )
            for name, (share, low, high), text in told
        ]
    )
    return Chart(
        title=speech.say(words.SHARES),
        in_words="; ".join(f"{speech.say(name)}: {text}" for name, _, text in told),
        caption=speech.say(words.SHARES_CAPTION),
        data=data,
        layout=layout,
    )


def funnel_chart(
    of: Peers, speech: Speech, *, own: str = "", title: str = ""
) -> Chart | None:
    """The care sites of one kind in a measure, unnamed; ``own`` is the one to ring.

    Only of released rows; None where there are too few of those, or too few peers.
    """
    if not of.limits or len(of.shown) < _FEWEST_DOTS or of.target is None:
        return None
    data, layout = funnel(
        [
            FunnelDot(
                share=each.adjusted,
                judged=each.judged,
                beyond=BEYOND[each.signal],
                hover=_said(each, own, speech),
                is_own=each.care_site == own,
            )
            for each in of.shown
        ],
        [
            FunnelLimits(judged=each.judged, inner=each.inner, outer=each.outer)
            for each in of.limits
        ],
        target=of.target,
    )
    seen = [each.adjusted for each in of.shown]
    caption = [speech.say(words.FUNNEL_CAPTION)]
    if any(each.care_site == own for each in of.shown):
        caption.append(speech.say(words.FUNNEL_OWN))
    if of.withheld:
        count = speech.count(of.withheld)
        caption.append(speech.say(words.FUNNEL_WITHHELD, count=count))
    return Chart(
        title=title or speech.say(words.FUNNEL),
        in_words=speech.say(
            words.FUNNEL_IN_WORDS,
            count=speech.count(len(seen)),
            target=whole(of.target, speech),
            low=whole(min(seen), speech),
            high=whole(max(seen), speech),
            beyond=speech.count(sum(BEYOND[each.signal] > 0 for each in of.shown)),
        ),
        caption=" ".join(caption),
        data=data,
        layout=layout,
    )


def _who(each: Peer, own: str, speech: Speech) -> str:
    if not own:
        return speech.say(words.A_SITE)
    return speech.say(words.THIS_SITE if each.care_site == own else words.ANOTHER)


def _said(each: Peer, own: str, speech: Speech) -> str:
    return speech.say(
        words.FUNNEL_DOT,
        who=_who(each, own, speech),
        share=whole(each.adjusted, speech),
        judged=speech.count(each.judged),
        signal=speech.say(words.SIGNALS[each.signal]),
    )


def funnel_table(of: Peers, title: str, speech: Speech, *, own: str = "") -> Table:
    """A row for each dot of the funnel, the most often followed first."""
    columns = (words.PEERS, words.ADJUSTED, words.JUDGED, words.BESIDE)
    ordered = sorted(of.shown, key=lambda each: (-each.adjusted, each.judged))
    return Table(
        caption=f"{title}: {speech.say(words.FUNNEL_TABLE)}",
        columns=_columns(columns, (1, 2), speech),
        rows=tuple(
            (
                _who(each, own, speech),
                whole(each.adjusted, speech),
                speech.count(each.judged),
                speech.say(words.SIGNALS[each.signal]),
            )
            for each in ordered
        ),
    )


def deciles_chart(of: Mirrored, speech: Speech) -> Chart | None:
    """The deciles of peers over time with the own share; None where there are none."""
    if of.peers is None or not of.peers.deciles:
        return None
    own = _own_shares(of)
    points = [
        DecilePoint(
            middle=each.middle,
            deciles=each.values,
            own=own.get(each.start),
            hover=f"{_interval(each.start, of, speech)}: "
            + _share(own.get(each.start), speech),
        )
        for each in of.peers.deciles
    ]
    data, layout = deciles(points)
    seen = [each.own for each in points if each.own is not None]
    return Chart(
        title=speech.say(words.DECILES),
        in_words=speech.say(
            words.DECILES_IN_WORDS,
            first=whole(points[0].deciles[2], speech),
            last=whole(points[-1].deciles[2], speech),
            own=", ".join(whole(each, speech) for each in seen)
            or speech.say(page_words.WITHHELD),
        ),
        caption=speech.say(words.DECILES_CAPTION),
        data=data,
        layout=layout,
    )


def deciles_table(of: Mirrored, title: str, speech: Speech) -> Table | None:
    """A row for each interval: the deciles and the own share."""
    if of.peers is None or not of.peers.deciles:
        return None
    own = _own_shares(of)
    names = [
        speech.say(words.MEDIAN)
        if number == 5  # noqa: PLR2004
        else speech.say(words.DECILE, number=str(number))
        for number in (1, 3, 5, 7, 9)
    ]
    headings = [speech.say(words.OWN), *names, speech.say(words.PEERS)]
    return Table(
        caption=f"{title}: {speech.say(words.DECILES_TABLE)}",
        columns=(
            Column(speech.say(words.PERIOD)),
            *(Column(each, is_number=True) for each in headings),
        ),
        rows=tuple(
            (
                _interval(each.start, of, speech),
                _share(own.get(each.start), speech),
                *(whole(value, speech) for value in each.values),
                speech.count(each.peers),
            )
            for each in of.peers.deciles
        ),
    )


def odds_table(of: Peers, title: str, speech: Speech) -> Table | None:
    """A row for each level of the case-mix model that may be shown."""
    if not of.odds:
        return None
    columns = (words.COVARIATE, words.LEVEL, words.ODDS_RATIO, words.INTERVAL)
    return Table(
        caption=f"{title}: {speech.say(words.MODEL)}",
        columns=_columns(columns, (2, 3), speech),
        rows=tuple(
            (
                speech.say(
                    words.MODEL_LEVEL,
                    covariate=speech.say(words.COVARIATES[each.covariate]),
                    level=_level(each.level, speech),
                ),
                _level(each.reference, speech),
                decimal(each.ratio, speech, digits=2),
                f"{decimal(each.low, speech, digits=2)}–"
                f"{decimal(each.high, speech, digits=2)}",
            )
            for each in of.odds
        ),
    )


def _level(name: str, speech: Speech) -> str:
    if name in words.LEVELS:
        return speech.say(words.LEVELS[name])
    return name.replace("-", "–")


def _columns(
    of: tuple[Text, ...], numbers: tuple[int, ...], speech: Speech
) -> tuple[Column, ...]:
    return tuple(
        Column(speech.say(each), is_number=place in numbers)
        for place, each in enumerate(of)
    )


def _own_shares(of: Mirrored) -> dict[date, float]:
    """The own released share of each interval that has one."""
    assert of.peers is not None
    rows = of.quarters if of.peers.every == "quarter" else of.years
    return {
        each.start: each.ratio
        for each in rows
        if each.start is not None and each.ratio is not None
    }


def _interval(start: date, of: Mirrored, speech: Speech) -> str:
    assert of.peers is not None
    return speech.quarter(start) if of.peers.every == "quarter" else str(start.year)


def _share(share: float | None, speech: Speech) -> str:
    return speech.say(page_words.WITHHELD) if share is None else whole(share, speech)
