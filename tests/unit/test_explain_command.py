"""``wervel explain``: kept, listed and withdrawn from the command line.

What may be kept is tested where it is kept.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from terminal import Run, refused
from typer.testing import CliRunner

from wervel.commands import explain as explain_command
from wervel.errors import WervelError
from wervel.registry import open_registry
from wervel.registry.explanations import explanations_of

SAID = "Since May 2021 there is a physiotherapist in the practice."
ABOUT = ("--care-site", 7, "--measure", "nhg-lbp-imaging")

APPLICATION = explain_command.commands
"""Held one command, so that is what it runs."""


def run(*arguments: object) -> Run:
    """Run the command, with an error as the command line prints it."""
    done = CliRunner().invoke(APPLICATION, [str(each) for each in arguments])
    problem = done.exception
    if isinstance(problem, WervelError):
        told = f"{type(problem).__name__}\n{problem}"
        return Run(problem.exit_code, done.stdout, told)
    return Run(done.exit_code, done.stdout, done.stderr)


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    """The place of a registry that is not there yet."""
    return tmp_path / "registry.sqlite"


def test_it_is_kept_once_and_listed(registry: Path) -> None:
    first = run(registry, SAID, *ABOUT, "--interval", "2021-Q3", "--by", "board")
    again = run(registry, SAID, *ABOUT, "--interval", "2021-Q3", "--by", "board")
    assert "Kept as number 1" in first.stderr
    assert "Already there, as number 1" in again.stderr
    listed = run(registry, "--list")
    said = f"7 nhg-lbp-imaging 2021-Q3 explains the difference {SAID} board"
    assert said in listed.words


@pytest.mark.parametrize(
    ("name", "shown"),
    [("2021", "2021"), ("2021-07", "2021-07"), ("2021-Q1", "2021-Q1")],
)
def test_an_interval_is_listed_as_it_was_given(
    registry: Path, name: str, shown: str
) -> None:
    run(registry, SAID, *ABOUT, "--interval", name)
    assert f"nhg-lbp-imaging {shown} explains" in run(registry, "--list").words


def test_the_list_of_one_site_in_dutch(registry: Path) -> None:
    run(registry, SAID, *ABOUT, "--kind", "adapt")
    here = run(registry, "--list", "--care-site", 7, "--language", "nl")
    assert "alle past de werkwijze aan" in here.words
    elsewhere = run(registry, "--list", "--care-site", 8)
    assert elsewhere.stdout == ""
    assert "No explanations yet" in elsewhere.stderr


def test_a_machine_reads_the_same(registry: Path) -> None:
    run(registry, SAID, *ABOUT)
    [found] = run(registry, "--list", "--json").json["explanations"]
    assert (found["number"], found["text"], found["interval_start"]) == (1, SAID, None)


def test_what_is_withdrawn_is_gone(registry: Path) -> None:
    run(registry, SAID, *ABOUT)
    done = [run(registry, "--withdraw", 1).stderr for _ in range(2)]
    assert "its text is erased" in done[0]
    assert "withdrawn before" in done[1]
    with open_registry(registry) as opened:
        assert explanations_of(opened) == ()


@pytest.mark.parametrize(
    ("arguments", "kind", "said"),
    [
        ((SAID, "--care-site", 7), "UsageError", "--measure"),
        ((SAID, "--measure", "nhg-lbp-imaging"), "UsageError", "--care-site"),
        ((SAID, "--care-site", 7, "--measure", "x"), "UnknownName", "nhg-lbp-imaging"),
        ((SAID, *ABOUT, "--kind", "x"), "UnknownName", "explain, adapt"),
        ((SAID, *ABOUT, "--by", "Jansen"), "UnknownName", "quality_officer"),
        ((SAID, *ABOUT, "--interval", "soon"), "UsageError", "2021-Q3"),
        (("born 3-5-1961", *ABOUT), "UsageError", "nobody can be recognised"),
        ((), "UsageError", "none of them"),
        ((SAID, "--list"), "UsageError", "several of them"),
        (("--list", "--measure", "x"), "UnknownName", "nhg-lbp-imaging"),
    ],
)
def test_what_cannot_be_makes_no_registry_rows(
    registry: Path, arguments: tuple[object, ...], kind: str, said: str
) -> None:
    done = run(registry, *arguments)
    refused(done, code=2, kind=kind, said=said)
    if registry.exists():
        with open_registry(registry) as opened:
            assert explanations_of(opened) == ()


@pytest.mark.parametrize("option", [("--list",), ("--withdraw", 1)])
def test_a_registry_that_is_not_there_is_not_made(
    registry: Path, option: tuple[object, ...]
) -> None:
    refused(run(registry, *option), code=3, kind="SourceNotFound", said="nothing there")
    assert not registry.exists()


def test_a_number_that_never_was(registry: Path) -> None:
    run(registry, SAID, *ABOUT)
    refused(run(registry, "--withdraw", 9), code=2, kind="UnknownName", said="--list")
