"""Everything a dossier shows, computed once: its chain, its judgements, its ripples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wervel.dossiers.building import chain, judged_profiles, ripple_of
from wervel.dossiers.chain import Chain
from wervel.dossiers.changing import Changes
from wervel.dossiers.known import Dossier
from wervel.dossiers.ripple import Ripple
from wervel.evidence.certainty.admission import Verdict
from wervel.evidence.certainty.judging import Judged
from wervel.evidence.certainty.positions import (
    Argument,
    Assessment,
    arguments,
    assessment,
)
from wervel.evidence.studies import studies as all_studies
from wervel.evidence.study import Study
from wervel.recommendations.bodies import ALL
from wervel.recommendations.recommendation import Recommendation


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """A dossier with all that is computed for it.

    ``retraction`` is the ripple of the retractions it follows, where it follows any;
    ``without`` that of leaving each study out that counts now.
    """

    dossier: Dossier
    studies: Mapping[str, Study]
    chain: Chain
    judged: tuple[Judged, ...]
    arguments: tuple[Argument, ...]
    assessment: Assessment | None
    retraction: Ripple | None
    without: Mapping[str, Ripple]

    @property
    def shown(self) -> tuple[Study, ...]:
        """The studies that have a page in the dossier: all that were looked at."""
        names = [
            *(name for each in self.judged for name in each.profile.candidates),
            *(name for each in self.arguments for name in each.studies),
            *_named_in(self.assessment),
            *(each.id for each in self.of_items(self.dossier.single_cases)),
            *(each.id for each in self.of_items(self.dossier.economics)),
        ]
        return tuple(self.studies[each] for each in dict.fromkeys(names))

    def of_items(self, items: Sequence[str]) -> tuple[Study, ...]:
        """The studies that carry one of these items of the catalogue."""
        return tuple(each for each in self.studies.values() if {*each.items} & {*items})

    @property
    def resting(self) -> tuple[Recommendation, ...]:
        """The recommendations on the questions of the dossier."""
        asked = {*self.dossier.profiles}
        return tuple(each for each in ALL if asked & {one.id for one in each.evidence})

    @property
    def beside(self) -> tuple[Recommendation, ...]:
        """Other advice on the treatment, of which the evidence is not stated."""
        resting = {each.id for each in self.resting}
        return tuple(
            each
            for each in ALL
            if each.topic is self.dossier.topic and each.id not in resting
        )


def _named_in(of: Assessment | None) -> tuple[str, ...]:
    """The studies that the steps and positions of an assessment name."""
    if of is None:
        return ()
    named = [each.studies for each in of.steps]
    named += [each.studies for each in of.positions]
    return tuple(name for each in named for name in each)


def gathered(of: Dossier, studies: Sequence[Study] | None = None) -> Gathered:
    """Everything it shows, over these studies or those of ``wervel/trials``."""
    every = all_studies() if studies is None else tuple(studies)
    by_id = {each.profile.id: each for each in judged_profiles(every)}
    judged = tuple(by_id[each] for each in of.profiles)
    counting = dict.fromkeys(
        name
        for each in judged
        for verdict in (Verdict.ADMITTED, Verdict.CANNOT_TELL)
        for name in each.with_verdict(verdict)
    )
    return Gathered(
        dossier=of,
        studies={each.id: each for each in every},
        chain=chain(every),
        judged=judged,
        arguments=_arguments(of),
        assessment=assessment(of.assessment) if of.assessment else None,
        retraction=(
            ripple_of(Changes(retracted=of.retracted), every) if of.retracted else None
        ),
        without={
            each: ripple_of(Changes(retracted=(each,)), every) for each in counting
        },
    )


def _arguments(of: Dossier) -> tuple[Argument, ...]:
    found = (each for name in of.profiles for each in arguments(name))
    return tuple({each.id: each for each in found}.values())
