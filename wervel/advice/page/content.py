"""The page of one patient: all that it shows, from what was asked of it.

One bedside is compiled over all guidelines, because the side-by-side is over all of
them and a fact that no recommendation asks is not computed. What makes the cards is the
same bedside, narrowed to the recommendations that were chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count

from wervel.advice.advising import Advice, advise
from wervel.advice.consultation import Consultation
from wervel.advice.durations import spoken_days
from wervel.advice.page.beside import Beside, besides
from wervel.advice.page.cards import CardView, card_views, token_of
from wervel.advice.page.changes import Changes, changes
from wervel.advice.page.choices import BY, EVERY, GUIDELINES, ORDERS, Choices
from wervel.advice.page.draft_orders import draft_orders
from wervel.advice.page.form import Asked, Refused
from wervel.advice.page.leaflet import Leaflet, leaflet
from wervel.advice.page.problems import (
    NO_BIRTH,
    NO_FHIR,
    NO_PAIN,
    NO_PATIENT,
    TWO_PATIENTS,
    Problem,
)
from wervel.advice.page.questions import Questions, questions
from wervel.advice.page.timeline import Timeline, timeline
from wervel.advice.page.verdicts import TopicView, verdicts_by_topic
from wervel.advice.subject import all_entries, patient_reference
from wervel.errors import ContractBroken, SourceEmpty, SourceUnreadable
from wervel.facts.complaint import days_in_complaint
from wervel.findings.bedside import At, Bedside
from wervel.pages import patient_words as words
from wervel.pages.speech import Speech
from wervel.recommendations.bodies import ALL
from wervel.recommendations.recommendation import Recommendation
from wervel.records.fhir.elements import text
from wervel.text import Text


@dataclass(frozen=True)
class Room:
    """Where patients are seen: the bedside over all guidelines, and what is national.

    It is compiled when the first patient comes, not before.
    """

    national: tuple[Recommendation, ...]
    open_bedside: Callable[[], Bedside] = field(
        default=lambda: Bedside.opened(ALL), repr=False
    )

    @cached_property
    def everything(self) -> Bedside:
        """The bedside over all guidelines."""
        return self.open_bedside()

    def bedside(self, guidelines: str) -> Bedside:
        """The same, whose cards come from the guidelines that were chosen."""
        if guidelines == EVERY:
            return self.everything
        return replace(self.everything, recommendations=self.national)


@dataclass(frozen=True, kw_only=True)
class PatientPage:
    """Everything the answer shows, in the language that was chosen."""

    choices: Choices
    number: str
    carried: str = field(repr=False)
    name: str
    story: str
    facts: tuple[tuple[str, str], ...]
    cards: tuple[CardView, ...]
    tokens: tuple[str, ...]
    changes: Changes | None
    questions: Questions
    timeline: Timeline
    topics: tuple[TopicView, ...]
    besides: tuple[Beside, ...]
    leaflet: Leaflet
    left_out: int
    wants_leaflet: bool


def patient_page(asked: Asked, room: Room) -> PatientPage | Refused:
    """What the page shows of this patient; or what is wrong with what was asked."""
    bedside = room.bedside(asked.choices.guidelines)
    try:
        advice = _advice(asked, bedside)
    except (SourceEmpty, SourceUnreadable, ContractBroken) as problem:
        return _refused(asked, _problem(problem, asked), with_records=False)
    at = advice.reading.signed
    if at is None or advice.reading.now is None:
        return _refused(asked, NO_PAIN, with_records=True)
    return _page(asked, advice, at, bedside)


def _advice(asked: Asked, bedside: Bedside) -> Advice:
    chosen = asked.choices
    drafts = draft_orders(
        chosen.order,
        subject=patient_reference(all_entries(asked.documents)),
        on=chosen.day,
    )
    consultation = Consultation(
        documents=asked.documents,
        today=chosen.day,
        drafts=drafts,
        by=chosen.specialty,
        answers=asked.answers,
    )
    return advise(consultation, bedside)


def _page(asked: Asked, advice: Advice, at: At, bedside: Bedside) -> PatientPage:
    speech = Speech(asked.choices.language)
    numbers = count(1)
    return PatientPage(
        choices=asked.choices,
        number=asked.of.number if asked.of else "",
        carried=asked.carried,
        name=_name(asked, speech),
        story=speech.say(asked.of.story) if asked.of else "",
        facts=tuple(_facts(asked, at, speech)),
        cards=card_views(
            advice.cards,
            advice.reading,
            speech=speech,
            new_id=lambda: f"wervel-{next(numbers)}",
        ),
        tokens=tuple(map(token_of, advice.cards)),
        changes=changes(asked.shown, advice.cards, speech) if asked.shown else None,
        questions=questions(advice, asked.answers, speech),
        timeline=timeline(advice.reading, at, speech),
        topics=verdicts_by_topic(advice, speech),
        besides=besides(at, ALL, speech),
        leaflet=leaflet(advice, at, bedside, speech),
        left_out=sum(advice.reading.report.left_out.values()),
        wants_leaflet=asked.wants_leaflet,
    )


def _name(asked: Asked, speech: Speech) -> str:
    if asked.of is None:
        return speech.say(words.YOUR_PATIENT)
    return speech.say(
        words.DEMONSTRATION,
        number=asked.of.number,
        name=speech.say(asked.of.name),
    )


def _facts(asked: Asked, at: At, speech: Speech) -> Iterator[tuple[str, str]]:
    """What the advice is about: day, duration, who, what is drafted, whose advice."""
    say, chosen = speech.say, asked.choices
    days = at.answers.get(days_in_complaint.name)
    yield say(words.DAY), speech.day(chosen.day)
    lasting = say(words.UNKNOWN) if days is None else spoken_days(days, speech.language)
    yield say(words.LASTS), lasting
    yield say(words.SEEN_BY), _lowered(BY[chosen.by], speech)
    yield say(words.DRAFTED), _lowered(ORDERS[chosen.order], speech)
    yield say(words.GUIDELINES), say(GUIDELINES[chosen.guidelines])


def _lowered(of: Text, speech: Speech) -> str:
    """With a small first letter, unless it is an abbreviation."""
    said = speech.say(of)
    return said[:1].lower() + said[1:] if said[1:2].islower() else said


def _problem(
    problem: SourceEmpty | SourceUnreadable | ContractBroken, asked: Asked
) -> Problem:
    if isinstance(problem, ContractBroken):
        return NO_FHIR
    if isinstance(problem, SourceUnreadable):
        return TWO_PATIENTS
    found = all_entries(asked.documents)
    there = any(text(each, "resourceType") == "Patient" for _, each in found)
    return NO_BIRTH if there else NO_PATIENT


def _refused(asked: Asked, problem: Problem, *, with_records: bool) -> Refused:
    return Refused(
        problems=(problem,),
        choices=asked.choices,
        of=asked.of,
        carried=asked.carried if with_records else "",
        answers=asked.answers,
    )
