"""What leaves of care paths: parts of one whole, none small, and all sums of them."""

from __future__ import annotations

import random
from collections import Counter
from functools import cache
from statistics import median
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import plain_rows
from typer.testing import CliRunner

from wervel.commands.paths import commands
from wervel.errors import UnknownName
from wervel.findings.assessment import Assessment, assess
from wervel.pages.page import page
from wervel.pages.speech import Speech
from wervel.practice.care_paths import views, words
from wervel.practice.care_paths.concordance import Concordance
from wervel.practice.care_paths.gathering import CarePathsData, care_paths_data
from wervel.practice.care_paths.kinds import BITS, KINDS, Order
from wervel.practice.care_paths.paths import (
    CLASS_BITS,
    DAYS,
    LONGEST,
    MORE,
    PathRule,
    classes_of,
    episode_paths,
    steps_of,
)
from wervel.practice.care_paths.release import Ends, Key, PathRow, released_paths
from wervel.practice.care_paths.sheets import care_paths_sheets
from wervel.practice.care_paths.writing import COLUMNS, care_paths_table
from wervel.recommendations.bodies import ALL, measured
from wervel.records.opening import open_source
from wervel.records.sample import write_sample
from wervel.small_numbers import PRESETS, displayed, preset
from wervel.text import Text

NOTHING, STRICT = preset("none"), preset("opensafely")
KEEPS = tuple(each for each in PRESETS if each.threshold > 1)


def key(order: int, steps: list[int], made: list[int], *, more: bool = False) -> Key:
    path = sum(each << (BITS * place) for place, each in enumerate(steps))
    classes = sum(each << (CLASS_BITS * place) for place, each in enumerate(made))
    return order, path | (MORE if more else 0), classes


@st.composite
def counted(draw: Any) -> dict[Key, int]:
    """Paths that share their beginnings, some many, some few."""
    chance = random.Random(draw(st.integers(0, 10**6)))
    found: dict[Key, int] = {}
    for _ in range(draw(st.integers(0, 60))):
        steps = [1 << chance.randrange(4) for _ in range(chance.randrange(6))]
        made = [chance.randrange(5) for _ in steps]
        more = len(steps) == LONGEST and chance.random() < 0.3
        at = key(chance.randrange(5), steps, made, more=more)
        found[at] = chance.choice((1, 1, 2, 3, 7, 8, 9, 12, 40, 300))
    return found


@given(counts=counted(), rule=st.sampled_from(KEEPS))
def test_rows_are_parts_of_one_whole_and_none_is_small(counts, rule):
    rows = released_paths(counts, rule)
    if sum(counts.values()) < rule.threshold:
        assert rows == ()
        return
    held = [each for row in rows for each in row.keys]
    assert sorted(held) == sorted(counts)
    for row in rows:
        exact = sum(counts[each] for each in row.keys)
        assert exact >= rule.threshold
        assert row.episodes == displayed(exact, rule)


@given(counts=counted(), rule=st.sampled_from(KEEPS))
def test_a_row_shows_only_what_is_true_of_all_its_episodes(counts, rule):
    for row in released_paths(counts, rule):
        for order, path, classes in row.keys:
            steps, more = steps_of(path)
            made = classes_of(classes, len(steps))
            assert row.order in (None, order)
            assert steps[: len(row.steps)] == row.steps
            pairs = zip(row.classes, made, strict=False)
            assert all(shown in (None, exact) for shown, exact in pairs)
            if row.ends is not Ends.WITHHELD:
                assert steps == row.steps
                assert (row.ends is Ends.MORE) == more


@given(counts=counted(), rule=st.sampled_from(KEEPS))
def test_two_rows_never_say_the_same(counts, rule):
    """Else a reader could not know that each is one group."""
    said = [
        (each.order, each.steps, each.ends, each.classes)
        for each in released_paths(counts, rule)
    ]
    assert len(said) == len(set(said))


@given(counts=counted())
def test_without_a_rule_every_path_has_its_own_row(counts):
    rows = released_paths(counts, NOTHING)
    assert {row.keys[0]: row.episodes for row in rows} == counts
    assert all(
        row.ends is not Ends.WITHHELD and None not in row.classes for row in rows
    )


def test_what_is_small_takes_the_smallest_group_with_it_where_it_must():
    """Three alone would be the whole less the other two."""
    counts = {key(0, [1], [0]): 50, key(0, [2], [0]): 20, key(0, [4], [0]): 3}
    rows = {
        (row.order, row.steps, row.ends): row.episodes
        for row in released_paths(counts, STRICT)
    }
    assert rows == {
        (Order.STAYED, (1,), Ends.END): 50,
        (None, (), Ends.WITHHELD): 25,
    }


