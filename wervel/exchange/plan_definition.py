"""A recommendation as a PlanDefinition (CPG recommendation definition)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wervel.exchange.artifact import About, artifact
from wervel.exchange.elements import (
    FACTS,
    TERMINOLOGY,
    Element,
    canonical,
    coded,
    coding,
    concept,
    expression,
    hl7,
    translated,
)
from wervel.exchange.recommendation_words import (
    STATUS,
    citation,
    for_patients,
    placed,
    usage,
)
from wervel.logic import ALWAYS, Rule
from wervel.recommendations.position import SIDES, Position, conditions, when
from wervel.recommendations.recommendation import Recommendation
from wervel.recommendations.terms import Action, Certainty, Strength

KIND = "PlanDefinition"
_CPG = "http://hl7.org/fhir/uv/cpg"
PROFILE = f"{_CPG}/StructureDefinition/cpg-recommendationdefinition"
DIRECTION = f"{_CPG}/StructureDefinition/cpg-directionOfRecommendation"
STRENGTH = hl7("cqf-strengthOfRecommendation")
CERTAINTY = hl7("cqf-qualityOfEvidence")

_STRENGTHS: Mapping[Strength, tuple[str, str]] = {
    Strength.STRONG: ("strong", "Strong"),
    Strength.CONDITIONAL: ("weak", "Weak"),
}
"""GRADE's two strengths; HL7 calls the conditional one weak, as GRADE once did."""
_CERTAINTIES: Mapping[Certainty, tuple[str, str]] = {
    Certainty.HIGH: ("high", "High quality"),
    Certainty.MODERATE: ("moderate", "Moderate quality"),
    Certainty.LOW: ("low", "Low quality"),
    Certainty.VERY_LOW: ("very-low", "Very low quality"),
}
"""A range has no code, so it stands in words alone."""
_DIRECTIONS: Mapping[Position, tuple[str, str]] = {
    Position.FOR: ("for", "For"),
    Position.AGAINST: ("against", "Against"),
}


def plan_definition(of: Recommendation, among: Sequence[Recommendation]) -> Element:
    """One recommendation; ``among`` are those exported with it, which it may name.

    Every position it takes on its act is an action: *only if* takes two, for the act
    where its conditions hold and against it where they do not.
    """
    about = About(
        kind=KIND,
        name=of.id,
        profile=PROFILE,
        title=of.title,
        description=of.says,
        usage=usage(of),
        status=STATUS[of.standing],
        checked=bool(of.checked_by),
        reviewed=of.reviewed,
    )
    return artifact(
        about,
        {
            "type": coded(f"{TERMINOLOGY}/plan-definition-type", "eca-rule"),
            **placed(of),
            "relatedArtifact": [
                citation(of),
                *for_patients(of),
                *_before_and_after(of, among),
            ],
            "library": [canonical("Library", FACTS)] if of.has_rule else [],
            "action": _actions(of),
        },
    )


def _before_and_after(
    of: Recommendation, among: Sequence[Recommendation]
) -> list[Element]:
    """What it takes the place of, and what took its place; by name only if not here."""
    by_id = {each.id: each for each in among}
    replaced = [each for each in among if each.replaced_by == of.id]
    related = [_related("predecessor", each) for each in replaced]
    if of.replaced_by in by_id:
        return [*related, _related("successor", by_id[of.replaced_by])]
    if of.replaced_by:
        return [*related, {"type": "successor", "display": of.replaced_by}]
    return related


def _related(kind: str, to: Recommendation) -> Element:
    return {
        "type": kind,
        **translated("display", to.title),
        "resource": canonical(KIND, to.id),
    }


def _actions(of: Recommendation) -> list[Element]:
    if not of.has_rule:
        holds = SIDES[of.action][0] if of.action in _ONE_SIDED else None
        return [_action(of, holds, None)]
    positions = [each for each in _DIRECTIONS if _takes(of, each)]
    return [_action(of, each, when(of, each)) for each in positions]


_ONE_SIDED = {Action.DO, Action.DO_NOT, Action.CONSIDER}
"""What points one way even where its conditions are not known."""


def _takes(of: Recommendation, position: Position) -> bool:
    """Whether it can ever take this position."""
    if when(of, position) is None:
        return False
    return position is SIDES[of.action][0] or conditions(of) != ALWAYS


def _action(of: Recommendation, takes: Position | None, rule: Rule | None) -> Element:
    return {
        "id": _DIRECTIONS[takes][0] if takes else "not-stated",
        "extension": _extensions(of, takes),
        **translated("title", of.title),
        **translated("description", of.says),
        "code": [concept(of.act.value)],
        **(_event(of, rule) if rule is not None else {}),
    }


def _event(of: Recommendation, rule: Rule) -> Element:
    """At which moment, and where what holds."""
    return {
        "trigger": [{"type": "named-event", "name": of.moment.value}],
        "condition": [{"kind": "applicability", "expression": expression(rule)}],
    }


def _extensions(of: Recommendation, takes: Position | None) -> list[Element]:
    """Strength and certainty where the source states them, and for or against."""
    made: list[Element] = []
    if of.strength is not Strength.NOT_STATED:
        codings = _codings("recommendation-strength", _STRENGTHS.get(of.strength))
        value = concept(of.strength.value, *codings)
        made.append({"url": STRENGTH, "valueCodeableConcept": value})
    if of.certainty is not Certainty.NOT_STATED:
        codings = _codings("evidence-quality", _CERTAINTIES.get(of.certainty))
        value = concept(of.certainty.value, *codings)
        made.append({"url": CERTAINTY, "valueCodeableConcept": value})
    if takes:
        system = f"{_CPG}/CodeSystem/cpg-recommendation-direction-cs"
        value = concept(takes.value, coding(system, *_DIRECTIONS[takes]))
        made.append({"url": DIRECTION, "valueCodeableConcept": value})
    return made


def _codings(system: str, code: tuple[str, str] | None) -> list[Element]:
    return [coding(f"{TERMINOLOGY}/{system}", *code)] if code else []
