"""The randomisation tests against plain enumerations, scipy and planted truth."""

from itertools import combinations, permutations, product
from math import comb
from statistics import fmean

import numpy as np
import pytest
from scipy.stats import mannwhitneyu, permutation_test

from wervel.errors import UsageError
from wervel.evidence.sced.analysis import analysed
from wervel.evidence.sced.effect_sizes import overlap
from wervel.evidence.sced.plan import Alternation, Plan, Scheme, Statistic
from wervel.evidence.sced.series import Design, Experiment, Point, Series
from wervel.evidence.study import Better

RNG = np.random.default_rng(20)


def series(case, phases, scores, *, may=(), goals=None):
    return Series(
        case=case,
        points=tuple(
            Point(
                occasion=n,
                phase=phase,
                score=float(score),
                may_start=n in may,
                criterion=None if goals is None else goals[n],
            )
            for n, (phase, score) in enumerate(zip(phases, scores, strict=True))
        ),
    )


def experiment(design, *of, better=Better.HIGHER):
    return Experiment(
        outcome="pain",
        better=better,
        design=design,
        baseline="A",
        interventions=("B",),
        series=of,
        shown=of,
    )


def mean_difference(phases, scores):
    """By hand."""
    having = [s for p, s in zip(phases, scores, strict=True) if p == "B"]
    without = [s for p, s in zip(phases, scores, strict=True) if p != "B"]
    return fmean(having) - fmean(without)


def test_one_start_is_counted_over_every_permissible_start():
    scores = RNG.normal(size=14).round(2)
    phases = "A" * 6 + "B" * 8
    one = experiment(Design.AB, series("1", phases, scores))
    test = analysed(one, Plan(least=3)).cases[0].test
    values = [
        mean_difference("A" * n + "B" * (14 - n), scores) for n in range(3, 14 - 3 + 1)
    ]
    observed = mean_difference(phases, scores)
    assert test.observed == pytest.approx(observed, rel=1e-12)
    assert test.assignments == len(values) == 9
    assert test.p == sum(v >= observed - 1e-12 for v in values) / 9
    assert test.smallest == 1 / 9


def test_stated_starts_are_the_ones_that_count():
    scores = RNG.normal(size=12)
    phases = "A" * 5 + "B" * 7
    one = experiment(Design.AB, series("1", phases, scores, may=(4, 5, 9)))
    test = analysed(one, Plan()).cases[0].test
    values = [mean_difference("A" * n + "B" * (12 - n), scores) for n in (4, 5, 9)]
    assert test.p == sum(v >= values[1] - 1e-12 for v in values) / 3


@pytest.mark.parametrize("two_sided", [False, True])
def test_a_reversal_is_counted_over_every_division(two_sided):
    scores = RNG.normal(size=15)
    phases = "AAAABBBAAABBBBB"
    one = experiment(Design.REVERSAL, series("1", phases, scores))
    test = analysed(one, Plan(least=2, two_sided=two_sided)).cases[0].test
    values = []
    for a, b, c in combinations(range(1, 15), 3):
        if min(a, b - a, c - b, 15 - c) >= 2:
            labels = "A" * a + "B" * (b - a) + "A" * (c - b) + "B" * (15 - c)
            values.append(mean_difference(labels, scores))
    observed = mean_difference(phases, scores)
    if two_sided:
        values, observed = [abs(v) for v in values], abs(observed)
    assert test.assignments == len(values) == comb(15 - 8 + 3, 3)
    assert test.p == sum(v >= observed - 1e-12 for v in values) / len(values)


@pytest.mark.parametrize("how", Alternation)
def test_an_alternation_is_counted_over_every_order(how):
    scores = RNG.normal(size=10)
    phases = "ABBABAABAB"
    one = experiment(Design.ALTERNATING, series("1", phases, scores))
    test = analysed(one, Plan(alternation=how)).cases[0].test
    values = [
        mean_difference(order, scores)
        for order in ("".join(each) for each in product("AB", repeat=10))
        if order.count("A") == 5 and _permitted(order, how)
    ]
    observed = mean_difference(phases, scores)
    assert test.assignments == len(values)
    assert test.p == sum(v >= observed - 1e-12 for v in values) / len(values)


def _permitted(order, how):
    if how is Alternation.AT_MOST_TWO:
        return "AAA" not in order and "BBB" not in order
    pairs = all(order[n] != order[n + 1] for n in range(0, 10, 2))
    return how is Alternation.FREE or pairs


