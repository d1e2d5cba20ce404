"""The detail of a card: Markdown that a clinician reads in ten seconds.

What it says, why, on whose authority, who sees it differently, what to ask, what to
tell the patient, what comes next. No name of anybody; what records say is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wervel.advice import detail_words as words
from wervel.advice.asking import Ask
from wervel.advice.because import Reason, assumed
from wervel.advice.cards import Card, Kind
from wervel.advice.consultation import Reading
from wervel.advice.differing import Differing, called
from wervel.advice.durations import spoken_days
from wervel.advice.markdown import escaped
from wervel.advice.next_step import NextStep
from wervel.advice.seen import Seen, Shelf, label, shelf
from wervel.facts.complaint import days_in_complaint
from wervel.facts.fact import Fact
from wervel.findings.bedside import At
from wervel.logic import Answer
from wervel.pages.speech import Speech
from wervel.recommendations.recommendation import Recommendation
from wervel.recommendations.terms import Certainty, Strength
from wervel.text import ADVISES, NOT_CHECKED, Language, Text

RECORDS_SHOWN = 2
"""Records that stand behind one reason; of the rest the number is told."""
TITLES_SHOWN = 3
"""Recommendations a question settles that are named; of the rest the number is."""


def detail(card: Card, reading: Reading, *, language: Language) -> str:
    """The card in GitHub-flavoured Markdown, without the patient's name."""
    closing = escaped(ADVISES.in_language(language))
    return f"{body(card, reading, language=language)}\n\n*{closing}*"


def body(card: Card, reading: Reading, *, language: Language) -> str:
    """The detail without its last line, for where many cards stand together."""
    at = _Detail(Speech(language), reading, shelf(card.because, reading))
    parts = (
        at.listed(at.text(each) for each in card.says),
        at.headed(
            words.WHY,
            [*at.as_of(card.at), *at.running(card), *at.why(card.because)],
        ),
        at.headed(words.DIFFERS, Differing(at.speech).lines(card.disagrees)),
        at.headed(words.QUESTIONS, at.questions(card.asks)),
        at.headed(words.FOR_PATIENT, [at.text(each) for each in card.for_patients]),
        at.headed(words.PATHWAY, at.step(card.step)),
        at.headed(
            words.SOURCES if len(card.rests_on) > 1 else words.SOURCE,
            [at.source(each) for each in card.rests_on],
        ),
    )
    return "\n\n".join(each for each in parts if each)


def spoken_answer(fact: Fact, answer: Answer, language: Language) -> str:
    """An answer as people say it: yes, 3 weeks (21 days), 6 of 10."""
    if answer is None:
        return words.UNKNOWN.in_language(language)
    if isinstance(answer, bool):
        return (words.YES if answer else words.NO).in_language(language)
    if fact.unit == "days":
        return spoken_days(answer, language)
    said = words.UNITS.get(fact.unit)
    plain = f"{answer:g}"
    return said.in_language(language).format(number=plain) if said else plain


