"""Pooling: what it does where numbers are few, equal or odd; two other witnesses."""

import math
from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import minimize_scalar
from statsmodels.stats.contingency_tables import StratifiedTable
from statsmodels.stats.meta_analysis import combine_effects

from wervel.errors import UsageError
from wervel.evidence.pool.asymmetry import asymmetry
from wervel.evidence.pool.doubts import Kind
from wervel.evidence.pool.effects import Effects, as_read, effects_from
from wervel.evidence.pool.events import counts, event_effects
from wervel.evidence.pool.familiar import as_odds_ratio, familiar
from wervel.evidence.pool.heterogeneity import MODELS, restricted_likelihood
from wervel.evidence.pool.mantel_haenszel import mantel_haenszel
from wervel.evidence.pool.pooling import Pooled, pooled
from wervel.evidence.pool.printed import (
    Printed,
    effects_of,
    is_lopsided,
    printed_effects,
)
from wervel.evidence.pool.regression import regression
from wervel.evidence.pool.sensitivity import leave_one_out
from wervel.evidence.pool.subgroups import subgroups
from wervel.evidence.study import Estimate, Measure


def of(*pairs: tuple[float, float]) -> Effects:
    """Effects with their variances, named a, b, c …"""
    return Effects(
        estimate=tuple(each for each, _ in pairs),
        variance=tuple(each for _, each in pairs),
        names=tuple("abcdefghijklmnopqrstuvwxyz"[: len(pairs)]),
    )


SOME = of((0.1, 0.03), (0.5, 0.02), (-0.2, 0.05), (0.9, 0.04), (0.3, 0.01), (0.6, 0.03))


def kinds(found: Pooled) -> set[Kind]:
    return {each.kind for each in found.doubts}


def test_two_studies_by_hand():
    """Weights 1/0.04 and 1/0.01: (25 × 1 + 100 × 2) / 125 = 1.8, error 1/√125."""
    found = pooled(of((1, 0.04), (2, 0.01)), model="fixed")
    assert found.estimate == pytest.approx(1.8)
    assert found.mean.standard_error == pytest.approx(125**-0.5)
    assert found.weights == pytest.approx((0.2, 0.8))
    # Q = 25 × 0.8² + 100 × 0.2² = 20, so I² = (20 - 1) / 20.
    assert found.spread.q == pytest.approx(20)
    assert found.i_squared == pytest.approx(95)


@pytest.mark.parametrize("model", ["fixed", "dl"])
def test_statsmodels_finds_the_same(model):
    """In statsmodels 0.15: fixed, and DerSimonian-Laird in one step."""
    theirs = combine_effects(SOME.y, SOME.v, method_re="dl").summary_frame()
    row = theirs.loc["fixed effect" if model == "fixed" else "random effect"]
    ours = pooled(SOME, model=model, knapp_hartung=False)
    assert ours.estimate == pytest.approx(row["eff"], rel=1e-12)
    assert ours.low == pytest.approx(row["ci_low"], rel=1e-12)
    assert ours.high == pytest.approx(row["ci_upp"], rel=1e-12)


def test_restricted_likelihood_is_highest_where_reml_stops():
    """The likelihood written out with whole matrices, climbed by another optimiser."""
    y, v, x = SOME.y, SOME.v, np.ones((6, 1))

    def lack(tau_squared: float) -> float:
        inverse = np.diag(1 / (v + tau_squared))
        information = x.T @ inverse @ x
        mean = np.linalg.inv(information) @ x.T @ inverse @ y
        off = y - x @ mean
        terms = (
            np.log(v + tau_squared).sum(),
            np.linalg.slogdet(information)[1],
            float(off @ inverse @ off),
        )
        return float(sum(terms)) / 2

    best = minimize_scalar(lack, bounds=(0, 2), options={"xatol": 1e-12})
    # A maximum is flat: what the optimiser calls best is good to half the digits.
    assert pooled(SOME).tau_squared == pytest.approx(best.x, rel=1e-6)


