"""Noise: everything else people see a doctor for, in codes of no codelist."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from wervel.records.sample import choices
from wervel.records.sample.codes import codebook
from wervel.records.sample.draws import Bools, Floats, Ints, chance, pick
from wervel.records.sample.people import People
from wervel.records.sample.places import Places
from wervel.records.sample.records import Records
from wervel.records.sample.span import FIRST_DAY, LAST_DAY

ATTACHED = ("condition", "drug", "measurement", "procedure", "observation")
_SUPPLY = np.array([7.0, 14.0, 30.0, 90.0])


def noise_visits(
    rng: np.random.Generator, *, people: People, places: Places
) -> Records:
    """Visits within observation to the own GP and, one in five, to a hospital."""
    a_person = choices.NOISE.value[0]
    share = (people.end - people.start + 1) / (LAST_DAY - FIRST_DAY + 1)
    age = np.clip((2015 - people.born) / 45, 0.5, 2.0)
    frailty = rng.gamma(2.0, 0.5, len(people)) * age / age.mean()
    person = np.repeat(np.arange(len(people)), rng.poisson(a_person * frailty * share))
    size = len(person)
    length = people.end[person] - people.start[person] + 1
    day = people.start[person] + (rng.random(size) * length).astype(np.int64)
    other = places.others[people.practice[person], rng.integers(0, 4, size)]
    gp = chance(rng, 0.8, size)
    return Records(
        person=person,
        day=day,
        provider=np.where(gp, people.gp[person], other),
        code=np.zeros(size, dtype=np.int64),
        number=np.zeros(size),
    )


def unprotected(visits: Records, protected: Ints) -> Bools:
    """Which visits are on none of these days of a person (see ``day_key``)."""
    if not len(protected):
        return np.ones(len(visits), dtype=bool)
    keys = day_key(visits.person, visits.day)
    found = np.searchsorted(protected, keys)
    return np.asarray(protected[np.minimum(found, len(protected) - 1)] != keys)


def day_key(person: Ints, day: Ints) -> Ints:
    """One number per person and day."""
    return (person << 20) | day


def noise_records(rng: np.random.Generator, visits: Records) -> Mapping[str, Ints]:
    """Per kind of record, the visits that have one."""
    return {
        kind: np.flatnonzero(chance(rng, probability, len(visits)))
        for kind, probability in zip(ATTACHED, choices.NOISE.value[1:], strict=True)
    }


def noise_of(
    rng: np.random.Generator, kind: str, *, visits: Records, rows: Ints
) -> Records:
    """The records of that kind at those visits."""
    size = len(rows)
    codes = codebook().noise[kind]
    weights = 1 / np.arange(2, len(codes) + 2)
    code = codes.start + pick(rng, weights, size)
    return Records(
        person=visits.person[rows],
        day=visits.day[rows],
        provider=visits.provider[rows],
        code=code,
        number=_number(rng, kind, size),
    )


def _number(rng: np.random.Generator, kind: str, size: int) -> Floats:
    if kind == "drug":
        return _SUPPLY[rng.integers(0, 4, size)]
    if kind == "measurement":
        return np.round(rng.normal(80, 20, size), 1)
    return np.zeros(size)
