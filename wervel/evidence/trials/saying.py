"""How numbers of a trial are said: effects as better or worse, p, and gaps."""

from __future__ import annotations

from wervel.evidence.study import Estimate, Measure
from wervel.evidence.trials import words
from wervel.evidence.trials.appraisal import ReadEstimate
from wervel.evidence.trials.relevance import Relevance
from wervel.pages.speech import Speech

_LEAST_P = 0.001
_LARGE = 0.1
_DECIMALS = 2


def number(value: float | None, speech: Speech, *, decimals: int = _DECIMALS) -> str:
    """A number, or that it is not stated."""
    if value is None:
        return speech.say(words.NOT_STATED)
    return speech.number(value, decimals=decimals)


def p_value(p: float | None, speech: Speech) -> str:
    """A p value with as many decimals as it bears, or that it cannot be said."""
    if p is None:
        return speech.say(words.NOT_SAID)
    if p < _LEAST_P:
        return "<" + speech.number(_LEAST_P, decimals=3)
    return speech.number(p, decimals=2 if p >= _LARGE else 3)


def yes_no(holds: bool | None, speech: Speech) -> str:
    """Yes, no, or that it cannot be said."""
    if holds is None:
        return speech.say(words.NOT_SAID)
    return speech.say(words.YES if holds else words.NO)


def points(gain: float, speech: Speech) -> str:
    """A gain as so many points better or worse."""
    if round(gain, _DECIMALS) == 0:
        return speech.say(words.NO_DIFFERENCE)
    form = words.BETTER_BY if gain > 0 else words.WORSE_BY
    return speech.say(form, points=speech.number(abs(gain), decimals=_DECIMALS))


def gains(worst: float, best: float, speech: Speech) -> str:
    """An interval of gain as points better, worse, or from one to the other."""
    low, high = (speech.number(abs(each), decimals=_DECIMALS) for each in (worst, best))
    if worst >= 0:
        return speech.say(words.FROM_TO_BETTER, low=low, high=high)
    if best <= 0:
        return speech.say(words.FROM_TO_WORSE, low=high, high=low)
    return speech.say(words.FROM_WORSE_TO_BETTER, low=low, high=high)


def effect(row: Estimate, speech: Speech) -> str:
    """The printed effect with its interval, or what is said in words."""
    if row.value is None:
        return speech.say(row.said) if row.said else speech.say(words.NOT_STATED)
    short = {Measure.RISK_RATIO: "RR ", Measure.ODDS_RATIO: "OR "}.get(row.measure, "")
    value = short + speech.number(row.value, decimals=_DECIMALS)
    if row.low is None or row.high is None:
        return value
    return f"{value} ({limits(row, speech)})"


def limits(row: Estimate, speech: Speech) -> str:
    """The printed interval."""
    if row.low is None or row.high is None:
        return speech.say(words.NOT_STATED)
    return speech.interval(row.low, row.high, decimals=_DECIMALS)


def lead(reading: ReadEstimate, speech: Speech) -> str:
    """The primary effect in one sentence: how much, significant, relevant."""
    weighed, row = reading.weighed, reading.estimate
    if weighed.gain is None or weighed.worst is None or weighed.best is None:
        return speech.say(words.LEAD_NONE, name=reading.study)
    form = words.LEAD_RELEVANCE[weighed.relevance]
    significant = reading.printed.excludes_none
    return speech.say(
        words.LEAD,
        name=reading.study,
        weeks=weeks(row, speech),
        outcome=speech.say(reading.outcome.name),
        effect=points(weighed.gain, speech),
        confidence=speech.share(row.confidence),
        interval=gains(weighed.worst, weighed.best, speech),
        significance=speech.say(
            words.SIGNIFICANT if significant else words.NOT_SIGNIFICANT
        ),
        relevance=speech.say(form, smallest=smallest(reading, speech)),
    )


def smallest(reading: ReadEstimate, speech: Speech) -> str:
    """The smallest important change, without decimals where it has none."""
    value = reading.weighed.smallest or 0.0
    return speech.number(value, decimals=0 if value.is_integer() else _DECIMALS)


def weeks(row: Estimate, speech: Speech) -> str:
    """The week of an estimate, or that it is not stated."""
    return number(row.weeks, speech, decimals=0)


def relevance(reading: ReadEstimate, speech: Speech) -> str:
    """The verdict, with what is lacking where there is none."""
    said = speech.say(words.RELEVANCE[reading.weighed.relevance])
    if reading.weighed.relevance is not Relevance.CANNOT_TELL:
        return said
    return f"{said}: {speech.say(words.LACKING[reading.weighed.lacking])}"
