"""What leaves the house: stories by example, then what must hold for any table."""

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wervel.errors import UnknownName
from wervel.intervals import wilson
from wervel.small_numbers import (
    PRESETS,
    SUPPRESSED,
    AddsUp,
    displayed,
    displayed_steps,
    preset,
    released,
)

OPENSAFELY = preset("opensafely")
OHDSI = preset("ohdsi")
STRICT = [rule for rule in PRESETS if rule.name != "none"]
NUMBERS = ["numerator", "denominator", "cannot_tell"]
BOUNDS = ["cannot_tell", "at_least", "at_most"]
SHARES = ["ratio", "ratio_low", "ratio_high", "at_least", "at_most"]
ALL_SITES, ALL_YEARS = -1, 0
SITES = AddsUp(column="by", parts="care_site", total="none", within=("every", "year"))
YEARS = AddsUp(column="every", parts="year", total="all", within=("by", "site"))


def counts(*rows):
    """One row per (numerator, denominator, cannot tell)."""
    return pd.DataFrame(rows, columns=NUMBERS, dtype="Int64")


def sites(*rows):
    """One row per care site, and their total."""
    parts = counts(*rows).assign(by="care_site", site=range(len(rows)))
    total = (
        parts[NUMBERS]
        .sum()
        .to_frame()
        .T.astype("Int64")
        .assign(by="none", site=ALL_SITES)
    )
    return pd.concat([parts, total], ignore_index=True).assign(every="year", year=2024)


def panel(*by_site):
    """One row per care site and year, with the totals over sites, years and both."""
    rows = [
        (*row, "care_site", site, "year", year)
        for site, years in enumerate(by_site)
        for year, row in years.items()
    ]
    columns = [*NUMBERS, "by", "site", "every", "year"]
    table = pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(NUMBERS, "Int64"))
    of_years = table.groupby(["by", "site"], as_index=False)[NUMBERS].sum()
    table = pd.concat([table, of_years.assign(every="all", year=ALL_YEARS)])
    of_sites = table.groupby(["every", "year"], as_index=False)[NUMBERS].sum()
    table = pd.concat([table, of_sites.assign(by="none", site=ALL_SITES)])
    return table.reset_index(drop=True)


def hidden_in(shown):
    """The suppressed sites and years."""
    hidden = shown.loc[shown["suppressed"], ["site", "year"]]
    return sorted(hidden.itertuples(index=False, name=None))


def test_presets_are_those_of_the_houses_they_are_named_after():
    assert {rule.name: (rule.threshold, rule.rounding) for rule in PRESETS} == {
        "opensafely": (8, 5),
        "ohdsi": (5, 1),
        "cumulus": (10, 1),
        "cbs": (10, 5),
        "none": (1, 1),
    }


def test_an_unknown_preset_names_those_that_exist():
    with pytest.raises(UnknownName, match="opensafely, ohdsi, cumulus, cbs, none"):
        preset("nhs")


def test_suppressed_is_a_word_and_not_a_number():
    assert displayed(3, OHDSI) is SUPPRESSED
    assert f"{displayed(3, OHDSI)}" == "suppressed"
    assert displayed(0, OHDSI) == 0


@pytest.mark.parametrize(
    ("row", "hidden"),
    [
        ((40, 100, 0), False),
        ((0, 100, 0), False),  # nobody followed: nobody is behind the zero
        ((100, 100, 0), False),
        ((4, 100, 0), True),  # a small numerator
        ((96, 100, 0), True),  # a small complement, though every printed count is large
        ((4, 4, 0), True),
        ((0, 0, 0), False),
    ],
)
def test_a_row_with_a_small_count_is_suppressed(row, hidden):
    table = released(counts(row), OHDSI)
    assert table["suppressed"].tolist() == [hidden]
    shown = table.drop(columns=["suppressed", "cannot_tell_suppressed"])
    assert shown[NUMBERS].isna().all(axis=None) == hidden


def test_a_small_cannot_tell_goes_alone():
    (row,) = released(counts((40, 100, 4)), OHDSI).itertuples()
    assert not row.suppressed
    assert row.cannot_tell_suppressed
    assert row.ratio == pytest.approx(0.4)
    assert pd.isna(row.cannot_tell)
    assert np.isnan([row.at_least, row.at_most]).all()


