"""Responders and the number needed to treat, where counts are at their ends."""

from math import inf, log, sqrt

import numpy as np
import pytest

from wervel.errors import UsageError
from wervel.evidence.trials.dropout import (
    BEST,
    WORST,
    scenarios,
    turning,
    turning_shift,
)
from wervel.evidence.trials.nnt import number_needed
from wervel.evidence.trials.responders import Counts, effects_of

Z = 1.959963984540054


def naive_koopman(first, second):
    """The ratios that are not rejected, by trying all of them on a fine grid."""
    accepted = []
    shares = np.linspace(1e-6, 1 - 1e-6, 20001)
    for log_ratio in np.linspace(-4, 4, 1601):
        ratio = np.exp(log_ratio)
        q = shares[shares * ratio < 1]
        p = q * ratio
        fit = first.events * np.log(p) + (first.n - first.events) * np.log1p(-p)
        fit += second.events * np.log(q) + (second.n - second.events) * np.log1p(-q)
        at = np.argmax(fit)
        chi = (first.events - first.n * p[at]) ** 2 / (first.n * p[at] * (1 - p[at]))
        chi += (second.events - second.n * q[at]) ** 2 / (
            second.n * q[at] * (1 - q[at])
        )
        if chi <= Z**2:
            accepted.append(log_ratio)
    return min(accepted), max(accepted)


@pytest.mark.parametrize(
    "counts", [((36, 40), (16, 80)), ((3, 30), (9, 28)), ((10, 10), (5, 10))]
)
def test_koopman_is_what_trying_every_ratio_gives(counts):
    """To a step of the grid, 0.005 on the log scale."""
    first, second = (Counts(events=e, n=n) for e, n in counts)
    low, high = effects_of(first, second).ratio_limits
    wanted = naive_koopman(first, second)
    assert (log(low), log(high)) == pytest.approx(wanted, abs=0.006)


def test_katz_and_woolf_by_hand():
    found = effects_of(Counts(events=20, n=50), Counts(events=10, n=50))
    wide = Z * sqrt(1 / 20 - 1 / 50 + 1 / 10 - 1 / 50)
    assert np.log(found.ratio_katz) == pytest.approx((log(2) - wide, log(2) + wide))
    wide = Z * sqrt(1 / 20 + 1 / 30 + 1 / 10 + 1 / 40)
    odds = log(20 * 40 / (30 * 10))
    assert np.log(found.odds_limits) == pytest.approx((odds - wide, odds + wide))


def test_nobody_in_one_arm():
    found = effects_of(Counts(events=4, n=20), Counts(events=0, n=20))
    assert found.ratio is None
    assert found.ratio_limits[0] > 0
    assert found.ratio_limits[1] == inf
    assert (found.ratio_katz, found.odds_ratio, found.odds_limits) == (None,) * 3
    turned = effects_of(Counts(events=0, n=20), Counts(events=4, n=20))
    assert turned.ratio == 0
    assert turned.ratio_limits[0] == 0
    assert turned.ratio_limits[1] == pytest.approx(1 / found.ratio_limits[0])


def test_nobody_in_either_arm_has_a_difference_and_no_ratio():
    found = effects_of(Counts(events=0, n=20), Counts(events=0, n=25))
    assert (found.difference, found.ratio, found.ratio_limits) == (0, None, None)
    assert found.difference_limits[0] < 0 < found.difference_limits[1]
    needed = number_needed(found.difference, low=-0.13, high=0.16)
    assert (needed.value, needed.through_infinity) == (None, True)


def test_everybody_in_both_arms():
    found = effects_of(Counts(events=20, n=20), Counts(events=20, n=20))
    assert found.ratio == 1
    assert found.ratio_limits[0] < 1 < found.ratio_limits[1]
    assert found.ratio_katz is None


@pytest.mark.parametrize("counts", [(5, 4, 0), (-1, 4, 0), (0, 0, 0), (1, 4, -1)])
def test_counts_that_cannot_be(counts):
    events, n, missing = counts
    with pytest.raises(UsageError, match="responders of none or more"):
        effects_of(Counts(events=events, n=n, missing=missing), Counts(events=1, n=4))


def test_best_and_worst_case_by_hand():
    found = {
        each.name: each
        for each in scenarios(
            Counts(events=30, n=50, missing=10), Counts(events=20, n=50, missing=8)
        )
    }
    assert found[BEST].difference == pytest.approx(40 / 60 - 20 / 58)
    assert found[WORST].difference == pytest.approx(30 / 60 - 28 / 58)


def test_turning_is_what_every_combination_gives():
    first = Counts(events=30, n=50, missing=6)
    second = Counts(events=18, n=50, missing=5)
    same = []
    for a in range(7):
        for b in range(6):
            low, high = effects_of(
                Counts(events=30 + a, n=56), Counts(events=18 + b, n=55)
            ).difference_limits
            same.append(low > 0 and high > 0)
    found = turning(first, second)
    assert effects_of(first, second).difference_limits[0] > 0
    assert (found.combinations, found.same) == (42, pytest.approx(np.mean(same)))
    assert 0 < found.same < 1


def test_a_shift_that_turns_the_verdict():
    assert turning_shift(1.73, smallest=2, share=0.2) == pytest.approx(1.35)
    assert turning_shift(2.5, smallest=2, share=0.2) is None
    with pytest.raises(UsageError):
        turning_shift(1, smallest=2, share=0)


def test_limits_out_of_order():
    with pytest.raises(UsageError, match="within its interval"):
        number_needed(0.3, low=0.4, high=0.5)
