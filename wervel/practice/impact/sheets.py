"""The page of scenarios: one sentence each, the picture, the tables."""

from __future__ import annotations

from dataclasses import dataclass

from wervel.pages import charts
from wervel.pages import words as page_words
from wervel.pages.components import Chart, Column, Sheet, Table
from wervel.pages.speech import Speech
from wervel.practice.impact import words
from wervel.practice.impact.effects import Range
from wervel.practice.impact.freezing import Frozen, Laid
from wervel.practice.impact.gathering import FOLLOW_UP, ImpactData, Outcome
from wervel.practice.impact.scenarios import WINDOW, Kind
from wervel.prices import Prices
from wervel.text import ADVISES, NOT_CHECKED, Text

ADDRESS, TEMPLATE = "impact.html", "practice/impact.html"


@dataclass(frozen=True, kw_only=True)
class Against:
    """A frozen baseline and the later years laid over it."""

    frozen: Frozen
    laid: tuple[Laid, ...]


def impact_sheets(
    data: ImpactData, speech: Speech, *, against: Against | None = None
) -> tuple[Sheet, ...]:
    """The one page of scenarios, as a site or a file of its own shows it."""
    say = speech.say
    tables = {"scenarios": _scenarios(data, speech)}
    if data.prices:
        tables["prices"] = _prices(data.prices, speech)
    if against is not None and against.laid:
        tables["against"] = _against(against, speech)
    shown: dict[str, object] = {
        "w": words,
        "name": " · ".join(each for each in (data.name, data.release) if each),
        "sentences": [" ".join(said(each, data, speech)) for each in data.outcomes],
        "tables": tables,
        "counted": [_counted(each, speech) for each in data.outcomes],
        "against_lead": "" if against is None else _against_lead(against, speech),
        "assumes": [
            *map(say, words.ASSUMES),
            say(words.HOW_SITES),
            say(words.HOW_COUNTS, rule=data.small_numbers.name, days=str(FOLLOW_UP)),
            *([] if data.prices else [say(words.NO_PRICES)]),
        ],
        "checked": say(words.CONTENT, checked=say(NOT_CHECKED)),
        "decides": say(ADVISES),
    }
    drawn = _drawn(data, speech)
    title = say(words.TITLE)
    return (
        Sheet(
            address=ADDRESS,
            title=title,
            template=TEMPLATE,
            drawn=drawn,
            shown=shown,
            entry=title,
        ),
    )


def said(of: Outcome, data: ImpactData, speech: Speech) -> list[str]:
    """What comes of a scenario, in a sentence with its number and interval."""
    about = {"title": speech.say(of.scenario.title), "year": str(of.year)}
    effect = of.effect
    if of.now is None:
        return [speech.say(words.WITHHELD, **about)]
    if of.now == 0:
        return [speech.say(words.NONE, **about)]
    if effect is None:
        return [speech.say(words.FEW_SITES, **about)]
    about |= {"now": _number(of.now, speech), "of": _number(of.of or 0, speech)}
    kind = of.scenario.kind
    is_none = kind is Kind.BEST_FIFTH and not effect.change.middle
    text = words.NO_GAIN if is_none else words.SAYS[kind]
    sentences = [
        speech.say(text, **about, **_ends(effect.change, speech, middle="change"))
    ]
    if effect.days is not None and kind in words.DAYS:
        days = _ends(effect.days, speech, middle="days")
        sentences.append(speech.say(words.DAYS[kind], **days))
    if effect.cost is not None:
        cost = _ends(effect.cost, speech, middle="cost")
        money = _currency(data)
        sentences.append(speech.say(words.COST, **cost, currency=money))
    return sentences


def _ends(of: Range, speech: Speech, *, middle: str) -> dict[str, str]:
    return {
        middle: _number(of.middle, speech),
        "low": _number(of.low, speech),
        "high": _number(of.high, speech),
    }


def _number(number: float, speech: Speech) -> str:
    return speech.count(round(number))


def _currency(data: ImpactData) -> str:
    return next(iter(data.prices.values())).currency if data.prices else ""


def _drawn(data: ImpactData, speech: Speech) -> dict[str, Chart]:
    """What is left of now, a line per scenario that has numbers."""
    marks, spoken = [], []
    for number, each in enumerate(data.outcomes, start=1):
        if each.effect is None or not each.now:
            continue
        change = each.effect.change
        left, low, high = (
            min(max(1 - part / each.now, 0.0), 1.0)
            for part in (change.middle, change.high, change.low)
        )
        share = speech.share(left)
        hover = speech.say(
            words.LEFT,
            title=speech.say(each.scenario.title),
            share=share,
            low=speech.share(low),
            high=speech.share(high),
        )
        marks.append(
            charts.Mark(label=f"{number}.", share=left, low=low, high=high, hover=hover)
        )
        spoken.append(speech.say(words.PICTURE_SAID, number=str(number), share=share))
    if not marks:
        return {}
    drawing, layout = charts.marks(marks)
    return {
        "left": Chart(
            title=speech.say(words.PICTURE),
            in_words="; ".join(spoken),
            caption=speech.say(words.PICTURE_CAPTION),
            data=drawing,
            layout=layout,
        )
    }


