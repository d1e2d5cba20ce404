"""Therapy: exercise and psychosomatic, and being sent to it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wervel.records.sample import choices
from wervel.records.sample.course import Course, Length
from wervel.records.sample.draws import (
    NEVER,
    Floats,
    Ints,
    chance,
    days,
    on_a_contact,
    only,
    pick,
)

BOTH, VISIT_ONLY, PROCEDURE_ONLY = range(3)
_FORMS = np.array([0.8, 0.15, 0.05])
_MOST_SESSIONS = 9


@dataclass(frozen=True)
class Therapy:
    """One entry per course; offsets in days, never where it does not happen.

    ``exercise`` is the first of the weekly ``sessions``, which leave a visit, a
    procedure or both (``form``); ``before``: a session before the course.
    """

    referral: Ints
    exercise: Ints
    sessions: Ints
    form: Ints
    before: Ints
    psychosomatic: Ints

    def session_days(self, *forms: int) -> Ints:
        """The days of the sessions of these forms (all when none is named)."""
        number = np.arange(_MOST_SESSIONS)
        held = (self.exercise < NEVER) & (np.isin(self.form, forms) | (not forms))
        happens = (number < self.sessions[:, None]) & held[:, None]
        return only(happens, self.exercise[:, None] + 7 * number)


def draw_therapy(rng: np.random.Generator, course: Course, *, rates: Floats) -> Therapy:
    """Who gets therapy; ``rates``: a row a course, a column a length."""
    size = len(course)
    treated = chance(rng, rates[np.arange(size), course.length], size)
    sent = on_a_contact(rng, course.contacts, later=10)
    not_gone = ~treated & chance(rng, 0.05, size)
    by_gp = (treated & chance(rng, 0.6, size)) | not_gone
    long = course.length == Length.LONG
    psychosomatic = long & chance(rng, choices.PSYCHOSOMATIC.rate, size)
    return Therapy(
        referral=only(by_gp, sent),
        exercise=only(treated, sent + days(rng, 2, 28, size)),
        sessions=days(rng, 1, _MOST_SESSIONS, size),
        form=pick(rng, _FORMS, size),
        before=only(chance(rng, 0.02, size), -days(rng, 1, 60, size)),
        psychosomatic=only(psychosomatic, days(rng, 50, 200, size)),
    )
