"""The package as text: its modules, functions and classes, for the house tests."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "wervel"
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Place(NamedTuple):
    """A definition and the file and line where it stands."""

    node: ast.AST
    path: Path

    def __str__(self) -> str:
        name = getattr(self.node, "name", "")
        return f"{self.path.relative_to(ROOT)}:{self.node.lineno} {name}"


def modules(folder: Path = PACKAGE) -> list[Path]:
    """Every Python file below the folder."""
    return sorted(path for path in folder.rglob("*.py") if ".venv" not in path.parts)


def places(*kinds: type[ast.AST], folder: Path = PACKAGE) -> Iterator[Place]:
    """Every node of these kinds below the folder."""
    for path in modules(folder):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, kinds):
                yield Place(node, path)


def functions(folder: Path = PACKAGE) -> Iterator[Place]:
    """Every function and method below the folder."""
    return places(ast.FunctionDef, ast.AsyncFunctionDef, folder=folder)


def public_functions() -> Iterator[Place]:
    """Every function and method of the package whose name has no underscore."""
    return (each for each in functions() if not each.node.name.startswith("_"))


def parameters(function: Function) -> list[ast.arg]:
    """All parameters but ``self`` and ``cls``."""
    given = function.args
    every = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    every += [extra for extra in (given.vararg, given.kwarg) if extra]
    return [each for each in every if each.arg not in ("self", "cls")]


def body_lines(function: Function) -> int:
    """Lines of the body, the docstring not counted."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def annotations(function: Function) -> list[str]:
    """The annotations of the signature, as written."""
    nodes = [each.annotation for each in parameters(function)] + [function.returns]
    return [ast.unparse(node) for node in nodes if node is not None]
