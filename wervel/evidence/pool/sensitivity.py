"""What the pooled effect owes to each study: without one, one after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from wervel.evidence.pool.effects import Effects
from wervel.evidence.pool.pooling import FEWEST, Pooled, pooled


@dataclass(frozen=True, kw_only=True)
class Influence:
    """One row per study: the pooling without it, and how far that moves things.

    ``residual`` is how far the study lies from what the others predict, in standard
    errors (studentised, deleted); ``distance`` is Cook's; ``covariance_ratio`` below
    one says the pooling is sharper without the study.
    """

    name: str
    without: Pooled
    weight: float
    residual: float
    distance: float
    covariance_ratio: float


def leave_one_out(of: Pooled) -> tuple[Influence, ...]:
    """The pooling again without each study; nothing where two are all there is."""
    if of.k <= FEWEST:
        return ()
    return tuple(_influence(of, at) for at in range(of.k))


def cumulative(of: Pooled, order: Sequence[int]) -> tuple[Pooled, ...]:
    """The pooling as studies come in, from the second, in this order."""
    return tuple(
        _again(of, of.effects.only(order[:count]))
        for count in range(FEWEST, len(order) + 1)
    )


def _influence(of: Pooled, at: int) -> Influence:
    without = _again(of, of.effects.without(at))
    # Hartung and Knapp scale all variances by what the others scatter, this one's too.
    scale = (without.mean.standard_error / without.classic.standard_error) ** 2
    expected = scale * (of.effects.variance[at] + without.tau_squared)
    error = sqrt(expected + without.mean.standard_error**2)
    moved = of.estimate - without.estimate
    return Influence(
        name=of.effects.names[at],
        without=without,
        weight=of.weights[at],
        residual=(of.effects.estimate[at] - without.estimate) / error,
        distance=(moved / of.mean.standard_error) ** 2,
        covariance_ratio=(without.mean.standard_error / of.mean.standard_error) ** 2,
    )


def _again(of: Pooled, effects: Effects) -> Pooled:
    return pooled(
        effects,
        model=of.model,
        knapp_hartung=of.knapp_hartung,
        confidence=of.mean.confidence,
    )
