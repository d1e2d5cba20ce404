"""Histories: the records that a plan leaves behind."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wervel.records.sample.codes import codebook
from wervel.records.sample.course import By, Flag
from wervel.records.sample.draws import NEVER, Bools, Ints, only
from wervel.records.sample.hospital import INJECTIONS, SECOND, THEATRE
from wervel.records.sample.opioids import REPEAT_DAYS
from wervel.records.sample.outlook import UNRECORDED
from wervel.records.sample.people import People
from wervel.records.sample.places import Places
from wervel.records.sample.plan import Plan, Says
from wervel.records.sample.primary import PAIN_SPECIALIST
from wervel.records.sample.records import NOBODY, Records, joined, placed
from wervel.records.sample.therapy import BOTH, PROCEDURE_ONLY, VISIT_ONLY

REFERRALS = (
    "referral_neurology",
    "referral_orthopaedics",
    "referral_pain",
    "referral_rehabilitation",
    "referral_neurosurgery",
    "referral_rheumatology",
)
"""In the order of ``SPECIALISTS``."""
_SUPPLY = 14
"""Days that other drugs are given for at a time."""


@dataclass(frozen=True)
class Crew:
    """One entry per course: who looks after this person."""

    gp: Ints
    physiotherapist: Ints
    therapist: Ints
    specialists: Ints


def crew_of(plan: Plan, *, people: People, places: Places) -> Crew:
    """The nearest clinicians of the persons in the plan."""
    person = plan.course.person
    practice = people.practice[person]
    return Crew(
        gp=people.gp[person],
        physiotherapist=places.physiotherapists[practice],
        therapist=places.therapists[practice],
        specialists=places.specialists[practice],
    )


def recorders(plan: Plan, crew: Crew) -> Ints:
    """The provider of each back-pain record, a row a course."""
    by, specialty = plan.timeline.by, plan.timeline.specialty
    return np.select(
        [by == By.GP, by == By.PHYSIOTHERAPIST, by == By.SPECIALIST],
        [
            np.broadcast_to(crew.gp[:, None], by.shape),
            np.broadcast_to(crew.physiotherapist[:, None], by.shape),
            np.take_along_axis(crew.specialists, specialty, axis=1),
        ],
        NOBODY,
    )


def conditions(plan: Plan, crew: Crew) -> Records:
    """The back-pain records and the red flags."""
    course, timeline = plan.course, plan.timeline
    says = _complaint_codes(plan)
    flags = np.array([codebook().place(flag.name.lower()) for flag in Flag])
    return joined(
        (
            placed(course, timeline.records, provider=recorders(plan, crew), code=says),
            placed(course, timeline.relapse, provider=crew.gp, code=says[:, 0]),
            placed(course, course.outside, provider=crew.gp, code=says[:, 0]),
            placed(course, course.flag, provider=crew.gp, code=flags[course.flag_kind]),
            placed(
                course, course.before, provider=crew.gp, code=flags[course.before_kind]
            ),
        )
    )


def _complaint_codes(plan: Plan) -> Ints:
    """The code of each back-pain record: by what it says, and where."""
    place = codebook().place
    plain = np.array([place("L02"), place("L03")] + [place("L03")] * 3)
    by_gp = np.array(
        [0, *map(place, ("chronic", "L86", "stenosis", "post_surgery"))], dtype=np.int64
    )
    by_specialist = np.array(
        [
            place(name)
            for name in (
                "non_specific_hospital",
                "chronic_hospital",
                "radicular_hospital",
                "stenosis",
                "post_surgery",
            )
        ]
    )
    says = plan.timeline.says
    codes = np.where(
        says == Says.PLAIN, plain[plan.course.complaint][:, None], by_gp[says]
    )
    return np.where(plan.timeline.by == By.SPECIALIST, by_specialist[says], codes)


def drugs(plan: Plan, crew: Crew) -> Records:
    """What was prescribed, with its days of supply; repeats are the GP's."""
    course, primary = plan.course, plan.primary
    own, second = primary.opioid, plan.hospital.opioid
    place = codebook().place
    benzodiazepine, neuropathic = primary.benzodiazepine, primary.neuropathic
    rows: tuple[tuple[Ints, Ints | int, Ints | int], ...] = (
        (primary.analgesic, place("analgesic"), _SUPPLY),
        (own.day, _opioids(own.weak_first), own.supply),
        (own.repeat_days, _opioids(own.weak_later), REPEAT_DAYS),
        (second.repeat_days, _opioids(second.weak_later), REPEAT_DAYS),
        (benzodiazepine.day, place("benzodiazepine"), _SUPPLY),
        (benzodiazepine.before, place("benzodiazepine"), _SUPPLY),
        (neuropathic.day, place("neuropathic_drug"), REPEAT_DAYS),
        (neuropathic.before, place("neuropathic_drug"), REPEAT_DAYS),
    )
    by_gp = (
        placed(course, day, provider=crew.gp, code=code, number=supply)
        for day, code, supply in rows
    )
    by_specialist = placed(
        course,
        second.day,
        provider=_specialist(plan, crew, SECOND),
        code=_opioids(second.weak_first),
        number=second.supply,
    )
    return joined((*by_gp, by_specialist))


