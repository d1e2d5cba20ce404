"""Courses: one spell of back pain each, with its complaint, contacts and red flags."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from wervel.records.sample import choices, parameters
from wervel.records.sample.case_mix import CaseMix
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
from wervel.records.sample.people import People


class Complaint(IntEnum):
    """What the first record says."""

    L02 = 0
    L03 = 1
    L86 = 2
    STENOSIS = 3
    POST_SURGERY = 4


class Length(IntEnum):
    """How long somebody stays in care."""

    SHORT = 0
    MEDIUM = 1
    LONG = 2


class By(IntEnum):
    """Who made a record."""

    GP = 0
    SPECIALIST = 1
    PHYSIOTHERAPIST = 2
    NOBODY = 3


class Flag(IntEnum):
    """A kind of red flag."""

    MALIGNANCY = 0
    INFLAMMATION = 1
    FRACTURE = 2
    INFECTION = 3
    PROGRESSIVE_DEFICIT = 4
    CAUDA_EQUINA = 5


LASTING = (Flag.MALIGNANCY, Flag.INFLAMMATION)
"""Red flags that stay once they are there."""

_GAPS = ((3, 20), (10, 35), (15, 90))
_CONTACTS = ((1, 3), (3, 5), (5, 10))
_MOST = 10
_BEFORE = np.array([0.35, 0.1, 0.25, 0.05, 0.15, 0.1])
_WITHIN = np.array([[0.4, 0.1, 0.4, 0.1, 0.0, 0.0], [0.1, 0.05, 0.05, 0.0, 0.5, 0.3]])


@dataclass(frozen=True)
class Course:
    """One entry per spell; offsets in days from its first record, never where none.

    ``person`` is the place in the chunk. ``since``: days observed before, ``until``:
    last day observed. ``contacts`` and ``by`` hold a row of back-pain records a spell.
    ``turned``: from here the records say radiating; ``chronic``: this record says so.
    ``flag``: a red flag in the spell; ``before``: one before it; ``lasting``: the first
    malignancy or inflammation known from an earlier spell. ``outside``: a record before
    observation began.
    """

    person: Ints
    start: Ints
    since: Ints
    until: Ints
    complaint: Ints
    length: Ints
    contacts: Ints
    by: Ints
    turned: Ints
    chronic: Ints
    flag: Ints
    flag_kind: Ints
    before: Ints
    before_kind: Ints
    lasting: Ints
    outside: Ints

    def __len__(self) -> int:
        """How many spells there are."""
        return len(self.person)

    @property
    def radiating(self) -> Bools:
        """Whether it radiates from the first record on."""
        return np.isin(self.complaint, (Complaint.L86, Complaint.STENOSIS))

    @property
    def code(self) -> Ints:
        """The column of rates by complaint: L02, L03 or L86."""
        return np.array([0, 1, 2, 2, 1])[self.complaint]


@dataclass(frozen=True)
class Beginning:
    """Who gets a spell, and on which day."""

    person: Ints
    start: Ints
    continuing: Bools
    first: bool
    lasting: Ints


def draw_course(
    rng: np.random.Generator, beginning: Beginning, *, people: People, mix: CaseMix
) -> Course:
    """The courses that begin so."""
    size = len(beginning.person)
    practice = people.practice[beginning.person]
    complaint = _complaint(rng, practice, mix)
    radiating = np.isin(complaint, (Complaint.L86, Complaint.STENOSIS))
    length = _length(rng, radiating)
    contacts, by = _contacts(rng, length, radiating)
    plain = ~radiating & (complaint != Complaint.POST_SURGERY)
    turned = plain & (length > Length.SHORT) & chance(rng, choices.TURNED.rate, size)
    chronic = plain & ~turned & (length == Length.LONG)
    chronic &= chance(rng, choices.CODED_CHRONIC.rate, size)
    called = only(chronic, contacts[:, 2])
    if mix.planted:
        at_once = plain & ~turned & chance(rng, mix.chronic(practice), size)
        called = np.where(at_once, 0, called)
    since = beginning.start - people.start[beginning.person]
    flagged = chance(rng, _by_radiation(parameters.RED_FLAG, radiating), size)
    before = beginning.first & chance(rng, choices.FLAGGED_BEFORE.rate, size)
    return Course(
        person=beginning.person,
        start=beginning.start,
        since=since,
        until=people.end[beginning.person] - beginning.start,
        complaint=complaint,
        length=length,
        contacts=contacts,
        by=by,
        turned=only(turned, contacts[:, 1]),
        chronic=called,
        flag=only(flagged, _one(rng, contacts)),
        flag_kind=pick(rng, _WITHIN[radiating.astype(int)], size),
        before=only(before, -days(rng, 1, 500, size)),
        before_kind=pick(rng, _BEFORE, size),
        lasting=beginning.lasting
        - np.where(beginning.lasting < NEVER, beginning.start, 0),
        outside=only(beginning.continuing, -since - days(rng, 5, 25, size)),
    )


def _by_radiation(parameter: parameters.Parameter, radiating: Bools) -> Floats:
    rates: Floats = np.array(parameter.value)[radiating.astype(int)]
    return rates


def _one(rng: np.random.Generator, contacts: Ints) -> Ints:
    """The day of one of the contacts."""
    size = len(contacts)
    chosen = rng.random(size) * (contacts < NEVER).sum(axis=1)
    day: Ints = contacts[np.arange(size), chosen.astype(np.int64)]
    return day


def _complaint(rng: np.random.Generator, practice: Ints, mix: CaseMix) -> Ints:
    radiating: Floats = np.full(len(practice), parameters.RADIATING.rate)
    if mix.planted:
        radiating = mix.radiating(parameters.RADIATING.rate, practice)
    without = parameters.WITHOUT_SITE.rate
    stenosis = choices.STENOSIS.rate
    surgery = choices.POST_SURGERY.rate
    shares = np.array(
        [
            (1 - radiating) * without,
            (1 - radiating) * (1 - without),
            radiating * (1 - stenosis),
            radiating * stenosis,
        ]
    ) * (1 - surgery)
    operated = np.full((1, len(practice)), surgery)
    return pick(rng, np.concatenate([shares, operated]).T, len(practice))


def _length(rng: np.random.Generator, radiating: Bools) -> Ints:
    shares = np.array(parameters.COURSE.value).reshape(2, 3)
    return pick(rng, shares[radiating.astype(int)], len(radiating))


def _contacts(
    rng: np.random.Generator, length: Ints, radiating: Bools
) -> tuple[Ints, Ints]:
    """The days of the back-pain records, in order, and who made them."""
    size = len(length)
    low, high = np.array(_GAPS)[length].T
    fewest, most = np.array(_CONTACTS)[length].T
    count = fewest + (rng.random(size) * (most - fewest + 1)).astype(np.int64)
    gaps = low[:, None] + (
        rng.random((size, _MOST)) * (high - low + 1)[:, None]
    ).astype(np.int64)
    gaps[:, 0] = 0
    contacts = np.cumsum(gaps, axis=1)
    contacts[np.arange(_MOST) >= count[:, None]] = NEVER
    by = pick(rng, np.array([0.94, 0.0, 0.03, 0.03]), size * _MOST).reshape(size, _MOST)
    by[:, 0] = _starter(rng, size)
    again = radiating & chance(rng, choices.REEVALUATED.rate, size)
    contacts = np.column_stack([contacts, only(again, days(rng, 42, 56, size))])
    by = np.column_stack([by, np.zeros(size, dtype=np.int64)])
    order = np.argsort(contacts, axis=1, kind="stable")
    return (
        np.take_along_axis(contacts, order, axis=1),
        np.take_along_axis(by, order, axis=1),
    )


def _starter(rng: np.random.Generator, size: int) -> Ints:
    elsewhere = choices.STARTED_BY.rate
    return pick(
        rng,
        np.array(
            [1 - elsewhere, elsewhere * 3 / 7, elsewhere * 2 / 7, elsewhere * 2 / 7]
        ),
        size,
    )
