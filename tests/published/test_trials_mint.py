"""The printed numbers of the MINT trials, as Minerva gives them (000 Samenvatting).

T-13 to T-20 of the catalogue. Whatever is rebuilt from a printed interval may differ by
what rounding to two decimals moves: half a unit in each limit.
"""

from math import log, sqrt

import pytest

from wervel.evidence.studies import study
from wervel.evidence.trials.appraisal import appraise
from wervel.evidence.trials.printed import Symmetry, limits, printed
from wervel.evidence.trials.relevance import Place, Relevance

HALF_A_UNIT = 0.5e-2
PAIN = [
    # item, trial, value, low, high, significant
    ("T-13", "mint-facet", -0.18, -0.76, 0.40, False),
    ("T-14", "mint-si", -0.71, -1.35, -0.06, True),
    ("T-15", "mint-combined", -0.99, -1.73, -0.25, True),
]


@pytest.mark.parametrize("printed_row", PAIN)
def test_pain_is_symmetric_and_its_significance_follows(
    printed_row,
):
    item, trial, value, low, high, significant = printed_row
    row = study(trial).estimate("pain-13-weeks")
    assert (row.item, row.value, row.low, row.high) == (item, value, low, high)
    found = printed(row)
    assert found.symmetry is Symmetry.LINEAR
    assert found.excludes_none is significant
    assert found.agrees is True
    assert (found.p < 0.05) is significant


@pytest.mark.parametrize("printed_row", PAIN)
def test_the_error_rebuilt_gives_the_interval_that_is_printed(
    printed_row,
):
    """To one unit: the value and the width are each printed to half a unit."""
    _, trial, value, low, high, _ = printed_row
    found = printed(study(trial).estimate("pain-13-weeks"))
    assert limits(value, se=found.se) == pytest.approx((low, high), abs=0.01)
    assert found.se == pytest.approx((high - low) / (2 * 1.959964), rel=1e-6)


@pytest.mark.parametrize("row", PAIN)
def test_none_of_the_three_differences_in_pain_is_relevant(row):
    """T-07, T-12: two points matter, and no limit reaches them, significant or not."""
    weighed = appraise(study(row[1])).primary.weighed
    assert weighed.relevance is Relevance.NOT_RELEVANT
    assert weighed.place is Place.SHORT
    assert weighed.best == -row[3] < 2


def test_more_than_30_percent_relief_is_symmetric_on_the_linear_scale_only():
    """T-16 and X-25: 1.92 (1.19-2.65) has 1.92 as linear and 1.78 as log centre."""
    found = printed(study("mint-combined").estimate("pain-relief-30-13-weeks"))
    assert found.symmetry is Symmetry.LINEAR
    assert found.linear_centre == pytest.approx(1.92, abs=HALF_A_UNIT)
    assert found.log_centre == pytest.approx(1.78, abs=HALF_A_UNIT)
    assert found.excludes_none
    assert found.agrees


def test_recovery_cannot_be_at_the_centre_of_its_interval():
    """T-19 and X-25: why 1.87 cannot be right for 1.13-2.17, and gives no error.

    Before rounding the limits lie within 1.125-1.135 and 2.165-2.175, so a linear
    centre within 1.645-1.655 and a log centre within 1.560-1.572. An estimate printed
    as 1.87 lies within 1.865-1.875. No rounding makes these meet.
    """
    row = study("mint-si").estimate("recovery-13-weeks")
    found = printed(row)
    assert (row.value, row.low, row.high) == (1.87, 1.13, 2.17)
    assert found.linear_centre == pytest.approx(1.65, abs=HALF_A_UNIT)
    assert found.log_centre == pytest.approx(1.57, abs=HALF_A_UNIT)
    assert max((1.135 + 2.175) / 2, sqrt(1.135 * 2.175)) < 1.865
    assert found.symmetry is Symmetry.NEITHER
    assert found.se is None
    assert found.p is None
    assert found.excludes_none
    assert found.agrees


def test_what_the_log_method_would_have_made_of_recovery():
    """X-25: an error by the log gives another interval around 1.87 than is printed."""
    se = log(2.17 / 1.13) / (2 * 1.959964)
    low, high = limits(1.87, se=se, on_log=True)
    assert (low, high) == pytest.approx((1.35, 2.59), abs=HALF_A_UNIT)


@pytest.mark.parametrize("trial", [row[1] for row in PAIN])
def test_results_given_in_words_alone_get_no_number(trial):
    """T-17, T-18, T-20: nothing is invented where nothing is printed."""
    for item in ("T-17", "T-18", "T-20"):
        (row,) = [each for each in study(trial).estimates if each.item == item]
        found = printed(row)
        assert row.value is None
        assert (found.symmetry, found.se) == (Symmetry.NOT_STATED, None)
        assert row.said is not None


def test_the_three_trials_are_all_participants():
    """T-04 and X-42: 251, 228 and 202 make 681."""
    assert sum(study(row[1]).n for row in PAIN) == 681
