"""The care pathway: who does what and when, as the documents tell it.

It is content to read, not rules: what a step asks of one patient stands in the
recommendations it rests on. Items W-01 to W-40, of which the catalogue has no W-19, and
K-30 to K-36.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from wervel.recommendations.content import entries, entry, text
from wervel.text import Text


class Part(Enum):
    """What an item is about; the value is how the data file writes it."""

    NON_SPECIFIC = "non-specific"
    RADICULAR = "radicular"
    ROLES = "roles"
    REHABILITATION = "rehabilitation"
    FUNDING = "funding"
    CHRONIC_PAIN_GUIDE = "chronic pain guide"
    DENERVATION = "denervation"

    @property
    def named(self) -> Text:
        """The part's name."""
        return _NAMES[self]


_NAMES = {
    Part.NON_SPECIFIC: Text(
        nl="aspecifieke lage rugpijn, stap voor stap",
        en="non-specific low back pain, step by step",
    ),
    Part.RADICULAR: Text(
        nl="lumbosacraal radiculair syndroom", en="lumbosacral radicular syndrome"
    ),
    Part.ROLES: Text(nl="wie wat doet", en="who does what"),
    Part.REHABILITATION: Text(nl="revalidatie", en="rehabilitation"),
    Part.FUNDING: Text(nl="bekostiging", en="funding"),
    Part.CHRONIC_PAIN_GUIDE: Text(
        nl="leidraad en behandelkader chronische pijn",
        en="guide and treatment framework on chronic pain",
    ),
    Part.DENERVATION: Text(
        nl="denervatie in Engeland: voor wie, en wat patiënten lezen",
        en="denervation in England: for whom, and what patients read",
    ),
}


@dataclass(frozen=True, kw_only=True)
class Levels:
    """How far a WPN class reaches in each of its three dimensions, 1 to 4."""

    participation: int
    psychosocial: int
    functioning: int


@dataclass(frozen=True, kw_only=True)
class PathwayItem:
    """A step, a role or a rule of the pathway.

    ``from_weeks`` and ``until_weeks`` say when the step begins, in weeks since the
    complaint began; the documents say *about*, so they are no thresholds. Without
    them, no weeks are stated. ``recommendations`` are the items it rests on, ``levels``
    stand only with the four WPN classes.
    """

    item: str
    name: Text
    content: Text
    part: Part
    from_weeks: int | None
    until_weeks: int | None
    recommendations: tuple[str, ...]
    levels: Levels | None
    locator: str


@cache
def pathway_item(item: str) -> PathwayItem:
    """The item of that number; UnknownName if there is none.

    >>> pathway_item("W-03").name.en
    'Step 2: build up activities'
    """
    of = entry("pathway", item)
    levels: Mapping[str, int] | None = of.get("levels")
    return PathwayItem(
        item=item,
        name=text(of, "name"),
        content=text(of, "content"),
        part=Part(of["part"]),
        from_weeks=of.get("from_weeks"),
        until_weeks=of.get("until_weeks"),
        recommendations=tuple(of["recommendations"]),
        levels=Levels(**levels) if levels is not None else None,
        locator=of["locator"],
    )


def all_pathway_items() -> tuple[PathwayItem, ...]:
    """Every item of the pathway, in the order of the catalogue."""
    return tuple(pathway_item(each) for each in entries("pathway"))


def step_plan() -> tuple[PathwayItem, ...]:
    """The steps for non-specific low back pain, from self-care to rehabilitation.

    >>> [each.from_weeks for each in step_plan()]
    [None, 0, 3, 6, 12, None]
    """
    return tuple(pathway_item(each) for each in STEP_PLAN)


STEP_PLAN = ("W-01", "W-02", "W-03", "W-04", "W-05", "W-06")
"""The items of the step plan, in order: self-care, and the five steps of the NHG."""
