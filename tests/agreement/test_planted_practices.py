"""What was planted in practices is in the records, and nothing where nothing was.

Counted naively over the written tables: an episode has a habit where a record of it
lies between its start and the next. Episodes of persons with a red flag are left out,
since what a flag brings about differs between no practices.
"""

from typing import Final

import numpy as np
import pandas as pd
import pytest
from agreement.planted_records import LISTS, codes_of, days, episodes, table
from scipy import stats

from wervel.records.sample import planting_from, write_sample

PERSONS: Final = 46_000
"""Twenty practices with some nine hundred episodes each."""
ERROR: Final = 1e-4
"""Chance of a false alarm in a test that looks at all practices and habits together."""
FLAGS: Final = tuple(path.stem for path in LISTS.glob("red_flag_*.csv"))
CODES: Final = {
    "imaging": ("lumbar_xray", "lumbar_mri", "lumbar_ct"),
    "referral": (
        "referral_neurology",
        "referral_orthopaedics",
        "referral_pain",
        "referral_rehabilitation",
        "referral_neurosurgery",
        "referral_rheumatology",
    ),
    "opioid": ("weak_opioid", "strong_opioid"),
    "exercise_therapy": ("exercise_therapy",),
}
EVEN: Final = [f"{habit}:0" for habit in CODES]
"""Practices that do not differ at all."""
SEED: Final = 20_261_128
HALF: Final = 17_348
"""2017-07-01, in days since 1970-01-01: the middle of the sample."""
FAR: Final = pd.Timestamp("2100-01-01")


def ordinary(folder):
    """One row per episode of somebody without a red flag."""
    found = episodes(folder)
    rows = table(folder, "condition_occurrence")
    flagged = rows.person_id[rows.condition_source_value.isin(codes_of(*FLAGS))]
    found["chronic"] = found["of"].isin(codes_of("chronic_back_pain"))
    found["radiating"] = found["of"].isin(codes_of("back_pain_radicular"))
    return found[~found.person_id.isin(flagged)].merge(
        table(folder, "person")[["person_id", "care_site_id", "year_of_birth"]],
        on="person_id",
    )


def records_of(folder, habit):
    """Person and day of the records of a habit, and whether a GP made them."""
    drug = habit == "opioid"
    rows = table(folder, "drug_exposure" if drug else "procedure_occurrence")
    day = "drug_exposure_start_date" if drug else "procedure_date"
    value = rows.drug_source_value if drug else rows.procedure_source_value
    rows = rows[value.isin(codes_of(*CODES[habit]))]
    staff = table(folder, "provider").set_index("provider_id").specialty_source_value
    who = rows.provider_id.map(staff)
    gp = who.isin(codes_of("general_practitioner")) | (habit == "exercise_therapy")
    return pd.DataFrame({"person_id": rows.person_id, "at": days(rows[day]), "gp": gp})


def counted(folder):
    """One row per episode, with a column per habit: whether it happened.

    Of opioids the first one must be the GP's, who also repeats those of the hospital.
    """
    found = ordinary(folder)
    found["key"] = np.arange(len(found))
    for habit in CODES:
        rows = records_of(folder, habit)
        pairs = found[["key", "person_id", "day", "until"]].merge(rows, on="person_id")
        inside = pairs[(pairs["at"] >= pairs.day) & (pairs["at"] < pairs.until)]
        if habit == "opioid":
            inside = inside.sort_values("at").drop_duplicates("key")
        found[habit] = found.key.isin(inside.key[inside.gp])
    return found


def coded(folder):
    """The episodes whose first record has one of the three codes of the rates."""
    found = counted(folder)
    return found[found["of"].isin(["L02", "L03", "L86"])]


LENGTHS: Final = {
    "L02": (0.50, 0.25, 0.25),
    "L03": (0.50, 0.25, 0.25),
    "L86": (0.35, 0.40, 0.25),
}
"""Shares of short, medium and long courses (M-39, M-40), which no record tells."""


def rates(folder, habit, column):
    """Per care site and code, the planted rate."""
    rows = table(folder, "planted")
    wide = rows[rows.habit == habit].pivot_table(
        index="care_site_id", columns="of", values=column
    )
    if habit != "exercise_therapy":
        return wide
    parts = wide[["short", "medium", "long"]]
    return pd.DataFrame({of: parts @ np.array(share) for of, share in LENGTHS.items()})


def expected(folder, found, habit):
    """The planted rate of each episode."""
    rows = table(folder, "planted")
    rows = rows[rows.habit == habit].drop_duplicates("care_site_id")
    since = rows.set_index("care_site_id").drift_from
    later = found.day.to_numpy() >= days(found.care_site_id.map(since).fillna(FAR))
    sites, of = found.care_site_id, found["of"]
    before, after = (
        rates(folder, habit, column).stack() for column in ("rate", "later_rate")
    )
    key = pd.MultiIndex.from_arrays([sites, of])
    return np.where(later, after.reindex(key), before.reindex(key))


def deviations(folder, found, habit, expectation):
    """Per practice and half of the time: how far the count is from the expected one.

    In standard errors. Each half has a factor of its own, the same for all practices:
    the end of observation cuts off more of the later episodes.
    """
    rows = found.assign(expected=expectation, later=found.day >= HALF)
    halves = rows.groupby("later")[[habit, "expected"]].sum()
    rows["expected"] *= rows.later.map(halves[habit] / halves.expected)
    rows["variance"] = rows.expected * (1 - rows.expected)
    cells = rows.groupby(["care_site_id", "later"])[[habit, "expected", "variance"]]
    total = cells.sum()
    return (total[habit] - total.expected) / np.sqrt(total.variance)


