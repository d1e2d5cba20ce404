"""The plain reader: a rule and one patient's answers, in Python."""

from __future__ import annotations

from collections.abc import Mapping
from operator import ge, gt, le, lt

from wervel.findings.finding import Verdict
from wervel.logic import (
    All,
    Answer,
    AnyOf,
    Compare,
    Holds,
    Known,
    Not,
    Rule,
    Sign,
)
from wervel.recommendations.position import SIDES, Position, conditions
from wervel.recommendations.recommendation import Recommendation

SIGNS = {Sign.AT_LEAST: ge, Sign.AT_MOST: le, Sign.MORE_THAN: gt, Sign.LESS_THAN: lt}


def truth(of: Rule, answers: Mapping[str, Answer]) -> bool | None:
    """Yes, no or unknown (None), in Kleene's strong logic.

    ``answers`` maps every question's name to its answer; None is unknown.
    """
    match of:
        case Holds(asks):
            answer = answers[asks.name]
            return None if answer is None else bool(answer)
        case Known(asks):
            return answers[asks.name] is not None
        case Compare(asks, sign, bound):
            answer = answers[asks.name]
            return None if answer is None else SIGNS[sign](answer, bound)
        case Not(part):
            inner = truth(part, answers)
            return None if inner is None else not inner
        case All(parts):
            return _all([truth(part, answers) for part in parts])
        case AnyOf(parts):
            return _any([truth(part, answers) for part in parts])


def verdict(of: Recommendation, answers: Mapping[str, Answer]) -> Verdict:
    """The verdict at one moment; the moment is taken to be of the right kind."""
    applies = truth(of.applies, answers)
    if applies is False:
        return Verdict.NOT_APPLICABLE
    met = truth(of.met, answers)
    if applies is None or met is None:
        return Verdict.CANNOT_TELL
    return Verdict.FOLLOWED if met else Verdict.NOT_FOLLOWED


def position(of: Recommendation, answers: Mapping[str, Answer]) -> Position:
    """Where it stands on its act at one moment, whatever its kind."""
    applies = truth(of.applies, answers)
    if applies is False:
        return Position.NOT_APPLICABLE
    holds = truth(conditions(of), answers)
    if applies is None or holds is None:
        return Position.CANNOT_TELL
    where_they_hold, where_not = SIDES[of.action]
    return where_they_hold if holds else where_not


def _all(parts: list[bool | None]) -> bool | None:
    if False in parts:
        return False
    return None if None in parts else True


def _any(parts: list[bool | None]) -> bool | None:
    if True in parts:
        return True
    return None if None in parts else False
