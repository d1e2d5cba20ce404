"""An experiment read: every person, all of them together, and what to doubt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wervel.errors import UsageError
from wervel.evidence.sced.assignments import (
    Assignments,
    assignments,
    least_of,
    starts_of,
)
from wervel.evidence.sced.autocorrelation import (
    Autocorrelation,
    Difference,
    difference,
    resemblance,
)
from wervel.evidence.sced.between_cases import BetweenCases, between_cases
from wervel.evidence.sced.combination import Combined, combined
from wervel.evidence.sced.comparisons import Comparison, comparisons
from wervel.evidence.sced.doubts import Doubt, doubts
from wervel.evidence.sced.plan import Plan, Scheme, Statistic
from wervel.evidence.sced.randomisation import (
    Distribution,
    RandomisationTest,
    independent,
    tested,
    tiers,
)
from wervel.evidence.sced.series import Design, Experiment, Floats, Series
from wervel.evidence.sced.statistics import values


@dataclass(frozen=True, kw_only=True)
class CaseReading:
    """One person: the phases compared, the test, and how scores hang together.

    ``test`` is none where nothing else could have been drawn, or where persons were
    drawn to starts together; ``resemblance`` and ``step`` where they cannot be told.
    """

    series: Series
    comparisons: tuple[Comparison, ...]
    test: RandomisationTest | None
    resemblance: Autocorrelation | None
    step: Difference | None


@dataclass(frozen=True, kw_only=True)
class Analysis:
    """Everything that is reckoned of an experiment.

    ``between`` takes the difference as the same for all persons; ``varying`` lets each
    have their own.
    """

    experiment: Experiment
    plan: Plan
    cases: tuple[CaseReading, ...]
    together: RandomisationTest | None
    combination: Combined | None
    between: BetweenCases | None
    varying: BetweenCases | None
    doubts: tuple[Doubt, ...]


def analysed(experiment: Experiment, plan: Plan) -> Analysis:
    """Read an experiment by this plan; raises UsageError where the two do not fit."""
    _check(experiment, plan)
    rng = np.random.default_rng(plan.seed)
    apart = plan.scheme is Scheme.INDEPENDENT
    found = [_distribution(experiment, one, plan, rng=rng) for one in experiment.series]
    tests = [tested(each, plan) if apart else None for each in found]
    several = len(found) > 1
    joint = (
        independent(tuple(found), plan, rng=rng)
        if apart
        else _to_tiers(experiment, found, plan, rng=rng)
    )
    together = tested(joint, plan) if several else None
    each_p = [each.p for each in tests if each is not None]
    one_sided = several and apart and not plan.two_sided and len(each_p) == len(found)
    cases = tuple(
        _case(experiment, one, test)
        for one, test in zip(experiment.series, tests, strict=True)
    )
    between = between_cases(experiment)
    varying = between_cases(experiment, varying=True)
    return Analysis(
        experiment=experiment,
        plan=plan,
        cases=cases,
        together=together,
        combination=combined(each_p) if one_sided else None,
        between=between,
        varying=varying,
        doubts=doubts(
            experiment,
            apart=apart,
            tests=(*tests, together),
            resemblance=[each.resemblance for each in cases],
            between=(between, varying),
        ),
    )


def _check(experiment: Experiment, plan: Plan) -> None:
    """That statistic, scheme and sides go with the design."""
    goals = experiment.design is Design.CHANGING_CRITERION
    wrong: list[tuple[str, str, str]] = []
    if plan.statistic is Statistic.CLOSENESS and not goals:
        wrong.append(("a design with criteria", "closeness without", "--statistic"))
    if plan.two_sided and plan.statistic is Statistic.CLOSENESS:
        wrong.append(("one side: nearer is better", "two sides", "--two-sided"))
    staggered = experiment.design in (Design.AB, Design.MULTIPLE_BASELINE) and all(
        [run.phase == experiment.baseline for run in experiment.stretches(one)]
        == [True, False]
        for one in experiment.series
    )
    if plan.scheme is not Scheme.INDEPENDENT and (
        not staggered or len(experiment.series) == 1
    ):
        came = f"{experiment.design}, {len(experiment.series)} persons"
        wrong.append(("several persons with one start each", came, "--scheme"))
    if plan.scheme is Scheme.TIERS_AND_STARTS and not all(
        any(each.may_start for each in one.points) for one in experiment.series
    ):
        wrong.append(("the permissible starts of every person", "none", "may_start"))
    if wrong:
        wanted, came, where = wrong[0]
        raise UsageError(wanted, came, where=where, do="choose another")


def _distribution(
    experiment: Experiment, one: Series, plan: Plan, *, rng: np.random.Generator
) -> Distribution:
    could = assignments(experiment, one, plan, rng=rng)
    turned = experiment.sign * one.scores
    found, observed = values(
        could, turned, plan.statistic, window=_window(experiment, one, plan)
    )
    return Distribution(
        values=found, observed=observed, count=could.count, exact=could.exact
    )


def _to_tiers(
    experiment: Experiment,
    found: list[Distribution],
    plan: Plan,
    *,
    rng: np.random.Generator,
) -> Distribution:
    """Persons drawn to the tiers of starts: each person under every start of each."""
    series = experiment.series
    if plan.scheme is Scheme.TIERS:
        starts = [np.array([experiment.stretches(s)[1].start]) for s in series]
    else:
        starts = [starts_of(experiment, one, plan) for one in series]
    table = tuple(
        tuple(_under(experiment, one, tier, plan) for tier in starts) for one in series
    )
    observed = float(np.mean([each.observed for each in found]))
    return tiers(table, observed=observed, plan=plan, rng=rng)


def _under(
    experiment: Experiment, one: Series, starts: NDArray[np.int64], plan: Plan
) -> Floats:
    """The statistic of a person under each of these starts."""
    length = len(one.points)
    if int(starts.max()) >= length:
        raise UsageError(
            "every person followed beyond the start of every other",
            f"a start at place {int(starts.max()) + 1} and a series of {length}",
            where="--scheme",
            do="choose independent, where each has starts of their own",
        )
    moved = Assignments(
        phases=(np.arange(length) >= starts[:, None]).astype(np.int8),
        observed=experiment.treated(one).astype(np.int8),
        treated=np.array([False, True]),
        criteria=None,
        count=len(starts),
        exact=True,
    )
    turned = experiment.sign * one.scores
    window = _window(experiment, one, plan)
    return values(moved, turned, plan.statistic, window=window)[0]


def _window(experiment: Experiment, one: Series, plan: Plan) -> int:
    """No wider than a phase may be short, so that it stays within the phases."""
    if plan.statistic is not Statistic.IMMEDIATE_CHANGE:
        return plan.window
    return min(plan.window, least_of(experiment, one, plan))


def _case(
    experiment: Experiment, one: Series, test: RandomisationTest | None
) -> CaseReading:
    found = resemblance(experiment, one)
    step = None if found is None else difference(experiment, one, phi=found.corrected)
    return CaseReading(
        series=one,
        comparisons=comparisons(experiment, one),
        test=test,
        resemblance=found,
        step=step,
    )