LIMIT: Final = stats.norm.isf(ERROR / 2 / (20 * 2 * 4))
"""Beyond it lies one of 160 standard normal figures once in ten thousand times."""


@pytest.fixture(scope="module")
def even(tmp_path_factory):
    where = tmp_path_factory.mktemp("even") / "s"
    write_sample(where, persons=PERSONS, seed=SEED, planting=planting_from(spread=EVEN))
    return where


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    where = tmp_path_factory.mktemp("planted") / "s"
    planting = planting_from(
        spread=["imaging:0.3", "referral:0.3", "opioid:0", "exercise_therapy:0.5"],
        outliers=["imaging:2:3.0", "opioid:2:0.3"],
        drift=["referral:2:3.0:2017-07-01", "exercise_therapy:1:0.3:2017-07-01"],
    )
    write_sample(where, persons=PERSONS, seed=SEED, planting=planting)
    return where


@pytest.mark.parametrize("habit", CODES)
def test_every_practice_has_its_planted_rate_within_sampling_error(planted, habit):
    found = coded(planted)
    rate = expected(planted, found, habit)
    assert len(found) > 10_000
    assert deviations(planted, found, habit, rate).abs().max() < LIMIT


@pytest.mark.parametrize("habit", CODES)
def test_where_nothing_is_planted_practices_do_not_differ(even, habit):
    found = coded(even)
    common = found.groupby("of")[habit].transform("mean")
    assert deviations(even, found, habit, common).abs().max() < LIMIT


@pytest.mark.parametrize("habit", CODES)
def test_that_check_finds_what_is_planted(planted, habit):
    """The counter-test: held against one rate for all, the planted ones stand out."""
    found = coded(planted)
    common = found.groupby("of")[habit].transform("mean")
    assert deviations(planted, found, habit, common).abs().max() > LIMIT


def log_odds_ratio(one, other):
    """Of two columns of yes and no: the log odds ratio and its standard error."""
    yes, no = (np.array([each.sum(), (~each).sum()]) for each in (one, other))
    return np.log(yes[0] / yes[1] * no[1] / no[0]), np.sqrt((1 / yes + 1 / no).sum())


def test_outliers_have_their_odds_ratio_against_the_others(planted):
    """Within each code, against practices all alike (opioids have no spread here)."""
    found = coded(planted)
    rows = table(planted, "planted").query("habit == 'opioid' and odds_ratio != 1")
    assert rows.care_site_id.nunique() == 2
    out = found.care_site_id.isin(rows.care_site_id)
    for of in ("L02", "L03", "L86"):
        chosen = found["of"] == of
        estimate, error = log_odds_ratio(
            found.opioid[chosen & out], found.opioid[chosen & ~out]
        )
        assert abs(estimate - np.log(0.3)) < stats.norm.isf(ERROR / 6) * error
    together, error = log_odds_ratio(found.opioid[out], found.opioid[~out])
    assert together < -stats.norm.isf(ERROR) * error


def change(found, habit):
    """The log odds ratio of the second half against the first, and its error."""
    late = found.day >= HALF
    return log_odds_ratio(found[habit][late], found[habit][~late])


@pytest.mark.parametrize("habit", ["referral", "exercise_therapy"])
def test_who_drifts_changes_by_the_odds_ratio_on_the_day(planted, habit):
    """Besides what the end of observation does to everybody."""
    found = coded(planted)
    rows = table(planted, "planted").query("habit == @habit and drift_odds_ratio != 1")
    usual, unsure = change(found[~found.care_site_id.isin(rows.care_site_id)], habit)
    for site, ratio in {*zip(rows.care_site_id, rows.drift_odds_ratio, strict=True)}:
        estimate, error = change(found[found.care_site_id == site], habit)
        both = np.hypot(error, unsure)
        assert abs(estimate - usual - np.log(ratio)) < stats.norm.isf(ERROR) * both
        assert abs(estimate - usual) > 3 * both


# --- case mix -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def mixed(tmp_path_factory):
    where = tmp_path_factory.mktemp("mixed") / "s"
    planting = planting_from(spread=EVEN, case_mix=0.8)
    write_sample(where, persons=PERSONS, seed=SEED, planting=planting)
    score = table(where, "planted").groupby("care_site_id").case_mix.max()
    return counted(where), score


@pytest.mark.parametrize("habit", CODES)
def test_with_case_mix_raw_shares_mislead(mixed, habit):
    """They follow who the patients are, where practices do not differ at all."""
    found, score = mixed
    share = found.groupby("care_site_id")[habit].mean()
    assert stats.pearsonr(share, score.loc[share.index]).statistic > 0.7
    raw = np.full(len(found), found[habit].mean())
    assert deviations(None, found, habit, raw).abs().max() > LIMIT


@pytest.mark.parametrize("habit", CODES)
def test_and_shares_adjusted_for_it_do_not(mixed, habit):
    """By indirect standardisation over classes of age, radiation and chronicity."""
    found, _ = mixed
    assert found.chronic.sum() > 1_000
    year = (found.day // 365.25).astype(int) + 1970
    age = ((year - found.year_of_birth) // 5).rename("age")
    common = found.groupby([age, "radiating", "chronic"])[habit]
    adjusted = common.transform("mean")
    assert deviations(None, found, habit, adjusted).abs().max() < LIMIT
