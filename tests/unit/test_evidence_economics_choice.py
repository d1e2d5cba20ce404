"""What follows from costs and effects: quadrants, ratios, frontier, certainty."""

import numpy as np
import pytest

from wervel.evidence.economics.choice import (
    Trade,
    at_worth,
    differences,
    fieller,
    quadrants,
    steps,
)
from wervel.evidence.economics.weights import Totals, discount, qaly_weights


def totals(costs, effects, *, spread=(1.0, 0.001), draws=4000, seed=1):
    """Arms with these costs and effects, and draws around them."""
    rng = np.random.default_rng(seed)
    costs, effects = np.array(costs, float), np.array(effects, float)
    shape = (draws, len(costs))
    return Totals(
        costs=costs,
        effects=effects,
        drawn_costs=costs + spread[0] * rng.standard_normal(shape),
        drawn_effects=effects + spread[1] * rng.standard_normal(shape),
    )


@pytest.mark.parametrize(
    ("costs", "effect", "trade", "ratio"),
    [
        (1000, 0.05, Trade.COSTS_MORE_GAINS, 20_000),
        (-1000, 0.05, Trade.DOMINATES, None),
        (1000, -0.05, Trade.DOMINATED, None),
        (-1000, -0.05, Trade.SAVES_LOSES, 20_000),
        (1000, 0.0, Trade.NO_OTHER_EFFECT, None),
    ],
)
def test_a_ratio_is_given_only_where_there_is_a_trade(costs, effect, trade, ratio):
    (found,) = differences(totals([0, costs], [0.5, 0.5 + effect]), ("a", "b"))
    assert found.trade is trade
    assert found.ratio == (None if ratio is None else pytest.approx(ratio))


def test_a_ratio_that_may_be_dominance_has_no_limits():
    """The costs differ by 1 with a spread of 1.4: half a chance of saving."""
    sure, unsure = (
        differences(totals([0, costs], [0.5, 0.55]), ("a", "b"))[0]
        for costs in (1000, 1)
    )
    assert sure.limits is not None
    assert sure.limits[0] < sure.ratio < sure.limits[1]
    assert unsure.limits is None


def test_limits_do_not_close_where_the_effect_may_be_none():
    covariance = np.diag([100.0, 1.0])
    assert fieller(1000.0, 1.9, covariance) is None
    low, high = fieller(1000.0, 2.1, covariance)
    assert low < 1000 / 2.1 < high


def test_shares_of_the_quadrants_add_up():
    found = quadrants(np.array([1, 1, -1, -1, 0.0]), np.array([1, -1, 1, -1, 0.0]))
    assert found.costs_more_gains == 0.2
    assert found.dominates == 0.2
    assert found.dominated == 0.2
    assert found.saves_loses == 0.4


def test_steps_leave_out_who_is_beaten_and_whom_a_mix_beats():
    """By hand: B costs more than C for less; C to D is 50,000, D to E 10,000."""
    found = steps(
        totals([1000, 4000, 2000, 4500, 5000], [0.50, 0.52, 0.55, 0.60, 0.65]),
        tuple("ABCDE"),
    )
    rows = {each.arm: each for each in found}
    assert [each.arm for each in found] == list("ABCDE")
    assert rows["B"].beaten_by == ("C",)
    assert rows["C"].ratio == pytest.approx(1000 / 0.05)
    assert rows["D"].beaten_by == ("C", "E")
    assert rows["E"].ratio == pytest.approx(3000 / 0.10)
    assert rows["A"].ratio is None


def test_two_arms_alike_do_not_beat_each_other_both():
    found = steps(totals([100, 100], [0.5, 0.5]), ("a", "b"))
    assert sorted(len(each.beaten_by) for each in found) == [0, 1]


def test_certainty_is_worth_what_the_wrong_choice_costs():
    """By hand: two draws, +10 and -4 in favour of b; knowing gains 4 in one of two."""
    of = Totals(
        costs=np.array([0.0, -3.0]),
        effects=np.array([0.0, 0.0]),
        drawn_costs=np.array([[0.0, -10.0], [0.0, 4.0]]),
        drawn_effects=np.zeros((2, 2)),
    )
    found = at_worth(of, 1000.0)
    assert found.probability == (0.5, 0.5)
    assert found.best == 1
    assert found.perfect_information == pytest.approx(2.0)


def test_arms_that_tie_share_the_probability():
    of = totals([0, 0], [0, 0], spread=(0, 0))
    found = at_worth(of, 20_000.0)
    assert found.probability == (0.5, 0.5)
    assert found.perfect_information == 0


def test_the_curve_ends_at_how_sure_the_effect_is():
    """Where effect is everything, the probability is the share of better draws."""
    of = totals([0, 500], [0.5, 0.51], spread=(100, 0.01))
    found = at_worth(of, 1e12)
    assert found.probability[1] == pytest.approx((of.more_effects[:, 0] > 0).mean())


def test_qalys_by_hand():
    """0.5 to 0.7 in half a year, then 0.7 to 0.9: 0.30 + 0.40 = 0.70."""
    assert qaly_weights([0, 26, 52]) @ [0.5, 0.7, 0.9] == pytest.approx(0.7)


def test_a_line_over_the_end_of_a_year_is_discounted_from_there():
    """From 26 to 78 weeks straight from 0 to 1: a quarter before, three after.

    The area before week 52 is 0.5 × 0.25 = 0.125, after it 0.5 × 0.75 = 0.375, which
    counts for 1/1.04.
    """
    weights = qaly_weights([0, 26, 78], rate=0.04)
    assert weights @ [0, 0, 1] == pytest.approx(0.125 + 0.375 / 1.04)


def test_constant_utility_over_three_years_by_the_formula_of_an_annuity():
    weights = qaly_weights([0, 13, 70, 156], rate=0.015)
    assert weights.sum() == pytest.approx(sum(discount(y, 0.015) for y in (1, 2, 3)))
