"""Conflicts: pairs of recommendations that can oppose each other, derived from rules.

Nobody types a conflict. A pair conflicts when its acts overlap and answers exist for
which one speaks for the act and the other against it. What the documents say of it (the
items C-01 to C-37: question, sides, stated reason) is attached where it is about the
pair; items that no rule can show carry the reason why not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import permutations

from wervel.episodes.moments import STILL_IN_CARE, Moment
from wervel.evidence.certainty.definitions import Profile
from wervel.evidence.certainty.profile import profile
from wervel.facts.complaint import chronic, days_in_complaint
from wervel.logic import ALWAYS, Combines, Rule, rule
from wervel.recommendations.acts import Act
from wervel.recommendations.content import entries, entry, text
from wervel.recommendations.position import Position, when
from wervel.recommendations.recommendation import Recommendation
from wervel.recommendations.terms import Action, Standing
from wervel.recommendations.ways import Way, ways
from wervel.text import Text


@dataclass(frozen=True, kw_only=True)
class StatedConflict:
    """A disagreement as the documents tell it.

    ``sides`` are the items of the recommendations on either side, as far as there are
    any; ``no_rule`` says why no pair of rules can show it, where none can. ``evidence``
    are the profiles it is about, where evidence is the stated reason.
    """

    item: str
    question: Text
    one: Text
    other: Text
    reason: Text
    sides: tuple[frozenset[str], frozenset[str]]
    no_rule: Text | None
    locator: str
    evidence: tuple[Profile, ...] = ()

    def is_about(self, favours: Recommendation, opposes: Recommendation) -> bool:
        """Whether the two stand on its two sides, whichever way round."""
        one, other = self.sides
        items = favours.source.item, opposes.source.item
        return (items[0] in one and items[1] in other) or (
            items[0] in other and items[1] in one
        )


@cache
def stated_conflict(item: str) -> StatedConflict:
    """The disagreement of that catalogue item; UnknownName if there is none."""
    of = entry("conflicts", item)
    one, other = of["sides"]
    return StatedConflict(
        item=item,
        question=text(of, "question"),
        one=text(of, "one"),
        other=text(of, "other"),
        reason=text(of, "reason"),
        sides=(frozenset(one), frozenset(other)),
        no_rule=text(of, "no_rule") if "no_rule_en" in of else None,
        locator=of["locator"],
        evidence=tuple(profile(each) for each in of.get("evidence", ())),
    )


def all_stated_conflicts() -> tuple[StatedConflict, ...]:
    """Every disagreement of the documents, in the order of the catalogue."""
    return tuple(stated_conflict(each) for each in entries("conflicts"))


class Degree(Enum):
    """How far two recommendations are apart."""

    OPPOSED = Text(
        nl="de een raadt aan, de ander raadt af",
        en="one advises it, the other advises against it",
    )
    STRICTER = Text(
        nl="de een stelt voorwaarden die de ander niet stelt",
        en="one sets conditions that the other does not set",
    )


@dataclass(frozen=True)
class Conflict:
    """Two recommendations that can oppose each other, and one way in which they do."""

    favours: Recommendation
    opposes: Recommendation
    way: Way

    @property
    def act(self) -> Act:
        """What they disagree about: the narrower of the two acts."""
        one, other = self.favours.act, self.opposes.act
        return one if one.part_of is other else other

    @property
    def bodies(self) -> tuple[str, str]:
        """The two bodies, in alphabetical order."""
        one, other = sorted(
            (self.favours.body.abbreviation, self.opposes.body.abbreviation)
        )
        return one, other

    @property
    def degree(self) -> Degree:
        """Opposed where one says *do not*; stricter where one says *only if*."""
        return (
            Degree.OPPOSED if self.opposes.action is Action.DO_NOT else Degree.STRICTER
        )

    @property
    def is_within_body(self) -> bool:
        """Whether one body contradicts itself."""
        return len(set(self.bodies)) == 1

    @property
    def is_across_borders(self) -> bool:
        """Whether they hold in different countries."""
        return self.favours.country is not self.opposes.country

    @property
    def is_in_force(self) -> bool:
        """Whether neither is superseded or was never authorised."""
        return all(
            each.standing in (Standing.CURRENT, Standing.OPINION)
            for each in (self.favours, self.opposes)
        )

    @property
    def stated(self) -> tuple[StatedConflict, ...]:
        """What the documents say about this pair."""
        return tuple(
            each
            for each in all_stated_conflicts()
            if each.is_about(self.favours, self.opposes)
        )


def conflicts(among: Iterable[Recommendation]) -> tuple[Conflict, ...]:
    """Every pair that can oppose each other, by act and bodies.

    Two parts of one document qualify each other and are no conflict; two documents of
    one body can be.
    """
    ruled = [each for each in among if each.has_rule]
    found = [
        Conflict(favours, opposes, way)
        for favours, opposes in permutations(ruled, 2)
        if favours.source.guideline is not opposes.source.guideline
        if favours.act.overlaps(opposes.act)
        if (way := _opposing(favours, opposes)) is not None
    ]
    return tuple(sorted(found, key=_order))


def _opposing(favours: Recommendation, opposes: Recommendation) -> Way | None:
    """A way in which one speaks for the act and the other against it.

    Both have been asked by then, so what their moments imply holds.
    """
    one: Combines | None = when(favours, Position.FOR)
    other: Combines | None = when(opposes, Position.AGAINST)
    if one is None or other is None:
        return None
    implied = IMPLIED.get(favours.moment, ALWAYS) & IMPLIED.get(opposes.moment, ALWAYS)
    return next(ways(one & other & implied), None)


IMPLIED: Mapping[Moment, Rule] = {
    **{
        moment: days_in_complaint >= first
        for moment, (first, _) in STILL_IN_CARE.items()
    },
    Moment.CHRONIC: rule(chronic),
}
"""What is true, by definition, from a moment on. A red flag is not: it lapses."""


def _order(of: Conflict) -> tuple[str, tuple[str, str], str, str]:
    return of.act.name, of.bodies, of.favours.source.item, of.opposes.source.item
