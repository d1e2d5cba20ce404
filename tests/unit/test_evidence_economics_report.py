"""The page of an evaluation and its command: what is said, kept and refused."""

import csv
import json

import numpy as np
import pytest
from typer.testing import CliRunner

from wervel.commands.evidence_economics import commands
from wervel.errors import UsageError
from wervel.evidence.economics import method_words, words
from wervel.evidence.economics.asking import Asked, Rates
from wervel.evidence.economics.choice import Trade
from wervel.evidence.economics.evaluation import Otherwise, evaluation
from wervel.evidence.economics.patients import read_patients
from wervel.evidence.economics.reporting import economics_report
from wervel.evidence.report import sheet
from wervel.pages.speech import Speech
from wervel.prices import read_prices

ASKED = Asked(worth=(20_000.0, 80_000.0), outside_care=("absence",), draws=400, seed=2)


COLUMNS = (
    *("participant", "arm", "covariate_age", "utility_0", "utility_26", "utility_52"),
    *("use_visit", "use_scan", "cost_absence", "effect_pain"),
)


def patient(at, rng):
    """A line of the file: the last utility is missing of one in ten."""
    arm = at % 3
    start = rng.uniform(0.3, 0.7)
    later = np.minimum(start + 0.1 * arm + rng.normal(0, 0.05, 2), 1.0).round(3)
    return (
        *(at, "abc"[arm], rng.integers(20, 70), round(start, 3), later[0]),
        "" if rng.random() < 0.1 else later[1],
        *(rng.poisson(4 + 3 * arm), rng.poisson(1), int(rng.gamma(1, 3000))),
        round(rng.uniform(2, 9), 1),
    )


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Three arms of forty patients with gaps, and a table of two prices."""
    folder = tmp_path_factory.mktemp("economics")
    rng = np.random.default_rng(12)
    with (folder / "patients.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(COLUMNS)
        lines.writerows(patient(at, rng) for at in range(120))
    (folder / "prices.csv").write_text(
        "item,price,currency,year,source,low,high\n"
        "visit,42.50,EUR,2025,a tariff list,30,60\nscan,200,EUR,2025,a tariff list,,\n",
        "utf-8",
    )
    return folder


@pytest.fixture(scope="module")
def found(files):
    return evaluation(
        read_patients(files / "patients.csv", reference="a"),
        asked=ASKED,
        prices=read_prices(files / "prices.csv"),
        currency="EUR",
    )


@pytest.fixture
def run(files, tmp_path):
    """Run the command over the file; where it wrote."""

    def of(*options, **kept):
        told = [
            str(files / "patients.csv"),
            *("-o", str(tmp_path / "out"), "--prices", str(files / "prices.csv")),
            *("--against", "a", "--worth", "20000", "--draws", "200", *options),
        ]
        result = CliRunner().invoke(commands, told, **kept)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == 0, result.output
        return tmp_path / "out"

    return of


def test_each_way_of_looking_has_its_line(found):
    assert [each.otherwise for each in found.scenarios] == [
        Otherwise.MAIN,
        Otherwise.HEALTH_CARE,
        Otherwise.LOW_PRICES,
        Otherwise.HIGH_PRICES,
        Otherwise.NOT_CORRECTED,
        Otherwise.COMPLETE,
    ]


def test_scenarios_weigh_the_costs_that_they_name(found):
    """Of the second arm: without absence, and with visits at 30 instead of 42.50."""
    rows = {each.otherwise: each for each in found.scenarios}
    costs = {name: each.differences[0].costs.value for name, each in rows.items()}
    more = {each.name: each.more[0].value for each in found.categories}
    assert costs[Otherwise.HEALTH_CARE] == pytest.approx(
        costs[Otherwise.MAIN] - more["absence"]
    )
    assert costs[Otherwise.LOW_PRICES] == pytest.approx(
        costs[Otherwise.MAIN] - more["visit"] * (1 - 30 / 42.5)
    )
    assert sum(more.values()) == pytest.approx(costs[Otherwise.MAIN])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_is_whole_in_both_languages(found, language):
    report = economics_report(found, Speech(language))
    assert [each.id for each in report.sections] == [
        *("difference", "worth", "categories", "effects", "otherwise", "method"),
        "cheers",
    ]
    said = json.dumps([each.lines for each in report.sections]) + " ".join(report.lead)
    assert "{" not in said
    assert "nan" not in json.dumps(report.result).lower().replace("finance", "")
    assert sheet(report).drawn.keys() == {
        *("difference-0", "worth-0", "categories-0"),
    }


def test_every_row_is_as_wide_as_its_table(found):
    for section in economics_report(found, Speech("en")).sections:
        for table in section.tables:
            assert {len(row) for row in table.rows} == {len(table.columns)}


def test_gaps_are_said_before_the_numbers_are_used(found):
    first = economics_report(found, Speech("en")).sections[0]
    assert any("filled in" in each for each in first.doubts)


def test_cheers_has_28_items_and_says_what_is_not_stated(found):
    (table,) = economics_report(found, Speech("en")).sections[-1].tables
    assert len(table.rows) == len(method_words.ITEMS) == 28
    said = dict(table.rows)
    assert said["27. Source of funding"] == "not stated"
    assert said["9. Time horizon"] == "52 weeks; why is not stated"
    assert said["15. Currency, price date, conversion"] == "EUR, prices of 2025"


def test_no_ratio_stands_in_a_cell_of_dominance():
    for trade in (Trade.DOMINATES, Trade.DOMINATED, Trade.NO_OTHER_EFFECT):
        for text in (words.TRADES[trade], words.TRADE_CELLS[trade]):
            assert "{ratio}" not in text.nl + text.en


def test_the_command_writes_page_tables_and_data(run):
    folder = run("--outside-care", "absence")
    assert {each.name for each in folder.iterdir()} == {
        *(".wervel", "index.html", "result.json", "arms.csv", "differences.csv"),
        *("worth.csv", "curve.csv", "categories.csv", "scenarios.csv", "draws.csv"),
        "cheers.csv",
    }
    kept = json.loads((folder / "result.json").read_text("utf-8"))
    assert (kept["seed"], kept["draws"], kept["effect"]) == (1, 200, "QALY")
    assert len((folder / "draws.csv").read_text("utf-8").splitlines()) == 401


def test_the_same_seed_writes_the_same_numbers(run):
    once = (run("--seed", "5") / "result.json").read_text("utf-8")
    assert (run("--seed", "5") / "result.json").read_text("utf-8") == once
    assert (run("--seed", "6") / "result.json").read_text("utf-8") != once


def test_another_effect_of_which_less_is_better(run):
    kept = json.loads(
        (run("--effect", "pain", "--lower-is-better") / "result.json").read_text(
            "utf-8"
        )
    )
    assert kept["effect"] == "pain"
    first, second, _ = (each["effects"] for each in kept["arms"])
    assert 2 < first < 9
    assert kept["differences"][0]["effects"] == pytest.approx(first - second)


def test_only_those_of_whom_nothing_is_missing(run):
    kept = json.loads((run("--complete-only") / "result.json").read_text("utf-8"))
    assert kept["missing_values"] == 0
    assert {each["doubt"] for each in kept["doubts"]} == {"left out"}


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--discount-costs", "0.03"), "one of the two"),
        (("--currency", "USD"), "USD beside prices in EUR"),
        (("--outside-care", "scans"), "choose from: visit, scan, absence"),
        (("--against", "z"), "one of a, b, c"),
    ],
)
def test_what_is_refused_says_what_was_wanted(run, options, says):
    with pytest.raises(UsageError, match=says):
        run(*options)


def test_two_years_are_discounted_and_shown_without(files, tmp_path):
    path = tmp_path / "longer.csv"
    lines = (files / "patients.csv").read_text("utf-8").splitlines()
    longer = [f"{line},{at % 7 * 100}" for at, line in enumerate(lines)]
    path.write_text(
        "\n".join([lines[0] + ",cost_absence_y2", *longer[1:]]) + "\n", "utf-8"
    )
    asked = Asked(worth=(1.0,), rates=Rates(costs=0.1, effects=0.0), draws=200)
    prices = read_prices(files / "prices.csv")
    patients = read_patients(path, reference="a")
    found = evaluation(patients, asked=asked, prices=prices, currency="EUR")
    rows = {each.otherwise: each for each in found.scenarios}
    assert Otherwise.NOT_DISCOUNTED in rows
    report = economics_report(found, Speech("nl"))
    assert any("10,0%" in line for line in report.sections[5].lines)
