"""The assignments that the plan permitted: every one, or so many drawn by lot.

An assignment is a row that gives each occasion the number of a phase. What was done is
one of them; had the lot fallen otherwise, it would have been another. That is what a
randomisation test counts over.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import NDArray

from wervel.errors import UsageError
from wervel.evidence.sced.alternation import all_orders, count_orders, drawn_orders
from wervel.evidence.sced.plan import Plan, Statistic
from wervel.evidence.sced.series import Bools, Design, Experiment, Floats, Series

Phases = NDArray[np.int8]
_USUAL_LEAST = 3
_TWO_PHASES = 2
"""With one start, every permissible one is laid out, whatever the limit."""


@dataclass(frozen=True, kw_only=True)
class Assignments:
    """Rows of phase numbers; of each number whether treated, and its criterion.

    ``count`` is how many assignments are permissible; ``phases`` has all of them where
    ``exact``, else as many as were drawn.
    """

    phases: Phases
    observed: Phases
    treated: Bools
    criteria: Floats | None
    count: int
    exact: bool


def least_of(experiment: Experiment, series: Series, plan: Plan) -> int:
    """The fewest points a phase may have, for this person."""
    shortest = min(run.length for run in _steps(experiment, series)[0])
    if plan.least is None:
        return min(_USUAL_LEAST, shortest)
    if plan.least > shortest:
        raise UsageError(
            f"phases of at least {plan.least} occasions, as --least says",
            f"a phase of {shortest}",
            where="--least",
            do="give the fewest that the plan allowed",
        )
    return plan.least


def assignments(
    experiment: Experiment, series: Series, plan: Plan, *, rng: np.random.Generator
) -> Assignments:
    """What could have been drawn for this person; raises where what was could not."""
    if experiment.design is Design.ALTERNATING:
        return _alternating(experiment, series, plan, rng=rng)
    runs, treated, criteria = _steps(experiment, series)
    observed = np.repeat(
        np.arange(len(runs), dtype=np.int8), [each.length for each in runs]
    )
    starts, count = _starts(experiment, series, plan, rng=rng)
    return Assignments(
        phases=_phases(starts, len(series.points)),
        observed=observed,
        treated=treated,
        criteria=criteria,
        count=count,
        exact=len(runs) == _TWO_PHASES or count <= plan.limit,
    )


def starts_of(experiment: Experiment, series: Series, plan: Plan) -> NDArray[np.int64]:
    """Where the one intervention of this person might have started, as places."""
    fewest = least_of(experiment, series, plan)
    stated = [n for n, each in enumerate(series.points) if each.may_start]
    places = stated or [*range(fewest, len(series.points) - fewest + 1)]
    _check_start(experiment, series, places)
    return np.array(places, dtype=np.int64)


def _steps(
    experiment: Experiment, series: Series
) -> tuple[tuple[_Stretch, ...], Bools, Floats | None]:
    """The phases that the plan has in order: changes of condition, or of criterion."""
    if experiment.design is not Design.CHANGING_CRITERION:
        runs = experiment.stretches(series)
        kinds = np.array([each.phase != experiment.baseline for each in runs])
        return tuple(_Stretch(r.start, r.stop, None) for r in runs), kinds, None
    given = [
        None if each.phase == experiment.baseline else each.criterion
        for each in series.points
    ]
    if any(
        goal is None and point.phase != experiment.baseline
        for goal, point in zip(given, series.points, strict=True)
    ):
        raise UsageError(
            "a criterion on every line of the intervention",
            "a line without",
            where="column criterion",
            do="fill it in, or choose another --design",
        )
    edges = [0, *(n for n in range(1, len(given)) if given[n] != given[n - 1])]
    ends = [*edges[1:], len(given)]
    steps = tuple(_Stretch(a, b, given[a]) for a, b in zip(edges, ends, strict=True))
    goals = [np.nan if step.criterion is None else step.criterion for step in steps]
    return (
        steps,
        np.array([step.criterion is not None for step in steps]),
        np.array(goals),
    )


@dataclass(frozen=True)
class _Stretch:
    start: int
    stop: int
    criterion: float | None

    @property
    def length(self) -> int:
        return self.stop - self.start


def _starts(
    experiment: Experiment, series: Series, plan: Plan, *, rng: np.random.Generator
) -> tuple[NDArray[np.int64], int]:
    """Of each assignment the places at which a phase begins, and how many there are."""
    steps = _steps(experiment, series)[0]
    changes = len(steps) - 1
    if changes == 1:
        places = starts_of(experiment, series, plan)
        return places[:, None], len(places)
    fewest = least_of(experiment, series, plan)
    free = len(series.points) - fewest * (changes + 1) + changes
    count = comb(free, changes)
    if count <= plan.limit:
        rows = np.array([*combinations(range(free), changes)], dtype=np.int64)
    else:
        order = rng.random((plan.draws, free)).argpartition(changes - 1, axis=1)
        rows = np.sort(order[:, :changes], axis=1).astype(np.int64)
    # So many free places, less those taken before, plus the points a phase must have.
    return rows + np.arange(changes) * (fewest - 1) + fewest, count


def _phases(starts: NDArray[np.int64], length: int) -> Phases:
    """Rows of phase numbers out of rows of starts."""
    phases = np.zeros((len(starts), length), dtype=np.int8)
    places = np.arange(length)
    for column in starts.T:
        phases += (places >= column[:, None]).astype(np.int8)
    return phases


def _check_start(experiment: Experiment, series: Series, places: list[int]) -> None:
    start = experiment.stretches(series)[1].start
    inside = all(0 < each < len(series.points) for each in places)
    if start not in places or not inside:
        raise UsageError(
            "that the intervention started where it was permitted, after a first point",
            f"a start on occasion {series.points[start].occasion}",
            where="column may_start",
            do="mark with 1 every occasion on which it might have started",
        )


def _alternating(
    experiment: Experiment, series: Series, plan: Plan, *, rng: np.random.Generator
) -> Assignments:
    observed = experiment.treated(series)
    count = count_orders(observed, plan.alternation)
    exact = count <= plan.limit
    orders = (
        all_orders(observed, plan.alternation)
        if exact
        else drawn_orders(observed, plan.alternation, draws=plan.draws, rng=rng)
    )
    if plan.statistic is Statistic.IMMEDIATE_CHANGE:
        raise UsageError(
            "a statistic for conditions that alternate",
            "the immediate change, which needs phases",
            where="--statistic",
            do="choose mean or nap",
        )
    return Assignments(
        phases=orders.astype(np.int8),
        observed=observed.astype(np.int8),
        treated=np.array([False, True]),
        criteria=None,
        count=count,
        exact=exact,
    )
