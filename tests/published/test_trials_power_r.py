"""Sizes and power of t tests against power.t.test of R 4.2.2 (trials/power.R).

To 1e-6 relative: both solve the noncentral t distribution, R to 1e-12.
"""

from pathlib import Path

import pandas as pd
import pytest

from wervel.evidence.trials.power import detectable, exact_per_arm, power_for_means

HERE = Path(__file__).parent / "trials"
ROWS = pd.read_csv(HERE / "power.csv", skipinitialspace=True)


def test_every_row_is_there():
    assert len(ROWS) == 18


@pytest.mark.parametrize("row", [*ROWS.itertuples()])
def test_size_power_and_difference(row):
    n = exact_per_arm(row.delta, sd=row.sd, alpha=0.05, power=row.power)
    assert n == pytest.approx(row.n, rel=1e-6)
    power = power_for_means(row.delta, sd=row.sd, n=60, alpha=0.05)
    assert power == pytest.approx(row.power_of_60, rel=1e-6)
    difference = detectable(sd=row.sd, n=60, alpha=0.05, power=row.power)
    assert difference == pytest.approx(row.detectable_60, rel=1e-6)