@dataclass(frozen=True)
class _Detail:
    """What is needed to say the parts of one card."""

    speech: Speech
    reading: Reading
    shelf: Shelf

    def text(self, text: Text, **values: str) -> str:
        return escaped(self.speech.say(text, **values))

    def listed(self, lines: Iterable[str]) -> str:
        """One line as it is, several as a list."""
        given = list(lines)
        if len(given) <= 1:
            return "".join(given)
        return "\n".join(f"- {each}" for each in given)

    def headed(self, heading: Text, lines: Iterable[str]) -> str:
        """A heading with its line or lines; nothing where there are none."""
        given = list(lines)
        if not given:
            return ""
        said = f"**{self.text(heading)}**"
        if len(given) == 1:
            return f"{said}: {given[0]}"
        return f"{said}\n\n{self.listed(given)}"

    def as_of(self, moment: At | None) -> Iterator[str]:
        """The day the reasons are about, where that is not today."""
        if moment is not None:
            yield self.text(words.AS_OF, day=self.speech.day(moment.day))

    def running(self, of: Card) -> Iterator[str]:
        """The drugs that go on, on a card about those."""
        about = [each for one in of.proposed for each in one.about]
        if of.kind is Kind.ONGOING and about:
            labels = ", ".join(dict.fromkeys(map(label, about)))
            yield self.text(words.RUNNING, what=labels)

    def why(self, reasons: Sequence[Reason]) -> Iterator[str]:
        """A line a reason; what is assumed in one, the red flags at its end."""
        for each in reasons:
            if not each.is_assumed:
                yield self._reason(each)
        facts, no_flag = assumed(reasons)
        if facts:
            listed = " ".join(self.speech.say(each.question) for each in facts)
            yield self.text(words.ASSUMED, what=listed)
        if no_flag:
            yield self.text(words.NO_FLAG)

    def _reason(self, of: Reason) -> str:
        seen = self.shelf.seen(of)
        if of.answer is True and seen and all(each.is_draft for each in seen):
            labels = ", ".join(escaped(each.label) for each in seen)
            return f"{self.text(words.ORDERED)}: {labels}"
        answer = escaped(spoken_answer(of.fact, of.answer, self.speech.language))
        told = f"{self.text(of.fact.question)} **{answer}**"
        behind = "; ".join(self._behind(of))
        return f"{told} ({behind})" if behind else told

    def _behind(self, of: Reason) -> Iterator[str]:
        if of.is_answered:
            yield self.text(words.ANSWERED)
            return
        is_lasting = of.fact is days_in_complaint and of.answer is not None
        if is_lasting and self.reading.now is not None:
            start = self.speech.day(self.reading.now.episode_start)
            yield self.text(words.SINCE, day=start)
        found = self.shelf.seen(of)
        for each in found[:RECORDS_SHOWN]:
            yield self._record(each)
        if len(found) > RECORDS_SHOWN:
            count = str(len(found) - RECORDS_SHOWN)
            yield self.text(words.AND_MORE, count=count)

    def _record(self, of: Seen) -> str:
        if not of.label:
            return self.text(words.SEEN_TODAY)
        when = (
            self.text(words.DRAFT) if of.is_draft else escaped(self.speech.day(of.on))
        )
        return f"{escaped(of.label)}, {when}"

    def source(self, of: Recommendation) -> str:
        """Where it stands, how sure it is as far as stated, and whether it holds."""
        said = (
            f"{of.source.named}, {of.source.locator} ({of.source.item})",
            _strength(of, self.speech),
            self.speech.say(of.standing.value),
            of.checked_by or self.speech.say(NOT_CHECKED),
        )
        return f"{called(of.body, self.speech)}: {escaped('; '.join(said))}"

    def questions(self, asks: Iterable[Ask]) -> Iterator[str]:
        for each in asks:
            settles = self.text(words.SETTLES, what=self._titles(each.settles))
            others = self._others(each.with_others)
            yield f"{self.text(each.fact.question)} ({settles}{others})"

    def _titles(self, of: Sequence[Recommendation]) -> str:
        shown = [self.speech.say(each.title) for each in of[:TITLES_SHOWN]]
        if len(of) > TITLES_SHOWN:
            count = str(len(of) - TITLES_SHOWN)
            shown.append(self.speech.say(words.AND_MORE, count=count))
        return "; ".join(shown)

    def _others(self, count: int) -> str:
        if count == 0:
            return ""
        if count == 1:
            return f", {self.text(words.WITH_ANOTHER)}"
        return f", {self.text(words.WITH_OTHERS, count=str(count))}"

    def step(self, of: NextStep | None) -> Iterator[str]:
        if of is None:
            return
        name = f"{escaped(of.item.item)} {self.text(of.item.name)}"
        yield f"{name} ({escaped(of.item.locator)}); {self._lasting()}"
        for each in of.stands:
            if each.is_done:
                yield self.text(words.DONE, what=self.speech.say(each.of.title))

    def _lasting(self) -> str:
        now = self.reading.now
        days = None if now is None else now.answers.get(days_in_complaint.name)
        if days is None:
            return self.text(words.AFTER_UNKNOWN)
        return self.text(words.AFTER, weeks=spoken_days(days, self.speech.language))


def _strength(of: Recommendation, speech: Speech) -> str:
    """How strong and how certain its source calls it."""
    if (of.strength, of.certainty) == (Strength.NOT_STATED, Certainty.NOT_STATED):
        return speech.say(words.NOT_STATED)
    strength, certainty = speech.say(of.strength.value), speech.say(of.certainty.value)
    return speech.say(words.STRENGTH, strength=strength, certainty=certainty)
