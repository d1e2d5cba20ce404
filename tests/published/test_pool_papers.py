"""Pooling against numbers printed in papers, each with its page.

The pages are those that metafor's own tests name beside the numbers (tests/testthat/
test_analysis_example_*.r in wviechtb/metafor). Tolerance: half a unit in the last
printed digit. The rows come from the R package metadat (pool/metadat_rows.R) and from
the papers.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from wervel.evidence.pool.changes import Before, raw_scores
from wervel.evidence.pool.effects import Effects, as_read, effects_from
from wervel.evidence.pool.events import Counts, event_effects
from wervel.evidence.pool.heterogeneity import Model
from wervel.evidence.pool.means import Group, mean_differences
from wervel.evidence.pool.pooling import pooled
from wervel.evidence.pool.regression import regression
from wervel.evidence.study import Measure

HERE = Path(__file__).parent / "pool"
RANDOM: tuple[Model, ...] = ("dl", "reml")


def rows(name: str) -> pd.DataFrame:
    return pd.read_csv(HERE / f"{name}.csv", comment="#")


def printed(value: float, decimals: int) -> object:
    """As printed: half a unit of the last digit away at most."""
    return pytest.approx(value, abs=0.5001 * 10**-decimals)


def wide(name: str) -> pd.DataFrame:
    long = rows("metafor_studies")
    chosen = long[long["set"] == name]
    pivoted = chosen.pivot(index="study", columns="column", values="value")
    return pivoted.sort_index()


def lidocaine() -> Effects:
    d = rows("hine1989")
    a, first, c, second = (
        d[each].to_numpy(float) for each in ("ai", "n1i", "ci", "n2i")
    )
    cells = Counts(a, first - a, c, second - c, tuple(d["study"].astype(str)))
    return event_effects(cells, Measure.RISK_DIFFERENCE)


def test_normand_1999_page_330_table_iii_risk_differences_of_lidocaine():
    effects = lidocaine()
    found = 100 * effects.y
    reach = 1.96 * 100 * np.sqrt(effects.v)
    wanted = [-5.5, -12.0, -3.6, -4.7, -2.0, -0.5], [11.1, 12.0, 7.6, 8.3, 9.1, 9.3]
    for at, (low, high) in enumerate(zip(*wanted, strict=True)):
        assert found[at] - reach[at] == printed(low, 1)
        assert found[at] + reach[at] == printed(high, 1)


@pytest.mark.parametrize("model", ["fixed", *RANDOM])
def test_normand_1999_page_349_table_vii_lidocaine(model):
    """Three models, one answer: tau² is nought."""
    found = pooled(lidocaine(), model=model, knapp_hartung=False)
    assert 100 * found.estimate == printed(2.94, 2)
    assert 100 * found.low == printed(0.4, 1)
    assert 100 * found.high == printed(5.5, 1)
    assert found.tau_squared == 0


def stroke() -> Effects:
    """Normand gives both groups their pooled standard deviation."""
    d = wide("normand").astype(float)
    df = d["n1i"] + d["n2i"] - 2
    squares = (d["n1i"] - 1) * d["sd1i"] ** 2 + (d["n2i"] - 1) * d["sd2i"] ** 2
    sd = np.sqrt(squares / df).to_numpy()
    first, second = (
        Group(d[f"n{side}i"].to_numpy(), d[f"m{side}i"].to_numpy(), sd)
        for side in ("1", "2")
    )
    return mean_differences(first, second, [*"abcdefghi"])


def test_normand_1999_page_351_table_viii_days_in_hospital():
    wanted = [-20, -2, -55, -71, -4, 1, 11, -10, 7]
    variances = [40.59, 2.05, 15.28, 150.22, 20.19, 1.22, 95.38, 8.03, 20.69]
    effects = stroke()
    assert [*effects.estimate] == wanted
    for found, variance in zip(effects.variance, variances, strict=True):
        assert found == printed(variance, 2)


@pytest.mark.parametrize(
    ("model", "estimate", "low", "high", "tau_squared"),
    [
        ("fixed", -3.49, -5.03, -1.96, None),
        ("dl", -14.10, -24.45, -3.75, 218.72),
        ("reml", -15.12, -32.67, 2.43, 685.20),
    ],
)
def test_normand_1999_page_352_table_ix(model, estimate, low, high, tau_squared):
    found = pooled(stroke(), model=model, knapp_hartung=False)
    assert found.estimate == printed(estimate, 2)
    assert found.low == printed(low, 2)
    assert found.high == printed(high, 2)
    if tau_squared is not None:
        assert found.tau_squared == printed(tau_squared, 2)


def expectancy() -> Effects:
    d = rows("raudenbush1985")
    return effects_from(
        d["yi"].to_numpy(float),
        v=d["vi"].to_numpy(float),
        names=[*d["study"].astype(str)],
        measure=Measure.STANDARDISED_MEAN_DIFFERENCE,
    )


@pytest.mark.parametrize(
    ("model", "knapp_hartung", "wanted"),
    [
        ("fixed", False, (0.0, 0.060, 0.036, 1.655, -0.011, 0.132)),
        ("reml", False, (0.019, 0.084, 0.052, 1.621, -0.018, 0.185)),
        ("dl", False, (0.026, 0.089, 0.056, 1.601, -0.020, 0.199)),
        ("reml", True, (0.019, 0.084, 0.062, 1.359, -0.046, 0.213)),
        ("dl", True, (0.026, 0.089, 0.064, 1.405, -0.044, 0.223)),
    ],
)
def test_raudenbush_2009_page_309_table_16_3(model, knapp_hartung, wanted):
    found = pooled(expectancy(), model=model, knapp_hartung=knapp_hartung)
    ours = (
        found.tau_squared,
        found.estimate,
        found.mean.standard_error,
        found.mean.statistic,
        found.low,
        found.high,
    )
    for each, value in zip(ours, wanted, strict=True):
        assert each == printed(value, 3)


def test_raudenbush_2009_page_301_table_16_2_weeks_of_contact():
    """With the weeks known beforehand, up to three, nothing is left of tau²."""
    weeks = rows("raudenbush1985")["weeks"].clip(upper=3)
    fit = regression(expectancy(), [("weeks", [*weeks])], knapp_hartung=False)
    intercept, slope = fit.coefficients
    assert fit.spread.tau_squared == printed(0.0, 3)
    assert intercept.estimate == printed(0.407, 3)
    assert slope.estimate == printed(-0.157, 3)
    assert intercept.statistic == printed(4.68, 2)
    assert slope.statistic == printed(-4.39, 2)
    assert fit.spread.q == printed(16.57, 2)
    assert pooled(expectancy(), model="fixed").spread.q == printed(35.83, 2)


def test_van_houwelingen_2002_page_596_vaccination():
    """The paper prints 0.703 for the upper limit; from its own rows it is 0.702."""
    d = wide("bcg")
    cells = Counts(
        *(d[each].astype(float).to_numpy() for each in ("ai", "bi", "ci", "di")),
        tuple(d.index.astype(str)),
    )
    found = pooled(event_effects(cells, Measure.ODDS_RATIO), model="fixed")
    read = [
        as_read(each, Measure.ODDS_RATIO)
        for each in (found.estimate, found.low, found.high)
    ]
    for value, wanted in zip(read, (0.647, 0.595, 0.702), strict=True):
        assert value == printed(wanted, 3)


def test_viechtbauer_2007_page_44_table_ii_diuretics_in_pregnancy():
    """With a digit more than the table prints, as metafor's own test has them."""
    d = rows("collins1985b")
    a, first, c, second = (
        d[f"pre.{each}"].to_numpy(float) for each in ("xti", "nti", "xci", "nci")
    )
    cells = Counts(a, first - a, c, second - c, tuple(d["id"].astype(str)))
    effects = event_effects(cells, Measure.ODDS_RATIO)
    assert pooled(effects, model="dl").tau_squared == printed(0.230, 3)
    found = pooled(effects, model="reml").spread
    assert found.tau_squared == printed(0.301, 3)
    assert found.tau_squared_interval is not None
    low, high = found.tau_squared_interval
    assert low == printed(0.072, 3)
    assert high == printed(2.203, 3)