def test_shares_come_from_the_rounded_counts():
    (row,) = released(counts((43, 101, 12)), OPENSAFELY).itertuples()
    assert (row.numerator, row.denominator, row.cannot_tell) == (45, 105, 10)
    assert row.ratio == pytest.approx(45 / 105)
    assert (row.ratio_low, row.ratio_high) == wilson(45, 105)
    assert row.at_least == pytest.approx(45 / 115)
    assert row.at_most == pytest.approx(55 / 115)


def test_shares_that_came_along_are_not_passed_on():
    exact = counts((43, 101, 12)).assign(ratio=43 / 101)
    assert released(exact, OPENSAFELY)["ratio"].tolist() == [pytest.approx(45 / 105)]


def test_nobody_has_no_share():
    table = released(counts((0, 0, 0)), OPENSAFELY)
    assert table[["ratio", "ratio_low", "ratio_high", "at_least"]].isna().all(axis=None)


def test_one_suppressed_site_takes_the_next_smallest_along():
    table = released(
        sites((3, 40, 0), (30, 60, 0), (20, 50, 0)), OHDSI, adds_up=[SITES]
    )
    assert table["suppressed"].tolist() == [True, False, True, False]


def test_two_suppressed_sites_that_are_small_together_take_a_third_along():
    rows = (1, 41, 0), (2, 42, 0), (30, 60, 0), (40, 80, 0)
    table = released(sites(*rows), OHDSI, adds_up=[SITES])
    assert table["suppressed"].tolist() == [True, True, True, False, False]


def test_suppressing_in_one_sum_goes_on_in_the_other():
    """One site and year is small: a rectangle of four must go, or it can be found."""
    shown = released(
        panel(
            {2024: (3, 40, 0), 2025: (60, 120, 0)},
            {2024: (20, 50, 0), 2025: (60, 120, 0)},
            {2024: (90, 180, 0), 2025: (60, 120, 0)},
        ),
        OHDSI,
        adds_up=[SITES, YEARS],
    )
    assert hidden_in(shown) == [(0, 2024), (0, 2025), (1, 2024), (1, 2025)]


def test_the_only_site_of_a_year_takes_its_total_along():
    """In 2025 the total *is* the first site, whose 2024 is small."""
    shown = released(
        panel(
            {2024: (3, 40, 0), 2025: (60, 120, 0)},
            {2024: (20, 50, 0), 2025: (0, 0, 0)},
            {2024: (90, 180, 0), 2025: (0, 0, 0)},
        ),
        OHDSI,
        adds_up=[SITES, YEARS],
    )
    assert (ALL_SITES, 2025) in hidden_in(shown)
    assert (1, 2025) not in hidden_in(shown)


def test_a_hidden_total_takes_a_part_along():
    table = sites((30, 60, 0), (20, 50, 0), (40, 90, 0))
    earlier = table.assign(suppressed=table["by"].eq("none"))
    shown = released(earlier, OHDSI, adds_up=[SITES])
    assert shown["suppressed"].tolist() == [False, True, False, True]


def test_a_small_total_takes_no_more_along_than_it_must():
    """Total and first site are both small and missing: the zeros may be shown."""
    table = released(sites((3, 40, 0), (0, 60, 0), (0, 50, 0)), OHDSI, adds_up=[SITES])
    assert table["suppressed"].tolist() == [True, False, False, True]


def test_what_an_earlier_release_suppressed_is_protected_by_a_later_one():
    earlier = released(sites((3, 40, 2), (30, 60, 9), (20, 50, 9)), OHDSI)
    later = released(earlier, OHDSI, adds_up=[SITES])
    assert earlier["suppressed"].tolist() == [True, False, False, False]
    assert later["suppressed"].tolist() == [True, False, True, False]


def test_the_caller_keeps_its_table_and_its_index():
    table = counts((4, 100, 0), (40, 100, 0)).set_axis([7, 7])
    before = table.copy()
    assert released(table, OHDSI).index.tolist() == [7, 7]
    pd.testing.assert_frame_equal(table, before)


