"""Positions: where a recommendation stands on its act at a moment, and when.

A verdict looks back at what was done; a position says beforehand what is advised. Both
come from one definition: the parts of the rule that look ahead are left out, because
what must still follow does not decide whether the act is advised now.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache

from wervel.logic import ALWAYS, All, Not, Rule, rule
from wervel.recommendations.recommendation import Recommendation, looks_ahead
from wervel.recommendations.terms import Action
from wervel.text import Text


class Position(Enum):
    """Where a recommendation stands on its act for one person at one moment."""

    FOR = Text(nl="voor", en="for")
    AGAINST = Text(nl="tegen", en="against")
    OUTSIDE = Text(nl="buiten de voorwaarden", en="outside its conditions")
    CANNOT_TELL = Text(nl="niet te zeggen", en="cannot tell")
    NOT_APPLICABLE = Text(nl="niet van toepassing", en="not applicable")


SIDES: Mapping[Action, tuple[Position, Position]] = {
    Action.DO: (Position.FOR, Position.OUTSIDE),
    Action.DO_NOT: (Position.AGAINST, Position.OUTSIDE),
    Action.ONLY_IF: (Position.FOR, Position.AGAINST),
    Action.CONSIDER: (Position.FOR, Position.OUTSIDE),
}
"""The position where the conditions hold, and where they do not."""


@cache
def conditions(of: Recommendation) -> Rule:
    """Under which the recommendation speaks, as far as can be known at the moment."""
    if of.leave is not None:
        return ALWAYS if of.unless is None else Not(rule(of.unless))
    asked = of.only_if if of.only_if is not None else of.consider
    if asked is None:
        return ALWAYS
    whole = rule(asked)
    parts = whole.parts if isinstance(whole, All) else (whole,)
    now = tuple(part for part in parts if not looks_ahead(part))
    return now[0] if len(now) == 1 else All(now)


def when(of: Recommendation, position: Position) -> Rule | None:
    """The rule that it takes this position, for or against; nothing if it never does.

    Outside the conditions of *consider* nothing is said against the act.
    """
    holds, fails = SIDES[of.action]
    if holds is position:
        return of.applies & conditions(of)
    return of.applies & ~conditions(of) if fails is position else None
