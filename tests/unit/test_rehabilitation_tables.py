"""What leaves about rehabilitation: every number against plain counting."""

from __future__ import annotations

from itertools import product
from typing import Final

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_rehabilitation import stays_of
from scipy import stats as scipy_stats

from wervel.practice.rehabilitation.counts import EVERYBODY
from wervel.practice.rehabilitation.criteria import ANSWERS, answer, combined
from wervel.practice.rehabilitation.dose import BIN, LIMITS, SURE, bars, pile, relation
from wervel.practice.rehabilitation.tables import tables
from wervel.small_numbers import PRESETS, preset

NOTHING, STRICT = preset("none"), preset("opensafely")
KEEPS: Final = tuple(each for each in PRESETS if each.threshold > 1)


def test_every_number_where_nothing_is_withheld():
    """Against plain counting, institution by institution and class by class."""
    stays = stays_of(1, [40, 50, 60])
    found = tables(stays, rule=NOTHING)
    inside = [each for each in stays.to_dict("records") if each["admitted"] is True]
    rows = found.institutions.set_index("group")
    by_size = {}
    for each in inside:
        by_size.setdefault(each["institution"], []).append(each)
    naive = sorted(
        (naive_row(each) for each in by_size.values()), key=lambda row: -row[2]
    )
    naive.insert(0, naive_row(inside))
    shown = rows[
        ["severe", "less_severe", "mean_class", "above", "up_to", "mean_hours"]
    ]
    assert [tuple(each) for each in shown.to_numpy()] == naive
    assert rows.index.tolist() == [EVERYBODY, "1", "2", "3"]
    for group, row in found.by_class.set_index("group").iterrows():
        mine = [each for each in stays.to_dict("records") if is_in(each, group)]
        counts = [
            sum(told(each["admitted"]) for each in mine)
            for told in (is_yes, is_no, pd.isna)
        ]
        assert row[["admitted", "not_admitted", "open"]].tolist() == counts
        assert row["share_admitted"] == pytest.approx(counts[0] / sum(counts[:2]))
    for _, row in found.hours.iterrows():
        count = sum(
            row["above"] < each["hours"] <= row["until"]
            for each in inside
            if each["hours"] == each["hours"]
        )
        assert row["programmes"] == count


def is_yes(told):
    return not pd.isna(told) and bool(told)


def is_no(told):
    return not pd.isna(told) and not told


def naive_row(of):
    wpn = [each["wpn_class"] for each in of if each["wpn_class"] == each["wpn_class"]]
    hours = [each["hours"] for each in of if each["hours"] == each["hours"]]
    severe, above = sum(each >= 3 for each in wpn), sum(each > 48 for each in hours)
    return (
        severe,
        len(wpn) - severe,
        round(sum(wpn) / len(wpn), 1),
        above,
        len(hours) - above,
        round(sum(hours) / len(hours)),
    )


def is_in(each, group):
    wpn = each["wpn_class"]
    if group == EVERYBODY:
        return True
    return pd.isna(wpn) if group == "" else wpn == float(group)


def test_criteria_against_plain_counting():
    stays = stays_of(2, [80])
    found = tables(stays, rule=NOTHING).criteria.set_index("group")
    inside = [each for each in stays.to_dict("records") if each["admitted"] is True]
    one = [each["therapy_before"] or each["psychological_before"] for each in inside]
    several = [each["specialist_before"] for each in inside]
    assert found.loc["one_discipline", "yes"] == sum(one)
    assert found.loc["several_disciplines", "no"] == len(inside) - sum(several)
    both = sum(a and b for a, b in zip(one, several, strict=True))
    assert found.loc["all_steps", "no"] == len(inside) - both
    assert found.loc["all_steps", "cannot_tell"] == both
    assert found.loc["self_care", "cannot_tell"] == len(inside)


@pytest.mark.parametrize("seed", [6, 7])
def test_no_record_shows_that_all_criteria_are_met(seed):
    found = tables(stays_of(seed, [30, 20]), rule=NOTHING).criteria.set_index("group")
    assert found.loc["all_steps", "yes"] == 0
    assert pd.isna(found.loc["all_steps", "share_yes"])


def test_what_is_not_recorded_is_cannot_tell_and_not_no():
    stays = stays_of(3, [60])
    stays["psychological_before"] = None
    found = tables(stays, rule=NOTHING)
    admitted = int(stays["admitted"].fillna(value=False).sum())
    before = found.before.set_index("group").loc["psychological_before"]
    assert before[["yes", "no", "cannot_tell"]].tolist() == [0, 0, admitted]
    one = found.criteria.set_index("group").loc["one_discipline"]
    assert one["no"] == 0
    assert one["yes"] + one["cannot_tell"] == admitted


