"""The random intercept against lme4 1.1-31 (R 4.2.2), glmer with nAGQ = 9.

``random_intercept_lme4.R`` drew the outcomes and wrote what lme4 finds. Its optimiser
was told to go on to 1e-12; with its defaults it stops some 1e-4 from the maximum.
"""

from pathlib import Path

import pandas as pd
import pytest

from wervel.benchmarking.random_intercept import outcomes, random_intercept

HERE = Path(__file__).parent
MEAN, VARIANCE = -0.1994594707, 0.2531316842


def test_mean_variance_and_sites_are_those_of_lme4():
    """To 1e-7: the two differ by 1e-8 at most."""
    drawn = pd.read_csv(HERE / "random_intercept_lme4.csv")
    wanted = pd.read_csv(HERE / "random_intercept_lme4_effects.csv")
    fit = random_intercept(
        outcomes(drawn["site"] - 1, drawn["hits"], drawn["misses"], drawn["odds"])
    )
    assert fit.mean == pytest.approx(MEAN, abs=1e-7)
    assert fit.variance == pytest.approx(VARIANCE, abs=1e-7)
    assert fit.effect == pytest.approx(wanted["effect"].to_numpy(), abs=1e-7)
    assert fit.error == pytest.approx(wanted["error"].to_numpy(), abs=1e-7)
