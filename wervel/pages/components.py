"""The parts pages are made of, as data; ``templates/components.html`` draws them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Json = str | float | int | bool | None | Sequence["Json"] | Mapping[str, "Json"]


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A whole in three parts, as shares that add up to one, and the same in words."""

    followed: float
    cannot_tell: float
    not_followed: float
    in_words: str


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, and whether numbers stand in it."""

    heading: str
    is_number: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table whose first column says what a row is about."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    language: str | None = None
    """Of the first two columns, where it is not the language of the page."""


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A picture that the page draws, what it shows in words, and how to read it."""

    title: str
    in_words: str
    caption: str
    data: Json
    layout: Json


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A page of a site: where it stands, its template, and what that is given.

    ``address`` is relative to the folder of the site (``measures/nhg-imaging.html``).
    ``entry`` is what the navigation of every page calls it; without one it is left out.
    """

    address: str
    title: str
    template: str
    drawn: Mapping[str, Chart]
    shown: Mapping[str, object]
    entry: str = ""
