"""Autocorrelation, combination, model and standards: planted truth and plain sums."""

import numpy as np
import pytest
from scipy.stats import irwinhall, norm

from wervel.evidence.sced.autocorrelation import autocorrelation
from wervel.evidence.sced.between_cases import between_cases, vary
from wervel.evidence.sced.combination import additive, combined
from wervel.evidence.sced.effect_sizes import overlap, ratio
from wervel.evidence.sced.series import Design, Experiment, Point, Series
from wervel.evidence.sced.standards import Standard, Verdict, answers, overall
from wervel.evidence.study import Better


def experiment(*persons, design=Design.MULTIPLE_BASELINE, interventions=("B",)):
    """Each person given as phases, perhaps with scores."""
    of = tuple(
        Series(
            case=str(n),
            points=tuple(
                Point(occasion=at, phase=phase, score=float(score))
                for at, (phase, score) in enumerate(
                    zip(phases, scores, strict=True), start=1
                )
            ),
        )
        for n, (phases, scores) in enumerate(persons)
    )
    return Experiment(
        outcome="pain",
        better=Better.LOWER,
        design=design,
        baseline="A",
        interventions=interventions,
        series=of,
        shown=of,
    )


def flat(*persons, design):
    return experiment(*((p, [0] * len(p)) for p in persons), design=design)


def autoregressive(rng, length, phi):
    noise = rng.normal(size=length)
    values = [noise[0] / (1 - phi**2) ** 0.5]
    for each in noise[1:]:
        values.append(phi * values[-1] + each)
    return np.array(values)


@pytest.mark.parametrize("phi", [0.0, 0.3, 0.6])
def test_the_correction_brings_autocorrelation_nearer_to_the_truth(phi):
    """Planted: 3,000 series of two phases of ten.

    The correction takes away what estimating means does at nought, where three standard
    errors of the mean are 0.012. What is left grows with phi (0.21 at 0.6), downwards:
    that is what the page says of few points.
    """
    rng = np.random.default_rng(8)
    groups = np.repeat([0, 1], 10)
    found = [autocorrelation(autoregressive(rng, 20, phi), groups) for _ in range(3000)]
    raw = np.mean([each.raw for each in found]) - phi
    corrected = np.mean([each.corrected for each in found]) - phi
    assert raw < corrected < 0.012
    assert abs(corrected) < 0.012 + 0.36 * phi


def test_autocorrelation_is_the_plain_sum():
    scores, groups = np.array([2.0, 4, 3, 7, 9, 8]), np.array([0, 0, 0, 1, 1, 1])
    rest = [-1, 1, 0, -1, 1, 0]
    within = (-1 * 1) + (1 * 0) + (-1 * 1) + (1 * 0)
    found = autocorrelation(scores, groups)
    assert found.raw == pytest.approx(within / sum(r * r for r in rest))
    assert found.corrected == pytest.approx(found.raw + 2 / 6)
    assert found.pairs == 4


@pytest.mark.parametrize("number", [1, 2, 5, 12])
def test_the_additive_p_is_the_sum_of_uniforms(number):
    """Against the distribution of Irwin and Hall in scipy."""
    values = np.random.default_rng(number).random(number)
    wanted = irwinhall(number).cdf(values.sum())
    assert additive([*values]) == pytest.approx(wanted, rel=1e-9)


def test_many_p_values_do_not_lose_their_digits():
    """Forty of a half: the sum is in its middle, so the p is a half."""
    assert additive([0.5] * 40) == pytest.approx(0.5, rel=1e-12)


def test_fisher_and_stouffer_are_as_written():
    found = combined([0.02, 0.3, 0.11])
    z = norm.isf([0.02, 0.3, 0.11]).sum() / 3**0.5
    assert found.stouffer == pytest.approx(norm.sf(z), rel=1e-9)
    half = -np.log([0.02, 0.3, 0.11]).sum()
    wanted = np.exp(-half) * (1 + half + half**2 / 2)
    assert found.fisher == pytest.approx(wanted, rel=1e-9)
    assert combined([1.0, 0.5]).stouffer <= 1


