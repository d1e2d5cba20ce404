"""Facts and their answers as short lines; what is not so in one line together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wervel.advice.detail import spoken_answer
from wervel.facts.fact import Fact
from wervel.logic import Answer
from wervel.pages import patient_words as words
from wervel.pages.speech import Speech

FEW = 2
"""Questions answered with no that stand on lines of their own; more are joined."""


def answered(
    facts: Iterable[Fact], answers: Mapping[str, Answer], speech: Speech
) -> tuple[str, ...]:
    """A line for each answer; where many are no, these are one line together."""
    given = [(each, answers.get(each.name)) for each in facts]
    denied = [speech.say(each.question) for each, answer in given if answer is False]
    joins = len(denied) > FEW
    lines = [
        _line(each, answer, speech)
        for each, answer in given
        if not (joins and answer is False)
    ]
    if joins:
        listed = "; ".join(each.rstrip("?") for each in denied)
        lines.append(speech.say(words.NO_TO, questions=listed))
    return tuple(lines)


def _line(of: Fact, answer: Answer, speech: Speech) -> str:
    question = speech.say(of.question)
    if answer is None:
        said = words.STILL_TO_COME if of.looks_ahead else words.OPEN
        return f"{question} {speech.say(said)}"
    return f"{question} {spoken_answer(of, answer, speech.language)}"
