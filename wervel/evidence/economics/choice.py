"""What follows from costs and effects: the trade, the choice, the price of doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist

import numpy as np

from wervel.evidence.economics.patients import Real
from wervel.evidence.economics.weights import Totals

CONFIDENCE = 0.95
_ENDS = ((1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2)
_NOTHING = 1e-9
"""A difference smaller than this, beside the largest in any draw, is none."""


class Trade(StrEnum):
    """What one arm is to another: the quadrant of the plane its difference lies in."""

    COSTS_MORE_GAINS = "costs more, gains more"
    DOMINATES = "costs less, gains more"
    DOMINATED = "costs more, gains less"
    SAVES_LOSES = "costs less, gains less"
    NO_OTHER_EFFECT = "the same effect"


@dataclass(frozen=True, kw_only=True)
class Range:
    """A number with its interval of 95%."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Shares:
    """Which share of the draws lies in each quadrant of the plane."""

    costs_more_gains: float
    dominates: float
    dominated: float
    saves_loses: float

    def of(self, trade: Trade) -> float:
        """The share of the draws that make that trade; of none, nothing."""
        shares = {
            Trade.COSTS_MORE_GAINS: self.costs_more_gains,
            Trade.DOMINATES: self.dominates,
            Trade.DOMINATED: self.dominated,
            Trade.SAVES_LOSES: self.saves_loses,
        }
        return shares.get(trade, 0.0)


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One row per arm after the first: how it differs from the first.

    ``ratio`` is the extra cost per unit of effect, or the saving per unit given up; it
    is None where one arm dominates, for a negative ratio says nothing. ``limits`` are
    Fieller's, None where they do not close or run into where one arm dominates.
    """

    arm: str
    costs: Range
    effects: Range
    trade: Trade
    shares: Shares
    ratio: float | None
    limits: tuple[float, float] | None


@dataclass(frozen=True, kw_only=True)
class Step:
    """One row per arm, from least effect to most: its place among the choices.

    ``ratio`` is against the step before it, for an arm that is worth considering;
    ``beaten_by`` names the arms (two, where a mix of them is better) for one that is
    not.
    """

    arm: str
    costs: float
    effects: float
    ratio: float | None = None
    beaten_by: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AtWorth:
    """One row per worth of a unit of effect: which arm is best, and how sure.

    ``best`` is the arm whose expected net benefit is highest: ``probability_best`` of
    it is the acceptability frontier. ``net_benefit`` is against the first arm, of each
    after it. ``perfect_information`` is what knowing for sure would be worth, per
    patient.
    """

    worth: float
    probability: tuple[float, ...]
    net_benefit: tuple[Range, ...]
    best: int
    perfect_information: float

    @property
    def probability_best(self) -> float:
        """How likely the arm to choose is the best one."""
        return self.probability[self.best]


def differences(of: Totals, arms: Sequence[str]) -> tuple[Difference, ...]:
    """How each arm after the first differs from it."""
    return tuple(_difference(of, at, arm) for at, arm in enumerate(arms[1:]))


def _difference(of: Totals, at: int, arm: str) -> Difference:
    costs, effects = of.more_costs[:, at], of.more_effects[:, at]
    more_costs = float(of.costs[at + 1] - of.costs[0])
    more_effects = float(of.effects[at + 1] - of.effects[0])
    trade = _trade(more_costs, more_effects, widest=float(np.abs(effects).max()))
    is_trade = trade in (Trade.COSTS_MORE_GAINS, Trade.SAVES_LOSES)
    ratio = more_costs / more_effects if is_trade else None
    covariance = np.cov(costs, effects)
    return Difference(
        arm=arm,
        costs=ranged(more_costs, costs),
        effects=ranged(more_effects, effects),
        trade=trade,
        shares=quadrants(costs, effects),
        ratio=ratio,
        limits=None
        if ratio is None
        else _one_kind(fieller(more_costs, more_effects, covariance)),
    )


def _trade(costs: float, effects: float, *, widest: float) -> Trade:
    if abs(effects) <= _NOTHING * max(widest, _NOTHING):
        return Trade.NO_OTHER_EFFECT
    if effects > 0:
        return Trade.COSTS_MORE_GAINS if costs > 0 else Trade.DOMINATES
    return Trade.DOMINATED if costs > 0 else Trade.SAVES_LOSES


def quadrants(costs: Real, effects: Real) -> Shares:
    """The shares of the draws; what lies on an axis counts as not more."""
    dearer, better = costs > 0, effects > 0
    return Shares(
        costs_more_gains=float((dearer & better).mean()),
        dominates=float((~dearer & better).mean()),
        dominated=float((dearer & ~better).mean()),
        saves_loses=float((~dearer & ~better).mean()),
    )


def fieller(
    costs: float, effects: float, covariance: Real
) -> tuple[float, float] | None:
    """The interval of the ratio of two normal numbers; None where it does not close.

    All ratios r for which costs - r × effects does not differ from nothing (Fieller,
    J R Stat Soc B 1954; 16: 175-185). It closes only where the effect itself differs
    from nothing.
    """
    z = NormalDist().inv_cdf(_ENDS[1]) ** 2
    (of_costs, both), (_, of_effects) = covariance.tolist()
    square = effects**2 - z * of_effects
    half = costs * effects - z * both
    rest = half**2 - square * (costs**2 - z * of_costs)
    if square <= 0 or rest < 0:
        return None
    width = float(np.sqrt(rest))
    return (half - width) / square, (half + width) / square


def _one_kind(limits: tuple[float, float] | None) -> tuple[float, float] | None:
    """Limits above nothing: below it one arm dominates and a ratio says nothing."""
    return limits if limits and limits[0] > 0 else None


def ranged(value: float, drawn: Real) -> Range:
    """That number, and between which the middle 95% of the draws lie."""
    low, high = np.quantile(drawn, _ENDS)
    return Range(value=value, low=float(low), high=float(high))


def at_worth(of: Totals, worth: float) -> AtWorth:
    """The choice where a unit of effect may cost that much."""
    benefit = worth * of.drawn_effects - of.drawn_costs
    highest = benefit.max(axis=1, keepdims=True)
    ties = benefit == highest
    expected = benefit.mean(axis=0)
    value = worth * of.effects - of.costs
    more = benefit[:, 1:] - benefit[:, :1]
    return AtWorth(
        worth=worth,
        probability=tuple(
            (ties / ties.sum(axis=1, keepdims=True)).mean(axis=0).tolist()
        ),
        net_benefit=tuple(
            ranged(float(value[at + 1] - value[0]), more[:, at])
            for at in range(more.shape[1])
        ),
        best=int(expected.argmax()),
        perfect_information=max(0.0, float((highest[:, 0]).mean() - expected.max())),
    )


def steps(of: Totals, arms: Sequence[str]) -> tuple[Step, ...]:
    """The arms from least effect to most: which are worth considering, and at what.

    An arm is beaten by one that costs no more and gains no less, or by a mix of two
    others (extended dominance): then the ratio of the next step is lower than its own.
    """
    order = sorted(range(len(arms)), key=lambda at: (of.effects[at], -of.costs[at]))
    beaten = {at: by for at in order if (by := _beaten_by(of, at))}
    hull = [at for at in order if at not in beaten]
    while (weak := _weakest(of, hull)) is not None:
        place = hull.index(weak)
        beaten[weak] = (hull[place - 1], hull[place + 1])
        hull.remove(weak)
    before = dict(zip(hull[1:], hull, strict=False))
    return tuple(
        Step(
            arm=arms[at],
            costs=float(of.costs[at]),
            effects=float(of.effects[at]),
            ratio=_slope(of, before[at], at) if at in before else None,
            beaten_by=tuple(arms[by] for by in beaten.get(at, ())),
        )
        for at in order
    )


def _beaten_by(of: Totals, at: int) -> tuple[int, ...]:
    better = [
        other
        for other in range(len(of.costs))
        if other != at
        and of.costs[other] <= of.costs[at]
        and of.effects[other] >= of.effects[at]
        and (
            of.costs[other] < of.costs[at]
            or of.effects[other] > of.effects[at]
            or other < at
        )
    ]
    return (min(better, key=lambda each: float(of.costs[each])),) if better else ()


def _weakest(of: Totals, hull: Sequence[int]) -> int | None:
    """The first arm whose step costs more per unit than the step after it."""
    for before, at, after in zip(hull, hull[1:], hull[2:], strict=False):
        if _slope(of, before, at) >= _slope(of, at, after):
            return at
    return None


def _slope(of: Totals, low: int, high: int) -> float:
    return float(
        (of.costs[high] - of.costs[low]) / (of.effects[high] - of.effects[low])
    )
