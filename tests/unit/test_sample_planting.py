"""What can be planted in a sample: how it is asked for, and what becomes of rates."""

import json
from datetime import date
from typing import Final

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

from wervel.errors import UsageError
from wervel.records.sample import Planting, planting_from, write_sample
from wervel.records.sample.habits import PARAMETERS, draw_habits, moved
from wervel.records.sample.planted import draw_planted
from wervel.records.sample.planting import Drift, Habit, Outliers, Spread

SEED: Final = 20_261_128


def drawn(planting, *, practices=40, seed=SEED):
    return draw_planted(np.random.default_rng(seed), planting, practices=practices)


# --- in words -------------------------------------------------------------------------


def test_the_words_of_every_planting():
    planting = planting_from(
        spread=["imaging:0.3", "opioid: 0.5"],
        outliers=["referral:2:3.0"],
        drift=["exercise_therapy:1:0.4:2017-07-01"],
        case_mix=0.5,
        rehabilitation="6:0.3:2",
    )
    assert planting.spread == (Spread(Habit.IMAGING, 0.3), Spread(Habit.OPIOID, 0.5))
    assert planting.outliers == (Outliers(Habit.REFERRAL, 2, 3.0),)
    assert planting.drift == (Drift(Habit.EXERCISE_THERAPY, 1, 0.4, date(2017, 7, 1)),)
    assert planting.case_mix == 0.5
    assert planting.rehabilitation.institutions == 6
    assert planting.rehabilitation.referred == 0.3
    assert planting.rehabilitation.piling == 2
    assert planting_from(rehabilitation="6:0.3").rehabilitation.piling == 0
    assert planting_from() == Planting()


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({"spread": ["scanning:0.3"]}, "scanning"),
        ({"spread": ["imaging"]}, "HABIT:DEVIATION"),
        ({"spread": ["imaging:much"]}, "much"),
        ({"spread": ["imaging:-1"]}, "-1"),
        ({"spread": ["imaging:nan"]}, "nan"),
        ({"spread": ["imaging:0.1", "imaging:0.2"]}, "imaging twice"),
        ({"outliers": ["imaging:two:3"]}, "two"),
        ({"outliers": ["imaging:0:3"]}, "0"),
        ({"outliers": ["imaging:1.5:3"]}, "1.5"),
        ({"outliers": ["imaging:2:1"]}, "other than 1"),
        ({"outliers": ["imaging:2:0"]}, "0"),
        ({"outliers": ["imaging:2:3:2017-01-01"]}, "HABIT:PRACTICES:ODDS_RATIO"),
        ({"drift": ["imaging:2:2.5"]}, "YYYY-MM-DD"),
        ({"drift": ["imaging:2:2.5:soon"]}, "soon"),
        ({"case_mix": 1.5}, "1.5"),
        ({"case_mix": float("nan")}, "nan"),
        ({"rehabilitation": "6"}, "INSTITUTIONS:SHARE"),
        ({"rehabilitation": "6:2"}, "2"),
        ({"rehabilitation": "2:0.3:5"}, "5"),
        ({"rehabilitation": ""}, "nothing"),
    ],
)
def test_what_cannot_be_planted_is_refused_in_words(asked, named):
    with pytest.raises(UsageError) as problem:
        planting_from(**asked)
    assert named in str(problem.value)


@pytest.mark.parametrize(
    "asked",
    [
        {"outliers": ["imaging:2:3"]},
        {"drift": ["imaging:2:3:2017-07-01"]},
        {"outliers": ["imaging:1:3"], "drift": ["imaging:1:3:2017-07-01"]},
        {"drift": ["imaging:1:3:2021-07-01"]},
        {"drift": ["imaging:1:3:2015-01-01"]},
        {"rehabilitation": "4:0.3"},
    ],
)
def test_more_than_the_sample_can_hold_is_refused_before_anything_is_written(
    tmp_path, asked
):
    with pytest.raises(UsageError):
        write_sample(
            tmp_path / "s", persons=6_900, seed=1, planting=planting_from(**asked)
        )
    assert not (tmp_path / "s").exists()


