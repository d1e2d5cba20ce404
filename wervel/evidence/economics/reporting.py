"""The report of an economic evaluation: what it costs, what it gains, how sure."""

from __future__ import annotations

from collections.abc import Iterator

from wervel.evidence.economics import words
from wervel.evidence.economics.difference_section import difference_section
from wervel.evidence.economics.evaluation import Evaluation, Scenario
from wervel.evidence.economics.keeping import economics_data, economics_rows
from wervel.evidence.economics.method_sections import (
    cheers_section,
    method_section,
    sources,
)
from wervel.evidence.economics.parts_sections import costs_section, effects_section
from wervel.evidence.economics.saying import Saying
from wervel.evidence.economics.worth_section import worth_section
from wervel.evidence.report import Report, Section
from wervel.pages.components import Column, Table
from wervel.pages.speech import Speech


def economics_report(of: Evaluation, speech: Speech) -> Report:
    """The page of that evaluation, with its tables and data."""
    saying = Saying(of, speech)
    first, others = of.patients.arms[0], of.patients.arms[1:]
    arms = speech.say(
        words.AGAINST, arms=speech.say(words.AND).join(others), first=first
    )
    return Report(
        address="economics/index.html",
        entry=speech.say(words.ENTRY),
        eyebrow=speech.say(words.EYEBROW),
        title=speech.say(words.TITLE, arms=arms),
        lead=tuple(_lead(of, saying)),
        sections=(
            difference_section(of, saying),
            worth_section(of, saying),
            costs_section(of, saying),
            effects_section(of, saying),
            _otherwise(of, saying),
            method_section(of, saying),
            cheers_section(of, saying),
        ),
        sources=sources(of, saying),
        rows=economics_rows(of, speech),
        result=economics_data(of, speech),
    )


def _lead(of: Evaluation, saying: Saying) -> Iterator[str]:
    for each in of.differences:
        yield saying.say(
            words.DIFFERS,
            arm=each.arm,
            first=of.patients.arms[0],
            costs=saying.amount_of(each.costs),
            currency=of.currency,
            costs_range=saying.amounts(each.costs),
            gain=saying.gain,
            effects=saying.effect(each.effects.value),
            effects_range=saying.effects(each.effects),
            trade=saying.trade(each, words.TRADES),
        )
    best = of.worths[0]
    yield saying.say(
        words.BEST,
        unit=saying.unit,
        worth=saying.amount(best.worth),
        currency=of.currency,
        arm=of.patients.arms[best.best],
        probability=saying.probability(best),
        information=saying.amount(best.perfect_information),
    )


def _otherwise(of: Evaluation, saying: Saying) -> Section:
    worth, currency = saying.amount(of.worths[0].worth), of.currency
    table = Table(
        caption=saying.say(words.OTHERWISE_TABLE),
        columns=(
            Column(saying.say(words.SCENARIO)),
            Column(saying.say(words.ARM)),
            Column(saying.say(words.EXTRA_COSTS, currency=currency), is_number=True),
            Column(saying.gain, is_number=True),
            Column(saying.say(words.TRADE)),
            Column(saying.say(words.BEST_HEAD)),
        ),
        rows=tuple(row for each in of.scenarios for row in _scenario(each, of, saying)),
    )
    line = saying.say(
        words.OTHERWISE_LINE, worth=worth, currency=currency, unit=saying.unit
    )
    return Section(
        id="otherwise",
        heading=saying.say(words.OTHERWISE),
        lines=(line,),
        tables=(table,),
    )


def _scenario(
    of: Scenario, whole: Evaluation, saying: Saying
) -> Iterator[tuple[str, ...]]:
    patients = saying.speech.count(of.patients)
    best = saying.say(
        words.ARM_SHARE,
        arm=whole.patients.arms[of.choice.best],
        share=saying.probability(of.choice),
    )
    for each in of.differences:
        yield (
            saying.say(words.SCENARIOS[of.otherwise], patients=patients),
            each.arm,
            saying.amount_range(each.costs),
            saying.effect_range(each.effects),
            saying.trade(each, words.TRADE_CELLS),
            best,
        )
