"""Care elsewhere: listed care of persons who have no back pain.

A psychologist, a scan or a specialist for another reason; it belongs to no episode. The
first persons without back pain have one of each, so that every sample shows that its
records would carry such care.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from wervel.records.sample import choices
from wervel.records.sample.codes import codebook
from wervel.records.sample.draws import Ints, chance
from wervel.records.sample.parameters import SPECIALISTS
from wervel.records.sample.people import People
from wervel.records.sample.places import Places
from wervel.records.sample.records import Records

_CARE: tuple[tuple[str, str, str], ...] = (
    ("procedure", "psychological_therapy", "psychologist"),
    ("procedure", "psychosomatic_therapy", "exercise_therapist"),
    ("procedure", "exercise_therapy", "physiotherapist"),
    ("procedure", "referral_physiotherapy", "general_practitioner"),
    ("procedure", "lumbar_xray", "general_practitioner"),
    ("procedure", "lumbar_mri", "neurologist"),
    ("procedure", "lumbar_ct", "orthopaedic_surgeon"),
    ("procedure", "epidural_injection", "pain_specialist"),
    ("procedure", "nerve_root_injection", "pain_specialist"),
    ("procedure", "facet_injection", "pain_specialist"),
    ("procedure", "medial_branch_block", "pain_specialist"),
    ("procedure", "rf_denervation", "pain_specialist"),
    ("procedure", "spine_surgery_instrumented", "orthopaedic_surgeon"),
    ("procedure", "spine_surgery_uninstrumented", "neurosurgeon"),
    ("procedure", "rehabilitation_programme", "rehabilitation_physician"),
    ("procedure", "referral_neurology", "general_practitioner"),
    ("procedure", "referral_orthopaedics", "general_practitioner"),
    ("procedure", "referral_neurosurgery", "general_practitioner"),
    ("procedure", "referral_pain", "general_practitioner"),
    ("procedure", "referral_rehabilitation", "general_practitioner"),
    ("procedure", "referral_rheumatology", "general_practitioner"),
    ("measurement", "pain_score", "rheumatologist"),
    ("measurement", "disability_index", "rehabilitation_physician"),
    ("observation", "work_absence", "general_practitioner"),
    ("observation", "psychosocial_factor", "general_practitioner"),
)
"""Kind of record, code and provider; every care, outlook and provider list has one."""
_SCORE = 5.0


def care_elsewhere(
    rng: np.random.Generator, *, without: Ints, people: People, places: Places
) -> Mapping[str, Records]:
    """Per kind of record, the care of some of those without back pain."""
    chosen = chance(rng, choices.ELSEWHERE.rate, len(without))
    chosen[: len(_CARE)] = True
    person = without[chosen]
    size = len(person)
    step = np.arange(size) % len(_CARE)
    near = _near(person, people=people, places=places)
    providers = np.stack([near[who] for _, _, who in _CARE])
    codes = np.array([codebook().place(name) for _, name, _ in _CARE])
    length = people.end[person] - people.start[person] + 1
    every = Records(
        person=person,
        day=people.start[person] + (rng.random(size) * length).astype(np.int64),
        provider=providers[step, np.arange(size)],
        code=codes[step],
        number=np.full(size, _SCORE),
    )
    kinds = np.array([kind for kind, _, _ in _CARE])
    return {
        kind: every.where(kinds[step] == kind) for kind in np.unique(kinds).tolist()
    }


def _near(person: Ints, *, people: People, places: Places) -> Mapping[str, Ints]:
    """Per specialty, the provider nearest to each of these persons."""
    practice = people.practice[person]
    return {
        "general_practitioner": people.gp[person],
        "physiotherapist": places.physiotherapists[practice],
        "exercise_therapist": places.therapists[practice],
        "psychologist": places.psychologists[practice],
        **dict(zip(SPECIALISTS, places.specialists[practice].T, strict=True)),
    }
