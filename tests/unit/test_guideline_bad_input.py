"""Bad input to the guideline and code commands: what is said, and what is not done."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tables import arrow, rows
from terminal import SECRET, refused, wervel
from world import drawn

from wervel.records.sample import write_sample

COMPARED = "zin-imsr-2022", "zin-imsr-2025"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some people who do not exist."""
    folder = tmp_path_factory.mktemp("some") / "source"
    write_sample(folder, persons=2000, seed=1)
    return folder


@pytest.fixture
def patient(tmp_path: Path) -> Path:
    """A patient of whom one thing is known."""
    file = tmp_path / "patient.toml"
    file.write_text("chronic = true\n", "utf-8")
    return file


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["guideline", "list", "-g", "nl,nhgg"], "got: nhgg"),
        (["guideline", "list", "-g", "NVvR"], "a body, guideline or country"),
        (["guideline", "list", "--topic", "scans"], "one of the topics"),
        (["guideline", "list", "--topic", "scans"], "denervation, surgery"),
        (["guideline", "show", "R-046"], "got: R-046"),
        (["guideline", "show", "nhg"], "'wervel guideline list' prints them"),
        (["guideline", "conflicts", "-g", "nhgg"], "got: nhgg"),
        (["guideline", "compare", "nhg", "nhg-2030"], "got: nhg-2030"),
        (["codes", "list", "lumbar_scan"], "got: lumbar_scan"),
        (["codes", "explain", "L86", "--system", "ICPC"], "got: ICPC"),
    ],
)
def test_a_name_nobody_defined(arguments: list[str], said: str) -> None:
    """The message says what there is to choose from, or where to find it."""
    refused(wervel(*arguments), code=2, kind="UnknownName", said=said)


@pytest.mark.parametrize(
    "arguments", [["list"], ["show", "R-016"], ["conflicts"]], ids=lambda a: a[0]
)
def test_a_language_nobody_speaks_here(arguments: list[str]) -> None:
    run = wervel("guideline", *arguments, "--language", "de")
    refused(run, code=2, kind="UsageError", said="en or nl got: de")


def test_an_act_nobody_defined(patient: Path) -> None:
    run = wervel("guideline", "beside", "denervatie", "--patient", patient)
    refused(run, code=2, kind="UnknownName", said="one of the acts got: denervatie")
    assert "epidural-injection, nerve-root-block" in run.stderr


def test_a_patient_without_a_file(tmp_path: Path) -> None:
    for where in (tmp_path / "nobody.toml", tmp_path):
        run = wervel("guideline", "beside", "mri", "--patient", where)
        refused(run, code=3, kind="SourceNotFound", said="one patient's answers")


def test_a_patient_must_be_named() -> None:
    run = wervel("guideline", "beside", "mri")
    assert run.returncode == 2
    assert "--patient" in run.stderr


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("p.toml", f"chronic: {SECRET}"),
        ("p.toml", f'chronic = "{SECRET}'),
        ("p.json", f'{{"chronic": {SECRET}}}'),
        ("p.json", f'["{SECRET}"]'),
        ("p.json", f'"{SECRET}"'),
    ],
)
def test_a_patient_that_cannot_be_read(tmp_path: Path, name: str, text: str) -> None:
    """What the file says is not repeated."""
    (tmp_path / name).write_text(text, "utf-8")
    run = wervel("guideline", "beside", "mri", "--patient", tmp_path / name)
    refused(run, code=3, kind="SourceUnreadable", said="write lines such as")


def test_a_patient_in_letters_of_another_age(tmp_path: Path) -> None:
    """A file that is not UTF-8."""
    (tmp_path / "p.toml").write_bytes(b'chronic = "\xe9\xe8"')
    run = wervel("guideline", "beside", "mri", "--patient", tmp_path / "p.toml")
    refused(run, code=3, kind="SourceUnreadable", said="something else")


@pytest.mark.parametrize("answer", ["true", "7", f'"{SECRET}"'])
def test_a_fact_nobody_defined(patient: Path, answer: str) -> None:
    patient.write_text(f"pain_scor = {answer}\n", "utf-8")
    run = wervel("guideline", "beside", "mri", "--patient", patient)
    refused(run, code=2, kind="UnknownName", said="the name of a fact got: pain_scor")
    assert "'wervel guideline facts' prints the names" in run.stderr


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f'pain_score = "{SECRET}"', "for pain_score a number from 0 to 10 got: str"),
        ("pain_score = 70", "for pain_score a number from 0 to 10 got: another number"),
        ("pain_score = true", "for pain_score a number from 0 to 10 got: bool"),
        ("pain_score = 1970-12-19", "for pain_score a number from 0 to 10 got: date"),
        ("pain_score = [6]", "for pain_score a number from 0 to 10 got: list"),
        (f'chronic = "{SECRET}"', "for chronic true or false got: str"),
        ("chronic = 1", "for chronic true or false got: int"),
        ("[chronic]", "for chronic true or false got: dict"),
    ],
)
def test_an_answer_of_the_wrong_kind(patient: Path, line: str, said: str) -> None:
    """The kind is told, never the answer."""
    patient.write_text(line + "\n", "utf-8")
    run = wervel("guideline", "beside", "mri", "--patient", patient)
    refused(run, code=2, kind="UsageError", said=said)
    assert "1970" not in run.stderr


