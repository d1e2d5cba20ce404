"""Wilson intervals as printed by Newcombe.

Newcombe RG. Two-sided confidence intervals for the single proportion: comparison of
seven methods. Stat Med 1998; 17: 857–872. Table I, method 3 (score, no continuity
correction), 95 per cent. Tolerance: half a unit in the last printed digit.
"""

import pytest

from wervel.intervals import wilson

TABLE_I_METHOD_3 = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]


@pytest.mark.parametrize(("successes", "trials", "low", "high"), TABLE_I_METHOD_3)
def test_score_interval(successes, trials, low, high):
    assert wilson(successes, trials) == (
        pytest.approx(low, abs=0.5e-4),
        pytest.approx(high, abs=0.5e-4),
    )
