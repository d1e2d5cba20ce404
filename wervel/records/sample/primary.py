"""What the GP asks for and prescribes in a course."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from wervel.records.sample import choices, parameters
from wervel.records.sample.course import Course, Length
from wervel.records.sample.draws import (
    NEVER,
    Bools,
    Floats,
    Ints,
    chance,
    days,
    on_a_contact,
    only,
    pick,
)
from wervel.records.sample.opioids import Opioid, draw_supply
from wervel.records.sample.parameters import COMPLAINTS, SPECIALISTS, Parameter

NEWLY_WITHIN = 84
"""Days in which a drug that is started counts: used before, it is seen to the end."""
LONGEST_BEFORE = 375
"""Days before a course that a drug may have been used: some too long ago to count."""
_JUST = np.array([1, 365, 366])
"""Days before at which it is just one thing or the other."""
NEUROLOGIST = SPECIALISTS.index("neurologist")
PAIN_SPECIALIST = SPECIALISTS.index("pain_specialist")
REHABILITATION = SPECIALISTS.index("rehabilitation_physician")


@dataclass(frozen=True)
class Drug:
    """One entry per course: the day of a drug, and of its use before the course."""

    day: Ints
    before: Ints


@dataclass(frozen=True)
class Referral:
    """One entry per course: day, specialty, and whether a red flag hastened it."""

    day: Ints
    to: Ints
    urgent: Bools


@dataclass(frozen=True)
class Primary:
    """One entry per course; offsets in days, never where it does not happen.

    ``careful``: the opioid went as advised.
    """

    scan: Ints
    by_mri: Bools
    analgesic: Ints
    opioid: Opioid
    careful: Bools
    benzodiazepine: Drug
    neuropathic: Drug
    referral: Referral


Rates = Mapping[str, Floats]


def draw_primary(
    rng: np.random.Generator, course: Course, *, rates: Rates, rehabilitated: float
) -> Primary:
    """What the GP does; ``rates``: a row a course and a column a complaint.

    ``rehabilitated``: the share of long complaints without radiation that is sent to
    rehabilitation besides.
    """
    size = len(course)
    scanned = _decided(rng, course, parameters.IMAGED, rates=rates)
    eased = _decided(rng, course, parameters.ANALGESIC, rates=rates)
    analgesic = only(eased, on_a_contact(rng, course.contacts, later=20))
    opioid, careful = _opioid(rng, course, rates=rates)
    stepped = eased & (careful | chance(rng, choices.STEPPED.rate, size))
    return Primary(
        scan=_scan(rng, course, scanned),
        by_mri=_decided(rng, course, parameters.IMAGED_BY_MRI, rates=rates),
        analgesic=np.where(stepped, 0, analgesic),
        opioid=opioid,
        careful=careful,
        benzodiazepine=_drug(rng, course, parameters.BENZODIAZEPINE, rates=rates),
        neuropathic=_drug(rng, course, parameters.NEUROPATHIC, rates=rates),
        referral=_to_rehabilitation(
            rng,
            course,
            _referral(
                rng, course, _decided(rng, course, parameters.REFERRED, rates=rates)
            ),
            share=rehabilitated,
        ),
    )


def _decided(
    rng: np.random.Generator, course: Course, parameter: Parameter, *, rates: Rates
) -> Bools:
    """Whether it happens, at the rate of the practice where practices vary."""
    size = len(course)
    rate = rates.get(parameter.name)
    if rate is None:
        return chance(rng, np.array(parameter.value)[course.code], size)
    return chance(rng, rate[np.arange(size), course.code], size)


def _drug(
    rng: np.random.Generator, course: Course, parameter: Parameter, *, rates: Rates
) -> Drug:
    """A drug; some who are seen long enough used it before the course."""
    size = len(course)
    day = only(
        _decided(rng, course, parameter, rates=rates),
        on_a_contact(rng, course.contacts, later=20),
    )
    used = (day < NEVER) & (course.until > NEWLY_WITHIN)
    used &= chance(rng, choices.SUBSTITUTE.rate, size)
    ago = days(rng, 1, LONGEST_BEFORE, size)
    just = _JUST[rng.integers(0, len(_JUST), size)]
    before = np.where(chance(rng, 0.2, size), just, ago)
    return Drug(day, only(used, -before))


def _opioid(
    rng: np.random.Generator, course: Course, *, rates: Rates
) -> tuple[Opioid, Bools]:
    """The GP's opioid, and whether it goes as advised: not at once, and briefly."""
    size = len(course)
    weak = _decided(rng, course, parameters.WEAK_OPIOID, rates=rates)
    strong = _decided(rng, course, parameters.STRONG_OPIOID, rates=rates)
    given = weak | strong
    careful = given & chance(rng, choices.CAREFUL.rate, size)
    day = on_a_contact(rng, course.contacts, later=20)
    day = only(given, np.where(careful & (day == 0), days(rng, 1, 10, size), day))
    supply = draw_supply(rng, day, until=course.until, short=careful)
    return Opioid(day, weak, ~strong, supply.first, supply.repeats), careful


def _scan(rng: np.random.Generator, course: Course, asked: Bools) -> Ints:
    """A scan, or for some with a red flag one soon after that."""
    size = len(course)
    day = only(asked, on_a_contact(rng, course.contacts, later=45))
    flagged = (course.flag < NEVER) & chance(rng, choices.SCANNED_FOR_FLAG.rate, size)
    return np.where(flagged, course.flag + days(rng, 0, 5, size), day)


def _referral(rng: np.random.Generator, course: Course, referred: Bools) -> Referral:
    """A referral, to rehabilitation at the last contact; some for a red flag."""
    size = len(course)
    shares = np.array(parameters.REFERRED_TO.value).reshape(len(COMPLAINTS), -1)
    day = only(referred, on_a_contact(rng, course.contacts, later=30))
    to = pick(rng, shares[course.code], size)
    rate = np.array(choices.URGENT.value)[course.radiating.astype(int)]
    urgent = (course.flag < NEVER) & chance(rng, rate, size)
    soon = chance(rng, 0.8, size)
    delay = np.where(soon, days(rng, 0, 2, size), days(rng, 13, 16, size))
    last = np.where(course.contacts < NEVER, course.contacts, 0).max(axis=1)
    late = referred & (to == REHABILITATION)
    neurology = urgent & course.radiating & chance(rng, 0.9, size)
    return Referral(
        day=np.where(urgent, course.flag + delay, np.where(late, last, day)),
        to=np.where(neurology, NEUROLOGIST, to),
        urgent=urgent,
    )


def _to_rehabilitation(
    rng: np.random.Generator, course: Course, referral: Referral, *, share: float
) -> Referral:
    """The referrals, with a planted share to rehabilitation, at the last contact."""
    if not share:
        return referral
    size = len(course)
    sent = (course.length == Length.LONG) & ~course.radiating & ~referral.urgent
    sent &= chance(rng, share, size)
    last = np.where(course.contacts < NEVER, course.contacts, 0).max(axis=1)
    return Referral(
        day=np.where(sent, last, referral.day),
        to=np.where(sent, REHABILITATION, referral.to),
        urgent=referral.urgent,
    )
