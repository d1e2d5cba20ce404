"""Continued use of opioids: Kaplan-Meier against statsmodels and by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
from statsmodels.duration.survfunc import SurvfuncRight

from wervel.practice.published.courses import repeats_of, survival


def test_continued_use_is_that_of_statsmodels() -> None:
    """Kaplan-Meier and Greenwood as statsmodels' SurvfuncRight, to rounding error."""
    rng = np.random.default_rng(11)
    courses = pd.DataFrame(
        {
            "length": rng.integers(5, 400, 300),
            "ended": rng.random(300) < 0.7,
            "courses": rng.integers(1, 5, 300),
        }
    )
    times = np.repeat(courses["length"], courses["courses"])
    status = np.repeat(courses["ended"].astype(int), courses["courses"])
    theirs = SurvfuncRight(times, status)
    days = tuple(int(each) for each in theirs.surv_times[:-1])
    ours = survival(courses, days)
    np.testing.assert_allclose(ours.share, theirs.surv_prob[:-1], rtol=1e-10)
    np.testing.assert_allclose(ours.error, theirs.surv_prob_se[:-1], rtol=1e-9)
    assert len(days) > 100


def test_continued_use_of_a_worked_example() -> None:
    """Four courses, one lost from sight: 3/4, then 3/4 x 1/2 by hand."""
    courses = pd.DataFrame(
        {
            "length": [10, 20, 30, 40],
            "ended": [True, False, True, True],
            "repeats": [0, 1, 2, 3],
            "followed": [True, False, True, True],
            "courses": [1, 1, 1, 1],
        }
    )
    curve = survival(courses, (0, 10, 25, 30, 40))
    assert list(curve.share) == [1.0, 0.75, 0.75, 0.375, 0.0]
    assert list(curve.at_risk) == [4, 3, 2, 1, 0]
    assert list(curve.ended) == [0, 1, 1, 2, 3]
    assert list(repeats_of(courses)) == [0, 2, 3]
