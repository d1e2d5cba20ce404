"""Whether the effect of an outcome matters to a patient."""

from __future__ import annotations

from wervel.evidence.certainty.judging import JudgedOutcome
from wervel.evidence.study import Better
from wervel.evidence.trials.relevance import Relevance, weighed


def relevance(of: JudgedOutcome) -> Relevance | None:
    """The effect held against the smallest that matters, as a trial is read.

    None without a threshold or a direction, and of ratios: the smallest ratio that
    matters is not stated anywhere.
    """
    effect, threshold = of.effect, of.outcome.threshold
    better = of.outcome.better
    if effect is None or threshold is None or better is Better.NOT_STATED:
        return None
    if effect.measure.is_ratio:
        return None
    return weighed(
        effect.value,
        low=effect.low,
        high=effect.high,
        smallest=threshold,
        better=better,
    ).relevance
