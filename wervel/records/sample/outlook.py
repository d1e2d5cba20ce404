"""What is written down of pain, disability, work and mind."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wervel.records.sample import choices
from wervel.records.sample.course import Course
from wervel.records.sample.draws import NEVER, Bools, Ints, chance, only
from wervel.records.sample.hospital import Hospital
from wervel.records.sample.primary import Primary

UNRECORDED = -1


@dataclass(frozen=True)
class Outlook:
    """One entry per course: scores (-1 where nobody asked) and what was recorded.

    The pain score is taken on the day of the first opioid, or at the first contact of a
    course without one; the Oswestry on the day of the first opioid and at the
    rehabilitation; work and mind at the rehabilitation or the first contact. ``later``
    is the day of a second pain score of 0, after everything the first one decides.
    """

    pain: Ints
    disability: Ints
    off_work: Bools
    psychosocial: Bools
    later: Ints


def draw_outlook(
    rng: np.random.Generator, course: Course, *, primary: Primary, hospital: Hospital
) -> Outlook:
    """The scores and circumstances of these courses."""
    size = len(course)
    rehabilitated = hospital.rehabilitation < NEVER
    opioid = np.minimum(primary.opioid.day, hospital.opioid.day)
    asked = choices.QUESTIONNAIRES.rate
    decided = (opioid < NEVER) | rehabilitated
    careful = primary.careful
    pain = careful | chance(rng, np.where(opioid < NEVER, asked, asked / 4), size)
    disability = decided & chance(rng, asked, size)
    limits = rng.binomial(50, np.where(rehabilitated, 0.5, 0.4))
    score = rng.binomial(10, 0.65, size)
    last = np.where(course.contacts < NEVER, course.contacts, 0).max(axis=1)
    later = (opioid < last) & chance(rng, 0.2, size)
    return Outlook(
        pain=np.where(pain, np.maximum(score, 7 * careful), UNRECORDED),
        disability=np.where(disability, 2 * limits, UNRECORDED),
        off_work=chance(
            rng, np.where(rehabilitated, choices.WORK_RECORDED.rate, 0.03), size
        ),
        psychosocial=chance(
            rng, np.where(rehabilitated, choices.PSYCHOSOCIAL_RECORDED.rate, 0.05), size
        ),
        later=only(later, last),
    )
