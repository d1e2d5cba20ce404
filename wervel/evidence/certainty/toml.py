"""Tables of TOML made into frozen rows: every key known, every required one there."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields
from enum import Enum
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeAlias, TypeVar

from wervel.errors import ContentError
from wervel.text import Text

Entry: TypeAlias = Mapping[str, Any]
"""A table as TOML gives it; ``made`` names the types."""

_T = TypeVar("_T")
_E = TypeVar("_E", bound=Enum)


def folder() -> Traversable:
    """The folder ``wervel/profiles``."""
    return files("wervel").joinpath("profiles")


def table(name: str) -> Entry:
    """The file ``wervel/profiles/<name>.toml``."""
    found: Entry = tomllib.loads(folder().joinpath(f"{name}.toml").read_text("utf-8"))
    return found


def made(kind: type[_T], entry: Entry, *, where: str, **given: object) -> _T:
    """A row of this kind: ``x_nl`` and ``x_en`` are a text, lists are tuples.

    ``given`` is what was made of a key already. Raises ContentError that names what is
    unknown, missing, or said in one language only.
    """
    values = _values(entry, where) | given
    known = {each.name: each for each in fields(kind)}  # type: ignore[arg-type]
    strange = sorted(set(values) - set(known))
    lacking = sorted(
        name
        for name, each in known.items()
        if name not in values
        and each.default is MISSING
        and each.default_factory is MISSING
    )
    empty = [name for name in ("locator", "who") if values.get(name) == ""]
    if strange or lacking or empty:
        raise ContentError(
            f"a {kind.__name__} with {', '.join(known)}",
            "; ".join(
                f"{word} {', '.join(names)}"
                for word, names in (
                    ("unknown", strange),
                    ("no", lacking),
                    ("empty", empty),
                )
                if names
            ),
            where=where,
            do="mend the keys of this table",
        )
    return kind(**values)


def one_of(kind: type[_E], value: str, *, where: str) -> _E:
    """The member of that value, or (of numbers) of that name in small letters."""
    found = {str(each.value): each for each in kind}
    found |= {each.name.lower().replace("_", " "): each for each in kind}
    if value not in found:
        raise ContentError(
            f"one of {', '.join(found)}", value, where=where, do="choose one of these"
        )
    return found[value]


def many_of(kind: type[_E], values: Sequence[str], *, where: str) -> tuple[_E, ...]:
    """The members of these values."""
    return tuple(one_of(kind, each, where=where) for each in values)


def _values(entry: Entry, where: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in entry.items():
        name = key.removesuffix("_nl").removesuffix("_en")
        if name == key:
            values[key] = tuple(value) if isinstance(value, list) else value
            continue
        nl, en = str(entry.get(f"{name}_nl", "")), str(entry.get(f"{name}_en", ""))
        if not nl or not en:
            raise ContentError(
                f"{name}_nl and {name}_en",
                f"only {key}",
                where=where,
                do="say it in both languages",
            )
        values[name] = Text(nl=nl, en=en)
    return values
