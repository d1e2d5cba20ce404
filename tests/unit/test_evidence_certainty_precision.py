"""Imprecision and the upgrade: intervals and sample sizes on either side of each line.

Witnesses: GRADE guidelines 6 (interval first; 400 people, 300 events; 0.75 and 1.25),
GRADE guidance 34 (two levels where both lines are crossed; size only where none is) and
GRADE guidelines 9 (risk at least two- or fivefold).
"""

from math import ceil

import pytest
from made_up_certainty import made_effect
from scipy.stats import norm

from wervel.evidence.certainty.precision import imprecision, needed
from wervel.evidence.certainty.proposal import Why
from wervel.evidence.certainty.upgrades import large_effect
from wervel.evidence.study import Measure

RATIO = Measure.RISK_RATIO


@pytest.mark.parametrize(
    ("low", "high", "threshold", "levels", "why"),
    [
        # Around a smallest important difference of 2 points.
        (-1.0, 1.0, 2.0, 0, Why.RULES_OUT),
        (-2.0, 2.0, 2.0, 0, Why.RULES_OUT),
        (-2.5, 1.0, 2.0, -1, Why.CROSSES_ONE_LINE),
        (-2.5, -0.5, 2.0, -1, Why.CROSSES_ONE_LINE),
        (-2.5, 2.5, 2.0, -2, Why.CROSSES_BOTH_LINES),
        (-4.0, -2.5, 2.0, 0, Why.PRECISE),
        # Without one: no effect is the line.
        (-1.0, 1.0, None, -1, Why.CROSSES_ONE_LINE),
        (-3.0, -1.0, None, 0, Why.PRECISE),
    ],
)
def test_a_difference_against_its_lines(low, high, threshold, levels, why):
    found = imprecision(made_effect(low, high, n=500), threshold)
    assert (found.levels, found.why) == (levels, why)


@pytest.mark.parametrize(
    ("low", "high", "threshold", "levels"),
    [
        (0.5, 0.9, None, 0),
        (0.8, 1.1, None, -1),
        (0.7, 1.1, None, -1),
        (0.7, 1.3, None, -2),
        (0.9, 1.2, 1.25, 0),
        (0.55, 1.9, 2.0, 0),
        (0.45, 1.9, 2.0, -1),
        (0.45, 2.1, 2.0, -2),
        (0.85, 1.3, 1.25, -1),
        (0.7, 1.3, 1.25, -2),
    ],
)
def test_a_ratio_against_its_lines(low, high, threshold, levels):
    """The line of 2 is a half on the other side; without one, 1.25 goes with 0.75."""
    effect = made_effect(low, high, measure=RATIO, n=100_000)
    found = imprecision(effect, threshold)
    precise = (None, Why.SIZE_NOT_STATED) if levels == 0 else (levels, found.why)
    if threshold is not None and levels == 0:
        precise = (0, Why.RULES_OUT)
    assert (found.levels, found.why) == precise


@pytest.mark.parametrize(("n", "levels"), [(399, -1), (400, 0), (None, None)])
def test_without_a_threshold_four_hundred_people_are_enough(n, levels):
    assert imprecision(made_effect(-3.0, -1.0, n=n), None).levels == levels


@pytest.mark.parametrize(("n", "levels"), [(299, -1), (300, None)])
def test_fewer_people_than_events_needed_cannot_have_them(n, levels):
    """Events are not in a row; from 300 people on it cannot be told."""
    effect = made_effect(1.2, 3.0, measure=RATIO, n=n)
    assert imprecision(effect, None).levels == levels


def test_the_size_needed_follows_from_the_spread_in_the_interval():
    """An interval of ±1 with 120 people holds a spread of 2.79 points.

    For 2 points 62 are needed, for 0.5 points 982: written out with scipy.
    """
    effect = made_effect(-5.0, -3.0, n=120)
    spread = 1.0 / norm.ppf(0.975) * 120**0.5 / 2
    assert effect.spread == pytest.approx(spread, rel=1e-12)
    z = norm.ppf(0.975) + norm.ppf(0.8)
    for difference, expected in ((2.0, 62), (0.5, 982)):
        assert 2 * ceil(2 * (z * spread / difference) ** 2) == expected
        assert needed(spread, difference) == expected
    assert imprecision(effect, 2.0).levels == 0
    assert imprecision(effect, 0.5).values["wanted"] == 982
    assert imprecision(effect, 0.5).levels == -1


@pytest.mark.parametrize(("n", "levels"), [(399, -1), (400, 0)])
def test_a_pooled_interval_holds_no_spread_of_people(n, levels):
    """It holds the differences between studies too: the rule of thumb counts."""
    pooled = made_effect(-5.0, -3.0, n=n, model="reml")
    assert pooled.spread is None
    assert imprecision(pooled, 2.0).levels == levels


def test_the_size_for_half_a_standard_deviation_is_the_textbook_one():
    """62.8 by the normal curve, so 63 per group; by Student's t it is 64 (Cohen)."""
    assert needed(1.0, 0.5) == 2 * 63


@pytest.mark.parametrize(
    ("value", "levels"),
    [(1.9, 0), (2.0, 1), (4.9, 1), (5.0, 2), (0.5, 1), (0.2, 2), (0.51, 0), (1.0, 0)],
)
def test_a_risk_at_least_twofold_or_fivefold(value, levels):
    effect = made_effect(value, value, measure=RATIO)
    assert large_effect(effect).levels == levels


def test_differences_and_odds_have_no_such_line():
    for measure in (Measure.MEAN_DIFFERENCE, Measure.ODDS_RATIO):
        assert large_effect(made_effect(6.0, 8.0, measure=measure)).levels == 0
