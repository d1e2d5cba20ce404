"""The report of single cases: its page in two languages, its tables, its data."""

import csv
import json

import pytest
from typer.testing import CliRunner

from wervel.commands.evidence_sced import commands
from wervel.errors import UnknownName, UsageError
from wervel.evidence.sced.analysis import analysed
from wervel.evidence.sced.plan import Plan, Statistic
from wervel.evidence.sced.reading import Choices, read_experiment
from wervel.evidence.sced.reporting import sced_report
from wervel.evidence.sced.scribe import ITEMS
from wervel.evidence.study import Better
from wervel.pages.speech import Speech

FEAR = {"x": (7, [70, 72, 68, 75, 71, 69, 73, 50, 48, 51, 47, 45, 49, 44, 46, 47])}
FEAR["y"] = (9, [62, 65, 60, 63, 66, 61, 64, 62, 63, 41, 40, 44, 42, 38, 40, 41])
FEAR["z"] = (11, [80, 78, 82, 79, 81, 80, 83, 77, 80, 79, 81, 60, 58, 61, 57, 59])


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "fear.csv"
    lines = ["case,occasion,phase,fear,may_start"]
    for case, (start, scores) in FEAR.items():
        for n, score in enumerate(scores):
            phase, may = "AB"[n >= start], int(5 <= n <= 12)
            lines.append(f"{case},{n + 1},{phase},{score},{may}")
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def run(*words):
    return CliRunner().invoke(commands, [str(each) for each in words])


def report(file, language="en", **plan):
    found = read_experiment(file, Choices(better=Better.LOWER))
    return sced_report(analysed(found, Plan(**plan)), Speech(language), file=file.name)


def test_the_first_lines_say_what_was_seen(file):
    first, second, *_ = report(file).lead
    assert first.startswith("In 3 of the 3 persons the mean score was better")
    assert first.endswith("is 22.2 lower.")
    assert "(p = 0.002; 512 assignments, all counted)" in second


def test_the_first_lines_in_dutch(file):
    first, second, *_ = report(file, "nl").lead
    assert first.startswith("Bij 3 van de 3 personen")
    assert "(p = 0,002; 512 lotingen, alle geteld)" in second


def test_the_standardised_difference_is_said_for_both_models(file):
    (between,) = [each for each in report(file).sections if each.id == "between"]
    assert between.lines[0].startswith("Standardised difference between persons g = −")
    assert between.lines[1].startswith(
        "If the difference may vary between persons, g ="
    )
    assert [row[0] for row in between.tables[0].rows][:2] == [
        "difference",
        "its standard error",
    ]


def test_without_a_lot_the_first_lines_say_so(file, tmp_path):
    lines = [line.rsplit(",", 1)[0] for line in file.read_text("utf-8").splitlines()]
    path = tmp_path / "no_lot.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    assert report(path).lead[2].startswith("Whether a lot was drawn")
    assert not any("Whether a lot" in line for line in report(file).lead)


def test_drawn_assignments_are_said_with_their_error(file):
    said = report(file, limit=100, draws=2000).lead[1]
    assert "2,000 drawn, standard error 0.0" in said


def test_a_picture_for_each_person_with_its_words(file):
    course = report(file).sections[0]
    assert [each.title for each in course.charts] == [
        "Person x",
        "Person y",
        "Person z",
    ]
    assert course.charts[0].in_words == (
        "Person x: A median 71 over 7 measurements; B median 47 over 9 measurements"
    )


def test_a_criterion_stands_in_the_picture_and_in_the_table(tmp_path):
    path = tmp_path / "steps.csv"
    lines = ["case,occasion,phase,steps,criterion"]
    lines += [f"x,{n},A,{2000 + 10 * n}," for n in range(4)]
    lines += [f"x,{n},B,{goal + n},{goal}" for goal in (3000, 4000) for n in RUNS[goal]]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    found = read_experiment(path, Choices(better=Better.HIGHER))
    plan = Plan(statistic=Statistic.CLOSENESS)
    course, *_ = sced_report(analysed(found, plan), Speech("en"), file="x").sections
    assert course.charts[0].caption.startswith("Dashed: the criterion in force")
    assert [(row[1], row[-1]) for row in course.tables[0].rows] == [
        ("A", "–"),
        ("B1", "3,000"),
        ("B2", "4,000"),
    ]


RUNS = {3000: range(4, 8), 4000: range(8, 12)}


def test_the_scribe_checklist_is_whole():
    assert [each.number for each in ITEMS] == [*range(1, 27)]


def test_the_command_writes_page_tables_and_data(file, tmp_path):
    out = tmp_path / "out"
    done = run(file, "-o", out, "--better", "lower", "--language", "nl")
    assert done.exit_code == 0, done.output
    page = (out / "index.html").read_text("utf-8")
    assert "nog niet door een clinicus gecontroleerd" in page
    data = json.loads((out / "result.json").read_text("utf-8"))
    assert data["design"] == "multiple baseline"
    assert data["tests"][-1]["who"] == "all"
    assert data["tests"][-1]["p"] == 1 / 512
    assert data["plan"]["seed"] == 1
    with (out / "points.csv").open(encoding="utf-8") as lines:
        points = list(csv.DictReader(lines))
    assert len(points) == 48
    again = read_experiment(
        out / "points.csv", Choices(better=Better.LOWER, outcome="score")
    )
    assert [one.scores.tolist() for one in again.series] == [
        scores for _, scores in FEAR.values()
    ]


def test_one_person_alone_and_two_sides(file, tmp_path):
    alone = tmp_path / "alone.csv"
    lines = file.read_text("utf-8").splitlines()
    alone.write_text("\n".join([lines[0], *lines[1:17]]) + "\n", "utf-8")
    out = tmp_path / "alone"
    done = run(alone, "-o", out, "--better", "lower", "--two-sided")
    assert done.exit_code == 0, done.output
    data = json.loads((out / "result.json").read_text("utf-8"))
    assert data["between_cases"] is None
    assert data["combined"] is None
    assert "at least as far from no difference" in (out / "index.html").read_text(
        "utf-8"
    )


@pytest.mark.parametrize("other", ["fear", "equal", "short"])
def test_no_page_says_nan(tmp_path, other):
    """Also of equal scores, and of phases of one point."""
    scores = {"fear": "7654 4343", "equal": "5555 5555", "short": "7 3"}[other]
    first, second = scores.split()
    lines = ["case,occasion,phase,pain"]
    for case in "xyz":
        for n, score in enumerate(first + second):
            lines.append(f"{case},{n},{'AB'[n >= len(first)]},{score}")
    path = tmp_path / "pain.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    out = tmp_path / "out"
    done = run(path, "-o", out, "--better", "lower")
    assert done.exit_code == 0, done.output
    assert ">nan<" not in (out / "index.html").read_text("utf-8").lower()
    assert "NaN" not in (out / "result.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["--better", "sideways"], UnknownName),
        (["--better", "not stated"], UnknownName),
        (["--better", "lower", "--statistic", "median"], UnknownName),
        (["--better", "lower", "--design", "crossover"], UnknownName),
        (["--better", "lower", "--language", "fr"], UsageError),
        (["--better", "lower", "--statistic", "closeness"], UsageError),
    ],
)
def test_a_word_no_option_knows_is_refused(file, tmp_path, words, error):
    done = run(file, "-o", tmp_path / "out", *words)
    assert isinstance(done.exception, error)
    assert not (tmp_path / "out").exists()
