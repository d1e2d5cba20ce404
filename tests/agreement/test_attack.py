"""No small count that was withheld can be solved for, over all sums at once.

First that the attacker finds what is left open, so that the rest can fail; then random
tables, then the published tables of the sample. The witness is ``attacker``, which
shares nothing with the release but the words for sums.
"""

import numpy as np
import pandas as pd
import pytest
from attacker import attack
from hypothesis import given, settings
from hypothesis import strategies as st

from wervel.findings.assessment import assess
from wervel.practice import measures as of_measures
from wervel.practice.groups import Grouping, groups_of
from wervel.recommendations.bodies import chosen, measured
from wervel.records.opening import open_source
from wervel.records.sample import write_sample
from wervel.small_numbers import PRESETS, AddsUp, preset, released

STRICT = [rule for rule in PRESETS if rule.name != "none"]
NUMBERS = ["numerator", "denominator", "cannot_tell"]
WHEN = ("every", "start")
SUMS = (
    *(
        AddsUp(column="by", parts=by, total="none", within=WHEN)
        for by in ("site", "region", "sex")
    ),
    AddsUp(column="by", parts="site", total="region", within=(*WHEN, "region")),
    AddsUp(column="every", parts="month", total="year", within=("by", "group", "year")),
    AddsUp(column="every", parts="year", total="all", within=("by", "group")),
)
SITES = {"a": "north", "b": "north", "c": "south", "d": "south"}


def table(cells):
    """Every interval and group of the cells: (month, site, sex) and three counts."""
    frame = pd.DataFrame(
        [
            (*key, *counts)
            for key, counts in cells.items()
            if sum(counts)  # a row is there when somebody is
        ],
        columns=["month", "site", "sex", "numerator", "complement", "cannot_tell"],
    ).assign(none="", region=lambda of: of["site"].map(SITES))
    rows = []
    for every, length in (("month", 1), ("year", 2), ("all", 4)):
        start = frame["month"] // length * length
        for by in ("none", "site", "region", "sex"):
            keyed = frame.assign(start=start, every=every, by=by, group=frame[by])
            keys = ["every", "start", "by", "group"]
            numbers = ["numerator", "complement", "cannot_tell"]
            rows.append(keyed.groupby(keys, as_index=False)[numbers].sum())
    whole = pd.concat(rows, ignore_index=True)
    whole["denominator"] = whole["numerator"] + whole.pop("complement")
    lies_in = whole["group"].map(SITES).fillna(whole["group"])
    return whole.assign(region=lies_in, year=whole["start"] // 2).astype(
        dict.fromkeys(NUMBERS, "Int64")
    )


def drawn(seed, most=12):
    """A table of four sites, two sexes and four months, sparse and small."""
    chance = np.random.default_rng(seed)
    keys = [(m, site, sex) for m in range(4) for site in SITES for sex in ("f", "m")]
    counts = chance.integers(0, most, (len(keys), 3)) * (
        chance.random((len(keys), 3)) < 0.6
    )
    return table(dict(zip(keys, counts.tolist(), strict=True)))


def attacked(exact, rule, sums=SUMS, **limits):
    return attack(released(exact, rule, adds_up=sums), exact, rule, sums, **limits)


@pytest.mark.parametrize("rule", STRICT, ids=lambda rule: rule.name)
def test_small_counts_can_be_solved_for_when_only_they_are_withheld(rule):
    exact = drawn(1, most=40)
    result = attack(released(exact, rule), exact, rule, SUMS, at_most=40)
    assert result.known_small > 0
    assert rule.rounding > 1 or result.recovered > 0


SQUARE = [
    [4, 4, 60, 60],
    [4, 4, 2, 60],
    [60, 60, 4, 4],
    [60, 60, 4, 4],
]
"""The 2 is rows one and two less columns one and two, of what is missing."""


def square():
    """The cells with their totals by row, by column and of all: -1 is a total."""
    whole = np.pad(np.array(SQUARE), ((0, 1), (0, 1)))
    whole[-1] = whole.sum(axis=0)
    whole[:, -1] = whole.sum(axis=1)
    rows = [(r, c, int(whole[r, c])) for r in range(5) for c in range(5)]
    frame = pd.DataFrame(rows, columns=["r", "c", "numerator"])
    return frame.assign(
        row=np.where(frame["r"] == 4, "total", "part"),
        column=np.where(frame["c"] == 4, "total", "part"),
        denominator=frame["numerator"],
        cannot_tell=0,
    )