def test_the_model_finds_what_was_planted():
    """Thirty persons of twenty points, g of -1 and autocorrelation 0.3.

    The mean of six such experiments lies within three standard errors of the truth.
    """
    rng = np.random.default_rng(14)
    found = []
    for _ in range(6):
        persons = []
        for n in range(30):
            start = 6 + n % 9
            steps = np.repeat([0.0, -2.0], [start, 20 - start])
            level = rng.normal(scale=3**0.5)
            rest = autoregressive(rng, 20, 0.3) * (1 - 0.3**2) ** 0.5
            persons.append(("A" * start + "B" * (20 - start), level + steps + rest))
        found.append(between_cases(experiment(*persons)))
    error = np.mean([each.error for each in found]) / 6**0.5
    assert abs(np.mean([each.g for each in found]) + 1) < 3 * error
    assert np.mean([each.phi for each in found]) == pytest.approx(0.3, abs=0.05)
    assert np.mean([each.intraclass for each in found]) == pytest.approx(0.75, abs=0.07)


def test_a_difference_that_varies_is_found():
    """Planted: steps of -6, 0, -4, -1 and -5 against a rest of one."""
    rng = np.random.default_rng(2)
    persons = [
        ("A" * 8 + "B" * 8, rng.normal(size=16) + np.repeat([0.0, step], 8))
        for step in (-6, 0, -4, -1, -5)
    ]
    whole = experiment(*persons)
    same, varying = between_cases(whole), between_cases(whole, varying=True)
    assert vary(same, varying) < 0.001
    assert same.steps == 0
    assert varying.steps == pytest.approx(np.var([-6, 0, -4, -1, -5], ddof=1), rel=0.5)


def test_two_persons_are_too_few_for_the_model():
    rng = np.random.default_rng(1)
    pair = [("AAAABBBB", rng.normal(size=8)) for _ in range(2)]
    assert between_cases(experiment(*pair)) is None


def test_tau_u_is_the_plain_sum_over_pairs():
    rng = np.random.default_rng(9)
    a, b = rng.integers(0, 9, 6).astype(float), rng.integers(0, 9, 8).astype(float)

    def rises(values):
        return sum(
            np.sign(later - earlier)
            for n, earlier in enumerate(values)
            for later in values[n + 1 :]
        )

    between = sum(np.sign(y - x) for x in a for y in b)
    found = overlap(a, b)
    assert found.tau_u == pytest.approx((between - rises(a)) / 48)
    both = (between - rises(a) + rises(b)) / (14 * 13 / 2)
    assert found.tau_u_trends == pytest.approx(both)
    assert found.pnd == np.mean([y > max(a) for y in b])


def test_a_ratio_without_meaning_is_none():
    some = np.array([1.0, 2, 3])
    assert ratio(some, -some) is None
    assert ratio(np.zeros(3), some) is None
    assert ratio(some, some[:1]) is None


def verdicts(whole):
    return {each.standard: each.verdict for each in answers(whole)}


@pytest.mark.parametrize(
    ("persons", "design", "verdict"),
    [
        (["AAAAABBBBBAAAAABBBBB"], Design.REVERSAL, Verdict.MET),
        (["AAAABBBBBAAAAABBBBB"], Design.REVERSAL, Verdict.WITH_RESERVATIONS),
        (["AABBBBBAAAAABBBBB"], Design.REVERSAL, Verdict.NOT_MET),
        (["AAAAABBBBBAAAAA"], Design.REVERSAL, Verdict.NOT_MET),
        (["AAAAABBBBB"] * 3, Design.AB, Verdict.NOT_MET),
        (
            ["A" * n + "B" * 6 for n in (5, 7, 9)],
            Design.MULTIPLE_BASELINE,
            Verdict.MET,
        ),
        (
            ["A" * n + "B" * 6 for n in (5, 7)],
            Design.MULTIPLE_BASELINE,
            Verdict.NOT_MET,
        ),
        (["ABABBAABAB"], Design.ALTERNATING, Verdict.WITH_RESERVATIONS),
        (["ABABABABAB"], Design.ALTERNATING, Verdict.MET),
        (["ABABABABABAAAB"], Design.ALTERNATING, Verdict.NOT_MET),
    ],
)
def test_the_standards_of_the_clearinghouse(persons, design, verdict):
    """Kratochwill and others (2010): four or six phases, five points, or three."""
    found = answers(flat(*persons, design=design))
    assert overall(found) is verdict


def test_what_data_cannot_tell_is_not_stated():
    found = verdicts(flat("AAAAABBBBB", design=Design.AB))
    assert found[Standard.AGREEMENT] is Verdict.NOT_STATED
    assert found[Standard.MANIPULATED] is Verdict.NOT_STATED
    assert found[Standard.DEMONSTRATIONS] is Verdict.NOT_MET
