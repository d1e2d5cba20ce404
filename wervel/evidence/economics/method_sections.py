"""How an evaluation was reckoned, from what, and the list of CHEERS."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from wervel.evidence.economics import method_words as words
from wervel.evidence.economics.asking import has_utilities, last_year
from wervel.evidence.economics.cheers import cheers, sizes, spoken
from wervel.evidence.economics.columns import Part
from wervel.evidence.economics.evaluation import Evaluation
from wervel.evidence.economics.means import FILLINGS
from wervel.evidence.economics.saying import Saying
from wervel.evidence.report import Section
from wervel.pages.components import Column, Table
from wervel.prices import Price


def method_section(of: Evaluation, saying: Saying) -> Section:
    """What was done with whom, and at which prices."""
    prices = _used(of)
    return Section(
        id="method",
        heading=saying.say(words.HOW),
        lines=tuple(_lines(of, saying)),
        tables=(_prices(prices, of, saying),) if prices else (),
    )


def _lines(of: Evaluation, saying: Saying) -> Iterator[str]:
    say, count, asked = saying.say, saying.speech.count, of.asked
    yield say(
        words.PEOPLE,
        patients=count(len(of.patients.of_arm)),
        arms=sizes(of, saying.speech),
        first=of.patients.arms[0],
    )
    if has_utilities(of.patients):
        yield say(words.QALYS)
    if of.patients.covariates:
        names = [each.removeprefix("covariate_") for each in of.patients.covariates]
        yield say(words.COVARIATES, covariates=", ".join(map(spoken, names)))
    yield _perspective(of, saying)
    yield _rates(of, saying)
    yield say(words.BOOTSTRAP, draws=count(asked.draws), seed=str(asked.seed))
    if of.patients.cluster is not None:
        yield say(words.CLUSTERS)
    if of.patients.missing:
        yield say(words.FILLED_IN, fillings=count(FILLINGS))
    else:
        yield say(words.NOTHING_MISSING)
    yield say(words.WORTH_GIVEN, unit=saying.unit)


def _perspective(of: Evaluation, saying: Saying) -> str:
    if not of.asked.outside_care:
        return saying.say(words.ONE_PERSPECTIVE)
    outside = ", ".join(map(spoken, of.asked.outside_care))
    return saying.say(words.SOCIETY, outside=outside)


def _rates(of: Evaluation, saying: Saying) -> str:
    rates = of.asked.rates
    if rates is None or last_year(of.patients) == 1:
        return saying.say(words.FIRST_YEAR)
    return saying.say(
        words.RATES,
        costs=saying.speech.share(rates.costs, decimals=1),
        effects=saying.speech.share(rates.effects, decimals=1),
    )


def _used(of: Evaluation) -> list[Price]:
    names = [e.name for e in of.patients.variables if e.part is Part.USE]
    return [of.prices[each] for each in dict.fromkeys(names)]


def _prices(prices: list[Price], of: Evaluation, saying: Saying) -> Table:
    return Table(
        caption=saying.say(words.PRICES, currency=of.currency),
        columns=(
            Column(saying.say(words.ITEM)),
            Column(saying.say(words.PRICE), is_number=True),
            Column(saying.say(words.YEAR), is_number=True),
            Column(saying.say(words.SOURCE)),
        ),
        rows=tuple(
            (spoken(each.item), _amount(each, saying), str(each.year), each.source)
            for each in prices
        ),
    )


def _amount(of: Price, saying: Saying) -> str:
    price, low, high = (
        saying.speech.number(each, decimals=2) for each in (of.price, of.low, of.high)
    )
    if of.low == of.high:
        return price
    return saying.say(words.PRICE_RANGE, price=price, low=low, high=high)


def sources(of: Evaluation, saying: Saying) -> tuple[str, ...]:
    """Where the numbers come from, and how they were made of it."""
    named = dict.fromkeys(each.source for each in _used(of))
    return (
        saying.say(words.MADE_FROM, file=Path(of.patients.where).name),
        *([saying.say(words.PRICED_FROM, sources="; ".join(named))] if named else []),
        saying.say(words.METHODS),
        saying.say(words.NOT_PEER_CHECKED),
    )


def cheers_section(of: Evaluation, saying: Saying) -> Section:
    """The 28 items, with what the data tell of each."""
    table = Table(
        caption=saying.say(words.CHEERS_TABLE),
        columns=(
            Column(saying.say(words.CHEERS_ITEM)),
            Column(saying.say(words.CHEERS_SAYS)),
        ),
        rows=tuple(
            (f"{number}. {item}", said)
            for number, item, said in cheers(of, saying.speech)
        ),
    )
    return Section(
        id="cheers",
        heading=saying.say(words.CHEERS),
        lines=(saying.say(words.CHEERS_LINE),),
        tables=(table,),
    )
