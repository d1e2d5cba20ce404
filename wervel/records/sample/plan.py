"""Plans: the courses of a chunk of persons, one after the other in each life."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import IntEnum
from typing import Any, TypeVar

import numpy as np

from wervel.records.sample import choices, parameters
from wervel.records.sample.course import (
    LASTING,
    Beginning,
    By,
    Course,
    draw_course,
)
from wervel.records.sample.draws import NEVER, Ints, chance, days, only
from wervel.records.sample.habits import for_patients
from wervel.records.sample.hospital import Hospital, draw_hospital
from wervel.records.sample.outlook import Outlook, draw_outlook
from wervel.records.sample.people import People
from wervel.records.sample.places import Places
from wervel.records.sample.primary import Primary, draw_primary
from wervel.records.sample.span import FIRST_YEAR, YEAR_STARTS
from wervel.records.sample.therapy import Therapy, draw_therapy

OTHER_FIRST = 0.6
"""Share of those sent to rehabilitation, where it is planted, whom another specialist
sees before: without such steps there is nothing to check (catalogue P-25)."""
GAP = 90
"""Days without a record after which a spell is over."""
Part = TypeVar("Part")


class Says(IntEnum):
    """What a back-pain record says."""

    PLAIN = 0
    CHRONIC = 1
    RADIATING = 2
    STENOSIS = 3
    SURGERY = 4


@dataclass(frozen=True)
class Timeline:
    """One entry per course: its back-pain records in order, a row each.

    ``records``, ``by`` and ``specialty`` are the contacts and the hospital's coded
    visits, ``says`` what each says (a ``Says``); ``last`` is the last one that is
    observed, ``relapse`` a later spell.
    """

    records: Ints
    by: Ints
    says: Ints
    specialty: Ints
    last: Ints
    relapse: Ints


@dataclass(frozen=True)
class Plan:
    """One entry per course in each part."""

    course: Course
    primary: Primary
    therapy: Therapy
    hospital: Hospital
    outlook: Outlook
    timeline: Timeline


def draw_plan(rng: np.random.Generator, *, people: People, places: Places) -> Plan:
    """All courses of these persons, each at least ``CLEAR_DAYS`` after the last."""
    beginning = _first(rng, people)
    lasting = np.full(len(people), NEVER)
    rounds: list[Plan] = []
    while True:
        plan = _round(rng, beginning, people=people, places=places)
        rounds.append(plan)
        course = plan.course
        np.minimum.at(lasting, course.person, course.start + _stays(course))
        begins = course.start + _end(plan) + int(choices.CLEAR_DAYS.rate)
        begins = begins + _wait(rng, people, len(begins))
        goes_on = begins <= people.end[course.person]
        if not goes_on.any():
            return _joined(rounds)
        person = course.person[goes_on]
        beginning = Beginning(
            person, begins[goes_on], np.zeros(len(person), bool), False, lasting[person]
        )


def _round(
    rng: np.random.Generator, beginning: Beginning, *, people: People, places: Places
) -> Plan:
    mix = places.planted.case_mix
    course = draw_course(rng, beginning, people=people, mix=mix)
    practice = people.practice[course.person]
    rates = places.habits.at(practice, course.start)
    if mix.planted:
        year = FIRST_YEAR - 1 + np.searchsorted(YEAR_STARTS, course.start, side="right")
        age = year - people.born[course.person]
        rates = for_patients(rates, mix.log_odds(age, course.chronic == 0))
    sent = places.planted.planting.rehabilitation
    primary = draw_primary(
        rng, course, rates=rates, rehabilitated=sent.referred if sent else 0
    )
    hospital = draw_hospital(
        rng, course, primary, other_first=OTHER_FIRST if sent else 0
    )
    outlook = draw_outlook(rng, course, primary=primary, hospital=hospital)
    therapy = draw_therapy(rng, course, rates=rates[choices.EXERCISE.name])
    timeline = _timeline(course, hospital)
    bare = Plan(course, primary, therapy, hospital, outlook, timeline)
    return replace(bare, timeline=_with_relapse(rng, bare))


def _first(rng: np.random.Generator, people: People) -> Beginning:
    size = len(people)
    continuing = people.continuing
    start = np.where(
        continuing,
        people.start + days(rng, 0, 60, size),
        people.start + _wait(rng, people, size),
    )
    begins = people.adult & (start <= people.end)
    person = np.flatnonzero(begins)
    never = np.full(len(person), NEVER)
    return Beginning(person, start[person], continuing[person], True, never)


def _wait(rng: np.random.Generator, people: People, size: int) -> Ints:
    """Days until the next course begins, for adults at risk."""
    a_year = (
        parameters.INCIDENCE.rate
        / max(people.adult.mean(), 1e-9)
        / choices.AT_RISK.rate
    )
    return rng.exponential(365.25 / a_year, size).astype(np.int64)


def _stays(course: Course) -> Ints:
    """The day of a malignancy or inflammation that is observed; it never goes away."""
    before = np.isin(course.before_kind, LASTING) & (course.before >= -course.since)
    within = np.isin(course.flag_kind, LASTING) & (course.flag <= course.until)
    return np.minimum(only(before, course.before), only(within, course.flag))


def _timeline(course: Course, hospital: Hospital) -> Timeline:
    coded = only(hospital.coded, hospital.visits)
    size = len(course)
    records = np.column_stack([course.contacts, coded])
    by = np.column_stack([course.by, np.full(coded.shape, int(By.SPECIALIST))])
    first = np.repeat(hospital.specialty[:, :1], course.by.shape[1], axis=1)
    specialty = np.column_stack([first, hospital.specialty])
    order = np.argsort(records, axis=1, kind="stable")
    records, by, specialty = (
        np.take_along_axis(each, order, axis=1) for each in (records, by, specialty)
    )
    broken = np.diff(records, axis=1) > GAP
    over = np.column_stack([np.zeros(size, bool), np.cumsum(broken, axis=1) > 0])
    records = np.where(over, NEVER, records)
    observed = np.where(records <= course.until[:, None], records, 0)
    return Timeline(
        records=records,
        by=by,
        says=_says(course, hospital, records=records, by=by),
        specialty=specialty,
        last=observed.max(axis=1),
        relapse=np.full(size, NEVER),
    )


def _says(course: Course, hospital: Hospital, *, records: Ints, by: Ints) -> Ints:
    """What each record says: the complaint, unless it turned or is called chronic."""
    first = np.array(
        [Says.PLAIN, Says.PLAIN, Says.RADIATING, Says.STENOSIS, Says.SURGERY]
    )
    says = np.repeat(first[course.complaint][:, None], records.shape[1], axis=1)
    says[records >= course.turned[:, None]] = Says.RADIATING
    chronic = records == course.chronic[:, None]
    chronic |= (by == By.SPECIALIST) & hospital.chronic[:, None]
    says[chronic & (says == Says.PLAIN)] = Says.CHRONIC
    return says


def _with_relapse(rng: np.random.Generator, plan: Plan) -> Timeline:
    size = len(plan.course)
    records = plan.timeline.records
    last = np.where(records < NEVER, records, 0).max(axis=1)
    quiet = _end(plan) <= last + 60
    relapses = quiet & chance(rng, choices.RELAPSE.rate, size)
    return replace(
        plan.timeline, relapse=only(relapses, last + days(rng, GAP + 1, 175, size))
    )


def _end(plan: Plan) -> Ints:
    """The last day on which anything of the course happens."""
    primary, therapy, hospital = plan.primary, plan.therapy, plan.hospital
    many = np.column_stack(
        [
            *(
                primary.scan,
                primary.analgesic,
                primary.opioid.end,
                primary.referral.day,
            ),
            *(primary.benzodiazepine.day, primary.neuropathic.day),
            *(therapy.referral, therapy.session_days(), therapy.psychosomatic),
            *(hospital.visits, hospital.opioid.end),
            *(plan.timeline.records, plan.timeline.relapse, plan.course.contacts),
        ]
    )
    last: Ints = np.where(many < NEVER, many, 0).max(axis=1)
    return last


def _joined(parts: Sequence[Part]) -> Part:
    """The parts one after the other, array by array."""
    kind: Any = type(parts[0])
    columns = (
        [getattr(part, column.name) for part in parts] for column in fields(kind)
    )
    return kind(  # type: ignore[no-any-return]
        *(
            _joined(each) if is_dataclass(each[0]) else np.concatenate(each)
            for each in columns
        )
    )
