"""Rows of dated records on their way to a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from wervel.records.sample.course import Course
from wervel.records.sample.draws import NEVER, Bools, Floats, Ints
from wervel.records.sample.people import People

NOBODY = -1
"""The provider of a record that names none."""


@dataclass(frozen=True)
class Records:
    """One entry per record: whose, when, by whom, its code and its number.

    ``person`` is the place in the chunk; ``number`` is a drug's days of supply and the
    value of a measurement.
    """

    person: Ints
    day: Ints
    provider: Ints
    code: Ints
    number: Floats

    def __len__(self) -> int:
        """How many records there are."""
        return len(self.person)

    def where(self, kept: Bools | Ints) -> Records:
        """Those records alone, in that order."""
        return Records(*(getattr(self, each.name)[kept] for each in fields(self)))


def joined(parts: Iterable[Records]) -> Records:
    """All the records one after the other."""
    held = list(parts)
    return Records(
        *(
            np.concatenate([getattr(part, each.name) for part in held])
            for each in fields(Records)
        )
    )


def placed(
    course: Course,
    day: Ints,
    *,
    provider: npt.ArrayLike,
    code: npt.ArrayLike = 0,
    number: npt.ArrayLike = 0.0,
) -> Records:
    """Records of courses at these offsets, one or a row a course; none where never."""
    table = day if day.ndim > 1 else day[:, None]
    happens = table < NEVER
    row = np.nonzero(happens)[0]
    return Records(
        person=course.person[row],
        day=course.start[row] + table[happens],
        provider=_spread(provider, happens).astype(np.int64),
        code=_spread(code, happens).astype(np.int64),
        number=_spread(number, happens).astype(np.float64),
    )


def _spread(value: npt.ArrayLike, happens: Bools) -> npt.NDArray[np.generic]:
    array = np.asarray(value)
    if array.ndim == 1:
        array = array[:, None]
    return np.broadcast_to(array, happens.shape)[happens]


def kept(records: Records, people: People) -> Bools:
    """Whether a record is written: observed, or of somebody whose records leak."""
    day, person = records.day, records.person
    observed = (day >= people.start[person]) & (day <= people.end[person])
    return observed | (people.leaks[person] & (day <= people.died[person]))
