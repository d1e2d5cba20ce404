"""Tracing: the episodes behind a number add up to it, and say what decided.

The witness is the other reader: verdicts counted for everybody at once, by Ibis.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import ibis
import pandas as pd
import pytest
from agreement.histories import random_world
from ibis.backends import BaseBackend
from tables import opened
from terminal import Run, refused
from typer.testing import CliRunner

from wervel.commands import trace as trace_command
from wervel.errors import UnknownName, UsageError
from wervel.findings.assessment import Assessment, assess
from wervel.findings.finding import Verdict
from wervel.findings.patient import verdict
from wervel.practice.groups import Groups
from wervel.practice.measures import cell_counts, exact
from wervel.practice.tracing import (
    COUNTED,
    Interval,
    Trace,
    answered,
    interval,
    trace,
    write_trace,
)
from wervel.recommendations.bodies import ALL, measured
from wervel.recommendations.bodies import recommendation as named
from wervel.records.opening import open_source
from wervel.records.sample import write_sample

IMAGING, EXERCISE = named("nhg-lbp-imaging"), named("nhg-lbp-exercise-therapy")
SITES = (101, 103)
LONG = ["all", "year", "quarter", "month"]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two thousand made-up persons."""
    folder = tmp_path_factory.mktemp("tracing") / "sample"
    write_sample(folder, persons=2000, seed=1)
    return folder


@pytest.fixture(scope="module")
def everything(sample: Path) -> Assessment:
    """Everybody held against all that is measured."""
    return assess(open_source(str(sample)), recommendations=measured(ALL))


@pytest.fixture(scope="module")
def counted(everything: Assessment) -> pd.DataFrame:
    """The measures' own exact counts, of each care site in each interval."""
    cells = cell_counts(everything, groups=Groups(by=("care_site",)))
    return exact(cells, every=LONG)


@pytest.fixture(scope="module")
def alone(sample: Path) -> Assessment:
    """Everybody held against one recommendation, as the command does."""
    return assess(open_source(str(sample)), recommendations=[EXERCISE])


def sites(of: pd.DataFrame) -> list[int]:
    return sorted({int(each) for each in of["group"].dropna()})


def told(counts: dict[Verdict, int]) -> tuple[int, int, int]:
    """Numerator, denominator and cannot tell."""
    followed, not_followed, cannot_tell = (counts[each] for each in COUNTED)
    return followed, followed + not_followed, cannot_tell


def test_the_counts_are_those_of_the_measure_at_every_care_site(
    alone: Assessment, counted: pd.DataFrame
) -> None:
    of = counted[(counted["measure"] == EXERCISE.id) & (counted["every"] == "all")]
    assert of["numerator"].sum() > 0
    assert of["denominator"].sum() > of["numerator"].sum()
    for row in of.dropna(subset="group").itertuples():
        found = trace(alone, EXERCISE, care_site=int(row.group))
        wanted = row.numerator, row.denominator, row.cannot_tell
        assert told(found.counts) == wanted


def test_and_in_every_interval(alone: Assessment, counted: pd.DataFrame) -> None:
    of = counted[
        (counted["measure"] == EXERCISE.id)
        & (counted["group"] == str(sites(counted)[0]))
        & (counted["every"] != "all")
    ]
    assert of["every"].nunique() == 3
    for row in of.itertuples():
        within = Interval(
            every=row.every, first=row.interval_start, last=row.interval_end
        )
        found = trace(alone, EXERCISE, care_site=int(row.group), within=within)
        wanted = row.numerator, row.denominator, row.cannot_tell
        assert told(found.counts) == wanted


