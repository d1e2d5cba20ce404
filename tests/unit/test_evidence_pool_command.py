"""The command and the page of a pooling, read as somebody would."""

import csv
import json
import re

import pytest
from typer.testing import CliRunner

from wervel.commands.evidence_pool import commands
from wervel.errors import OutputError, UnknownName, UsageError
from wervel.evidence.pool.pooling import pooled
from wervel.evidence.pool.printed import Printed, printed_effects
from wervel.evidence.study import Measure

HEADING = "study,events1,n1,events2,n2,setting,hours"
LINES = (
    "Aarde 1999,4,123,11,139,clinic,20",
    "Berk 2003,6,306,29,303,clinic,35",
    "Cel 2007,3,231,11,220,home,60",
    "Dam 2011,62,1359,248,1286,home,80",
    "Eik 2015,33,509,47,480,clinic,25",
    "Fuik 2019,18,154,37,145,home,90",
)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "studies.csv"
    path.write_text("\n".join((HEADING, *LINES)) + "\n", "utf-8")
    return path


def pool(*arguments):
    result = CliRunner().invoke(commands, [str(each) for each in arguments])
    if result.exception is not None and result.exit_code != 0:
        raise result.exception
    return result.stdout


def text(page):
    html = page.read_text("utf-8")
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", html, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def test_a_table_to_the_terminal(file):
    said = " ".join(pool(file, "--measure", "rr").split())
    assert "The 6 studies give a pooled risk ratio of" in said
    assert "Aarde 1999" in said
    assert "By Mantel and Haenszel (fixed)" in said
    assert "! With 6 studies it cannot be tested" in said


def test_json_holds_what_was_computed(file):
    found = json.loads(pool(file, "--measure", "rr", "--json"))
    assert found["measure"] == "risk ratio"
    rows = [
        Printed(
            name=each["study"],
            value=each["estimate"],
            standard_error=each["standard_error"],
        )
        for each in found["studies"]
    ]
    again = pooled(printed_effects(rows, measure=Measure.RISK_RATIO))
    assert found["pooled"]["tau_squared"] == pytest.approx(again.tau_squared)
    assert sum(each["weight"] for each in found["studies"]) == pytest.approx(1)
    kinds = {each["kind"] for each in found["doubts"]}
    assert kinds == {"columns not used", "too few for a small-study test"}


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_page_with_everything(file, tmp_path, language):
    out = tmp_path / "out"
    options = ("--measure", "rr", "--by", "setting", "--on", "hours", "-o", out)
    pool(file, *options, "--language", language)
    said = text(out / "index.html")
    for line in {
        "en": (
            "6 studies together: risk ratio",
            "The value for no effect (1) lies",
            "Groups of studies: setting",
            "Going with hours",
            "Without each study",
            "A next study",
            "has not been checked",
        ),
        "nl": (
            "6 studies samen: relatief risico",
            "De waarde voor geen effect (1) ligt",
            "Groepen van studies: setting",
            "Samenhang met hours",
            "Zonder elke studie",
            "Volgende studie",
            "niet door wervel gecontroleerd",
        ),
    }[language]:
        assert line in said
    assert "{" not in said
    assert {each.name for each in out.iterdir()} >= {
        "index.html",
        "result.json",
        "studies.csv",
        "pooled.csv",
        "groups.csv",
        "coefficients.csv",
        "without_each.csv",
    }
    with (out / "studies.csv").open(encoding="utf-8") as rows:
        assert len([*csv.DictReader(rows)]) == 6


def test_every_picture_has_its_numbers_in_a_table(file, tmp_path):
    out = tmp_path / "out"
    pool(file, "--measure", "or", "--by", "setting", "--on", "hours", "-o", out)
    html = (out / "index.html").read_text("utf-8")
    sections = re.findall(
        r'<section id="[^"]+" class="stack">.*?</section>', html, re.S
    )
    drawn = [each for each in sections if "<figure" in each]
    assert len(drawn) == 4
    assert all("<table" in each for each in drawn)


def test_a_standardised_effect_on_a_familiar_scale(tmp_path):
    path = tmp_path / "given.csv"
    path.write_text("study,estimate,se\na,-0.5,0.1\nb,-0.3,0.2\nc,-0.6,0.2\n", "utf-8")
    options = ("--measure", "given", "--of", "smd", "--sd", "2", "--share", "0.3")
    said = " ".join(pool(path, *options, "--lower-is-better").split())
    assert "In points (times a standard deviation of 2.00)" in said
    assert "Share who respond, where it is 30% otherwise" in said


def test_a_correlation_that_is_assumed(tmp_path):
    path = tmp_path / "change.csv"
    path.write_text(
        "study,n,mean_before,mean_after,sd_before\na,20,10,8,4\nb,30,10,7,4\n", "utf-8"
    )
    said = pool(path, "--measure", "smcr", "--correlation", "0.5")
    assert "If the correlation differs" in said
    assert "0.50 is assumed" in " ".join(said.split())


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--measure", "hr"), "a measure to pool"),
        (("--measure", "rr", "--model", "bayes"), "a model"),
        (("--measure", "rr", "--by", "setting", "--tau", "own"), "common or separate"),
        (("--measure", "given", "--of", "hr"), "what the effects are of"),
    ],
)
def test_names_that_nobody_defined(file, options, said):
    with pytest.raises(UnknownName, match=said):
        pool(file, *options)


def test_what_cannot_be_done(file, tmp_path):
    with pytest.raises(UsageError, match="no hour"):
        pool(file, "--measure", "rr", "--on", "hour")
    with pytest.raises(UsageError, match="standardised effects"):
        pool(file, "--measure", "rr", "--sd", "2")
    with pytest.raises(UsageError, match="no mean1"):
        pool(file, "--measure", "md")
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(OutputError):
        pool(file, "--measure", "rr", "-o", taken)


def test_one_line_is_not_pooled(tmp_path):
    path = tmp_path / "one.csv"
    path.write_text("study,estimate,se\na,-0.5,0.1\n", "utf-8")
    with pytest.raises(UsageError, match="two or more studies"):
        pool(path, "--measure", "given")


def test_many_studies_become_several_pictures(tmp_path):
    path = tmp_path / "many.csv"
    lines = [
        f"study {at},{0.1 * (at % 7) - 0.2},{0.05 + 0.01 * at}" for at in range(30)
    ]
    path.write_text("\n".join(("study,estimate,se", *lines)), "utf-8")
    out = tmp_path / "out"
    pool(path, "--measure", "given", "-o", out)
    said = text(out / "index.html")
    assert "Forest plot (3/3)" in said
    assert "Egger: t = " in said


def test_two_ratios_that_say_nearly_nothing_can_still_be_drawn(tmp_path):
    """Hartung and Knapp's interval of two has no end: it is cut off, and said so."""
    path = tmp_path / "two.csv"
    path.write_text("study,estimate,se\n<b>A</b>,0.001,0.1\nB,5000,0.2\n", "utf-8")
    out = tmp_path / "out"
    pool(path, "--measure", "given", "--of", "rr", "-o", out)
    html = (out / "index.html").read_text("utf-8")
    assert "&lt;0.01 to &gt;10,000" in html
    assert "<b>A</b>" not in html
    found = json.loads((out / "result.json").read_text("utf-8"))
    assert found["pooled"]["high"] > 10_000
