"""The next step: where in stepped care this patient is, and what comes now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wervel.facts.alarm import any_red_flag
from wervel.facts.complaint import chronic, days_in_complaint, non_specific, radicular
from wervel.findings.bedside import At
from wervel.findings.patient import truth
from wervel.findings.side_by_side import Stand, stand
from wervel.logic import Answer, rule
from wervel.recommendations.bodies import recommendation
from wervel.recommendations.pathway import PathwayItem, pathway_item, step_plan
from wervel.recommendations.position import Position

ALARM, RADICULAR_START, RADICULAR_EVALUATION, REHABILITATION = map(
    pathway_item, ("W-07", "W-08", "W-09", "W-06")
)
DAYS_IN_WEEK = 7


@dataclass(frozen=True)
class NextStep:
    """The step of the pathway for this duration and state.

    ``weeks`` is how long the complaint has lasted, nothing where that is not known;
    then the step is the first, and ``open`` says so. ``stands`` are the recommendations
    the step rests on, as far as they have a rule.
    """

    item: PathwayItem
    weeks: int | None
    stands: tuple[Stand, ...]


def next_step(at: At) -> NextStep | None:
    """The step of stepped care that is due; nothing where the complaint has no path.

    Red flags go before everything (W-07). Radiating pain has a path of its own (W-08,
    W-09). Of the steps for non-specific pain the last that has begun by its duration;
    rehabilitation (W-06) where its conditions hold.
    """
    answers = at.answers
    weeks = _weeks(answers.get(days_in_complaint.name))
    item = _item(answers, weeks)
    if item is None:
        return None
    rests_on = [recommendation(each) for each in item.recommendations]
    stands = tuple(stand(each, answers) for each in rests_on if each.has_rule)
    return NextStep(item, weeks, stands)


def _item(answers: Mapping[str, Answer], weeks: int | None) -> PathwayItem | None:
    if truth(any_red_flag, answers) is True:
        return ALARM
    if truth(rule(radicular), answers) is True:
        begun = weeks is not None and weeks >= (RADICULAR_EVALUATION.from_weeks or 0)
        return RADICULAR_EVALUATION if begun else RADICULAR_START
    if truth(rule(non_specific), answers) is not True:
        return None
    if _to_rehabilitation(answers):
        return REHABILITATION
    plan = [each for each in step_plan() if each.from_weeks is not None]
    lasting = weeks if weeks is not None else _at_least(answers)
    return [each for each in plan if (each.from_weeks or 0) <= lasting][-1]


def _at_least(answers: Mapping[str, Answer]) -> int:
    """Weeks it has lasted at least, where the beginning was not seen."""
    last = [each.from_weeks for each in step_plan() if each.from_weeks is not None][-1]
    return last if answers.get(chronic.name) is True else 0


def _to_rehabilitation(answers: Mapping[str, Answer]) -> bool:
    """Whether what the step of rehabilitation rests on speaks for it."""
    if answers.get(chronic.name) is not True:
        return False
    rests_on = [recommendation(each) for each in REHABILITATION.recommendations]
    return any(stand(each, answers).position is Position.FOR for each in rests_on)


def _weeks(days: Answer) -> int | None:
    return None if days is None else int(days) // DAYS_IN_WEEK