def test_a_table_without_rows_stays_without_rows():
    assert released(counts(), OPENSAFELY).empty


def not_small(values, rule):
    known = values.dropna()
    return not ((known > 0) & (known < rule.threshold)).any()


def given_away(exact, hidden, each, rule):
    """What a reader finds by subtracting within each sum, and should not have found."""
    somebody = exact.select_dtypes("Int64").sum(axis="columns") > 0
    for _, missing in exact.loc[hidden & somebody].groupby(list(each.within)):
        together = missing.select_dtypes("Int64").sum()
        total_is_shown = not missing[each.column].eq(each.total).any()
        alone = len(missing) == 1
        if alone or (total_is_shown and not not_small(together, rule)):
            yield missing


rules = st.sampled_from(STRICT)
small_counts = st.just(0) | st.integers(0, 40)
count_rows = st.tuples(small_counts, small_counts, small_counts).map(
    lambda row: (row[0], row[0] + row[1], row[2])
)
panels = st.lists(
    st.fixed_dictionaries(dict.fromkeys((2023, 2024, 2025), count_rows)),
    min_size=1,
    max_size=4,
).map(lambda by_site: panel(*by_site))


@given(panels, rules)
def test_no_small_count_leaves(table, rule):
    shown = released(table, rule, adds_up=[SITES, YEARS])
    assert not_small(shown["numerator"], rule)
    assert not_small(shown["denominator"], rule)
    assert not_small(shown["denominator"] - shown["numerator"], rule)
    assert not_small(shown["cannot_tell"], rule)


@given(panels, rules)
def test_no_number_leaves_with_a_suppressed_row(table, rule):
    shown = released(table, rule, adds_up=[SITES, YEARS])
    of_rows = shown.loc[shown["suppressed"], [*NUMBERS, *SHARES]]
    of_bounds = shown.loc[shown["cannot_tell_suppressed"], BOUNDS]
    assert of_rows.isna().all(axis=None)
    assert of_bounds.isna().all(axis=None)
    assert (shown["cannot_tell_suppressed"] | ~shown["suppressed"]).all()


@given(panels, rules)
def test_subtracting_within_a_sum_gives_nothing_away(table, rule):
    shown = released(table, rule, adds_up=[SITES, YEARS])
    keys = table.drop(columns=NUMBERS)
    complement = table["denominator"] - table["numerator"]
    rate = keys.assign(numerator=table["numerator"], complement=complement)
    cannot_tell = keys.assign(cannot_tell=table["cannot_tell"])
    for each in (SITES, YEARS):
        assert not list(given_away(rate, shown["suppressed"], each, rule))
        hidden = shown["cannot_tell_suppressed"]
        assert not list(given_away(cannot_tell, hidden, each, rule))


@given(panels, rules)
def test_releasing_twice_changes_nothing(table, rule):
    once = released(table, rule, adds_up=[SITES, YEARS])
    twice = released(once, rule, adds_up=[SITES, YEARS])
    pd.testing.assert_frame_equal(twice, once)


@given(panels)
def test_the_preset_none_withholds_and_rounds_nothing(table):
    shown = released(table, preset("none"), adds_up=[SITES, YEARS])
    pd.testing.assert_frame_equal(shown[table.columns], table)
    assert not shown["suppressed"].any()


@given(st.integers(0, 10**6), rules)
def test_a_single_count_is_near_the_truth_or_withheld(count, rule):
    shown = displayed(count, rule)
    assert (shown is SUPPRESSED) == (0 < count < rule.threshold)
    assert shown is SUPPRESSED or abs(shown - count) <= rule.rounding // 2


@given(st.lists(st.integers(0, 60), max_size=6), rules)
def test_what_falls_away_between_shown_steps_is_not_small(numbers, rule):
    steps = sorted(numbers, reverse=True)
    shown = displayed_steps(steps, rule)
    exact = [s for s, d in zip(steps, shown, strict=True) if d is not SUPPRESSED]
    differences = pd.Series([a - b for a, b in itertools.pairwise(exact)], dtype=int)
    assert not_small(pd.Series(exact, dtype=int), rule)
    assert not_small(differences, rule)
