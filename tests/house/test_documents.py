"""What the documents promise is there: commands, links, layers, presets."""

import re
import subprocess
import tomllib

import pytest
import typer
from house.package import ROOT

from wervel.__main__ import application
from wervel.findings.finding import Verdict
from wervel.small_numbers import PRESETS

README = (ROOT / "README.md").read_text(encoding="utf-8")
WRITTEN = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMANDS = typer.main.get_command(application).commands
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def page(name):
    return (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")


def commands_in(text, program):
    """What follows the program's name at the start of a line or of a code span."""
    return set(re.findall(rf"(?:^\s*|`|=1 ){program} ([a-z]+)", text, re.M))


def test_every_make_command_of_the_readme_is_a_target():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.M))
    assert {"demo", "test", "check"} <= commands_in(README, "make") <= targets


def test_the_readme_knows_every_command_and_no_other():
    assert commands_in(README, "wervel") == set(COMMANDS) - {"version"}


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_documents_name_commands_that_exist(path):
    assert commands_in(path.read_text(encoding="utf-8"), "wervel") <= set(COMMANDS)


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_links_lead_somewhere(path):
    links = LINK.findall(path.read_text(encoding="utf-8"))
    assert not [link for link in links if not (path.parent / link).exists()]


def test_the_drawn_layers_are_those_that_are_checked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    street = project["tool"]["importlinter"]["contracts"][0]["layers"]
    drawn = "\n".join(street).replace("|", "│")
    assert f"```\n{drawn}\n```" in page("architecture")


def test_the_table_of_presets_is_the_code():
    rows = re.findall(
        r"^\| `(\w+)`[^|]*\| ([^|]+) \| ([^|]+) \|", page("intended-use"), re.M
    )
    said = {
        rule.name: (
            f"1–{rule.threshold - 1}" if rule.threshold > 1 else "–",
            str(rule.rounding) if rule.rounding > 1 else "–",
        )
        for rule in PRESETS
    }
    assert {name: (withheld, to) for name, withheld, to in rows} == said


def test_the_glossary_has_every_verdict():
    for verdict in Verdict:
        assert f"**{verdict.value.replace('_', ' ')}**" in page("glossary")


def test_make_alone_lists_the_targets():
    said = subprocess.run(
        ["make", "-C", str(ROOT)], capture_output=True, text=True, check=True
    )
    assert "make demo" in said.stdout
