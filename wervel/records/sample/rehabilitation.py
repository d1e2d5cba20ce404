"""Rehabilitation: who is seen and admitted, with which WPN class, hours and outcome.

No public code exists for the WPN class or for hours of treatment; the codes are
wervel's own (vocabulary ``WERVEL``). What is recorded here is in no recommendation, so
it changes nothing of the truth; only those whom the plan sends to a rehabilitation
physician have it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from wervel.records.sample.codes import codebook
from wervel.records.sample.draws import (
    NEVER,
    Bools,
    Floats,
    Ints,
    chance,
    days,
    only,
    pick,
)
from wervel.records.sample.hospital import OTHER_SPECIALISTS
from wervel.records.sample.people import People
from wervel.records.sample.places import Places
from wervel.records.sample.plan import Plan
from wervel.records.sample.primary import REHABILITATION
from wervel.records.sample.records import NOBODY, Records, joined, placed
from wervel.records.sample.steps import exercise, visits_to
from wervel.records.sample.tables import Chunk, dates

SHORT_LIMIT, LONG_LIMIT = 48.0, 130.0
"""Hours of the two products, 14D837 and 14D838 (catalogue PC-12)."""
PILES_FROM = 38.0
"""Hours from here to the limit come out above it where they pile up."""
_ADMITTED = np.array([0.02, 0.08, 0.50, 0.40])
_CONSULTED = np.array([0.30, 0.45, 0.20, 0.05])
_SEVERITY = 0.8
_HOURS = np.array([25.0, 33.0, 42.0, 64.0])
_HOURS_DEVIATION = 10.0
_FEWEST = 12.0
_RECORDED = 0.9
_ANSWERED = 0.7
_DIMENSIONS = ("wpn-participation", "wpn-psychosocial", "wpn-functioning")
_MOST_DISABILITY = 70


@dataclass(frozen=True)
class Rehabilitated:
    """One entry per course of the plan; offsets in days.

    ``intake`` is the first visit to the rehabilitation physician, ``programme`` the
    first day of treatment; where they are never, the rest says nothing. ``level`` has a
    column per dimension; ``provider`` is the physician.
    """

    provider: Ints
    intake: Ints
    programme: Ints
    end: Ints
    wpn: Ints
    level: Ints
    recorded: Bools
    hours: Floats
    before: Ints
    after: Ints
    answered: Bools

    @property
    def long(self) -> Bools:
        """Whether the product is that of up to 130 hours."""
        return (self.programme < NEVER) & (self.hours > SHORT_LIMIT)


def draw_rehabilitation(
    rng: np.random.Generator, plan: Plan, *, people: People, places: Places
) -> Rehabilitated:
    """What rehabilitation comes to for those whom the plan sends there."""
    size = len(plan.course)
    practice = people.practice[plan.course.person]
    programme = plan.hospital.rehabilitation
    institution = _institution(places, practice)
    wpn = _classes(rng, programme < NEVER, severity=institution.severity)
    level = wpn[:, None] + rng.choice([0, 0, 0, -1, 1], (size, 3))
    before = np.rint(rng.normal(26 + 6 * wpn, 9.0)).astype(np.int64)
    change = np.rint(rng.normal(10.0, 9.0, size)).astype(np.int64)
    return Rehabilitated(
        provider=places.specialists[practice, REHABILITATION],
        intake=visits_to(plan, "rehabilitation_physician").min(axis=1),
        programme=programme,
        end=only(programme < NEVER, programme + days(rng, 70, 84, size)),
        wpn=wpn,
        level=np.clip(level, 1, 4),
        recorded=chance(rng, _RECORDED, size),
        hours=_hours(rng, wpn, institution=institution),
        before=np.clip(before, 0, _MOST_DISABILITY),
        after=np.clip(before - change, 0, _MOST_DISABILITY),
        answered=chance(rng, _ANSWERED, size),
    )


@dataclass(frozen=True)
class _Institution:
    """One entry per course: what its institution is like."""

    severity: Floats
    piles: Bools
    planted: bool


def _institution(places: Places, practice: Ints) -> _Institution:
    planted = places.planted
    if not planted.institutions:
        size = len(practice)
        return _Institution(np.zeros(size), np.zeros(size, dtype=bool), False)
    near = places.sites.institution[practice]
    return _Institution(planted.severity[near], planted.piles[near], True)


def _classes(rng: np.random.Generator, admitted: Bools, *, severity: Floats) -> Ints:
    """The WPN class of each, from 1 to 4; more of the higher where severity is."""
    shares = np.where(admitted[:, None], _ADMITTED, _CONSULTED)
    tilt = np.exp(_SEVERITY * severity[:, None] * np.arange(len(_ADMITTED)))
    return 1 + pick(rng, shares * tilt, len(admitted))


def _hours(rng: np.random.Generator, wpn: Ints, *, institution: _Institution) -> Floats:
    """Hours of treatment, in half hours; without planting within the small product."""
    drawn = rng.normal(_HOURS[wpn - 1], _HOURS_DEVIATION)
    most = LONG_LIMIT if institution.planted else SHORT_LIMIT
    hours = _halves(np.clip(drawn, _FEWEST, most))
    over = _halves(SHORT_LIMIT + rng.uniform(0.5, 4.0, len(wpn)))
    piled = institution.piles & (hours >= PILES_FROM) & (hours <= SHORT_LIMIT)
    return np.where(piled, over, hours)


def _halves(hours: Floats) -> Floats:
    """In whole half hours."""
    return np.asarray(np.rint(2 * hours) / 2)


def rehabilitation_records(plan: Plan, care: Rehabilitated) -> Records:
    """The measurements: classes at the intake, disability twice, hours at the end.

    Those of the intake name the rehabilitation physician, who has a visit that day; the
    others name nobody, since they are no contact.
    """
    at_intake = only(care.recorded, care.intake)
    after = only(care.answered, care.end)
    rows: tuple[tuple[str, Ints, Ints | int, Ints | Floats], ...] = (
        ("wpn-class", at_intake, care.provider, care.wpn),
        ("wpn-participation", at_intake, care.provider, care.level[:, 0]),
        ("wpn-psychosocial", at_intake, care.provider, care.level[:, 1]),
        ("wpn-functioning", at_intake, care.provider, care.level[:, 2]),
        ("pain-disability-index", care.programme, NOBODY, care.before),
        ("pain-disability-index", after, NOBODY, care.after),
        ("rehabilitation-hours", care.end, NOBODY, care.hours),
    )
    place = codebook().place
    return joined(
        placed(plan.course, day, provider=who, code=place(name), number=number)
        for name, day, who, number in rows
    )


def rehabilitation_table(
    plan: Plan, care: Rehabilitated, *, chunk: Chunk, places: Places
) -> pa.Table:
    """One row per episode seen by a rehabilitation physician while observed."""
    course = plan.course
    admitted = care.programme <= course.until
    limit = np.where(care.long, LONG_LIMIT, SHORT_LIMIT)
    therapy = (exercise(plan) < care.intake[:, None]).any(axis=1)
    others = (visits_to(plan, *OTHER_SPECIALISTS) < care.intake[:, None]).any(axis=1)
    day = course.start + np.where(care.intake < NEVER, care.intake, 0)
    columns = {
        "person_id": course.person + chunk.first_person,
        "care_site_id": places.provider_site[care.provider] + 1,
        "intake": dates(day),
        "wpn_class": care.wpn,
        "participation": care.level[:, 0],
        "psychosocial": care.level[:, 1],
        "functioning": care.level[:, 2],
        "recorded": care.recorded,
        "admitted": admitted,
        "hours": pa.array(care.hours, mask=~admitted),
        "product_limit": pa.array(limit, mask=~admitted),
        "disability_before": pa.array(care.before, mask=~admitted),
        "disability_after": pa.array(care.after, mask=~admitted),
        "therapy_before": therapy,
        "other_specialist_before": others,
    }
    seen = np.flatnonzero(care.intake <= course.until)
    order = seen[np.lexsort((day[seen], course.person[seen]))]
    return pa.table(columns).take(pa.array(order))
