"""How much each measured column weighs in the effect, and in the costs.

QALYs are the area under the line through the utilities, in years of 52 weeks; costs are
what was used times its price. Both are weighted sums of columns, so another price,
perspective or rate weighs the same means of the same draws anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np

from wervel.evidence.economics.asking import (
    WEEKS_IN_A_YEAR,
    Asked,
    Perspective,
    Rates,
    is_outside_care,
)
from wervel.evidence.economics.columns import Part, Variable
from wervel.evidence.economics.means import Means
from wervel.evidence.economics.patients import Real
from wervel.prices import Price


class Priced(StrEnum):
    """Which end of the prices counts."""

    MIDDLE = "price"
    LOW = "low"
    HIGH = "high"


@dataclass(frozen=True, kw_only=True)
class View:
    """A way to look at costs and effects: whose costs, which prices, which rates."""

    perspective: Perspective
    rates: Rates | None
    priced: Priced = Priced.MIDDLE


@dataclass(frozen=True, kw_only=True, eq=False)
class Totals:
    """Costs and effects per patient: of each arm, and of each arm in each draw.

    A higher effect is better, whichever way its scale runs.
    """

    costs: Real
    effects: Real
    drawn_costs: Real
    drawn_effects: Real

    @property
    def more_costs(self) -> Real:
        """Per draw and arm after the first: how much more it costs than the first."""
        return np.asarray(self.drawn_costs[:, 1:] - self.drawn_costs[:, :1])

    @property
    def more_effects(self) -> Real:
        """Per draw and arm after the first: how much more it gains than the first."""
        return np.asarray(self.drawn_effects[:, 1:] - self.drawn_effects[:, :1])


def totals(
    of: Means,
    variables: Sequence[Variable],
    *,
    asked: Asked,
    prices: Mapping[str, Price],
    view: View,
) -> Totals:
    """What the means add up to, seen that way."""
    costs = cost_weights(variables, asked=asked, prices=prices, view=view)
    effects = effect_weights(variables, asked=asked, rates=view.rates)
    return Totals(
        costs=of.estimate @ costs,
        effects=of.estimate @ effects,
        drawn_costs=of.draws @ costs,
        drawn_effects=of.draws @ effects,
    )


def cost_weights(
    variables: Sequence[Variable],
    *,
    asked: Asked,
    prices: Mapping[str, Price],
    view: View,
) -> Real:
    """What one unit of each column costs: its price, discounted; 0 if not counted."""
    rate = view.rates.costs if view.rates else 0.0
    weights = np.zeros(len(variables))
    for at, each in enumerate(variables):
        left_out = view.perspective is Perspective.HEALTH_CARE and is_outside_care(
            each, asked
        )
        if each.is_cost and not left_out:
            price = 1.0
            if each.part is Part.USE:
                price = getattr(prices[each.name], view.priced.value)
            weights[at] = price * discount(each.year, rate)
    return weights


def effect_weights(
    variables: Sequence[Variable], *, asked: Asked, rates: Rates | None
) -> Real:
    """How much each column counts in the effect: QALYs, or the effect itself."""
    rate = rates.effects if rates else 0.0
    weights = np.zeros(len(variables))
    utilities = {
        each.weeks: at for at, each in enumerate(variables) if each.part is Part.UTILITY
    }
    if utilities:
        weeks = sorted(utilities)
        for week, weight in zip(weeks, qaly_weights(weeks, rate=rate), strict=True):
            weights[utilities[week]] = weight
    for at, each in enumerate(variables):
        if each.part is Part.EFFECT:
            weights[at] = -1.0 if asked.lower_is_better else 1.0
    return weights


def qaly_weights(weeks: Sequence[float], *, rate: float = 0.0) -> Real:
    """How many years each utility stands for, between its neighbours in time.

    Between two times the utility is held to run straight; what falls in a later year is
    discounted by that year, wherever the measuring was.

    >>> qaly_weights([0, 26, 52])
    array([0.25, 0.5 , 0.25])
    """
    weights = np.zeros(len(weeks))
    for at, (begin, end) in enumerate(pairwise(weeks)):
        first = int(begin // WEEKS_IN_A_YEAR)
        last = int(np.ceil(end / WEEKS_IN_A_YEAR))
        for year in range(first, last):
            low = max(begin, year * WEEKS_IN_A_YEAR)
            high = min(end, (year + 1) * WEEKS_IN_A_YEAR)
            middle = ((low + high) / 2 - begin) / (end - begin)
            area = (high - low) / WEEKS_IN_A_YEAR * discount(year + 1, rate)
            weights[at] += area * (1 - middle)
            weights[at + 1] += area * middle
    return weights


def discount(year: int, rate: float) -> float:
    """What something in that year counts for; the first counts in full.

    >>> discount(1, 0.04), round(discount(3, 0.04), 4)
    (1.0, 0.9246)
    """
    return float((1 + rate) ** (1 - year))