def test_each_row_has_the_verdict_of_its_answers_and_facts_that_decided(
    everything: Assessment, counted: pd.DataFrame
) -> None:
    """Changing all other answers to unknown leaves the verdict as it is."""
    seen = set()
    for site in sites(counted):
        for of in (IMAGING, EXERCISE):
            for each in trace(everything, of, care_site=site).moments:
                seen.add(each.verdict)
                assert each.because
                assert verdict(of, each.answers) is each.verdict
                deciding = {name: each.answers[name] for name in each.because}
                if each.verdict is Verdict.CANNOT_TELL:
                    assert {*deciding.values()} == {None}
                else:
                    without = {**dict.fromkeys(each.answers), **deciding}
                    assert verdict(of, without) is each.verdict
    assert seen == {*COUNTED}


def test_only_the_verdicts_asked_for_are_listed_and_all_are_counted(
    alone: Assessment, counted: pd.DataFrame
) -> None:
    site = sites(counted)[0]
    whole = trace(alone, EXERCISE, care_site=site)
    part = trace(alone, EXERCISE, care_site=site, verdicts=[Verdict.NOT_FOLLOWED])
    assert part.counts == whole.counts
    assert len(whole.moments) == sum(whole.counts.values())
    assert {each.verdict for each in part.moments} <= {Verdict.NOT_FOLLOWED}
    assert len(part.moments) == whole.counts[Verdict.NOT_FOLLOWED]
    assert {each.care_site_id for each in whole.moments} == {site}


def test_no_other_facts_are_read(alone: Assessment) -> None:
    facts = {each.name for each in EXERCISE.facts}
    assert facts <= {*alone.facts.columns}
    others = {fact.name for of in measured(ALL) for fact in of.facts} - facts
    assert others
    assert not others & {*alone.facts.columns}


def test_a_care_site_that_is_not_there(alone: Assessment) -> None:
    with pytest.raises(UnknownName, match="care_site_id"):
        trace(alone, EXERCISE, care_site=987654)


def test_an_interval_outside_the_records(alone: Assessment) -> None:
    with pytest.raises(UsageError, match="an interval between 20"):
        trace(alone, EXERCISE, care_site=1, within=interval("1999"))


@pytest.mark.parametrize(
    ("name", "every", "first", "last"),
    [
        ("2021", "year", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-Q1", "quarter", date(2021, 1, 1), date(2021, 3, 31)),
        ("2021-Q4", "quarter", date(2021, 10, 1), date(2021, 12, 31)),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29)),
        ("2021-12", "month", date(2021, 12, 1), date(2021, 12, 31)),
    ],
)
def test_an_interval_by_its_name(
    name: str, every: str, first: date, last: date
) -> None:
    assert interval(name) == Interval(every=every, first=first, last=last)


@pytest.mark.parametrize(
    "name",
    ["", "21", "2021-Q5", "2021-13", "2021-00", "2021-q1", "0000", "9999-Q4", "x"],
)
def test_what_is_no_interval(name: str) -> None:
    with pytest.raises(UsageError, match="2021-Q3"):
        interval(name)


@pytest.mark.parametrize(
    ("answer", "said"),
    [(True, "yes"), (False, "no"), (None, "unknown"), (0, "0"), (6.5, "6.5")],
)
def test_answers_in_a_file(answer: object, said: str) -> None:
    """Unknown is a word of its own: an empty cell would read as no."""
    assert answered(answer) == said


