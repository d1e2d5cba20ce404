"""The means of every draw: against one draw at a time, planted truth, and clusters."""

import numpy as np
import pytest

from wervel.errors import UsageError
from wervel.evidence.economics.columns import variable
from wervel.evidence.economics.filling import filled, gaps
from wervel.evidence.economics.means import means
from wervel.evidence.economics.patients import Patients
from wervel.evidence.economics.resampling import drawn, everybody


def trial(n=60, *, seed=4, cluster=None, gone=0.0):
    """Three arms: utilities that hang together, one use, one cost, an age."""
    rng = np.random.default_rng(seed)
    of_arm = np.repeat([0, 1, 2], [n // 3, n // 3, n - 2 * (n // 3)])
    start = rng.normal(0.5, 0.2, n)
    values = np.column_stack(
        [
            start,
            0.3 + 0.5 * start + 0.05 * of_arm + rng.normal(0, 0.1, n),
            rng.poisson(3 + of_arm, n),
            rng.gamma(0.7, 900, n),
        ]
    )
    values[rng.random(values.shape) < gone] = np.nan
    columns = ("utility_0", "utility_52", "use_visit", "cost_drugs")
    return Patients(
        where="drawn",
        arms=("a", "b", "c"),
        of_arm=of_arm,
        variables=tuple(variable(each) for each in columns),
        values=values,
        covariates=("covariate_age",),
        covariate_values=rng.normal(45, 10, (n, 1)),
        cluster=cluster,
    )


def by_least_squares(of, places):
    """The corrected means of one draw, a column at a time with lstsq."""
    arms = (of.of_arm[places, None] == [0, 1, 2]).astype(float)
    age = of.covariate_values[places] - of.covariate_values.mean()
    start = of.values[places, :1] - of.values[:, 0].mean()
    found = np.empty((3, 4))
    for column in range(4):
        terms = [arms, age, start] if column < 2 else [arms, age]
        fit = np.linalg.lstsq(np.hstack(terms), of.values[places, column], rcond=None)
        found[:, column] = fit[0][:3]
    return found


def test_every_draw_is_the_regression_over_whom_it_holds():
    """One draw at a time from the same seed; to 1e-9: sums in another order."""
    of = trial()
    ours = means(of, draws=120, seed=9).corrected.draws
    rng = np.random.default_rng(9)
    samples = [drawn(of, arm, draws=120, rng=rng).places for arm in range(3)]
    for at in (0, 1, 57, 119):
        places = np.concatenate([each[at] for each in samples])
        assert ours[at] == pytest.approx(by_least_squares(of, places), rel=1e-9)


def test_the_estimate_is_the_regression_over_everybody():
    of = trial()
    ours = means(of, draws=100, seed=1).corrected.estimate
    assert ours == pytest.approx(by_least_squares(of, np.arange(60)), rel=1e-9)


def test_not_corrected_is_the_plain_mean():
    of = trial()
    ours = means(of, draws=100, seed=1).plain.estimate
    plain = [of.values[of.of_arm == arm].mean(axis=0) for arm in range(3)]
    assert ours == pytest.approx(np.array(plain), rel=1e-9)


def test_the_same_seed_gives_the_same_draws():
    of = trial()
    once, again, other = (means(of, draws=300, seed=each) for each in (2, 2, 3))
    assert (once.corrected.draws == again.corrected.draws).all()
    assert (once.corrected.draws != other.corrected.draws).any()


def test_a_draw_that_lacks_a_kind_of_patient_still_has_numbers():
    """Two of sixty are old: about one draw in seven has neither of them."""
    of = trial()
    old = np.zeros((60, 1))
    old[:2] = 1.0
    rare = Patients(**{**vars(of), "covariate_values": old})
    assert np.isfinite(means(rare, draws=500, seed=1).corrected.draws).all()


def test_what_hangs_together_without_chance_is_filled_in_exactly():
    """Gaps in a sum of two columns come back as that sum; to 1e-6, for the ridge."""
    rng = np.random.default_rng(1)
    whole = rng.normal(0, 1, (40, 3))
    whole[:, 2] = 3 + 2 * whole[:, 0] - whole[:, 1]
    holed = whole.copy()
    holed[::4, 2] = np.nan
    of = Patients(
        **{
            **vars(trial()),
            "arms": ("a",),
            "of_arm": np.zeros(40, dtype=int),
            "values": holed,
            "variables": trial().variables[1:],
            "covariates": (),
            "covariate_values": np.empty((40, 0)),
        }
    )
    sample = everybody(of, 0, times=2)
    ours = filled(
        of.values[sample.places],
        of.covariate_values[sample.places],
        sample.counts,
        gaps=gaps(of, 0),
        rng=rng,
    )
    assert ours[1] == pytest.approx(whole, abs=1e-6)


def test_filling_in_gets_back_what_leaving_out_would_miss():
    """Who is ill at the start answers less: the mean of those who do is too high."""
    of = trial(3000)
    truth = of.values[:, 1].mean()
    holed = of.values.copy()
    holed[of.values[:, 0] < 0.45, 1] = np.nan
    holed[np.random.default_rng(8).random(3000) < 0.3, 3] = np.nan
    some = of.values[:, 0] < 0.45
    holed[some & (np.arange(3000) % 3 == 0), 1] = of.values[:, 1][
        some & (np.arange(3000) % 3 == 0)
    ]
    found = means(Patients(**{**vars(of), "values": holed}), draws=100, seed=1)
    assert np.nanmean(holed[:, 1]) - truth > 0.015
    assert found.plain.estimate[:, 1].mean() == pytest.approx(truth, abs=0.005)


def test_what_is_missing_widens_the_draws():
    of = trial(300)
    holed = trial(300, gone=0.3)
    narrow, wide = (means(each, draws=1500, seed=1).corrected for each in (of, holed))
    spread = [each.draws.std(axis=0)[:, 1:] for each in (narrow, wide)]
    assert (spread[1] > 1.03 * spread[0]).all()


def test_too_few_to_predict_from_are_refused():
    with pytest.raises(UsageError, match="--complete-only"):
        means(trial(30, gone=0.4), draws=100, seed=1)


def test_a_draw_of_clusters_holds_whole_numbers_of_them():
    """As many clusters as there were, each with as many patients as it has."""
    cluster = np.repeat(np.arange(12), [2, 5, 5, 8, 2, 8, 5, 5, 4, 6, 6, 4])
    of = trial(60, cluster=cluster)
    sample = drawn(of, 0, draws=200, rng=np.random.default_rng(1))
    sizes = {0: 2, 1: 5, 2: 5, 3: 8}
    for places, counts in zip(sample.places, sample.counts, strict=True):
        held = cluster[places[counts]]
        for each in {*held.tolist()}:
            assert (held == each).sum() % sizes[each] == 0
        times = sum((held == each).sum() // size for each, size in sizes.items())
        assert times == 4


def test_clusters_that_differ_make_the_draws_wider():
    """Planted: a cluster moves all its costs by 1,000 (SD), patients by 100.

    Ten clusters of ten in each arm: the mean of an arm has a standard error of
    sqrt(1000²/10 + 100²/100) = 316; of single patients it would seem 100.
    """
    rng = np.random.default_rng(2)
    of = trial(300, cluster=np.repeat(np.arange(30), 10))
    effect = np.concatenate([_standard(rng.normal(0, 1, 10)) for _ in range(3)])
    values = of.values.copy()
    values[:, 3] = 5000 + 1000 * np.repeat(effect, 10) + rng.normal(0, 100, 300)
    grouped = Patients(**{**vars(of), "values": values})
    single = Patients(**{**vars(grouped), "cluster": None})
    wide, narrow = (
        means(each, draws=4000, seed=1).plain.draws[:, 0, 3].std()
        for each in (grouped, single)
    )
    assert wide == pytest.approx(316, rel=0.06)
    assert narrow == pytest.approx(100, rel=0.06)


def _standard(values):
    return (values - values.mean()) / values.std()
