"""What a reader must know before using the numbers of an evaluation."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import numpy as np

from wervel.evidence.economics.asking import Asked
from wervel.evidence.economics.columns import Part
from wervel.evidence.economics.patients import Patients
from wervel.prices import Price

FEW_PATIENTS = 20
"""With fewer in an arm than this, percentiles of a bootstrap are too close together."""
FEW_CLUSTERS = 10


class Doubt(StrEnum):
    """What makes a number less sure than it looks."""

    MISSING = "missing"
    LEFT_OUT = "left out"
    FEW_PATIENTS = "few patients"
    FEW_CLUSTERS = "few clusters"
    ALL_EQUAL = "all equal"
    NEGATIVE_COSTS = "negative costs"
    PRICE_YEARS = "price years"


def doubts(
    of: Patients, asked: Asked, prices: Mapping[str, Price], *, left_out: int = 0
) -> tuple[tuple[Doubt, str], ...]:
    """What is to be said of that trial: each doubt, and what it is about."""
    return tuple(
        (doubt, about)
        for doubt, about in (
            (Doubt.MISSING, _missing(of)),
            (Doubt.LEFT_OUT, str(left_out) if left_out else ""),
            (Doubt.FEW_PATIENTS, _few(of)),
            (Doubt.FEW_CLUSTERS, _few_clusters(of)),
            (Doubt.ALL_EQUAL, _equal(of)),
            (Doubt.NEGATIVE_COSTS, _negative(of, asked)),
            (Doubt.PRICE_YEARS, _years(of, prices)),
        )
        if about
    )


def _missing(of: Patients) -> str:
    return str(int((~of.complete).sum())) if of.missing else ""


def _few(of: Patients) -> str:
    return ", ".join(
        arm for arm, n in zip(of.arms, of.sizes, strict=True) if n < FEW_PATIENTS
    )


def _few_clusters(of: Patients) -> str:
    if of.cluster is None:
        return ""
    return ", ".join(
        arm
        for at, arm in enumerate(of.arms)
        if len(np.unique(of.cluster[of.of_arm == at])) < FEW_CLUSTERS
    )


def _equal(of: Patients) -> str:
    return ", ".join(
        each.column
        for at, each in enumerate(of.variables)
        if np.nanmin(of.values[:, at]) == np.nanmax(of.values[:, at])
    )


def _negative(of: Patients, asked: Asked) -> str:
    below = any(
        each.is_cost and np.nanmin(of.values[:, at]) < 0
        for at, each in enumerate(of.variables)
    )
    return asked.negative_costs_mean if below else ""


def _years(of: Patients, prices: Mapping[str, Price]) -> str:
    years = {prices[each.name].year for each in of.variables if each.part is Part.USE}
    return ", ".join(map(str, sorted(years))) if len(years) > 1 else ""
