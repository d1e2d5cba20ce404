"""Truth: what every recommendation must find in a plan, known without its records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from wervel.records.sample.answers import NO, UNKNOWN, YES, Answers
from wervel.records.sample.draws import NEVER, Ints
from wervel.records.sample.plan import Plan
from wervel.records.sample.rules import RULES, Rule
from wervel.records.sample.span import YEAR_STARTS

FOLLOWED, NOT_FOLLOWED, CANNOT_TELL = range(3)


@dataclass(frozen=True)
class Verdict:
    """One entry per applicable moment: its day, site and verdict."""

    course: Ints
    day: Ints
    verdict: Ints


def verdicts(plan: Plan) -> Mapping[str, Verdict]:
    """Per recommendation, every moment it applies (or may apply) to."""
    answers = Answers(plan)
    return {name: _verdict(answers, rule) for name, rule in RULES.items()}


def _verdict(answers: Answers, rule: Rule) -> Verdict:
    at, applies, followed = rule.decide(answers)
    chosen = np.flatnonzero((at < NEVER) & (applies != NO))
    applies, followed = applies[chosen], followed[chosen]
    unknown = (applies == UNKNOWN) | (followed == UNKNOWN)
    verdict = np.where(followed == YES, FOLLOWED, NOT_FOLLOWED)
    return Verdict(
        course=chosen,
        day=answers.plan.course.start[chosen] + at[chosen],
        verdict=np.where(unknown, CANNOT_TELL, verdict),
    )


def tally(plan: Plan, *, site: Ints, sites: int) -> Ints:
    """How many moments by recommendation, year, site and verdict."""
    counts = np.zeros((len(RULES), len(YEAR_STARTS), sites, 3), dtype=np.int64)
    for number, found in enumerate(verdicts(plan).values()):
        year = np.searchsorted(YEAR_STARTS, found.day, side="right") - 1
        np.add.at(counts[number], (year, site[found.course], found.verdict), 1)
    return counts
