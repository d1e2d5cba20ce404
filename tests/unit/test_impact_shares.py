"""Best fifth: chance is not taken for a difference, and a true difference is found."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import special, stats

from wervel.practice.impact.effects import as_best_fifth
from wervel.practice.impact.site_shares import best_fifth_gain, site_draws
from wervel.prices import Price

SITES = 60


def sites(deviation: float, rng: np.random.Generator):
    """Followed, departed, and the true gain, of sites that differ by so much."""
    size = rng.integers(40, 160, SITES)
    share = special.expit(1.2 + deviation * rng.standard_normal(SITES))
    followed = rng.binomial(size, share).astype(float)
    best = np.quantile(share, 0.8)
    gain = float((np.maximum(best - share, 0) * size).sum())
    return followed, size - followed, gain


def taken_as_it_looks(followed, departed) -> float:
    size = followed + departed
    share = followed / size
    return float((np.maximum(np.quantile(share, 0.8) - share, 0) * size).sum())


def test_without_true_differences_nothing_is_gained():
    """Of 40 worlds without differences none may show a gain above zero for certain.

    The false gain of the shares as they look is above a hundred moments in each.
    """
    rng = np.random.default_rng(20)
    certain, middle, naive = [], [], []
    for _ in range(40):
        followed, departed, true = sites(0.0, rng)
        gain, _ = best_fifth_gain(followed, departed, draws=500, rng=rng)
        assert true == 0
        certain.append(np.quantile(gain, 0.025) > 0)
        middle.append(np.median(gain))
        naive.append(taken_as_it_looks(followed, departed))
    assert min(naive) > 100
    assert sum(certain) <= 2
    assert np.mean(np.array(middle) == 0) >= 0.9


def test_a_planted_gain_is_recovered():
    """In 60 worlds the 95 % interval holds the truth in at least 53.

    That few or fewer have a chance under 1 in 50 where 95 % is right. On average the
    middle is off by less than 5 %, the shares as they look by more.
    """
    rng = np.random.default_rng(21)
    held, ours, naive = 0, [], []
    for _ in range(60):
        followed, departed, true = sites(0.5, rng)
        gain, _ = best_fifth_gain(followed, departed, draws=500, rng=rng)
        low, high = np.quantile(gain, [0.025, 0.975])
        held += low <= true <= high
        ours.append(np.median(gain) / true)
        naive.append(taken_as_it_looks(followed, departed) / true)
    assert stats.binom.cdf(52, 60, 0.95) < 0.02
    assert held >= 53
    assert abs(np.mean(ours) - 1) < 0.05
    assert np.mean(naive) > 1.05


def test_draws_agree_with_the_beta_posterior_by_another_way():
    """Two sites of one million each leave no doubt: their shares are the raw ones."""
    followed = np.array([700_000.0, 900_000.0])
    departed = np.array([300_000.0, 100_000.0])
    draws = site_draws(followed, departed, draws=4000, rng=np.random.default_rng(3))
    # the standard error of a share is 0.0005, that of the mean of draws far less
    assert draws.mean(axis=0) == pytest.approx([0.7, 0.9], abs=1e-4)
    assert draws.std(axis=0) == pytest.approx([4.58e-4, 3.0e-4], rel=0.1)


def test_a_gain_is_never_more_than_all_departures():
    rng = np.random.default_rng(4)
    followed, departed = np.array([5.0, 10, 10, 10, 10]), np.array([5.0, 0, 0, 0, 0])
    gain, best = best_fifth_gain(followed, departed, draws=2000, rng=rng)
    assert gain.max() <= 5
    assert best.max() <= 1


def test_what_leaves_is_rounded_and_priced_from_the_rounded():
    rng = np.random.default_rng(5)
    followed, departed, _ = sites(0.8, rng)
    price = Price(
        item="x", price=10, currency="EUR", year=2018, source="test", low=10, high=10
    )
    effect = as_best_fifth(followed, departed, rounding=5, price=price, rng=rng)
    for each in (effect.change.low, effect.change.middle, effect.change.high):
        assert each % 5 == 0
    assert effect.cost is not None
    assert effect.cost.middle == float(f"{10 * effect.change.middle:.3g}")
