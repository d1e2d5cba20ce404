"""A study out of its TOML: every key known, every value of its kind, or an error."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields
from datetime import date, datetime
from enum import StrEnum
from types import UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from wervel.errors import ContentError
from wervel.evidence.study import (
    Arm,
    Bias,
    Estimate,
    Note,
    Observation,
    Outcome,
    Pooled,
    Study,
)
from wervel.text import Text

_ROWS = (Arm, Bias, Estimate, Note, Observation, Outcome, Pooled)
_LANGUAGES = ("nl", "en")

_Of = TypeVar("_Of")


def read_study(text: str, *, file: str) -> Study:
    """The study that a TOML file holds; ContentError names the file and the row."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise _wrong("a file in TOML", str(problem), where=file) from None
    return _row(Study, table, where=file)


def _row(kind: type[_Of], table: object, *, where: str) -> _Of:
    """A frozen row of that kind; the sentences of a field end on its language."""
    if not isinstance(table, Mapping):
        raise _wrong("a table", repr(table), where=where)
    hints = get_type_hints(kind)
    unread = set(table)
    values: dict[str, object] = {}
    for each in fields(cast("Any", kind)):
        hint = _given(hints[each.name])
        keys = _keys(each.name, hint)
        unread -= set(keys)
        if any(key in table for key in keys):
            part = tuple(table.get(key) for key in keys)
            values[each.name] = _value(hint, part, where=f"{where}, {each.name}")
        elif _is_required(each):
            raise _wrong(" and ".join(keys), "nothing", where=where)
    if unread:
        came = "unknown " + ", ".join(sorted(unread))
        raise _wrong("the keys that a study has", came, where=where)
    return kind(**values)


def _keys(name: str, hint: object) -> tuple[str, ...]:
    if hint is Text:
        return tuple(f"{name}_{language}" for language in _LANGUAGES)
    return (name,)


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _given(hint: object) -> object:
    """What stands there when something does: without the None it may be."""
    if isinstance(hint, UnionType):
        return next(each for each in get_args(hint) if each is not type(None))
    return hint


def _value(hint: object, part: tuple[object, ...], *, where: str) -> object:
    if hint is Text:
        return _text(part, where=where)
    if get_origin(hint) is tuple:
        return tuple(_members(get_args(hint)[0], part[0], where=where))
    return _single(hint, part[0], where=where)


def _members(kind: object, listed: object, *, where: str) -> Iterator[object]:
    if not isinstance(listed, list):
        raise _wrong("a list", repr(listed), where=where)
    for at, each in enumerate(listed, start=1):
        place = f"{where} {_name(each, at)}"
        if kind in _ROWS:
            yield _row(cast("type[object]", kind), each, where=place)
        elif kind is Text:
            yield _row(Text, each, where=place)
        else:
            yield _single(kind, each, where=place)


def _name(row: object, at: int) -> str:
    found = row.get("id") if isinstance(row, Mapping) else None
    return repr(found) if found else str(at)


def _text(part: tuple[object, ...], *, where: str) -> Text:
    dutch, english = (str(each).strip() if each else "" for each in part)
    if not (dutch and english):
        raise _wrong("a sentence in Dutch and one in English", "one", where=where)
    return Text(nl=dutch, en=english)


def _single(kind: object, value: object, *, where: str) -> object:
    """A value of that kind; a whole number is a number, true is not."""
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _one_of(kind, value, where=where)
    if kind is date and isinstance(value, datetime):
        raise _wrong("a day without a time", str(value), where=where)
    of = cast("type[object]", kind)
    if not isinstance(value, of) or (isinstance(value, bool) and kind is not bool):
        raise _wrong(f"a value of the kind {of.__name__}", repr(value), where=where)
    return value


def _one_of(kind: type[StrEnum], value: object, *, where: str) -> StrEnum:
    try:
        return kind(str(value))
    except ValueError:
        wanted = "one of: " + ", ".join(kind)
        raise _wrong(wanted, repr(value), where=where) from None


def _wrong(wanted: str, came: str, *, where: str) -> ContentError:
    return ContentError(wanted, came, where=where, do="mend the file")
