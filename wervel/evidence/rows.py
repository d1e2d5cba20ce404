"""The rows of a CSV file that a user gives: every column known, every gap named."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from math import isfinite
from pathlib import Path
from types import MappingProxyType

from wervel.errors import UsageError


class Kind(Enum):
    """What stands in a column."""

    TEXT = "text"
    NUMBER = "number"
    COUNT = "whole number of none or more"


@dataclass(frozen=True, kw_only=True)
class Field:
    """A column a file may have: what stands in it, and whether it may be missing."""

    kind: Kind = Kind.NUMBER
    required: bool = False


@dataclass(frozen=True)
class Row:
    """A line of the file: what was filled in, by column; an empty cell is not there."""

    line: int
    text: Mapping[str, str]
    number: Mapping[str, float]


_MOST = 8
"""So many problems are named before the rest is only counted."""


def read_rows(
    path: Path, fields: Mapping[str, Field], *, others: bool = False
) -> tuple[Row, ...]:
    """The lines of a CSV with these columns; numbers finite, gaps and strangers named.

    A column that is not among ``fields`` is an error, unless ``others`` are allowed:
    those are read as text. Raises UsageError that names every problem by its line.
    """
    names, lines = _read(path)
    _check_names(names, fields, path, others=others)
    problems: list[str] = []
    rows = [_row(at, line, fields, problems) for at, line in enumerate(lines, start=2)]
    if not rows:
        problems.append("no lines below the heading")
    if problems:
        more = len(problems) - _MOST
        named = problems[:_MOST] + ([f"and {more} more"] if more > 0 else [])
        raise UsageError(
            "on each line " + described(fields),
            "; ".join(named),
            where=str(path),
            do="fill the gaps and mend what is named; decimals take a point",
        )
    return tuple(rows)


def described(fields: Mapping[str, Field]) -> str:
    """The columns in words: the required ones, then those that may be left out.

    >>> described({"id": Field(kind=Kind.TEXT, required=True), "se": Field()})
    'id (text), and perhaps se (number)'
    """
    must = [f"{n} ({f.kind.value})" for n, f in fields.items() if f.required]
    may = [f"{n} ({f.kind.value})" for n, f in fields.items() if not f.required]
    return ", ".join(must) + (", and perhaps " + ", ".join(may) if may else "")


def _read(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    wanted = "a CSV file with a heading, in UTF-8"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True, restkey="")
            names = [str(each).strip() for each in reader.fieldnames or ()]
            reader.fieldnames = names
            lines = [
                {str(name): _cell(value) for name, value in line.items()}
                for line in reader
            ]
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        came = getattr(problem, "strerror", None) or "what cannot be read as UTF-8 CSV"
        raise UsageError(wanted, came, where=str(path), do="check the file") from None
    return names, lines


def _cell(value: object) -> str:
    return " ".join(value) if isinstance(value, list) else str(value or "").strip()


def _check_names(
    names: Sequence[str], fields: Mapping[str, Field], path: Path, *, others: bool
) -> None:
    lacking = [n for n, f in fields.items() if f.required and n not in names]
    strange = [] if others else [n for n in names if n not in fields]
    double = sorted({n for n in names if names.count(n) > 1})
    came = [
        *(["no " + ", ".join(lacking)] if lacking else []),
        *(["unknown " + ", ".join(strange)] if strange else []),
        *(["twice " + ", ".join(double)] if double else []),
    ]
    if came:
        raise UsageError(
            "a CSV file with the columns " + described(fields),
            "; ".join(came),
            where=str(path),
            do="name the columns in the first line as they are named here",
        )


def _row(
    at: int, line: Mapping[str, str], fields: Mapping[str, Field], problems: list[str]
) -> Row:
    text: dict[str, str] = {}
    number: dict[str, float] = {}
    if line.get(""):
        problems.append(f"line {at}: more cells than the heading has")
    for name, cell in line.items():
        field = fields.get(name, Field(kind=Kind.TEXT))
        if not cell:
            if field.required:
                problems.append(f"line {at}: no {name}")
        elif field.kind is Kind.TEXT:
            text[name] = cell
        elif (value := _number(cell, field.kind)) is not None:
            number[name] = value
        else:
            problems.append(f"line {at}: {name} is not a {field.kind.value}")
    return Row(at, MappingProxyType(text), MappingProxyType(number))


def _number(cell: str, kind: Kind) -> float | None:
    try:
        value = float(cell)
    except ValueError:
        return None
    fits = isfinite(value) and (
        kind is Kind.NUMBER or (value >= 0 and value.is_integer())
    )
    return value if fits else None