def test_what_several_sums_tell_together_is_withheld_too():
    """In each row and column what is missing is more than one count, and not small."""
    exact, rule = square(), preset("ohdsi")
    sums = (
        AddsUp(column="row", parts="part", total="total", within=("c",)),
        AddsUp(column="column", parts="part", total="total", within=("r",)),
    )
    missing = exact[exact["numerator"].between(1, 4)]
    for line in ("r", "c"):
        assert missing.groupby(line)["numerator"].sum().ge(5).all()
        assert missing.groupby(line).size().ge(2).all()
    open_still = attack(released(exact, rule), exact, rule, sums)
    told = open_still.found[open_still.found["least"] == open_still.found["most"]]
    assert exact.loc[told["row"], "numerator"].tolist() == [2]
    result = attacked(exact, rule, sums)
    assert (result.recovered, result.known_small) == (0, 0), str(result)


@given(st.integers(0, 10**6), st.sampled_from(STRICT), st.sampled_from([4, 12, 40]))
@settings(max_examples=6, deadline=None)
def test_nothing_small_can_be_solved_for_in_a_random_table(seed, rule, most):
    result = attacked(drawn(seed, most), rule, at_most=25)
    assert (result.recovered, result.known_small) == (0, 0), str(result)


RECOMMENDATIONS = measured(chosen(["nhg", "nvn"]))
INTERVALS = ("all", "year", "quarter", "month")
SOME_GROUPS = ("none", "care_site", "region", "sex", "age_band", "diagnosis")


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """The sample's measures by everything, exact and as released, and the groups."""
    folder = tmp_path_factory.mktemp("attacked") / "s"
    write_sample(folder, persons=3000, seed=5)
    done = assess(open_source(folder), recommendations=RECOMMENDATIONS)
    plain = groups_of(done.source, by=("none", "care_site"))
    inside = of_measures.measures(done, rule=preset("none"), groups=plain)
    sites = inside.loc[inside["by"].eq("care_site"), "group"].dropna().unique()
    own = Grouping("list", {int(site): "abc"[int(site) % 3] for site in sites})
    groups = groups_of(done.source, by=SOME_GROUPS, own=(own,))
    cells = of_measures.cell_counts(done, groups=groups)
    most = cells.groupby("measure", observed=True)["complement"].sum().nlargest(9)
    some = cells[cells["measure"].isin(most.index[::4])]  # a few: each costs seconds
    return some.astype({"measure": "str"}).reset_index(drop=True), groups


def of_interval(published, rule):
    cells, groups = published
    return of_measures.in_intervals(cells, rule=rule, groups=groups, every=INTERVALS)


def with_places(table, groups):
    """The rows with the columns that say in what each lies."""
    start = pd.to_datetime(table["interval_start"])
    table = table.assign(
        quarter=start.dt.year * 4 + start.dt.quarter, year=start.dt.year
    )
    for each in groups.of_sites:
        named = {str(site): group for site, group in each.group_of.items()}
        of_sites = table["group"].map(named)
        table[each.name] = of_sites.where(table["by"].eq("care_site"), table["group"])
    return table


def sums_of(groups):
    when = ("measure", "every", "interval_start")
    whole = [
        AddsUp(column="by", parts=each, total="none", within=when)
        for each in groups.by
        if each != "none"
    ]
    nested = [
        AddsUp(
            column="by", parts="care_site", total=each.name, within=(*when, each.name)
        )
        for each in groups.of_sites
    ]
    of_time = [
        AddsUp(
            column="every",
            parts=parts,
            total=total,
            within=("measure", "by", "group", *at),
        )
        for parts, total, at in (
            ("month", "quarter", ("quarter",)),
            ("quarter", "year", ("year",)),
            ("year", "all", ()),
        )
    ]
    return (*whole, *nested, *of_time)


@pytest.mark.parametrize("rule", STRICT[:2], ids=lambda rule: rule.name)
def test_nothing_small_can_be_solved_for_in_the_published_sample(published, rule):
    _, groups = published
    exact = with_places(of_interval(published, preset("none")), groups)
    shown = of_interval(published, rule)
    keys = [*of_measures.KEYS]
    pd.testing.assert_frame_equal(shown[keys], exact[keys])
    result = attack(shown, exact, rule, sums_of(groups), at_most=4)
    assert (result.recovered, result.known_small) == (0, 0), str(result)
    assert len(result.found) >= 3
