"""Nothing grows beyond what fits in a head; there are no exceptions."""

import ast
import re

import pytest
from house.package import (
    ROOT,
    body_lines,
    functions,
    modules,
    parameters,
    places,
    public_functions,
)

CODE = [ROOT / name for name in ("wervel", "tests", "benchmarks", "docs")]
MODULE, FUNCTION, CLASS, PARAMETERS = 400, 40, 150, 5


@pytest.mark.parametrize("folder", CODE, ids=lambda folder: folder.name)
def test_a_module_is_at_most_400_lines(folder):
    lines = {
        path: len(path.read_text(encoding="utf-8").splitlines())
        for path in modules(folder)
    }
    assert not {
        str(path.relative_to(ROOT)): n for path, n in lines.items() if n > MODULE
    }


@pytest.mark.parametrize("folder", CODE, ids=lambda folder: folder.name)
def test_a_function_is_at_most_40_lines(folder):
    lines = {str(each): body_lines(each.node) for each in functions(folder)}
    assert not {where: n for where, n in lines.items() if n > FUNCTION}


def test_a_class_is_at_most_150_lines():
    lines = {
        str(each): each.node.end_lineno - each.node.lineno + 1
        for each in places(ast.ClassDef)
    }
    assert not {where: n for where, n in lines.items() if n > CLASS}


def test_a_function_takes_at_most_five_parameters():
    """Commands apart: their parameters are the options a user may give."""
    taken = {
        str(each): len(parameters(each.node))
        for each in public_functions()
        if not _is_command(each.node)
    }
    assert not {where: n for where, n in taken.items() if n > PARAMETERS}


def _is_command(function):
    return any(
        re.match(r"(application|commands)\.command\b", ast.unparse(decorator))
        for decorator in function.decorator_list
    )
