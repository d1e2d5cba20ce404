"""An economic evaluation beside a trial: the question answered, and asked otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from wervel.evidence.economics.asking import (
    Asked,
    Perspective,
    Rates,
    categories,
    checked,
    complete_cases,
    effect_of,
    has_utilities,
    last_year,
)
from wervel.evidence.economics.choice import (
    AtWorth,
    Difference,
    Range,
    Step,
    at_worth,
    differences,
    ranged,
    steps,
)
from wervel.evidence.economics.columns import Part
from wervel.evidence.economics.doubts import Doubt, doubts
from wervel.evidence.economics.means import Both, Means, means
from wervel.evidence.economics.patients import Patients
from wervel.evidence.economics.weights import (
    Priced,
    Totals,
    View,
    cost_weights,
    totals,
)
from wervel.prices import Price

CURVE_POINTS = 41
_BEYOND = 1.5
"""The curve runs on to so many times the highest worth that was asked about."""


class Otherwise(StrEnum):
    """Another way to look at the same trial."""

    MAIN = "main"
    HEALTH_CARE = "health care"
    LOW_PRICES = "low prices"
    HIGH_PRICES = "high prices"
    NOT_DISCOUNTED = "not discounted"
    NOT_CORRECTED = "not corrected"
    COMPLETE = "complete cases"


@dataclass(frozen=True, kw_only=True)
class Category:
    """One row per category of costs: what it costs per patient of each arm.

    ``more`` is the difference from the first arm, of each arm after it; ``share`` is
    its part of the whole difference, None where there is none.
    """

    name: str
    costs: tuple[float, ...]
    more: tuple[Range, ...]
    share: tuple[float | None, ...]
    outside_care: bool


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """One row per way of looking: what it does to the differences and the choice."""

    otherwise: Otherwise
    patients: int
    differences: tuple[Difference, ...]
    choice: AtWorth


@dataclass(frozen=True, kw_only=True, eq=False)
class Evaluation:
    """What the trial says of costs and effects, main view first, and how sure that is.

    ``worths`` answers for what was asked; ``curve`` for a row of worths from nothing.
    ``doubts`` names what is to be said, each with what it is about.
    """

    patients: Patients
    asked: Asked
    prices: Mapping[str, Price]
    effect: str
    currency: str
    totals: Totals
    differences: tuple[Difference, ...]
    steps: tuple[Step, ...]
    worths: tuple[AtWorth, ...]
    curve: tuple[AtWorth, ...]
    categories: tuple[Category, ...]
    measured: tuple[tuple[str, tuple[float, ...]], ...]
    scenarios: tuple[Scenario, ...]
    doubts: tuple[tuple[Doubt, str], ...]


def evaluation(
    patients: Patients, *, asked: Asked, prices: Mapping[str, Price], currency: str
) -> Evaluation:
    """Answer what is asked of that trial. Raises UsageError where it cannot be."""
    effect = effect_of(patients, asked)
    kept = checked(patients, asked, prices)
    both = means(kept, draws=asked.draws, seed=asked.seed)
    found = both.corrected
    view = View(perspective=Perspective.SOCIETY, rates=asked.rates)
    whole = totals(found, kept.variables, asked=asked, prices=prices, view=view)
    top = max(asked.worth) * _BEYOND or 1.0
    arms = kept.arms
    return Evaluation(
        patients=kept,
        asked=asked,
        prices=prices,
        effect=effect,
        currency=currency,
        totals=whole,
        differences=differences(whole, arms),
        steps=steps(whole, arms),
        worths=tuple(at_worth(whole, each) for each in asked.worth),
        curve=tuple(
            at_worth(whole, float(each)) for each in np.linspace(0, top, CURVE_POINTS)
        ),
        categories=_categories(found, kept, asked, prices),
        measured=_measured(found, kept),
        scenarios=tuple(
            _scenario(each, asked, prices) for each in _looks(both, kept, asked, prices)
        ),
        doubts=doubts(
            kept, asked, prices, left_out=len(patients.of_arm) - len(kept.of_arm)
        ),
    )


def _categories(
    of: Means, patients: Patients, asked: Asked, prices: Mapping[str, Price]
) -> tuple[Category, ...]:
    view = View(perspective=Perspective.SOCIETY, rates=asked.rates)
    weights = cost_weights(patients.variables, asked=asked, prices=prices, view=view)
    whole = of.estimate @ weights
    rows = []
    for name in categories(patients):
        own = weights * [each.name == name for each in patients.variables]
        costs, drawn = of.estimate @ own, of.draws @ own
        more = tuple(
            ranged(float(costs[at] - costs[0]), drawn[:, at] - drawn[:, 0])
            for at in range(1, len(costs))
        )
        rows.append(
            Category(
                name=name,
                costs=tuple(costs.tolist()),
                more=more,
                share=shares_of(
                    [each.value for each in more], (whole[1:] - whole[0]).tolist()
                ),
                outside_care=name in asked.outside_care,
            )
        )
    return tuple(rows)


def shares_of(
    parts: Sequence[float], wholes: Sequence[float]
) -> tuple[float | None, ...]:
    """What part each is of its whole; None of nothing.

    >>> shares_of([1.0, 2.0], [4.0, 0.0])
    (0.25, None)
    """
    return tuple(
        part / whole if whole else None
        for part, whole in zip(parts, wholes, strict=True)
    )


def _measured(
    of: Means, patients: Patients
) -> tuple[tuple[str, tuple[float, ...]], ...]:
    """The corrected mean of each column of effects, by arm; utilities by their time."""
    rows = [
        (each, tuple(of.estimate[:, at].tolist()))
        for at, each in enumerate(patients.variables)
        if not each.is_cost
    ]
    rows.sort(key=lambda row: row[0].weeks)
    return tuple((each.name, row) for each, row in rows)


@dataclass(frozen=True, kw_only=True, eq=False)
class _Look:
    """A way of looking: at which means, of which patients, and how they weigh."""

    otherwise: Otherwise
    means: Means
    patients: Patients
    view: View


def _looks(
    of: Both, patients: Patients, asked: Asked, prices: Mapping[str, Price]
) -> Iterator[_Look]:
    main = View(perspective=Perspective.SOCIETY, rates=asked.rates)
    views = {Otherwise.MAIN: main}
    if asked.outside_care:
        care = replace(main, perspective=Perspective.HEALTH_CARE)
        views[Otherwise.HEALTH_CARE] = care
    used = [prices[e.name] for e in patients.variables if e.part is Part.USE]
    if any(each.low < each.high for each in used):
        views[Otherwise.LOW_PRICES] = replace(main, priced=Priced.LOW)
        views[Otherwise.HIGH_PRICES] = replace(main, priced=Priced.HIGH)
    if last_year(patients) > 1 and asked.rates != Rates(costs=0.0, effects=0.0):
        views[Otherwise.NOT_DISCOUNTED] = replace(main, rates=None)
    for otherwise, view in views.items():
        yield _Look(
            otherwise=otherwise, means=of.corrected, patients=patients, view=view
        )
    if has_utilities(patients) or patients.covariates:
        yield _Look(
            otherwise=Otherwise.NOT_CORRECTED,
            means=of.plain,
            patients=patients,
            view=main,
        )
    if patients.missing and (whole := complete_cases(patients)) is not None:
        again = means(whole, draws=asked.draws, seed=asked.seed)
        yield _Look(
            otherwise=Otherwise.COMPLETE,
            means=again.corrected,
            patients=whole,
            view=main,
        )


def _scenario(look: _Look, asked: Asked, prices: Mapping[str, Price]) -> Scenario:
    variables = look.patients.variables
    whole = totals(look.means, variables, asked=asked, prices=prices, view=look.view)
    return Scenario(
        otherwise=look.otherwise,
        patients=len(look.patients.of_arm),
        differences=differences(whole, look.patients.arms),
        choice=at_worth(whole, asked.worth[0]),
    )
