"""Kinds of patient: counts per kind, and what is expected of them, by plain loops."""

from collections import Counter, defaultdict
from dataclasses import replace

import pandas as pd
import pytest
from agreement.histories import random_world
from reading import ZERO, plain_rows
from tables import opened

from wervel.facts.table import fact_table
from wervel.findings.assessment import assess
from wervel.practice.mirror.case_mix_cells import (
    BANDS,
    COVARIATES,
    FACTS,
    counts_by_kind,
    kinds,
    sums_by_month,
)
from wervel.practice.mirror.site_kinds import OTHER, site_kinds
from wervel.recommendations.bodies import chosen, measured
from wervel.records.calendar import date_of

RECOMMENDATIONS = measured(chosen(["nhg", "nvn"]))
SHORT = RECOMMENDATIONS[:3]
LEVELS = ("site_kind", *COVARIATES)


@pytest.fixture(scope="module")
def done():
    source = opened(random_world(21, 200, everything=True))
    return assess(source, recommendations=RECOMMENDATIONS)


@pytest.fixture(scope="module")
def told(done):
    return kinds(done, site_kinds(done))


def test_it_is_the_same_whichever_facts_a_rule_has_asked_already(done, told):
    known = {each.name for each in FACTS} & {*done.facts.columns}
    assert 0 < len(known) < len(FACTS)
    bare = replace(done, facts=done.facts.drop(*known))
    again = kinds(bare, site_kinds(bare)).moments
    one, other = (sorted(map(repr, plain_rows(of))) for of in (again, told.moments))
    assert one == other


def described(row):
    """The levels of a moment from its facts, one by one."""
    ages = [int(band.split("-")[0].rstrip("+")) for band in BANDS]
    days = row["pain_days_in_past_year"]
    return (
        BANDS[max(place for place, least in enumerate(ages) if row["age"] >= least)],
        {True: "female", False: "male", None: "unknown"}[row["female"]],
        {True: "yes", False: "no", None: "unknown"}[row["radicular"]],
        {True: "yes", False: "no", None: "unknown"}[row["chronic"]],
        "yes" if row["psychosocial_factors"] or row["fibromyalgia"] else "no",
        "unknown"
        if days is None
        else "none"
        if days == 0
        else "some"
        if days < 3
        else "much",
    )


@pytest.fixture(scope="module")
def naive(done):
    """Every verdict with the kind of care site and the levels of whom it is about."""
    at = site_kinds(done)
    facts = fact_table(
        done.source, done.moments, done.events, done.resolution, facts=FACTS
    )
    key = ("person_id", "episode_start", "moment")
    about = {tuple(row[n] for n in key): described(row) for row in plain_rows(facts)}
    return [
        (row, (at.get(row["care_site_id"], OTHER), *about[tuple(row[n] for n in key)]))
        for row in plain_rows(done.findings)
    ]


def test_every_kind_is_counted_as_loops_do(told, naive):
    wanted = defaultdict(Counter)
    for row, levels in naive:
        if row["verdict"] in ("followed", "not_followed"):
            site = row["care_site_id"]
            wanted[row["recommendation"], site, levels][row["verdict"]] += 1
    counts = counts_by_kind(told, RECOMMENDATIONS).merge(told.described, on="kind")
    came = {
        (
            row.measure,
            None if pd.isna(row.care_site_id) else int(row.care_site_id),
            tuple(getattr(row, name) for name in LEVELS),
        ): Counter(followed=row.numerator, not_followed=row.complement)
        for row in counts.itertuples()
    }
    assert {key: +each for key, each in came.items()} == dict(wanted)
    assert len({levels for _, _, levels in came}) > 20


def test_what_is_expected_is_the_sum_over_the_judged(told, naive):
    chance = {
        each.id: told.described[["kind"]].assign(
            probability=((told.described["kind"] * 37 + 11 * place) % 97 + 1) / 100
        )
        for place, each in enumerate(SHORT)
    }
    numbers = {
        tuple(row[name] for name in LEVELS): row["kind"]
        for row in told.described.to_dict("records")
    }
    wanted = defaultdict(lambda: [0, 0, 0.0, 0.0])
    for row, levels in naive:
        given = chance.get(row["recommendation"])
        if given is None or row["verdict"] not in ("followed", "not_followed"):
            continue
        p = given["probability"].iloc[numbers[levels]]
        day = date_of(row["day"] + ZERO)
        site = row["care_site_id"]
        cell = wanted[row["recommendation"], 12 * day.year + day.month - 1, site]
        for place, more in enumerate((row["verdict"] == "followed", 1, p, p * (1 - p))):
            cell[place] += more
    came = {
        (
            row.measure,
            row.month,
            None if pd.isna(row.care_site_id) else int(row.care_site_id),
        ): [row.numerator, row.denominator, row.expected, row.variance]
        for row in sums_by_month(told, RECOMMENDATIONS, chance).itertuples()
    }
    assert came.keys() == wanted.keys()
    for key, each in came.items():
        assert each == pytest.approx(wanted[key], rel=1e-12)


def test_a_kind_has_one_number():
    """What COVARIATES says of a number is what the expression counts to."""
    described = kinds.__globals__["_all_kinds"]()
    assert [*described["kind"]] == [*range(len(described))]
    assert not described.duplicated([*LEVELS]).any()
