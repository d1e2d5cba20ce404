"""From a consultation to advice: the whole of it, in one call."""

from __future__ import annotations

from dataclasses import dataclass

from wervel.advice.cards import Card
from wervel.advice.consultation import Consultation, Reading, read
from wervel.advice.making import cards
from wervel.findings.because import finding
from wervel.findings.bedside import At, Bedside
from wervel.findings.finding import Finding
from wervel.recommendations.recommendation import Recommendation


@dataclass(frozen=True)
class Past:
    """How a recommendation came out at an earlier moment of the episode."""

    of: Recommendation
    at: At
    finding: Finding


@dataclass(frozen=True)
class Advice:
    """The cards, and what they were made from."""

    reading: Reading
    cards: tuple[Card, ...]
    past: tuple[Past, ...]


def advise(
    consultation: Consultation, bedside: Bedside, *, earlier: bool = True
) -> Advice:
    """The advice at this consultation.

    Without ``earlier`` nothing is said of earlier moments, nor of drugs that go on
    against advice. Raises SourceUnreadable, SourceEmpty.
    """
    reading = read(consultation, bedside, earlier=earlier)
    return Advice(reading, cards(reading, bedside), _past(reading, bedside))


def _past(reading: Reading, bedside: Bedside) -> tuple[Past, ...]:
    return tuple(
        Past(of, at, finding(of, at.answers))
        for at in reading.earlier
        for of in bedside.recommendations
        if of.moment.value == at.moment
    )