def test_what_is_small_at_two_branches_meets_at_the_branch_before():
    few = {key(0, [1, 2], [0, 0]): 4, key(0, [1, 4], [0, 0]): 5}
    rows = released_paths({key(0, [1], [0]): 400} | few, STRICT)
    assert [(row.steps, row.ends, row.episodes) for row in rows] == [
        ((1,), Ends.END, 400),
        ((1,), Ends.WITHHELD, 10),
    ]


def test_few_never_hide_the_many():
    """However it is divided, fewer than the threshold leave each branch."""
    many = {key(0, [1], [0]): 400, key(1, [1, 2], [0, 0]): 300}
    few = {key(order, [2], [0]): 5 for order in range(2)}
    rows = released_paths(many | few, STRICT)
    assert sorted(row.episodes for row in rows) == [10, 300, 400]


def test_what_is_made_of_a_step_is_withheld_before_the_step():
    counts = {key(0, [1, 2], [0, 1]): 6, key(0, [1, 2], [0, 2]): 6}
    (row,) = released_paths(counts, STRICT)
    assert (row.steps, row.ends, row.episodes) == ((1, 2), Ends.END, 10)
    assert row.classes == (Concordance.NOBODY, None)


def shown(rows: list[dict[str, Any]]) -> tuple[PathRow, ...]:
    return tuple(PathRow(**{"order": Order.STAYED, **row}) for row in rows)


FOLLOWED, DEPARTED = Concordance.FOLLOWED, Concordance.NOT_FOLLOWED
ROWS = shown(
    [
        {"steps": (1, 2), "ends": Ends.END, "classes": (FOLLOWED, DEPARTED)}
        | {"episodes": 40, "order": Order.STEPPED},
        {"steps": (1,), "ends": Ends.WITHHELD, "classes": (None,), "episodes": 10},
        {"steps": (), "ends": Ends.END, "classes": (), "episodes": 20},
        {"steps": (2, 64), "ends": Ends.END, "classes": (FOLLOWED, FOLLOWED)}
        | {"episodes": 30, "order": Order.NOT_STEPPED},
        {"steps": (), "ends": Ends.END, "classes": ()}
        | {"episodes": 100, "order": Order.CUT_OFF},
    ]
)


def test_totals_are_sums_of_the_rows_without_those_cut_off():
    assert views.episodes(views.told(ROWS)) == 100
    assert views.stepped_share(ROWS) == pytest.approx(4 / 7, rel=1e-12)
    gp, exercise, *_ = views.kind_totals(ROWS, frozenset({"gp", "exercise"}))
    assert (gp.at_least, gp.at_most, gp.first) == (50, 50, 50)
    assert (exercise.at_least, exercise.at_most, exercise.first) == (70, 80, 30)
    assert exercise.made == {DEPARTED: 40, FOLLOWED: 30}
    assert gp.made == {FOLLOWED: 40, None: 10}


def test_what_a_source_does_not_record_is_no_zero():
    imaging = views.kind_totals(ROWS, frozenset({"gp"}))[6]
    assert (imaging.kind.key, imaging.at_least, imaging.made) == ("imaging", None, {})


def test_flows_and_rings_are_the_same_episodes():
    flows = views.flows(ROWS)
    rings = views.beginnings(ROWS)
    by_goes: Counter[int | None] = Counter()
    for each, size in flows.items():
        if each.number == 1:
            by_goes[each.goes] += size
    assert by_goes == {1: 50, 2: 30}
    assert rings[(1,)] == 50
    assert rings[(1, None)] == 10
    assert rings[(2, 64)] == 30


@cache
def sample(folder: Any) -> Assessment:
    write_sample(folder, persons=2000, seed=5)
    return assess(open_source(folder), recommendations=measured(ALL))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("paths") / "s"


@pytest.fixture(scope="module")
def done(folder):
    return sample(folder)


@pytest.fixture(scope="module")
def strict(done):
    return care_paths_data(done, small_numbers=STRICT)


def test_the_median_day_is_that_of_the_episodes_behind_the_rows(done, strict):
    behind = {each for row in strict.rows for each in row.keys}
    lengths = {each: len(row.steps) for row in strict.rows for each in row.keys}
    days: dict[tuple[int, int], list[int]] = {}
    for row in plain_rows(episode_paths(done, PathRule())):
        at = (row["order"], row["path"], row["classes"])
        assert at in behind
        sets = steps_of(int(row["path"]))[0][: lengths[at]]
        for number, kinds in enumerate(sets, 1):
            days.setdefault((number, kinds), []).append(row[DAYS[number - 1]])
    assert strict.median_days == {at: median(each) for at, each in days.items()}
    assert {*strict.median_days} == {*views.steps_at(strict.rows)}


def test_every_median_stands_on_enough_episodes(done, strict):
    exact = care_paths_data(done, small_numbers=NOTHING)
    counts = {row.keys[0]: row.episodes for row in exact.rows}
    for at in strict.median_days:
        behind = sum(
            counts[each]
            for row in strict.rows
            if len(row.steps) >= at[0] and row.steps[at[0] - 1] == at[1]
            for each in row.keys
        )
        assert behind >= STRICT.threshold


