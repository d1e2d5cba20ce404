"""The list of studies: on a page, as files, as JSON and on a terminal."""

import csv
import json

import pytest
from typer.testing import CliRunner

from wervel.commands.evidence_trials import commands
from wervel.evidence.report import write_report
from wervel.evidence.studies import studies, study
from wervel.evidence.study import Design, Publication
from wervel.evidence.study_list import studies_report
from wervel.evidence.study_rows import figure_rows, has_figures, plain, with_value
from wervel.evidence.study_words import DESIGNS, PUBLICATIONS
from wervel.pages.speech import Speech


@pytest.fixture(params=["en", "nl"])
def speech(request):
    return Speech(request.param)


def run(*arguments):
    done = CliRunner().invoke(commands, arguments)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def test_every_word_of_a_study_is_said():
    assert set(DESIGNS) == set(Design)
    assert set(PUBLICATIONS) == set(Publication)


def test_every_study_stands_on_the_page_once(speech):
    report = studies_report(speech)
    designs = {each.replace(" ", "-") for each in Design}
    rows = [
        row[0]
        for section in report.sections
        if section.id in designs
        for row in section.tables[0].rows
    ]
    assert sorted(rows) == sorted(each.name for each in studies())


def test_the_first_lines_say_what_can_be_used(speech):
    lead = " ".join(studies_report(speech).lead)
    assert str(len(studies())) in lead
    assert str(sum(map(has_figures, studies()))) in lead
    assert str(sum(map(with_value, studies()))) in lead
    assert "Monticone 2013" in lead


def test_odd_and_missing_are_said(speech):
    sections = {each.id: each for each in studies_report(speech).sections}
    odd = sections["odd"].tables[0].rows
    assert len(odd) == sum(len(each.notes) for each in studies())
    assert len(sections["silent"].tables[0].rows) == len(studies())
    assert {row[0] for row in sections["apart"].tables[0].rows} >= {"MINT disc"}


def test_a_few_studies_make_a_page_too(speech):
    report = studies_report(speech, of=(study("mint-facet"),))
    ids = [each.id for each in report.sections]
    assert ids == ["designs", "randomised-trial", "odd", "silent"]


def test_a_page_has_no_empty_cell(speech):
    for section in studies_report(speech).sections:
        for table in section.tables:
            assert all(all(row) for row in table.rows)


def test_the_figures_are_kept_as_they_are(tmp_path, speech):
    write_report(studies_report(speech), tmp_path / "out", speech)
    with (tmp_path / "out" / "estimates.csv").open(
        encoding="utf-8", newline=""
    ) as file:
        rows = {(row["study"], row["id"]): row for row in csv.DictReader(file)}
    pain = rows["mint-facet", "pain-13-weeks"]
    assert (pain["value"], pain["low"], pain["high"]) == ("-0.18", "-0.76", "0.4")
    assert pain["arms"] == "rfd exercise"
    assert rows["leeuw-2008", "disability"]["said_nl"].startswith("geen verschil")
    data = json.loads((tmp_path / "out" / "result.json").read_text("utf-8"))
    assert len(data["studies"]) == len(studies())


def test_rows_of_a_kind_have_the_same_columns():
    for rows in figure_rows(studies()).values():
        assert len({tuple(row) for row in rows}) == 1


def test_plain_data_is_what_the_study_holds():
    data = json.loads(json.dumps(plain(study("mint-si"))))
    assert data["reviewed"] == "2026-11-28"
    assert data["design"] == "randomised trial"
    assert data["outcomes"][0]["smallest_important"] == 2
    assert data["estimates"][0]["low"] == -1.35
    assert data["title"]["en"] == study("mint-si").title.en


def test_the_command_lists_every_study():
    printed = run().stdout
    for each in studies():
        assert each.id in printed
    assert "retracted" in printed


def test_the_command_speaks_dutch():
    assert "teruggetrokken" in run("--language", "nl").stdout


def test_the_command_prints_json():
    found = json.loads(run("--json").stdout)
    assert [each["id"] for each in found] == [each.id for each in studies()]


def test_the_command_writes_the_page(tmp_path):
    done = run("--output", str(tmp_path / "out"))
    assert done.exit_code == 0
    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert "Monticone 2020" in page
    assert "not yet checked by a clinician" in page
