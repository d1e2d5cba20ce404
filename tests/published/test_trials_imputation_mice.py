"""Rubin's rules and chained equations against mice 3.15.0 (trials/imputation.R)."""

from math import sqrt
from pathlib import Path

import pandas as pd
import pytest

from wervel.evidence.trials.individual.imputation import imputed, over_imputed
from wervel.evidence.trials.individual.rubin import combined
from wervel.evidence.trials.individual.scores import read_scores

HERE = Path(__file__).parent / "trials"
RULES = pd.read_csv(HERE / "rubin_mice.csv", skipinitialspace=True)
WANTED = pd.read_csv(HERE / "imputed_mice.csv", skipinitialspace=True)
SETS = 100


@pytest.mark.parametrize("row", [*RULES.itertuples()])
def test_rules_are_those_of_pool_scalar(row):
    """To 1e-9; mice takes no lambda below 1e-4, which moves the df of the last row."""
    found = combined(
        [float(each) for each in row.values.split()],
        [float(each) for each in row.errors.split()],
        complete_df=row.complete_df,
    )
    assert found.value == pytest.approx(row.value, rel=1e-9)
    assert found.se == pytest.approx(row.se, rel=1e-9)
    tolerance = 1e-9 if row.lambda_ > 1e-4 else 2e-4
    assert found.df == pytest.approx(row.df, rel=tolerance)
    assert found.missing == pytest.approx(row.lambda_, rel=1e-9)


def test_imputed_effects_are_those_of_mice_within_chance():
    """Within four standard errors of the draws: both are averages over random sets."""
    path = HERE / "mixed_data.csv"
    scores = read_scores(path, comparator="exercise", covariates=["age"])
    found = over_imputed(scores, imputed(scores, sets=SETS, seed=3))
    for effect, wanted in zip(found.effects, WANTED.itertuples(), strict=True):
        chance = sqrt(wanted.between * (1 / SETS + 1 / wanted.sets))
        assert effect.time == wanted.time
        assert effect.value == pytest.approx(wanted.value, abs=4 * chance)
        assert effect.se == pytest.approx(wanted.se, rel=0.05)
