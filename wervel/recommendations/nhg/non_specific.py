"""What the recommendations of NHG-Standaard Aspecifieke lagerugpijn share.

Second revision, 2017, read through ZIN's Verbetersignalement of 2021 (seed 003).
"""

from __future__ import annotations

from wervel.facts.alarm import any_red_flag
from wervel.facts.complaint import in_primary_care, non_specific
from wervel.recommendations.guidelines import guideline
from wervel.recommendations.recommendation import Source
from wervel.text import Text

non_specific_in_primary_care = non_specific & in_primary_care & ~any_red_flag
"""Whom most of these recommendations are for (P-01, setting 1)."""

AMONG_FIRST = Text(
    nl="nieuwe episodes van aspecifieke rugpijn bij de huisarts, zonder rode vlag",
    en="new episodes of non-specific back pain at the GP, without a red flag",
)


def source(item: str, locator: str) -> Source:
    """The place in this guideline."""
    return Source(guideline("nhg-lbp-2017"), locator, item)