# --- by lot ---------------------------------------------------------------------------


def test_as_many_practices_as_asked_and_none_both():
    planting = planting_from(
        outliers=["imaging:3:3.0"], drift=["imaging:4:2.5:2017-07-01"]
    )
    planted = drawn(planting)
    outlier, drift = planted.outlier[Habit.IMAGING], planted.drift[Habit.IMAGING]
    assert sorted(outlier[outlier != 1]) == [3.0] * 3
    assert sorted(drift[drift != 1]) == [2.5] * 4
    assert not ((outlier != 1) & (drift != 1)).any()
    for habit in set(Habit) - {Habit.IMAGING}:
        assert (planted.outlier[habit] == 1).all()
        assert (planted.drift[habit] == 1).all()


def test_what_is_planted_in_one_habit_leaves_the_others_alone():
    alone = drawn(planting_from(spread=["opioid:0.4"], outliers=["opioid:2:3"]))
    more = drawn(
        planting_from(
            spread=["imaging:0.2", "opioid:0.4"],
            outliers=["imaging:5:2", "opioid:2:3"],
            drift=["referral:3:2:2016-02-29"],
        )
    )
    assert (alone.outlier[Habit.OPIOID] == more.outlier[Habit.OPIOID]).all()
    assert (alone.deviation[Habit.OPIOID] == more.deviation[Habit.OPIOID]).all()


def test_the_spread_is_normal_with_its_deviation():
    """Of 40,000 practices; six standard errors of a mean and of a deviation."""
    size = 40_000
    planted = drawn(planting_from(spread=["imaging:0.3"]), practices=size)
    deviation = planted.deviation[Habit.IMAGING]
    assert abs(deviation.mean()) < 6 * 0.3 / size**0.5
    assert abs(deviation.std() - 0.3) < 6 * 0.3 / (2 * size) ** 0.5


def odds(rate):
    return rate / (1 - rate)


def any_of(rates, habit):
    return 1 - np.prod([1 - rates[each.name] for each in PARAMETERS[habit]], axis=0)


@pytest.mark.parametrize("habit", Habit)
def test_the_odds_of_a_habit_are_changed_by_just_the_odds_ratio(habit):
    """Exactly, but for rounding, for any of what a habit is made of."""
    rates = {each.name: np.tile(each.value, (3, 1)) for each in PARAMETERS[habit]}
    changed = moved(rates, np.log([3.0, 1.0, 0.25]))
    ratio = odds(any_of(changed, habit)) / odds(any_of(rates, habit))
    assert ratio == pytest.approx(np.array([[3.0], [1.0], [0.25]]).repeat(3, 1), 1e-9)
    for name, rate in changed.items():
        assert (rate[1] == rates[name][1]).all()


def test_an_outlier_is_one_against_the_median_whatever_the_spread():
    planting = planting_from(spread=["imaging:1.0"], outliers=["imaging:3:3.0"])
    planted = drawn(planting)
    rng = np.random.default_rng(SEED)
    rate = draw_habits(rng, planted, practices=40).rates["imaged"]
    out = planted.outlier[Habit.IMAGING] != 1
    median = odds(np.array(PARAMETERS[Habit.IMAGING][0].value))
    assert odds(rate[out]) / median == pytest.approx(np.full((3, 3), 3.0), 1e-9)
    deviation = planted.deviation[Habit.IMAGING][~out]
    others = np.log(odds(rate[~out]) / median)
    assert others == pytest.approx(deviation[:, None].repeat(3, 1), rel=1e-9)


def test_a_drift_begins_on_its_day():
    planting = planting_from(drift=["referral:1:2.5:2017-07-01"])
    planted = drawn(planting)
    habits = draw_habits(np.random.default_rng(SEED), planted, practices=40)
    changed = int(np.flatnonzero(planted.drift[Habit.REFERRAL] != 1)[0])
    day = (date(2017, 7, 1) - date(1970, 1, 1)).days
    practice = np.array([changed, changed, 1 - min(changed, 1)])
    before = habits.at(practice, np.full(3, day - 1))["referred"]
    after = habits.at(practice, np.full(3, day))["referred"]
    ratio = odds(after) / odds(before)
    wanted = np.array([[2.5], [2.5], [1.0]]).repeat(3, 1)
    assert ratio == pytest.approx(wanted, rel=1e-9)


