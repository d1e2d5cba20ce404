"""Individual data: planted truth, agreement of models, and files that cannot be."""

from pathlib import Path

import numpy as np
import pytest
import statsmodels.api as sm

from wervel.errors import UsageError
from wervel.evidence.study import Better
from wervel.evidence.trials.individual.analysis import Doubt, Question, analyse
from wervel.evidence.trials.individual.imputation import imputed, over_imputed
from wervel.evidence.trials.individual.mixed import mixed
from wervel.evidence.trials.individual.regression import ancova
from wervel.evidence.trials.individual.rubin import combined
from wervel.evidence.trials.individual.scores import read_scores

HEADING = "participant,arm,time,value,baseline"
ASKED = Question(better=Better.LOWER, smallest=2, sets=5)


def written(folder: Path, lines, heading=HEADING):
    path = folder / "trial.csv"
    path.write_text("\n".join([heading, *lines]) + "\n", "utf-8")
    return path


def drawn(folder: Path, *, patients, effect, lost, seed):
    """A trial with a planted effect at both times; who scores high early is lost."""
    random = np.random.default_rng(seed)
    lines = []
    for each in range(patients):
        arm, treated = ("new", 1) if each % 2 else ("old", 0)
        baseline = random.normal(6, 1)
        level = random.normal(0, 1)
        first = 0.5 * baseline + level + effect * treated + random.normal(0, 1)
        last = 0.5 * baseline + level + effect * treated + random.normal(0, 1)
        gone = lost and treated and first > 2.0
        for time, value in ((6, first), (13, last)):
            said = "" if gone and time == 13 else f"{value:.6f}"
            lines.append(f"p{each},{arm},{time},{said},{baseline:.6f}")
    return read_scores(written(folder, lines), comparator="old")


def test_a_planted_effect_is_found(tmp_path):
    """Within three of its own standard errors."""
    of = drawn(tmp_path, patients=400, effect=-1.0, lost=False, seed=1)
    for each in (*mixed(of).effects, ancova(of, 1)):
        assert each.value == pytest.approx(-1.0, abs=3 * each.se)


def test_loss_that_depends_on_what_was_seen_biases_only_those_who_stayed(tmp_path):
    """Planted -1.0: covariance is off by far, mixed model and imputation are not."""
    of = drawn(tmp_path, patients=1200, effect=-1.0, lost=True, seed=2)
    assert ancova(of, 1).value < -1.0 - 3 * ancova(of, 1).se
    model = mixed(of).effects[1]
    assert model.value == pytest.approx(-1.0, abs=3 * model.se)
    filled = over_imputed(of, imputed(of, sets=20, seed=1)).effects[1]
    assert filled.value == pytest.approx(-1.0, abs=3 * filled.se)


def test_effects_and_variances_are_those_of_statsmodels(tmp_path):
    """To 1e-4, where its optimiser stops; its errors are from another matrix."""
    of = drawn(tmp_path, patients=60, effect=-1.0, lost=True, seed=3)
    patient, time = np.nonzero(~np.isnan(of.scores))
    at = np.eye(2)[time]
    design = np.column_stack((at, at * of.treated[patient, None], of.baseline[patient]))
    other = sm.MixedLM(of.scores[patient, time], design, patient).fit(reml=True)
    found = mixed(of)
    assert [each.value for each in found.effects] == pytest.approx(
        list(other.fe_params[2:4]), abs=1e-4
    )
    assert found.within == pytest.approx(other.scale, rel=1e-4)


def test_the_same_seed_gives_the_same_numbers(tmp_path):
    of = drawn(tmp_path, patients=60, effect=-1.0, lost=True, seed=3)
    one, two, three = (imputed(of, sets=2, seed=each)[1] for each in (7, 7, 8))
    assert np.array_equal(one, two)
    assert not np.array_equal(one, three)
    known = ~np.isnan(of.scores)
    assert np.array_equal(one[known], of.scores[known])


def test_rubins_rules_by_hand():
    """Within 0.25, between 1 x 4/3; df 2/0.8421² with 7.60 of the observed."""
    found = combined([1.0, 2.0, 3.0], [0.5, 0.5, 0.5], complete_df=50)
    assert found.se**2 == pytest.approx(0.25 + 4 / 3)
    old, observed = 2 / found.missing**2, 51 / 53 * 50 * (1 - found.missing)
    assert found.df == pytest.approx(old * observed / (old + observed))
    with pytest.raises(UsageError):
        combined([1.0], [0.5], complete_df=50)


def test_who_got_better_is_counted_with_the_missing(tmp_path):
    lines = [
        *(f"a{i},new,6,{v},8" for i, v in enumerate(["6", "6.1", "5", ""])),
        *(f"b{i},old,6,{v},8" for i, v in enumerate(["8", "6", "7.5", "7"])),
    ]
    lines[0] = "a0,new,6,6,7.9"
    of = read_scores(written(tmp_path, lines), comparator="old")
    found = analyse(of, ASKED)
    counts = found.responses[0].effects
    assert (counts.first.events, counts.first.n, counts.first.missing) == (1, 3, 1)
    assert (counts.second.events, counts.second.n) == (1, 4)
    doubts = {each for each, _ in found.doubts}
    assert {Doubt.NO_MIXED, Doubt.NO_IMPUTATION, Doubt.UNSCORED, Doubt.FEW} == doubts
    assert found.main == found.ancova


