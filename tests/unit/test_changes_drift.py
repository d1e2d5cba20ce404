"""Drift of coding: what is counted, the test, its false signals, and what leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import count
from typing import Any

import ibis
import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportions_ztest
from tables import opened, rows, write
from world import drawn

from wervel.findings.assessment import Assessment, assess
from wervel.practice.changes.drift import (
    EARLIER,
    RECENT,
    WATCHED,
    coding_drift,
    drift_counts,
    last_quarter,
    moved,
    signals,
)
from wervel.recommendations.bodies import recommendation
from wervel.records.opening import open_source
from wervel.small_numbers import preset

NOTHING = preset("none")
IMAGING = recommendation("nhg-lbp-imaging")

PEOPLE = """
    person    | day | event
      1 2 3 4 |   0 | L03 at the GP
          5 6 |   0 | L86 at the GP
            6 |   0 | breast cancer
            7 |   0 | chronic back pain at the GP
          1 2 |  10 | L86 at the GP
            8 | 100 | L86 at the orthopaedic surgeon
    """
"""Person 1 and 2 are radiating later only; what counts is the first day."""


def test_what_is_coded_on_the_first_day():
    counted = drift_counts(assess(opened(drawn(PEOPLE)), recommendations=[IMAGING]))
    everybody = counted[counted["by"].eq("none")].groupby("coded")
    assert everybody["numerator"].sum().to_dict() == {
        "radiating": 3,
        "chronic": 1,
        "red_flag": 1,
        "not_icpc": 1,
    }
    assert everybody["denominator"].sum().eq(8).all()
    sites = counted[counted["by"].eq("care_site") & counted["coded"].eq("radiating")]
    assert sorted(sites["denominator"]) == [1, 7]
    assert sorted(sites["numerator"]) == [1, 2]


def test_the_test_is_that_of_statsmodels():
    """proportions_ztest (pooled) and multipletests of statsmodels 0.14."""
    chance = np.random.default_rng(7)
    n, m = chance.integers(80, 400, (2, 30))
    a, b = chance.binomial(n, 0.3), chance.binomial(m, 0.36)
    came = moved(a, n, b, m)
    for place in range(30):
        z, p = proportions_ztest(
            [b[place], a[place]], [m[place], n[place]], prop_var=False
        )
        assert came.z[place] == pytest.approx(z, rel=1e-12)
        assert came.p[place] == pytest.approx(p, rel=1e-9)
    wanted = multipletests(came.p, alpha=0.05, method="fdr_bh")[0]
    assert came.signalled.tolist() == wanted.tolist()
    assert 0 < wanted.sum() < 30


def test_few_are_not_tested():
    """Fewer than five expected in a cell, none at all, or all: no z and no signal."""
    came = moved([0, 4, 0, 50], [20, 400, 0, 50], [9, 4, 8, 50], [20, 400, 9, 50])
    assert np.isnan(came.z).all()
    assert not came.signalled.any()
    barely = moved([5], [10], [5], [10])
    assert barely.z[0] == 0


def test_without_drift_few_draws_give_a_signal():
    """Forty sites without drift, 1,000 times: some signal in at most 5 % (BH, null).

    1,000 draws: 0.05 plus 3 standard errors is 0.0707. A test that ignored that there
    are forty sites would give one in nearly nine of ten.
    """
    chance = np.random.default_rng(20)
    share = chance.uniform(0.15, 0.5, 40)
    n, m = chance.integers(60, 300, (2, 40))
    found = [
        moved(chance.binomial(n, share), n, chance.binomial(m, share), m)
        for _ in range(1000)
    ]
    any_signal = np.mean([each.signalled.any() for each in found])
    assert 0.02 < any_signal < 0.0707
    uncorrected = np.mean([np.nanmin(each.p) < 0.05 for each in found])
    assert uncorrected > 0.8


def practice(shares: Iterable[tuple[float, float]], *, size: int) -> dict[str, Any]:
    """Made-up tables: care sites, of each a share of L86 in the first and second year.

    Every quarter of 2021 and 2022 has ``size`` new episodes at each site.
    """
    tables: dict[str, Any] = rows(drawn("person | day | event\n 1 | 0 | L86 at the GP"))
    coded = {row["concept_code"]: row["concept_id"] for row in tables["concept"]}
    tables["concept"] += [
        {**tables["concept"][0], "concept_id": 9_000_001, "concept_code": "L03"}
        | {"vocabulary_id": "ICPC1"}
    ]
    record = tables["condition_occurrence"][0]
    person, seen = tables["person"][0], tables["observation_period"][0]
    for name in ("person", "observation_period", "condition_occurrence"):
        tables[name] = []
    numbers = count(1)
    for site, (first, second) in enumerate(shares, 1):
        for quarter in range(8):
            coded_so = round((first if quarter < 4 else second) * size)
            day = pd.Timestamp(2021 + quarter // 4, 1 + 3 * (quarter % 4), 10)
            for place in range(size):
                number = next(numbers)
                concept = coded["L86"] if place < coded_so else 9_000_001
                tables["person"].append(
                    {**person, "person_id": number, "care_site_id": site}
                )
                tables["observation_period"].append({**seen, **observed(number)})
                tables["condition_occurrence"].append(
                    {**record, **about(number, day, concept)}
                )
    return tables


def observed(number: int) -> dict[str, Any]:
    return {
        "observation_period_id": number,
        "person_id": number,
        "observation_period_start_date": pd.Timestamp(2019, 1, 1),
        "observation_period_end_date": pd.Timestamp(2022, 12, 31),
    }


def about(number: int, day: pd.Timestamp, concept: int) -> dict[str, Any]:
    return {
        "condition_occurrence_id": number,
        "person_id": number,
        "condition_start_date": day,
        "condition_source_concept_id": concept,
        "condition_source_value": None,
        "provider_id": None,
        "visit_occurrence_id": None,
    }


def assessed(shares: Iterable[tuple[float, float]], *, size: int = 30) -> Assessment:
    connection = ibis.duckdb.connect()
    write(practice(shares, size=size), connection)
    return assess(open_source(connection), recommendations=[IMAGING])


STEADY = [(0.3, 0.3)] * 5
DRIFTING = [*STEADY, (0.2, 0.5)]


@pytest.fixture(scope="module")
def drifting() -> Assessment:
    """Six sites, of which the last codes L86 from 20 % to 50 % within two years."""
    return assessed(DRIFTING)


def test_planted_drift_is_found_where_it_was_planted(drifting):
    found = coding_drift(drifting, NOTHING)
    (signal,) = signals(found).to_dict("records")
    assert (signal["coded"], signal["group"]) == ("radiating", "6")
    assert signal["ratio_then"] == pytest.approx(0.2, abs=1e-12)
    assert signal["ratio_now"] == pytest.approx(0.5, abs=1e-12)
    assert last_quarter(drifting) == 4 * 2022 + 3
    assert found["signalled"].notna().sum() == 6 * len(WATCHED)


def test_without_planting_there_is_no_signal():
    found = coding_drift(assessed(STEADY), NOTHING)
    assert signals(found).empty
    years = found[found["every"].isin([EARLIER, RECENT]) & found["by"].eq("none")]
    radiating = years[years["coded"].eq("radiating")]
    assert radiating["numerator"].tolist() == [180, 180]
    assert radiating["denominator"].tolist() == [600, 600]


def test_quarters_add_up_to_years(drifting):
    found = coding_drift(drifting, NOTHING)
    quarters = found[found["every"].eq("quarter")]
    assert len(quarters) == 8 * 7 * len(WATCHED)
    years = found[found["every"].isin([EARLIER, RECENT])]
    keys = ["coded", "by", "group"]
    counts = ["numerator", "denominator"]
    assert (
        quarters.groupby(keys)[counts].sum().equals(years.groupby(keys)[counts].sum())
    )


def test_shares_and_intervals_come_from_what_is_shown():
    """Nothing that leaves has the width of an exact count."""
    inside = coding_drift(assessed([(0.1, 0.2), (0.4, 0.3)], size=33), NOTHING)
    shown = coding_drift(assessed([(0.1, 0.2), (0.4, 0.3)], size=33), preset("cbs"))
    hidden = shown["suppressed"].astype(bool)
    numbers = ["numerator", "denominator", "ratio", "ratio_low", "ratio_high"]
    assert Counter(hidden)[True] > 0
    assert Counter(hidden)[False] > 0
    assert shown.loc[hidden, numbers].isna().all(axis=None)
    left = shown[~hidden]
    assert set(left["numerator"] % 5) == {0}
    assert set(left["denominator"] % 5) == {0}
    ratio = (left["numerator"] / left["denominator"]).astype(float)
    assert np.allclose(left["ratio"].astype(float), ratio, rtol=0, atol=1e-12)
    small = inside["numerator"].between(1, 9) | (
        inside["denominator"] - inside["numerator"]
    ).between(1, 9)
    assert hidden[small.to_numpy()].all()
    assert shown.loc[hidden, "signalled"].isna().all()


def test_a_source_without_back_pain():
    done = assess(
        opened(drawn("person | day | event\n 1 | 0 | breast cancer")),
        recommendations=[IMAGING],
    )
    found = coding_drift(done, preset("opensafely"))
    assert found.empty
    assert signals(found).empty


def test_bare_source_values_are_icpc_only_where_declared_so():
    """ICPC and ICD-10 declared together: L03 is ICPC, M54.5 is not."""
    tables = rows(drawn("person | day | event\n 1 2 | 0 | L03 at the GP"))
    for row, value in zip(
        tables["condition_occurrence"], ["L03", "M54.5"], strict=True
    ):
        row |= {"condition_source_concept_id": 0, "condition_source_value": value}
    connection = ibis.duckdb.connect()
    write(tables, connection)
    source = open_source(connection, declared=["ICPC1", "ICD10"])
    counted = drift_counts(assess(source, recommendations=[IMAGING]))
    mine = counted[counted["coded"].eq("not_icpc") & counted["by"].eq("none")]
    assert (mine["numerator"].sum(), mine["denominator"].sum()) == (1, 2)
