"""Stays in rehabilitation: drawn stories, and the sample's planted truth row by row."""

from __future__ import annotations

import json
from datetime import date
from typing import Final

import pandas as pd
import pytest
from tables import opened
from world import drawn

from wervel.findings.assessment import assess
from wervel.practice.rehabilitation import gathered
from wervel.practice.rehabilitation.counts import EVERYBODY
from wervel.practice.rehabilitation.stays import COLUMNS, LONGEST, stays
from wervel.practice.rehabilitation.tables import tables
from wervel.recommendations.bodies import recommendation
from wervel.records.opening import open_source
from wervel.records.sample import planting_from, write_sample
from wervel.small_numbers import preset

IMAGING: Final = recommendation("nhg-lbp-imaging")
SEED: Final = 4
TAIL: Final = 30
FIRST: Final = (date(2020, 1, 1) - date(1970, 1, 1)).days


def found(picture):
    of = assess(opened(drawn(picture)), recommendations=[IMAGING])
    return stays(of).set_index("person_id")


def test_a_stay_from_intake_to_hours():
    """The class at the intake, the programme within half a year, the hours after it."""
    table = found(
        """
        person | day | event
             1 |   0 | L03 at the GP
             1 |  20 | exercise_therapy by the physiotherapist
             1 |  60 | L03 by the rehabilitation physician
             1 |  60 | rehabilitation_wpn_class 3
             1 | 100 | rehabilitation_programme by the rehabilitation physician
             1 | 180 | rehabilitation_hours 52.5
        """
    )
    stay = table.loc[1]
    assert stay["intake"] == FIRST + 60
    assert stay["programme"] == FIRST + 100
    assert stay["admitted"]
    assert (stay["wpn_class"], stay["hours"]) == (3, 52.5)
    assert stay["therapy_before"]
    assert not stay["specialist_before"]


def test_who_is_not_observed_for_half_a_year_may_still_be_admitted():
    table = found(
        """
        person | day | event
           1 2 |   0 | L03 by the rehabilitation physician
        1 observed from -730 to 182
        2 observed from -730 to 181
        """
    )
    assert LONGEST == 182
    assert table["admitted"].tolist() == [False, pd.NA]


def test_who_comes_after_the_tail_is_in_no_stay():
    table = found(
        """
        person | day | event
           1 2 |   0 | L03 at the GP
             1 |  30 | visit to the rehabilitation physician
             2 |  31 | visit to the rehabilitation physician
        """
    )
    assert table.index.tolist() == [1]


def test_a_programme_long_after_the_last_pain_record_is_of_its_intake():
    """A waiting list is no reason to count somebody as not admitted."""
    table = found(
        """
        person | day | event
           1 2 |   0 | L03 by the rehabilitation physician
             1 | 182 | rehabilitation_programme
             2 | 183 | rehabilitation_programme
        """
    )
    assert table["admitted"].tolist() == [True, False]


def test_what_belongs_to_a_next_episode_is_not_of_the_first():
    table = found(
        """
        person | day | event
             1 |   0 | L03 by the rehabilitation physician
             1 | 120 | L03 at the GP
             1 | 130 | rehabilitation_programme
        """
    )
    assert table["admitted"].tolist() == [False, True]
    assert table["intake"].tolist() == [FIRST, FIRST + 130]


def test_a_class_that_does_not_exist_and_hours_of_nothing_are_not_recorded():
    table = found(
        """
        person | day | event
             1 |   0 | L03 by the rehabilitation physician
             1 |   0 | rehabilitation_wpn_class 7
             1 |  10 | rehabilitation_programme
             1 |  90 | rehabilitation_hours 0
        """
    )
    assert table[["wpn_class", "hours"]].isna().all(axis=None)


def test_care_that_the_source_does_not_record_is_unknown():
    """No psychological care in any record: whether it came before is not known."""
    table = found(
        """
        person | day | event
             1 |   0 | L03 by the rehabilitation physician
        not carried: psychological_therapy, psychosomatic_therapy, psychologist
        """
    )
    assert table["psychological_before"].isna().all()
    assert not table["imaging_before"].any()


