"""What the documents show can be done: Python runs, commands exist, files are whole."""

import ast
import csv
import doctest
import re
import shlex
import tomllib

import pytest
import typer
from docs.documents import ROOT, blocks, documents, written_by_hand

from wervel.__main__ import application

COMMANDS = typer.main.get_command(application)
SHELL = [each for path in documents() for each in blocks(path, "sh", "console", "")]
INDEX = ROOT / "wervel" / "codelists" / "index.toml"
OTHERS = {"pip", "export", "python"}
"""Programs besides wervel and make that a document may tell its reader to run."""


def commands():
    """Every line of a shell block, as the words of a command."""
    for block in SHELL:
        for line in block.text.replace("\\\n", " ").splitlines():
            words = line.removeprefix("$ ").split(" && ")
            told = [part for part in words if runs(part, block.language)]
            for part in told:
                yield pytest.param(
                    shlex.split(part, comments=True), id=f"{block} {part}"
                )


def runs(line, language):
    """Whether a line is a command, and not what one printed or a drawing."""
    known = re.match(r"(wervel|make|pip) \w", line) is not None
    return known or (language == "sh" and bool(line.split("#")[0].strip()))


@pytest.mark.parametrize("words", list(commands()))
def test_a_command_exists_with_these_options(words):
    while "=" in words[0]:
        words = words[1:]
    program, *rest = words
    if program == "make":
        assert {each for each in rest if "=" not in each} <= targets()
    elif program == "wervel":
        understood(rest)
    else:
        assert program in OTHERS, f"{program}: name it in OTHERS if it is meant"


def targets():
    """What make can be asked for."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    return set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))


def understood(rest):
    """Fail unless the command line takes these words; --help is a word it takes."""
    name, *given = rest
    if name.startswith("-") or name == "COMMAND":
        return
    command = COMMANDS.commands[name]
    while hasattr(command, "commands") and given and given[0] in command.commands:
        name, *given = given
        command = command.commands[name]
    if "--help" in given:
        return
    assert not hasattr(command, "commands"), f"{name}: which of its commands?"
    with command.make_context(name, list(given)) as context:
        assert context.params


@pytest.mark.parametrize(
    "path", written_by_hand(), ids=lambda path: str(path.relative_to(ROOT))
)
def test_the_python_of_a_document_runs(path, reader):
    """From top to bottom in one session, as its reader would type it."""
    session = {"__name__": "__main__"}
    for block in blocks(path, "python"):
        if block.text.startswith(">>>"):
            runs_as_shown(block, session)
        else:
            tree = ast.parse(block.text)
            ast.increment_lineno(tree, block.line - 1)
            exec(compile(tree, str(block), "exec"), session)


def runs_as_shown(block, session):
    """Run an example that shows what it answers, and compare."""
    test = doctest.DocTestParser().get_doctest(
        block.text, session, str(block), str(block.path), block.line - 1
    )
    told = []
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    outcome = runner.run(test, out=told.append, clear_globs=False)
    assert outcome.failed == 0, "".join(told)
    session.update(test.globs)


@pytest.mark.parametrize(
    "block",
    [each for path in written_by_hand() for each in blocks(path, "toml")],
    ids=str,
)
def test_an_entry_of_the_index_has_the_fields_of_the_index(block):
    known = [set(each) for each in tomllib.loads(INDEX.read_text("utf-8")).values()]
    for entry in tomllib.loads(block.text).values():
        assert set(entry) in known


@pytest.mark.parametrize(
    "block",
    [each for path in written_by_hand() for each in blocks(path, "csv")],
    ids=str,
)
def test_a_list_of_codes_has_the_columns_of_a_list(block):
    rows = list(csv.DictReader(block.text.splitlines()))
    assert rows
    assert all(set(row) == {"vocabulary", "code", "term"} for row in rows)
