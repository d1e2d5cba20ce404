"""Subgroups of studies: each pooled, and whether they differ.

With one tau² for all groups (the default: few studies hardly know their own) the groups
are a meta-regression on which group a study is in. With a tau² for each they are
separate poolings, and the test between them is Q of their means about each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal

import numpy as np

from wervel.errors import UsageError
from wervel.evidence.pool.distributions import chi_squared_above
from wervel.evidence.pool.doubts import Doubt, Kind
from wervel.evidence.pool.effects import Array, Effects
from wervel.evidence.pool.heterogeneity import Model, between_variance, weighted
from wervel.evidence.pool.pooling import FEWEST, NO_SPREAD, Mean, check, pooled
from wervel.evidence.pool.regression import Test, wald

Tau = Literal["common", "separate"]


@dataclass(frozen=True, kw_only=True)
class Subgroup:
    """One row per group: its studies and their mean.

    ``places`` are those of its studies among all; ``i_squared`` is None of a lone
    study.
    """

    name: str
    places: tuple[int, ...]
    effects: Effects
    mean: Mean
    tau_squared: float
    i_squared: float | None


@dataclass(frozen=True, kw_only=True)
class Subgroups:
    """All groups, in order of name, and the test of whether they differ."""

    tau: Tau
    groups: tuple[Subgroup, ...]
    between: Test
    doubts: tuple[Doubt, ...]


def subgroups(
    effects: Effects,
    names: Sequence[str],
    *,
    model: Model = "reml",
    knapp_hartung: bool = True,
    tau: Tau = "common",
) -> Subgroups:
    """The studies by the group each is in; ``names`` has one a study.

    Raises UsageError where all are in one group, or each is in its own.
    """
    check(effects, model=model, confidence=0.95)
    groups = _indices(names)
    if len(groups) < FEWEST or len(effects) <= len(groups):
        raise UsageError(
            "two or more groups of studies, and more studies than groups",
            f"{len(groups)} groups of {len(effects)} studies",
            where="the subgroups",
            do="choose another column, or pool all together",
        )
    made = _sharing_tau if tau == "common" else _with_own_tau
    found, between = made(effects, groups, (model, knapp_hartung))
    lone = tuple(each.name for each in found if len(each.effects) < FEWEST)
    return Subgroups(
        tau=tau,
        groups=found,
        between=between,
        doubts=(Doubt(Kind.LONE_GROUP, lone),) if lone else (),
    )


_Indices = dict[str, list[int]]
_How = tuple[Model, bool]


def _indices(names: Sequence[str]) -> _Indices:
    return {
        name: [at for at, each in enumerate(names) if each == name]
        for name in sorted(set(names))
    }


def _sharing_tau(
    effects: Effects, groups: _Indices, how: _How
) -> tuple[tuple[Subgroup, ...], Test]:
    model, knapp_hartung = how
    y, v = effects.y, effects.v
    x = np.zeros((len(effects), len(groups)))
    for column, kept in enumerate(groups.values()):
        x[kept, column] = 1
    df = len(effects) - len(groups)
    tau_squared = between_variance(y, v, x, model=model)
    fit = weighted(y, v, x, tau_squared=tau_squared)
    scale = fit.q / df if knapp_hartung and model != "fixed" else 0.0
    scaled = scale > NO_SPREAD
    covariance = fit.inverse * (scale if scaled else 1.0)
    found = tuple(
        Subgroup(
            name=name,
            places=tuple(kept),
            effects=(group := effects.only(kept)),
            mean=Mean(
                estimate=float(fit.coefficients[at]),
                standard_error=sqrt(float(covariance[at, at])),
                df=df if scaled else None,
                confidence=0.95,
            ),
            tau_squared=tau_squared,
            i_squared=_i_squared(group, how),
        )
        for at, (name, kept) in enumerate(groups.items())
    )
    against = _contrasts(len(groups))
    return found, wald(
        against @ fit.coefficients,
        against @ covariance @ against.T,
        df if scaled else 0,
    )


def _with_own_tau(
    effects: Effects, groups: _Indices, how: _How
) -> tuple[tuple[Subgroup, ...], Test]:
    found = tuple(
        _alone(name, tuple(kept), effects.only(kept), how)
        for name, kept in groups.items()
    )
    y = np.array([each.mean.estimate for each in found])
    v = np.array([each.mean.standard_error**2 for each in found])
    q = weighted(y, v, np.ones((len(found), 1))).q
    df = len(found) - 1
    return found, Test(statistic=q, df=(df,), p=chi_squared_above(q, df))


def _alone(name: str, places: tuple[int, ...], effects: Effects, how: _How) -> Subgroup:
    model, knapp_hartung = how
    if len(effects) < FEWEST:
        mean = Mean(
            estimate=effects.estimate[0],
            standard_error=sqrt(effects.variance[0]),
            df=None,
            confidence=0.95,
        )
        return Subgroup(
            name=name,
            places=places,
            effects=effects,
            mean=mean,
            tau_squared=0.0,
            i_squared=None,
        )
    made = pooled(effects, model=model, knapp_hartung=knapp_hartung)
    return Subgroup(
        name=name,
        places=places,
        effects=effects,
        mean=made.mean,
        tau_squared=made.tau_squared,
        i_squared=made.i_squared,
    )


def _i_squared(effects: Effects, how: _How) -> float | None:
    if len(effects) < FEWEST:
        return None
    return pooled(effects, model=how[0], knapp_hartung=how[1]).i_squared


def _contrasts(count: int) -> Array:
    """Every group but the first, less the first."""
    return np.column_stack([-np.ones(count - 1), np.eye(count - 1)])
