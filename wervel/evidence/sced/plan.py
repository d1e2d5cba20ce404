"""How an experiment is tested: the statistic, what could have been drawn, and how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Statistic(StrEnum):
    """What is compared over the assignments; more is better in each."""

    MEAN_DIFFERENCE = "mean"
    IMMEDIATE_CHANGE = "immediate"
    NAP = "nap"
    CLOSENESS = "closeness"
    """Minus the mean distance to the criterion in force."""


class Scheme(StrEnum):
    """What was drawn by lot over several persons."""

    INDEPENDENT = "independent"
    """Each person an own start (Marascuilo and Busk, 1988)."""
    TIERS = "tiers"
    """Who gets which of the fixed starts (Wampold and Worsham, 1986)."""
    TIERS_AND_STARTS = "tiers-and-starts"
    """Both (Koehler and Levin, 1998)."""


class Alternation(StrEnum):
    """How the order of two alternating conditions was drawn."""

    AT_MOST_TWO = "at-most-two"
    """As often as each was given, never more than two in a row."""
    PAIRS = "pairs"
    """In every pair of occasions each condition once."""
    FREE = "free"
    """As often as each was given, in any order."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What was permissible, and how it is counted.

    ``least`` is the fewest points a phase may have; none means the shortest phase that
    is there, three at most. ``window`` is how many points on either side of a change
    count for the immediate change. Up to ``limit`` assignments are all counted; of
    more, ``draws`` are drawn with ``seed``.
    """

    statistic: Statistic = Statistic.MEAN_DIFFERENCE
    two_sided: bool = False
    scheme: Scheme = Scheme.INDEPENDENT
    alternation: Alternation = Alternation.AT_MOST_TWO
    least: int | None = None
    window: int = 3
    limit: int = 1_000_000
    draws: int = 100_000
    seed: int = 1
