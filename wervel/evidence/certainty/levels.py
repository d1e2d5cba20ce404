"""The words of GRADE: how certain, which domains, how important, where one starts."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from types import MappingProxyType

from wervel.evidence.study import Design


class Certainty(IntEnum):
    """How sure the evidence makes us of an effect; four levels, as GRADE has them."""

    VERY_LOW = 1
    LOW = 2
    MODERATE = 3
    HIGH = 4


class Importance(StrEnum):
    """How much an outcome weighs in the decision."""

    CRUCIAL = "crucial"
    IMPORTANT = "important"
    LIMITED = "limited"


class Domain(StrEnum):
    """What may lower or raise the certainty."""

    RISK_OF_BIAS = "risk of bias"
    INCONSISTENCY = "inconsistency"
    INDIRECTNESS = "indirectness"
    IMPRECISION = "imprecision"
    PUBLICATION_BIAS = "publication bias"
    LARGE_EFFECT = "large effect"
    DOSE_RESPONSE = "dose-response"
    CONFOUNDING = "residual confounding"

    @property
    def raises(self) -> bool:
        """Whether it can only raise."""
        return self in (
            Domain.LARGE_EFFECT,
            Domain.DOSE_RESPONSE,
            Domain.CONFOUNDING,
        )


STARTS: Mapping[Design, Certainty] = MappingProxyType(
    {
        Design.RANDOMISED_TRIAL: Certainty.HIGH,
        Design.META_ANALYSIS: Certainty.HIGH,
        Design.ECONOMIC_EVALUATION: Certainty.HIGH,
        Design.COHORT: Certainty.LOW,
        Design.BEFORE_AFTER: Certainty.LOW,
    }
)
"""Where a body of evidence starts: randomised trials high, observational studies low.

A meta-analysis and an economic evaluation start as the trials in them do; a profile
says so where they are of another kind. Single cases are not here: parties contest
their level (C-26), so a profile names who starts them where.
"""


def moved(start: Certainty, levels: int) -> Certainty:
    """The level so many steps up or down; never above high or below very low.

    >>> moved(Certainty.HIGH, -2).name, moved(Certainty.LOW, -3).name
    ('LOW', 'VERY_LOW')
    """
    return Certainty(min(max(start + levels, Certainty.VERY_LOW), Certainty.HIGH))
