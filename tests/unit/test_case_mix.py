"""What to expect of a site's patients, and how far that holds, against other fits."""

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import special

from wervel.benchmarking.calibration import calibration
from wervel.benchmarking.case_mix import FEWEST, case_mix


def patients(rng, rows=4000):
    """Groups of patients of two kinds each way, with a known model."""
    age = rng.choice(["young", "middle", "old"], rows, p=[0.2, 0.5, 0.3])
    sex = rng.choice(["male", "female"], rows)
    odds = -1 + 0.8 * (age == "old") - 0.3 * (sex == "female")
    n = rng.integers(1, 9, rows)
    hits = rng.binomial(n, special.expit(odds))
    return {"age": [*age], "sex": [*sex]}, hits, n - hits


def test_the_model_is_that_of_another_fit():
    """Statsmodels' Logit on rows of single patients, to 1e-6 (both iterate to 1e-8)."""
    covariates, hits, misses = patients(np.random.default_rng(5))
    model = case_mix(hits, misses, covariates)
    age, sex = (np.asarray(covariates[name]) for name in ("age", "sex"))
    single = np.repeat(np.arange(len(hits)), hits + misses)
    outcome = np.concatenate(
        [np.r_[np.ones(a), np.zeros(b)] for a, b in zip(hits, misses, strict=True)]
    )
    columns = [np.ones(len(single))]
    columns += [(age[single] == each) * 1.0 for each in ("old", "young")]
    columns += [
        (sex[single] == each) * 1.0
        for each in {"male", "female"} - {model.reference["sex"]}
    ]
    fit = sm.Logit(outcome, np.column_stack(columns)).fit(disp=0)
    other = (set(sex) - {model.reference["sex"]}).pop()
    came = [model.intercept]
    came += [model.coefficients["age", each] for each in ("old", "young")]
    came += [model.coefficients["sex", other]]
    assert model.reference["age"] == "middle"
    assert came == pytest.approx([*fit.params], abs=1e-6)
    errors = [model.errors["age", "old"], model.errors["age", "young"]]
    assert errors == pytest.approx([*fit.bse[1:3]], abs=1e-6)


def test_what_is_expected_adds_up_to_what_was_seen():
    covariates, hits, misses = patients(np.random.default_rng(6))
    chance = case_mix(hits, misses, covariates).probability(covariates)
    assert (chance * (hits + misses)).sum() == pytest.approx(hits.sum(), rel=1e-9)


def test_a_rare_level_joins_the_commonest():
    """Too few, or all with one outcome: no coefficient runs off to infinity."""
    covariates = {"age": ["young"] * 2 + ["old"] * 2 + ["ancient", "newborn"]}
    hits = [40, 10, 30, 30, FEWEST - 1, 200]
    misses = [40, 30, 20, 20, 0, 0]
    model = case_mix(hits, misses, covariates)
    assert {level for _, level in model.coefficients} <= {"young", "old"}
    assert np.isfinite([*model.coefficients.values()]).all()


def test_levels_that_together_tell_all_get_no_endless_coefficient():
    """Each level alone has both outcomes; a with q never has it, b with p always."""
    covariates = {"one": ["a", "a", "b", "b"], "other": ["p", "q", "p", "q"]}
    model = case_mix([40, 0, 40, 40], [40, 40, 0, 40], covariates)
    assert np.abs([*model.coefficients.values()]).max() < 8
    chance = model.probability(covariates)
    assert chance[1] < 0.1
    assert chance[2] > 0.9


@pytest.mark.parametrize(("hits", "misses"), [([0, 0], [5, 5]), ([5, 5], [0, 0])])
def test_nobody_or_everybody_leaves_nothing_to_adjust(hits, misses):
    model = case_mix(hits, misses, {"age": ["young", "old"]})
    assert not model.coefficients
    assert (hits[0] > 0) == (model.probability({"age": ["old"]})[0] > 0.5)


def test_calibration_of_the_model_itself_has_slope_one():
    covariates, hits, misses = patients(np.random.default_rng(7))
    chance = case_mix(hits, misses, covariates).probability(covariates)
    told = calibration(hits, misses, chance)
    assert told.slope == pytest.approx(1, abs=1e-6)
    assert told.patients.sum() == (hits + misses).sum()
    seen = np.nansum(told.observed * told.patients)
    assert seen == pytest.approx(hits.sum())


def test_too_bold_a_model_has_a_slope_below_one():
    covariates, hits, misses = patients(np.random.default_rng(8))
    odds = case_mix(hits, misses, covariates).log_odds(covariates)
    told = calibration(hits, misses, special.expit(2 * odds + 1))
    assert told.slope == pytest.approx(0.5, abs=1e-6)


def test_c_is_the_share_of_pairs():
    """Counted pair by pair, ties half."""
    rng = np.random.default_rng(9)
    chance = rng.choice([0.1, 0.2, 0.3, 0.4], 60)
    hits = rng.integers(0, 4, 60)
    misses = rng.integers(0, 4, 60)
    pairs = [
        (a > b) + (a == b) / 2
        for a in np.repeat(chance, hits)
        for b in np.repeat(chance, misses)
    ]
    assert calibration(hits, misses, chance).c == pytest.approx(np.mean(pairs))
