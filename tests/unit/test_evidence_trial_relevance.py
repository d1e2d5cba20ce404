"""Whether an effect matters, and whether a printed number can be: by hand."""

from dataclasses import replace

import pytest

from wervel.evidence.study import Better, Estimate, Measure, Outcome
from wervel.evidence.trials.printed import Symmetry, printed
from wervel.evidence.trials.relevance import (
    Lacking,
    Place,
    Relevance,
    relevance_of,
    weighed,
)
from wervel.text import Text

OUTCOME = Outcome(
    id="pain",
    name=Text(nl="pijn", en="pain"),
    better=Better.LOWER,
    smallest_important=2,
)
ROW = Estimate(
    id="pain",
    item="T-1",
    outcome="pain",
    measure=Measure.MEAN_DIFFERENCE,
    locator="000",
    value=-1.0,
    low=-1.5,
    high=-0.5,
    significant=True,
)


@pytest.mark.parametrize(
    ("limits", "relevance"),
    [
        ((-3.0, -4.0, -2.0), Relevance.RELEVANT),
        ((-3.0, -4.0, -1.99), Relevance.INCONCLUSIVE),
        ((-1.0, -2.0, 0.0), Relevance.INCONCLUSIVE),
        ((-1.0, -1.99, 0.0), Relevance.NOT_RELEVANT),
        ((3.0, 2.0, 4.0), Relevance.WORSE),
        ((1.0, -1.0, 3.0), Relevance.NOT_RELEVANT),
    ],
)
def test_the_whole_interval_decides(limits, relevance):
    value, low, high = limits
    found = weighed(value, low=low, high=high, smallest=2, better=Better.LOWER)
    assert found.relevance is relevance
    mirrored = weighed(-value, low=-high, high=-low, smallest=2, better=Better.HIGHER)
    assert mirrored == found


def test_a_gain_excluded_does_not_exclude_harm():
    found = weighed(1, low=-1, high=3, smallest=2, better=Better.LOWER)
    assert found.harm_possible
    assert found.place is Place.WRONG_SIDE


@pytest.mark.parametrize(
    ("row", "outcome", "lacking"),
    [
        (replace(ROW, value=None), OUTCOME, Lacking.NUMBER),
        (replace(ROW, low=None), OUTCOME, Lacking.INTERVAL),
        (ROW, replace(OUTCOME, smallest_important=None), Lacking.SMALLEST),
        (ROW, replace(OUTCOME, better=Better.NOT_STATED), Lacking.DIRECTION),
        (replace(ROW, measure=Measure.RISK_RATIO), OUTCOME, Lacking.SCALE),
    ],
)
def test_what_is_lacking_is_named(row, outcome, lacking):
    found = relevance_of(row, outcome)
    assert (found.relevance, found.lacking) == (Relevance.CANNOT_TELL, lacking)


def test_a_ratio_symmetric_on_the_log_scale():
    """RR 2 (1 to 4): standard error log 4 / 3.92, which touches no effect."""
    row = replace(ROW, measure=Measure.RISK_RATIO, value=2.0, low=1.0, high=4.0)
    found = printed(replace(row, value=2.00, low=1.01, high=3.96))
    assert found.symmetry is Symmetry.LOG
    assert found.se == pytest.approx(0.3486, abs=5e-4)


def test_a_narrow_ratio_is_symmetric_on_both_as_far_as_printed():
    row = replace(ROW, measure=Measure.ODDS_RATIO, value=1.1, low=1.0, high=1.2)
    assert printed(row).symmetry is Symmetry.BOTH


def test_an_estimate_outside_its_interval():
    found = printed(replace(ROW, value=-2.0))
    assert found.contains is False
    assert found.symmetry is Symmetry.NEITHER
    assert found.se is None


def test_significance_that_contradicts_the_interval():
    assert printed(replace(ROW, high=0.5, significant=True)).agrees is False
    assert printed(replace(ROW, significant=None)).agrees is None


def test_without_interval_nothing_is_checked():
    found = printed(replace(ROW, high=None))
    assert (found.symmetry, found.contains) == (Symmetry.NOT_STATED, None)
