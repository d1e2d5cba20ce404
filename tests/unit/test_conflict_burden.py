"""The burden of conflicts: counted by hand, by plain loops, and as it may leave."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any, TypeAlias

import ibis
import pandas as pd
import pytest
from agreement.histories import random_world
from agreement.test_naive import NO_SHRINKING, SEEDS
from hypothesis import given, settings
from ibis.backends import BaseBackend
from reading import plain_rows
from tables import DAY_ZERO, PROVIDER_IDS, opened
from world import drawn

from wervel.episodes.moments import Moment
from wervel.findings.assessment import Assessment, assess
from wervel.findings.patient import position
from wervel.practice.conflict_burden import (
    COLUMNS,
    KEY_COLUMNS,
    conflict_burden,
    involved,
    pairs,
)
from wervel.practice.conflict_writing import write_burden
from wervel.practice.groups import Groups
from wervel.recommendations.bodies import ALL, chosen
from wervel.recommendations.conflicts import Conflict, conflicts
from wervel.recommendations.position import Position
from wervel.small_numbers import preset

DERIVED = conflicts(ALL)
COUNTS = ["opposing", "moments", "cannot_tell"]
NUMBERS = [*COUNTS, "ratio", "ratio_low", "ratio_high", "at_least", "at_most"]
ABOUT = COLUMNS[: COLUMNS.index("opposing")]
BY = ("none", "care_site", "provider")
GROUPS = Groups(by=BY)
NOTHING = preset("none")
WORLD = random_world(2026, 150)
Cell: TypeAlias = tuple[Any, ...]

PEOPLE = """
    person         | day | event
       1 2 3 4 7 8 |   0 | L86 at the GP
                 5 |   0 | L86 by somebody
              6 11 |   0 | L03 at the GP
                10 |   0 | L86 at the orthopaedic surgeon
                 8 |   5 | breast cancer
                 4 |  10 | epidural injection at the GP
           2 5 6 8 |  20 | visit to the pain specialist
                 3 |  20 | visit to the neurologist
                11 |  20 | referral to orthopaedics at the GP
                 4 |  26 | visit to the neurologist
    1 2 3 5 6 8 10 |  28 | epidural injection by the pain specialist
                 7 |  28 | epidural injection at the GP
                 9 | 370 | L86 at the GP
                 9 | 390 | visit to the pain specialist
                 9 | 398 | epidural injection by the pain specialist
    """
"""Most injections come 28 days after the GP first coded a nerve root (L86)."""

EPIDURAL = ("EPIDURAL_INJECTION", "NHG", "NVN", "before_epidural_injection")
EPIDURAL_LATE = (*EPIDURAL[:3], "before_referral")
MRI = ("MRI", "NHG", "NVN", "before_epidural_injection")
PAIN_CLINIC = ("REFERRAL_PAIN", "DSS", "NHG", "before_referral")
XRAY = ("XRAY", "DSS", "NHG", "before_referral")
SITES = {name: 100 + number for name, number in PROVIDER_IDS.items()}
GP = SITES["general_practitioner"]


@pytest.fixture(scope="module")
def counted() -> pd.DataFrame:
    """The burden in the drawn world, nothing withheld."""
    among = conflicts(chosen())
    source = opened(drawn(PEOPLE))
    done = assess(source, recommendations=involved(among))
    return conflict_burden(done, among, rule=NOTHING)


def counts(of: pd.DataFrame, key: Cell, **where: Any) -> Cell:
    """Opposing, of how many, and cannot tell, in the one row that is about this."""
    asked = {**dict(zip(KEY_COLUMNS, key, strict=True)), **where}
    asked = {"every": "all", "by": "none", **asked}
    rows = of[(of[[*asked]] == pd.Series(asked)).all(axis="columns")]
    assert len(rows) == 1, asked
    return tuple(rows[COUNTS].iloc[0])


def test_the_gp_warns_and_the_specialist_recommends(counted):
    """An injection that the NVN recommends and the NHG advises against (C-01).

    Opposing in 1, 2 and 9; not in 3 (a neurologist saw the patient first), 6 (no nerve
    root), 8 (cancer) and 10 (did not begin at the GP); 5 cannot be told, for who saw
    the patient first is not recorded. In 7 nobody referred: the NVN was never asked.
    """
    assert counts(counted, EPIDURAL) == (3, 7, 1)


def test_a_pair_is_counted_once_when_both_have_spoken(counted):
    """1 is first seen and treated by the pain specialist on one day: not counted twice.

    4 had the injection first: the NVN is asked at the neurologist's, on day 26.
    """
    then = counted[counted["interval_start"] == date(2020, 1, 1)]
    assert counts(then, EPIDURAL, every="year") == (2, 6, 1)
    assert counts(counted, EPIDURAL_LATE) == (1, 1, 0)
    assert counts(counted, EPIDURAL_LATE, by="care_site", group=str(GP)) == (1, 1, 0)


def test_by_year_and_by_the_site_where_it_began(counted):
    """9 came a year later; 10 began at the orthopaedic surgeon, 5 at somebody."""
    later = counted[counted["interval_start"] == date(2021, 1, 1)]
    assert counts(later, EPIDURAL, every="year") == (1, 1, 0)
    assert counts(later, EPIDURAL, every="quarter") == (1, 1, 0)
    at = partial(counts, counted, EPIDURAL, by="care_site")
    assert at(group=str(GP)) == (3, 6, 0)
    assert at(group=str(SITES["orthopaedic_surgeon"])) == (0, 1, 0)
    assert at(group=str(SITES["somebody"])) == (0, 0, 1)


def test_an_mri_before_an_injection_against_none_at_the_gp(counted):
    """The NHG speaks for as long as it happens at the GP: in 4 and 7."""
    assert counts(counted, MRI) == (2, 10, 0)


def test_early_to_the_pain_clinic(counted):
    """DSS for, NHG against in the first six weeks (C-10): 1, 2, 3, 4 and 9.

    No nerve root in 6 and 11, cancer in 8, 10 began elsewhere; 5 cannot be told.
    """
    assert counts(counted, PAIN_CLINIC) == (5, 9, 1)


def test_an_x_ray_on_referral(counted):
    """DSS for, NHG against where the GP refers (C-05): 11 alone."""
    assert counts(counted, XRAY) == (1, 10, 0)
    assert counts(counted, XRAY, by="care_site", group=str(GP)) == (1, 8, 0)


def test_what_one_body_says_against_itself_is_left_out():
    within = [each for each in DERIVED if each.is_within_body]
    assert within
    assert pairs(within) == ()
    told = [one for each in pairs(DERIVED) for one in each.conflicts]
    assert not [each for each in within if each in told]


IDS = {"care_site": "care_site_id", "provider": "provider_id"}
ORDER = [*Moment]
STATES = ("opposing", "cannot_tell", "neither")
"""Of several pairs of recommendations the first of these counts."""


def naive(of: Assessment) -> dict[Cell, Cell]:
    """The counts per pair, interval and group, by loops over people."""
    episodes = defaultdict(list)
    for row in plain_rows(of.facts):
        episodes[row["person_id"], row["episode_start"]].append(row)
    found: list[tuple[Cell, Mapping[str, Any], str]] = []
    for rows in episodes.values():
        came = {Moment(row["moment"]): row["day"] for row in rows}
        found += [(key, row, of) for row in rows for key, of in told(row, came)]
    days = [row["day"] for _, row, _ in found]
    cells: dict[Cell, Counter[str]] = defaultdict(Counter)
    for key, row, told_of in found:
        for interval in intervals(row["day"], days):
            for by in BY:
                group = row[IDS[by]] if by in IDS else None
                named = None if group is None else str(int(group))
                cells[(*key, *interval, by, named)][told_of] += 1
    return {
        key: (n["opposing"], n["opposing"] + n["neither"], n["cannot_tell"])
        for key, n in cells.items()
    }


def told(
    row: Mapping[str, Any], came: Mapping[Moment, int]
) -> Iterator[tuple[Cell, str]]:
    """The state of each pair of bodies of which both have spoken by this moment."""
    now = Moment(row["moment"])
    at = row["day"], ORDER.index(now)
    by_then = {each for each, day in came.items() if (day, ORDER.index(each)) <= at}
    states: dict[Cell, set[str]] = defaultdict(set)
    for each in DERIVED:
        moments = {each.favours.moment, each.opposes.moment}
        if now in moments and moments <= by_then and len({*each.bodies}) == 2:
            acts = each.favours.act, each.opposes.act
            act = next((one for one in acts if one.part_of is not None), acts[0])
            states[act.name, *each.bodies, now.value].add(state(each, row))
    for key, among in states.items():
        yield key, next(one for one in STATES if one in among)


def state(of: Conflict, row: Mapping[str, Any]) -> str:
    unknown = Position.CANNOT_TELL
    one, other = position(of.favours, row), position(of.opposes, row)
    if (one, other) == (Position.FOR, Position.AGAINST):
        return "opposing"
    maybe = one in (Position.FOR, unknown) and other in (Position.AGAINST, unknown)
    return "cannot_tell" if maybe else "neither"


def intervals(day: int, days: Sequence[int]) -> Iterator[Cell]:
    """The quarter, the year, and everything from the first month to the last."""
    first, last = period_of(day, "Q")
    yield "quarter", first, last
    yield "year", date(first.year, 1, 1), date(first.year, 12, 31)
    yield "all", period_of(min(days), "M")[0], period_of(max(days), "M")[1]


def period_of(day: int, length: str) -> tuple[date, date]:
    period = pd.Period(DAY_ZERO + timedelta(days=day), length)
    return period.start_time.date(), period.end_time.date()


def plain(of: pd.DataFrame) -> dict[Cell, Cell]:
    """The counts of a burden, by everything else that a row is about."""
    kept = of.astype(object).where(of.notna(), None).to_dict("records")
    return {
        tuple(row[name] for name in ABOUT): tuple(row[name] for name in COUNTS)
        for row in kept
    }


@given(SEEDS)
@settings(max_examples=2, phases=NO_SHRINKING)
def test_the_frame_is_what_plain_loops_count(seed):
    """It has the rows and the counts of the loops, and no others."""
    source = opened(random_world(seed, 120))
    done = assess(source, recommendations=involved(DERIVED))
    wanted = naive(done)
    came = plain(conflict_burden(done, DERIVED, rule=NOTHING, groups=GROUPS))
    assert {*came} == {*wanted}
    assert not [(each, came[each]) for each in came if came[each] != wanted[each]]


@pytest.fixture(scope="module")
def crowd() -> Assessment:
    """A hundred and fifty persons at random, assessed."""
    return assess(opened(WORLD), recommendations=involved(DERIVED))


@pytest.fixture(scope="module")
def inside(crowd) -> pd.DataFrame:
    """What must not leave."""
    return conflict_burden(crowd, DERIVED, rule=NOTHING, groups=GROUPS)


def test_each_of_the_three_is_counted_at_every_kind_of_moment(crowd, inside):
    """But for the first contact, when nobody else has spoken yet."""
    came = plain(inside)
    assert came == naive(crowd)
    kinds = {each.moment for each in pairs(DERIVED)} - {Moment.FIRST_CONTACT}
    assert {key[3] for key in came} == {each.value for each in kinds}
    assert all(sum(row[place] for row in came.values()) > 50 for place in range(3))


def test_without_conflicts_there_is_a_table_without_rows(crowd):
    frame = conflict_burden(crowd, [], rule=NOTHING)
    assert (len(frame), *frame.columns) == (0, *COLUMNS)


@pytest.fixture
def postgres(postgres_url: str) -> Iterator[BaseBackend]:
    connection = ibis.connect(postgres_url)
    yield connection
    connection.disconnect()


@pytest.mark.postgres
def test_postgres_counts_the_same(postgres, inside):
    done = assess(opened(WORLD, postgres), recommendations=involved(DERIVED))
    came = conflict_burden(done, DERIVED, rule=NOTHING, groups=GROUPS)
    assert plain(came) == plain(inside)


def test_nothing_small_leaves(crowd, inside, tmp_path):
    """What is withheld is empty, on the page and in the file."""
    shown = conflict_burden(crowd, DERIVED, rule=preset("opensafely"), groups=GROUPS)
    assert {*plain(shown)} == {*plain(inside)}
    hidden = shown["suppressed"]
    assert set(hidden) == {True, False}
    assert shown.loc[hidden, NUMBERS].isna().all(axis=None)
    neither = inside["moments"] - inside["opposing"]
    for count in (inside["opposing"], neither, inside["moments"]):
        assert hidden[count.between(1, 7)].all()
    assert shown["cannot_tell"].isna()[inside["cannot_tell"].between(1, 7)].all()
    assert set(shown[COUNTS].stack().dropna() % 5) == {0}
    write_burden(shown, tmp_path / "out")
    written = pd.read_csv(tmp_path / "out" / "conflicts.csv")
    assert [*written.columns] == [*COLUMNS]
    assert written[NUMBERS].isna().all(axis="columns").equals(hidden)
