"""Advice for machines: everything that the cards say, with stable keys.

Dates are ISO, records are references (``Condition/1``), facts and recommendations are
named by their ids. wervel adds nobody's name; an order or prescription that a
suggestion changes stands in it as it came.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TypeAlias
from uuid import NAMESPACE_URL, uuid5

from wervel.advice import detail_words as words
from wervel.advice.advising import Advice, Past
from wervel.advice.asking import Ask
from wervel.advice.because import Reason
from wervel.advice.cards import Card
from wervel.advice.consultation import Reading
from wervel.advice.detail import detail, spoken_answer
from wervel.advice.next_step import NextStep
from wervel.advice.orders.suggestions import Action, Suggestion, suggestions
from wervel.advice.seen import Draft, Seen, Shelf, drafts_known, shelf
from wervel.advice.standing import Disagreement
from wervel.advice.subject import patient_reference
from wervel.findings.bedside import At
from wervel.recommendations.recommendation import Recommendation
from wervel.text import NOT_CHECKED, Language, Text

Json: TypeAlias = dict[str, object]
"""An object of JSON."""


def advice_as_json(advice: Advice, *, language: Language) -> Json:
    """The whole advice: what it was made from, its cards, earlier verdicts, notices."""
    at = _Writing(advice.reading, language, repeatable_ids(advice.reading))
    none = advice.why_none
    return {
        "today": advice.reading.today.isoformat(),
        "language": language,
        "intended_use": at.say(words.INTENDED_USE),
        "checked_by": at.say(NOT_CHECKED),
        "episode": _episode(advice.reading.now),
        "drafts": [at.draft(each) for each in drafts_known(advice.reading)],
        "why_none": None if none is None else at.say(none),
        "cards": [at.card(each) for each in advice.cards],
        "past": [at.past(each) for each in advice.past],
        "notices": advice.reading.report.as_json(),
    }


def repeatable_ids(reading: Reading) -> Callable[[], str]:
    """New ids that are the same for the same patient and day, so results repeat."""
    whose = patient_reference(reading.consultation.among)
    numbers = count(1)

    def new_id() -> str:
        name = f"wervel:{whose}:{reading.today.isoformat()}:{next(numbers)}"
        return str(uuid5(NAMESPACE_URL, name))

    return new_id


def _episode(now: At | None) -> Json | None:
    if now is None:
        return None
    return {
        "start": now.episode_start.isoformat(),
        "facts": dict(sorted(now.answers.items())),
    }


@dataclass(frozen=True)
class _Writing:
    """What is needed to write the parts of one piece of advice."""

    reading: Reading
    language: Language
    new_id: Callable[[], str]

    def say(self, text: Text) -> str:
        return text.in_language(self.language)

    def said(self, texts: Sequence[Text]) -> list[str]:
        return [self.say(each) for each in texts]

    def card(self, of: Card) -> Json:
        behind = shelf(of.because, self.reading)
        found = suggestions(
            of, self.reading, language=self.language, new_id=self.new_id
        )
        return {
            "kind": of.kind.value,
            "key": of.key,
            "indicator": of.indicator.value,
            "summary": self.say(of.summary),
            "says": self.said(of.says),
            "detail": detail(of, self.reading, language=self.language),
            "because": [self.reason(each, behind) for each in of.because],
            "rests_on": [self.recommendation(each) for each in of.rests_on],
            "disagrees": [self.disagreement(each) for each in of.disagrees],
            "asks": [self.ask(each) for each in of.asks],
            "for_patients": self.said(of.for_patients),
            "step": None if of.step is None else self.step(of.step),
            "suggestions": [_suggestion(each) for each in found],
        }

    def draft(self, of: Draft) -> Json:
        return {
            "reference": of.reference or None,
            "says": of.label,
            "is_known": of.is_known,
        }

    def reason(self, of: Reason, behind: Shelf) -> Json:
        return {
            "fact": of.fact.name,
            "question": self.say(of.fact.question),
            "answer": of.answer,
            "said": spoken_answer(of.fact, of.answer, self.language),
            "is_assumed": of.is_assumed,
            "is_answered": of.is_answered,
            "records": [_record(each) for each in behind.seen(of)],
        }

    def recommendation(self, of: Recommendation) -> Json:
        return {
            "id": of.id,
            "item": of.source.item,
            "body": of.body.abbreviation,
            "title": self.say(of.title),
            "says": self.say(of.says),
            "guideline": of.source.guideline.id,
            "source": of.source.named,
            "locator": of.source.locator,
            "strength": self.say(of.strength.value),
            "certainty": self.say(of.certainty.value),
            "standing": self.say(of.standing.value),
            "checked_by": of.checked_by or self.say(NOT_CHECKED),
        }

    def disagreement(self, of: Disagreement) -> Json:
        position = of.stand.position
        return {
            **self.recommendation(of.stand.of),
            "position": None if position is None else position.name.lower(),
            "act": of.stand.of.act.name.lower(),
            "is_certain": of.is_certain,
            "because": list(of.stand.because),
            "stated": [
                {"item": each.item, "reason": self.say(each.reason)}
                for each in of.stated
            ],
        }

    def ask(self, of: Ask) -> Json:
        return {
            "fact": of.fact.name,
            "question": self.say(of.fact.question),
            "kind": of.fact.kind,
            "is_alarm": of.is_alarm,
            "with_others": of.with_others,
            "settles": [each.id for each in of.settles],
        }

    def step(self, of: NextStep) -> Json:
        return {
            "item": of.item.item,
            "name": self.say(of.item.name),
            "locator": of.item.locator,
            "weeks": of.weeks,
            "stands": [
                {
                    "recommendation": each.of.id,
                    "position": each.position.name.lower() if each.position else None,
                    "is_done": each.is_done,
                }
                for each in of.stands
            ],
        }

    def past(self, of: Past) -> Json:
        return {
            "recommendation": of.of.id,
            "title": self.say(of.of.title),
            "topic": of.of.topic.name.lower(),
            "moment": of.at.moment,
            "day": of.at.day.isoformat(),
            "episode_start": of.at.episode_start.isoformat(),
            "verdict": of.finding.verdict.value,
            "because": {name: of.at.answers.get(name) for name in of.finding.because},
        }


def _record(of: Seen) -> Json:
    return {
        "reference": of.reference or None,
        "says": of.label or None,
        "day": of.on.isoformat(),
        "value": of.value,
        "is_draft": of.is_draft,
    }


def _suggestion(of: Suggestion) -> Json:
    return {
        "label": of.label,
        "is_recommended": of.is_recommended,
        "actions": [_action(each) for each in of.actions],
    }


def _action(of: Action) -> Json:
    return {
        "type": of.kind.value,
        "description": of.description,
        "resource": of.resource,
        "resource_id": of.resource_id,
    }
