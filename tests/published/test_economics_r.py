"""Costs and effects of a drawn trial against R 4.2.2 and its packages boot and mice.

``economics/trial.R`` drew the trial and wrote what R finds by the trapezium rule, lm,
boot (1.3-28.1, 20,000 draws within arms) and loops; ``economics/gaps.R`` made gaps and
filled them in by mice (3.15.0, method norm within arms, 400 times).
"""

import csv
from pathlib import Path

import numpy as np
import pytest

from wervel.evidence.economics.asking import Asked, Perspective, Rates, checked
from wervel.evidence.economics.choice import at_worth, differences, fieller
from wervel.evidence.economics.means import FILLINGS, means
from wervel.evidence.economics.patients import read_patients
from wervel.evidence.economics.weights import Totals, View, totals
from wervel.prices import Price

HERE = Path(__file__).parent / "economics"
RATES = Rates(costs=0.04, effects=0.015)
VISIT = Price(
    item="visit",
    price=42.5,
    currency="EUR",
    year=2026,
    source="drawn",
    low=42.5,
    high=42.5,
)


def table(name):
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


EXPECTED = {each["name"]: float(each["value"]) for each in table("expected.csv")}


def seen(name, *, rates=RATES, corrected=True, draws=10_000):
    asked = Asked(worth=(20_000.0,), rates=RATES)
    trial = checked(
        read_patients(HERE / name, reference="usual"), asked, {"visit": VISIT}
    )
    found = means(trial, draws=draws, seed=3)
    return totals(
        found.corrected if corrected else found.plain,
        trial.variables,
        asked=asked,
        prices={"visit": VISIT},
        view=View(perspective=Perspective.SOCIETY, rates=rates),
    )


@pytest.fixture(scope="module")
def whole():
    return seen("trial.csv")


def test_qalys_by_the_trapezium_rule():
    """To 1e-9: the same sums in another order; not discounted, not corrected."""
    found = seen("trial.csv", rates=None, corrected=False, draws=100)
    ours = found.effects.tolist()
    assert ours == pytest.approx(
        [EXPECTED["qaly_usual"], EXPECTED["qaly_new"]], rel=1e-9
    )


def test_discounted_qalys_and_costs():
    found = seen("trial.csv", corrected=False, draws=100)
    assert found.effects[0] == pytest.approx(
        EXPECTED["qaly_discounted_usual"], rel=1e-9
    )
    assert found.costs[1] == pytest.approx(EXPECTED["cost_discounted_new"], rel=1e-9)


def test_corrected_differences_are_those_of_lm(whole):
    (difference,) = differences(whole, ("usual", "new"))
    assert difference.costs.value == pytest.approx(
        EXPECTED["adjusted_cost_difference"], rel=1e-9
    )
    assert difference.effects.value == pytest.approx(
        EXPECTED["adjusted_qaly_difference"], rel=1e-9
    )


def test_net_benefit_is_that_of_the_regression():
    found = seen("trial.csv", corrected=False, draws=100)
    (benefit,) = at_worth(found, 20_000.0).net_benefit
    assert benefit.value == pytest.approx(EXPECTED["net_benefit_regression"], rel=1e-9)


def test_the_draws_spread_as_those_of_boot(whole):
    """Within 3%: a standard error of 10,000 draws has itself one of 0.7%."""
    costs, effects = whole.more_costs[:, 0], whole.more_effects[:, 0]
    assert costs.std() == pytest.approx(EXPECTED["cost_standard_error"], rel=0.03)
    assert effects.std() == pytest.approx(EXPECTED["qaly_standard_error"], rel=0.03)
    assert np.corrcoef(costs, effects)[0, 1] == pytest.approx(
        EXPECTED["correlation"], abs=0.04
    )


@pytest.mark.parametrize("end", ["low", "high"])
def test_the_limits_are_those_of_boot(whole, end):
    """Within 0.1 standard error: a percentile of 10,000 draws has one of 0.027."""
    (difference,) = differences(whole, ("usual", "new"))
    for name, ours in (("cost", difference.costs), ("qaly", difference.effects)):
        room = 0.1 * EXPECTED[f"{name}_standard_error"]
        assert getattr(ours, end) == pytest.approx(EXPECTED[f"{name}_{end}"], abs=room)


@pytest.mark.parametrize("row", table("choice.csv"), ids=lambda row: row["worth"])
def test_acceptability_frontier_and_certainty_of_the_same_draws(row):
    """To 1e-9: R looped over the draws, here they are added up at once."""
    lines = table("draws.csv")
    costs, effects = (
        np.array(
            [[float(each[f"{name}_{arm}"]) for arm in (1, 2, 3)] for each in lines]
        )
        for name in ("cost", "effect")
    )
    found = at_worth(
        Totals(
            costs=costs.mean(axis=0),
            effects=effects.mean(axis=0),
            drawn_costs=costs,
            drawn_effects=effects,
        ),
        float(row["worth"]),
    )
    assert found.probability == pytest.approx(
        [float(row[f"p_{at}"]) for at in (1, 2, 3)]
    )
    assert found.best + 1 == int(row["best"])
    assert found.perfect_information == pytest.approx(float(row["evpi"]), rel=1e-9)
    assert [each.value for each in found.net_benefit] == pytest.approx(
        [float(row["more_2"]), float(row["more_3"])], rel=1e-9
    )


def test_limits_of_a_ratio_are_the_roots_that_r_finds():
    covariance = np.array(
        [
            [EXPECTED["fieller_var_cost"], EXPECTED["fieller_cov"]],
            [EXPECTED["fieller_cov"], EXPECTED["fieller_var_effect"]],
        ]
    )
    found = fieller(EXPECTED["fieller_cost"], EXPECTED["fieller_effect"], covariance)
    wanted = EXPECTED["fieller_low"], EXPECTED["fieller_high"]
    assert found == pytest.approx(wanted, rel=1e-8)


def test_gaps_are_filled_as_mice_fills_them():
    """Within four Monte Carlo errors of the two means over fillings together."""
    found = seen("gaps.csv", draws=100)
    (difference,) = differences(found, ("usual", "new"))
    ours = {"qaly": difference.effects.value, "cost": difference.costs.value}
    for row in table("gaps_expected.csv"):
        error = float(row["between"]) * (1 / int(row["fillings"]) + 1 / FILLINGS) ** 0.5
        assert ours[row["name"]] == pytest.approx(float(row["value"]), abs=4 * error)