# --- in the sample --------------------------------------------------------------------


PLANTED: Final = planting_from(
    spread=["imaging:0.3"],
    outliers=["opioid:1:3.0"],
    drift=["referral:1:0.5:2018-01-01"],
    case_mix=0.4,
)


def test_the_truth_of_what_is_planted_is_written_beside(tmp_path):
    write_sample(tmp_path / "s", persons=9_200, seed=5, planting=PLANTED)
    told = json.loads((tmp_path / "s" / "planted.json").read_text("utf-8"))
    table = pd.read_parquet(tmp_path / "s" / "planted.parquet")
    assert len(table) == 4 * 4 * 3
    assert not table.duplicated(["care_site_id", "habit", "of"]).any()
    opioid = table[(table.habit == "opioid") & (table.odds_ratio != 1)]
    assert {*opioid.care_site_id} == {*told["outliers"][0]["care_sites"]}
    moved_on = table[table.drift_from.notna()]
    assert {*moved_on.care_site_id} == {*told["drift"][0]["care_sites"]}
    assert {*moved_on.drift_from} == {date(2018, 1, 1)}
    ratio = odds(moved_on.later_rate) / odds(moved_on.rate)
    assert ratio.to_numpy() == pytest.approx(np.full(3, 0.5), rel=1e-9)
    same = table[table.drift_from.isna()]
    assert (same.rate == same.later_rate).all()
    assert table[table.habit == "imaging"].deviation.notna().all()
    assert table[table.habit != "imaging"].deviation.isna().all()
    assert table.case_mix.abs().max() == pytest.approx(0.4)


def test_nothing_planted_is_told_as_nothing(tmp_path):
    write_sample(tmp_path / "s", persons=4_600, seed=5)
    table = pd.read_parquet(tmp_path / "s" / "planted.parquet")
    assert (table.odds_ratio == 1).all()
    assert (table.drift_odds_ratio == 1).all()
    assert (table.case_mix == 0).all()
    assert table.deviation.isna().all()
    assert table.drift_from.isna().all()
    told = json.loads((tmp_path / "s" / "planted.json").read_text("utf-8"))
    assert told["spread"] == told["outliers"] == told["drift"] == []


def test_the_same_planting_gives_the_same_sample(tmp_path):
    for name in ("once", "again"):
        write_sample(tmp_path / name, persons=4_600, seed=3, planting=PLANTED)
    for path in (tmp_path / "once").glob("*.parquet"):
        again = pq.read_table(tmp_path / "again" / path.name)
        assert pq.read_table(path).equals(again), path.name


def test_the_persons_are_the_same_with_and_without_planting(tmp_path):
    """So that what planting does can be seen by laying two samples side by side."""
    write_sample(tmp_path / "with", persons=4_600, seed=3, planting=PLANTED)
    write_sample(tmp_path / "without", persons=4_600, seed=3)
    planted, bare = (
        pd.read_parquet(tmp_path / name / "person.parquet").set_index("person_id")
        for name in ("with", "without")
    )
    same = ["gender_concept_id", "care_site_id", "provider_id"]
    assert planted[same].equals(bare[same])
    assert not planted.year_of_birth.equals(bare.year_of_birth)


def test_every_care_site_lies_in_a_province(tmp_path):
    write_sample(tmp_path / "s", persons=46_000, seed=1)
    sites = pd.read_parquet(tmp_path / "s" / "care_site.parquet")
    places = pd.read_parquet(tmp_path / "s" / "location.parquet")
    joined = sites.merge(places, on="location_id", how="left", validate="m:1")
    assert joined.state.notna().all()
    practices = joined[joined.place_of_service_source_value == "general practice"]
    assert practices.groupby("state").size().min() >= 3
    assert practices.state.nunique() == 6
    assert {*joined.state} == {*practices.state}
