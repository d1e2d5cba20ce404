"""From a consultation to advice: the whole of it, in one call."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from wervel.advice.cards import Card
from wervel.advice.consultation import Consultation, Reading, read
from wervel.advice.making import cards
from wervel.findings.because import finding
from wervel.findings.bedside import At, Bedside
from wervel.findings.finding import Finding
from wervel.recommendations.recommendation import Recommendation
from wervel.recommendations.terms import Action
from wervel.text import Text


@dataclass(frozen=True)
class Past:
    """How a recommendation came out at an earlier moment of the episode."""

    of: Recommendation
    at: At
    finding: Finding


@dataclass(frozen=True)
class Advice:
    """The cards, and what they were made from; of a child no recommendations.

    Where there is nothing to advise about, ``why_none`` says why.
    """

    reading: Reading
    cards: tuple[Card, ...]
    recommendations: tuple[Recommendation, ...]

    @cached_property
    def past(self) -> tuple[Past, ...]:
        """How the recommendations came out at the earlier moments."""
        return tuple(
            Past(of, at, finding(of, at.answers))
            for at in self.reading.earlier
            for of in self.recommendations
            if of.moment.value == at.moment
        )

    @property
    def why_none(self) -> Text | None:
        """Why there are no cards, as far as that is not because all is well."""
        if self.reading.age < ADULT:
            return NOT_ADULT
        return NO_EPISODE if self.reading.now is None else None

    @property
    def so_far(self) -> tuple[Past, ...]:
        """What asked for something at an earlier moment of the episode that goes on.

        *Consider* leaves room, so that nobody departs from it.
        """
        now = self.reading.now
        return tuple(
            each
            for each in self.past
            if now is not None
            and each.at.episode_start == now.episode_start
            and each.of.action is not Action.CONSIDER
        )


ADULT = 18
"""Age from which anything is advised: the documents speak of adults (P-17, P-22), and
no rule asks for age. Wervel's choice."""
NOT_ADULT = Text(
    nl="De richtlijnen gaan over volwassenen; over een kind adviseert wervel niet.",
    en="The guidelines are about adults; wervel gives no advice on a child.",
)
NO_EPISODE = Text(
    nl="Er is nu geen lopende periode van rugpijn in deze gegevens.",
    en="These records hold no episode of back pain that goes on now.",
)


def advise(
    consultation: Consultation, bedside: Bedside, *, earlier: bool = True
) -> Advice:
    """The advice at this consultation; no cards about a child.

    Without ``earlier`` nothing is said of earlier moments, nor of drugs that go on
    against advice. Raises SourceUnreadable, SourceEmpty.
    """
    reading = read(consultation, bedside, earlier=earlier)
    if reading.age < ADULT:
        return Advice(reading, (), ())
    return Advice(reading, cards(reading, bedside), bedside.recommendations)
