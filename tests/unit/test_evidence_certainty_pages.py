"""The pages and the command: every number said, in both languages, and as data."""

import csv
import json
from dataclasses import replace

import pytest
from made_up_certainty import made_study
from typer.testing import CliRunner

from wervel.commands.evidence_certainty import commands
from wervel.errors import UsageError
from wervel.evidence.certainty.admission import Rule, Verdict
from wervel.evidence.certainty.definitions import Finding
from wervel.evidence.certainty.judging import judged
from wervel.evidence.certainty.levels import Certainty, Domain, Importance
from wervel.evidence.certainty.own_judgements import with_judgements
from wervel.evidence.certainty.positions import Side, Stance
from wervel.evidence.certainty.profile import profile, profiles
from wervel.evidence.certainty.proposal import Why
from wervel.evidence.certainty.reasons import SAID
from wervel.evidence.certainty.reporting import certainty_report
from wervel.evidence.certainty.side_by_side import side_by_side_report
from wervel.evidence.certainty.terms import (
    CERTAINTY,
    DOMAIN,
    FINDING,
    IMPORTANCE,
    RULE,
    SIDE,
    STANCE,
    VERDICT,
)
from wervel.evidence.report import sheet, write_report
from wervel.pages.speech import Speech

ENGLISH, DUTCH = Speech("en"), Speech("nl")
NAMES = [each.id for each in profiles()]
BOTH = [judged(profile(each)) for each in ("imsr-zin", "imsr-vra")]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (SAID, Why),
        (CERTAINTY, Certainty),
        (DOMAIN, Domain),
        (IMPORTANCE, Importance),
        (RULE, Rule),
        (VERDICT, Verdict),
        (FINDING, Finding),
        (SIDE, Side),
        (STANCE, Stance),
    ],
)
def test_every_code_has_its_words(words, kind):
    assert {*words} == {*kind}


def cells(table):
    return [" | ".join(row) for row in table.rows]


def section(report, name):
    return next(each for each in report.sections if each.id == name)


def test_the_first_lines_answer_the_question():
    report = certainty_report(judged(profile("rfd")), ENGLISH)
    assert "−0.59 (−1.61 to 0.44) points on a scale of 0 to 10" in report.lead[1]
    assert "Certainty: moderate." in report.lead[1]
    assert "A difference of 2.0 or more is ruled out" in report.lead[1]


def test_the_summary_says_effect_certainty_and_why():
    report = certainty_report(judged(profile("rfd")), ENGLISH)
    lines = cells(section(report, "summary").tables[0])
    assert (
        "pain at 3 months, facet joints | −0.18 (−0.76 to 0.40) | ⊕⊕⊕○ moderate | "
        "risk of bias (−1) | 1 (251)" in lines[1]
    )
    assert "the risk in the comparison group is not stated" in lines[4]
    assert "cannot be judged" in lines[6]


def test_dutch_says_it_in_dutch():
    report = certainty_report(judged(profile("exposure-crps")), DUTCH)
    assert "Zekerheid: hoogstens redelijk." in report.lead[1]
    assert "in de documenten staat: kans op vertekening." in report.lead[1]
    assert "1,08 (0,56 tot 1,60)" in report.lead[1]
    assert "nog niet door een clinicus gecontroleerd" in report.sources[-1]


@pytest.mark.parametrize("speech", [ENGLISH, DUTCH], ids=["en", "nl"])
@pytest.mark.parametrize("name", NAMES)
def test_every_profile_has_a_page_without_holes(name, speech, tmp_path):
    report = certainty_report(judged(profile(name)), speech)
    page = write_report(report, tmp_path / name, speech).read_text("utf-8")
    assert "{" not in "".join(report.lead)
    for hole in ("None", "nan", "{outcome}", "{rule}"):
        for each in report.sections:
            for table in each.tables:
                assert hole not in " ".join(cells(table))
    assert report.title in page
    assert sheet(report).address == f"evidence/{name}.html"


def test_the_tables_are_kept_as_csv_and_json(tmp_path):
    report = certainty_report(judged(profile("rfd")), ENGLISH)
    write_report(report, tmp_path / "out", ENGLISH)
    with (tmp_path / "out" / "outcomes.csv").open(encoding="utf-8") as file:
        rows = {each["outcome"]: each for each in csv.DictReader(file)}
    assert float(rows["pain-facet"]["value"]) == -0.18
    assert rows["pain-facet"]["certainty"] == "moderate"
    kept = json.loads((tmp_path / "out" / "result.json").read_text("utf-8"))
    assert kept["profile"] == "rfd"
    assert kept["outcomes"][1]["low"] == -0.76


def test_what_is_odd_about_a_number_stands_with_it():
    """X-25 of the two ratios; X-21 of the interval that lost a digit."""
    rfd = certainty_report(judged(profile("rfd")), ENGLISH)
    assert any("X-25" in each for each in section(rfd, "doubts").doubts)
    vra = certainty_report(judged(profile("imsr-vra")), ENGLISH)
    assert any("X-21" in each for each in section(vra, "doubts").doubts)