def test_reml_stands_on_the_highest_of_several_peaks():
    """Studies that differ a hundred times in error: nothing on a fine grid is higher.

    Fisher scoring from one start ends on a lower peak in one of a hundred such sets.
    """
    draw = np.random.default_rng(5)
    grid = np.concatenate([[0.0], np.geomspace(1e-6, 20, 800)])[:, None]
    for _ in range(200):
        k = int(draw.integers(3, 12))
        v = draw.uniform(0.005, 1, k) ** 2
        y = draw.normal(0, draw.choice([0.05, 0.3, 1]), k)
        found = restricted_likelihood(y, v, np.ones((k, 1)))
        tried = np.concatenate([[[found]], grid])
        w = 1 / (v + tried)
        off = y - ((w * y).sum(1) / w.sum(1))[:, None]
        lack = (w * off**2).sum(1) - np.log(w).sum(1) + np.log(w.sum(1))
        assert lack[0] <= lack[1:].min() + 1e-9


def test_paule_mandel_makes_q_what_chance_makes_it():
    found = pooled(SOME, model="pm")
    weights = 1 / (SOME.v + found.tau_squared)
    q = (weights * (SOME.y - found.estimate) ** 2).sum()
    assert q == pytest.approx(5, rel=1e-12)


def test_planted_tau_is_found_by_each_random_model():
    """Two thousand studies drawn with tau² 0.09 about 0.4: within four errors of both.

    The error of tau² is √(2 / Σw²), and w² is 34.5 on average: 0.0054.
    """
    draw = np.random.default_rng(20261128)
    v = draw.uniform(0.01, 0.2, 2000)
    y = draw.normal(0.4, np.sqrt(v + 0.09))
    effects = effects_from(
        y, v=v, names=[str(each) for each in range(2000)], measure=Measure.NOT_STATED
    )
    for model in ("reml", "dl", "pm"):
        found = pooled(effects, model=model)
        assert found.tau_squared == pytest.approx(0.09, abs=4 * 0.0054)
        assert found.estimate == pytest.approx(0.4, abs=4 * found.mean.standard_error)
    error = pooled(effects).spread.tau_squared_error
    assert error == pytest.approx(0.0054, abs=0.0004)


def test_the_interval_holds_what_was_planted_as_often_as_it_says():
    """600 poolings of six studies: 95% of Hartung and Knapp's hold the mean.

    The band is four binomial errors (0.89 points). The classic interval is too narrow.
    """
    draw = np.random.default_rng(7)
    v = np.array([0.03, 0.02, 0.05, 0.04, 0.02, 0.03])
    held, classic = 0, 0
    for _ in range(600):
        y = draw.normal(0.3, np.sqrt(v + 0.1))
        found = pooled(of(*zip(y, v, strict=True)))
        held += found.low <= 0.3 <= found.high
        classic += found.classic.low <= 0.3 <= found.classic.high
    assert held / 600 == pytest.approx(0.95, abs=4 * 0.0089)
    assert classic < held


def test_effects_all_the_same_have_no_spread_to_scale_by():
    found = pooled(of((0.3, 0.01), (0.3, 0.02), (0.3, 0.04)))
    assert Kind.NO_SPREAD_FOR_KNAPP_HARTUNG in kinds(found)
    assert not found.knapp_hartung
    assert found.tau_squared == 0
    assert found.spread.i_squared_of_q == 0
    assert found.low < 0.3 < found.high


def test_an_interval_narrower_than_the_classic_one_is_said():
    found = pooled(of((-0.42, 0.04), (-0.44, 0.02), (-0.40, 0.05), (-0.47, 0.03)))
    doubt = next(d for d in found.doubts if d.kind is Kind.NARROWER_THAN_CLASSIC)
    assert doubt.numbers == (found.classic.low, found.classic.high)
    assert found.high - found.low < found.classic.high - found.classic.low
    assert {Kind.FEW_STUDIES, Kind.EMPTY_TAU_INTERVAL} < kinds(found)


def test_much_heterogeneity_is_said_and_little_is_not():
    assert Kind.MUCH_HETEROGENEITY in kinds(pooled(of((0, 0.01), (2, 0.01), (4, 0.01))))
    assert Kind.MUCH_HETEROGENEITY not in kinds(pooled(of((0, 1), (0.1, 1), (0.2, 1))))


def test_a_prediction_interval_of_two_studies_needs_knapp_hartung():
    two = of((0.1, 0.02), (0.6, 0.02))
    assert pooled(two, knapp_hartung=False).prediction is None
    wide = pooled(two).prediction
    assert wide is not None
    assert wide[0] < pooled(two).low
    assert pooled(two, model="fixed").prediction is None


@pytest.mark.parametrize("model", MODELS)
def test_one_study_is_not_pooled(model):
    with pytest.raises(UsageError, match="two or more studies"):
        pooled(of((0.1, 0.02)), model=model)


