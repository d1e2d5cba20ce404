"""Who speaks of this patient now: whose moment and setting it is; who disagrees."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from wervel.episodes.moments import FIRST_OF, Moment
from wervel.facts.alarm import any_red_flag
from wervel.findings.bedside import At
from wervel.findings.patient import truth
from wervel.findings.side_by_side import Stand, stand
from wervel.logic import ALWAYS, Answer, Rule
from wervel.recommendations.bodies import ALL
from wervel.recommendations.conflicts import IMPLIED, StatedConflict, conflicts
from wervel.recommendations.position import Position
from wervel.recommendations.recommendation import Recommendation
from wervel.recommendations.terms import Setting, Standing

_HEARD = (Standing.CURRENT, Standing.OPINION)
_OPPOSITE = {Position.FOR: Position.AGAINST, Position.AGAINST: Position.FOR}


@dataclass(frozen=True)
class Disagreement:
    """Somebody who says the opposite of this patient, or would if more were known."""

    stand: Stand
    stated: tuple[StatedConflict, ...]

    @property
    def is_certain(self) -> bool:
        """Whether it says so of this patient, as far as is known."""
        return self.stand.position is not Position.CANNOT_TELL


def is_due(
    of: Recommendation, answers: Mapping[str, Answer], acts: Collection[Moment] = ()
) -> bool:
    """Whether its moment is now: reached, or about an act that is being considered."""
    if of.moment in FIRST_OF and of.moment is not Moment.RED_FLAG:
        return of.moment in acts
    reached: Rule = IMPLIED.get(of.moment, ALWAYS)
    if of.moment is Moment.RED_FLAG:
        reached = any_red_flag
    return truth(reached, answers) is True


def is_advice(of: Recommendation) -> bool:
    """Whether it holds today, so that it may speak up; opinions only disagree."""
    return of.standing is Standing.CURRENT


def is_for(of: Recommendation, *, in_primary_care: Answer) -> bool:
    """Whether it is about the setting the patient is seen in; about both if unknown."""
    if in_primary_care is None:
        return True
    setting = Setting.PRIMARY if in_primary_care else Setting.SECONDARY
    return setting in of.settings


def disagreements(
    of: Recommendation,
    says: Position,
    at: At,
    among: Collection[Recommendation],
) -> tuple[Disagreement, ...]:
    """Those who can oppose a recommendation, and do or may for this patient.

    Who may, must be another body. What is superseded or never held is left out.
    """
    found = []
    for other, stated in _opponents().get(of.id, ()):
        if other not in among or other.standing not in _HEARD:
            continue
        here = stand(other, at.answers)
        is_opposed = here.position is _OPPOSITE.get(says)
        may_be = here.position is Position.CANNOT_TELL and other.body is not of.body
        if is_opposed or may_be:
            found.append(Disagreement(here, stated))
    return tuple(sorted(found, key=lambda each: not each.is_certain))


@cache
def _opponents() -> Mapping[
    str, tuple[tuple[Recommendation, tuple[StatedConflict, ...]], ...]
]:
    """For each recommendation those it can conflict with, as derived."""
    found: dict[str, dict[str, tuple[Recommendation, tuple[StatedConflict, ...]]]] = {}
    for each in conflicts(ALL):
        for one, other in (
            (each.favours, each.opposes),
            (each.opposes, each.favours),
        ):
            found.setdefault(one.id, {})[other.id] = (other, each.stated)
    return {name: tuple(of.values()) for name, of in found.items()}