def _opioids(weak: Bools) -> Ints:
    place = codebook().place
    return np.where(weak, place("weak_opioid"), place("strong_opioid"))


def procedures(plan: Plan, crew: Crew, *, long_programme: Bools) -> Records:
    """Scans, referrals, therapy, injections, operations and programmes."""
    course, primary, therapy = plan.course, plan.primary, plan.therapy
    hospital = plan.hospital
    place = codebook().place
    scan = np.array([place("lumbar_xray"), place("lumbar_mri")])
    referral = np.array([place(name) for name in REFERRALS])
    injection = np.array([place(name) for name in INJECTIONS])
    radiating = course.radiating
    surgery = np.where(
        radiating,
        place("spine_surgery_uninstrumented"),
        place("spine_surgery_instrumented"),
    )
    exercise = place("exercise_therapy")
    second = _specialist(plan, crew, SECOND)
    programme = np.where(
        long_programme,
        place("rehabilitation_programme_long"),
        place("rehabilitation_programme"),
    )
    gp, physio = crew.gp, crew.physiotherapist
    rows: tuple[tuple[Ints, Ints, Ints | int], ...] = (
        (primary.scan, gp, scan[primary.by_mri.astype(int)]),
        (primary.referral.day, gp, referral[primary.referral.to]),
        (therapy.referral, gp, place("referral_physiotherapy")),
        (therapy.session_days(BOTH, PROCEDURE_ONLY), physio, exercise),
        (therapy.before, physio, exercise),
        (therapy.psychosomatic, crew.therapist, place("psychosomatic_therapy")),
        (hospital.scan, second, scan[hospital.by_mri.astype(int)]),
        (
            hospital.injection,
            crew.specialists[:, PAIN_SPECIALIST],
            injection[hospital.injection_kind],
        ),
        (hospital.surgery, _specialist(plan, crew, THEATRE), surgery),
        (hospital.rehabilitation, second, programme),
    )
    return joined(
        placed(course, day, provider=who, code=code) for day, who, code in rows
    )


def _specialist(plan: Plan, crew: Crew, visit: int) -> Ints:
    """The specialist of that visit, one a course."""
    specialty = plan.hospital.specialty[:, visit]
    return crew.specialists[np.arange(len(specialty)), specialty]


def scores(plan: Plan) -> Records:
    """Pain scores and Oswestry scores; they name no provider."""
    course, outlook, hospital = plan.course, plan.outlook, plan.hospital
    opioid = np.minimum(plan.primary.opioid.day, hospital.opioid.day)
    asked = np.where(opioid < NEVER, opioid, 0)
    pain, disability = outlook.pain, outlook.disability
    both = np.column_stack([opioid, hospital.rehabilitation])
    place = codebook().place
    return joined(
        (
            placed(
                course,
                only(pain > UNRECORDED, asked),
                provider=NOBODY,
                code=place("pain_score"),
                number=pain,
            ),
            placed(course, outlook.later, provider=NOBODY, code=place("pain_score")),
            placed(
                course,
                only((disability > UNRECORDED)[:, None], both),
                provider=NOBODY,
                code=place("disability_index"),
                number=disability,
            ),
        )
    )


def circumstances(plan: Plan) -> Records:
    """Absence from work and psychosocial factors; they name no provider."""
    course, outlook = plan.course, plan.outlook
    day = np.where(
        plan.hospital.rehabilitation < NEVER, plan.hospital.rehabilitation, 0
    )
    place = codebook().place
    return joined(
        placed(course, only(recorded, day), provider=NOBODY, code=place(name))
        for recorded, name in (
            (outlook.off_work, "work_absence"),
            (outlook.psychosocial, "psychosocial_factor"),
        )
    )


def gp_days(plan: Plan) -> Ints:
    """The days with a visit to the GP, a row a course."""
    course, primary, timeline = plan.course, plan.primary, plan.timeline
    contacts = only(timeline.by == By.GP, timeline.records)
    return np.column_stack(
        [
            contacts,
            *(timeline.relapse, course.outside, course.flag, course.before),
            *(primary.scan, primary.analgesic, primary.opioid.day),
            *(primary.benzodiazepine.day, primary.benzodiazepine.before),
            *(primary.neuropathic.day, primary.neuropathic.before),
            *(primary.referral.day, plan.therapy.referral),
        ]
    )


def visits(plan: Plan, crew: Crew) -> Records:
    """The visits behind all this; two records of one visit give it twice."""
    course, timeline, hospital = plan.course, plan.timeline, plan.hospital
    therapy = plan.therapy
    physio = only(timeline.by == By.PHYSIOTHERAPIST, timeline.records)
    sessions = np.column_stack(
        [physio, therapy.session_days(BOTH, VISIT_ONLY), therapy.before]
    )
    specialists = np.take_along_axis(crew.specialists, hospital.specialty, axis=1)
    return joined(
        (
            placed(course, gp_days(plan), provider=crew.gp),
            placed(course, hospital.visits, provider=specialists),
            placed(course, sessions, provider=crew.physiotherapist),
            placed(course, therapy.psychosomatic, provider=crew.therapist),
        )
    )


def visit_key(records: Records) -> Ints:
    """One number per person, day and provider."""
    day = records.day - 14_000
    return ((records.person << 13 | day) << 24) | (records.provider + 1)
