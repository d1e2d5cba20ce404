"""The command, and the page, tables and data it writes in both languages."""

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from wervel.commands.evidence_trial import commands
from wervel.errors import UsageError
from wervel.evidence.studies import studies
from wervel.evidence.trials.appraisal import appraise
from wervel.evidence.trials.reporting import trial_report
from wervel.pages.speech import Speech

DATA = Path(__file__).parents[1] / "published" / "trials" / "mixed_data.csv"
MINT = ["mint-facet", "mint-si", "mint-combined"]
FITTED = [
    *("--data", str(DATA), "--comparator", "exercise", "--covariate", "age"),
    *("--smallest-important", "2", "--imputations", "5", "--week", "13"),
]


def run(*args: str) -> str:
    done = CliRunner().invoke(commands, list(args), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_three_trials_on_one_page(tmp_path):
    out = tmp_path / "mint"
    said = run(*MINT, "-o", str(out))
    assert "0.18 points better (95% interval 0.40 points worse to 0.76" in said
    page = (out / "index.html").read_text("utf-8")
    assert "1.87 is not at the centre of 1.13 to 2.17" in page
    assert "not yet checked by a clinician" in page
    with (out / "estimates.csv").open(encoding="utf-8") as file:
        rows = {(each["study"], each["id"]): each for each in csv.DictReader(file)}
    si = rows["MINT SI", "recovery-13-weeks"]
    assert (si["symmetry"], si["se"], si["p_rebuilt"]) == ("neither", "", "")
    result = json.loads((out / "result.json").read_text("utf-8"))
    assert [each["relevance"] for each in result["studies"]] == ["not relevant"] * 3
    assert any("1.87" in each for each in result["doubts"])


def test_a_verdict_that_hangs_on_cross_over_is_said_first():
    """T-08 at 35%: that of facet stays, those of the other two do not."""
    said = run(*MINT)
    assert "the verdict of MINT SI and MINT combined would be ‘inconclusive’" in said
    assert "crossed over" not in run("mint-facet")


def test_the_page_in_dutch(tmp_path):
    said = run("mint-si", "-o", str(tmp_path / "si"), "--language", "nl")
    assert "pijnintensiteit 0,71 punten beter" in said
    assert "Significant; niet relevant" in said


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_study_can_be_read(language):
    for study in studies():
        report = trial_report([appraise(study)], Speech(language))
        assert report.lead
        assert "{" not in " ".join(report.lead)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_individual_data(tmp_path, language):
    out = tmp_path / "own"
    run(*FITTED, "-o", str(out), "--language", language)
    result = json.loads((out / "result.json").read_text("utf-8"))
    assert (result["seed"], result["patients"], result["main_time"]) == (1, 60, 13)
    models = {each["model"] for each in result["effects"]}
    assert models == {"mixed model", "analysis of covariance", "imputed"}
    text = "".join(each.read_text("utf-8") for each in out.glob("*.csv"))
    assert "p01" not in text + json.dumps(result)


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["mint-facet", "--data", str(DATA)],
        ["no-such-trial"],
        ["--data", str(DATA)],
        ["--data", str(DATA), "--smallest-important", "2"],
        [*FITTED, "--better", "sideways"],
        [*FITTED, "--covariate", "arm"],
        ["--data", str(DATA), "--comparator", "exercise", "--smallest-important", "2"],
    ],
)
def test_what_cannot_be_asked(args):
    with pytest.raises(UsageError):
        CliRunner().invoke(commands, args, catch_exceptions=False)
