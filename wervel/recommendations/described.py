"""A recommendation for machines: everything about it, as JSON can hold it."""

from __future__ import annotations

from wervel.logic import All, AnyOf, Compare, Holds, Known, Not, Rule, written
from wervel.recommendations.conflicts import Conflict
from wervel.recommendations.recommendation import Recommendation
from wervel.text import NOT_CHECKED, Text


def described(of: Recommendation) -> dict[str, object]:
    """Every field of a recommendation; what is missing says why, in its own field."""
    guideline = of.source.guideline
    return {
        "id": of.id,
        "item": of.source.item,
        "body": of.body.abbreviation,
        "country": of.country.value,
        "guideline": guideline.id,
        "guideline_title": guideline.title,
        "dated": guideline.dated,
        "locator": of.source.locator,
        "topic": of.topic.name.lower(),
        "act": of.act.name.lower(),
        "population": of.population.item,
        "population_name": _both(of.population.name),
        "settings": [each.name.lower() for each in of.settings],
        "action": of.action.name.lower(),
        "standing": of.standing.name.lower(),
        "replaced_by": of.replaced_by or None,
        "strength": of.strength.name.lower(),
        "certainty": of.certainty.name.lower(),
        "evidence": [each.id for each in of.evidence],
        "title": _both(of.title),
        "says": _both(of.says),
        "for_patients": _both(of.for_patients),
        "note": _both(of.note),
        "rule": _rule(of),
        "no_rule_because": _both(of.without_rule.why.value)
        if of.without_rule
        else None,
        "measure": _measure(of),
        "not_measured_because": _both(of.not_measured.value)
        if of.not_measured
        else None,
        "reviewed": of.reviewed.isoformat(),
        "next_review": of.next_review.isoformat(),
        "checked_by": of.checked_by or NOT_CHECKED.en,
    }


def described_conflict(of: Conflict) -> dict[str, object]:
    """A conflict: both sides, how far apart, one way in which they oppose, why."""
    return {
        "act": of.act.name.lower(),
        "bodies": list(of.bodies),
        "favours": of.favours.id,
        "opposes": of.opposes.id,
        "degree": of.degree.name.lower(),
        "in_force": of.is_in_force,
        "across_borders": of.is_across_borders,
        "within_one_body": of.is_within_body,
        "for_example_when": {
            name: list(answer) if answer else None for name, answer in of.way.items()
        },
        "stated": [
            {
                "item": each.item,
                "question": _both(each.question),
                "reason": _both(each.reason),
                "locator": each.locator,
            }
            for each in of.stated
        ],
    }


def tree(of: Rule) -> object:
    """A rule as nested JSON: all, any, not, known, comparisons, names of facts."""
    match of:
        case Holds(asks):
            return asks.name
        case Known(asks):
            return {"known": asks.name}
        case Compare(asks, sign, bound):
            return {"fact": asks.name, "is": sign.value, "bound": bound}
        case Not(part):
            return {"not": tree(part)}
        case All(parts):
            return {"all": [tree(part) for part in parts]}
        case AnyOf(parts):
            return {"any": [tree(part) for part in parts]}


def _rule(of: Recommendation) -> dict[str, object] | None:
    if not of.has_rule:
        return None
    return {
        "moment": of.moment.value,
        "for_whom": written(of.applies),
        "followed_when": written(of.met),
        "for_whom_tree": tree(of.applies),
        "followed_when_tree": tree(of.met),
        "facts": [each.name for each in of.facts],
        "asked_in_the_consultation": [
            each.name for each in of.facts if not each.is_recorded
        ],
    }


def _measure(of: Recommendation) -> dict[str, object] | None:
    if of.among is None or of.measured is None:
        return None
    return {"among": _both(of.among), "measured": _both(of.measured)}


def _both(text: Text | None) -> dict[str, str] | None:
    return None if text is None else {"nl": text.nl, "en": text.en}
