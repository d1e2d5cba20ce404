"""The pictures of a measure, each with the table that says the same."""

from __future__ import annotations

from collections.abc import Sequence

from wervel.pages import words as page_words
from wervel.pages.charts import Dot, Period, spread, trend
from wervel.pages.components import Chart, Column, Table
from wervel.pages.speech import Speech
from wervel.practice import report_words as words
from wervel.practice.report_rows import Row
from wervel.text import Text

MOST_SITES = 250
"""More dots than this nobody can see apart; evenly chosen ones show the same spread."""
FEWEST_TO_DRAW = 2
"""One point is no course and no spread: the table says it."""
FEWEST_FOR_QUARTILES = 10
"""Under this many care sites the middle half is a handful, and its ends are sites."""


def over_time(
    title: str, every: str, shown: Sequence[Row], speech: Speech
) -> tuple[Chart | None, Table]:
    """The share per period, with its bands, and the table of it."""
    labelled = [(_period(each, every, speech), each.fair) for each in shown]
    table = Table(
        caption=speech.say(words.PERIODS_CAPTION, title=title),
        columns=_columns(words.PERIOD, speech),
        rows=tuple((label, *_cells(each, speech)) for label, each in labelled),
    )
    in_words = _course(labelled, speech)
    if not in_words:
        return None, table
    data, layout = trend([_point(label, each, speech) for label, each in labelled])
    caption = [speech.say(words.TREND_CAPTION)]
    if any(each.mostly_unknown for each in shown):
        caption.append(speech.say(words.TREND_UNKNOWN))
    hidden = sum(each.suppressed for each in shown)
    if hidden:
        caption.append(speech.say(words.TREND_GAPS, count=speech.count(hidden)))
    chart = Chart(
        title=speech.say(words.TREND_TITLES[every]),
        in_words=in_words,
        caption=" ".join(caption),
        data=data,
        layout=layout,
    )
    return chart, table


def over_sites(
    title: str, sites: Sequence[Row], together: Row, speech: Speech
) -> tuple[Chart | None, str, Table]:
    """The spread over care sites, a note on what it leaves out, and the table."""
    known = _evenly([each for each in sites if each.fair.ratio is not None])
    table = Table(
        caption=speech.say(words.SITES_TABLE_CAPTION, title=title),
        columns=_columns(words.PLACE, speech),
        rows=tuple(
            (speech.count(place), *_cells(each, speech))
            for place, each in enumerate(known, start=1)
        ),
    )
    left_out = _left_out(sites, speech)
    if len(known) < FEWEST_TO_DRAW or together.ratio is None:
        return None, " ".join([speech.say(words.SITES_NONE), *left_out]), table
    data, layout = spread([_dot(each, speech) for each in known], at=together.ratio)
    caption = [speech.say(words.SITES_CAPTION), *_middle(sites, speech), *left_out]
    chart = Chart(
        title=speech.say(words.SITES_TITLE),
        in_words=_spread_in_words(known, speech),
        caption=" ".join(caption),
        data=data,
        layout=layout,
    )
    return chart, "", table


def _left_out(sites: Sequence[Row], speech: Speech) -> list[str]:
    """How many care sites are not shown, and why."""
    hidden = sum(each.suppressed for each in sites)
    unknown = sum(each.mostly_unknown for each in sites)
    everything = speech.count(len(sites))
    return [
        speech.say(text, count=speech.count(count), all=everything)
        for text, count in (
            (words.SITES_WITHHELD, hidden),
            (words.SITES_UNKNOWN, unknown),
        )
        if count
    ]


def _columns(first: Text, speech: Speech) -> tuple[Column, ...]:
    numbers = (
        words.SHARE_FOLLOWED,
        words.INTERVAL,
        words.JUDGED,
        words.CANNOT_TELL,
        words.BOUNDS,
    )
    return (
        Column(speech.say(first)),
        *(Column(speech.say(each), is_number=True) for each in numbers),
    )


