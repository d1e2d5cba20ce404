"""What was published, and what of it is counted how, as content with its locators."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from wervel.errors import ContentError
from wervel.text import Text

WHERE = "wervel/practice/published/measurements.toml"


class Unit(StrEnum):
    """What a value is: a share of episodes, a mean of them, or of opioid courses."""

    SHARE = "share"
    MEAN = "mean"
    COURSE = "course"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One published value and what is counted beside it.

    ``of`` and ``count`` name tests of an episode: the denominator is the episodes that
    pass all of ``of``, the numerator those that pass ``count`` too. ``low`` and
    ``high`` are what the print stands for: the value give or take half a unit of its
    last digit, or a bound; none where nothing was published. ``n`` is the published
    denominator. ``shares``, ``part_of`` and ``total_of`` say which rows add up.
    """

    id: str
    of: tuple[str, ...]
    count: str
    published: float | None = None
    low: float | None = None
    high: float | None = None
    half: float = 0.0
    printed: str = ""
    n: int | None = None
    shares: str = ""
    part_of: str = ""
    total_of: str = ""

    @property
    def range(self) -> tuple[float, float] | None:
        """The values that the print can stand for."""
        if self.published is not None:
            return self.published - self.half, self.published + self.half
        if self.low is None or self.high is None:
            return None
        return self.low, self.high


@dataclass(frozen=True, kw_only=True)
class Measurement:
    """A published measurement: what is counted, of whom, and where it is printed."""

    id: str
    subject: str
    cites: tuple[str, ...]
    checks: tuple[str, ...]
    locator: str
    period: str
    unit: Unit
    title: Text
    numerator: Text
    denominator: Text
    note: Text | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class NotMeasured:
    """A published number that records cannot be held against, and why."""

    cites: tuple[str, ...]
    what: Text
    why: Text


@cache
def measurements() -> tuple[Measurement, ...]:
    """Every measurement that is counted, in the order of the pages."""
    return tuple(_measurement(each) for each in _content()["measurement"])


@cache
def not_measured() -> tuple[NotMeasured, ...]:
    """Every item that is not, with its reason."""
    return tuple(
        NotMeasured(
            cites=tuple(each["cites"]),
            what=Text(**each["what"]),
            why=Text(**each["why"]),
        )
        for each in _content()["not_measured"]
    )


def _content() -> Mapping[str, Any]:
    text = files("wervel.practice.published").joinpath("measurements.toml")
    return tomllib.loads(text.read_text("utf-8"))


def _measurement(entry: Mapping[str, Any]) -> Measurement:
    if not entry.get("locator") or not entry.get("cites"):
        raise ContentError(
            "a locator in the source and the items it cites",
            "neither",
            where=f"{WHERE}, {entry.get('id', 'without id')}",
            do="fill in locator and cites",
        )
    note = entry.get("note")
    return Measurement(
        id=entry["id"],
        subject=entry["subject"],
        cites=tuple(entry["cites"]),
        checks=tuple(entry.get("checks", ())),
        locator=entry["locator"],
        period=entry["period"],
        unit=Unit(entry["unit"]),
        title=Text(**entry["title"]),
        numerator=Text(**entry["numerator"]),
        denominator=Text(**entry["denominator"]),
        note=Text(**note) if note else None,
        rows=tuple(Row(**(each | {"of": tuple(each["of"])})) for each in entry["rows"]),
    )
