"""Because: the facts that decided a verdict."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.findings.finding import Finding, Verdict
from wervel.findings.patient import truth, verdict
from wervel.logic import All, Answer, AnyOf, Compare, Holds, Known, Not, Rule
from wervel.recommendations.recommendation import Recommendation


def deciding(of: Rule, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """The names of the facts that made the rule come out as it did.

    Changing the answers to other facts alone cannot change the outcome. Where the
    outcome is unknown these are the unknown facts that would settle it.
    """
    match of:
        case Holds(asks) | Known(asks) | Compare(asks, _, _):
            return (asks.name,)
        case Not(part):
            return deciding(part, answers)
        case All(parts):
            return _of_group(parts, answers, decisive=False)
        case AnyOf(parts):
            return _of_group(parts, answers, decisive=True)


def finding(of: Recommendation, answers: Mapping[str, Answer]) -> Finding:
    """The verdict on one moment, with what decided it."""
    came = verdict(of, answers)
    applies = deciding(of.applies, answers)
    if came is Verdict.NOT_APPLICABLE:
        return Finding(of.id, came, applies)
    met = deciding(of.met, answers)
    if came is Verdict.CANNOT_TELL:
        open_facts = (*applies, *met) if truth(of.applies, answers) is None else met
        unknown = [name for name in open_facts if answers[name] is None]
        return Finding(of.id, came, tuple(dict.fromkeys(unknown)))
    return Finding(of.id, came, tuple(dict.fromkeys((*applies, *met))))


def _of_group(
    parts: tuple[Rule, ...], answers: Mapping[str, Answer], *, decisive: bool
) -> tuple[str, ...]:
    """The first part that decides alone; else the unknown ones; else all."""
    outcomes = [(part, truth(part, answers)) for part in parts]
    alone = [part for part, outcome in outcomes if outcome is decisive]
    if alone:
        return deciding(alone[0], answers)
    unknown = [part for part, outcome in outcomes if outcome is None]
    if unknown:
        unknown = [
            part
            for part, outcome in outcomes
            if outcome is None or _leans_on_silence(part, answers)
        ]
    names = [name for part in unknown or parts for name in deciding(part, answers)]
    return tuple(dict.fromkeys(names))


def _leans_on_silence(of: Rule, answers: Mapping[str, Answer]) -> bool:
    """Whether it came out as it did because a fact is not known, and asks just that."""
    match of:
        case Known(asks):
            return answers[asks.name] is None
        case Not(part):
            return _leans_on_silence(part, answers)
        case All(parts) | AnyOf(parts):
            return any(_leans_on_silence(part, answers) for part in parts)
        case _:
            return False
