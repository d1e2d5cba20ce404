"""Properties of the intervals; the published numbers are in tests/published."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from wervel.errors import UsageError
from wervel.intervals import wilson

counts = st.integers(1, 10**7).flatmap(
    lambda trials: st.tuples(st.integers(0, trials), st.just(trials))
)
confidences = st.floats(0.5, 0.999)


@given(counts, confidences)
def test_agrees_with_statsmodels(count, confidence):
    low, high = wilson(*count, confidence=confidence)
    their_low, their_high = proportion_confint(
        *count, alpha=1 - confidence, method="wilson"
    )
    assert low == pytest.approx(their_low, rel=1e-6, abs=1e-12)
    assert high == pytest.approx(their_high, rel=1e-6)


@given(counts, confidences)
def test_holds_the_proportion_and_stays_within_zero_and_one(count, confidence):
    successes, trials = count
    low, high = wilson(successes, trials, confidence=confidence)
    assert 0 <= low <= successes / trials <= high <= 1


@given(counts, confidences)
def test_counting_failures_mirrors_the_interval(count, confidence):
    successes, trials = count
    low, high = wilson(successes, trials, confidence=confidence)
    mirrored_low, mirrored_high = wilson(
        trials - successes, trials, confidence=confidence
    )
    assert low == pytest.approx(1 - mirrored_high, abs=1e-9)
    assert high == pytest.approx(1 - mirrored_low, abs=1e-9)


def test_no_trials_give_no_interval():
    low, high = wilson([0, 3], [0, 10])
    assert np.isnan(low).tolist() == [True, False]
    assert np.isnan(high).tolist() == [True, False]


@pytest.mark.parametrize("confidence", [0, 1, -0.5, 95])
def test_a_confidence_is_a_share(confidence):
    with pytest.raises(UsageError, match="between 0 and 1"):
        wilson(1, 2, confidence=confidence)
