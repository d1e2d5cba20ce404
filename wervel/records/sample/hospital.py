"""What happens in secondary care to those who get there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wervel.records.sample import choices, parameters
from wervel.records.sample.course import By, Course
from wervel.records.sample.draws import (
    NEVER,
    Bools,
    Ints,
    chance,
    days,
    on_a_contact,
    only,
    pick,
)
from wervel.records.sample.opioids import Opioid, draw_supply
from wervel.records.sample.parameters import SPECIALISTS
from wervel.records.sample.primary import (
    NEUROLOGIST,
    PAIN_SPECIALIST,
    REHABILITATION,
    Primary,
)

INJECTIONS = (
    "epidural_injection",
    "nerve_root_injection",
    "facet_injection",
    "medial_branch_block",
    "rf_denervation",
)
_INJECTION_SHARES = np.array([[0.05, 0.0, 0.4, 0.3, 0.25], [0.6, 0.4, 0.0, 0.0, 0.0]])
OTHER_SPECIALISTS = ("neurologist", "orthopaedic_surgeon", "pain_specialist")
"""Who sees people before they are sent on to rehabilitation, where that is planted."""
_CODED = np.array([0.7, 0.5, 0.3, 0.3])
FIRST, SECOND, PAIN, THEATRE = range(4)
"""The columns of ``visits``: first and second visit, pain treatment, operation."""


@dataclass(frozen=True)
class Hospital:
    """One entry per course; offsets in days, never where it does not happen.

    ``visits`` and ``specialty`` have a column per visit; ``coded``: the visit left a
    back-pain record. Scan and opioid are at the second visit, an injection and an
    operation at their own.
    """

    visits: Ints
    specialty: Ints
    coded: Bools
    chronic: Bools
    scan: Ints
    by_mri: Bools
    opioid: Opioid
    injection: Ints
    injection_kind: Ints
    surgery: Ints
    rehabilitation: Ints


def draw_hospital(
    rng: np.random.Generator, course: Course, primary: Primary, *, other_first: float
) -> Hospital:
    """Secondary care after a referral, of one's own accord, or from the beginning.

    ``other_first``: the share of those sent to rehabilitation who are seen by another
    specialist before.
    """
    size = len(course)
    visits, specialty = _visits(rng, course, primary)
    specialty = _other_first(rng, specialty, share=other_first)
    seen = visits[:, FIRST] < NEVER
    second = visits[:, SECOND]
    rehabilitated = seen & (specialty[:, SECOND] == REHABILITATION)
    rehabilitated &= chance(rng, parameters.REHABILITATED.rate, size)
    return Hospital(
        visits=visits,
        specialty=specialty,
        coded=(rng.random((size, 4)) < _CODED) & (visits < NEVER) & (visits > 0),
        chronic=chance(rng, 0.3, size),
        scan=only(seen & chance(rng, parameters.HOSPITAL_SCAN.rate, size), second),
        by_mri=chance(rng, 0.8, size),
        opioid=_opioid(rng, course, primary, second=second),
        injection=visits[:, PAIN],
        injection_kind=pick(rng, _INJECTION_SHARES[course.radiating.astype(int)], size),
        surgery=visits[:, THEATRE],
        rehabilitation=only(rehabilitated, second),
    )


def _other_first(rng: np.random.Generator, specialty: Ints, *, share: float) -> Ints:
    """The specialties, with another one at the first visit of some."""
    if not share:
        return specialty
    size = len(specialty)
    others = np.array([SPECIALISTS.index(name) for name in OTHER_SPECIALISTS])
    other = others[rng.integers(0, len(others), size)]
    sent = (specialty[:, FIRST] == REHABILITATION) & chance(rng, share, size)
    return np.column_stack(
        [np.where(sent, other, specialty[:, FIRST]), specialty[:, 1:]]
    )


def _opioid(
    rng: np.random.Generator, course: Course, primary: Primary, *, second: Ints
) -> Opioid:
    """An opioid at the second visit of some who have none of the GP."""
    size = len(course)
    given = (second < NEVER) & (primary.opioid.day == NEVER)
    given &= chance(rng, parameters.HOSPITAL_OPIOID.rate, size)
    day = only(given, second)
    weak = chance(rng, 0.5, size)
    supply = draw_supply(rng, day, until=course.until, short=np.zeros(size, bool))
    return Opioid(day, weak, weak, supply.first, supply.repeats)


def _visits(
    rng: np.random.Generator, course: Course, primary: Primary
) -> tuple[Ints, Ints]:
    """The days of the visits, and the specialty of each."""
    size = len(course)
    first, to = _first(rng, course, primary)
    seen = first < NEVER
    second = only(seen, first + days(rng, 7, 28, size))
    pain = to == PAIN_SPECIALIST
    treated = seen & chance(
        rng, np.array(parameters.PAIN_TREATMENT.value)[1 - pain.astype(int)], size
    )
    treatment = only(treated, second + days(rng, 10, 40, size))
    operated = seen & chance(rng, parameters.OPERATED.rate, size)
    theatre = only(operated, second + days(rng, 20, 60, size))
    surgeon = pick(rng, np.array([0.5, 0.5]), size)
    surgeons = np.array(
        [SPECIALISTS.index("neurosurgeon"), SPECIALISTS.index("orthopaedic_surgeon")]
    )
    specialty = np.column_stack(
        [to, to, np.full(size, PAIN_SPECIALIST), surgeons[surgeon]]
    )
    return np.column_stack([first, second, treatment, theatre]), specialty


def _first(
    rng: np.random.Generator, course: Course, primary: Primary
) -> tuple[Ints, Ints]:
    """The first visit: after a referral, without one, or as the first record of all."""
    size = len(course)
    referred = primary.referral.day < NEVER
    wait = np.where(
        primary.referral.urgent, days(rng, 0, 20, size), days(rng, 3, 42, size)
    )
    own = ~referred & chance(rng, choices.OWN_WAY.rate, size)
    first = np.where(
        referred,
        primary.referral.day + wait,
        only(own, on_a_contact(rng, course.contacts, later=20)),
    )
    began = course.by[:, 0] == By.SPECIALIST
    to = np.where(referred, primary.referral.to, NEUROLOGIST)
    return np.where(began, 0, first), to
