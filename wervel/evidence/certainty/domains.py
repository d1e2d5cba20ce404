"""The rules of GRADE that propose a step down, each from the numbers and in words.

After GRADE guidelines 4 (limitations), 5 (publication bias), 7 (inconsistency) and 8
(indirectness); imprecision is in ``precision``. Where those leave room for judgement,
the rule here draws a line that anyone can recompute, and a person may overrule it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from wervel.evidence.certainty.admission import Answer, Rule
from wervel.evidence.certainty.effects import Effect, Used
from wervel.evidence.certainty.levels import Domain
from wervel.evidence.certainty.precision import lines_of
from wervel.evidence.certainty.proposal import Proposal, Why, proposed
from wervel.evidence.study import Design, Publication, Risk, Study

MOST = 0.5
"""From this share of the weight on, something holds for most of the information."""
SUBSTANTIAL, CONSIDERABLE = 0.50, 0.75
"""I² from which disagreement is substantial or considerable (GRADE guidelines 7)."""
DISAGREEING = 0.10
"""A P value of Q or of Egger's test below this speaks of disagreement or asymmetry."""
ENOUGH_STUDIES = 10
"""From so many studies on, a test for asymmetry tells something."""
_CONCERNS = 2
_ASKED = (Rule.POPULATION, Rule.COMPARATOR, Rule.FIRST_LINE, Rule.INTERVENTION)


def risk_of_bias(rows: Sequence[Used], effect: Effect) -> Proposal:
    """Down by one where most information has a domain at high risk, two where many.

    Two levels: at least two domains, and at least half of those judged, at high risk.
    Some concerns in two domains or more count as one level too.
    """

    def share(holds: Callable[[Study], bool]) -> float:
        return _share(rows, effect, lambda row: holds(row.study))

    for found, levels, why in (
        (share(_high_in_many), -2, Why.BIAS_HIGH_IN_MANY),
        (share(_high), -1, Why.BIAS_HIGH_IN_ONE),
        (share(_concerning), -1, Why.BIAS_SOME_CONCERNS),
        (share(_silent), None, Why.BIAS_NOT_STATED),
    ):
        if found >= MOST:
            return proposed(
                Domain.RISK_OF_BIAS, levels, why, share=found, domains=_named(rows)
            )
    return proposed(Domain.RISK_OF_BIAS, 0, Why.BIAS_LOW, domains="")


def inconsistency(
    rows: Sequence[Used], effect: Effect, threshold: float | None
) -> Proposal:
    """Down where studies disagree by more than chance and the decision hangs on it.

    One level where I² is substantial (or Q's P below 0.10) and the estimates or the
    prediction interval lie on both sides of a line, or where I² is considerable; two
    where it is considerable and two intervals exclude no effect on opposite sides.
    """
    domain = Domain.INCONSISTENCY
    if len(rows) == 1:
        review = rows[0].study.design is Design.META_ANALYSIS
        if review:
            return proposed(domain, None, Why.AGREEMENT_NOT_STATED)
        return proposed(domain, 0, Why.ONE_STUDY)
    if effect.i_squared is None or effect.q_p is None:
        return proposed(domain, None, Why.AGREEMENT_NOT_STATED)
    seen = {"i_squared": effect.i_squared, "q_p": effect.q_p}
    considerable = effect.i_squared >= CONSIDERABLE
    if considerable and _opposed(rows, effect.no_effect):
        return proposed(domain, -2, Why.STUDIES_OPPOSE, **seen)
    differ = effect.i_squared >= SUBSTANTIAL or effect.q_p < DISAGREEING
    if considerable or (differ and _divided(rows, effect, threshold)):
        return proposed(domain, -1, Why.STUDIES_DIFFER, **seen)
    return proposed(domain, 0, Why.STUDIES_AGREE, **seen)


def indirectness(rows: Sequence[Used], effect: Effect) -> Proposal:
    """Down by one per rule that most information meets only by something near to it.

    Where most of it does not state what the question asks, it cannot be told.
    """
    near = _rules_of_most(rows, effect, _is_near)
    silent = _rules_of_most(rows, effect, _is_unknown)
    values = {"rules": ", ".join(near or silent)}
    match len(near):
        case 0 if silent:
            levels, why = None, Why.DIRECTNESS_NOT_STATED
        case 0:
            levels, why = 0, Why.DIRECT
        case 1:
            levels, why = -1, Why.INDIRECT
        case _:
            levels, why = -2, Why.INDIRECT_TWICE
    return proposed(Domain.INDIRECTNESS, levels, why, **values)