def test_what_cannot_be_asked():
    with pytest.raises(UsageError, match="100,000 times"):
        pooled(of((1, 1e-22), (2, 1), (3, 1)))
    with pytest.raises(UsageError, match="a model"):
        pooled(SOME, model="bayes")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="confidence"):
        pooled(SOME, confidence=95)


@pytest.mark.parametrize("variance", [0.0, -0.1, math.nan, math.inf, 1e-30, 1e30])
def test_a_variance_that_cannot_be(variance):
    with pytest.raises(UsageError, match="variance above zero"):
        of((0.1, variance))


def test_an_effect_that_is_no_number():
    with pytest.raises(UsageError, match="effect that is a number"):
        of((math.nan, 0.1))
    with pytest.raises(UsageError, match="effect that is a number"):
        of((1e300, 0.1))
    with pytest.raises(UsageError, match="as many effects"):
        Effects(estimate=(0.1,), variance=(0.2, 0.3), names=("a",))


def cells():
    a, c = np.array([4.0, 6, 3, 62]), np.array([11.0, 29, 11, 248])
    first, second = (
        np.array([123.0, 306, 231, 13598]),
        np.array([139.0, 303, 220, 12867]),
    )
    return counts((a, c), (first, second), ["a", "b", "c", "d"])


def test_mantel_haenszel_of_statsmodels():
    """StratifiedTable has the odds ratio and its error, and the risk ratio."""
    of_all = cells()
    tables = [
        np.array([[a, b], [c, d]])
        for a, b, c, d in zip(of_all.a, of_all.b, of_all.c, of_all.d, strict=True)
    ]
    theirs = StratifiedTable(tables)
    odds = mantel_haenszel(of_all, Measure.ODDS_RATIO)
    assert odds.estimate == pytest.approx(theirs.logodds_pooled, rel=1e-12)
    assert odds.standard_error == pytest.approx(theirs.logodds_pooled_se, rel=1e-12)
    risks = mantel_haenszel(of_all, Measure.RISK_RATIO)
    assert math.exp(risks.estimate) == pytest.approx(theirs.riskratio_pooled, rel=1e-12)


def test_no_events_in_an_arm_at_all():
    none = counts(
        (np.array([0.0, 0.0]), np.array([3.0, 4.0])),
        (np.array([20.0, 30.0]), np.array([20.0, 30.0])),
        ["a", "b"],
    )
    with pytest.raises(UsageError, match="events in both arms"):
        mantel_haenszel(none, Measure.ODDS_RATIO)
    effects = event_effects(none, Measure.ODDS_RATIO)
    assert [each.kind for each in effects.doubts] == [Kind.CORRECTED]


def test_no_events_anywhere():
    none = counts(
        (np.array([0.0]), np.array([0.0])), (np.array([20.0]), np.array([20.0])), ["a"]
    )
    with pytest.raises(UsageError, match="events in at least one arm"):
        event_effects(none, Measure.RISK_RATIO)
    assert event_effects(none, Measure.RISK_DIFFERENCE).estimate == (0.0,)


ROW = Estimate(
    id="pain",
    item="T-0",
    outcome="pain",
    measure=Measure.RISK_RATIO,
    locator="here",
    value=2.0,
    low=1.0,
    high=4.0,
)


def test_printed_ratios_become_logarithms():
    effects = effects_of({"one": ROW, "two": replace(ROW, confidence=0.9)})
    assert effects.estimate[0] == pytest.approx(math.log(2))
    assert effects.variance[0] == pytest.approx((math.log(4) / 3.919928) ** 2, rel=1e-6)
    # The same interval at 90% has a larger error behind it.
    assert effects.variance[1] > effects.variance[0]
    assert as_read(effects.estimate[0], effects.measure) == pytest.approx(2)


def test_rounding_alone_makes_nothing_lopsided():
    """0.1 (0.0 to 0.1) can be 0.06 (0.02 to 0.10); with more digits it cannot."""
    rounded = Printed(name="a", value=0.1, low=0.0, high=0.1)
    assert not is_lopsided(rounded, Measure.MEAN_DIFFERENCE)
    exact = Printed(name="a", value=0.1, low=0.001, high=0.103)
    assert is_lopsided(exact, Measure.MEAN_DIFFERENCE)
    ratio = Printed(name="a", value=0.2, low=0.1, high=0.3)
    assert not is_lopsided(ratio, Measure.RISK_RATIO)


