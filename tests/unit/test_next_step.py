"""The next step by the catalogue (W-01 to W-09): by duration, kind of pain, red flags.

The table below is written from the documents, not from the code: 003 Samenvatting,
Tabel 5 and §3 (steps for non-specific pain), §3.1 and Bijlage D (radicular syndrome).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from wervel.advice.answers import FACTS
from wervel.advice.next_step import next_step
from wervel.findings.bedside import At
from wervel.logic import Answer
from wervel.recommendations.position import Position

TODAY = date(2024, 5, 1)
FLAGS = (
    "cauda_equina",
    "progressive_deficit",
    "malignancy",
    "vertebral_fracture",
    "spinal_infection",
    "spinal_inflammation",
)
NON_SPECIFIC = {"non_specific": True, "radicular": False}
RADICULAR = {"non_specific": False, "radicular": True}
BURDENED = {"off_work": True, "psychosocial_factors": True, "disability_index": 41}
"""What R-007 asks beside a chronic complaint."""

STEPS = ((0, "W-02"), (21, "W-03"), (42, "W-04"), (84, "W-05"))
"""From which day: at once, about 3 weeks, about 6 weeks, about 12 weeks."""

RADICULAR_STEPS = ((0, "W-08"), (42, "W-09"))
"""At once; evaluation at 6 to 8 weeks."""

CHRONIC = 92
"""Chronic is longer than three months (P-09)."""


def by_table(table: tuple[tuple[int, str], ...], days: int) -> str:
    """The last step that has begun by then."""
    return [step for first, step in table if first <= days][-1]


def at(days: int | None, **answers: Answer) -> At:
    """A moment at which that much is known; there is no red flag unless it is said."""
    known: dict[str, Answer] = {
        **dict.fromkeys(FACTS),
        **dict.fromkeys(FLAGS, False),
        "days_in_complaint": days,
        "chronic": None if days is None else days >= CHRONIC,
        **answers,
    }
    start = TODAY - timedelta(days=days or 0)
    return At("now", TODAY, start, known)


def item(days: int | None, **answers: Answer) -> str | None:
    step = next_step(at(days, **answers))
    return None if step is None else step.item.item


DURATIONS = range(401)


def steps(**answers: Answer) -> dict[int, str | None]:
    """The step on each day up to the 400th."""
    return {days: item(days, **answers) for days in DURATIONS}


def test_non_specific_pain_goes_step_by_step() -> None:
    assert steps(**NON_SPECIFIC) == {days: by_table(STEPS, days) for days in DURATIONS}


def test_radiating_pain_has_a_path_of_its_own() -> None:
    wanted = {days: by_table(RADICULAR_STEPS, days) for days in DURATIONS}
    assert steps(**RADICULAR) == wanted


@pytest.mark.parametrize("kind", [NON_SPECIFIC, RADICULAR, {}], ids=str)
@pytest.mark.parametrize("flag", FLAGS)
def test_a_red_flag_goes_before_everything(flag: str, kind: Mapping) -> None:
    """At any step, however long it lasts and whatever the pain."""
    found = steps(**{**kind, **BURDENED, flag: True})
    assert set(found.values()) == {"W-07"}


@pytest.mark.parametrize("kind", [NON_SPECIFIC, RADICULAR, {}], ids=str)
def test_so_does_a_specific_cause_that_is_suspected(kind: Mapping) -> None:
    """W-07: a suspected specific cause, or red flags."""
    found = steps(**kind, specific_cause_suspected=True)
    assert set(found.values()) == {"W-07"}


@pytest.mark.parametrize("answer", [False, None])
def test_a_cause_that_nobody_suspects_changes_nothing(answer) -> None:
    assert item(30, **NON_SPECIFIC, specific_cause_suspected=answer) == "W-03"


# the next step comes when functioning improves insufficiently (Tabel 5)

DONE = {
    "W-02": "course_explained",
    "W-04": "exercise_therapy_by_six_weeks_from_here",
    "W-05": "behavioural_treatment_by_six_weeks_from_here",
}
"""What shows that a step was taken."""


@pytest.mark.parametrize(
    ("kind", "first"), [(NON_SPECIFIC, "W-02"), (RADICULAR, "W-08")]
)
def test_who_improves_enough_stays_at_the_first_step(kind: Mapping, first: str) -> None:
    found = steps(**{**kind, **BURDENED}, improves_too_little=False)
    assert set(found.values()) == {first}


def test_a_red_flag_goes_before_improvement_too() -> None:
    found = item(5, **NON_SPECIFIC, improves_too_little=False, cauda_equina=True)
    assert found == "W-07"


@pytest.mark.parametrize(
    ("days", "here", "following"),
    [(0, "W-02", "W-03"), (42, "W-04", "W-05"), (83, "W-04", "W-05")],
)
@pytest.mark.parametrize("taken", [True, False, None])
@pytest.mark.parametrize("too_little", [True, None])
def test_a_step_that_was_taken_without_enough_result_leads_to_the_next(
    days: int, here: str, following: str, taken, too_little
) -> None:
    answers = {**NON_SPECIFIC, "in_primary_care": True, "chronic": False}
    told = {DONE[here]: taken, "improves_too_little": too_little}
    goes_on = taken is True and too_little is True
    assert item(days, **{**answers, **told}) == (following if goes_on else here)


def test_after_the_last_step_there_is_none() -> None:
    told = {DONE["W-05"]: True, "improves_too_little": True, "in_primary_care": True}
    assert item(90, **{**NON_SPECIFIC, "chronic": False, **told}) == "W-05"


def test_treatment_of_a_later_step_does_not_take_an_earlier_one() -> None:
    """Seeing somebody again is part of every step, and takes none of them."""
    told = {DONE["W-05"]: True, "improves_too_little": True, "in_primary_care": True}
    assert item(0, **{**NON_SPECIFIC, "chronic": False, **told}) == "W-02"


@pytest.mark.parametrize("flag", FLAGS)
def test_a_red_flag_that_is_not_known_is_none(flag: str) -> None:
    assert item(0, **{**NON_SPECIFIC, flag: None}) == "W-02"


def test_rehabilitation_comes_when_chronic_and_its_conditions_hold() -> None:
    wanted = {
        days: "W-06" if days >= CHRONIC else by_table(STEPS, days) for days in DURATIONS
    }
    assert steps(**{**NON_SPECIFIC, **BURDENED}) == wanted


@pytest.mark.parametrize("missing", BURDENED)
@pytest.mark.parametrize("answer", [False, None])
def test_each_condition_of_rehabilitation_is_needed(missing: str, answer) -> None:
    lacking = 40 if answer is False and missing == "disability_index" else answer
    found = item(200, **{**NON_SPECIFIC, **BURDENED, missing: lacking})
    assert found == "W-05"


def test_radiating_pain_does_not_go_to_rehabilitation_by_this_path() -> None:
    assert item(200, **{**RADICULAR, **BURDENED}) == "W-09"


@pytest.mark.parametrize(
    ("chronic", "wanted"), [(None, "W-02"), (False, "W-02"), (True, "W-05")]
)
def test_a_duration_that_is_not_known_is_the_least_it_can_be(chronic, wanted) -> None:
    """A chronic complaint has lasted twelve weeks at least."""
    assert item(None, **NON_SPECIFIC, chronic=chronic) == wanted


@pytest.mark.parametrize(("recorded", "wanted"), STEPS)
def test_a_complaint_lasts_at_least_as_long_as_it_is_on_record(
    recorded: int, wanted: str
) -> None:
    """Its beginning was not seen, so that its duration is not known."""
    start = TODAY - timedelta(days=recorded)
    for chronic in (None, False):
        of = replace(at(None, **NON_SPECIFIC, chronic=chronic), episode_start=start)
        step = next_step(of)
        assert step is not None
        assert (step.item.item, step.weeks) == (wanted, None)


def test_a_chronic_complaint_of_unknown_duration_may_go_to_rehabilitation() -> None:
    found = item(None, **NON_SPECIFIC, **BURDENED, chronic=True)
    assert found == "W-06"


def test_radiating_pain_of_unknown_duration_begins_at_the_beginning() -> None:
    assert item(None, **RADICULAR) == "W-08"


@pytest.mark.parametrize("non_specific", [False, None])
@pytest.mark.parametrize("radicular", [False, None])
def test_pain_of_another_or_unknown_kind_has_no_path(non_specific, radicular) -> None:
    kind = {"non_specific": non_specific, "radicular": radicular}
    assert set(steps(**kind).values()) == {None}


@pytest.mark.parametrize(
    ("days", "weeks"),
    [(0, 0), (6, 0), (7, 1), (20, 2), (21, 3), (84.0, 12), (None, None)],
)
def test_the_weeks_are_whole_ones(days, weeks: int | None) -> None:
    step = next_step(at(days, **NON_SPECIFIC))
    assert step is not None
    assert step.weeks == weeks


RESTS_ON = {
    "W-02": {"R-001", "R-002", "R-003", "R-008"},
    "W-03": {"R-004", "R-008"},
    "W-04": {"R-005", "R-008"},
    "W-05": {"R-006", "R-008"},
    "W-06": {"R-007"},
    "W-07": {"R-010", "R-011", "R-021"},
    "W-08": {"R-018", "R-021", "R-024", "R-025"},
}
"""As far as the catalogue names them; each with a rule stands in the step."""


@pytest.mark.parametrize(
    ("days", "answers", "wanted"),
    [
        (0, NON_SPECIFIC, "W-02"),
        (30, NON_SPECIFIC, "W-03"),
        (60, NON_SPECIFIC, "W-04"),
        (90, NON_SPECIFIC, "W-05"),
        (200, {**NON_SPECIFIC, **BURDENED}, "W-06"),
        (5, {**NON_SPECIFIC, "cauda_equina": True}, "W-07"),
        (5, RADICULAR, "W-08"),
    ],
)
def test_a_step_says_where_its_recommendations_stand(days, answers, wanted) -> None:
    step = next_step(at(days, **answers))
    assert step is not None
    assert step.item.item == wanted
    items = {each.of.source.item for each in step.stands}
    assert items <= RESTS_ON[wanted]
    assert items
    assert all(each.of.has_rule for each in step.stands)
    assert all(isinstance(each.position, Position) for each in step.stands)
