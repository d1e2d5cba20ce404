"""Pooling against metafor 3.8.1 (R 4.2.2), number by number.

``pool/metafor_pool.R`` read the data sets of the R package metadat (and a few made up
for what those lack: empty cells, changes of one group, effects that agree too well) and
wrote the studies, their effects and every fit. metafor's iterations were told to go on
to 1e-14: the two then differ by some 1e-12, and 1e-8 of the value is asked for here.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from wervel.evidence.pool.asymmetry import begg, egger
from wervel.evidence.pool.changes import Before, change_scores, raw_scores, sd_of_change
from wervel.evidence.pool.effects import Effects, effects_from
from wervel.evidence.pool.events import Counts, event_effects, informative
from wervel.evidence.pool.heterogeneity import Model
from wervel.evidence.pool.mantel_haenszel import mantel_haenszel
from wervel.evidence.pool.means import (
    Group,
    mean_differences,
    standardised_differences,
)
from wervel.evidence.pool.pooling import Pooled, pooled
from wervel.evidence.pool.regression import regression
from wervel.evidence.pool.sensitivity import cumulative, leave_one_out
from wervel.evidence.pool.subgroups import Tau, subgroups
from wervel.evidence.study import Measure

HERE = Path(__file__).parent / "pool"
MODELS: dict[str, Model] = {"FE": "fixed", "DL": "dl", "REML": "reml", "PM": "pm"}
POOLED_AS = {"bcg": "RR", "normand": "SMD", "curtis": "SMD", "change": "SMCC"}
EVENTS = {
    "OR": Measure.ODDS_RATIO,
    "RR": Measure.RISK_RATIO,
    "RD": Measure.RISK_DIFFERENCE,
}


@cache
def written(name: str) -> pd.DataFrame:
    return pd.read_csv(HERE / f"metafor_{name}.csv", comment="#")


@cache
def studies(name: str) -> pd.DataFrame:
    rows = written("studies")
    return (
        rows[rows["set"] == name]
        .pivot(index="study", columns="column", values="value")
        .sort_index()
    )


def column(name: str, wanted: str) -> np.ndarray:
    return studies(name)[wanted].astype(float).to_numpy()


@cache
def expected(name: str, model: str, test: str) -> dict[str, float]:
    rows = written("fits")
    chosen = rows[
        (rows["set"] == name) & (rows["model"] == model) & (rows["test"] == test)
    ]
    return dict(zip(chosen["name"], chosen["value"], strict=True))


def near(value: float) -> object:
    return pytest.approx(value, rel=1e-8, abs=1e-11)


def made(name: str, measure: str) -> Effects:
    """The effects of a set, by wervel."""
    numbered = [str(each) for each in studies(name).index]
    if measure in EVENTS:
        return event_effects(cells(name), EVENTS[measure])
    if measure in ("MD", "SMD"):
        first, second = (
            Group(*(column(name, f"{each}{side}i") for each in ("n", "m", "sd")))
            for side in ("1", "2")
        )
        if measure == "MD":
            return mean_differences(first, second, numbered)
        return standardised_differences(first, second, numbered)
    n, before, after, sd_before, sd_after, r = (
        column(name, each)
        for each in ("n", "before", "after", "sd_before", "sd_after", "r")
    )
    if measure == "SMCC":
        sd = sd_of_change(sd_before, sd_after, r)
        return change_scores(n, after - before, sd, names=numbered)
    seen = Before(
        n=n, mean_before=before, mean_after=after, sd_before=sd_before, correlation=r
    )
    return raw_scores(seen, numbered)


def cells(name: str) -> Counts:
    numbered = tuple(str(each) for each in studies(name).index)
    return Counts(*(column(name, each) for each in ("ai", "bi", "ci", "di")), numbered)


def effects(name: str) -> Effects:
    if name == "agree":
        return effects_from(
            column(name, "yi"),
            v=column(name, "vi"),
            names=("a", "b", "c", "d"),
            measure=Measure.NOT_STATED,
        )
    return made(name, POOLED_AS[name])


def all_effects() -> list[tuple[str, str]]:
    rows = written("effects")[["set", "measure"]].drop_duplicates()
    return [*rows.itertuples(index=False, name=None)]


@pytest.mark.parametrize(("name", "measure"), all_effects())
def test_effects_and_their_variances(name, measure):
    rows = written("effects")
    wanted = rows[(rows["set"] == name) & (rows["measure"] == measure)].dropna()
    found = made(name, measure)
    assert [*found.names] == [str(each) for each in wanted["study"]]
    # To 1e-12: but for an effect of none, which is none to the last bit.
    assert found.y == pytest.approx(wanted["yi"].to_numpy(), rel=1e-12, abs=1e-14)
    assert found.v == pytest.approx(wanted["vi"].to_numpy(), rel=1e-12)


def test_studies_that_say_nothing_about_a_ratio_are_those_metafor_drops():
    rows = written("effects")
    dropped = rows[(rows["measure"] == "OR") & rows["yi"].isna()]
    kept = informative(cells("empty"), Measure.ODDS_RATIO)
    assert [*dropped["study"]] == [4, 5]
    assert [*(np.flatnonzero(~kept) + 1)] == [4, 5]


def fits() -> Iterator[tuple[str, str, str]]:
    for name in (*POOLED_AS, "agree"):
        yield name, "FE", "z"
        for model in ("DL", "REML", "PM"):
            for test in ("z", "knha"):
                yield name, model, test


def numbers(of: Pooled) -> dict[str, float | None]:
    spread = of.spread
    tau = spread.tau_squared_interval or (0.0, 0.0)
    share = spread.i_squared_interval or (0.0, 0.0)
    found: dict[str, float | None] = {
        "estimate": of.estimate,
        "se": of.mean.standard_error,
        "low": of.low,
        "high": of.high,
        "statistic": of.mean.statistic,
        "p": of.p,
        "q": spread.q,
        "q_p": spread.p,
        "tau2": spread.tau_squared,
        "i2": spread.i_squared,
        "h2": spread.h_squared,
        "weight1": of.weights[0],
    }
    if of.model == "reml":
        found["tau2_se"] = spread.tau_squared_error
    if of.model != "fixed" and of.prediction is not None:
        found |= {
            "tau2_low": tau[0],
            "tau2_high": tau[1],
            "i2_low": share[0],
            "i2_high": share[1],
            "pi_low": of.prediction[0],
            "pi_high": of.prediction[1],
        }
    return found


@pytest.mark.parametrize(("name", "model", "test"), [*fits()])
def test_poolings(name, model, test):
    """An interval of 0 to 0 is how metafor prints a Q-profile that holds no value."""
    found = pooled(effects(name), model=MODELS[model], knapp_hartung=test == "knha")
    wanted = expected(name, model, test)
    for each, value in numbers(found).items():
        assert value == near(wanted[each]), each
    empty = found.spread.tau_squared_interval is None
    assert empty is (name == "agree")


@pytest.mark.parametrize("name", ["bcg", "normand", "change"])
def test_without_each_study_and_small_studies(name):
    wanted = expected(name, "REML", "knha")
    whole = pooled(effects(name))
    for at, each in enumerate(leave_one_out(whole), start=1):
        assert each.without.estimate == near(wanted[f"without{at}"])
        assert each.without.low == near(wanted[f"without_low{at}"])
        assert each.without.tau_squared == near(wanted[f"without_tau2{at}"])
        assert each.without.spread.q == near(wanted[f"q_del{at}"])
        assert each.residual == near(wanted[f"rstudent{at}"])
        assert each.distance == near(wanted[f"cook{at}"])
        assert each.covariance_ratio == near(wanted[f"cov_r{at}"])
        assert each.weight == near(wanted[f"hat{at}"])
    line, ranks = egger(whole.effects), begg(whole.effects)
    assert line.statistic == near(wanted["egger_t"])
    assert line.p == near(wanted["egger_p"])
    assert line.limit == near(wanted["egger_limit"])
    assert ranks.tau == near(wanted["begg_tau"])
    assert ranks.p == near(wanted["begg_p"])


@pytest.mark.parametrize("name", ["bcg", "normand", "change"])
def test_as_studies_come_in(name):
    wanted = expected(name, "REML", "knha")
    whole = pooled(effects(name))
    for count, each in enumerate(cumulative(whole, range(whole.k)), start=2):
        assert each.estimate == near(wanted[f"cumulative{count}"])


@pytest.mark.parametrize(("model", "test"), [each[1:] for each in fits()][:7])
def test_meta_regression_on_latitude(model, test):
    fit = regression(
        effects("bcg"),
        [("ablat", column("bcg", "ablat"))],
        model=MODELS[model],
        knapp_hartung=test == "knha",
    )
    intercept, slope = fit.coefficients
    found = {
        "b0": intercept.estimate,
        "b1": slope.estimate,
        "se1": slope.standard_error,
        "p1": slope.p,
        "low1": slope.low,
        "high1": slope.high,
        "qm": fit.moderation.statistic,
        "qm_p": fit.moderation.p,
        "qe": fit.spread.q,
        "qe_p": fit.spread.p,
        "tau2": fit.spread.tau_squared,
        "i2": fit.spread.i_squared,
        "h2": fit.spread.h_squared,
    }
    if model != "FE":
        found["r2"] = fit.explained
    wanted = expected("bcg", model, test)
    for name, value in found.items():
        assert value == near(wanted[f"ablat_{name}"]), name


@pytest.mark.parametrize("test", ["z", "knha"])
@pytest.mark.parametrize("tau", ["common", "separate"])
def test_groups_of_studies(tau: Tau, test):
    wanted = expected("bcg", "REML", test)
    found = subgroups(
        effects("bcg"),
        [*studies("bcg")["alloc"]],
        knapp_hartung=test == "knha",
        tau=tau,
    )
    assert [each.name for each in found.groups] == ["alternate", "random", "systematic"]
    for each in found.groups:
        assert each.mean.estimate == near(wanted[f"{tau}_{each.name}"])
        assert each.mean.low == near(wanted[f"{tau}_low_{each.name}"])
        if tau == "separate":
            assert each.tau_squared == near(wanted[f"separate_tau2_{each.name}"])
        else:
            assert each.tau_squared == near(wanted["common_tau2"])
    statistic = "common_qm" if tau == "common" else "separate_q"
    assert found.between.statistic == near(wanted[statistic])
    assert found.between.p == near(wanted[f"{tau}_p"])


@pytest.mark.parametrize("measure", EVENTS)
@pytest.mark.parametrize("name", ["bcg", "empty"])
def test_mantel_haenszel(name, measure):
    found = mantel_haenszel(cells(name), EVENTS[measure])
    wanted = expected(name, "MH", measure)
    assert found.estimate == near(wanted["beta"])
    assert found.standard_error == near(wanted["se"])
    assert found.low == near(wanted["ci.lb"])
    assert found.high == near(wanted["ci.ub"])
    assert found.p == near(wanted["pval"])
