"""Pooled numbers of the documents (catalogue 8.1-8.9): what can be, and what cannot.

Nothing is copied but numbers; X- items are those of the catalogue's list of damaged and
doubtful numbers. Where a printed number cannot be right the test says why.
"""

from math import sqrt
from typing import NamedTuple

import pytest

from wervel.errors import UsageError
from wervel.evidence.pool.doubts import Kind
from wervel.evidence.pool.pooling import pooled
from wervel.evidence.pool.printed import (
    Printed,
    effects_of,
    implied_error,
    is_lopsided,
    printed_effects,
)
from wervel.evidence.studies import study
from wervel.evidence.study import Measure

SMD = Measure.STANDARDISED_MEAN_DIFFERENCE


class Outcome(NamedTuple):
    """A row of catalogue 8.8: cohorts, Q, df and I² before to last follow-up."""

    cohorts: int
    q: float | None
    df: int | None
    i_squared: float | None
    better: int
    same: int
    worse: int
    median: float
    """Of the standardised mean changes before to after treatment."""
    points: float
    """That median on the familiar scale."""
    widest: float
    """Of that scale, from lowest to highest."""


# Social functioning and pain intensity are on 0-100 and 0-10; RMDQ is 0-24, BDI 0-63,
# HADS 0-21, SF-36 0-100, PSEQ 0-60. The hostility scale of the SCL-90 is not stated.
ELBERS = {
    "HRQoL": Outcome(29, 1465.35, 28, 99.82, 25, 4, 0, 0.32, 5.88, 100),
    "pain interference": Outcome(64, 1339.67, 63, 95.03, 51, 12, 1, 0.67, 4.91, 24),
    "physical function": Outcome(35, 1530.02, 34, 99.83, 25, 10, 0, 0.40, 7.62, 100),
    "depression": Outcome(54, 927.79, 53, 94.22, 41, 12, 1, 0.64, 5.03, 63),
    "anxiety": Outcome(30, 574.28, 29, 94.40, 23, 7, 0, 0.46, 2.13, 21),
    "emotional": Outcome(27, 1123.92, 26, 99.71, 19, 8, 0, 0.37, 7.20, 100),
    "anger": Outcome(1, None, None, None, 1, 0, 0, 1.94, 3.88, 100),
    "self-efficacy": Outcome(19, 162.39, 18, 87.78, 17, 2, 0, 0.89, 9.84, 60),
    "social": Outcome(23, 14844.38, 22, 100.0, 16, 7, 0, 0.30, 6.80, 100),
    "pain intensity": Outcome(76, 3605.54, 75, 99.35, 53, 20, 3, 0.50, 0.91, 10),
}


def test_elbers_directions_add_up_to_the_cohorts_and_to_the_percentages():
    """X-26, X-27: 75.7, 22.9 and 1.4% are of the update; 85 and 77 of the review."""
    for each in ELBERS.values():
        assert each.better + each.same + each.worse == each.cohorts
    total = sum(each.cohorts for each in ELBERS.values())
    better = sum(each.better for each in ELBERS.values())
    same = sum(each.same for each in ELBERS.values())
    assert (total, better, same, total - better - same) == (358, 271, 82, 5)
    shares = [round(100 * each / total, 1) for each in (better, same, 5)]
    assert shares == [75.7, 22.9, 1.4]


def test_elbers_quality_of_life_is_86_percent():
    """X-28: 25 of 29 cohorts."""
    assert round(100 * 25 / 29, 1) == 86.2


def test_elbers_degrees_of_freedom_are_one_less_than_the_cohorts_but_once():
    """X-30: physical function from after treatment has df 25 with 25 cohorts."""
    for each in ELBERS.values():
        if each.df is not None:
            assert each.df == each.cohorts - 1
    cohorts, df = 25, 25
    assert df == cohorts


@pytest.mark.parametrize("name", [each for each in ELBERS if each != "anger"])
def test_elbers_i_squared_does_not_come_from_q(name):
    """X-29: (Q - df) / Q is off by more than rounding: another I², from tau²."""
    row = ELBERS[name]
    assert row.q is not None
    assert row.df is not None
    of_q = 100 * (row.q - row.df) / row.q
    # The nearest, depression, is 0.07 off; rounding explains 0.005.
    assert abs(of_q - (row.i_squared or 0)) > 0.05


def test_elbers_self_efficacy_after_treatment_is_three_times_off():
    """X-29: Q 19.98 with 15 degrees of freedom gives 24.9%, printed is 8.30%."""
    assert round(100 * (19.98 - 15) / 19.98, 1) == 24.9


def test_elbers_points_come_from_standard_deviations_that_can_be():
    """Points over median is the standard deviation: at most half the range."""
    sds = {name: each.points / each.median for name, each in ELBERS.items()}
    for name, sd in sds.items():
        assert 0 < sd <= ELBERS[name].widest / 2
    assert sds["pain interference"] == pytest.approx(7.33, abs=0.005)
    assert sds["pain intensity"] == pytest.approx(1.82, abs=0.005)


def test_elbers_extremes_cannot_be_effects():
    """X-33: a change of 12 standard deviations, or of 4,400, is no score of people.

    It would be 88 points and more on the RMDQ of 24.
    """
    sd = 4.91 / 0.67
    assert 11.98 * sd > 24
    assert 4399.5 * sd > 24