def test_an_endless_ratio_is_still_a_number():
    assert math.isfinite(as_read(5000.0, Measure.RISK_RATIO))


def test_rows_that_cannot_be_pooled():
    with pytest.raises(UsageError, match="one measure"):
        effects_of({"a": ROW, "b": replace(ROW, measure=Measure.ODDS_RATIO)})
    with pytest.raises(UsageError, match="one measure"):
        effects_of({})
    with pytest.raises(UsageError, match="a value with an interval in a"):
        effects_of({"a": replace(ROW, low=None)})
    with pytest.raises(UsageError, match="above zero"):
        effects_of({"a": replace(ROW, low=-1.0)})
    with pytest.raises(UsageError, match="standard error above zero"):
        printed_effects([Printed(name="a", value=1.0)], measure=Measure.NOT_STATED)


def test_groups_that_cannot_be():
    with pytest.raises(UsageError, match="two or more groups"):
        subgroups(SOME, ["one"] * 6)
    with pytest.raises(UsageError, match="more studies than groups"):
        subgroups(SOME, [*"uvwxyz"])


@pytest.mark.parametrize("tau", ["common", "separate"])
def test_a_group_of_one_is_said(tau):
    found = subgroups(SOME, ["x", "x", "x", "x", "x", "y"], tau=tau)
    assert [each.kind for each in found.doubts] == [Kind.LONE_GROUP]
    lone = found.groups[1]
    assert lone.i_squared is None
    assert lone.mean.estimate == pytest.approx(0.6)
    assert lone.places == (5,)


def test_moderators_that_cannot_be():
    with pytest.raises(UsageError, match="moderators that vary"):
        regression(SOME, [("hours", [40.0] * 6)])
    with pytest.raises(UsageError, match="or more studies"):
        regression(of((0.1, 0.1), (0.2, 0.1)), [("hours", [1.0, 2.0])])
    with pytest.raises(UsageError, match="a number of hours"):
        regression(SOME, [("hours", [1.0, 2.0])])


def test_a_line_through_every_study_leaves_nothing():
    """Effects made of the hours alone: the slope is theirs, and tau² is nought."""
    hours = [10.0, 20, 30, 40, 50, 60]
    exact = of(*((0.1 + 0.02 * each, 0.01) for each in hours))
    fit = regression(exact, [("hours", hours)])
    assert fit.coefficients[1].estimate == pytest.approx(0.02)
    assert fit.spread.tau_squared == 0
    assert fit.explained == pytest.approx(100)
    assert fit.coefficients[1].df is None


def test_nothing_is_said_of_small_studies_below_ten():
    assert asymmetry(SOME) is None
    twelve = of(*((0.05 * at, 0.01 * (at + 1)) for at in range(12)))
    found = asymmetry(twelve)
    assert found is not None
    # Larger effects the larger the error, in order: as lopsided as can be.
    assert found.egger.p < 0.001
    assert found.begg.tau > 0.8
    for same in (
        of(*((0.05 * at, 0.01) for at in range(12))),
        of(*((0.05, 0.01 * (at + 1)) for at in range(12))),
    ):
        assert asymmetry(same) is None


def test_two_studies_have_no_others_to_leave():
    assert leave_one_out(pooled(of((0.1, 0.02), (0.6, 0.02)))) == ()


def test_familiar_scales():
    """Chinn: ln(OR) = d × π / √3, and π / √3 is 1.8138."""
    assert as_odds_ratio(0.0) == 1
    assert math.log(as_odds_ratio(1.0)) == pytest.approx(1.8138, abs=0.0001)
    found = familiar((-0.5, -0.8, -0.2), sd=2.0)
    assert found.points == (-1.0, -1.6, -0.4)
    assert found.responders is None
    # Lower scores that are better are a good outcome more often.
    good = familiar((-0.5, -0.8, -0.2), share=0.3, lower_is_better=True)
    assert good.responders is not None
    assert good.responders == pytest.approx((0.515, 0.647, 0.381), abs=0.0005)
    assert math.isfinite(as_odds_ratio(4399.5))
    alone = familiar((-0.5, -0.8, -0.2), sd=2.0, compared=False)
    assert alone.odds_ratio is None
    with pytest.raises(UsageError, match="two groups"):
        familiar((-0.5, -0.8, -0.2), share=0.3, compared=False)
    for wrong in ({"sd": 0.0}, {"share": 1.0}):
        with pytest.raises(UsageError):
            familiar((0.1, 0.0, 0.2), **wrong)
