"""Effects, certainties and reasons of admission, said in the language of a page."""

from __future__ import annotations

from collections.abc import Sequence

from wervel.evidence.certainty import words
from wervel.evidence.certainty.admission import Admission, Answer
from wervel.evidence.certainty.definitions import Finding, Stated
from wervel.evidence.certainty.effects import Effect
from wervel.evidence.certainty.judging import JudgedOutcome, Judgement
from wervel.evidence.certainty.levels import Certainty
from wervel.evidence.certainty.pico import Characteristics
from wervel.evidence.certainty.terms import CERTAINTY, DOMAIN, RULE, in_words
from wervel.evidence.study import Measure
from wervel.pages.speech import Speech

_FULL, _EMPTY = "⊕", "○"


def symbol(certainty: Certainty) -> str:
    """The four circles of GRADE.

    >>> symbol(Certainty.LOW)
    '⊕⊕○○'
    """
    return _FULL * certainty + _EMPTY * (Certainty.HIGH - certainty)


def level(of: JudgedOutcome, speech: Speech) -> str:
    """The certainty of an outcome in words: at most, contested, or not to be judged."""
    if of.effect is None:
        return speech.say(words.NOT_JUDGED)
    if of.certainty is None:
        return speech.say(words.CONTESTED)
    said = speech.say(CERTAINTY[of.certainty])
    return speech.say(words.AT_MOST, level=said) if of.at_most else said


def effect(of: Effect, speech: Speech) -> str:
    """The value with its interval, to two decimals."""
    value = speech.number(of.value, decimals=2)
    return f"{value} ({speech.interval(of.low, of.high, decimals=2)})"


def effect_or_not(of: JudgedOutcome, speech: Speech) -> str:
    """The effect, or else what is said in words."""
    if of.effect is not None:
        return effect(of.effect, speech)
    none = speech.say(words.NO_NUMBER)
    return f"{none}; {findings(of, speech)}" if of.said else none


def findings(of: JudgedOutcome, speech: Speech) -> str:
    """How many studies are said to have found what."""
    return speech.say(
        words.FINDINGS,
        positive=speech.count(of.found(Finding.POSITIVE)),
        none=speech.count(of.found(Finding.NO_DIFFERENCE)),
        negative=speech.count(of.found(Finding.NEGATIVE)),
    )


def absolute(of: JudgedOutcome, speech: Speech) -> str:
    """What the effect is in absolute terms, or why that cannot be computed."""
    if of.effect is None:
        return speech.say(words.NO_ABSOLUTE)
    if of.effect.measure.is_ratio:
        return speech.say(words.NO_BASELINE)
    unit = of.outcome.unit
    if of.effect.measure is not Measure.MEAN_DIFFERENCE or unit is None:
        return speech.say(words.NO_ABSOLUTE) if unit is None else speech.say(unit)
    value = speech.number(of.effect.value, decimals=2)
    return speech.say(words.POINTS, value=value, unit=speech.say(unit))


def people(of: JudgedOutcome, speech: Speech) -> str:
    """How many studies count, and how many people they have together."""
    if of.effect is None:
        return speech.count(len({each.study for each in of.said}))
    studies = speech.count(len({row.study.id for row in of.used}))
    n = of.effect.n
    return (
        f"{studies} ({speech.say(words.NOT_STATED) if n is None else speech.count(n)})"
    )


def steps(of: JudgedOutcome, speech: Speech) -> str:
    """What lowered or raised the certainty, and what could not be told."""
    said = []
    for each in of.judgements if of.effect else ():
        domain = speech.say(DOMAIN[each.domain])
        if each.counted is None:
            said.append(speech.say(words.NOT_TOLD, domain=domain))
        elif each.counted:
            levels = step(each.counted, speech)
            said.append(speech.say(words.STEP, domain=domain, levels=levels))
    return "; ".join(said) or (speech.say(words.STEADY) if of.effect else "")


def step(levels: int | None, speech: Speech) -> str:
    """A number of levels with its sign; nothing is 0."""
    if levels is None:
        return speech.say(words.UNKNOWN)
    sign = "+" if levels > 0 else ""
    return sign + speech.number(levels, decimals=0)


def stated(of: Judgement, speech: Speech) -> str:
    """What parties say of a domain, each with its level or without one."""
    return " ".join(_stated(each, speech) for each in of.stated)


def why_admitted(of: Admission, reading: Characteristics | None, speech: Speech) -> str:
    """The rules an admission rests on, and whose reading it is."""
    said = [_answer(each, speech) for each in of.reasons]
    said += [
        speech.say(words.NEAR, rule=_rule(each, speech), came=_came(each, speech))
        for each in of.indirect
        if not of.reasons or of.reasons[0].met is None
    ]
    if reading is not None and reading.who and reading.note is not None:
        note = speech.say(reading.note)
        said.append(speech.say(words.READ_BY, who=reading.who, note=note))
    return "; ".join(said)


def listed(items: Sequence[str], speech: Speech) -> str:
    """Names with commas between, or that there are none."""
    return ", ".join(items) or speech.say(words.NO_STUDY)


def _answer(of: Answer, speech: Speech) -> str:
    text = words.CAME if of.came else words.SILENT
    return speech.say(
        text,
        rule=_rule(of, speech),
        came=_came(of, speech),
        wanted=speech.say(in_words(of.wanted)),
    )


def _rule(of: Answer, speech: Speech) -> str:
    return speech.say(RULE[of.rule])


def _came(of: Answer, speech: Speech) -> str:
    return speech.say(in_words(of.came))


def _stated(of: Stated, speech: Speech) -> str:
    because = speech.say(of.because)
    if of.levels is None:
        return speech.say(words.STATED_WORDS, who=of.who, because=because)
    levels = step(of.levels, speech)
    return speech.say(words.STATED_LEVEL, who=of.who, levels=levels, because=because)
