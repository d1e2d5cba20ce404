"""Rules: the first recommendations, read once more from their wording.

Apart from the facts that read records, so that the two can be held against each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from wervel.records.sample import choices, parameters, steps
from wervel.records.sample.answers import (
    NO,
    UNKNOWN,
    Answers,
    certain,
    either,
    every,
    opposite,
    recorded,
    scored,
)
from wervel.records.sample.course import By
from wervel.records.sample.draws import NEVER, Ints, only
from wervel.records.sample.parameters import Parameter
from wervel.records.sample.primary import Drug

Decision = tuple[Ints, Ints, Ints]
"""Per course: day of the moment (or never), whether it applies, whether followed."""


@dataclass(frozen=True)
class Rule:
    """A recommendation as it is decided, and the parameters that drive it most."""

    item: str
    decide: Callable[[Answers], Decision]
    planted_by: tuple[Parameter, ...]


def _plain(of: Answers, at: Ints) -> Ints:
    return every(of.non_specific(at), of.in_primary_care(at), opposite(of.red_flag(at)))


def _radicular(of: Answers, at: Ints) -> Ints:
    return every(of.radicular(at), of.in_primary_care(at), opposite(of.red_flag(at)))


def _start(of: Answers) -> Ints:
    return only(of.new, np.zeros(len(of.new), dtype=np.int64))


def _first_record(of: Answers, low: int, high: int) -> Ints:
    records = of.records
    fits = only((records >= low) & (records <= high), records)
    return only(of.new, fits.min(axis=1))


def _imaging(of: Answers) -> Decision:
    at = _start(of)
    seen = of.ahead(of.plan.primary.scan, 0, 42)
    return at, _plain(of, at), opposite(seen)


def _imaging_radicular(of: Answers) -> Decision:
    at = _start(of)
    seen = of.ahead(of.plan.primary.scan, 0, 42)
    return at, _radicular(of, at), opposite(seen)


def _exercise(of: Answers) -> Decision:
    at = _first_record(of, 42, 83)
    return at, _plain(of, at), of.ahead(steps.exercise(of.plan), 0, at + 42)


def _behavioural(of: Answers) -> Decision:
    at = _first_record(of, 84, NEVER - 1)
    return at, _plain(of, at), of.ahead(of.plan.therapy.psychosomatic, 0, at + 42)


def _rehabilitation(of: Answers) -> Decision:
    at = of.first(of.plan.hospital.rehabilitation)
    outlook = of.plan.outlook
    followed = every(
        of.chronic(at),
        recorded(outlook.off_work),
        scored(outlook.disability, 41),
        recorded(outlook.psychosocial),
    )
    return at, every(of.non_specific(at), opposite(of.red_flag(at))), followed


def _referral(of: Answers) -> Decision:
    at = _start(of)
    return (
        at,
        _plain(of, at),
        opposite(of.ahead(steps.referred_or_seen(of.plan), 0, 84)),
    )


def _imaging_red_flags(of: Answers) -> Decision:
    at = of.first(steps.scans(of.plan))
    applies = every(of.non_specific(at), of.in_primary_care(at))
    sent = of.ahead(steps.referred_or_seen(of.plan), at, at + 14)
    return at, applies, every(of.red_flag(at), sent)


def _opioid_acute(of: Answers) -> Decision:
    at = of.first(steps.opioid(of.plan).day)
    applies = every(_plain(of, at), opposite(of.chronic(at)))
    followed = every(
        scored(of.plan.outlook.pain, 7),
        certain(of.within(of.plan.primary.analgesic, 0, at - 1)),
        of.supplied(at, most=5),
    )
    return at, applies, followed


def _opioid_chronic(of: Answers) -> Decision:
    at = of.first(steps.opioid(of.plan).day)
    applies = every(_plain(of, at), of.chronic(at))
    followed = every(scored(of.plan.outlook.disability, 41), of.supplied(at, most=14))
    return at, applies, followed


def _newly(of: Answers, drug: Drug) -> Ints:
    used = certain(of.within(drug.before, -365, -1))
    return every(of.ahead(drug.day, 0, 84), opposite(used))


def _neuropathic(of: Answers) -> Decision:
    at, care = _start(of), of.plan.primary
    new = _newly(of, care.neuropathic)
    return at, _plain(of, at), opposite(new)


def _benzodiazepines(of: Answers) -> Decision:
    at, care = _start(of), of.plan.primary
    new = _newly(of, care.benzodiazepine)
    return at, _plain(of, at), opposite(new)


def _anaesthesiological(of: Answers) -> Decision:
    at = _start(of)
    applies = every(of.non_specific(at), opposite(of.red_flag(at)))
    return at, applies, opposite(of.ahead(of.plan.hospital.injection, 0, 182))


def _red_flags(of: Answers) -> Decision:
    at = of.first(of.plan.course.flag)
    seen = of.ahead(steps.neurology(of.plan), at, at + 14)
    return at, of.radicular(at), seen


def _referral_radicular(of: Answers) -> Decision:
    at = of.first(steps.referred_or_seen(of.plan))
    begin = np.zeros(len(at), dtype=np.int64)
    applies = every(
        of.radicular(at), of.in_primary_care(begin), opposite(of.red_flag(at))
    )
    recent = of.within(of.plan.timeline.records, at - 13, at)
    return at, applies, every(of.lasts(at, 42), certain(recent))


def _epidural(of: Answers) -> Decision:
    at = of.first(steps.epidural(of.plan))
    begin = np.zeros(len(at), dtype=np.int64)
    applies = every(of.radicular(at), of.in_primary_care(begin))
    specialists = steps.visits_to(
        of.plan,
        "neurologist",
        "orthopaedic_surgeon",
        "neurosurgeon",
        "rehabilitation_physician",
        "rheumatologist",
    )
    return at, applies, certain(of.within(specialists, 0, at - 1))


def _reevaluation(of: Answers) -> Decision:
    at = _start(of)
    timeline = of.plan.timeline
    by_gp = only(timeline.by == By.GP, timeline.records)
    by_whom = only(timeline.by == By.NOBODY, timeline.records)
    seen = of.ahead(by_gp, 42, 56)
    perhaps = np.where(of.within(by_whom, 42, 56), UNKNOWN, NO)
    return at, _radicular(of, at), either(seen, perhaps)


RULES: Mapping[str, Rule] = {
    "nhg-lbp-imaging": Rule("R-002", _imaging, (parameters.IMAGED,)),
    "nhg-lbp-exercise-therapy": Rule("R-005", _exercise, (choices.EXERCISE,)),
    "nhg-lbp-behavioural-treatment": Rule(
        "R-006", _behavioural, (parameters.PSYCHOLOGIST, choices.PSYCHOSOMATIC)
    ),
    "nhg-lbp-rehabilitation": Rule(
        "R-007",
        _rehabilitation,
        (
            parameters.REHABILITATED,
            choices.WORK_RECORDED,
            choices.PSYCHOSOCIAL_RECORDED,
            choices.QUESTIONNAIRES,
        ),
    ),
    "nhg-lbp-referral": Rule(
        "R-009", _referral, (parameters.REFERRED, choices.OWN_WAY)
    ),
    "nhg-lbp-imaging-red-flags": Rule(
        "R-011", _imaging_red_flags, (choices.SCANNED_FOR_FLAG, choices.URGENT)
    ),
    "nhg-lbp-opioid-acute": Rule(
        "R-012", _opioid_acute, (choices.CAREFUL, parameters.OPIOID_ONCE)
    ),
    "nhg-lbp-opioid-chronic": Rule(
        "R-013", _opioid_chronic, (choices.QUESTIONNAIRES, parameters.OPIOID_ONCE)
    ),
    "nhg-lbp-neuropathic-drugs": Rule(
        "R-014", _neuropathic, (parameters.NEUROPATHIC, choices.SUBSTITUTE)
    ),
    "nhg-lbp-benzodiazepines": Rule(
        "R-015", _benzodiazepines, (parameters.BENZODIAZEPINE, choices.SUBSTITUTE)
    ),
    "nhg-lbp-anaesthesiological-treatment": Rule(
        "R-016", _anaesthesiological, (parameters.REFERRED, parameters.PAIN_TREATMENT)
    ),
    "nhg-lrs-red-flags": Rule("R-021", _red_flags, (choices.URGENT,)),
    "nhg-lrs-referral": Rule("R-022", _referral_radicular, (parameters.COURSE,)),
    "nhg-lrs-imaging": Rule("R-024", _imaging_radicular, (parameters.IMAGED,)),
    "nhg-lrs-epidural-injection": Rule(
        "R-028", _epidural, (parameters.REFERRED_TO, parameters.PAIN_TREATMENT)
    ),
    "nhg-lrs-reevaluation": Rule("R-029", _reevaluation, (choices.REEVALUATED,)),
}