def test_the_table_holds_the_rows(strict):
    table = care_paths_table(strict.rows)
    assert tuple(table.columns) == COLUMNS
    assert int(table["episodes"].sum()) == views.episodes(strict.rows)
    assert table["episodes"].min() >= STRICT.threshold
    assert not (table["episodes"] % STRICT.rounding).any()


def test_every_number_on_the_page_is_a_sum_of_rows(strict):
    """Only multiples of the rounding stand in the columns of episodes."""
    (sheet,) = care_paths_sheets(strict, Speech("en"))
    tables: Any = sheet.shown["tables"]
    for name in ("flow", "rings", "paths", "steps", "order"):
        (place,) = (
            place
            for place, each in enumerate(tables[name].columns)
            if each.heading == "Episodes"
        )
        for row in tables[name].rows:
            count = int(row[place].replace(",", ""))
            assert count >= STRICT.threshold
            assert count % STRICT.rounding == 0


def test_what_is_suppressed_is_never_shown_as_zero(strict):
    (sheet,) = care_paths_sheets(strict, Speech("en"))
    tables: Any = sheet.shown["tables"]
    totals = views.kind_totals(strict.rows, strict.recorded)
    for row, total in zip(tables["kinds"].rows, totals, strict=True):
        if total.at_most != total.at_least:
            assert "0" not in row


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_page_says_what_it_must(strict, language):
    speech = Speech(language)
    (sheet,) = care_paths_sheets(strict, speech)
    html = page(
        sheet.template, speech, drawn=sheet.drawn, title=sheet.title, **sheet.shown
    )
    for text in (words.DEPARTURE, words.ORDER_FREE, words.HOW_BY):
        assert speech.say(text).split("{")[0] in html
    checked = {"nl": "nog niet door een clinicus", "en": "not yet checked by"}
    assert checked[language] in html
    assert html.count("data-chart=") == 2


def test_a_kind_that_is_not_recorded_says_so(strict):
    less = CarePathsData(**{**vars(strict), "recorded": strict.recorded - {"surgery"}})
    (sheet,) = care_paths_sheets(less, Speech("en"))
    tables: Any = sheet.shown["tables"]
    (row,) = (each for each in tables["kinds"].rows if each[0] == "surgery")
    assert {*row[1:]} == {"not recorded"}
    assert "surgery" in str(sheet.shown["lacking"])
    assert ("path-surgery", "surgery") not in sheet.shown["kinds_key"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [((), words.NOTHING), ((ROWS[-1],), words.NOTHING_WHOLE)],
    ids=["nobody", "all cut off"],
)
def test_with_nothing_to_show_the_page_says_so(strict, rows, said):
    nothing = CarePathsData(**{**vars(strict), "rows": rows, "median_days": {}})
    (sheet,) = care_paths_sheets(nothing, Speech("nl"))
    html = page(
        sheet.template, Speech("nl"), drawn={}, title=sheet.title, **sheet.shown
    )
    assert said.nl in html
    assert not sheet.drawn


def test_few_episodes_leave_nothing(done):
    first = care_paths_data(done, small_numbers=NOTHING).rows[:1]
    assert first
    counts = {first[0].keys[0]: STRICT.threshold - 1}
    assert released_paths(counts, STRICT) == ()


def test_an_unknown_care_site_is_refused(done):
    with pytest.raises(UnknownName, match="--care-site"):
        care_paths_data(done, small_numbers=STRICT, care_site=-1)


def test_pictures_wear_the_tokens_of_the_stylesheet(strict):
    (sheet,) = care_paths_sheets(strict, Speech("en"))
    drawn = str([(each.data, each.layout) for each in sheet.drawn.values()])
    style = page("missing.html", Speech("en"), drawn={})
    assert "#" not in drawn
    for each in KINDS:
        assert f"{each.colour[4:-1]}: light-dark(" in style
        assert f".path-{each.key.replace('_', '-')} {{" in style


def test_the_command_writes_page_and_table(folder, done, tmp_path):
    assert done
    run = CliRunner().invoke(
        commands, [str(folder), "-o", str(tmp_path / "o"), "--language", "nl"]
    )
    assert run.exit_code == 0, run.output
    assert "Zorgpaden" in (tmp_path / "o" / "index.html").read_text("utf-8")
    text = pd.read_csv(tmp_path / "o" / "care_paths.csv")
    table = pd.read_parquet(tmp_path / "o" / "care_paths.parquet")
    assert text["episodes"].tolist() == table["episodes"].tolist()
    assert len(table) > 10
    assert not list(tmp_path.glob("**/stays-inside"))


def test_words_are_pairs_that_take_the_same_values():
    for value in vars(words).values():
        for text in value.values() if isinstance(value, dict) else [value]:
            if isinstance(text, Text):
                assert text.nl.count("{") == text.en.count("{")
