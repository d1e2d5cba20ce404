"""Two versions of a guideline: who changes verdict, by hand and as it may leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd
import pytest
from agreement.histories import random_world
from agreement.test_naive import WITH_RULE
from reading import plain_rows
from tables import opened
from world import World, drawn

from wervel.findings.assessment import Assessment, assess
from wervel.findings.finding import Verdict
from wervel.findings.patient import verdict
from wervel.practice.conflict_writing import write_comparison
from wervel.practice.version_comparison import (
    COLUMNS,
    EVERY,
    Counterparts,
    changed,
    counterparts,
    transitions,
)
from wervel.recommendations.bodies import chosen, recommendation
from wervel.small_numbers import preset

IMSR = counterparts(chosen(["zin-imsr-2022"]), chosen(["zin-imsr-2025"]))
THEN, NOW = "zin-imsr-2022", "zin-imsr-2025-draft"
NOTHING, OPENSAFELY = preset("none"), preset("opensafely")

PEOPLE = """
    person  | day | event
    1 2 3 4 |   0 | L86 at the GP
      1 2 4 |  80 | L86 at the GP
        1 2 | 100 | rehabilitation programme by the rehabilitation physician
          2 | 105 | rehabilitation programme by the rehabilitation physician
          3 |  20 | rehabilitation programme by the rehabilitation physician
          5 |   0 | chronic back pain at the GP
          5 |  10 | rehabilitation programme by the rehabilitation physician
          6 |   0 | L86 at the GP
          6 |  20 | rehabilitation programme by the rehabilitation physician
    6 observed from 0 to 400
    """
"""1, 2 and 5 are chronic when rehabilitation begins, 3 is not, of 6 it is not known."""


def compared(
    of: World, pairs: Sequence[Counterparts] = IMSR
) -> tuple[Assessment, Sequence[Counterparts]]:
    sides = {side.id: side for each in pairs for side in (each.one, each.other)}
    return assess(opened(of), recommendations=sides.values()), pairs


def cells(of: pd.DataFrame) -> dict[tuple[str, str], int | None]:
    """How many moments, by the two verdicts."""
    kept = of.astype(object).where(of.notna(), None).to_dict("records")
    return {(row["verdict_one"], row["verdict_other"]): row["moments"] for row in kept}


def test_rehabilitation_under_the_position_of_2022_and_the_draft_of_2025():
    """What could not be told in 2022 (no WPN class) departs from the draft.

    Of 2, who began twice, the first time counts; 4 had no rehabilitation.
    """
    table = transitions(*compared(drawn(PEOPLE)), rule=NOTHING)
    assert cells(table) == {
        ("cannot_tell", "not_followed"): 3,  # 1, 2 and 5
        ("not_applicable", "not_applicable"): 1,  # 3
        ("cannot_tell", "cannot_tell"): 1,  # 6
        (EVERY, EVERY): 5,
    }
    assert [*table.columns] == [*COLUMNS]
    assert set(table["one"]) == {THEN}
    assert set(table["other"]) == {NOW}
    changes = table[table["changes"]]
    assert cells(changes) == {("cannot_tell", "not_followed"): 3}
    assert not table["suppressed"].any()


def test_the_moments_that_change():
    """One row per moment whose verdict differs, and no others."""
    rows = plain_rows(changed(*compared(drawn(PEOPLE))))
    assert sorted((row["person_id"], row["day"]) for row in rows) == [
        *((1, 100), (2, 100), (5, 10))
    ]
    assert {row["moment"] for row in rows} == {"before_rehabilitation"}
    assert {(row["one"], row["other"]) for row in rows} == {(THEN, NOW)}
    assert {(row["verdict_one"], row["verdict_other"]) for row in rows} == {
        ("cannot_tell", "not_followed")
    }


def test_where_nobody_is_asked_there_is_only_a_total_of_nought():
    done, pairs = compared(drawn("1 | 0 | L86 at the GP"))
    assert cells(transitions(done, pairs, rule=OPENSAFELY)) == {(EVERY, EVERY): 0}
    assert plain_rows(changed(done, pairs)) == []


def test_counterparts_are_asked_at_one_moment_about_one_act():
    """The position of 2026 has no rule, so nothing can be held beside it."""
    assert [(each.one.id, each.other.id) for each in IMSR] == [(THEN, NOW)]
    assert counterparts(chosen(["zin-imsr-2025"]), chosen(["zin-imsr-2026"])) == ()


def items(one: str, other: str) -> set[tuple[str, str]]:
    return {
        (each.one.source.item, each.other.source.item)
        for each in counterparts(chosen([one]), chosen([other]))
    }


def test_belgium_beside_england():
    """Denervation with denervation; not the scan or the block before it."""
    assert items("be", "ebi-rfd-2024") == {
        (one, other)
        for one in ("R-090", "R-093", "R-102")
        for other in ("R-094", "R-096", "R-097")
    }


def test_an_act_within_an_act_is_a_counterpart_if_the_moment_is_the_same():
    """The NVA on any injection is asked before any, the KCE before denervation."""
    assert items("nva", "kce") == set()
    assert ("R-042", "R-028") in items("nva", "nhg")
    assert ("R-009", "R-024") not in items("nhg", "nhg")
    assert ("R-056", "R-119") in items("dss", "zin")


def test_a_recommendation_beside_itself_changes_nothing():
    mine = recommendation("R-112")
    done, pairs = compared(random_world(3, 60), [Counterparts(mine, mine)])
    table = transitions(done, pairs, rule=NOTHING)
    assert len(table) > 2
    assert not table["changes"].any()
    assert plain_rows(changed(done, pairs)) == []


def people(first: int, number: int) -> str:
    return " ".join(str(first + each) for each in range(number))


def sized(chronic: int, acute: int, unknown: int) -> World:
    """So many who are chronic when rehabilitation begins, are not, or may be."""
    groups = [
        (people(1, chronic), "chronic back pain at the GP"),
        (people(101, acute), "L86 at the GP"),
        (people(201, unknown), "L86 at the GP"),
    ]
    lines = [f"{who} | 0 | {what}" for who, what in groups if who]
    lines += [f"{who} | 20 | rehabilitation programme" for who, _ in groups if who]
    lines += [f"{groups[2][0]} observed from 0 to 400"] if unknown else []
    return drawn("\n".join(lines))


CHRONIC = ("cannot_tell", "not_followed")
ACUTE = ("not_applicable", "not_applicable")
UNKNOWN = ("cannot_tell", "cannot_tell")


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ((20, 9, 0), (20, 10, 30)),  # 29 in all, to the nearest five
        ((5, 0, 0), (None, None)),
        ((20, 3, 0), (None, None, 25)),  # 3 is small; 20 and the total would tell it
        ((12, 3, 9), (None, None, None, 25)),  # 9 hides 3, and 12 hides 9: 21 share one
        ((9, 3, 2), (None, None, None, 15)),  # 3 and 2 together are small as well
    ],
)
def test_what_is_left_does_not_tell_what_is_withheld(sizes, shown):
    table = transitions(*compared(sized(*sizes)), rule=OPENSAFELY)
    parts = [two for two, n in zip((CHRONIC, ACUTE, UNKNOWN), sizes, strict=True) if n]
    assert cells(table) == dict(zip([*parts, (EVERY, EVERY)], shown, strict=True))
    assert table["suppressed"].equals(table["moments"].isna())


PAIRS = [
    each
    for each in counterparts(WITH_RULE, WITH_RULE)
    if each.one.source.item < each.other.source.item
]


@pytest.fixture(scope="module")
def crowd() -> tuple[Assessment, Sequence[Counterparts]]:
    """Two hundred persons at random, and every two that are asked together."""
    return compared(random_world(31, 200, everything=True), PAIRS[::3])


def test_on_random_histories_it_is_what_loops_count(crowd):
    """The plain reader on the facts of each moment, twice."""
    done, pairs = crowd
    rows = plain_rows(done.facts)
    wanted: Counter[tuple[str, ...]] = Counter()
    differ = 0
    for each in pairs:
        mine = [row for row in rows if row["moment"] == each.one.moment.value]
        for row in mine:
            two = verdict(each.one, row).value, verdict(each.other, row).value
            wanted[each.one.id, each.other.id, *two] += 1
            differ += two[0] != two[1]
        wanted[each.one.id, each.other.id, EVERY, EVERY] += len(mine)
    table = transitions(done, pairs, rule=NOTHING)
    names = [*COLUMNS[:4], "moments"]
    assert {tuple(row[:4]): row[4] for row in table[names].to_numpy()} == wanted
    assert {each.value for each in Verdict} <= set(table["verdict_one"])
    assert len(plain_rows(changed(done, pairs))) == differ > 100


def test_no_total_tells_what_is_withheld(crowd):
    """Where it is shown, no single count is missing, nor several that are small."""
    shown = transitions(*crowd, rule=OPENSAFELY)
    inside = transitions(*crowd, rule=NOTHING)
    names = [*COLUMNS[:4]]
    assert shown[names].equals(inside[names])
    assert shown["moments"].isna()[inside["moments"].between(1, 7)].all()
    both = shown.assign(really=inside["moments"])
    told = 0
    for _, of in both.groupby(["one", "other"]):
        is_total = of["verdict_one"].eq(EVERY)
        missing = of.loc[~is_total & of["suppressed"], "really"]
        if len(missing) and not of.loc[is_total, "suppressed"].item():
            assert len(missing) > 1
            assert missing.sum() >= OPENSAFELY.threshold
            told += 1
    assert told > 5


@pytest.mark.parametrize("name", ["one", "other"])
def test_no_other_pair_tells_what_is_withheld(crowd, name):
    """How often a recommendation got a verdict is the same in each of its pairs."""
    ohdsi = preset("ohdsi")
    other = {"one": "other", "other": "one"}[name]
    shown = transitions(*crowd, rule=ohdsi)
    told = []
    for _, of in shown.groupby([name, f"verdict_{name}"]):
        beside = of.groupby(other)
        left, missing = beside["moments"].sum(), beside["suppressed"].sum()
        if missing.eq(0).any():
            told += [*(left[missing.eq(0)].max() - left[missing.eq(1)])]
    assert not [each for each in told if 0 < each < ohdsi.threshold]


def test_what_is_withheld_is_empty_in_the_file_too(crowd, tmp_path):
    """The moments, which are of persons, lie apart in a folder that stays inside."""
    done, pairs = crowd
    table = transitions(done, pairs, rule=OPENSAFELY)
    assert set(table["suppressed"]) == {True, False}
    assert table.loc[table["suppressed"], "moments"].isna().all()
    write_comparison(done, pairs, table, tmp_path / "out")
    written = pd.read_csv(tmp_path / "out" / "comparison.csv")
    assert [*written.columns] == [*COLUMNS]
    assert written["moments"].isna().equals(table["suppressed"])
    inside = pd.read_parquet(tmp_path / "out" / "stays-inside" / "changed.parquet")
    assert len(inside) == changed(done, pairs).count().to_pandas()
    assert {each.name for each in (tmp_path / "out").glob("*.parquet")} == {
        "comparison.parquet"
    }
