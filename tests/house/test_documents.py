"""What the documents say of the house is so: commands, layers, presets, words."""

import re
import subprocess
import tomllib

import typer
from house.package import ROOT

from wervel.__main__ import application
from wervel.findings.finding import Verdict
from wervel.small_numbers import PRESETS

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = typer.main.get_command(application).commands


def page(name):
    return (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")


def test_the_readme_knows_every_command_and_no_other():
    blocks = "".join(re.findall(r"```sh\n(.*?)```", README, re.DOTALL))
    inline = re.findall(r"`wervel ([a-z]+)", README)
    in_blocks = re.findall(r"^wervel ([a-z]+)", blocks, re.MULTILINE)
    assert {*inline, *in_blocks} == set(COMMANDS) - {"version"}


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
