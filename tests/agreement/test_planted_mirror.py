"""What was planted in practices is in their mirrors, and nothing where nothing was."""

import json
import re

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from wervel.benchmarking.overdispersion import FEWEST_SITES
from wervel.benchmarking.rankability import LEAST
from wervel.findings.assessment import assess
from wervel.findings.finding import Verdict
from wervel.pages.speech import Speech
from wervel.practice.mirror.care_sites import care_sites_sheets
from wervel.practice.mirror.comparison import comparison
from wervel.practice.mirror.gathering import backdrop, mirror_data
from wervel.practice.mirror.mirrored import State
from wervel.practice.mirror.writing import mirror_page, mirror_table
from wervel.recommendations.bodies import chosen, measured, recommendation
from wervel.records.opening import open_source
from wervel.records.sample import planting_from, write_sample
from wervel.small_numbers import preset

PERSONS = 70_000
"""Thirty practices, which are enough for signals."""
GP = "general_practice"
MEASURES = {
    "imaging": "nhg-lbp-imaging",
    "referral": "nhg-lbp-referral",
    "exercise_therapy": "nhg-lbp-exercise-therapy",
}
NOTABLE = ("low", "high", "rather_low", "rather_high")
RARE = 1e-3
"""How seldom a count of signals may be so high by chance for the test to accept it."""
RULE = preset("opensafely")


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    """A sample with spread and outliers in imaging and drift in referral."""
    folder = tmp_path_factory.mktemp("planted") / "s"
    planting = planting_from(
        spread=["imaging:0.3"],
        outliers=["imaging:2:4.0"],
        drift=["referral:2:8.0:2017-07-01"],
        case_mix=0.5,
    )
    write_sample(folder, persons=PERSONS, seed=3, planting=planting, progress=None)
    return folder, json.loads((folder / "planted.json").read_text())


@pytest.fixture(scope="module")
def done(planted):
    wanted = [recommendation(each) for each in MEASURES.values()]
    return assess(open_source(str(planted[0])), recommendations=wanted)


@pytest.fixture(scope="module")
def before(done):
    return backdrop(done, rule=RULE)


@pytest.fixture(scope="module")
def null(tmp_path_factory):
    """A sample whose practices differ in no habit, compared in all measures."""
    folder = tmp_path_factory.mktemp("null") / "s"
    even = [f"{each}:0" for each in (*MEASURES, "opioid")]
    write_sample(
        folder,
        persons=PERSONS,
        seed=4,
        planting=planting_from(spread=even),
        progress=None,
    )
    wanted = measured(chosen(["nhg", "nvn"]))
    return comparison(assess(open_source(str(folder)), recommendations=wanted))


def of_habit(before, habit):
    return before.comparison.of[GP][MEASURES[habit]]


def standing(before, site, habit):
    """A care site in the measure of a habit."""
    data = mirror_data(before, site)
    [found] = [e for e in data.mirrored if e.recommendation.id == MEASURES[habit]]
    return found


def test_outliers_have_a_signal_and_stand_first(planted, before):
    """Four times the odds of imaging, beside a spread of 0.3: low, or rather low.

    Nobody else is low; somebody may be rather so, one in forty by chance.
    """
    sites = of_habit(before, "imaging").sites.set_index("care_site_id")
    [outliers] = [each["care_sites"] for each in planted[1]["outliers"]]
    assert {sites.signal[each] for each in outliers} <= {"low", "rather_low"}
    assert "low" in {sites.signal[each] for each in outliers}
    assert "low" not in {*sites.signal.drop(outliers)}
    assert {*sites.share.nsmallest(2).index} == {*outliers}
    for each in outliers:
        first = mirror_data(before, each).mirrored[0]
        assert (first.recommendation.id, first.place) in (
            (MEASURES["imaging"], 29),
            (MEASURES["imaging"], 30),
        )


def test_drift_is_found_when_it_came(planted, before):
    [drift] = planted[1]["drift"]
    for each in drift["care_sites"]:
        change = standing(before, each, "referral").change
        assert change is not None
        late = pd.Period(change.since, "Q") - pd.Period(drift["since"], "Q")
        assert abs(late.n) <= 2
        assert (change.more, change.why) == (False, "own")


def test_planted_spread_is_found(before, null):
    assert of_habit(before, "imaging").spread.p_value < RARE
    assert of_habit(before, "imaging").rankability >= LEAST
    for habit in MEASURES:
        assert null.of[GP][MEASURES[habit]].spread.p_value > RARE


def test_without_differences_signals_come_as_seldom_as_stated(null):
    """One in twenty beyond the inner limits, one in 500 beyond the outer ones."""
    told = [each.sites.signal for each in null.of[GP].values() if each.has_peers]
    signals = pd.concat(told)
    assert len(signals) > 300
    beyond, outer = signals.isin(NOTABLE).sum(), signals.isin(NOTABLE[:2]).sum()
    assert beyond <= stats.binom.isf(RARE, len(signals), 0.05)
    assert outer <= stats.binom.isf(RARE, len(signals), 0.002)
    assert beyond > 0


def test_without_differences_no_ranking_may_be_shown(null):
    for habit in MEASURES:
        assert null.of[GP][MEASURES[habit]].rankability < LEAST


