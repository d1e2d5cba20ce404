"""Truth: what every recommendation must find in a plan, known without its records.

Rules, windows and moments are written here once more, from the wording and apart from
the facts that read records.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from wervel.records.sample.answers import (
    NO,
    UNKNOWN,
    YES,
    Answers,
    certain,
    either,
    every,
    opposite,
)
from wervel.records.sample.course import By
from wervel.records.sample.draws import NEVER, Ints, only
from wervel.records.sample.plan import Plan

FOLLOWED, NOT_FOLLOWED, CANNOT_TELL = range(3)
YEARS = range(2015, 2020)
_YEAR_STARTS = np.array([16436, 16801, 17167, 17532, 17897])
Rule = Callable[[Answers], tuple[Ints, Ints, Ints]]
"""Per course: day of the moment (or never), whether it applies, whether followed."""


def _plain(of: Answers, at: Ints) -> Ints:
    return every(
        of.non_specific(at), of.in_primary_care(at), opposite(of.red_flag(at))
    )


def _radicular(of: Answers, at: Ints) -> Ints:
    return every(of.radicular(at), of.in_primary_care(at), opposite(of.red_flag(at)))


def _start(of: Answers) -> Ints:
    return only(of.new, np.zeros(len(of.new), dtype=np.int64))


def _first_record(of: Answers, low: int, high: int) -> Ints:
    records = of.records
    fits = only((records >= low) & (records <= high), records)
    return only(of.new, fits.min(axis=1))


def _imaging(of: Answers) -> tuple[Ints, Ints, Ints]:
    at = _start(of)
    seen = of.ahead(of.plan.primary.scan, 0, 42)
    return at, _plain(of, at), opposite(seen)


def _imaging_radicular(of: Answers) -> tuple[Ints, Ints, Ints]:
    at = _start(of)
    seen = of.ahead(of.plan.primary.scan, 0, 42)
    return at, _radicular(of, at), opposite(seen)


def _exercise(of: Answers) -> tuple[Ints, Ints, Ints]:
    at = _first_record(of, 42, 83)
    return at, _plain(of, at), of.ahead(of.exercise, 0, at + 42)


def _behavioural(of: Answers) -> tuple[Ints, Ints, Ints]:
    at = _first_record(of, 84, NEVER - 1)
    return at, _plain(of, at), of.ahead(of.plan.primary.psychosomatic, 0, at + 42)


def _rehabilitation(of: Answers) -> tuple[Ints, Ints, Ints]:
    at = of.first(of.plan.hospital.rehabilitation)
    outlook = of.plan.outlook
    followed = every(
        of.chronic(at),
        of.recorded(outlook.off_work),
        of.scored(outlook.disability, 41),
        of.recorded(outlook.psychosocial),
    )
    return at, every(of.non_specific(at), opposite(of.red_flag(at))), followed


def _referral(of: Answers) -> tuple[Ints, Ints, Ints]:
    at = _start(of)
    return at, _plain(of, at), opposite(of.ahead(of.referred_or_seen, 0, 84))


def _imaging_red_flags(of: Answers) -> tuple[Ints, Ints, Ints]:
    at = of.first(np.column_stack([of.plan.primary.scan, of.plan.hospital.scan]))
    applies = every(of.non_specific(at), of.in_primary_care(at))
    sent = of.ahead(of.referred_or_seen, at, at + 14)
    return at, applies, every(of.red_flag(at), sent)


def _opioid_acute(of: Answers) -> tuple[Ints, Ints, Ints]:
    at = of.first(of.opioids)
    applies = every(_plain(of, at), opposite(of.chronic(at)))
    followed = every(
        of.scored(of.plan.outlook.pain, 7),
        certain(of.within(of.plan.primary.analgesic, 0, at - 1)),
        of.supplied(at, most=5),
    )
    return at, applies, followed


def _opioid_chronic(of: Answers) -> tuple[Ints, Ints, Ints]:
    at = of.first(of.opioids)
    applies = every(_plain(of, at), of.chronic(at))
    followed = every(
        of.scored(of.plan.outlook.disability, 41), of.supplied(at, most=14)
    )
    return at, applies, followed


def _newly(of: Answers, day: Ints, before: Ints) -> Ints:
    used = certain(of.within(before, -365, -1))
    return every(of.ahead(day, 0, 84), opposite(used))


def _neuropathic(of: Answers) -> tuple[Ints, Ints, Ints]:
    at, care = _start(of), of.plan.primary
    new = _newly(of, care.neuropathic, care.neuropathic_before)
    return at, _plain(of, at), opposite(new)


def _benzodiazepines(of: Answers) -> tuple[Ints, Ints, Ints]:
    at, care = _start(of), of.plan.primary
    new = _newly(of, care.benzodiazepine, care.benzodiazepine_before)
    return at, _plain(of, at), opposite(new)


def _anaesthesiological(of: Answers) -> tuple[Ints, Ints, Ints]:
    at = _start(of)
    applies = every(of.non_specific(at), opposite(of.red_flag(at)))
    return at, applies, opposite(of.ahead(of.plan.hospital.injection, 0, 182))


def _red_flags(of: Answers) -> tuple[Ints, Ints, Ints]:
    at = of.first(of.plan.course.flag)
    care = of.plan.primary
    referral = only(care.referred_to == 0, care.referral)
    neurology = np.column_stack([referral, of.specialists("neurologist")])
    return at, of.radicular(at), of.ahead(neurology, at, at + 14)


def _referral_radicular(of: Answers) -> tuple[Ints, Ints, Ints]:
    at = of.first(of.referred_or_seen)
    begin = np.zeros(len(at), dtype=np.int64)
    applies = every(
        of.radicular(at), of.in_primary_care(begin), opposite(of.red_flag(at))
    )
    recent = of.within(of.plan.timeline.records, at - 13, at)
    return at, applies, every(of.lasting(at, 42), certain(recent))


def _epidural(of: Answers) -> tuple[Ints, Ints, Ints]:
    at = of.first(of.epidural)
    begin = np.zeros(len(at), dtype=np.int64)
    applies = every(of.radicular(at), of.in_primary_care(begin))
    specialists = of.specialists(
        "neurologist",
        "orthopaedic_surgeon",
        "neurosurgeon",
        "rehabilitation_physician",
        "rheumatologist",
    )
    return at, applies, certain(of.within(specialists, 0, at - 1))


def _reevaluation(of: Answers) -> tuple[Ints, Ints, Ints]:
    at = _start(of)
    timeline = of.plan.timeline
    by_gp = only(timeline.by == By.GP, timeline.records)
    by_whom = only(timeline.by == By.NOBODY, timeline.records)
    seen = of.ahead(by_gp, 42, 56)
    perhaps = np.where(of.within(by_whom, 42, 56), UNKNOWN, NO)
    return at, _radicular(of, at), either(seen, perhaps)


RULES: Mapping[str, Rule] = {
    "nhg-lbp-imaging": _imaging,
    "nhg-lbp-exercise-therapy": _exercise,
    "nhg-lbp-behavioural-treatment": _behavioural,
    "nhg-lbp-rehabilitation": _rehabilitation,
    "nhg-lbp-referral": _referral,
    "nhg-lbp-imaging-red-flags": _imaging_red_flags,
    "nhg-lbp-opioid-acute": _opioid_acute,
    "nhg-lbp-opioid-chronic": _opioid_chronic,
    "nhg-lbp-neuropathic-drugs": _neuropathic,
    "nhg-lbp-benzodiazepines": _benzodiazepines,
    "nhg-lbp-anaesthesiological-treatment": _anaesthesiological,
    "nhg-lrs-red-flags": _red_flags,
    "nhg-lrs-referral": _referral_radicular,
    "nhg-lrs-imaging": _imaging_radicular,
    "nhg-lrs-epidural-injection": _epidural,
    "nhg-lrs-reevaluation": _reevaluation,
}


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
    at, applies, followed = rule(answers)
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
    counts = np.zeros((len(RULES), len(YEARS), sites, 3), dtype=np.int64)
    for number, found in enumerate(verdicts(plan).values()):
        year = np.searchsorted(_YEAR_STARTS, found.day, side="right") - 1
        np.add.at(counts[number], (year, site[found.course], found.verdict), 1)
    return counts


