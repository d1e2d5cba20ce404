"""Differences and ratios of shares, and the number needed to treat, as printed.

Newcombe RG. Interval estimation for the difference between independent proportions.
Stat Med 1998; 17: 873-890, Table II, method 10, 95 per cent. Koopman PAR. Biometrics
1984; 40: 513-517: 36/40 against 16/80. Altman DG. BMJ 1998; 317: 1309-1312. Barrowman
NJ. CMAJ 2002; 166: 1676-1677. Tolerance: half a unit in the last printed digit.
"""

import pytest

from wervel.evidence.trials.nnt import number_needed
from wervel.evidence.trials.responders import Counts, effects_of


def test_newcombe_method_10():
    found = effects_of(Counts(events=56, n=70), Counts(events=48, n=80))
    assert found.difference_limits == pytest.approx((0.0524, 0.3339), abs=0.5e-4)


def test_koopman_ratio():
    found = effects_of(Counts(events=36, n=40), Counts(events=16, n=80))
    assert found.ratio == pytest.approx(4.5)
    assert found.ratio_limits == pytest.approx((2.94, 7.15), abs=0.5e-2)


def test_altman_through_infinity():
    """A reduction of 10% (-5% to 25%): NNTB 10, from NNTB 4 by infinity to NNTH 20."""
    found = number_needed(0.10, low=-0.05, high=0.25)
    assert found.through_infinity
    assert (found.value, found.benefits) == (pytest.approx(10), True)
    assert (found.nearest, found.nearest_benefits) == (pytest.approx(4), True)
    assert (found.farthest, found.farthest_benefits) == (pytest.approx(20), False)


def test_barrowman_away_from_none():
    """A reduction of 16.6% (0.9% to 32.2%): about 6, from 3.1 to 111.1."""
    found = number_needed(0.166, low=0.009, high=0.322)
    assert not found.through_infinity
    assert found.value == pytest.approx(6, abs=0.5)
    assert found.nearest == pytest.approx(3.1, abs=0.05)
    assert found.farthest == pytest.approx(111.1, abs=0.05)
