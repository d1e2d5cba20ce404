"""Every fact a second time, by its name: a plain function of a moment of a person.

Those of secondary care and of the consultation stand in ``naive_specialist.py``.
"""

from __future__ import annotations

from datetime import timedelta

from agreement import naive_specialist
from agreement.naive import (
    CHRONIC,
    EVER,
    Answer,
    At,
    ahead,
    ahead_by,
    last_value,
    on_day,
    past,
    recorded,
    started,
    times,
    within,
    yes_or_unknown,
)
from tables import DAY_ZERO


def radicular(at: At) -> Answer:
    return past(at, "back_pain_radicular", "lumbar_canal_stenosis")


def after_surgery(at: At) -> Answer:
    return past(at, "post_surgery_syndrome")


def non_specific(at: At) -> Answer:
    specific = past(
        at, "back_pain_radicular", "lumbar_canal_stenosis", "post_surgery_syndrome"
    )
    coded = past(at, "back_pain_non_specific")
    if specific or coded is False:
        return False
    return None if specific is None or coded is None else True


def days_in_complaint(at: At) -> Answer:
    return at.day - at.episode.start if at.episode.is_new else None


def chronic(at: At) -> Answer:
    says_so = past(at, "chronic_back_pain")
    if says_so or at.day - at.episode.start > CHRONIC:
        return True
    return False if at.episode.is_new and says_so is False else None


def in_primary_care(at: At) -> Answer:
    return on_day(at, at.day)


def began_in_primary_care(at: At) -> Answer:
    return on_day(at, at.episode.start)


def complaints_persist(at: At) -> Answer:
    return past(at, "back_pain", first=-13)


def pain_days_in_past_year(at: At) -> Answer:
    return times(at, "back_pain", first=-365, last=-1)


def seen_again_at_six_to_eight_weeks(at: At) -> Answer:
    return ahead_by("general_practitioner", at, "back_pain", first=42, last=56)


def malignancy(at: At) -> Answer:
    return past(at, "red_flag_malignancy", first=EVER)


def vertebral_fracture(at: At) -> Answer:
    return past(at, "red_flag_fracture", first=-90)


def spinal_infection(at: At) -> Answer:
    return past(at, "red_flag_infection", first=-90)


def spinal_inflammation(at: At) -> Answer:
    return past(at, "red_flag_inflammation", first=EVER)


def cauda_equina(at: At) -> Answer:
    return past(at, "red_flag_cauda_equina", first=-30)


def progressive_deficit(at: At) -> Answer:
    return past(at, "red_flag_progressive_deficit", first=-90)


def pain_score(at: At) -> Answer:
    return last_value(at, "pain_score", first=-14)


def disability_index(at: At) -> Answer:
    return last_value(at, "disability_index", first=-42)


def off_work(at: At) -> Answer:
    return yes_or_unknown(past(at, "work_absence", first=-42))


def psychosocial_factors(at: At) -> Answer:
    return yes_or_unknown(past(at, "psychosocial_factor"))


def age(at: At) -> Answer:
    return (DAY_ZERO + timedelta(days=at.day)).year - at.history.somebody.born


def female(at: At) -> Answer:
    return {8532: True, 8507: False}.get(at.history.somebody.gender)


def scan_from_primary_care_within_six_weeks(at: At) -> Answer:
    return ahead_by("general_practitioner", at, "lumbar_imaging", first=0, last=42)


def analgesic_before(at: At) -> Answer:
    return past(at, "analgesic", last=-1)


def opioid_days_within_four_weeks(at: At) -> Answer:
    if not recorded(at, ["opioid"]) or at.day + 27 > at.episode.observed_until:
        return None
    days = [each.days for each in within(at, ["opioid"], at.day, at.day + 27)]
    return None if not days or None in days else sum(each for each in days if each)


def neuropathic_drug_started_within_twelve_weeks(at: At) -> Answer:
    return started(at, "neuropathic_drug")


def benzodiazepine_started_within_twelve_weeks(at: At) -> Answer:
    return started(at, "benzodiazepine")


def anaesthesiological_treatment_within_half_a_year(at: At) -> Answer:
    return ahead(at, "anaesthesiological_treatment", last=182)


def exercise_therapy_by_six_weeks_from_here(at: At) -> Answer:
    return ahead(at, "exercise_therapy", "exercise_provider", first=None, last=42)


def behavioural_treatment_by_six_weeks_from_here(at: At) -> Answer:
    lists = ("psychosomatic_therapy", "psychological_therapy", "psychologist")
    return ahead(at, *lists, first=None, last=42)


def specialist_care_within_twelve_weeks(at: At) -> Answer:
    return ahead(at, "specialist_referral", "medical_specialist", last=84)


def specialist_care_within_two_weeks(at: At) -> Answer:
    return ahead(at, "specialist_referral", "medical_specialist", last=14)


def neurologist_within_two_weeks(at: At) -> Answer:
    return ahead(at, "referral_neurology", "neurologist", last=14)


def other_specialist_before(at: At) -> Answer:
    lists = (
        "neurologist",
        "orthopaedic_surgeon",
        "neurosurgeon",
        "rehabilitation_physician",
        "rheumatologist",
    )
    return past(at, *lists, last=-1)


def spine_surgery_within_a_year(at: At) -> Answer:
    return ahead(at, "spine_surgery", last=365)


TWINS = {
    name: value
    for name, value in globals().items()
    if callable(value) and getattr(value, "__module__", None) == __name__
} | naive_specialist.TWINS
"""Fact name → its naive twin."""