def publication_bias(
    rows: Sequence[Used], effect: Effect, others: Sequence[Study]
) -> Proposal:
    """Down where small studies differ (Egger, from ten studies), or one is withheld.

    ``others`` are candidates that only their publication keeps out; one that was
    retracted or stopped early is not withheld.
    """
    domain = Domain.PUBLICATION_BIAS
    withheld = [s.name for s in others if s.publication is Publication.UNPUBLISHED]
    if withheld:
        return proposed(domain, -1, Why.UNPUBLISHED, studies=", ".join(withheld))
    if len(rows) == 1 and rows[0].study.design is Design.META_ANALYSIS:
        return proposed(domain, None, Why.TEST_NOT_STATED)
    if len(rows) < ENOUGH_STUDIES:
        return proposed(domain, 0, Why.TOO_FEW_STUDIES, studies=float(len(rows)))
    if effect.asymmetry_p is None:
        return proposed(domain, None, Why.TEST_NOT_STATED)
    found = effect.asymmetry_p < DISAGREEING
    why = Why.ASYMMETRY if found else Why.NO_ASYMMETRY
    return proposed(domain, -int(found), why, p=effect.asymmetry_p)


def _divided(rows: Sequence[Used], effect: Effect, threshold: float | None) -> bool:
    """Whether estimates, or where a new study may come out, are on both sides."""
    lines = {effect.no_effect, *lines_of(effect, threshold)}
    values = [row.estimate.value or 0.0 for row in rows]
    if any(min(values) < line < max(values) for line in lines):
        return True
    if effect.prediction is None:
        return False
    low, high = effect.prediction
    return any(
        low < line < high and not effect.low < line < effect.high for line in lines
    )


def _opposed(rows: Sequence[Used], none: float) -> bool:
    lows = [row.estimate.low for row in rows if row.estimate.low is not None]
    highs = [row.estimate.high for row in rows if row.estimate.high is not None]
    return any(each > none for each in lows) and any(each < none for each in highs)


def _share(
    rows: Sequence[Used], effect: Effect, holds: Callable[[Used], bool]
) -> float:
    return sum(
        weight for row, weight in zip(rows, effect.weights, strict=True) if holds(row)
    )


def _rules_of_most(
    rows: Sequence[Used], effect: Effect, holds: Callable[[Answer], bool]
) -> list[Rule]:
    """The rules of which this holds for most of the information."""

    def of(row: Used, rule: Rule) -> bool:
        return any(each.rule is rule and holds(each) for each in row.admission.answers)

    return [
        rule for rule in _ASKED if _share(rows, effect, partial(of, rule=rule)) >= MOST
    ]


def _is_near(answer: Answer) -> bool:
    return answer.indirect


def _is_unknown(answer: Answer) -> bool:
    return answer.met is None


def _judged(study: Study) -> int:
    return sum(each.risk is not Risk.NOT_STATED for each in study.bias)


def _count(study: Study, *risks: Risk) -> int:
    return sum(each.risk in risks for each in study.bias)


def _high(study: Study) -> bool:
    return _count(study, Risk.HIGH) > 0


def _concerning(study: Study) -> bool:
    concerns = _count(study, Risk.HIGH, Risk.SOME_CONCERNS)
    return _high(study) or concerns >= _CONCERNS


def _silent(study: Study) -> bool:
    return not _judged(study)


def _high_in_many(study: Study) -> bool:
    high = _count(study, Risk.HIGH)
    return high >= _CONCERNS and high / _judged(study) >= MOST


def _named(rows: Sequence[Used]) -> str:
    """The domains that are not at low risk in any row, once each, in their order."""
    of = (Risk.HIGH, Risk.SOME_CONCERNS)
    names = [b.domain for row in rows for b in row.study.bias if b.risk in of]
    return ", ".join(dict.fromkeys(names))
