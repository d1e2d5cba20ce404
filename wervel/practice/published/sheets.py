"""The page of the published measurements, by subject."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from wervel.pages import words as page_words
from wervel.pages.components import Chart, Column, Json, Sheet, Table
from wervel.pages.speech import Speech
from wervel.practice.published import words
from wervel.practice.published.comparison import Agreement, Compared
from wervel.practice.published.definitions import Measurement, not_measured
from wervel.practice.published.gathering import OnDay, PublishedData, is_share

ADDRESS = "published.html"
TEMPLATE = "practice/published.html"
FEWEST_TO_DRAW = 2


@dataclass(frozen=True, kw_only=True)
class Picture:
    """Places on a line from 0 to 1: interval and value of ours, and the published."""

    low: float
    high: float
    ours: float
    published: float | None
    in_words: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row of a measurement as the page says it."""

    label: str
    published: str
    ours: str
    interval: str
    of: str
    stands: str
    why: tuple[str, ...]
    picture: Picture | None


@dataclass(frozen=True, kw_only=True)
class Block:
    """A measurement as the page says it."""

    id: str
    title: str
    note: str
    editorial: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]


def published_sheets(data: PublishedData, speech: Speech) -> tuple[Sheet, ...]:
    """One page: everything that was published, with what was counted beside it."""
    title = speech.say(words.TITLE)
    curve = _curve(data.curve, speech)
    return (
        Sheet(
            address=ADDRESS,
            title=title,
            entry=speech.say(words.ENTRY),
            template=TEMPLATE,
            drawn={"opioids": curve} if curve else {},
            shown={
                "w": words,
                "name": data.name,
                "lead": _lead(data, speech),
                "about": speech.say(
                    words.ABOUT_SAMPLE if data.is_sample else words.ABOUT_OTHERS
                ),
                "subjects": _subjects(data, speech),
                "curve_table": _curve_table(data.curve, speech),
                "not_measured": _not_measured(speech),
                "rule": speech.say(words.RULE, name=data.small_numbers.name),
            },
        ),
    )


def _lead(data: PublishedData, speech: Speech) -> str:
    if not data.is_sample:
        return ""
    found = Counter(each.agreement for each in data.compared)
    judged = [each for each in Agreement if each in _JUDGED]
    return speech.say(
        words.LEAD_SAMPLE,
        compared=speech.count(sum(found[each] for each in judged)),
        within=speech.count(found[Agreement.WITHIN]),
        corrected=speech.count(found[Agreement.CORRECTED]),
        explained=speech.count(found[Agreement.EXPLAINED]),
        outside=speech.count(found[Agreement.OUTSIDE]),
    )


_JUDGED = frozenset(
    {
        Agreement.WITHIN,
        Agreement.CORRECTED,
        Agreement.EXPLAINED,
        Agreement.OUTSIDE,
    }
)


def _subjects(
    data: PublishedData, speech: Speech
) -> tuple[tuple[str, str, tuple[Block, ...]], ...]:
    """Per subject its name, its heading and its measurements."""
    return tuple(
        (
            subject,
            speech.say(heading),
            tuple(
                _block(measurement, tuple(rows), data.is_sample, speech)
                for measurement, rows in groupby(
                    (e for e in data.compared if e.measurement.subject == subject),
                    key=lambda each: each.measurement,
                )
            ),
        )
        for subject, heading in words.SUBJECTS.items()
    )


def _block(
    of: Measurement, rows: tuple[Compared, ...], is_sample: bool, speech: Speech
) -> Block:
    most = max(_reach(rows), default=1.0)
    place = [of.locator] + ([of.period] if of.period[:1].isdigit() else [])
    pairs = [
        (words.NUMERATOR, speech.say(of.numerator)),
        (words.DENOMINATOR, speech.say(of.denominator)),
        (words.PLACE, ", ".join(place)),
        (words.CITES, ", ".join(of.cites)),
    ]
    if of.checks:
        pairs.append((words.CHECKS, ", ".join(of.checks)))
    return Block(
        id=of.id,
        title=speech.say(of.title),
        note=speech.say(of.note) if of.note else "",
        editorial=tuple((speech.say(term), meaning) for term, meaning in pairs),
        lines=tuple(_line(each, most, is_sample, speech) for each in rows),
    )


def _reach(rows: Iterable[Compared]) -> list[float]:
    """What the line of the pictures must reach: everything drawn on it."""
    highs = [each.ours.high for each in rows if each.ours]
    return highs + [each.row.range[0] for each in rows if each.row.range]


def _line(each: Compared, most: float, is_sample: bool, speech: Speech) -> Line:
    label = row_label(each, speech)
    ours = each.ours
    withheld = speech.say(page_words.WITHHELD)
    nothing = speech.say(words.NOTHING)
    without = nothing if each.agreement is Agreement.CANNOT_TELL else withheld
    elsewhere = each.agreement in _JUDGED and not is_sample
    stands = words.NOT_JUDGED if elsewhere else words.AGREEMENTS[each.agreement]
    return Line(
        label=label,
        published=_said_published(each, speech),
        ours=_said(each, ours.value, speech) if ours else without,
        interval=_between(each, speech) if ours else nothing,
        of=speech.count(ours.denominator) if ours else nothing,
        stands=speech.say(stands),
        why=_why(each, speech),
        picture=_picture(each, label, most, speech),
    )


