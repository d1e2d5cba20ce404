"""The tables of the page of individual data."""

from __future__ import annotations

from collections.abc import Sequence

from wervel.evidence.trials import words as trial_words
from wervel.evidence.trials.individual import words
from wervel.evidence.trials.individual.analysis import Analysis
from wervel.evidence.trials.individual.regression import Effect
from wervel.evidence.trials.individual.saying import (
    difference,
    needed,
    ratio,
    share,
    time,
)
from wervel.evidence.trials.saying import p_value
from wervel.pages.components import Column, Table
from wervel.pages.speech import Speech
from wervel.text import Text

_DECIMALS = 2


def effect_table(of: Analysis, speech: Speech) -> Table:
    """The difference by model and time."""
    rows: list[tuple[str, ...]] = []
    for name, effects in models(of):
        for each in effects:
            verdict = speech.say(trial_words.RELEVANCE[of.weighed(each).relevance])
            rows.append(
                (
                    speech.say(name),
                    time(each.time, speech),
                    *_effect(each, speech),
                    p_value(each.p, speech),
                    speech.count(each.n),
                    verdict,
                )
            )
    return Table(
        caption=speech.say(words.EFFECTS),
        columns=_columns(
            speech,
            (words.MODEL, words.WEEK, words.DIFFERENCE, words.INTERVAL),
            (words.P, words.N, words.VERDICT),
            numbers=(words.WEEK, words.DIFFERENCE, words.P, words.N),
        ),
        rows=tuple(rows),
    )


def models(of: Analysis) -> tuple[tuple[Text, tuple[Effect, ...]], ...]:
    """The models there are, by name."""
    found: list[tuple[Text, tuple[Effect, ...]]] = []
    if of.mixed is not None:
        found.append((words.MIXED, of.mixed.effects))
    found.append((words.ANCOVA, of.ancova))
    if of.imputed is not None:
        found.append((words.IMPUTED, of.imputed.effects))
    return tuple(found)


def response_table(of: Analysis, speech: Speech) -> Table:
    """Responders by time."""
    return Table(
        caption=speech.say(words.RESPONSE_TABLE),
        columns=(
            Column(speech.say(words.WEEK), is_number=True),
            Column(of.scores.arm),
            Column(of.scores.comparator),
            *_columns(
                speech,
                (words.DIFFERENCE, words.RATIO, words.ODDS, words.NNT),
            ),
        ),
        rows=tuple(
            (
                time(each.time, speech),
                share(each.effects.first, speech),
                share(each.effects.second, speech),
                difference(
                    each.effects.difference, each.effects.difference_limits, speech
                ),
                ratio(each.effects.ratio, each.effects.ratio_limits, speech),
                ratio(each.effects.odds_ratio, each.effects.odds_limits, speech),
                needed(each.needed, speech),
            )
            for each in of.responses
        ),
    )


def scenario_table(of: Analysis, speech: Speech) -> Table:
    """Responders at the main time, under each assumption on the missing."""
    main = of.responses[of.at]
    return Table(
        caption=speech.say(words.MISSING_TABLE, weeks=time(main.time, speech)),
        columns=(
            Column(speech.say(words.ASSUMED)),
            Column(of.scores.arm, is_number=True),
            Column(of.scores.comparator, is_number=True),
            Column(speech.say(words.DIFFERENCE)),
        ),
        rows=tuple(
            (
                speech.say(words.SCENARIO[each.name]),
                f"{speech.count(each.first_events)}/{speech.count(each.first_n)}",
                f"{speech.count(each.second_events)}/{speech.count(each.second_n)}",
                difference(each.difference, each.limits, speech),
            )
            for each in main.scenarios
        ),
    )


def shifted_table(of: Analysis, speech: Speech) -> Table:
    """The difference at the main time, under each shift of the missing."""
    return Table(
        caption=speech.say(words.SHIFTED_TABLE),
        columns=_columns(
            speech,
            (words.SHIFT, words.DIFFERENCE, words.INTERVAL, words.VERDICT),
            numbers=(words.DIFFERENCE,),
        ),
        rows=tuple(
            (
                _shift(each.shift, speech),
                *_effect(each.effect, speech),
                speech.say(trial_words.RELEVANCE[each.weighed.relevance]),
            )
            for each in of.shifted
        ),
    )


def balance_table(of: Analysis, speech: Speech) -> Table:
    """Baseline and covariates by arm."""
    return Table(
        caption=speech.say(words.BALANCE_TABLE),
        columns=(
            Column(speech.say(words.WHAT)),
            Column(of.scores.arm, is_number=True),
            Column(of.scores.comparator, is_number=True),
            Column(speech.say(words.STANDARDISED), is_number=True),
        ),
        rows=tuple(
            (
                each.name,
                speech.number(each.treated, decimals=_DECIMALS),
                speech.number(each.comparator, decimals=_DECIMALS),
                speech.number(each.standardised, decimals=_DECIMALS),
            )
            for each in of.balance
        ),
    )


def _effect(each: Effect, speech: Speech) -> tuple[str, str]:
    return (
        speech.number(each.value, decimals=_DECIMALS),
        speech.interval(each.low, each.high, decimals=_DECIMALS),
    )


def _shift(shift: float, speech: Speech) -> str:
    said = speech.number(abs(shift), decimals=1)
    if shift == 0:
        return said
    return f"{said} {speech.say(words.HIGHER if shift > 0 else words.LOWER)}"


def _columns(
    speech: Speech, *groups: Sequence[Text], numbers: Sequence[Text] = ()
) -> tuple[Column, ...]:
    return tuple(
        Column(speech.say(each), is_number=each in numbers)
        for group in groups
        for each in group
    )