def test_what_is_written_stays_inside(
    alone: Assessment, counted: pd.DataFrame, tmp_path: Path
) -> None:
    found = trace(alone, EXERCISE, care_site=sites(counted)[0])
    write_trace(found, tmp_path / "traced")
    assert {each.name for each in (tmp_path / "traced").iterdir()} == {
        ".wervel",
        "stays-inside",
    }
    inside = tmp_path / "traced" / "stays-inside"
    assert "stay inside" in (inside / "README.txt").read_text("utf-8")
    with (inside / "trace.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    listed = [(each.person_id, each.verdict.value) for each in found.moments]
    assert [(int(each["person_id"]), each["verdict"]) for each in rows] == listed
    for each in EXERCISE.facts:
        assert {row[each.name] for row in rows} <= {"yes", "no", "unknown"}


WORLD = random_world(2026, 120)


def traces(connection: BaseBackend) -> list[Trace]:
    """The traces of imaging at two care sites of the same random world."""
    done = assess(opened(WORLD, connection), recommendations=[IMAGING])
    return [trace(done, IMAGING, care_site=site) for site in SITES]


@pytest.mark.postgres
def test_postgres_traces_the_same(postgres_url: str) -> None:
    connection = ibis.connect(postgres_url)
    found = traces(connection)
    connection.disconnect()
    assert found == traces(ibis.duckdb.connect())
    assert sum(len(each.moments) for each in found) > 20


@pytest.mark.spark
def test_spark_traces_the_same(spark_url: str) -> None:
    assert traces(ibis.connect(spark_url)) == traces(ibis.duckdb.connect())


APPLICATION = trace_command.commands
"""Held one command, so that is what it runs, with the name or without."""


def run(*arguments: object) -> Run:
    """Run the command, with an error as the command line prints it."""
    done = CliRunner().invoke(APPLICATION, [str(each) for each in arguments])
    problem = done.exception
    if isinstance(problem, UsageError):
        return Run(
            problem.exit_code, done.stdout, f"{type(problem).__name__}\n{problem}"
        )
    return Run(done.exit_code, done.stdout, done.stderr)


def asked(sample: Path, *more: object) -> Iterable[object]:
    """A complete and allowed question, and more."""
    return (
        sample,
        *("--measure", EXERCISE.id, "--care-site", 1, "--yes-i-may-see-persons"),
        *more,
    )


def test_without_leave_nothing_is_read() -> None:
    """Not even whether there is a source."""
    done = run("no/such/source", "--measure", EXERCISE.id, "--care-site", 1)
    refused(done, code=2, kind="UsageError", said="somebody who may see persons")
    assert "--yes-i-may-see-persons" in done.stderr


def test_the_command_ends_with_the_counts_and_says_that_it_stays(
    sample: Path, alone: Assessment
) -> None:
    done = run(*asked(sample))
    followed, not_followed, cannot_tell = trace(
        alone, EXERCISE, care_site=1
    ).counts.values()
    counts = f"{followed} followed, {not_followed} not followed, {cannot_tell} cannot"
    assert done.returncode == 0
    assert counts in done.words
    assert "stays inside" in done.words
    assert "not yet checked by a clinician" in done.words


def test_the_command_in_dutch_says_what_decided(sample: Path) -> None:
    done = run(*asked(sample, "--language", "nl"))
    questions = {each.question.nl for each in EXERCISE.facts}
    assert any(each in done.words for each in questions)
    assert "dit blijft binnen" in done.words


def test_a_machine_reads_the_same(sample: Path, alone: Assessment) -> None:
    done = run(*asked(sample, "--json", "--verdict", "cannot_tell"))
    found = trace(alone, EXERCISE, care_site=1)
    wanted = {each.value: count for each, count in found.counts.items()}
    assert done.json["counts"] == wanted
    assert done.json["holds_persons"] is True
    assert "stays inside" in done.stderr
    assert len(done.json["moments"]) == wanted["cannot_tell"]


def test_the_command_writes_a_folder(sample: Path, tmp_path: Path) -> None:
    done = run(*asked(sample, "--interval", "2017", "-o", tmp_path / "traced"))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "traced" / "stays-inside" / "trace.csv").is_file()


@pytest.mark.parametrize(
    ("options", "kind", "said"),
    [
        (("--measure", "nhg-lbp-imagin"), "UnknownName", "nhg-lbp-imaging"),
        (("--care-site", 987654), "UnknownName", "care_site_id"),
        (("--verdict", "not_applicable"), "UnknownName", "not_followed"),
        (("--interval", "1999"), "UsageError", "an interval between"),
        (("--interval", "yesterday"), "UsageError", "2021-Q3"),
    ],
)
def test_what_is_not_there(
    sample: Path, options: tuple[object, ...], kind: str, said: str
) -> None:
    refused(run(*asked(sample, *options)), code=2, kind=kind, said=said)