def row_label(each: Compared, speech: Speech) -> str:
    """What a row is about, in words."""
    return ", ".join(speech.say(words.ROWS[part]) for part in each.row.id.split("."))


def _said(each: Compared, value: float, speech: Speech) -> str:
    if is_share(each):
        return speech.share(value, decimals=1)
    number = f"{value:.2f}".rstrip("0").rstrip(".")
    return number.replace(".", ",") if speech.language == "nl" else number


def _between(each: Compared, speech: Speech) -> str:
    assert each.ours is not None
    low, high = each.ours.low, each.ours.high
    if is_share(each):
        return speech.between(low, high, decimals=1)
    return f"{_said(each, low, speech)}–{_said(each, high, speech)}"


def _said_published(each: Compared, speech: Speech) -> str:
    row = each.row
    if row.range is None:
        return speech.say(words.NOTHING)
    if row.published is None:
        return speech.say(words.AT_LEAST, value=_said(each, row.range[0], speech))
    return _said(each, row.published, speech)


def _why(each: Compared, speech: Speech) -> tuple[str, ...]:
    """How much the published value is of, and why ours is another or is not there."""
    said = []
    if each.row.n is not None:
        said.append(speech.say(words.PUBLISHED_OF, n=speech.count(each.row.n)))
    if each.lacking:
        said.append(speech.say(words.CANNOT, lists=", ".join(each.lacking)))
    if each.expected is not None and each.agreement is Agreement.EXPLAINED:
        value = _said(each, each.expected.value, speech)
        reason = speech.say(each.expected.reason)
        said.append(speech.say(words.DERIVED, value=value, reason=reason))
    return tuple(said)


def _picture(each: Compared, label: str, most: float, speech: Speech) -> Picture | None:
    ours, published = each.ours, each.row.range
    if ours is None or most <= 0:
        return None
    bound = published[0] if each.row.published is None and published else None
    at = each.row.published if bound is None else bound
    return Picture(
        low=ours.low / most,
        high=ours.high / most,
        ours=ours.value / most,
        published=None if at is None else at / most,
        in_words=speech.say(
            words.PICTURE,
            row=label,
            published=_said_published(each, speech),
            ours=_said(each, ours.value, speech),
            low=_said(each, ours.low, speech),
            high=_said(each, ours.high, speech),
        ),
    )


def _curve(days: tuple[OnDay, ...], speech: Speech) -> Chart | None:
    """The curve with its band; nothing where it is hardly known."""
    known = [each for each in days if each.share is not None]
    if len(known) < FEWEST_TO_DRAW:
        return None
    last = known[-1]
    band = [(each.day, each.low) for each in known]
    band += [(each.day, each.high) for each in reversed(known)]
    data: Json = [
        {
            "x": [day for day, _ in band],
            "y": [share for _, share in band],
            "mode": "lines",
            "fill": "toself",
            "fillcolor": "var(--followed-band)",
            "line": {"width": 0},
            "hoverinfo": "skip",
            "type": "scatter",
        },
        {
            "x": [each.day for each in known],
            "y": [each.share for each in known],
            "mode": "lines+markers",
            "line": {"color": "var(--followed)", "width": 2.5},
            "marker": {"size": 6, "color": "var(--followed)"},
            "text": [_on_day(each, known, speech) for each in known],
            "hoverinfo": "text",
            "type": "scatter",
        },
    ]
    layout: Json = {
        "xaxis": {"title": {"text": speech.say(words.DAY)}, "dtick": 60},
        "yaxis": {"range": [-0.02, 1.02], "tickformat": ".0%", "dtick": 0.25},
        "margin": {"l": 48, "r": 14, "t": 10, "b": 48},
    }
    return Chart(
        title=speech.say(words.CURVE),
        in_words=_on_day(last, known, speech),
        caption=speech.say(words.CURVE_CAPTION),
        data=data,
        layout=layout,
    )


def _on_day(each: OnDay, known: list[OnDay], speech: Speech) -> str:
    return speech.say(
        words.CURVE_IN_WORDS,
        count=speech.count(known[0].at_risk or 0),
        day=speech.count(each.day),
        share=speech.share(each.share or 0.0),
        low=speech.share(each.low or 0.0),
        high=speech.share(each.high or 0.0),
    )


def _curve_table(days: tuple[OnDay, ...], speech: Speech) -> Table:
    withheld = speech.say(page_words.WITHHELD)
    numbers = (words.STILL, words.INTERVAL, words.AT_RISK)
    return Table(
        caption=speech.say(words.CURVE),
        columns=(
            Column(speech.say(words.DAY)),
            *(Column(speech.say(each), is_number=True) for each in numbers),
        ),
        rows=tuple(
            (
                speech.count(each.day),
                withheld if each.share is None else speech.share(each.share),
                withheld
                if each.low is None or each.high is None
                else speech.between(each.low, each.high),
                withheld if each.at_risk is None else speech.count(each.at_risk),
            )
            for each in days
        ),
    )


def _not_measured(speech: Speech) -> Table:
    return Table(
        caption=speech.say(words.NOT_MEASURED),
        columns=tuple(
            Column(speech.say(each)) for each in (words.CITES, words.WHAT, words.WHY)
        ),
        rows=tuple(
            (", ".join(each.cites), speech.say(each.what), speech.say(each.why))
            for each in not_measured()
        ),
    )
