"""Care elsewhere: listed care of persons who have no back pain.

A psychologist, a scan or a specialist for another reason; it belongs to no episode. The
first persons without back pain have one of each, so that every sample shows that its
records would carry such care.
"""

from __future__ import annotations

import numpy as np

from wervel.records.sample import choices
from wervel.records.sample.codes import codebook
from wervel.records.sample.draws import Ints, chance
from wervel.records.sample.people import People
from wervel.records.sample.places import Places
from wervel.records.sample.records import Records

_CARE: tuple[tuple[str, str, str], ...] = (
    ("procedure", "psychological_therapy", "psychologist"),
    ("procedure", "psychosomatic_therapy", "therapist"),
    ("procedure", "exercise_therapy", "physiotherapist"),
    ("procedure", "referral_physiotherapy", "gp"),
    ("procedure", "lumbar_xray", "gp"),
    ("procedure", "lumbar_mri", "0"),
    ("procedure", "lumbar_ct", "1"),
    ("procedure", "epidural_injection", "2"),
    ("procedure", "nerve_root_injection", "2"),
    ("procedure", "facet_injection", "2"),
    ("procedure", "medial_branch_block", "2"),
    ("procedure", "rf_denervation", "2"),
    ("procedure", "spine_surgery_instrumented", "1"),
    ("procedure", "spine_surgery_uninstrumented", "4"),
    ("procedure", "rehabilitation_programme", "3"),
    ("procedure", "referral_neurology", "gp"),
    ("procedure", "referral_orthopaedics", "gp"),
    ("procedure", "referral_neurosurgery", "gp"),
    ("procedure", "referral_pain", "gp"),
    ("procedure", "referral_rehabilitation", "gp"),
    ("procedure", "referral_rheumatology", "gp"),
    ("measurement", "pain_score", "5"),
    ("measurement", "disability_index", "3"),
    ("observation", "work_absence", "gp"),
    ("observation", "psychosocial_factor", "gp"),
)
"""The table, the code and the provider (a number is a column of specialists)."""


def care_elsewhere(
    rng: np.random.Generator, *, without: Ints, people: People, places: Places
) -> dict[str, Records]:
    """Per kind of record, the care of some of those without back pain."""
    some = chance(rng, choices.ELSEWHERE.rate, len(without))
    some[: len(_CARE)] = True
    person = without[some]
    step = np.arange(len(person)) % len(_CARE)
    provider = np.empty(len(person), dtype=np.int64)
    code = np.empty(len(person), dtype=np.int64)
    for number, (_, name, who) in enumerate(_CARE):
        rows = step == number
        code[rows] = codebook().place(name)
        provider[rows] = _provider(who, people=people, places=places, person=person)[rows]
    length = people.end[person] - people.start[person] + 1
    day = people.start[person] + (rng.random(len(person)) * length).astype(np.int64)
    every = Records(person, day, provider, code, np.full(len(person), 5.0))
    kinds = np.array([kind for kind, _, _ in _CARE])[step]
    return {
        kind: every.where(kinds == kind)
        for kind in ("procedure", "measurement", "observation")
    }


def _provider(who: str, *, people: People, places: Places, person: Ints) -> Ints:
    practice = people.practice[person]
    match who:
        case "gp":
            return people.gp[person]
        case "psychologist":
            return places.psychologists[practice]
        case "therapist":
            return places.therapists[practice]
        case "physiotherapist":
            return places.physiotherapists[practice]
        case _:
            return places.specialists[practice, int(who)]