def test_elbers_hours_of_contact_can_differ_as_printed():
    """0.614 at 49-130 hours and 0.388 at 131-274 differ with p = .0496.

    Each alone has p < .001, which caps its standard error; the difference needs one of
    0.115, well under what two capped errors allow. 0-48 hours has 0.658.
    """
    needed = implied_error(0.614 - 0.388, 0.0496)
    most = sqrt(implied_error(0.614, 0.001) ** 2 + implied_error(0.388, 0.001) ** 2)
    assert needed == pytest.approx(0.115, abs=0.0005)
    assert needed < most


def test_elbers_individual_and_group_cannot_have_both_its_p_and_its_difference():
    """X-32: 0.726 with p = .004 is printed for high tailoring and for this group too.

    That p means a standard error of 0.252. The difference from groups alone (0.572)
    would then have at least as much, but with p = .3223 it has 0.156: one of the three
    is another row's number.
    """
    alone = implied_error(0.726, 0.004)
    difference = implied_error(0.726 - 0.572, 0.3223)
    assert alone == pytest.approx(0.252, abs=0.0005)
    assert difference == pytest.approx(0.1556, abs=0.0005)
    assert difference < alone


MA = {
    "pain acceptance": (0.67, 0.48, 0.87),
    "quality of life": (0.43, 0.29, 0.57),
    "pain-related functioning": (-0.88, -1.14, -0.63),
    "pain intensity": (-0.45, -0.62, -0.27),
    "anxiety": (-0.35, -0.54, -0.15),
    "depression": (-0.74, -0.98, -0.50),
}


@pytest.mark.parametrize("outcome", MA)
def test_ma_2023_intervals_lie_evenly_about_their_effects(outcome):
    """Catalogue 8.5: the middle is the effect, but for rounding."""
    value, low, high = MA[outcome]
    assert (low + high) / 2 == pytest.approx(value, abs=0.01)
    assert not is_lopsided(Printed(name=outcome, value=value, low=low, high=high), SMD)


def test_mint_risk_ratio_of_recovery_is_not_even_on_any_scale():
    """X-25: 1.87 (1.13 to 2.17) has its middle at 1.65, or 1.57 as a ratio."""
    row = Printed(name="SI", value=1.87, low=1.13, high=2.17)
    assert is_lopsided(row, Measure.RISK_RATIO)
    assert is_lopsided(row, Measure.NOT_STATED)
    effects = printed_effects([row], measure=Measure.RISK_RATIO)
    assert [each.kind for each in effects.doubts] == [Kind.NOT_SYMMETRIC]


def test_mint_risk_ratio_of_response_is_even_as_a_number_not_as_a_ratio():
    """X-25, T-16: 1.92 (1.19 to 2.65) was made without a logarithm."""
    row = Printed(name="combined", value=1.92, low=1.19, high=2.65)
    assert is_lopsided(row, Measure.RISK_RATIO)
    assert not is_lopsided(row, Measure.NOT_STATED)


def test_smeets_lost_a_digit():
    """X-21: -17.84 (-26.54 to -0.14) is even with -9.14, which is the digit lost."""
    damaged = Printed(name="CT", value=-17.84, low=-26.54, high=-0.14)
    mended = Printed(name="CT", value=-17.84, low=-26.54, high=-9.14)
    assert is_lopsided(damaged, Measure.MEAN_DIFFERENCE)
    assert not is_lopsided(mended, Measure.MEAN_DIFFERENCE)
    assert pytest.approx(-17.84) == (-26.54 - 9.14) / 2


def test_smeets_lost_a_minus():
    """X-22: -1.74 does not lie between 11.23 and 7.75."""
    row = Printed(name="CBT", value=-1.74, low=11.23, high=7.75)
    with pytest.raises(UsageError, match="holds its estimate"):
        printed_effects([row], measure=Measure.MEAN_DIFFERENCE)
    mended = Printed(name="CBT", value=-1.74, low=-11.23, high=7.75)
    assert not is_lopsided(mended, Measure.MEAN_DIFFERENCE)


def test_den_hollander_of_the_slide_is_even_too():
    """X-24: table and slide are both even, so evenness cannot choose between them."""
    for value, low, high in ((3.624, 0.467, 6.781), (3.824, 0.467, 7.181)):
        row = Printed(name="EXP", value=value, low=low, high=high)
        assert not is_lopsided(row, Measure.MEAN_DIFFERENCE)


MINT = {"mint-facet": -0.18, "mint-si": -0.71, "mint-combined": -0.99}


def test_mint_trials_together_as_by_hand():
    """T-13 to T-15: an average of three pains, as a check on the arithmetic alone.

    By hand: weights 1/SE² with SE = (high - low) / 3.92 are 11.42, 9.23 and 7.01.
    """
    estimates = {}
    for name, value in MINT.items():
        rows = [
            each
            for each in study(name).estimates
            if each.measure is Measure.MEAN_DIFFERENCE and each.value == value
        ]
        estimates[name] = rows[0]
    found = pooled(effects_of(estimates), model="fixed")
    weights = {"mint-facet": 11.42, "mint-si": 9.23, "mint-combined": 7.01}
    by_hand = sum(weights[each] * MINT[each] for each in MINT) / sum(weights.values())
    assert found.estimate == pytest.approx(by_hand, abs=0.0005)
    # Even its lower limit is short of the 2 points of T-07.
    assert -2 < found.low < found.estimate < found.high < 0
