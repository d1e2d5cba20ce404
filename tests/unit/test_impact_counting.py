"""The counts behind scenarios, by hand in a drawn world, and the page over a sample."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from tables import opened
from typer.testing import CliRunner
from world import drawn

from wervel.commands.impact import commands
from wervel.errors import UnknownName, UsageError
from wervel.facts.fact import queries
from wervel.findings.assessment import Assessment, assess
from wervel.pages.speech import Speech
from wervel.practice.impact.counting import (
    new_episodes,
    step_cells,
    steps_of,
    wait_cells,
)
from wervel.practice.impact.freezing import (
    Came,
    Frozen,
    check_name,
    frozen_text,
    laid_over,
    read_frozen,
)
from wervel.practice.impact.gathering import (
    FOLLOW_UP,
    ImpactData,
    Reckoning,
    complete_years,
    impact_data,
    outcomes,
    year_of,
)
from wervel.practice.impact.scenarios import chosen_scenarios
from wervel.practice.impact.sheets import Against, impact_sheets
from wervel.practice.impact.writing import against_table, impact_page, impact_table
from wervel.practice.measures import measures
from wervel.recommendations.bodies import ALL, measured, recommendation
from wervel.records.opening import open_source
from wervel.records.sample import write_sample
from wervel.small_numbers import preset
from wervel.text import ADVISES, NOT_CHECKED

IMAGING, REFERRAL = (
    recommendation(each) for each in ("nhg-lbp-imaging", "nhg-lbp-referral")
)

WORLD = """
    person    | day | event
    1 2 3 4 5 |   0 | L03 at the GP
          1 2 |   5 | lumbar X-ray asked for by the GP
            2 |   9 | lumbar X-ray asked for by the GP
            3 |   8 | lumbar X-ray asked for by the neurologist
            1 |  10 | tramadol for 14 days by the GP
            1 |  24 | tramadol for 30 days by the GP
            1 |  14 | exercise therapy by the physiotherapist
            2 |  15 | exercise therapy by the physiotherapist
            3 |  40 | exercise therapy by the physiotherapist
            3 |  40 | L03 at the GP
            4 |  20 | exercise therapy by the physiotherapist
    4 observed from -730 to 60
    """


BRIEF = """
    person | day | event
         1 |   0 | L03 at the GP
    1 observed from -90 to 90
    """


@pytest.fixture(scope="module")
def world() -> Assessment:
    return assess(opened(drawn(WORLD)), recommendations=[IMAGING])


def test_steps_by_setting_with_persons_days_and_squares(world):
    """Person 2 has two X-rays: three steps of two persons, squares 1 + 4."""
    cells = step_cells(
        steps_of(world), ["lumbar_xray", "weak_opioid"], in_years=[2020]
    ).set_index(["step", "setting"])
    columns = ["steps", "persons", "squares", "days", "day_squares"]
    found = {key: tuple(map(int, row)) for key, row in cells[columns].T.items()}
    assert found == {
        ("lumbar_xray", "primary"): (3, 2, 5, 0, 0),
        ("lumbar_xray", "secondary"): (1, 1, 1, 0, 0),
        ("weak_opioid", "primary"): (2, 1, 4, 44, 44**2),
    }
    assert step_cells(steps_of(world), ["lumbar_xray"], in_years=[2019]).empty


def test_waits_of_new_episodes_and_who_was_followed_too_briefly(world):
    """1 waits 14 days, 2 15, 3 40; 5 never; 4 left after 60 days: cannot tell."""
    waits = wait_cells(world, steps_of(world), "exercise_therapy", in_years=[2020])
    found = {
        (None if pd.isna(wait) else int(wait), bool(complete)): int(episodes)
        for wait, complete, episodes in waits[
            ["wait", "complete", "episodes"]
        ].itertuples(index=False)
    }
    assert found == {
        (14, True): 1,
        (15, True): 1,
        (40, True): 1,
        (None, True): 1,
        (20, False): 1,
    }
    assert new_episodes(world) == {2020: 5}


def test_scenarios_over_the_drawn_world(world):
    chosen = chosen_scenarios(["physiotherapy-within-14-days", "xray-primary-halved"])
    how = Reckoning(rule=preset("none"))
    waits, xrays = outcomes(world, chosen, how, years=[2020])
    assert (waits.now, waits.of, waits.cannot_tell) == (2, 3, 1)
    assert waits.effect.days.middle == ((15 - 14) + (40 - 14))
    assert (xrays.now, xrays.of) == (3, 5)
    assert xrays.effect.change.middle == 2  # one and a half


def test_too_few_care_sites_have_no_best_fifth(world):
    (chosen,) = chosen_scenarios(["best-fifth-imaging"])
    (found,) = outcomes(world, [chosen], Reckoning(rule=preset("none")), years=[2020])
    assert (found.now, found.of) == (2, 5)  # the neurologist's own scan is no departure
    assert found.effect is None


def test_what_is_small_does_not_leave(world):
    how = Reckoning(rule=preset("opensafely"))
    chosen = chosen_scenarios(["physiotherapy-within-14-days", "opioids-quarter-fewer"])
    for each in outcomes(world, chosen, how, years=[2020]):
        assert each.now is None
        assert each.effect is None


def test_only_years_followed_long_enough_are_reckoned_with(world):
    """Observed until 31 December 2021: 2021 itself has no 365 days after it."""
    assert complete_years(world) == (2018, 2019, 2020)
    assert year_of(world, None) == 2020
    with pytest.raises(UsageError, match="2018, 2019, 2020"):
        year_of(world, 2021)
    brief = assess(
        opened(drawn(BRIEF)),
        recommendations=[IMAGING],
    )
    with pytest.raises(UsageError, match="365 days of observation"):
        complete_years(brief)


def test_a_measure_that_was_not_assessed(world):
    with pytest.raises(UnknownName, match="nhg-lbp-referral"):
        outcomes(
            world,
            chosen_scenarios(["best-fifth-referral"]),
            Reckoning(rule=preset("none")),
            years=[2020],
        )


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("impact") / "sample"
    write_sample(place, persons=8_000, seed=1)
    return place


@pytest.fixture(scope="module")
def done(sample) -> Assessment:
    return assess(open_source(str(sample)), recommendations=[IMAGING, REFERRAL])


@pytest.fixture(scope="module")
def data(done) -> ImpactData:
    how = Reckoning(rule=preset("opensafely"))
    return impact_data(done, chosen_scenarios([]), how, year=2017)


def test_every_number_that_leaves_is_a_total_by_the_rule(data):
    table = impact_table(data)
    assert list(table["scenario"]) == [each.scenario.id for each in data.outcomes]
    for name in ("now", "of", "cannot_tell"):
        known = table[name].dropna()
        assert (known % 5 == 0).all()
    shown = table[~table["suppressed"] & table["change"].notna()]
    assert len(shown) >= 2
    assert (shown["change_low"] <= shown["change"]).all()
    assert (shown["change"] <= shown["change_high"]).all()


def test_one_scenario_alone_gives_what_all_together_give(done, data):
    how = Reckoning(rule=preset("opensafely"))
    for each in data.outcomes:
        assert outcomes(done, [each.scenario], how, years=[2017]) == (each,)


def test_frozen_and_read_again_is_the_same(data, tmp_path):
    file = tmp_path / "baseline-then.json"
    file.write_text(frozen_text(data, "then"), "utf-8")
    frozen = read_frozen(file)
    assert frozen.outcomes == data.outcomes
    assert (frozen.name, frozen.year, frozen.rule) == ("then", 2017, "opensafely")
    assert "care_site" not in file.read_text("utf-8")


def test_the_year_itself_fits_what_was_frozen(data, tmp_path):
    """Laid over itself nothing moved, whatever the scenario hoped for."""
    file = tmp_path / "baseline.json"
    file.write_text(frozen_text(data, "then"), "utf-8")
    laid = laid_over(read_frozen(file), data.outcomes)
    readings = {each.came for each in laid}
    assert readings <= {Came.UNCHANGED, Came.CANNOT_TELL, Came.WITHHELD}
    assert Came.UNCHANGED in readings
    assert len(against_table(laid)) == len(data.outcomes)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"form": 2}', '{"form": 1}'])
def test_what_is_no_baseline_is_refused(text, tmp_path):
    file = tmp_path / "baseline.json"
    file.write_text(text, "utf-8")
    with pytest.raises(UsageError, match="a baseline that wervel impact"):
        read_frozen(file)


def test_a_name_that_is_no_file_name():
    assert check_name("2018-first") == "2018-first"
    for name in ("../up", "", "a b", "x" * 50):
        with pytest.raises(UsageError):
            check_name(name)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_page_says_what_it_is_and_is_not(data, language):
    html = impact_page(data, language=language)
    speech = Speech(language)
    assert speech.say(NOT_CHECKED) in html
    assert speech.say(ADVISES) in html
    (sheet,) = impact_sheets(data, speech)
    for line in sheet.shown["sentences"]:
        assert line.replace("'", "&#39;") in html
    rows = sheet.shown["tables"]["scenarios"].rows
    assert len(rows) == len(data.outcomes)
    shown = [each for each in data.outcomes if each.effect and each.now]
    assert len(sheet.drawn["left"].data[0]["x"]) == len(shown)


def run(*arguments: object) -> None:
    words = [str(each) for each in arguments]
    done = CliRunner().invoke(commands, words, catch_exceptions=False)
    assert done.exit_code == 0


@pytest.fixture(scope="module")
def frozen_folder(sample, tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("frozen")
    prices = place / "prices.csv"
    prices.write_text(
        "item,price,currency,year,source\n"
        "weak_opioid,10,EUR,2018,made up\nstrong_opioid,20,EUR,2018,made up\n",
        "utf-8",
    )
    chosen = ["--scenario", "opioids-quarter-fewer", "--period", 2016]
    run(sample, "-o", place / "out", *chosen, "--freeze", "a", "--prices", prices)
    return place / "out"


def test_the_command_reckons_with_prices_and_freezes(frozen_folder):
    (line,) = pd.read_csv(frozen_folder / "impact.csv").to_dict("records")
    assert line["currency"] == "EUR"
    assert line["cost_low"] < line["cost"] < line["cost_high"]
    # a quarter fewer, at 10 to 20 each; costs have three digits
    assert 10 * line["change"] * 0.95 < line["cost"] < 20 * line["change"] * 1.05
    read = json.loads((frozen_folder / "baseline-a.json").read_text("utf-8"))
    assert read["year"] == 2016


def test_the_command_lays_later_years_over_it(sample, frozen_folder, tmp_path):
    baseline = frozen_folder / "baseline-a.json"
    run(sample, "-o", tmp_path / "out", "--against", baseline)
    years = pd.read_csv(tmp_path / "out" / "against.csv")["year"]
    assert years.tolist() == [2017, 2018]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (["--small-numbers", "ohdsi"], "the rule for small numbers"),
        (["--scenario", "best-fifth-imaging"], "a baseline or scenarios"),
    ],
)
def test_what_does_not_go_with_a_baseline(sample, frozen_folder, tmp_path, more, says):
    baseline = frozen_folder / "baseline-a.json"
    with pytest.raises(UsageError, match=says):
        run(sample, "-o", tmp_path / "out", "--against", baseline, *more)


def test_totals_are_those_the_measures_show(done, data):
    """No second release of one count: who subtracts the two has nothing."""
    table = measures(done, rule=preset("opensafely"))
    for each in data.outcomes[:2]:
        row = table[
            table["measure"].eq(each.scenario.measure)
            & table["by"].eq("none")
            & table["every"].eq("year")
            & table["interval_start"].eq(date(2017, 1, 1))
        ].iloc[0]
        if row["suppressed"]:
            assert each.now is None
        else:
            assert each.now == row["denominator"] - row["numerator"]
            assert each.of == row["denominator"]


def test_the_windows_of_all_measures_end_within_the_follow_up():
    for each in measured(ALL):
        asked = queries(each.facts)
        ahead = [query.until.days for query in asked if query.looks_ahead]
        assert max(ahead, default=0) <= FOLLOW_UP


def test_readings_of_a_later_year(data):
    """A later year with planted counts: at the scenario, halfway, as before, higher."""
    (before,) = (
        each for each in data.outcomes if each.scenario.id == "opioids-quarter-fewer"
    )
    many = replace(before, now=4000, of=5000, dispersion=1.0)
    effect = replace(
        before.effect,
        change=replace(before.effect.change, middle=1000, low=960, high=1040),
    )
    many = replace(many, effect=effect)
    frozen = read_of(data, many)
    came = {
        now: laid_over(frozen, [replace(many, year=2018, now=now)])[0].came
        for now in (3000, 3400, 3950, 4500)
    }
    assert came == {
        3000: Came.REACHED,
        3400: Came.TOWARDS,
        3950: Came.UNCHANGED,
        4500: Came.AWAY,
    }


def read_of(data, outcome):
    return Frozen(
        name="a",
        source=data.name,
        release="",
        year=data.year,
        rule="none",
        version="0",
        outcomes=(outcome,),
    )


def test_later_years_stand_on_the_page(data):
    frozen = read_of(data, data.outcomes[3])
    against = Against(frozen=frozen, laid=laid_over(frozen, [data.outcomes[3]]))
    html = impact_page(data, language="en", against=against)
    assert "What came of it" in html
    nothing = impact_page(data, language="nl", against=Against(frozen=frozen, laid=()))
    assert "nog geen later jaar" in nothing
