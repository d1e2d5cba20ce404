"""Markdown as the generated pages write it."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterable
from itertools import pairwise
from types import ModuleType

from wervel.text import NOT_CHECKED as NOT_CHECKED_YET

NOTICE = "<!-- Written by docs/generate.py from the package; do not edit by hand. -->"
NOT_CHECKED = NOT_CHECKED_YET.en


def page(title: str, *blocks: str) -> str:
    """A page: its title, then its blocks with a blank line between."""
    parts = [NOTICE, f"# {title}", *(block for block in blocks if block)]
    return "\n\n".join(parts) + "\n"


def table(header: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A table; a bar in a cell does not end it."""
    names = list(header)
    lines = [names, ["---"] * len(names), *([*map(_cell, row)] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _cell(value: object) -> str:
    return " ".join(str(value).split()).replace("|", "\\|")


def code(text: str, language: str = "text") -> str:
    """A block of text that stands as it is."""
    return f"```{language}\n{text.rstrip()}\n```"


def bullets(lines: Iterable[str]) -> str:
    """A list of short lines."""
    return "\n".join(f"- {line}" for line in lines)


def prose(text: str | None) -> str:
    """A docstring as Markdown: its paragraphs, its names and its examples."""
    paragraphs = re.split(r"\n\s*\n", inspect.cleandoc(text or "").strip())
    return "\n\n".join(_paragraph(each) for each in paragraphs if each)


def _paragraph(text: str) -> str:
    if text.startswith(">>>"):
        return code(text, "pycon")
    if text.startswith("    "):
        return code(inspect.cleandoc("\n" + text))
    return re.sub(r"``([^`]+)``", r"`\1`", text)


def first_line(text: str | None) -> str:
    """The first line of a docstring."""
    return prose(text).split("\n")[0]


def after_first_line(text: str | None) -> str:
    """A docstring without its first line."""
    return prose(prose(text).partition("\n")[2])


def said_of(module: ModuleType) -> dict[str, str]:
    """What stands in a string under each constant of a module: its docstring."""
    body = ast.parse(inspect.getsource(module)).body
    return {
        _name(assigned): inspect.cleandoc(below.value.value)
        for assigned, below in pairwise(body)
        if isinstance(assigned, ast.Assign | ast.AnnAssign)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    }


def _name(assigned: ast.Assign | ast.AnnAssign) -> str:
    target = (
        assigned.targets[0] if isinstance(assigned, ast.Assign) else assigned.target
    )
    return ast.unparse(target)


def listed(parts: Iterable[str], *, last: str = "and") -> str:
    """Parts as a sentence has them: one, two and three."""
    named = list(parts)
    if len(named) < 2:  # noqa: PLR2004  # one needs no comma
        return "".join(named)
    return f"{', '.join(named[:-1])} {last} {named[-1]}"


def days(number: int) -> str:
    """So many days, in words."""
    return f"{number} day" if number == 1 else f"{number} days"
