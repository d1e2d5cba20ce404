"""Trials at the edge: all alike, hardly anybody, no effect: numbers, never NaN."""

import json

import numpy as np
import pytest

from wervel.evidence.economics.asking import Asked
from wervel.evidence.economics.choice import Trade
from wervel.evidence.economics.columns import variable
from wervel.evidence.economics.doubts import Doubt
from wervel.evidence.economics.evaluation import evaluation
from wervel.evidence.economics.patients import Patients
from wervel.evidence.economics.reporting import economics_report
from wervel.evidence.report import as_json, sheet
from wervel.pages.speech import Speech

COLUMNS = ("utility_0", "utility_52", "cost_care")
ASKED = Asked(worth=(0.0, 20_000.0), draws=200)


def seen(*patients, asked=ASKED):
    """The evaluation of these patients, arm by arm, and its report as JSON."""
    of_arm = np.array([arm for arm, *_ in patients])
    trial = Patients(
        where="drawn",
        arms=("usual", "new"),
        of_arm=of_arm,
        variables=tuple(variable(each) for each in COLUMNS),
        values=np.array([row for _, *row in patients], dtype=float),
        covariates=(),
        covariate_values=np.empty((len(patients), 0)),
        cluster=None,
    )
    found = evaluation(trial, asked=asked, prices={}, currency="EUR")
    for language in ("nl", "en"):
        report = economics_report(found, Speech(language))
        assert json.loads(as_json(report.result))
        assert as_json([chart.data for chart in sheet(report).drawn.values()])
    return found


def test_all_alike_is_no_difference_and_says_so():
    found = seen(*[(arm, 0.5, 0.5, 100) for arm in (0, 0, 0, 1, 1, 1)])
    (difference,) = found.differences
    assert difference.trade is Trade.NO_OTHER_EFFECT
    assert difference.ratio is None
    assert found.categories[0].share == (None,)
    assert dict(found.doubts)[Doubt.ALL_EQUAL] == ", ".join(COLUMNS)


def test_nobody_costs_anything():
    found = seen((0, 0.4, 0.5, 0), (0, 0.5, 0.7, 0), (1, 0.4, 0.6, 0), (1, 0.6, 0.9, 0))
    (difference,) = found.differences
    assert (difference.costs.value, difference.trade) == (0, Trade.DOMINATES)
    assert found.worths[0].probability == (0.5, 0.5)


def test_two_patients_an_arm_are_reckoned_and_doubted():
    found = seen(
        (0, 0.4, 0.5, 90), (0, 0.5, 0.7, 70), (1, 0.4, 0.6, 10), (1, 0.6, 0.9, 30)
    )
    assert dict(found.doubts)[Doubt.FEW_PATIENTS] == "usual, new"
    assert np.isfinite(found.totals.drawn_effects).all()


def test_an_effect_worth_nothing_leaves_only_costs():
    """At a worth of 0 the cheapest arm is best, whatever it gains."""
    found = seen(*[(0, 0.5, 0.9, 10 + at) for at in range(9)], *_dear())
    assert found.worths[0].best == 0
    assert found.worths[0].probability[0] == 1


def _dear():
    return [(1, 0.5, 0.5 + at / 100, 90 + at) for at in range(9)]


@pytest.mark.parametrize("worth", [0.0, 1e9])
def test_one_worth_alone_draws_a_curve(worth):
    asked = Asked(worth=(worth,), draws=200)
    found = seen(*[(0, 0.5, 0.4, 10 + at) for at in range(9)], *_dear(), asked=asked)
    assert len(found.curve) > 2
    assert found.curve[-1].worth >= worth