def test_only_general_practices_are_peers_of_general_practices(planted, before):
    """The places of service of the sample, which wervel does not read, are the same."""
    table = pd.read_parquet(planted[0] / "care_site.parquet")
    named = table.set_index("care_site_id").place_of_service_source_value
    wanted = {
        "general practice": GP,
        "physiotherapy": "exercise_practice",
        "hospital": "specialist_care",
    }
    for site, kind in before.comparison.site_kind.items():
        assert kind == wanted[named[site]]
    assert len(of_habit(before, "imaging").sites) == 30
    assert "specialist_care" not in before.comparison.of


def test_numbers_are_those_of_the_findings(done, before):
    """Observed by counting findings; expected sums to observed among the peers."""
    findings = done.findings.to_pandas()
    mine = findings[findings.recommendation == MEASURES["imaging"]]
    judged = mine[
        mine.verdict.isin([Verdict.FOLLOWED.value, Verdict.NOT_FOLLOWED.value])
    ]
    count = judged.groupby("care_site_id").verdict.agg(
        [lambda v: (v == Verdict.FOLLOWED.value).sum(), "size"]
    )
    sites = of_habit(before, "imaging").sites.set_index("care_site_id")
    assert [*sites.numerator] == [*count.loc[sites.index].iloc[:, 0]]
    assert [*sites.denominator] == [*count.loc[sites.index, "size"]]
    assert sites.expected.sum() == pytest.approx(sites.numerator.sum(), rel=1e-9)


def test_case_mix_moves_what_is_expected(planted, before):
    """Older and more chronic patients are scanned more: less following is expected."""
    table = pd.read_parquet(planted[0] / "planted.parquet")
    score = table.drop_duplicates("care_site_id").set_index("care_site_id").case_mix
    sites = of_habit(before, "imaging").sites.set_index("care_site_id")
    expected = sites.expected / sites.denominator
    assert stats.spearmanr(score[sites.index], expected).statistic < -0.8


def test_no_small_count_is_behind_what_is_told(done, before):
    """Of every site and measure that is told, both outcomes are at least eight."""
    exact = {
        (measure, int(row.care_site_id)): (row.numerator, row.denominator)
        for measure, each in before.comparison.of[GP].items()
        for row in each.sites.itertuples()
    }
    told = 0
    for site in range(1, 31):
        for row in mirror_table(mirror_data(before, site)).itertuples():
            if row.state == State.TOO_LITTLE.value:
                assert pd.isna(row.signal)
                assert pd.isna(row.expected)
                continue
            yes, of = exact[row.measure, site]
            assert all(each == 0 or each >= RULE.threshold for each in (yes, of - yes))
            assert row.numerator % RULE.rounding == 0
            for name in ("expected", "shrunken", "rankability"):
                value = getattr(row, name)
                assert value == pytest.approx(round(value, 2), abs=1e-12)
            told += 1
    assert told > 60


def test_too_little_reads_as_if_nobody_were_there(before):
    """The page of a site with few patients is that of a site that does not exist."""
    nobody = 987
    few = [
        site
        for site in before.comparison.site_kind
        if {each.state for each in mirror_data(before, site).mirrored}
        == {State.TOO_LITTLE}
    ]
    assert few
    assert nobody not in before.comparison.site_kind
    pages = {
        re.sub(
            rf"\b{site}\b", "N", mirror_page(mirror_data(before, site), language="en")
        )
        for site in (few[0], nobody)
    }
    [page] = pages
    assert "There is too little to say anything of this care site" in page


def test_deciles_are_of_the_released_rows(before):
    peers = before.peers[GP, MEASURES["imaging"]]
    frame = before.measured
    mine = frame[
        (frame.measure == MEASURES["imaging"])
        & (frame.by == "care_site")
        & (frame.every == peers.every)
        & ~frame.suppressed
        & frame.group.isin([str(each) for each in range(1, 31)])
        & (frame.denominator >= 10)
    ]
    assert len(peers.deciles) >= 2
    for each in peers.deciles:
        shares = mine[mine.interval_start == each.start].ratio.to_numpy(float)
        assert len(shares) == each.peers >= FEWEST_SITES
        wanted = np.percentile(shares, [10, 30, 50, 70, 90])
        assert each.values == pytest.approx(wanted, abs=0.005 + 1e-9)


def test_the_page_refuses_a_ranking_that_is_chance(before, null):
    """The same words with the number, wherever rankability is under one half."""
    speech = Speech("en")
    [sheet] = care_sites_sheets(before.peers, before.recommendations, speech)
    table = sheet.shown["made"][0].table
    for line, each in zip(table.rows, MEASURES.values(), strict=True):
        value = before.peers[GP, each].rankability
        assert line[-1] == ("may be shown" if value >= LEAST else "not shown")
        assert line[-2] == f"{value:.0%}"


def test_no_care_site_is_named_on_the_page_of_all(before):
    [sheet] = care_sites_sheets(before.peers, before.recommendations, Speech("en"))
    names = {
        row[0] for part in sheet.shown["made"] for _, t in part.tables for row in t.rows
    }
    assert names == {"a care site"}
    assert len(sheet.drawn) == len(MEASURES)