@pytest.mark.parametrize("yes_if_any", [True, False])
def test_combined_answers_follow_kleene(yes_if_any):
    """Against min and max of no 0, cannot tell 1, yes 2."""
    rank = {"no": 0, "cannot_tell": 1, "yes": 2}
    pairs = list(product(ANSWERS, repeat=2))
    columns = [pd.Series([pair[place] for pair in pairs]) for place in range(2)]
    told = combined(columns, index=columns[0].index, yes_if_any=yes_if_any)
    most = max if yes_if_any else min
    assert [rank[each] for each in told] == [most(rank[a], rank[b]) for a, b in pairs]


def test_an_answer_of_three():
    column = pd.Series([True, False, None], dtype=object)
    assert answer(column).tolist() == ["yes", "no", "cannot_tell"]


def test_no_institution_is_named():
    found = tables(stays_of(4, [60, 60, 60]), rule=STRICT)
    assert not found.institutions["group"].str.contains("90").any()


# Nothing small leaves


@pytest.mark.parametrize("rule", KEEPS, ids=lambda each: each.name)
def test_no_count_that_is_shown_is_small(rule):
    found = tables(stays_of(5, [9, 14, 60, 3]), rule=rule)
    for table in (found.institutions, found.by_class, found.before, found.criteria):
        whole = table.select_dtypes("Int64").to_numpy(dtype=float, na_value=0.0)
        assert ((whole == 0) | (whole >= rule.threshold)).all()
    assert found.hours["programmes"].dropna().ge(rule.threshold).all()


# Hours


@given(
    hours=st.lists(st.integers(1, 300).map(lambda each: each / 2), max_size=120),
    rule=st.sampled_from(KEEPS),
)
def test_bars_hold_everybody_once_and_keep_the_limit(hours, rule):
    made = bars(np.array(hours), threshold=rule.threshold)
    edges = [each.above for each in made] + [made[-1].until]
    assert edges == sorted(set(edges))
    assert [each.until for each in made[:-1]] == edges[1:-1]
    assert LIMITS[0] in edges
    for each in made:
        count = sum(each.above < hour <= each.until for hour in hours)
        assert each.programmes == count
    for is_above in (True, False):
        side = [each for each in made if (each.above >= LIMITS[0]) is is_above]
        if len(side) > 1:
            assert min(each.programmes for each in side) >= rule.threshold
    assert {each.above % BIN for each in made} <= {0.0, LIMITS[1] % BIN}


def test_nothing_is_found_more_often_than_said_where_hours_do_not_pile():
    """400 releases of six institutions, as severe as the planted ones, none piling.

    The chance that the number of false alarms is above the bound is one in 100,000
    even if each release had exactly the stated chance of one.
    """
    rng = np.random.default_rng(11)
    means, base = np.array([25.0, 33.0, 42.0, 64.0]), np.array([0.02, 0.08, 0.5, 0.4])
    alarms = 0
    for _ in range(400):
        found = []
        for severity in np.linspace(-1, 1, 6):
            shares = base * np.exp(0.8 * severity * np.arange(4))
            wpn = rng.choice(
                4, size=int(rng.integers(50, 150)), p=shares / shares.sum()
            )
            drawn = np.clip(rng.normal(means[wpn], 10.0), 12, 130)
            hours = pd.Series(np.rint(2 * drawn) / 2)
            found.append(pile(hours, chance=SURE / 7))
        alarms += "yes" in found
    assert alarms <= scipy_stats.binom.ppf(1 - 1e-5, 400, SURE)


def test_a_pile_is_found():
    """120 programmes; those of 38 to 48 hours come out just above it."""
    rng = np.random.default_rng(12)
    found = []
    for _ in range(200):
        drawn = np.rint(2 * rng.normal(48, 14, 120)) / 2
        near = (drawn >= 38) & (drawn <= 48)
        over = 48 + rng.integers(1, 9, 120) / 2
        hours = pd.Series(np.where(near, over, drawn))
        found.append(pile(hours, chance=SURE / 7))
    assert found.count("yes") >= 195


def test_a_pile_by_hand():
    """Twelve near the limit, ten of them just above: P(X >= 10) = 289/531441."""
    hours = pd.Series([45.0] + [49.0] * 10 + [55.0])
    assert pile(hours, chance=290 / 531_441) == "yes"
    assert pile(hours, chance=289 / 531_441 - 1e-9) == "no"
    assert pile(hours.head(9), chance=1.0) is None


def test_the_borders_of_the_windows():
    """48 is below, 48.5 and 52 are above, 52.5 is beyond."""
    up_to, above = pd.Series([48.0] * 20), pd.Series([48.5] * 10 + [52.0] * 10)
    assert pile(up_to, chance=0.01) == "no"
    assert pile(above, chance=0.01) == "yes"
    assert pile(pd.Series([52.5] * 20), chance=0.01) == "no"


def test_relation_by_hand():
    """Ranks 1 2 3 4 5 and 2 1 3 4 5: one less 6 × 2 / (5 × 24)."""
    assert relation([1, 2, 3, 4, 5], [2, 1, 3, 4, 5]) == 0.9
    assert relation([1, 2, 3, 4], [1, 2, 3, 4]) is None
    assert relation([1, 1, 1, 1, 1], [1, 2, 3, 4, 5]) is None