def test_two_questions_stand_side_by_side():
    report = side_by_side_report(BOTH, ENGLISH)
    table = section(report, "studies").tables[0]
    assert [each.heading for each in table.columns] == ["study", "ZIN", "VRA"]
    ronzi = next(row for row in table.rows if row[0].startswith("Ronzi"))
    assert ronzi[1].startswith("admitted")
    assert ronzi[2].startswith("left out")
    asked = cells(section(report, "questions").tables[0])
    assert asked[2].startswith("comparison | continued mono- or multidisciplinary")


def test_the_retraction_is_said_before_and_after():
    report = side_by_side_report(BOTH, ENGLISH)
    ripple = section(report, "ripple-imsr-zin")
    assert "Before, 3 were admitted; after, 1." in " ".join(ripple.lines)
    other = section(report, "ripple-imsr-vra")
    assert "the change has no effect" in other.lines[-1]
    assert any(row[1:] == ("positive", "2", "0") for row in ripple.tables[0].rows)


def test_a_page_is_about_the_studies_it_is_given():
    """A changed row is on the page, not the one of the files."""
    made = profile("rfd")
    found = judged(made)
    known = [
        replace(row.study, name="Another name")
        for row in found.outcome("pain-pooled").used
    ] + [made_study("mint-disc")]
    table = section(certainty_report(found, ENGLISH, studies=known), "studies")
    assert table.tables[0].rows[0][0] == "Another name"


def run(*words):
    return CliRunner().invoke(commands, [*words])


def test_the_command_lists_the_profiles():
    done = run()
    assert done.exit_code == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == NAMES


def test_the_command_judges_and_writes(tmp_path):
    done = run("rfd", "-o", str(tmp_path / "out"))
    assert done.exit_code == 0
    assert "−0.18 (−0.76 to 0.40)" in done.stdout
    assert "certainty: moderate (risk of bias (−1))" in done.stdout
    assert (tmp_path / "out" / "index.html").exists()


def test_the_command_sets_two_side_by_side(tmp_path):
    out = tmp_path / "out"
    done = run("imsr-zin", "imsr-vra", "--language", "nl", "-o", str(out))
    assert done.exit_code == 0
    assert "Vragen naast elkaar" in (out / "index.html").read_text("utf-8")


def test_the_command_gives_data():
    found = json.loads(run("act", "--json").stdout)
    assert found[0]["profile"] == "act"
    assert found[0]["outcomes"][0]["value"] == -0.88


HEADING = "outcome,domain,levels,who,because\n"


def own(tmp_path, *lines):
    path = tmp_path / "own.csv"
    path.write_text(HEADING + "\n".join(lines) + "\n", "utf-8")
    return path


def test_own_judgements_count_and_what_was_said_stays(tmp_path):
    path = own(tmp_path, "pain-facet,risk of bias,-2,the panel,no blinding at all")
    done = run("rfd", "--judgements", str(path), "--json")
    found = json.loads(done.stdout)[0]
    outcome = next(e for e in found["outcomes"] if e["outcome"] == "pain-facet")
    assert outcome["certainty"] == "low"
    kept = next(
        e
        for e in found["judgements"]
        if (e["outcome"], e["domain"]) == ("pain-facet", "risk of bias")
    )
    assert (kept["proposed"], kept["counted"], kept["overruled"]) == (-1, -2, True)
    assert kept["stated_by"] == "the panel"


def test_an_own_level_takes_the_place_of_that_of_a_party(tmp_path):
    of = profile("rfd")
    party = replace(of.row("pain-pooled").judgements[0], levels=-2)
    rows = (replace(of.row("pain-pooled"), judgements=(party,)),)
    path = own(tmp_path, "pain-pooled,risk of bias,0,me,so")
    made = with_judgements(replace(of, rows=rows), path)
    bias = judged(made).outcome("pain-pooled").judgements[0]
    assert [(each.who, each.levels) for each in bias.stated] == [
        ("me", 0),
        ("Minerva", None),
    ]
    assert bias.counted == 0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("sleep,imprecision,-1,me,so", "pain-facet"),
        ("pain-facet,mood,-1,me,so", "risk of bias"),
        ("pain-facet,imprecision,-4,me,so", "from -3 to 0"),
        ("pain-facet,imprecision,1,me,so", "from -3 to 0"),
        ("pain-facet,large effect,-1,me,so", "from 0 to 2"),
        ("pain-facet,imprecision,-0.5,me,so", "whole levels"),
        ("pain-facet,imprecision,-1,,so", "no who"),
        ("pain-facet,imprecision,-1,me,", "no because"),
        ("pain-facet,imprecision,-1,me,so\npain-facet,imprecision,0,me,so", "two"),
    ],
)
def test_own_judgements_that_do_not_fit_are_refused(tmp_path, line, said):
    with pytest.raises(UsageError, match=said):
        with_judgements(profile("rfd"), own(tmp_path, line))


def test_own_judgements_are_of_one_profile(tmp_path):
    path = own(tmp_path, "pain-facet,imprecision,-1,me,so")
    done = run("rfd", "act", "--judgements", str(path))
    assert isinstance(done.exception, UsageError)
