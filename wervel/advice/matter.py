"""The matter at hand: one patient at one moment, and what all cards ask of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from wervel.advice.because import Reason, reasons
from wervel.advice.cards import Proposal
from wervel.advice.consultation import Reading
from wervel.advice.judging import acts_of
from wervel.advice.standing import (
    Disagreement,
    disagreements,
    is_advice,
    is_due,
    is_for,
)
from wervel.episodes.moments import Moment
from wervel.facts.complaint import days_in_complaint, in_primary_care
from wervel.findings.bedside import At, Bedside
from wervel.findings.side_by_side import BEFORE, stand
from wervel.logic import Answer
from wervel.recommendations.acts import Act
from wervel.recommendations.position import Position
from wervel.recommendations.recommendation import Recommendation
from wervel.recommendations.terms import Action
from wervel.records import codelists
from wervel.records.codelists import Codelist, codelist
from wervel.records.fhir.elements import Resource
from wervel.records.fhir.events import day_number

TAKEN: Mapping[Proposal, tuple[Codelist, ...]] = {
    Proposal.REFER_PHYSIOTHERAPY: (
        codelist("referral_physiotherapy"),
        codelists.exercise_therapy,
        codelists.exercise_provider,
    ),
    Proposal.REFER_BEHAVIOURAL: (
        codelists.psychosomatic_therapy,
        codelists.psychological_therapy,
        codelists.psychologist,
    ),
    Proposal.REFER_REHABILITATION: (
        codelists.referral_rehabilitation,
        codelists.rehabilitation_physician,
        codelists.rehabilitation_programme,
    ),
}
"""What shows in this episode that a referral is no longer needed."""


@dataclass(frozen=True)
class Matter:
    """What every card is made from: a reading, its moment, and the rules."""

    reading: Reading
    bedside: Bedside
    at: At

    def because(self, names: Iterable[str]) -> tuple[Reason, ...]:
        return reasons(
            dict.fromkeys(names), self.at, self.reading, self.bedside.resolution
        )

    def is_here(self, of: Recommendation) -> bool:
        """Whether it holds today and is about the setting the patient is seen in."""
        here = self.at.answers.get(in_primary_care.name)
        return is_advice(of) and is_for(of, in_primary_care=here)

    def is_due(self, of: Recommendation, acts: Collection[Moment] = ()) -> bool:
        """Whether its moment is now, by the days the complaint has lasted at least."""
        return is_due(of, self._lasting, acts)

    @cached_property
    def _lasting(self) -> Mapping[str, Answer]:
        """The answers; where nobody knows since when, since the first record.

        That can only be longer, and a moment once reached stays so.
        """
        name, answers = days_in_complaint.name, self.at.answers
        if answers.get(name) is not None:
            return answers
        recorded = (self.at.day - self.at.episode_start).days
        return {**answers, name: recorded}

    @property
    def acts(self) -> frozenset[Moment]:
        """The moments that the drafts bring about."""
        return acts_of(self.reading.ordered, self.bedside.resolution)

    def drafts_on(self, *lists: Codelist) -> tuple[Resource, ...]:
        """The drafts that ask for something on these lists."""
        return self.reading.drafts_on(self.bedside.resolution.mask(lists))

    def taken(self, what: Proposal) -> bool:
        """Whether it was done in this episode, or is among the drafts."""
        reading, lists = self.reading, TAKEN.get(what)
        if lists is None:
            return False
        mask = self.bedside.resolution.mask(lists)
        first = day_number(self.at.episode_start)
        events = (*reading.events, *reading.ordered)
        return any(each.lists & mask and each.day >= first for each in events)

    def against(
        self, among: Iterable[Recommendation], acts: Collection[Moment] = ()
    ) -> tuple[Disagreement, ...]:
        """Who opposes one of these on their act, each once.

        Only those who have something to say today: whose moment it is, or whose
        disagreement the documents tell; and of several acts, about one that is meant.
        Who is seen in secondary care was referred.
        """
        found: dict[str, Disagreement] = {}
        was_referred = self.at.answers.get(in_primary_care.name) is False
        moments = {*acts, *([Moment.BEFORE_REFERRAL] if was_referred else [])}
        for of in among:
            here = stand(of, self.at.answers).position or Position.CANNOT_TELL
            all_of = self.bedside.recommendations
            for each in disagreements(of, here, self.at, all_of):
                other = each.stand.of
                if here is Position.CANNOT_TELL and not each.stated:
                    continue
                is_meant = not acts or BEFORE.get(other.act) in (None, *acts)
                is_now = self.is_due(other, moments) and not is_manner(other)
                if is_meant and (each.stated or is_now):
                    found.setdefault(other.id, each)
        return tuple(found.values())


def is_manner(of: Recommendation) -> bool:
    """Whether it says how the act is done and not whether (R-027, R-039, R-062).

    So does who asks for a diagnostic block before a denervation (R-092).
    """
    is_of_act = BEFORE.get(of.act) is of.moment or of.act is Act.MEDIAL_BRANCH_BLOCK
    return of.action is Action.DO and is_of_act
