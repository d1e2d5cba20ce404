"""The rules that propose a step: a planted case on either side of each line.

Witnesses: GRADE guidelines 4 (J Clin Epidemiol 2011;64:407), 5 (64:1277), 6 (64:1283),
7 (64:1294), 8 (64:1303) and 9 (64:1311), and GRADE guidance 34 (2022;150:216). What is
a line of wervel's own is named so in the docstring of the rule.
"""

import pytest
from made_up_certainty import LOW_RISK, made_effect, made_reading, made_study, used

from wervel.evidence.certainty.domains import (
    inconsistency,
    indirectness,
    publication_bias,
    risk_of_bias,
)
from wervel.evidence.certainty.proposal import Why
from wervel.evidence.study import Design, Publication, Risk

HIGH, SOME, LOW, SILENT = (
    Risk.HIGH,
    Risk.SOME_CONCERNS,
    Risk.LOW,
    Risk.NOT_STATED,
)
BETWEEN = made_effect(-4.0, -2.0)


@pytest.mark.parametrize(
    ("risks", "levels", "why"),
    [
        (LOW_RISK, 0, Why.BIAS_LOW),
        ((SOME, LOW, LOW), 0, Why.BIAS_LOW),
        ((SOME, SOME, LOW), -1, Why.BIAS_SOME_CONCERNS),
        ((HIGH, LOW, LOW, LOW), -1, Why.BIAS_HIGH_IN_ONE),
        ((HIGH, LOW), -1, Why.BIAS_HIGH_IN_ONE),
        ((HIGH, HIGH, LOW, LOW), -2, Why.BIAS_HIGH_IN_MANY),
        ((HIGH, HIGH, LOW, LOW, LOW), -1, Why.BIAS_HIGH_IN_ONE),
        ((HIGH, HIGH, SILENT, SILENT, SILENT), -2, Why.BIAS_HIGH_IN_MANY),
        ((SILENT, SILENT), None, Why.BIAS_NOT_STATED),
        ((), None, Why.BIAS_NOT_STATED),
    ],
)
def test_risk_of_bias_of_one_study(risks, levels, why):
    found = risk_of_bias([used(made_study(risks=risks))], BETWEEN)
    assert (found.levels, found.why) == (levels, why)


@pytest.mark.parametrize(
    ("weight", "levels"), [(0.5, -1), (0.49, 0), (1.0, -1), (0.0, 0)]
)
def test_risk_of_bias_goes_by_where_most_of_the_weight_is(weight, levels):
    rows = [
        used(made_study("bad", risks=(HIGH, LOW, LOW))),
        used(made_study("good", risks=LOW_RISK)),
    ]
    effect = made_effect(-4.0, -2.0, weights=(weight, 1 - weight))
    assert risk_of_bias(rows, effect).levels == levels


def test_the_reason_names_the_domains_that_are_not_low():
    rows = [used(made_study(risks=(LOW, HIGH, SOME, SILENT)))]
    assert risk_of_bias(rows, BETWEEN).values["domains"] == "domain 1, domain 2"


def two(first, second, **more):
    """Two studies of these intervals, each half of the weight."""
    rows = [
        used(made_study(name, row=(sum(each) / 2, *each)))
        for name, each in (("a", first), ("b", second))
    ]
    low = (first[0] + second[0]) / 2
    high = (first[1] + second[1]) / 2
    return rows, made_effect(low, high, weights=(0.5, 0.5), **more)


@pytest.mark.parametrize(
    ("first", "second", "i_squared", "q_p", "levels"),
    [
        # One side of no effect: substantial disagreement does not matter.
        ((-4.0, -2.0), (-2.0, -1.0), 0.60, 0.05, 0),
        # Estimates on both sides of no effect, and more than chance.
        ((-4.0, -2.0), (-0.5, 1.5), 0.60, 0.20, -1),
        ((-4.0, -2.0), (-0.5, 1.5), 0.50, 0.20, -1),
        ((-4.0, -2.0), (-0.5, 1.5), 0.49, 0.09, -1),
        ((-4.0, -2.0), (-0.5, 1.5), 0.49, 0.10, 0),
        # Considerable, whatever side.
        ((-4.0, -2.0), (-2.0, -1.0), 0.75, 0.01, -1),
        # One rules out harm and the other benefit.
        ((-4.0, -2.0), (1.0, 3.0), 0.75, 0.01, -2),
        ((-4.0, -2.0), (1.0, 3.0), 0.74, 0.01, -1),
    ],
)
def test_inconsistency_of_two_studies(first, second, i_squared, q_p, levels):
    rows, effect = two(first, second, i_squared=i_squared, q_p=q_p)
    assert inconsistency(rows, effect, None).levels == levels


def test_the_threshold_is_a_line_too():
    """Both are benefit, but only one is a benefit that matters (3 points)."""
    rows, effect = two((-6.0, -4.0), (-2.0, -1.0), i_squared=0.6, q_p=0.05)
    assert inconsistency(rows, effect, None).levels == 0
    assert inconsistency(rows, effect, 3.0).levels == -1


def test_a_prediction_interval_beyond_a_line_that_the_interval_keeps_counts():
    far = {"i_squared": 0.6, "q_p": 0.05, "prediction": (-6.0, 1.0)}
    rows, effect = two((-4.0, -2.0), (-3.0, -1.0), **far)
    assert inconsistency(rows, effect, None).levels == -1


def test_one_study_cannot_disagree_and_a_review_that_does_not_say_is_unknown():
    assert inconsistency([used(made_study())], BETWEEN, None).levels == 0
    review = made_study(design=Design.META_ANALYSIS)
    assert inconsistency([used(review)], BETWEEN, None).levels is None


@pytest.mark.parametrize(
    ("study", "reading", "levels", "why"),
    [
        ({}, {}, 0, Why.DIRECT),
        ({"population": "P-32"}, {}, -1, Why.INDIRECT),
        ({}, {"comparators": ("waiting list",)}, -1, Why.INDIRECT),
        (
            {"population": "P-32"},
            {"comparators": ("waiting list",)},
            -2,
            Why.INDIRECT_TWICE,
        ),
        ({"population": ""}, {}, None, Why.DIRECTNESS_NOT_STATED),
        ({"population": ""}, {"comparators": ("waiting list",)}, -1, Why.INDIRECT),
    ],
)
def test_indirectness(study, reading, levels, why):
    row = used(made_study(**study), made_reading(**reading))
    found = indirectness([row], BETWEEN)
    assert (found.levels, found.why) == (levels, why)


def many(count):
    return [used(made_study(f"s{at}")) for at in range(count)]


@pytest.mark.parametrize(
    ("count", "p", "levels", "why"),
    [
        (9, 0.001, 0, Why.TOO_FEW_STUDIES),
        (10, 0.099, -1, Why.ASYMMETRY),
        (10, 0.10, 0, Why.NO_ASYMMETRY),
        (10, None, None, Why.TEST_NOT_STATED),
    ],
)
def test_publication_bias_by_asymmetry(count, p, levels, why):
    effect = made_effect(-4.0, -2.0, asymmetry_p=p)
    found = publication_bias(many(count), effect, ())
    assert (found.levels, found.why) == (levels, why)


@pytest.mark.parametrize(
    ("publication", "levels"),
    [
        (Publication.UNPUBLISHED, -1),
        (Publication.RETRACTED, 0),
        (Publication.STOPPED, 0),
    ],
)
def test_a_study_that_is_kept_back_is_not_one_that_was_retracted(publication, levels):
    other = made_study("other", publication=publication)
    assert publication_bias(many(1), BETWEEN, [other]).levels == levels
