"""Two loads of a source: rows, codes, persons, measures; what of it may leave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import ibis
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ibis.backends import BaseBackend
from tables import opened
from world import drawn

from wervel.findings.assessment import Assessment, assess
from wervel.practice.changes.codes import code_changes
from wervel.practice.changes.completeness import completeness
from wervel.practice.changes.drift import coding_drift
from wervel.practice.changes.loads import (
    late_arrivals,
    month_ended,
    month_of,
    persons,
    release,
    table_rows,
)
from wervel.practice.changes.pairs import released_pairs
from wervel.practice.changes.restated import (
    ADDED,
    AFTER,
    BEFORE,
    SAME,
    exact_parts,
    period_end,
    restated_measures,
)
from wervel.practice.groups import Groups
from wervel.practice.measures import measures
from wervel.recommendations.bodies import recommendation
from wervel.small_numbers import SUPPRESSED, AddsUp, preset

NOTHING, OHDSI = preset("none"), preset("ohdsi")
IMAGING = recommendation("nhg-lbp-imaging")

OLD = """
    person    | day | event
      1 2 3 4 |   0 | L03 at the GP
            2 |  10 | lumbar MRI asked for by the GP
            5 | 330 | L03 at the GP
    1 2 3 4 5 6 observed from -730 to 365
    """
NEW = """
    person    | day | event
      1 2 3 4 |   0 | L03 at the GP
          2 3 |  10 | lumbar MRI asked for by the GP
          5 7 | 330 | L03 at the GP
            1 | 700 | L03 at the GP
            4 | 700 | L86 at the GP
    1 2 3 4 5 7 observed from -730 to 800
    """
"""Six persons until the end of 2020; then 6 is gone, 7 came, and 3 had a scan after
all. What is of 2021 is new. Days count from 1 January 2020, a leap year."""


def assessed(picture: str) -> Assessment:
    return assess(opened(drawn(picture)), recommendations=[IMAGING])


@pytest.fixture(scope="module")
def old() -> Assessment:
    """The older load."""
    return assessed(OLD)


@pytest.fixture(scope="module")
def new() -> Assessment:
    """The newer load."""
    return assessed(NEW)


def test_who_is_in_both(old, new):
    both = persons(old.source, new.source, NOTHING)
    assert (both.both, both.appeared, both.vanished) == (5, 1, 1)
    assert not both.none_in_common
    few = persons(old.source, new.source, OHDSI)
    assert {few.both, few.appeared, few.vanished} == {SUPPRESSED}


def test_nobody_in_common(old):
    others = assessed("person | day | event\n 11 12 | 0 | L03 at the GP")
    assert persons(old.source, others.source, NOTHING).none_in_common


def rows_of(frame: pd.DataFrame, table: str, every: str) -> dict[Any, tuple[int, int]]:
    mine = frame[frame["table"].eq(table) & frame["every"].eq(every)]
    return {
        row["start"]: (row["before"], row["after"]) for row in mine.to_dict("records")
    }


def test_rows_by_year_and_by_late_month(old, new):
    frame = table_rows(old.source, new.source, NOTHING)
    mine = "condition_occurrence"
    assert rows_of(frame, mine, "all") == {None: (5, 8)}
    years = {date(2020, 1, 1): (5, 6), date(2021, 1, 1): (0, 2)}
    assert rows_of(frame, mine, "year") == years
    months = {date(2020, 1, 1): (4, 4), date(2020, 11, 1): (1, 2)}
    assert rows_of(frame, mine, "month") == months
    assert rows_of(frame, "person", "all") == {None: (6, 6)}
    late = [
        (each.table, each.month, each.before, each.after)
        for each in late_arrivals(frame)
    ]
    assert (mine, date(2020, 11, 1), 1, 2) in late
    assert ("procedure_occurrence", date(2020, 1, 1), 1, 2) in late


def test_months_that_had_ended():
    assert month_ended(date(2020, 2, 29)) == month_of(date(2020, 2, 1))
    assert month_ended(date(2021, 2, 28)) == month_of(date(2021, 2, 1))
    assert month_ended(date(2020, 2, 28)) == month_of(date(2020, 1, 1))
    assert month_ended(date(2020, 12, 31)) == month_of(date(2020, 12, 5))
    assert month_ended(date(2021, 1, 1)) == month_of(date(2020, 12, 5))


def test_codes_that_came_and_went(old, new):
    def changes(one: Assessment, other: Assessment) -> dict[str, str]:
        found = code_changes(
            one.source, one.resolution, other.source, other.resolution, NOTHING
        )
        codes = found[~found["is_total"]]
        return {
            f"{row['code']}": f"{row['change']} {row['before']} {row['after']}"
            for row in codes.to_dict("records")
        }

    there = changes(old, new)
    assert there["ICPC1 L86"] == "appeared 0 1"
    assert there["ICPC1 L03"] == "kept 5 7"
    assert changes(new, old)["ICPC1 L86"] == "vanished 1 0"
    hidden = code_changes(old.source, old.resolution, new.source, new.resolution, OHDSI)
    assert hidden.loc[hidden["code"].eq("ICPC1 L86"), "suppressed"].all()
    assert hidden.loc[hidden["suppressed"], ["before", "after"]].isna().all(axis=None)


def test_the_release_of_a_load(old, new):
    assert release(old.source).observed_until == date(2020, 12, 31)
    assert release(new.source).observed_until == date(2022, 3, 11)
    assert release(old.source).name is None


def counts(frame: pd.DataFrame) -> dict[str, tuple[int, int, int]]:
    names = ["numerator", "denominator", "cannot_tell"]
    return {row["part"]: tuple(row[each] for each in names) for row in records(frame)}


def records(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    yield from frame.to_dict("records")


def test_the_same_period_restated_and_a_new_one_added(old, new):
    """Of 1 to 5 only 2 had a scan; later 3 turns out to have had one, and 7 came.

    In the older load 5 was followed for 35 days after the first contact, not for the
    six weeks that the measure needs, so it could not be told; in the newer it can. In
    2021 person 1 is new; 4 has radiating pain, to which it does not apply.
    """
    assert period_end(old) == month_of(date(2020, 12, 1))
    parts = counts(restated_measures(old, new, NOTHING))
    assert parts == {
        BEFORE: (3, 4, 1),
        SAME: (4, 6, 0),
        ADDED: (1, 1, 0),
        AFTER: (5, 7, 0),
    }


def test_a_load_against_itself(new):
    frame = restated_measures(new, new, NOTHING)
    parts = counts(frame)
    assert parts[BEFORE] == parts[SAME] == parts[AFTER] == (5, 7, 0)
    assert parts[ADDED] == (0, 0, 0)
    assert not frame["restated"].any()


def test_after_is_what_the_measures_say(new, old):
    of_all = measures(new, rule=NOTHING, groups=Groups(by=("none",)), every=["all"])
    (row,) = of_all.to_dict("records")
    parts = counts(exact_parts(old, new, period_end(old)))
    names = ("numerator", "denominator", "cannot_tell")
    assert parts[AFTER] == tuple(row[each] for each in names)


def test_a_small_restatement_withholds_the_older_numbers(old, new):
    frame = restated_measures(old, new, OHDSI)
    of_before = frame[frame["part"].eq(BEFORE)]
    assert of_before["suppressed"].all()
    assert of_before[["numerator", "denominator", "ratio_low"]].isna().all(axis=None)
    assert frame["restated"].all()


SUMS = (AddsUp(column="every", parts="year", total="all", within=("table",)),)


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=2, max_size=6)
)
@settings(max_examples=40)
def test_no_pair_gives_a_small_count_away(pairs):
    """Neither by itself, nor as a difference, nor as the rest of its total.

    The rest of a total: what the withheld years add up to, in either load, and what of
    it came or went, is none or not small, unless the total is withheld too.
    """
    old, new = (np.array(each) for each in zip(*pairs, strict=True))
    frame = pd.DataFrame(
        {
            "table": "t",
            "every": ["year"] * len(pairs) + ["all"],
            "before": [*old, old.sum()],
            "after": [*new, new.sum()],
        }
    )
    shown = released_pairs(frame, OHDSI, adds_up=SUMS)
    hidden = shown["suppressed"].to_numpy()
    known = frame[~hidden]
    for part in (
        known["before"],
        known["after"],
        (known["after"] - known["before"]).abs(),
    ):
        assert not part.between(1, 4).any()
    assert shown.loc[hidden, ["before", "after"]].isna().all(axis=None)
    assert known["before"].tolist() == shown.loc[~hidden, "before"].tolist()
    years = hidden[:-1]
    if years.any() and not hidden[-1]:
        assert years.sum() >= 2
        for rest in (old[years].sum(), new[years].sum()):
            assert not 1 <= rest <= 4


def test_few_persons_behind_many_rows_are_withheld():
    frame = pd.DataFrame(
        {"before": [100, 100], "after": [200, 200], "persons": [3, 30]}
    )
    shown = released_pairs(frame, OHDSI)
    assert shown["suppressed"].tolist() == [True, False]
    assert "persons" not in shown


@pytest.fixture
def postgres(postgres_url: str) -> Iterator[BaseBackend]:
    connection = ibis.connect(postgres_url)
    yield connection
    connection.disconnect()


@pytest.mark.postgres
def test_postgres_says_the_same(postgres, old, new):
    there = assess(opened(drawn(NEW), postgres), recommendations=[IMAGING])
    one, other = (
        [
            table_rows(old.source, each.source, NOTHING),
            code_changes(
                old.source, old.resolution, each.source, each.resolution, NOTHING
            ),
            restated_measures(old, each, NOTHING),
            coding_drift(each, NOTHING),
            *completeness(each, NOTHING),
        ]
        for each in (new, there)
    )
    assert [plain(each) for each in other] == [plain(each) for each in one]


def plain(of: pd.DataFrame) -> list[str]:
    """The rows as text, in one order."""
    return sorted(repr(tuple(map(str, row))) for row in of.itertuples(index=False))
