"""The cards as the page shows them: everything said, nothing left to compute."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from wervel.advice import detail_words
from wervel.advice.asking import Ask
from wervel.advice.because import Reason, assumed
from wervel.advice.cards import Card, Kind
from wervel.advice.consultation import Reading
from wervel.advice.detail import RECORDS_SHOWN, spoken_answer
from wervel.advice.durations import spoken_days
from wervel.advice.next_step import NextStep
from wervel.advice.orders.suggestions import Suggestion, suggestions
from wervel.advice.seen import Seen, Shelf, shelf
from wervel.advice.standing import Disagreement
from wervel.facts.complaint import days_in_complaint
from wervel.pages import patient_words as words
from wervel.pages.speech import Speech
from wervel.recommendations.position import Position
from wervel.recommendations.recommendation import Recommendation
from wervel.text import NOT_CHECKED


@dataclass(frozen=True, kw_only=True)
class ReasonView:
    """A fact that decided, its answer, and the records behind it."""

    question: str
    answer: str
    behind: str


@dataclass(frozen=True, kw_only=True)
class SourceView:
    """Where a recommendation stands, how sure it is, and who has checked it."""

    who: str
    title: str
    where: str
    strength: str
    certainty: str
    standing: str
    checked: str


@dataclass(frozen=True, kw_only=True)
class OpponentView:
    """Somebody who sees it differently, or would if more were known."""

    who: str
    source: str
    stands: str
    says: str
    hangs_on: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ActionView:
    """One change, and the resource to copy; empty where something is deleted."""

    description: str
    resource: str


@dataclass(frozen=True, kw_only=True)
class SuggestionView:
    """What a clinician may do."""

    label: str
    is_recommended: bool
    actions: tuple[ActionView, ...]


@dataclass(frozen=True, kw_only=True)
class QuestionLink:
    """A question that would settle something, and where on the page it is asked."""

    name: str
    question: str


@dataclass(frozen=True, kw_only=True)
class CardView:
    """One piece of advice. ``token`` tells it from the cards of another page.

    ``as_of`` names the day its reasons are about, where that is not today.
    """

    token: str
    key: str
    kind: str
    kind_name: str
    indicator: str
    urgency: str
    summary: str
    says: tuple[str, ...]
    as_of: str
    reasons: tuple[ReasonView, ...]
    assumed: tuple[str, ...]
    sources: tuple[SourceView, ...]
    opponents: tuple[OpponentView, ...]
    asks: tuple[QuestionLink, ...]
    suggestions: tuple[SuggestionView, ...]
    for_patients: tuple[str, ...]
    step: str


def token_of(card: Card) -> str:
    """What tells a card from another: what it is for, about what, and how urgent."""
    return f"{card.kind.value}:{card.key}:{card.indicator.value}"


def card_views(
    cards: Iterable[Card],
    reading: Reading,
    *,
    speech: Speech,
    new_id: Callable[[], str],
) -> tuple[CardView, ...]:
    """The cards, in their order, in one language."""
    return tuple(
        _Showing(speech, reading, shelf(each.because, reading)).card(each, new_id)
        for each in cards
    )


@dataclass(frozen=True)
class _Showing:
    """What is needed to show one card."""

    speech: Speech
    reading: Reading
    shelf: Shelf

    def card(self, of: Card, new_id: Callable[[], str]) -> CardView:
        say = self.speech.say
        return CardView(
            token=token_of(of),
            key=of.key,
            kind=of.kind.value,
            kind_name=say(words.KINDS[of.kind.value]),
            indicator=of.indicator.value,
            urgency=say(words.URGENCY[of.indicator.value]),
            summary=say(of.summary),
            says=tuple(say(each) for each in of.says),
            as_of=say(detail_words.AS_OF, day=self.speech.day(of.at.day))
            if of.at
            else "",
            reasons=tuple(
                self._reason(each) for each in of.because if not each.is_assumed
            ),
            assumed=tuple(self._assumed(of.because)),
            sources=tuple(source_view(each, self.speech) for each in of.rests_on),
            opponents=tuple(self._opponent(each) for each in of.disagrees),
            asks=tuple(self._ask(each) for each in of.asks),
            suggestions=tuple(self._suggestions(of, new_id)),
            for_patients=tuple(say(each) for each in of.for_patients),
            step=self._step(of.step),
        )

    def _assumed(self, among: Iterable[Reason]) -> Iterator[str]:
        """What is taken as no; that no red flag at all is recorded is one phrase."""
        facts, no_flag = assumed(among)
        for each in facts:
            yield self.speech.say(each.question).rstrip("?")
        if no_flag:
            yield self.speech.say(words.EVERY_FLAG)

    def _reason(self, of: Reason) -> ReasonView:
        return ReasonView(
            question=self.speech.say(of.fact.question),
            answer=spoken_answer(of.fact, of.answer, self.speech.language),
            behind="; ".join(self._behind(of)),
        )

    def _behind(self, of: Reason) -> Iterator[str]:
        say = self.speech.say
        if of.is_answered:
            yield say(words.ANSWERED)
            return
        is_lasting = of.fact is days_in_complaint and of.answer is not None
        if is_lasting and self.reading.now is not None:
            yield say(words.SINCE, day=self.speech.day(self.reading.now.episode_start))
        found = self.shelf.seen(of)
        for each in found[:RECORDS_SHOWN]:
            on = say(words.DRAFT) if each.is_draft else self.speech.day(each.on)
            yield f"{self._called(each)}, {on}"
        if len(found) > RECORDS_SHOWN:
            yield say(words.AND_EARLIER, count=str(len(found) - RECORDS_SHOWN))

    def _called(self, of: Seen) -> str:
        """What a record calls itself; of a mere contact, that it was one."""
        if not of.label:
            return self.speech.say(words.THIS_CONSULTATION)
        return self.speech.say(words.CONTACT) if of.label == "Encounter" else of.label

    def _opponent(self, of: Disagreement) -> OpponentView:
        say, stand = self.speech.say, of.stand
        is_open = stand.position is None or stand.position is Position.CANNOT_TELL
        questions = {each.name: each.question for each in stand.of.facts}
        position = stand.position or Position.CANNOT_TELL
        return OpponentView(
            who=who_says(stand.of, self.speech),
            source=stand.of.source.named,
            stands=say(words.MAY_DIFFER)
            if is_open
            else f"{say(position.value)}: {say(stand.of.act.value)}",
            says=say(stand.of.says),
            hangs_on=tuple(say(questions[name]) for name in stand.because)
            if is_open
            else (),
            reasons=tuple(say(each.reason) for each in of.stated),
        )

    def _ask(self, of: Ask) -> QuestionLink:
        return QuestionLink(
            name=of.fact.name, question=self.speech.say(of.fact.question)
        )

    def _suggestions(
        self, of: Card, new_id: Callable[[], str]
    ) -> Iterator[SuggestionView]:
        """What may be done; the page asks its questions itself."""
        if of.kind is Kind.QUESTIONS:
            return
        for each in suggestions(
            of, self.reading, language=self.speech.language, new_id=new_id
        ):
            yield _suggestion(each)

    def _step(self, of: NextStep | None) -> str:
        now = self.reading.now
        if of is None or now is None:
            return ""
        days = now.answers.get(days_in_complaint.name)
        if days is None:
            return self.speech.say(words.DURATION_UNKNOWN)
        lasting = spoken_days(days, self.speech.language)
        return self.speech.say(words.DURATION, length=lasting)


def _suggestion(of: Suggestion) -> SuggestionView:
    return SuggestionView(
        label=of.label,
        is_recommended=of.is_recommended,
        actions=tuple(
            ActionView(
                description=each.description,
                resource=json.dumps(each.resource, indent=2, ensure_ascii=False)
                if each.resource
                else "",
            )
            for each in of.actions
        ),
    )


def source_view(of: Recommendation, speech: Speech) -> SourceView:
    """Where a recommendation stands."""
    say = speech.say
    return SourceView(
        who=who_says(of, speech),
        title=of.source.named,
        where=f"{of.source.locator} ({of.source.item})",
        strength=say(words.STRENGTH, strength=say(of.strength.value)),
        certainty=say(words.CERTAINTY, certainty=say(of.certainty.value)),
        standing=say(of.standing.value),
        checked=of.checked_by or say(NOT_CHECKED),
    )


def who_says(of: Recommendation, speech: Speech) -> str:
    """The body and its country: ``NHG (the Netherlands)``."""
    return f"{of.body.abbreviation} ({speech.say(of.country.named)})"
