"""The page and the files of data quality, and the command that writes them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from tables import arrow, opened, rows
from typer.testing import CliRunner
from world import drawn

from wervel.commands.changes import commands
from wervel.errors import OutputError, SourceNotFound, UsageError
from wervel.findings.assessment import assess
from wervel.pages.page import page_of_site
from wervel.pages.site import navigation
from wervel.pages.speech import Speech
from wervel.practice.changes.gathering import QualityData, changes_data, quality_data
from wervel.practice.changes.sheets import data_quality_sheets, lead
from wervel.practice.changes.writing import data_quality_page, tables, write_changes
from wervel.recommendations.bodies import recommendation
from wervel.small_numbers import preset
from wervel.text import NOT_CHECKED

IMAGING = recommendation("nhg-lbp-imaging")
NOTHING = preset("none")

OLD = """
    person    | day | event
      1 2 3 4 |   0 | L03 at the GP
            2 |  10 | lumbar MRI asked for by the GP
          1 2 | 300 | L03 at the GP
    1 2 3 4 observed from -730 to 365
    """
NEW = """
    person    | day | event
      1 2 3 4 |   0 | L03 at the GP
          2 3 |  10 | lumbar MRI asked for by the GP
      1 2 3 4 | 300 | L03 at the GP
            4 | 700 | L86 at the GP
    1 2 3 4 observed from -730 to 800
    """
OTHERS = "person | day | event\n 8 9 | 0 | L03 at the GP"


def data(old: str, new: str) -> QualityData:
    one, other = (
        assess(opened(drawn(each)), recommendations=[IMAGING]) for each in (old, new)
    )
    return changes_data(one, other, rule=NOTHING)


@pytest.fixture(scope="module")
def changed() -> QualityData:
    """Of six contacts one had a scan; then of eight two: two contacts came late."""
    return data(OLD, NEW)


def folder(picture: str, at: Path) -> Path:
    at.mkdir()
    for name, lines in rows(drawn(picture)).items():
        pq.write_table(arrow(name, lines), at / f"{name}.parquet")
    return at


def test_the_first_sentence_says_what_matters_most(changed):
    english, dutch = (lead(changed, Speech(each)) for each in ("en", "nl"))
    assert english[0] == (
        "Over the same period the new load gives other numbers for 1 of 1 measures; "
        "most for “No X-ray or scan for non-specific back pain”: from 83.3% to 75.0% "
        "followed."
    )
    assert dutch[0].startswith("Over dezelfde periode geeft de nieuwe levering andere")
    assert "83,3%" in dutch[0]


def test_nobody_in_common_is_said_first():
    said = lead(data(OLD, OTHERS), Speech("en"))
    assert said[0].startswith("No person is in both loads")


def test_a_load_that_restates_nothing():
    assert lead(data(NEW, NEW), Speech("en"))[0].startswith("Over the same period the")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_page_stands_alone(changed, language):
    html = data_quality_page(changed, language=language)
    assert NOT_CHECKED.in_language(language) in html
    assert "ICPC1 L86" in html
    assert "condition_occurrence" in html
    assert "2020-10" in html  # filled up later: twice the records
    assert "http://" not in html.replace("http://www.w3.org", "")


def test_the_page_of_one_source_alone():
    one = assess(opened(drawn(NEW)), recommendations=[IMAGING])
    found = quality_data(one, rule=NOTHING)
    (sheet,) = data_quality_sheets(found, Speech("en"))
    html = page_of_site(
        sheet, Speech("en"), root="", site=navigation((sheet,), seen_from=sheet.address)
    )
    assert sheet.address == "data-quality.html"
    assert 'id="drift"' in html
    assert 'id="completeness"' in html
    assert 'id="loads"' not in html
    assert {*tables(found)} == {"coding_drift", "facts_known", "facts_silent"}


def test_the_page_of_a_source_with_nothing_to_judge():
    nobody = "person | day | event\n 1 | 0 | breast cancer"
    html = data_quality_page(data(nobody, nobody), language="nl")
    assert "geen moment waarop een maat geldt" in html


def test_suppressed_is_empty_in_the_files_and_said_on_the_page(tmp_path):
    one, other = (
        assess(opened(drawn(each)), recommendations=[IMAGING]) for each in (OLD, NEW)
    )
    found = changes_data(one, other, rule=preset("opensafely"))
    html = write_changes(found, tmp_path / "out").read_text("utf-8")
    assert "suppressed" in html
    read = {each.stem: pd.read_csv(each) for each in (tmp_path / "out").glob("*.csv")}
    assert {*read} == {*tables(found)}
    measures = read["measures"]
    hidden = measures["suppressed"]
    assert hidden.any()
    assert (
        measures.loc[hidden, ["numerator", "denominator", "ratio"]]
        .isna()
        .all(axis=None)
    )
    of_persons = read["loads"].set_index("what").loc["persons in both"]
    assert of_persons.isna().all()


def test_the_command(tmp_path):
    old, new = folder(OLD, tmp_path / "old"), folder(NEW, tmp_path / "new")
    out = tmp_path / "out"
    asked = [str(old), str(new), "-o", str(out), "-r", IMAGING.id, "--language", "nl"]
    done = CliRunner().invoke(commands, asked)
    assert done.exit_code == 0, done.output
    assert (out / "index.html").read_text("utf-8").count('lang="nl"') == 1
    assert (out / "codes.csv").is_file()


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("old", "old", UsageError),
        ("old", "./old/../old", UsageError),
        ("old", "nothing", SourceNotFound),
    ],
)
def test_bad_input(tmp_path, monkeypatch, before, after, problem):
    folder(OLD, tmp_path / "old")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(commands, [before, after, "-o", "out"])
    assert isinstance(done.exception, problem)
    assert not (tmp_path / "out").exists()


def test_a_folder_of_something_else_is_left_alone(tmp_path, changed):
    (tmp_path / "mine.txt").write_text("not by wervel")
    with pytest.raises(OutputError):
        write_changes(changed, tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["mine.txt"]
