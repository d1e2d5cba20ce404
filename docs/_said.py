"""What a call in a spec test says: a picture, what it is held against, what follows."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from os.path import relpath
from pathlib import Path
from textwrap import dedent
from typing import TypeAlias

from _content import address_of
from _markdown import code

from wervel.episodes.moments import Moment
from wervel.facts.fact import Fact
from wervel.recommendations.recommendation import Recommendation

Names: TypeAlias = dict[str, object]
NOTHING: Mapping[str, object] = {}
COLUMNS = {"spells": "person | first day | last day | new"}
"""What the parts of an expected row are, where the call does not name them."""


@dataclass(frozen=True)
class Said:
    """A picture, what is asked of it, and what must come of that."""

    picture: str
    about: object
    follows: tuple[str, ...]

    @property
    def recommendation(self) -> str:
        """The id of the recommendation it is held against, if it is one."""
        return self.about.id if isinstance(self.about, Recommendation) else ""

    def blocks(self, address: str) -> list[str]:
        """What is asked, then the picture and what follows as one block."""
        shown = code("\n".join([self.picture, "", *self.follows]))
        target = _target(self.about)
        if target is None:
            return [shown]
        text, where = target
        link = relpath(where.partition("#")[0], Path(address).parent)
        anchor = where.partition("#")[1] + where.partition("#")[2]
        return [f"Asked: [{text}]({link}{anchor})", shown]


def _target(about: object) -> tuple[str, str] | None:
    """The words for what is asked, and its page."""
    match about:
        case Recommendation():
            return about.title.en, address_of(about)
        case Fact():
            return about.question.en, f"facts.md#{about.name}"
        case Moment():
            return about.value, f"moments.md#{about.value}"
        case _:
            return None


def names_of(body: Iterable[ast.stmt], known: Mapping[str, object] = NOTHING) -> Names:
    """What the names mean that a body imports from the package or gives a value."""
    names: Names = {}
    for node in body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
            "wervel"
        ):
            module = import_module(str(node.module))
            for each in node.names:
                names[each.asname or each.name] = _imported(module, each.name)
        elif isinstance(node, ast.Assign):
            names |= _assigned(node, {**known, **names})
    return names


def _imported(module: object, name: str) -> object:
    if hasattr(module, name):
        return getattr(module, name)
    return import_module(f"{module.__name__}.{name}")  # type: ignore[attr-defined]


def _assigned(node: ast.Assign, known: Names) -> Names:
    """The names an assignment gives a value, where that can be told from the text."""
    target = node.targets[0]
    many = isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple)
    pairs = zip(target.elts, node.value.elts, strict=True) if many else ()
    return {
        each.id: _value(value, known)
        for each, value in (pairs if many else [(target, node.value)])
        if isinstance(each, ast.Name)
    }


def said(call: ast.Call, names: Names) -> Said | None:
    """What a call says, when its first argument is a picture."""
    picture = _value(call.args[0], names) if call.args else None
    if not isinstance(picture, str) or "|" not in picture:
        return None
    rest = call.args[1:]
    about = _value(rest[0], names) if rest else None
    expected = rest[1:] if _target(about) else rest
    name = ast.unparse(call.func)
    follows = [line for part in expected for line in _lines(part, names)]
    options = [f"with {key.arg} = {_words(key.value, names)}" for key in call.keywords]
    columns = [COLUMNS[name]] if name in COLUMNS else []
    return Said(dedent(picture).strip("\n"), about, (*options, *columns, *follows))


def _lines(node: ast.expr, names: Names) -> list[str]:
    """An expected value, a line a person."""
    if isinstance(node, ast.Dict):
        pairs = zip(node.keys, node.values, strict=True)
        return [
            f"{_words(key, names)}: {_words(value, names)}"
            for key, value in pairs
            if key is not None
        ] or ["nobody"]
    if isinstance(node, ast.List):
        return [_words(each, names) for each in node.elts] or ["none"]
    return [_words(node, names)]


def _words(node: ast.expr, names: Names) -> str:
    """A value in the words of the manual."""
    if isinstance(node, ast.Tuple):
        return " | ".join(_words(each, names) for each in node.elts)
    value = _value(node, names)
    if value is None or isinstance(value, bool):
        return {True: "yes", False: "no", None: "unknown"}[value]
    if isinstance(value, Enum):
        return str(value.value).replace("_", " ")
    return ast.unparse(node) if isinstance(value, ast.AST) else str(value)


def _value(node: ast.expr, names: Mapping[str, object]) -> object:
    """What an expression is, where the text tells; else the expression itself."""
    match node:
        case ast.Constant():
            return node.value
        case ast.Name() if node.id in names:
            return names[node.id]
        case ast.Attribute():
            return getattr(_value(node.value, names), node.attr, node)
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(number))):
            return -number
        case _:
            return node
