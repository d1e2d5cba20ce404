"""Populations: whom the documents speak of (catalogue P-01 to P-39)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from wervel.recommendations.content import entries, entry, text
from wervel.text import Text


@dataclass(frozen=True, kw_only=True)
class Population:
    """A group of people as the documents describe it.

    ``codes`` are the codes the documents name; ``damage`` says where their text is
    damaged in a way that touches who is meant (*specifiek* printed for *aspecifiek*:
    catalogue Y-01), and how wervel reads it.
    """

    item: str
    name: Text
    means: Text
    excludes: Text | None
    codes: tuple[str, ...]
    damage: Text | None
    locator: str


@cache
def population(item: str) -> Population:
    """The population of that catalogue item; UnknownName if there is none.

    >>> population("P-05").name.en
    'Lumbosacral radicular syndrome'
    """
    of = entry("populations", item)
    return Population(
        item=item,
        name=text(of, "name"),
        means=text(of, "means"),
        excludes=text(of, "excludes") if "excludes_en" in of else None,
        codes=tuple(of.get("codes", ())),
        damage=text(of, "damage") if "damage_en" in of else None,
        locator=of["locator"],
    )


def all_populations() -> tuple[Population, ...]:
    """Every population, in the order of the catalogue."""
    return tuple(population(each) for each in entries("populations"))
