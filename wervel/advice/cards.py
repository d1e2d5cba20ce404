"""Cards: what is worth saying now, each with its reason, its source, and who disagrees.

Few cards: one for alarms, one for each order that departs, one for each drug that goes
on against advice, one for the next step, one for what is worth asking.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from wervel.advice.asking import Ask
from wervel.advice.because import Reason
from wervel.advice.next_step import NextStep
from wervel.advice.standing import Disagreement
from wervel.facts.fact import Fact
from wervel.findings.bedside import At
from wervel.recommendations.recommendation import Recommendation
from wervel.records.fhir.elements import Resource
from wervel.text import Text


class Kind(Enum):
    """What a card is for; the value is how JSON writes it."""

    ALARM = "alarm"
    ORDER = "order"
    ONGOING = "ongoing"
    STEP = "step"
    QUESTIONS = "questions"


class Indicator(Enum):
    """How urgent it is, most urgent first; the values are those of CDS Hooks."""

    CRITICAL = "critical"
    WARNING = "warning"
    INFO = "info"


class Proposal(Enum):
    """What a clinician may do with one tap."""

    REFER_URGENTLY = "refer-urgently"
    REPLACE_BY_ADVICE = "replace-by-advice"
    WITHDRAW = "withdraw"
    SHORTEN = "shorten"
    STOP = "stop"
    REFER_PHYSIOTHERAPY = "refer-physiotherapy"
    REFER_BEHAVIOURAL = "refer-behavioural"
    REFER_REHABILITATION = "refer-rehabilitation"
    SEE_AGAIN = "see-again"
    ANSWER = "answer"


@dataclass(frozen=True)
class Proposed:
    """A proposal, the resources it is about, and what else it needs to be made."""

    what: Proposal
    about: tuple[Resource, ...] = ()
    fact: Fact | None = None
    days: int | None = None


@dataclass(frozen=True, kw_only=True)
class Card:
    """One piece of advice.

    ``key`` is what feedback is counted by: the id of the recommendation, the item of
    the pathway, or ``questions``. The first of ``rests_on`` is the one it cites; the
    others say the same. ``drafts`` are the orders it is about; ``at`` is the moment its
    reasons are about, where that is not now. ``told`` is what to tell the patient where
    that is not what the recommendations say.
    """

    kind: Kind
    key: str
    indicator: Indicator
    summary: Text
    says: tuple[Text, ...]
    rests_on: tuple[Recommendation, ...] = ()
    because: tuple[Reason, ...] = ()
    disagrees: tuple[Disagreement, ...] = ()
    asks: tuple[Ask, ...] = ()
    proposed: tuple[Proposed, ...] = ()
    step: NextStep | None = None
    drafts: tuple[Resource, ...] = ()
    at: At | None = None
    told: tuple[Text, ...] | None = None

    @property
    def for_patients(self) -> tuple[Text, ...]:
        """What to tell the patient."""
        if self.told is not None:
            return self.told
        return tuple(
            dict.fromkeys(
                each.for_patients for each in self.rests_on if each.for_patients
            )
        )


def in_order(cards: Iterable[Card]) -> tuple[Card, ...]:
    """Alarms first, then by how urgent they are."""
    ranks = list(Indicator)
    return tuple(
        sorted(
            cards,
            key=lambda each: (each.kind is not Kind.ALARM, ranks.index(each.indicator)),
        )
    )


def same_act(one: Recommendation, other: Recommendation) -> bool:
    """Whether two recommendations are about the same thing being done."""
    return one.act.overlaps(other.act)


def of_one_act(
    among: Sequence[Recommendation],
) -> tuple[tuple[Recommendation, ...], ...]:
    """The recommendations by act, those about the same thing together."""
    groups: list[list[Recommendation]] = []
    for each in among:
        for group in groups:
            if same_act(group[0], each):
                group.append(each)
                break
        else:
            groups.append([each])
    return tuple(map(tuple, groups))