def test_a_baseline_that_is_missing_is_said(tmp_path):
    lines = [f"p{i},{'ab'[i % 2]},6,{i % 7},{(i * 3) % 5 + 1}" for i in range(20)]
    lines[4] = "p4,a,6,4,"
    of = read_scores(written(tmp_path, lines), comparator="b")
    found = analyse(of, ASKED)
    assert (Doubt.BASELINE, "1") in found.doubts
    assert found.responses[0].effects.first.missing == 1


GOOD = ["p1,a,6,3,5", "p2,a,6,4,6", "p3,b,6,5,7", "p4,b,6,7,5", "p5,b,6,6,5"]


@pytest.mark.parametrize(
    ("lines", "came"),
    [
        ([*GOOD, "p1,a,6,4,5"], "again on line 7"),
        ([*GOOD, "p1,b,13,4,5"], "line 7: another arm"),
        ([*GOOD, "p1,a,13,4,6"], "line 7: another baseline"),
        ([*GOOD, "p1,a,0,4,5"], "none or less on line 7"),
        (GOOD[:2], "a"),
        ([*GOOD, "p6,c,6,4,5"], "a, b, c"),
        (["p1,a,6,3,5", *GOOD[2:]], "at 6 1 scores in a"),
        ([f"p{i},{'ab'[i % 2]},6,5,{i}" for i in range(6)], "all scores are equal"),
        ([f"p{i},{'ab'[i % 2]},6,{i},5" for i in range(6)], "no baseline, or all"),
        ([f"p{i},{'ab'[i % 2]},6,{i}," for i in range(6)], "no baseline, or all"),
        (["p1,a,6,nan,5", *GOOD[1:]], "line 2: value is not a number"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(tmp_path, lines, came):
    with pytest.raises(UsageError) as problem:
        read_scores(written(tmp_path, lines), comparator="b")
    assert came in problem.value.came
    assert "p1" not in str(problem.value)


def test_a_site_that_lies_in_one_arm_cannot_be_told_from_it(tmp_path):
    lines = [
        f"p{i},{'ab'[i % 2]},6,{(i * 7) % 9},{(i * 5) % 8},{'xy'[i % 2]}"
        for i in range(20)
    ]
    path = written(tmp_path, lines, heading=HEADING + ",site")
    of = read_scores(path, comparator="b")
    with pytest.raises(UsageError, match="sites that lie in one arm"):
        analyse(of, ASKED)


@pytest.mark.parametrize(
    "asked",
    [
        Question(better=Better.LOWER, smallest=0),
        Question(better=Better.NOT_STATED, smallest=2),
        Question(better=Better.LOWER, smallest=2, sets=1),
        Question(better=Better.LOWER, smallest=2, week=99),
    ],
)
def test_a_question_that_cannot_be_asked(tmp_path, asked):
    of = drawn(tmp_path, patients=40, effect=-1.0, lost=False, seed=4)
    with pytest.raises(UsageError):
        analyse(of, asked)


def test_a_score_carried_forward_is_no_mixed_model(tmp_path):
    lines = [
        f"p{i},{'ab'[i % 2]},{time},{(i * 7) % 9},{(i * 5) % 8}"
        for i in range(20)
        for time in (6, 13)
    ]
    of = read_scores(written(tmp_path, lines), comparator="b")
    assert (Doubt.NO_MIXED, "none that do") in analyse(of, ASKED).doubts


def test_no_variance_between_patients_is_said_and_gives_least_squares(tmp_path):
    """Scores of a patient further apart than those of two: the ratio ends at none."""
    lines = []
    for i in range(40):
        up = 1 if i % 4 < 2 else -1
        for time, sign in ((6, up), (13, -up)):
            value = 5 + 2 * sign + (i % 3) / 10
            lines.append(f"p{i},{'ab'[i % 2]},{time},{value},{(i * 5) % 8}")
    of = read_scores(written(tmp_path, lines), comparator="b")
    found = analyse(of, ASKED)
    assert found.mixed.between == 0
    assert (Doubt.NO_BETWEEN, "") in found.doubts
    at = np.tile(np.eye(2), (40, 1))
    treated, baseline = (np.repeat(each, 2) for each in (of.treated, of.baseline))
    design = np.column_stack((at, at * treated[:, None], baseline))
    other = sm.OLS(of.scores.ravel(), design).fit()
    assert [each.value for each in found.main] == pytest.approx(list(other.params[2:4]))
    assert [each.se for each in found.main] == pytest.approx(list(other.bse[2:4]))