def test_the_immediate_change_is_that_by_hand():
    scores = RNG.normal(size=16)
    phases = "AAAABBBBAAAABBBB"
    one = experiment(Design.REVERSAL, series("1", phases, scores))
    plan = Plan(statistic=Statistic.IMMEDIATE_CHANGE, window=3)
    test = analysed(one, plan).cases[0].test
    steps = [scores[n : n + 3].mean() - scores[n - 3 : n].mean() for n in (4, 8, 12)]
    wanted = (steps[0] - steps[1] + steps[2]) / 3
    assert test.observed == pytest.approx(wanted, rel=1e-12)


def test_a_changing_criterion_is_counted_over_every_change():
    goals = [None] * 4 + [3.0] * 4 + [5.0] * 4
    scores = np.array([1, 2, 1, 2, 3, 3, 4, 3, 5, 5, 4, 5.0])
    one = experiment(
        Design.CHANGING_CRITERION, series("1", "A" * 4 + "B" * 8, scores, goals=goals)
    )
    test = analysed(one, Plan(statistic=Statistic.CLOSENESS, least=3)).cases[0].test
    values = {}
    for a, b in combinations(range(1, 12), 2):
        if min(a, b - a, 12 - b) >= 3:
            goal = np.array([3.0] * (b - a) + [5.0] * (12 - b))
            values[a, b] = -np.abs(goal - scores[a:]).mean()
    assert test.observed == pytest.approx(values[4, 8], rel=1e-12)
    hits = sum(v >= values[4, 8] - 1e-12 for v in values.values())
    assert (test.assignments, test.p) == (len(values), hits / len(values))


STARTS, LENGTH = (4, 6, 9), 13


def three_persons(may=((), (), ())):
    return experiment(
        Design.MULTIPLE_BASELINE,
        *(
            series(
                str(n),
                "A" * start + "B" * (LENGTH - start),
                np.random.default_rng(n).normal(size=LENGTH),
                may=allowed,
            )
            for n, (start, allowed) in enumerate(zip(STARTS, may, strict=True))
        ),
    )


def under(one, start):
    scores = one.scores
    return scores[start:].mean() - scores[:start].mean()


def test_persons_drawn_apart_are_counted_over_every_combination():
    whole = three_persons()
    test = analysed(whole, Plan(least=3)).together
    values = [
        fmean(under(s, n) for s, n in zip(whole.series, starts, strict=True))
        for starts in product(range(3, 11), repeat=3)
    ]
    observed = fmean(under(s, n) for s, n in zip(whole.series, STARTS, strict=True))
    assert test.assignments == 8**3
    assert test.p == sum(v >= observed - 1e-12 for v in values) / 8**3


def test_persons_drawn_to_starts_are_counted_over_every_order():
    whole = three_persons()
    found = analysed(whole, Plan(scheme=Scheme.TIERS))
    values = [
        fmean(under(s, n) for s, n in zip(whole.series, order, strict=True))
        for order in permutations(STARTS)
    ]
    assert [each.test for each in found.cases] == [None] * 3
    assert found.combination is None
    assert found.together.assignments == 6
    assert found.together.p == sum(v >= values[0] - 1e-12 for v in values) / 6


def test_persons_drawn_to_tiers_and_starts_are_counted_over_both():
    allowed = ((3, 4), (6, 7, 8), (9, 10))
    whole = three_persons(allowed)
    test = analysed(whole, Plan(scheme=Scheme.TIERS_AND_STARTS)).together
    values = [
        fmean(under(s, n) for s, n in zip(whole.series, starts, strict=True))
        for order in permutations(allowed)
        for starts in product(*order)
    ]
    observed = fmean(under(s, n) for s, n in zip(whole.series, STARTS, strict=True))
    assert test.assignments == len(values) == 6 * 12
    assert test.p == sum(v >= observed - 1e-12 for v in values) / len(values)


@pytest.mark.parametrize("scheme", Scheme)
def test_drawn_assignments_come_near_the_counted_ones(scheme):
    """Within four standard errors of the p of all, each scheme."""
    whole = three_persons(((3, 4, 5), (6, 7, 8), (9, 10)))
    counted = analysed(whole, Plan(scheme=scheme)).together
    drawn = analysed(whole, Plan(scheme=scheme, limit=1, draws=40_000)).together
    assert not drawn.exact
    assert drawn.assignments == counted.assignments
    assert abs(drawn.p - counted.p) < 4 * drawn.standard_error + 1 / 40_000


@pytest.mark.parametrize("how", Alternation)
def test_drawn_orders_come_near_the_counted_ones(how):
    scores = np.random.default_rng(3).normal(size=14)
    one = experiment(Design.ALTERNATING, series("1", "ABBABAABABBABA", scores))
    counted = analysed(one, Plan(alternation=how)).cases[0].test
    drawn = analysed(one, Plan(alternation=how, limit=1, draws=40_000)).cases[0].test
    assert abs(drawn.p - counted.p) < 4 * drawn.standard_error + 1 / 40_000


