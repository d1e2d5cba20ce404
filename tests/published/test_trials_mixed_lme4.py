"""The mixed model against lme4 1.1-31, covariance against lm, of R 4.2.2.

``trials/mixed.R`` drew sixty patients and wrote what both find. To 1e-6 relative: the
two differ by some 1e-8, where the likelihood is flat to machine precision.
"""

from pathlib import Path

import pandas as pd
import pytest

from wervel.evidence.trials.individual.mixed import mixed
from wervel.evidence.trials.individual.regression import ancova
from wervel.evidence.trials.individual.scores import read_scores

HERE = Path(__file__).parent / "trials"
WANTED = pd.read_csv(HERE / "mixed_lme4.csv", skipinitialspace=True, index_col="what")


@pytest.fixture(scope="module")
def scores():
    path = HERE / "mixed_data.csv"
    return read_scores(path, comparator="exercise", covariates=["age"])


def test_effects_errors_and_variances_are_those_of_lme4(scores):
    fit = mixed(scores)
    for effect in fit.effects:
        value, se = WANTED.loc[f"mixed_{effect.time:g}", ["value", "se"]]
        assert effect.value == pytest.approx(value, rel=1e-6)
        assert effect.se == pytest.approx(se, rel=1e-6)
    assert fit.between == pytest.approx(WANTED.loc["between", "value"], rel=1e-6)
    assert fit.within == pytest.approx(WANTED.loc["within", "value"], rel=1e-6)
    assert (fit.patients, fit.scores) == (60, 158)


def test_covariance_at_13_weeks_is_that_of_lm(scores):
    found = ancova(scores, scores.times.index(13))
    value, se = WANTED.loc["ancova_13", ["value", "se"]]
    assert (found.value, found.se) == pytest.approx((value, se), rel=1e-9)
    limits = tuple(WANTED.loc["ancova_13_limits", ["value", "se"]])
    assert (found.low, found.high) == pytest.approx(limits, rel=1e-9)
