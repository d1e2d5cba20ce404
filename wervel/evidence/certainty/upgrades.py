"""The rule of GRADE that proposes a step up, for observational studies alone.

After GRADE guidelines 9. A dose-response and confounding that would work the other way
have no number in a row of a study: a person states them in the profile.
"""

from __future__ import annotations

from wervel.evidence.certainty.effects import Effect
from wervel.evidence.certainty.levels import Domain
from wervel.evidence.certainty.proposal import Proposal, Why
from wervel.evidence.study import Measure

LARGE, VERY_LARGE = 2.0, 5.0
"""A risk that at least doubles (or halves), and one that is at least fivefold."""


def large_effect(effect: Effect) -> Proposal:
    """Up by one for a risk ratio from 2 (or to a half), by two from 5 (or a fifth).

    Other measures have no such line; an odds ratio is not a risk ratio, and overstates
    it where events are common.
    """
    ratio = max(effect.value, 1 / effect.value) if _is_risk_ratio(effect) else 1.0
    levels = int(ratio >= LARGE) + int(ratio >= VERY_LARGE)
    why = (Why.NOT_LARGE, Why.LARGE, Why.VERY_LARGE)[levels]
    return Proposal(
        domain=Domain.LARGE_EFFECT,
        levels=levels,
        why=why,
        values={"value": effect.value},
    )


def _is_risk_ratio(effect: Effect) -> bool:
    return effect.measure is Measure.RISK_RATIO and effect.value > 0