def test_drawn_divisions_of_a_reversal_come_near_the_counted_ones():
    scores = np.random.default_rng(12).normal(size=24)
    phases = "AAAAAABBBBBBAAAAAABBBBBB"
    one = experiment(Design.REVERSAL, series("1", phases, scores))
    counted = analysed(one, Plan()).cases[0].test
    drawn = analysed(one, Plan(limit=1, draws=40_000)).cases[0].test
    assert counted.assignments == drawn.assignments == comb(24 - 12 + 3, 3)
    assert abs(drawn.p - counted.p) < 4 * drawn.standard_error + 1 / 40_000


def test_the_window_of_a_change_stays_within_short_phases():
    scores = np.array([1.0, 1, 9, 9, 1, 1, 9, 9, 9, 9])
    one = experiment(Design.REVERSAL, series("1", "AABBAABBBB", scores))
    plan = Plan(statistic=Statistic.IMMEDIATE_CHANGE, window=3)
    assert analysed(one, plan).cases[0].test.observed == pytest.approx(8)


def test_a_free_order_is_the_permutation_test_of_scipy():
    scores = np.random.default_rng(5).normal(size=12)
    phases = np.array(list("ABABABABABAB"))
    one = experiment(Design.ALTERNATING, series("1", phases, scores))
    test = analysed(one, Plan(alternation=Alternation.FREE)).cases[0].test
    wanted = permutation_test(
        (scores[phases == "B"], scores[phases == "A"]),
        lambda x, y, axis: x.mean(axis=axis) - y.mean(axis=axis),
        vectorized=True,
        n_resamples=np.inf,
        alternative="greater",
    )
    assert test.p == pytest.approx(wanted.pvalue, rel=1e-12)


def test_nap_is_the_u_of_mann_and_whitney():
    """With ties, as the statistic of the test and as an effect size."""
    scores = np.random.default_rng(6).integers(0, 6, size=20).astype(float)
    one = experiment(Design.AB, series("1", "A" * 9 + "B" * 11, scores))
    found = analysed(one, Plan(statistic=Statistic.NAP)).cases[0]
    wanted = mannwhitneyu(scores[9:], scores[:9]).statistic / (9 * 11)
    assert found.test.observed == pytest.approx(wanted, rel=1e-12)
    assert overlap(scores[:9], scores[9:]).nap == pytest.approx(wanted, rel=1e-12)


def test_the_better_way_turns_everything():
    scores = np.array([7.0, 8, 7, 7, 4, 3, 4, 3])
    lower = experiment(Design.AB, series("1", "AAAABBBB", scores), better=Better.LOWER)
    found = analysed(lower, Plan()).cases[0]
    assert found.test.observed == pytest.approx(7.25 - 3.5)
    (pair,) = found.comparisons
    assert (pair.overlap.nap, pair.overlap.pnd, pair.difference) == (1, 1, -3.75)


@pytest.mark.parametrize("alpha", [0.05, 0.1, 0.25])
def test_no_more_false_alarms_than_promised(alpha):
    """Planted truth: no effect, strong autocorrelation, a start drawn by lot.

    The share of p at or under alpha in 2,000 series may pass alpha by three standard
    errors at most; the test is exact whatever the autocorrelation.
    """
    rng = np.random.default_rng(11)
    alarms = 0
    for _ in range(2000):
        noise = rng.normal(size=26)
        scores = np.array([noise[0]] * 26)
        for n in range(1, 26):
            scores[n] = 0.6 * scores[n - 1] + noise[n]
        start = int(rng.integers(3, 24))
        one = experiment(
            Design.AB, series("1", "A" * start + "B" * (26 - start), scores)
        )
        alarms += analysed(one, Plan(least=3)).cases[0].test.p <= alpha
    assert alarms / 2000 <= alpha + 3 * (alpha * (1 - alpha) / 2000) ** 0.5


def test_what_could_not_have_been_drawn_is_refused():
    scores = np.arange(12.0)
    with pytest.raises(UsageError, match="--least"):
        analysed(
            experiment(Design.AB, series("1", "AA" + "B" * 10, scores)), Plan(least=4)
        )
    one = series("1", "AAAA" + "B" * 8, scores, may=(6, 7))
    with pytest.raises(UsageError, match="may_start"):
        analysed(experiment(Design.AB, one), Plan())
    order = series("1", "AAABABBABBAB", scores)
    with pytest.raises(UsageError, match="--alternation"):
        analysed(experiment(Design.ALTERNATING, order), Plan())
