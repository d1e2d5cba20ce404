"""What a rule proposes for one domain, with the reason as a code and its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from wervel.evidence.certainty.levels import Domain


class Why(StrEnum):
    """The reason of a rule; ``words`` says each in two languages."""

    BIAS_NOT_STATED = "bias not stated"
    BIAS_HIGH_IN_MANY = "high in at least half of the domains"
    BIAS_HIGH_IN_ONE = "high in one domain"
    BIAS_SOME_CONCERNS = "some concerns in several domains"
    BIAS_LOW = "no domain at high risk"
    ONE_STUDY = "one study"
    AGREEMENT_NOT_STATED = "agreement not stated"
    STUDIES_AGREE = "studies agree"
    STUDIES_DIFFER = "studies differ"
    STUDIES_OPPOSE = "studies oppose"
    DIRECT = "direct"
    INDIRECT = "indirect"
    INDIRECT_TWICE = "indirect twice"
    DIRECTNESS_NOT_STATED = "directness not stated"
    CROSSES_ONE_LINE = "interval crosses one line"
    CROSSES_BOTH_LINES = "interval crosses both lines"
    RULES_OUT = "interval rules out what matters"
    TOO_FEW = "too few people"
    SIZE_NOT_STATED = "size not stated"
    PRECISE = "precise"
    TOO_FEW_STUDIES = "too few studies for a test"
    ASYMMETRY = "asymmetry"
    NO_ASYMMETRY = "no asymmetry"
    UNPUBLISHED = "unpublished"
    TEST_NOT_STATED = "test not stated"
    LARGE = "large effect"
    VERY_LARGE = "very large effect"
    NOT_LARGE = "effect not large"


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What a rule says of one domain: so many levels, or None where it cannot be told.

    ``values`` are the numbers and names the reason is said with.
    """

    domain: Domain
    levels: int | None
    why: Why
    values: Mapping[str, float | str] = field(default_factory=dict)


def proposed(
    domain: Domain, levels: int | None, why: Why, **values: float | str
) -> Proposal:
    """What a rule says, with the numbers and names of its reason."""
    return Proposal(domain=domain, levels=levels, why=why, values=values)
