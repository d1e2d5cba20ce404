"""Power, cross-over and baseline: by hand, and what cannot be asked."""

import pytest

from wervel.errors import UsageError
from wervel.evidence.studies import study
from wervel.evidence.study import Better
from wervel.evidence.trials.appraisal import appraise
from wervel.evidence.trials.baseline import standardised_difference
from wervel.evidence.trials.checklist import POINTS
from wervel.evidence.trials.crossover import turning_share, undiluted
from wervel.evidence.trials.mint import mint_answers
from wervel.evidence.trials.power import (
    detectable,
    implied_sd,
    needed_for_means,
    needed_for_shares,
    power_for_means,
)
from wervel.evidence.trials.relevance import Relevance


def test_what_is_needed_finds_the_difference_and_one_less_does_not():
    found = needed_for_means(2, sd=2.5, alpha=0.05, power=0.9, dropout=0.2)
    assert power_for_means(2, sd=2.5, n=found.analysed, alpha=0.05) >= 0.9
    assert power_for_means(2, sd=2.5, n=found.analysed - 1, alpha=0.05) < 0.9
    assert found.randomised * 0.8 >= found.analysed > (found.randomised - 1) * 0.8


def test_shares_by_the_arcsine_formula():
    """0.5 against 0.3 at 80%: (1.96 + 0.8416)² / h², h = 2(asin √.5 - asin √.3)."""
    assert needed_for_shares(0.5, 0.3, alpha=0.05, power=0.8) == 93


@pytest.mark.parametrize(
    "ask",
    [
        lambda: needed_for_means(0, sd=2, alpha=0.05, power=0.8),
        lambda: needed_for_means(2, sd=0, alpha=0.05, power=0.8),
        lambda: needed_for_means(2, sd=2, alpha=0.05, power=1),
        lambda: needed_for_means(2, sd=2, alpha=0.05, power=0.8, dropout=1),
        lambda: detectable(sd=2, n=1, alpha=0.05, power=0.8),
        lambda: detectable(sd=0, n=9, alpha=0.05, power=0.8),
        lambda: needed_for_shares(0.3, 0.3, alpha=0.05, power=0.8),
        lambda: implied_sd(0.3, analysed=1),
        lambda: undiluted((1, 0, 2), crossed=1, smallest=2, better=Better.LOWER),
        lambda: undiluted(
            (1, 0, 2), crossed=0.6, untreated=0.4, smallest=2, better=Better.LOWER
        ),
        lambda: standardised_difference((5, 0), (5, 0)),
    ],
)
def test_what_cannot_be_asked_is_said(ask):
    with pytest.raises(UsageError):
        ask()


def test_cross_over_divides_by_who_was_treated():
    found = undiluted((-0.9, -1.5, -0.3), crossed=0.25, smallest=2, better=Better.LOWER)
    assert (found.value, found.low, found.high) == pytest.approx((-1.2, -2.0, -0.4))
    assert found.relevance is Relevance.INCONCLUSIVE
    assert turning_share(1.5, smallest=2) == pytest.approx(0.25)


def test_the_mint_verdicts_under_cross_over():
    """T-08 at 35%: facet stays not relevant, the other two become inconclusive."""
    at_most = {
        name: [one for one in appraise(study(name)).undiluted if one.crossed == 0.35]
        for name in ("mint-facet", "mint-si", "mint-combined")
    }
    assert at_most["mint-facet"][0].relevance is Relevance.NOT_RELEVANT
    assert at_most["mint-si"][0].relevance is Relevance.INCONCLUSIVE
    assert at_most["mint-combined"][0].relevance is Relevance.INCONCLUSIVE


def test_a_checklist_is_whole_and_has_its_places():
    for name in ("mint-facet", "mint-si", "mint-combined"):
        answers = mint_answers(name)
        assert [each.point for each in answers] == [each.id for each in POINTS]
        assert {each.item for each in answers} <= {*study(name).items}
        assert all(each.locator.startswith("000") for each in answers)


def test_baseline_of_smeets_by_hand():
    """T-30: APT 14.15 (3.70), CBT 13.74 (3.65) on disability."""
    first = appraise(study("smeets-2006")).imbalances[0]
    assert (first.first, first.second) == ("apt", "cbt")
    assert first.standardised == pytest.approx(0.41 / 3.675085, rel=1e-6)


def test_a_trial_that_prints_nothing_has_no_verdict():
    found = appraise(study("mint-disc"))
    assert (found.readings, found.primary, found.undiluted) == ((), None, ())
