"""Whatever somebody can meet stands in the reference, found here by another way."""

import ast
import re
import tomllib

import pytest
import typer
from docs.documents import REFERENCE, ROOT, anchors, section

from wervel.__main__ import application
from wervel.records.cdm import TABLES
from wervel.small_numbers import PRESETS

PACKAGE = ROOT / "wervel"
COMMANDS = typer.main.get_command(application).commands
NOT_CHECKED = "not yet checked by a clinician"


def trees(room):
    """The modules of a room as trees of their text."""
    return [
        ast.parse(path.read_text("utf-8")) for path in (PACKAGE / room).rglob("*.py")
    ]


def recommendation_ids():
    """The ids that stand in the text of the recommendations."""
    calls = [
        node
        for tree in trees("recommendations")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Recommendation"
    ]
    given = [key for call in calls for key in call.keywords if key.arg == "id"]
    return sorted(key.value.value for key in given)


def fact_names():
    """The functions under ``@fact`` in the text of the facts."""
    return sorted(
        node.name
        for tree in trees("facts")
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and any("fact(" in ast.unparse(each) for each in node.decorator_list)
    )


def error_names():
    """The classes in the text of errors.py."""
    tree = ast.parse((PACKAGE / "errors.py").read_text("utf-8"))
    return [node.name for node in tree.body if isinstance(node, ast.ClassDef)]


def moment_names():
    """The values of the enumeration in the text of moments.py."""
    tree = ast.parse((PACKAGE / "episodes" / "moments.py").read_text("utf-8"))
    kinds = next(node for node in tree.body if getattr(node, "name", "") == "Moment")
    return [each.value.value for each in kinds.body if isinstance(each, ast.Assign)]


INDEX = tomllib.loads((PACKAGE / "codelists" / "index.toml").read_text("utf-8"))


def every_command(group=COMMANDS, above=()):
    """Every command by its words, those of groups too."""
    for name, command in group.items():
        if hasattr(command, "commands"):
            yield from every_command(command.commands, (*above, name))
        else:
            yield " ".join((*above, name)), command


@pytest.mark.parametrize(
    ("name", "command"), [*every_command()], ids=lambda each: str(each)[:30]
)
def test_a_command_is_documented_with_its_options(name, command):
    text = section(REFERENCE / "commands.md", f"wervel {name}")
    given = [each for each in command.params if each.name != "help"]
    options = [opt for each in given for opt in each.opts if opt.startswith("-")]
    assert text
    assert not [option for option in options if f"`{option}`" not in text]


@pytest.mark.parametrize("name", error_names())
def test_an_error_is_documented(name):
    assert f"`{name}`" in (REFERENCE / "errors.md").read_text("utf-8")


@pytest.mark.parametrize("name", recommendation_ids())
def test_a_recommendation_is_documented(name):
    """On the page of its body and topic, with its rule or the reason why none."""
    overview = (REFERENCE / "recommendations.md").read_text("utf-8")
    page = re.search(rf"\(recommendations/([\w-]+)\.md#{name}\)", overview)
    text = section(REFERENCE / "recommendations" / f"{page[1]}.md", name)
    assert "catalogue item" in text
    assert NOT_CHECKED in text
    ruled = all(
        heading in text
        for heading in ("### For whom", "### What is counted", "### Facts it uses")
    ) and re.search("^### (Followed|May be considered) when$", text, re.MULTILINE)
    assert ruled or "**No rule.**" in text


@pytest.mark.parametrize("name", fact_names())
def test_a_fact_is_documented(name):
    text = section(REFERENCE / "facts.md", name)
    assert "Nothing recorded means" in text


@pytest.mark.parametrize("name", sorted(INDEX))
def test_a_codelist_is_documented(name):
    text = section(REFERENCE / "codelists.md", name)
    assert INDEX[name]["meaning"] in text
    assert INDEX[name]["checked_by"] or NOT_CHECKED in text


@pytest.mark.parametrize("name", moment_names())
def test_a_moment_is_documented(name):
    assert name in anchors(REFERENCE / "moments.md")


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_of_the_contract_is_documented_with_its_columns(name):
    text = section(REFERENCE / "tables.md", name)
    assert not [each for each in TABLES[name].columns if f"`{each.name}`" not in text]


@pytest.mark.parametrize("rule", PRESETS, ids=lambda rule: rule.name)
def test_a_preset_is_documented(rule):
    text = (REFERENCE / "small-numbers.md").read_text("utf-8")
    assert f"| `{rule.name}` | {rule.threshold} | {rule.rounding} |" in text


CHAPTERS = {
    path: ast.parse(path.read_text("utf-8"))
    for path in sorted((ROOT / "tests" / "spec").rglob("test_*.py"))
}


def told():
    """The pages of all stories as one text."""
    pages = sorted((REFERENCE / "spec").rglob("*.md"))
    return "\n".join(page.read_text("utf-8") for page in pages)


def test_every_story_of_the_spec_tests_is_told():
    pages = told()
    silent = [
        f"{path.name}: {node.name}"
        for path, tree in CHAPTERS.items()
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and node.name.startswith("test_")
        and first_line(node) not in pages
    ]
    assert not silent


def first_line(node):
    """The first line of a docstring; that there is none fails the test."""
    return (ast.get_docstring(node) or "no docstring").split("\n")[0]


def test_every_line_of_every_picture_is_shown():
    """A picture is known by the heading of its columns."""
    shown = {line.strip() for line in told().splitlines()}
    pictures = [
        node.value
        for tree in CHAPTERS.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.strip().startswith("person | day | event")
    ]
    assert pictures
    drawn = {line.strip() for picture in pictures for line in picture.splitlines()}
    assert not drawn - shown - {""}
