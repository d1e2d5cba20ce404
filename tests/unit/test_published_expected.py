"""What the sample must give: the derived values against the plan it is drawn from.

The witness is the plan itself, with every practice at the mean rate: who is referred,
scanned, treated when, before any record of it is written or counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from wervel.practice.published.expected import expected
from wervel.records.sample.course import By
from wervel.records.sample.draws import NEVER, Bools, Ints
from wervel.records.sample.habits import VARYING
from wervel.records.sample.parameters import COMPLAINTS, SPECIALISTS
from wervel.records.sample.people import draw_people
from wervel.records.sample.places import Places, draw_places, practices_of
from wervel.records.sample.plan import Plan, Says, draw_plan
from wervel.records.sample.planted import draw_planted
from wervel.records.sample.planting import Planting

PERSONS = 120_000
ERRORS = 4.5
"""Standard errors: over 70 values one in ten thousand runs has one beyond."""


@pytest.fixture(scope="module")
def plan() -> Plan:
    rng = np.random.default_rng(5)
    planted = draw_planted(rng, Planting(), practices=practices_of(PERSONS))
    places = _alike(draw_places(rng, persons=PERSONS, planted=planted))
    people = draw_people(rng, size=PERSONS, places=places)
    return draw_plan(rng, people=people, places=places)


def _alike(places: Places) -> Places:
    """The same practices, all at the mean rate."""
    rates = {
        each.name: np.tile(np.array(each.value), (places.sites.practices, 1))
        for each in VARYING
    }
    return replace(places, habits=replace(places.habits, rates=rates, later={}))


def _within(day: Ints) -> Bools:
    """Whether, per course, it is on one of these days and in the first year."""
    near = (day >= 0) & (day <= 365)
    return np.asarray(near.reshape(len(near), -1).any(axis=1))


def _found(plan: Plan) -> Mapping[str, tuple[Bools, Bools]]:
    """Row id → per course, whether it is in the denominator and in the numerator."""
    course, primary, hospital = plan.course, plan.primary, plan.hospital
    whole = course.until >= 365
    icpc = (plan.timeline.by != By.SPECIALIST) & (plan.timeline.records < NEVER)
    codes = {
        name: whole & (course.complaint == place) & icpc.any(axis=1)
        for place, name in enumerate(COMPLAINTS)
    }
    codes["all_codes"] = codes["L02"] | codes["L03"] | codes["L86"]
    referral = _within(primary.referral.day)
    seen = whole & _within(hospital.visits)
    weak = _prescribed(plan, weak=True) <= 365
    strong = _prescribed(plan, weak=False) <= 365
    found = {"complaint_mix.L86": (codes["all_codes"], codes["L86"])}
    found["primary_only.all_codes"] = (codes["all_codes"], ~_within(hospital.visits))
    drugs = {
        "analgesic": _within(primary.analgesic),
        "weak_opioid": weak,
        "strong_opioid": strong,
        "benzodiazepine": _within(primary.benzodiazepine.day),
        "neuropathic_drug": _within(primary.neuropathic.day),
    }
    for name, coded in codes.items():
        found[f"referral.{name}"] = (coded, referral)
        for place, who in enumerate(SPECIALISTS[:4]):
            to = referral & (primary.referral.to == place)
            found[f"referred_to.{name}.{who}"] = (coded & referral, to)
        other = referral & (primary.referral.to >= 4)
        found[f"referred_to.{name}.other_specialist"] = (coded & referral, other)
        found |= {
            f"prescribed.{name}.{drug}": (coded, on) for drug, on in drugs.items()
        }
    return found | _scanned(plan, codes) | _in_hospital(plan, seen)


def _scanned(plan: Plan, codes: Mapping[str, Bools]) -> dict[str, tuple[Bools, Bools]]:
    scanned, by_mri = _within(plan.primary.scan), plan.primary.by_mri
    found = {}
    for name in ("L03", "L86"):
        found[f"gp_imaging.{name}"] = (codes[name], scanned)
        found[f"gp_imaging_of_all.{name}.mri"] = (codes[name], scanned & by_mri)
    both = codes["L03"] | codes["L86"]
    found["gp_imaging_of_all.L03_L86.xray"] = (both, scanned & ~by_mri)
    return found


def _prescribed(plan: Plan, *, weak: bool) -> Ints:
    """The first day on which the GP prescribes a weak (or strong) opioid."""
    own, second = plan.primary.opioid, plan.hospital.opioid
    first = np.where(own.weak_first == weak, own.day, NEVER)
    later = [
        np.where(each.weak_later == weak, each.repeat_days.min(axis=1), NEVER)
        for each in (own, second)
    ]
    return np.asarray(np.minimum.reduce([first, *later]))


def _in_hospital(plan: Plan, seen: Bools) -> dict[str, tuple[Bools, Bools]]:
    hospital, primary = plan.hospital, plan.primary
    scan, treated = _within(hospital.scan), _within(hospital.injection)
    operated = _within(hospital.surgery)
    xray = scan & ~hospital.by_mri
    something = scan | treated | operated
    opioid = _within(primary.opioid.day) | _within(hospital.opioid.day)
    benzodiazepine = _within(primary.benzodiazepine.day)
    benzodiazepine &= ~(np.abs(primary.benzodiazepine.before + 90) <= 90)
    said = (plan.timeline.says == Says.RADIATING) & (plan.timeline.records < NEVER)
    radiating = plan.course.radiating | said.any(axis=1)
    return {
        "secondary_care.hospital_scan": (seen, scan),
        "secondary_care.treated": (seen, treated),
        "secondary_care.operated": (seen, operated),
        "without_care.nothing": (seen, ~something),
        "secondary_xray.of_all_seen": (seen, xray),
        "secondary_xray.of_remaining": (seen & something, xray),
        "operated_after_mri.mri": (seen & scan & hospital.by_mri, operated),
        "secondary_drugs.opioid": (seen, opioid),
        "secondary_drugs.benzodiazepine": (seen, benzodiazepine),
        "treatment_kind.radiating": (seen & treated, radiating),
    }


def test_derived_is_what_is_drawn(plan: Plan) -> None:
    """Every derived share is that of the plan, within its sampling error."""
    outside = {}
    for name, (among, counted) in _found(plan).items():
        n, value = among.sum(), expected()[name].value
        error = (value * (1 - value) / n) ** 0.5
        share = (among & counted).sum() / n
        if abs(share - value) > ERRORS * error:
            outside[name] = (round(float(share), 4), round(value, 4), int(n))
    assert not outside
