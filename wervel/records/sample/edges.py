"""Edge cases: how many of each a plan holds on purpose."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.records.sample import steps
from wervel.records.sample.answers import CLEAR
from wervel.records.sample.course import By
from wervel.records.sample.draws import NEVER
from wervel.records.sample.outlook import UNRECORDED
from wervel.records.sample.people import People
from wervel.records.sample.plan import Plan, Says

LONGEST_WINDOW = 182
"""Days that the recommendations look ahead at most."""


def edge_cases(plan: Plan, people: People) -> Mapping[str, int]:
    """Counts by name, and of how many persons, person-days and episodes."""
    course, primary, timeline = plan.course, plan.primary, plan.timeline
    opioid = steps.opioid(plan).day < NEVER
    counts = {
        "persons": len(people),
        "person_days": (people.end - people.start + 1).sum(),
        "episodes": len(course),
        "episodes_not_new": (course.since < CLEAR).sum(),
        "observation_ends_within_half_a_year": (course.until < LONGEST_WINDOW).sum(),
        "begun_by_a_specialist": (course.by[:, 0] == By.SPECIALIST).sum(),
        "begun_by_a_physiotherapist": (course.by[:, 0] == By.PHYSIOTHERAPIST).sum(),
        "begun_by_nobody_named": (course.by[:, 0] == By.NOBODY).sum(),
        "turned_radiating": (course.turned < NEVER).sum(),
        "called_chronic": (timeline.says == Says.CHRONIC).any(axis=1).sum(),
        "red_flag_within": (course.flag < NEVER).sum(),
        "red_flag_before": (course.before < NEVER).sum(),
        "drug_used_before": (
            (primary.neuropathic.before < NEVER)
            | (primary.benzodiazepine.before < NEVER)
        ).sum(),
        "therapy_before": (plan.therapy.before < NEVER).sum(),
        "specialist_without_referral": (
            (plan.hospital.visits[:, 0] < NEVER) & (primary.referral.day == NEVER)
        ).sum(),
        "opioid_with_pain_score": (opioid & (plan.outlook.pain > UNRECORDED)).sum(),
        "relapse_that_is_not_new": (timeline.relapse < NEVER).sum(),
        "record_before_observation": (course.outside < NEVER).sum(),
        "persons_whose_outside_records_are_kept": people.leaks.sum(),
        "persons_with_two_periods": (people.earlier_from < NEVER).sum(),
        "deaths": (people.died < NEVER).sum(),
    }
    return {name: int(count) for name, count in counts.items()}