def test_morris_2008_page_368_table_1_changes_of_two_groups():
    """Change of trained less change of control groups, in units before."""
    r = [0.47, 0.64, 0.77, 0.89, 0.44]
    trained = changed(
        n=[20, 50, 9, 10, 14],
        before=[30.6, 23.5, 0.5, 53.4, 35.6],
        after=[38.5, 26.8, 0.7, 75.9, 36.0],
        sd=[15.0, 3.1, 0.1, 14.5, 4.7],
        r=r,
    )
    control = changed(
        n=[20, 42, 9, 11, 14],
        before=[23.1, 24.9, 0.6, 55.7, 34.8],
        after=[19.7, 25.3, 0.6, 60.7, 33.4],
        sd=[13.8, 4.1, 0.2, 17.3, 3.1],
        r=r,
    )
    for found, wanted in zip(
        trained.y - control.y, (0.74, 0.95, 1.81, 1.15, 0.51), strict=True
    ):
        assert found == printed(wanted, 2)


def changed(*, n, before, after, sd, r) -> Effects:
    seen = Before(
        n=np.array(n, dtype=float),
        mean_before=np.array(before),
        mean_after=np.array(after),
        sd_before=np.array(sd),
        correlation=np.array(r),
    )
    return raw_scores(seen, [*"abcde"])