def _cells(row: Row, speech: Speech) -> tuple[str, ...]:
    return (
        row.said_share(speech, decimals=1),
        row.said_interval(speech, decimals=1),
        row.said_judged(speech),
        row.said_cannot_tell(speech),
        row.said_bounds(speech, decimals=1),
    )


def _period(row: Row, every: str, speech: Speech) -> str:
    assert row.start is not None
    return speech.quarter(row.start) if every == "quarter" else str(row.start.year)


def _point(label: str, row: Row, speech: Speech) -> Period:
    hover = f"{label}<br>{speech.say(page_words.WITHHELD)}"
    return Period(
        middle=row.middle,
        share=row.ratio,
        low=row.low,
        high=row.high,
        at_least=row.at_least,
        at_most=row.at_most,
        withheld=row.suppressed,
        hover=hover if row.suppressed else _hover(label, row, speech),
    )


def _dot(row: Row, speech: Speech) -> Dot:
    assert row.ratio is not None
    return Dot(
        share=row.ratio, size=row.denominator or 0, hover=_hover("", row, speech)
    )


def _hover(label: str, row: Row, speech: Speech) -> str:
    said = speech.say(page_words.HOVER, label=label, **row.told(speech))
    return said.removeprefix("<br>")


def _course(labelled: Sequence[tuple[str, Row]], speech: Speech) -> str:
    """The course in words; only its bounds where no more is known; else nothing."""
    known = [(label, each.ratio) for label, each in labelled if each.ratio is not None]
    if len(known) < FEWEST_TO_DRAW:
        return _course_of_bounds(labelled, speech)
    lowest = min(known, key=lambda each: each[1])
    highest = max(known, key=lambda each: each[1])
    (first_label, first), (last_label, last) = known[0], known[-1]
    return speech.say(
        words.TREND_IN_WORDS,
        first_label=first_label,
        first=speech.share(first),
        last_label=last_label,
        last=speech.share(last),
        low=speech.share(lowest[1]),
        low_label=lowest[0],
        high=speech.share(highest[1]),
        high_label=highest[0],
    )


def _course_of_bounds(labelled: Sequence[tuple[str, Row]], speech: Speech) -> str:
    known = [(label, each) for label, each in labelled if each.at_least is not None]
    if len(known) < FEWEST_TO_DRAW:
        return ""
    (first_label, first), (last_label, last) = known[0], known[-1]
    return speech.say(
        words.TREND_OF_BOUNDS,
        first_label=first_label,
        first=first.said_bounds(speech),
        last_label=last_label,
        last=last.said_bounds(speech),
    )


def _spread_in_words(known: Sequence[Row], speech: Speech) -> str:
    shares = _shares(known)
    return speech.say(
        words.SITES_IN_WORDS,
        shown=speech.count(len(shares)),
        low=speech.share(shares[0]),
        high=speech.share(shares[-1]),
        median=speech.share(_quantile(shares, 0.5)),
    )


def _middle(sites: Sequence[Row], speech: Speech) -> list[str]:
    shares = _shares(sites)
    if len(shares) < FEWEST_FOR_QUARTILES:
        return []
    said = speech.say(
        words.SITES_MIDDLE,
        lower=speech.share(_quantile(shares, 0.25)),
        upper=speech.share(_quantile(shares, 0.75)),
    )
    if len(shares) <= MOST_SITES:
        return [said]
    some, everything = speech.count(MOST_SITES), speech.count(len(shares))
    return [said, speech.say(words.SITES_MANY, some=some, all=everything)]


def _shares(sites: Sequence[Row]) -> list[float]:
    fair = (each.fair.ratio for each in sites)
    return sorted(each for each in fair if each is not None)


def _quantile(ordered: Sequence[float], share: float) -> float:
    """The nearest value that is there: no care site between two care sites."""
    return ordered[round(share * (len(ordered) - 1))]


def _evenly(sites: Sequence[Row]) -> list[Row]:
    ordered = sorted(sites, key=lambda each: each.ratio or 0.0)
    if len(ordered) <= MOST_SITES:
        return ordered
    step = (len(ordered) - 1) / (MOST_SITES - 1)
    return [ordered[round(place * step)] for place in range(MOST_SITES)]
