"""The commands diff and dossier: what they print, write and refuse."""

import json

import pytest
from typer.testing import CliRunner

from wervel.commands import evidence_diff, evidence_dossier
from wervel.errors import OutputError, UsageError

RUNNER = CliRunner()
ROW = ("mint-facet", "pain-13-weeks")
RETRACT = ("--retract", "monticone-2013", "--retract", "monticone-2020")


def run(command, *given):
    found = RUNNER.invoke(command.commands, [str(each) for each in given])
    if found.exception is not None and not isinstance(found.exception, SystemExit):
        raise found.exception
    assert found.exit_code == 0, found.output
    return found.stdout


def test_diff_prints_what_moves_and_what_is_to_be_read_again():
    said = run(evidence_diff, *RETRACT)
    assert "Numbers and judgements that move: 2." in said
    assert "To be read again" in said
    assert "zin-imsr-2022" in said


def test_diff_speaks_dutch():
    said = run(evidence_diff, *ROW, "--set", "low=-1", "--language", "nl")
    assert "ondergrens" in said
    assert "−0,76" in said


def test_diff_prints_json_that_a_machine_reads():
    data = json.loads(run(evidence_diff, *ROW, "--set", "low=-1", "--json"))
    (changed,) = [each for each in data if each["touch"] == "changed"]
    assert changed["id"] == "row:mint-facet/pain-13-weeks"
    assert changed["moved"] == [
        {"part": "low", "before": -0.76, "after": -1.0, "by": -0.24}
    ]


def test_diff_writes_a_page_with_its_table_and_data(tmp_path):
    run(evidence_diff, *RETRACT, "-o", tmp_path / "out")
    names = {each.name for each in (tmp_path / "out").iterdir()}
    assert {"index.html", "ripple.csv", "result.json"} <= names


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ((), "a change"),
        (("mint-facet",), "the id of a row"),
        (ROW, "what the row changes into"),
        (("--set", "low=1"), "a study and a row"),
        ((*ROW, "--set", "low=1"), "an interval that contains its value"),
        (("--retract", "nobody"), "the id of a study"),
        (("--changed", "nowhere.toml"), "a TOML file with a study"),
        ((*RETRACT, "--language", "fr"), "en or nl"),
    ],
)
def test_diff_refuses_in_words(given, wanted):
    with pytest.raises(UsageError) as refused:
        run(evidence_diff, *given)
    assert refused.value.wanted.startswith(wanted)


def test_dossier_writes_a_site_and_replaces_only_its_own(tmp_path):
    out = tmp_path / "rfd"
    run(evidence_dossier, "rfd", "-o", out)
    run(evidence_dossier, "rfd", "-o", out, "--language", "nl")
    assert 'lang="nl"' in (out / "index.html").read_text("utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine", "utf-8")
    with pytest.raises(OutputError):
        run(evidence_dossier, "rfd", "-o", tmp_path / "mine")


def test_dossier_refuses_a_name_it_does_not_have(tmp_path):
    with pytest.raises(UsageError, match="imsr, rfd"):
        run(evidence_dossier, "surgery", "-o", tmp_path / "out")
    assert not (tmp_path / "out").exists()
