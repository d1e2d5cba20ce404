"""The 28 items of CHEERS 2022, filled in where the data tell."""

from __future__ import annotations

from wervel.evidence.economics import method_words as words
from wervel.evidence.economics import words as page_words
from wervel.evidence.economics.asking import WEEKS_IN_A_YEAR, has_utilities, last_year
from wervel.evidence.economics.columns import Part
from wervel.evidence.economics.evaluation import Evaluation
from wervel.pages.speech import Speech


def cheers(of: Evaluation, speech: Speech) -> tuple[tuple[int, str, str], ...]:
    """Each item by its number: what it asks, and what the data say of it."""
    said = _filled(of, speech)
    silence = speech.say(words.NOT_STATED)
    return tuple(
        (number, speech.say(item), said.get(number, silence))
        for number, item in enumerate(words.ITEMS, start=1)
    )


def _filled(of: Evaluation, speech: Speech) -> dict[int, str]:
    say = speech.say
    see = {
        name: say(words.SEE, heading=say(heading))
        for name, heading in (
            ("how", words.HOW),
            ("difference", page_words.DIFFERENCE),
            ("categories", page_words.CATEGORIES),
            ("otherwise", page_words.OTHERWISE),
        )
    }
    arms = ", ".join(of.patients.arms)
    scenarios = speech.count(len(of.scenarios) - 1)
    return {
        5: say(words.COUNTS_ONLY, arms=sizes(of, speech)),
        7: say(words.WHY_NOT_STATED, said=arms),
        8: say(words.WHY_NOT_STATED, said=_perspective(of, speech)),
        9: say(words.WHY_NOT_STATED, said=_horizon(of, speech)),
        10: _rates(of, speech),
        11: say(words.WHY_NOT_STATED, said=of.effect),
        **_outcomes(of, speech),
        14: say(
            words.COSTS_OF,
            categories=", ".join(spoken(each.name) for each in of.categories),
            heading=say(words.HOW),
        ),
        15: _currency(of, speech),
        16: say(words.NO_MODEL),
        17: see["how"],
        18: say(words.NOT_EXAMINED),
        19: say(words.NOT_EXAMINED),
        20: say(
            words.BOOTSTRAPPED,
            draws=speech.count(of.asked.draws),
            scenarios=scenarios,
        ),
        22: see["categories"],
        23: see["difference"],
        24: see["otherwise"],
    }


def sizes(of: Evaluation, speech: Speech) -> str:
    """The arms and how many patients each has."""
    return ", ".join(
        speech.say(words.ARM_SIZE, arm=arm, patients=speech.count(n))
        for arm, n in zip(of.patients.arms, of.patients.sizes, strict=True)
    )


def spoken(name: str) -> str:
    """The name of a column as words.

    >>> spoken("informal_care")
    'informal care'
    """
    return name.replace("_", " ")


def _perspective(of: Evaluation, speech: Speech) -> str:
    return speech.say(words.SOCIETY_SHORT if of.asked.outside_care else words.ALL_COSTS)


def _horizon(of: Evaluation, speech: Speech) -> str:
    weeks = [e.weeks for e in of.patients.variables if e.part is Part.UTILITY]
    year = last_year(of.patients)
    if weeks and max(weeks) > (year - 1) * WEEKS_IN_A_YEAR:
        return speech.say(words.HORIZON_WEEKS, weeks=f"{max(weeks):g}")
    return speech.say(words.HORIZON_YEARS, year=str(year))


def _rates(of: Evaluation, speech: Speech) -> str:
    rates = of.asked.rates
    if rates is None or last_year(of.patients) == 1:
        return speech.say(words.NO_DISCOUNT)
    said = speech.say(
        words.RATES_SHORT,
        costs=speech.share(rates.costs, decimals=1),
        effects=speech.share(rates.effects, decimals=1),
    )
    return speech.say(words.WHY_NOT_STATED, said=said)


def _outcomes(of: Evaluation, speech: Speech) -> dict[int, str]:
    if not has_utilities(of.patients):
        return {}
    weeks = sorted(e.weeks for e in of.patients.variables if e.part is Part.UTILITY)
    listed = ", ".join(f"{each:g}" for each in weeks)
    return {
        12: speech.say(words.AT_WEEKS, weeks=listed),
        13: speech.say(words.NO_VALUE_SET),
    }


def _currency(of: Evaluation, speech: Speech) -> str:
    used = [each.name for each in of.patients.variables if each.part is Part.USE]
    years = sorted({of.prices[each].year for each in used})
    if not years:
        return speech.say(words.CURRENCY_ONLY, currency=of.currency)
    listed = ", ".join(map(str, years))
    return speech.say(words.CURRENCY_YEARS, currency=of.currency, years=listed)
