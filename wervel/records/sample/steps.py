"""Steps: the days on which a plan has the care that a rule asks for, a row a course."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from wervel.records.sample.codes import codebook
from wervel.records.sample.course import By
from wervel.records.sample.draws import NEVER, Ints, only
from wervel.records.sample.hospital import INJECTIONS
from wervel.records.sample.opioids import Opioid
from wervel.records.sample.parameters import SPECIALISTS
from wervel.records.sample.plan import Plan
from wervel.records.sample.primary import NEUROLOGIST


def visits_to(plan: Plan, *specialties: str) -> Ints:
    """The visits to these specialists (to all when none is named)."""
    hospital = plan.hospital
    wanted = [SPECIALISTS.index(name) for name in specialties or SPECIALISTS]
    return only(np.isin(hospital.specialty, wanted), hospital.visits)


def referred_or_seen(plan: Plan) -> Ints:
    """Referrals to a specialist, and contacts with one."""
    return np.column_stack([plan.primary.referral.day, plan.hospital.visits])


def neurology(plan: Plan) -> Ints:
    """Referrals to the neurologist, and contacts with one."""
    referral = plan.primary.referral
    referred = only(referral.to == NEUROLOGIST, referral.day)
    return np.column_stack([referred, visits_to(plan, "neurologist")])


def exercise(plan: Plan) -> Ints:
    """Therapy sessions, and contacts with those who give them."""
    timeline, therapy = plan.timeline, plan.therapy
    physio = only(timeline.by == By.PHYSIOTHERAPIST, timeline.records)
    return np.column_stack([therapy.session_days(), physio, therapy.psychosomatic])


def scans(plan: Plan) -> Ints:
    """Scans, whoever asked for them."""
    return np.column_stack([plan.primary.scan, plan.hospital.scan])


def epidural(plan: Plan) -> Ints:
    """Injections whose code is in the list of epidural ones."""
    hospital = plan.hospital
    listed = [
        kind
        for kind, name in enumerate(INJECTIONS)
        if codebook().is_in(name, "epidural_injection")
    ]
    return only(np.isin(hospital.injection_kind, listed), hospital.injection)


def opioid(plan: Plan) -> Opioid:
    """The opioid of the course, the GP's or the hospital's: there is but one."""
    own, other = plan.primary.opioid, plan.hospital.opioid
    by_gp = own.day < NEVER
    return replace(
        own,
        day=np.minimum(own.day, other.day),
        supply=np.where(by_gp, own.supply, other.supply),
        repeats=np.where(by_gp, own.repeats, other.repeats),
    )
