"""What the GP asks for and prescribes in a course, and the therapy that follows."""

from __future__ import annotations

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
from wervel.records.sample.parameters import COMPLAINTS, SPECIALISTS, Parameter

NEWLY_WITHIN = 84
"""Days in which a drug that is started counts: used before, it is seen to the end."""
NEUROLOGIST = SPECIALISTS.index("neurologist")
PAIN_SPECIALIST = SPECIALISTS.index("pain_specialist")
REHABILITATION = SPECIALISTS.index("rehabilitation_physician")


@dataclass(frozen=True)
class Primary:
    """One entry per course; offsets in days, never where it does not happen.

    ``first_supply`` and ``repeats``: days of the first opioid, and how many repeats of
    30 days follow on it; ``careful``: it went as advised. ``*_before``: the same drug
    before the course. ``sessions`` weekly; ``form``: 0 a visit with a procedure, 1 a
    visit, 2 a procedure. ``urgent``: a red flag hastened the referral.
    """

    scan: Ints
    by_mri: Bools
    analgesic: Ints
    opioid: Ints
    careful: Bools
    weak_first: Bools
    strong_later: Bools
    first_supply: Ints
    repeats: Ints
    benzodiazepine: Ints
    benzodiazepine_before: Ints
    neuropathic: Ints
    neuropathic_before: Ints
    physio_referral: Ints
    exercise: Ints
    sessions: Ints
    form: Ints
    exercise_before: Ints
    psychosomatic: Ints
    referral: Ints
    referred_to: Ints
    urgent: Bools


@dataclass(frozen=True)
class Supply:
    """How long an opioid lasts."""

    first: Ints
    repeats: Ints


def draw_primary(
    rng: np.random.Generator, course: Course, *, rates: dict[str, Floats]
) -> Primary:
    """What the GP does; ``rates``: a row a course, a column a complaint or length."""
    size = len(course)

    def decided(parameter: Parameter) -> Bools:
        rate = rates.get(parameter.name)
        if rate is None:
            return chance(rng, np.array(parameter.value)[course.code], size)
        return chance(rng, rate[np.arange(size), course.code], size)

    def action(mask: Bools, later: int = 20) -> Ints:
        return only(mask, on_a_contact(rng, course.contacts, later=later))

    weak = decided(parameters.WEAK_OPIOID)
    strong = decided(parameters.STRONG_OPIOID)
    opioid = action(weak | strong)
    supply = draw_supply(rng, opioid, course.until)
    analgesic = action(decided(parameters.ANALGESIC))
    careful = chance(rng, choices.CAREFUL.rate, size)
    stepped = (analgesic < NEVER) & (careful | chance(rng, choices.STEPPED.rate, size))
    soon = careful & (opioid == 0)
    benzodiazepine = action(decided(parameters.BENZODIAZEPINE))
    neuropathic = action(decided(parameters.NEUROPATHIC))
    referral, referred_to, urgent = _referral(rng, course, decided(parameters.REFERRED))
    exercise, physio_referral = _exercise(rng, course, rates[choices.EXERCISE.name])
    return Primary(
        scan=_scan(rng, course, action(decided(parameters.IMAGED), later=45)),
        by_mri=decided(parameters.IMAGED_BY_MRI),
        analgesic=np.where(stepped, 0, analgesic),
        opioid=np.where(soon, days(rng, 1, 10, size), opioid),
        careful=careful & (opioid < NEVER),
        weak_first=weak,
        strong_later=strong,
        first_supply=np.where(careful, 5, supply.first),
        repeats=np.where(careful, 0, supply.repeats),
        benzodiazepine=benzodiazepine,
        benzodiazepine_before=_before(rng, benzodiazepine, course.until),
        neuropathic=neuropathic,
        neuropathic_before=_before(rng, neuropathic, course.until),
        physio_referral=physio_referral,
        exercise=exercise,
        sessions=days(rng, 1, 9, size),
        form=pick(rng, np.array([0.8, 0.15, 0.05]), size),
        exercise_before=only(chance(rng, 0.02, size), -days(rng, 1, 60, size)),
        psychosomatic=_psychosomatic(rng, course),
        referral=referral,
        referred_to=referred_to,
        urgent=urgent,
    )


def draw_supply(rng: np.random.Generator, day: Ints, until: Ints) -> Supply:
    """The first supply of an opioid in days, and the number of repeats of 30 days.

    Where observation ends within four weeks it is five days once, so that how long it
    lasts cannot be told, rather than being seen already to last too long.
    """
    size = len(day)
    cut = (day <= until) & (day + 27 > until)
    once = chance(rng, parameters.OPIOID_ONCE.rate, size)
    mean = parameters.OPIOID_REPEATS.rate
    more = 1 + rng.negative_binomial(2, 2 / (2 + mean), size)
    short = np.array([5, 7, 14, 30])
    alone = short[pick(rng, np.array([0.5, 0.2, 0.15, 0.15]), size)]
    followed = short[pick(rng, np.array([0.0, 0.1, 0.2, 0.7]), size)]
    return Supply(
        first=np.where(cut, 5, np.where(once, alone, followed)),
        repeats=np.where(cut | once, 0, np.minimum(more, 24)),
    )


def _before(rng: np.random.Generator, day: Ints, until: Ints) -> Ints:
    """Use before the course, for some of those who use it and are seen long enough."""
    size = len(day)
    used = (
        (day < NEVER)
        & (until > NEWLY_WITHIN)
        & chance(rng, choices.SUBSTITUTE.rate, size)
    )
    return only(used, -days(rng, 10, 300, size))


def _referral(
    rng: np.random.Generator, course: Course, referred: Bools
) -> tuple[Ints, Ints, Bools]:
    """The day of the referral, to whom, and whether a red flag made it urgent."""
    size = len(course)
    shares = np.array(parameters.REFERRED_TO.value).reshape(len(COMPLAINTS), -1)
    day = only(referred, on_a_contact(rng, course.contacts, later=30))
    to = pick(rng, shares[course.code], size)
    elsewhere = chance(rng, 0.1, size)
    rate = np.array(choices.URGENT.value)[course.radiating.astype(int)]
    urgent = (course.flag < NEVER) & chance(rng, rate, size)
    return (
        np.where(urgent, course.flag + days(rng, 0, 2, size), day),
        np.where(urgent & course.radiating & ~elsewhere, NEUROLOGIST, to),
        urgent,
    )


def _scan(rng: np.random.Generator, course: Course, day: Ints) -> Ints:
    """The same day, or for some with a red flag soon after that."""
    size = len(course)
    flagged = (course.flag < NEVER) & chance(rng, choices.SCANNED_FOR_FLAG.rate, size)
    return np.where(flagged, course.flag + days(rng, 0, 5, size), day)


def _exercise(
    rng: np.random.Generator, course: Course, rates: Floats
) -> tuple[Ints, Ints]:
    """The day therapy begins, and the day the GP sent somebody to it."""
    size = len(course)
    treated = chance(rng, rates[np.arange(size), course.length], size)
    sent = on_a_contact(rng, course.contacts, later=10)
    wait = days(rng, 2, 28, size)
    not_gone = ~treated & chance(rng, 0.05, size)
    by_gp = (treated & chance(rng, 0.6, size)) | not_gone
    return only(treated, sent + wait), only(by_gp, sent)


def _psychosomatic(rng: np.random.Generator, course: Course) -> Ints:
    size = len(course)
    treated = (course.length == Length.LONG) & chance(
        rng, choices.PSYCHOSOMATIC.rate, size
    )
    return only(treated, days(rng, 50, 200, size))
