"""The facts of secondary care a second time, and those that no record tells."""

from __future__ import annotations

from agreement.naive import EVER, Answer, At, ahead, ahead_by, past, times

EXERCISE = ("exercise_therapy", "exercise_provider")
BEHAVIOURAL = ("psychosomatic_therapy", "psychological_therapy", "psychologist")


def on_the_day(at: At, *names: str) -> Answer:
    return past(at, *names, first=0)


def earlier_in_the_episode(at: At, *names: str) -> Answer:
    return past(at, *names, last=-1)


def never_recorded(at: At) -> Answer:
    """Nobody writes it down in a way that a source carries: always unknown."""
    del at


NEVER_RECORDED = (
    "block_response_prolonged",
    "coping_explained",
    "course_explained",
    "facet_pain_suspected",
    "fracture_suspected",
    "history_and_examination",
    "image_guided",
    "improves_too_little",
    "interacting_factors",
    "intervention_considered",
    "joint_levels",
    "motor_deficit",
    "nsaid_contraindicated",
    "opioid_agreed",
    "opioid_form_fits",
    "other_spinal_source_suspected",
    "primary_care_insufficient",
    "related_to_work",
    "screened_for_risk",
    "specific_cause_suspected",
    "start_back_profile",
    "surgery_no_option",
    "test_block_positive",
    "test_block_relief",
    "trained_physician",
    "weeks_of_guidance",
    "work_participation_lags",
    "wpn_class",
    "wpn_functioning",
    "wpn_participation",
    "wpn_psychosocial",
)
"""The facts that only somebody who is asked can answer, named by hand."""


def xray_from_primary_care_within_two_weeks(at: At) -> Answer:
    return ahead_by("general_practitioner", at, "lumbar_xray", first=0, last=14)


def xray_from_specialist_within_twelve_weeks(at: At) -> Answer:
    return ahead_by("medical_specialist", at, "lumbar_xray", first=0, last=84)


def xray_before(at: At) -> Answer:
    return earlier_in_the_episode(at, "lumbar_xray")


def mri_before(at: At) -> Answer:
    return earlier_in_the_episode(at, "lumbar_mri")


def scan_before(at: At) -> Answer:
    return earlier_in_the_episode(at, "lumbar_xray", "lumbar_mri", "lumbar_ct")


def mri_within_two_weeks(at: At) -> Answer:
    return ahead(at, "lumbar_mri", last=14)


def mri_within_six_weeks(at: At) -> Answer:
    return ahead(at, "lumbar_mri", last=42)


def referred_to_neurologist_here(at: At) -> Answer:
    return on_the_day(at, "referral_neurology", "neurologist")


def conservative_care_before(at: At) -> Answer:
    if earlier_in_the_episode(at, *BEHAVIOURAL):
        return True
    return earlier_in_the_episode(at, *EXERCISE)


def epidural_injection_here(at: At) -> Answer:
    return on_the_day(at, "epidural_injection")


def epidural_injection_within_half_a_year(at: At) -> Answer:
    return ahead(at, "epidural_injection", last=182)


def facet_injection_within_half_a_year(at: At) -> Answer:
    return ahead(at, "facet_injection", last=182)


def instrumented_surgery_here(at: At) -> Answer:
    return on_the_day(at, "spine_surgery_instrumented")


def uninstrumented_surgery_here(at: At) -> Answer:
    return on_the_day(at, "spine_surgery_uninstrumented")


def rehabilitation_here(at: At) -> Answer:
    return on_the_day(at, "rehabilitation_programme")


def rehabilitation_within_twelve_weeks(at: At) -> Answer:
    lists = ("referral_rehabilitation", "rehabilitation_physician")
    return ahead(at, *lists, "rehabilitation_programme", last=84)


def exercise_therapy_within_two_weeks(at: At) -> Answer:
    return ahead(at, "exercise_therapy", "exercise_provider", last=14)


def therapy_sessions_before(at: At) -> Answer:
    return times(at, "exercise_therapy", "exercise_provider", last=-1)


def fibromyalgia(at: At) -> Answer:
    return past(at, "fibromyalgia", first=EVER)


def denervation_here(at: At) -> Answer:
    return on_the_day(at, "rf_denervation")


def denervations_in_a_year(at: At) -> Answer:
    return times(at, "rf_denervation", first=-364, last=0)


def test_block_before(at: At) -> Answer:
    return past(at, "medial_branch_block", first=-365, last=-1)


WAYS = (on_the_day, earlier_in_the_episode, never_recorded)
"""What several twins share, none of them a twin itself."""

TWINS = {
    name: value
    for name, value in globals().items()
    if getattr(value, "__module__", None) == __name__ and value not in WAYS
} | dict.fromkeys(NEVER_RECORDED, never_recorded)
"""Fact name → its naive twin."""