def _scenarios(data: ImpactData, speech: Speech) -> Table:
    headings = [words.NOW, words.OF, words.CANNOT_TELL, words.CHANGE, words.DAYS_HEAD]
    columns = [
        Column(speech.say(words.SCENARIO)),
        *(Column(speech.say(each), is_number=True) for each in headings),
    ]
    if data.prices:
        heading = speech.say(words.COST_HEAD, currency=_currency(data))
        columns.append(Column(heading, is_number=True))
    rows = tuple(
        _line(number, each, speech)[: len(columns)]
        for number, each in enumerate(data.outcomes, start=1)
    )
    caption = speech.say(words.TABLE, year=str(data.year))
    return Table(caption=caption, columns=tuple(columns), rows=rows)


def _line(number: int, of: Outcome, speech: Speech) -> tuple[str, ...]:
    none = speech.say(page_words.NO_NUMBER)
    has_cannot_tell = of.scenario.kind is not Kind.FEWER
    effect = of.effect
    ranges = (
        (None, None, None)
        if effect is None
        else (effect.change, effect.days, effect.cost)
    )
    return (
        f"{number}. {speech.say(of.scenario.title)}",
        _shown(of.now, speech),
        _shown(of.of, speech),
        _shown(of.cannot_tell, speech) if has_cannot_tell else none,
        *(none if each is None else _range(each, speech) for each in ranges),
    )


def _range(of: Range, speech: Speech) -> str:
    return speech.say(words.RANGE, **_ends(of, speech, middle="middle"))


def _shown(count: int | None, speech: Speech) -> str:
    return speech.say(page_words.WITHHELD) if count is None else speech.count(count)


def _counted(of: Outcome, speech: Speech) -> str:
    scenario = of.scenario
    return speech.say(
        words.COUNTS[scenario.kind],
        title=speech.say(scenario.title),
        measure=scenario.measure,
        steps=", ".join(scenario.steps),
        setting=speech.say(words.SETTINGS[scenario.setting.value]),
        limit=str(scenario.limit),
        window=str(WINDOW),
    )


def _prices(prices: Prices, speech: Speech) -> Table:
    columns = (
        Column(speech.say(words.ITEM)),
        Column(speech.say(words.PRICE), is_number=True),
        Column(speech.say(words.YEAR), is_number=True),
        Column(speech.say(words.SOURCE)),
    )
    rows = tuple(
        (
            each.item,
            _amount(each.price, each.low, each.high),
            str(each.year),
            each.source,
        )
        for each in prices.values()
    )
    return Table(caption=speech.say(words.PRICES_CAPTION), columns=columns, rows=rows)


def _amount(price: float, low: float, high: float) -> str:
    return f"{price:.2f}" if low == high else f"{price:.2f} ({low:.2f}–{high:.2f})"


def _against_lead(of: Against, speech: Speech) -> str:
    lead = speech.say(
        words.AGAINST_LEAD,
        name=of.frozen.name,
        year=str(of.frozen.year),
        release=of.frozen.release or speech.say(page_words.NO_NUMBER),
    )
    return lead if of.laid else f"{lead} {speech.say(words.AGAINST_NONE)}"


def _against(of: Against, speech: Speech) -> Table:
    heads: tuple[tuple[Text, bool], ...] = (
        (words.SCENARIO, False),
        (words.YEAR, True),
        (words.FROZEN, True),
        (words.EXPECTED, True),
        (words.CAME_NOW, True),
        (words.VERDICT, False),
    )
    rows = tuple(
        (
            speech.say(each.after.scenario.title),
            str(each.after.year),
            *(_level(part, speech) for part in (each.then, each.expected, each.now)),
            speech.say(words.CAME[each.came]),
        )
        for each in of.laid
    )
    columns = tuple(Column(speech.say(text), number) for text, number in heads)
    return Table(caption=speech.say(words.AGAINST_CAPTION), columns=columns, rows=rows)


def _level(level: float | None, speech: Speech) -> str:
    if level is None:
        return speech.say(page_words.NO_NUMBER)
    return speech.share(level, decimals=1).rstrip("%")