def test_nobody_of_rehabilitation():
    table = found("person | day | event\n 1 | 0 | L03 at the GP")
    assert table.empty
    assert [*table.reset_index().columns] == [*COLUMNS]


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rehabilitation") / "s"
    planting = planting_from(rehabilitation="6:0.7:2")
    write_sample(folder, persons=20_000, seed=SEED, planting=planting)
    return folder


@pytest.fixture(scope="module")
def assessed(sample):
    return assess(open_source(str(sample)), recommendations=[IMAGING])


@pytest.fixture(scope="module")
def truth(sample):
    rows = pd.read_parquet(sample / "planted_rehabilitation.parquet")
    since = pd.to_datetime(rows["intake"]) - pd.Timestamp(1970, 1, 1)
    return rows.assign(intake=since.dt.days)


@pytest.fixture(scope="module")
def beside(assessed, truth):
    """Each stay with its row of the truth; one of the two may be missing."""
    return truth.merge(
        stays(assessed),
        on=["person_id", "intake"],
        how="outer",
        suffixes=("_true", ""),
        indicator="which",
    )


def test_every_stay_is_planted_and_every_planted_one_in_an_episode_is_found(
    assessed, truth, beside
):
    """Exactly: who is seen more than the tail after the last pain record is not."""
    assert not beside["which"].eq("right_only").any()
    spells = assessed.episodes.to_pandas()
    pairs = truth.merge(spells, on="person_id")
    inside = pairs["intake"].between(pairs["episode_start"], pairs["episode_end"] + 30)
    wanted = {*pairs.loc[inside, ["person_id", "intake"]].itertuples(index=False)}
    both = beside[beside["which"].eq("both")]
    assert {*both[["person_id", "intake"]].itertuples(index=False)} == wanted
    assert len(wanted) > 500
    missed = beside[beside["which"].eq("left_only")]
    assert len(missed) > 10


def test_every_column_says_what_was_planted(beside, assessed):
    both = beside[beside["which"].eq("both")]
    until = assessed.episodes.to_pandas().groupby("person_id")["observed_until"].first()
    whole = both["intake"] + LONGEST <= both["person_id"].map(until)
    expected = both["admitted_true"].astype("boolean")
    expected = expected.mask(~expected & ~whole)
    pd.testing.assert_series_equal(both["admitted"], expected, check_names=False)
    assert (both["institution"] == both["care_site_id"]).all()
    of_class = both["wpn_class_true"].where(both["recorded"])
    pd.testing.assert_series_equal(
        both["wpn_class"], of_class, check_names=False, check_dtype=False
    )
    told = both["hours"].notna()
    assert (both.loc[told, "hours"] == both.loc[told, "hours_true"]).all()
    # The others end after the last day of observation: 84 days at most.
    ends = both["programme"].astype("float64") + 84
    assert not (both["hours_true"].notna() & ~told & (ends <= 18_261)).any()


def test_care_before_an_intake_is_that_of_the_truth(beside):
    """Of who is not admitted: for the others, care before the programme counts."""
    both = beside[beside["which"].eq("both") & beside["admitted"].ne(other=True)]
    assert (both["specialist_before"] == both["other_specialist_before"]).all()
    therapy = both["therapy_before"].astype(bool)
    psychological = both["psychological_before"].astype(bool)
    planted = both["therapy_before_true"]
    assert planted[therapy].all()
    assert (therapy | psychological)[planted].all()


def test_the_planted_institutions_are_ranked_and_the_piling_found(sample, assessed):
    """All that was planted, and at an institution that does not pile, nothing."""
    planted = json.loads((sample / "planted.json").read_text("utf-8"))
    institutions = pd.DataFrame(planted["rehabilitation"]["of"])
    rows = stays(assessed)
    shown = tables(rows, rule=preset("opensafely"))
    assert shown.correlation > 0.7
    by_number = shown.institutions[shown.institutions["group"].ne(EVERYBODY)]
    assert len(by_number) == 6
    admitted = rows[rows["admitted"].fillna(value=False)]
    known = admitted.groupby("institution")["wpn_class"].mean().sort_values()
    order = institutions.set_index("care_site").loc[known.index[::-1]]
    assert by_number["pile"].eq("yes").tolist() == order["piles"].tolist()


def test_gathered_of_the_sample(assessed):
    data = gathered(assessed, preset("opensafely"))
    assert data.lacking == ()
    assert data.seen == round(len(stays(assessed)) / 5) * 5
