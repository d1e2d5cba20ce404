"""The next step: where in stepped care this patient is, and what comes now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wervel.advice.durations import IN_WEEK
from wervel.facts.alarm import any_red_flag
from wervel.facts.complaint import chronic, days_in_complaint, non_specific, radicular
from wervel.facts.consultation import improves_too_little, specific_cause_suspected
from wervel.findings.bedside import At
from wervel.findings.patient import truth
from wervel.findings.side_by_side import Stand, stand
from wervel.logic import Answer, rule
from wervel.recommendations.acts import Act
from wervel.recommendations.bodies import recommendation
from wervel.recommendations.pathway import PathwayItem, pathway_item, step_plan
from wervel.recommendations.position import Position

ALARM, RADICULAR_START, RADICULAR_EVALUATION, REHABILITATION = map(
    pathway_item, ("W-07", "W-08", "W-09", "W-06")
)
PLAN = tuple(each for each in step_plan() if each.from_weeks is not None)
"""The steps for non-specific pain that have a time of their own."""
SUSPECTED = any_red_flag | specific_cause_suspected
"""A rule: there is a red flag, or the clinician suspects a specific cause (W-07)."""


@dataclass(frozen=True)
class NextStep:
    """The step of the pathway for this duration and state.

    ``weeks`` is how long the complaint has lasted, nothing where that is not known;
    then the step is that of the weeks it has lasted at least. ``stands`` are the
    recommendations the step rests on, as far as they have a rule.
    """

    item: PathwayItem
    weeks: int | None
    stands: tuple[Stand, ...]


def next_step(at: At) -> NextStep | None:
    """The step of stepped care that is due; nothing where the complaint has no path.

    Red flags go before everything (W-07). Radiating pain has a path of its own (W-08,
    W-09). Of the steps for non-specific pain the last that has begun by its duration;
    rehabilitation (W-06) where its conditions hold. The next comes when functioning
    improves too little (R-008): who improves enough stays at the first, and who had
    what the step asks without enough result goes on before the time.
    """
    answers = at.answers
    weeks = _weeks(answers.get(days_in_complaint.name))
    item = _item(answers, weeks if weeks is not None else _at_least(at))
    if item is None:
        return None
    rests_on = [recommendation(each) for each in item.recommendations]
    stands = tuple(stand(each, answers) for each in rests_on if each.has_rule)
    return NextStep(item, weeks, stands)


def _item(answers: Mapping[str, Answer], lasting: int) -> PathwayItem | None:
    if truth(SUSPECTED, {specific_cause_suspected.name: None, **answers}) is True:
        return ALARM
    if answers.get(improves_too_little.name) is False:
        lasting = 0
    if truth(rule(radicular), answers) is True:
        begun = lasting >= (RADICULAR_EVALUATION.from_weeks or 0)
        return RADICULAR_EVALUATION if begun else RADICULAR_START
    if truth(rule(non_specific), answers) is not True:
        return None
    if lasting and _to_rehabilitation(answers):
        return REHABILITATION
    so_far = [each for each in PLAN if (each.from_weeks or 0) <= lasting]
    if answers.get(improves_too_little.name) is True and _is_taken(so_far[-1], answers):
        return PLAN[min(len(so_far), len(PLAN) - 1)]
    return so_far[-1]


def _is_taken(of: PathwayItem, answers: Mapping[str, Answer]) -> bool:
    """Whether what the step asks to be done has been; going on to the next apart."""
    rests_on = [recommendation(each) for each in of.recommendations]
    return any(
        stand(each, answers).is_done is True
        for each in rests_on
        if each.has_rule and each.act is not Act.FOLLOW_UP
    )


def _at_least(at: At) -> int:
    """Weeks it has lasted at least, where the beginning was not seen."""
    last = PLAN[-1].from_weeks or 0
    recorded = (at.day - at.episode_start).days // IN_WEEK
    return max(recorded, last if at.answers.get(chronic.name) is True else 0)


def _to_rehabilitation(answers: Mapping[str, Answer]) -> bool:
    """Whether what the step of rehabilitation rests on speaks for it."""
    if answers.get(chronic.name) is not True:
        return False
    rests_on = [recommendation(each) for each in REHABILITATION.recommendations]
    return any(stand(each, answers).position is Position.FOR for each in rests_on)


def _weeks(days: Answer) -> int | None:
    return None if days is None else int(days) // IN_WEEK