@pytest.mark.parametrize("answer", ["nan", "inf", "-inf"])
def test_a_number_that_is_none_is_no_answer(patient: Path, answer: str) -> None:
    """Else a pain score nobody knows would be less than five, and that would count."""
    patient.write_text(f"chronic = true\npain_score = {answer}\n", "utf-8")
    run = wervel("guideline", "beside", "denervation", "--patient", patient)
    assert run.returncode == 2


def test_a_folder_to_write_without_records(tmp_path: Path) -> None:
    run = wervel("guideline", "conflicts", "-o", tmp_path / "c")
    refused(run, code=2, kind="UsageError", said="a source beside --output")
    assert not (tmp_path / "c").exists()


def test_a_folder_to_write_without_records_to_compare(tmp_path: Path) -> None:
    run = wervel("guideline", "compare", *COMPARED, "-o", tmp_path / "c")
    refused(run, code=2, kind="UsageError", said="a source beside --output")


@pytest.mark.parametrize("command", [["conflicts"], ["compare", *COMPARED]])
def test_a_folder_of_somebody_else(command: list[str], source: Path) -> None:
    """A folder wervel did not write, or wrote as something else, is never replaced."""
    before = sorted(source.iterdir())
    run = wervel("guideline", *command, source, "-o", source)
    refused(run, code=5, kind="OutputError", said="a folder with other things in it")
    assert sorted(source.iterdir()) == before


@pytest.mark.parametrize("command", [["conflicts"], ["compare", *COMPARED]])
def test_records_that_are_not_there(command: list[str], tmp_path: Path) -> None:
    to = tmp_path / "c"
    run = wervel("guideline", *command, tmp_path / "nothing", "-o", to)
    refused(run, code=3, kind="SourceNotFound", said="nothing there")
    assert not to.exists()


@pytest.mark.parametrize("command", [["conflicts"], ["compare", *COMPARED]])
def test_a_rule_for_small_numbers_nobody_defined(
    command: list[str], source: Path, tmp_path: Path
) -> None:
    to = tmp_path / "c"
    run = wervel("guideline", *command, source, "-o", to, "--small-numbers", "odd")
    refused(run, code=2, kind="UnknownName", said="rule for small numbers")
    assert not to.exists()


def test_versions_that_share_nothing(source: Path, tmp_path: Path) -> None:
    run = wervel("guideline", "compare", "kngf-lbp", "nhg", source, "-o", tmp_path)
    refused(run, code=2, kind="UsageError", said="kngf-lbp and nhg, which share none")


def test_a_language_nobody_speaks_is_refused_before_the_work(
    source: Path, tmp_path: Path
) -> None:
    to = tmp_path / "c"
    run = wervel("guideline", "conflicts", source, "-o", to, "--language", "de")
    refused(run, code=2, kind="UsageError", said="en or nl got: de")
    assert not to.exists()


def test_bodies_that_never_contradict_each_other(source: Path) -> None:
    """Nobody opposes anybody within the KCE: nothing to count, and no error."""
    assert wervel("guideline", "conflicts", "-g", "kce", "--json").json == []
    run = wervel("guideline", "conflicts", source, "-g", "kce", "--json")
    assert run.returncode == 0
    assert run.json == []


def test_records_without_back_pain(tmp_path: Path) -> None:
    """Nobody to count is an answer, not an error."""
    nobody = drawn(
        """
        person | day | event
             1 |   0 | hypertension at the GP
        """
    )
    folder = tmp_path / "records"
    folder.mkdir()
    for name, lines in rows(nobody).items():
        pq.write_table(arrow(name, lines), folder / f"{name}.parquet")
    run = wervel("guideline", "conflicts", folder, "-o", tmp_path / "out")
    assert run.returncode == 0, run.stderr
    assert "nobody about whom" in run.stdout
    assert (
        len((tmp_path / "out" / "conflicts.csv").read_text("utf-8").splitlines()) == 1
    )


def test_a_narrow_terminal_still_shows_who_opposes_whom(source: Path) -> None:
    """Numbers that are about nobody say nothing."""
    run = wervel("guideline", "conflicts", source, "-g", "nhg,dss", columns=80)
    assert "DSS" in run.stdout


@pytest.mark.parametrize("code", ["[/]", "x[/red]"])
def test_a_code_with_brackets_means_nothing(code: str) -> None:
    """It is printed as it was typed."""
    assert f"has {code}." in wervel("codes", "explain", code).words
