"""From a baseline to what would change, with its uncertainty."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wervel.practice.impact.baseline import Baseline, Part
from wervel.practice.impact.site_shares import best_fifth_gain
from wervel.prices import Price, Prices

Floats = NDArray[np.float64]
DRAWS = 4000


@dataclass(frozen=True, kw_only=True)
class Range:
    """A number with its 95 % interval."""

    middle: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What would change: moments or steps, days, cost; none where not reckoned."""

    change: Range
    days: Range | None = None
    cost: Range | None = None


def fewer(
    of: Baseline, share: float, prices: Prices | None, *, rng: np.random.Generator
) -> Effect:
    """A share of the steps less. Another year would have other counts: see ``Part``."""
    parts = of.parts or ()
    counts = [_varied(each.count, each.dispersion, rng) * share for each in parts]
    days = [_varied(each.days, each.day_dispersion, rng) * share for each in parts]
    cost = None
    if prices is not None:
        draws = [
            count * _priced(prices[each.item], rng)
            for each, count in zip(parts, counts, strict=True)
        ]
        middle = sum(share * each.count * prices[each.item].price for each in parts)
        cost = _significant(_range(middle, _sum(draws)))
    whole = sum(each.days for each in parts) * share
    return Effect(
        change=_rounded(_range((of.now or 0) * share, _sum(counts))),
        days=_rounded(_range(whole, _sum(days))) if whole else None,
        cost=cost,
    )


def within(part: Part, price: Price | None, *, rng: np.random.Generator) -> Effect:
    """Everybody who waits longer than the limit waits as long as that."""
    moments = _varied(part.count, part.dispersion, rng)
    days = _varied(part.days, part.day_dispersion, rng)
    return Effect(
        change=_rounded(_range(part.count, moments)),
        days=_rounded(_range(part.days, days)),
        cost=_cost(part.count, moments, price, rng),
    )


def as_best_fifth(
    followed: Floats,
    departed: Floats,
    *,
    rounding: int,
    price: Price | None,
    rng: np.random.Generator,
) -> Effect:
    """Every care site as the best fifth of them: see ``best_fifth_gain``.

    The counts are those of care sites as they are; what comes out is of all together,
    and rounded as counts are, draw by draw, before anything is made of it.
    """
    gain, _ = best_fifth_gain(followed, departed, draws=DRAWS, rng=rng)
    whole = np.round(gain / rounding) * rounding
    change = _range(float(np.median(gain)), gain)
    near = Range(
        middle=round(change.middle / rounding) * rounding,
        low=round(change.low / rounding) * rounding,
        high=round(change.high / rounding) * rounding,
    )
    return Effect(change=near, cost=_cost(near.middle, whole, price, rng))


def _cost(
    count: float, draws: Floats, price: Price | None, rng: np.random.Generator
) -> Range | None:
    if price is None:
        return None
    return _significant(_range(count * price.price, draws * _priced(price, rng)))


def _varied(count: float, dispersion: float, rng: np.random.Generator) -> Floats:
    """What the count might have been: a gamma of this mean, variance by dispersion."""
    if not count:
        return np.zeros(DRAWS)
    return rng.gamma(count / dispersion, dispersion, size=DRAWS)


def _priced(price: Price, rng: np.random.Generator) -> Floats:
    """Triangular from low to high where these are given: nothing else is known."""
    if price.low == price.high:
        return np.full(DRAWS, price.price)
    return rng.triangular(price.low, price.price, price.high, size=DRAWS)


def _sum(draws: list[Floats]) -> Floats:
    return np.sum(draws, axis=0) if draws else np.zeros(DRAWS)


def _range(middle: float, draws: Floats) -> Range:
    low, high = np.quantile(draws, [0.025, 0.975])
    return Range(middle=middle, low=float(low), high=float(high))


def _rounded(of: Range) -> Range:
    low, high = float(np.floor(of.low)), float(np.ceil(of.high))
    return Range(middle=float(round(of.middle)), low=low, high=high)


def _significant(of: Range) -> Range:
    """To three digits: no cost is known better than that."""
    return Range(
        middle=float(f"{of.middle:.3g}"),
        low=float(f"{of.low:.3g}"),
        high=float(f"{of.high:.3g}"),
    )
