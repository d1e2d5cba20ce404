"""The questions as the page asks them: what would change the advice, and red flags."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from wervel.advice.advising import Advice
from wervel.advice.answers import FACTS, RANGES, range_of
from wervel.advice.asking import ALARMS, Ask
from wervel.advice.detail import spoken_answer
from wervel.advice.page.form import ANSWER, NO, YES
from wervel.facts.fact import Fact
from wervel.logic import Answer
from wervel.pages import patient_words as words
from wervel.pages.speech import Speech
from wervel.text import Text

SETTLES_SHOWN = 2
"""Recommendations named beside a question; of more the number is told."""


@dataclass(frozen=True, kw_only=True)
class QuestionView:
    """One question. ``chosen`` is yes, no, a number, or empty where it is left open.

    ``otherwise`` says what counts as long as it is left open.
    """

    name: str
    field: str
    question: str
    settles: tuple[str, ...]
    is_number: bool
    chosen: str
    otherwise: str
    least: str = ""
    most: str = ""
    span: str = ""


@dataclass(frozen=True, kw_only=True)
class Questions:
    """Those whose answer would change the advice, those answered, and red flags."""

    open: tuple[QuestionView, ...]
    answered: tuple[QuestionView, ...]
    alarms: tuple[QuestionView, ...]


def questions(
    advice: Advice, answers: Mapping[str, Answer], speech: Speech
) -> Questions:
    """The questions of all cards, most deciding first, each once."""
    asked: dict[str, Ask] = {}
    for card in advice.cards:
        for each in card.asks:
            asked.setdefault(each.fact.name, each)
    showing = _Showing(advice, answers, speech)
    return Questions(
        open=tuple(
            showing.question(each.fact, (of.title for of in each.settles))
            for name, each in asked.items()
            if name not in answers and name not in ALARMS
        ),
        answered=tuple(
            showing.question(FACTS[name]) for name in answers if name not in ALARMS
        ),
        alarms=tuple(showing.question(FACTS[name]) for name in ALARMS),
    )


def field_of(of: Fact, speech: Speech) -> QuestionView:
    """The question without an answer, and how a number is bounded."""
    least, most = (f"{each:g}" for each in range_of(of))
    is_number = of.kind != "boolean"
    return QuestionView(
        name=of.name,
        field=f"{ANSWER}{of.name}",
        question=speech.say(of.question),
        settles=(),
        is_number=is_number,
        chosen="",
        otherwise=speech.say(words.NOT_KNOWN),
        least=least if is_number else "",
        most=most if is_number else "",
        span=speech.say(words.SPAN, least=least, most=most)
        if of.name in RANGES
        else "",
    )


@dataclass(frozen=True)
class _Showing:
    """What is needed to show a question."""

    advice: Advice
    answers: Mapping[str, Answer]
    speech: Speech

    def question(self, of: Fact, settles: Iterable[Text] = ()) -> QuestionView:
        return replace(
            field_of(of, self.speech),
            settles=self._settles(settles),
            chosen=_written(self.answers.get(of.name)),
            otherwise=self._otherwise(of),
        )

    def _settles(self, titles: Iterable[Text]) -> tuple[str, ...]:
        """What the answer decides on; of many, how many more."""
        said = tuple(dict.fromkeys(self.speech.say(each) for each in titles))
        if len(said) <= SETTLES_SHOWN + 1:
            return said
        more = str(len(said) - SETTLES_SHOWN)
        return (
            *said[:SETTLES_SHOWN],
            self.speech.say(words.AND_MORE, count=more),
        )

    def _otherwise(self, of: Fact) -> str:
        """What the records say, or that they say nothing."""
        now = self.advice.reading.now
        if of.name in self.answers:
            return self.speech.say(words.LEAVE_OPEN)
        known = now.answers.get(of.name) if now else None
        if known is None:
            return self.speech.say(words.NOT_KNOWN)
        if of.name in ALARMS and known is False:
            return self.speech.say(words.NOTHING_RECORDED)
        said = spoken_answer(of, known, self.speech.language)
        return self.speech.say(words.AS_RECORDED, answer=said)


def _written(answer: Answer) -> str:
    if answer is None:
        return ""
    if isinstance(answer, bool):
        return YES if answer else NO
    return f"{answer:g}"
