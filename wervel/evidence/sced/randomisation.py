"""The randomisation test: how rare is what was seen, among all that could have been?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from itertools import permutations
from math import factorial, prod, sqrt

import numpy as np

from wervel.evidence.sced.plan import Plan, Statistic
from wervel.evidence.sced.series import Floats

_NEARLY = 1e-9
"""Two values of a statistic nearer than this, for their size, are one value."""
_PERMUTED_AT_ONCE = 9
"""Of so many persons every order is laid out; of more, orders are drawn."""


@dataclass(frozen=True, kw_only=True)
class Distribution:
    """The statistic under the assignments of one person, and as observed.

    ``count`` is how many assignments are permissible; ``values`` has all of them where
    ``exact``, else as many as were drawn.
    """

    values: Floats
    observed: float
    count: int
    exact: bool


@dataclass(frozen=True, kw_only=True)
class RandomisationTest:
    """One randomisation test.

    ``assignments`` is how many were permissible, ``counted`` how many were counted.
    ``smallest`` is the smallest p that could come out. ``standard_error`` is that of a
    p from drawn assignments; a counted p has none.
    """

    statistic: Statistic
    observed: float
    p: float
    two_sided: bool
    assignments: int
    counted: int
    exact: bool
    smallest: float
    standard_error: float | None = None


def tested(distribution: Distribution, plan: Plan) -> RandomisationTest | None:
    """How often the statistic is at least as good; none if nothing else could be.

    Two-sided: at least as far from no effect. Among drawn assignments the observed one
    counts as one more, so that the p is never nought (Edgington and Onghena, 2007).

    >>> values = np.array([0.1, 0.2, 0.3, 0.9])
    >>> one = Distribution(values=values, observed=0.9, count=4, exact=True)
    >>> tested(one, Plan()).p
    0.25
    """
    if distribution.count <= 1:
        return None
    middle = 0.5 if plan.statistic is Statistic.NAP else 0.0
    values, observed = distribution.values - middle, distribution.observed - middle
    if plan.two_sided:
        values, observed = np.abs(values), abs(observed)
    near = _NEARLY * max(1.0, float(np.abs(values).max()))
    hits = int((values >= observed - near).sum())
    number = len(values)
    if distribution.exact:
        p, error, smallest = hits / number, None, 1 / number
    else:
        p, smallest = (hits + 1) / (number + 1), 1 / (number + 1)
        error = sqrt(p * (1 - p) / (number + 1))
    return RandomisationTest(
        statistic=plan.statistic,
        observed=distribution.observed,
        p=p,
        two_sided=plan.two_sided,
        assignments=distribution.count,
        counted=number,
        exact=distribution.exact,
        smallest=smallest,
        standard_error=error,
    )


def independent(
    distributions: tuple[Distribution, ...], plan: Plan, *, rng: np.random.Generator
) -> Distribution:
    """Every person drawn apart: the mean of the persons' statistics.

    >>> one = Distribution(values=np.array([0.0, 1]), observed=1, count=2, exact=True)
    >>> both = independent((one, one), Plan(), rng=np.random.default_rng(1))
    >>> both.values.tolist(), both.count
    ([0.0, 0.5, 0.5, 1.0], 4)
    """
    number = len(distributions)
    count = prod(each.count for each in distributions)
    exact = count <= plan.limit and all(each.exact for each in distributions)
    if exact:
        sums = reduce(_every_sum, (each.values for each in distributions))
    else:
        drawn = [
            each.values[rng.integers(len(each.values), size=plan.draws)]
            if each.exact
            else rng.permutation(each.values)
            for each in distributions
        ]
        sums = np.sum(drawn, axis=0)
    return Distribution(
        values=np.asarray(sums) / number,
        observed=float(np.mean([each.observed for each in distributions])),
        count=count,
        exact=exact,
    )


def tiers(
    table: tuple[tuple[Floats, ...], ...],
    *,
    observed: float,
    plan: Plan,
    rng: np.random.Generator,
) -> Distribution:
    """Persons drawn to tiers: ``table`` has for each person and tier its statistics.

    A tier has one start (Wampold and Worsham), or some of which one was drawn (Koehler
    and Levin).
    """
    number = len(table)
    starts = [len(each) for each in table[0]]
    count = factorial(number) * prod(starts)
    exact = count <= plan.limit and number <= _PERMUTED_AT_ONCE
    if exact:
        parts = [
            reduce(_every_sum, (table[n][tier] for n, tier in enumerate(order)))
            for order in permutations(range(number))
        ]
        sums = np.concatenate(parts)
    else:
        sums = _drawn_to_tiers(table, starts, plan=plan, rng=rng)
    return Distribution(
        values=sums / number, observed=observed, count=count, exact=exact
    )


def _drawn_to_tiers(
    table: tuple[tuple[Floats, ...], ...],
    starts: list[int],
    *,
    plan: Plan,
    rng: np.random.Generator,
) -> Floats:
    number = len(table)
    order = rng.permuted(np.tile(np.arange(number), (plan.draws, 1)), axis=1)
    most = max(starts)
    filled = np.array([[np.resize(cell, most) for cell in person] for person in table])
    chosen = (rng.random((plan.draws, number)) * np.array(starts)[order]).astype(int)
    return np.asarray(filled[np.arange(number), order, chosen].sum(axis=1))


def _every_sum(first: Floats, second: Floats) -> Floats:
    return (first[:, None] + second).ravel()
