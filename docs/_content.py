"""What there is to write about: found in the package, so that nothing is forgotten."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from wervel import facts, recommendations
from wervel.facts.fact import Fact
from wervel.recommendations.recommendation import Recommendation


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """The modules of a package and of the packages in it, by name."""
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        yield import_module(found.name)


def all_recommendations() -> tuple[Recommendation, ...]:
    """Every recommendation of every body, in the order of the catalogue's items.

    Found in the modules, so that one that ``bodies`` forgot shows as a difference.
    """
    found = {
        each.id: each
        for module in modules(recommendations)
        for each in vars(module).values()
        if isinstance(each, Recommendation)
    }
    return tuple(sorted(found.values(), key=lambda each: each.source.item))


def page_of(each: Recommendation) -> str:
    """The page of its body and topic, seen from docs/reference."""
    body = re.sub(r"[^a-z0-9]+", "-", each.body.slug).strip("-")
    return f"recommendations/{body}-{each.topic.name.lower().replace('_', '-')}.md"


def address_of(each: Recommendation) -> str:
    """Where it stands on that page."""
    return f"{page_of(each)}#{each.id}"


def facts_by_module() -> dict[ModuleType, tuple[Fact, ...]]:
    """The facts of each module of the room, in the order in which they are written."""
    found = {}
    for module in modules(facts):
        here = tuple(
            each
            for each in vars(module).values()
            if isinstance(each, Fact) and each.define.__module__ == module.__name__
        )
        if here:
            found[module] = here
    return found


def all_facts() -> tuple[Fact, ...]:
    """Every fact there is, whether a recommendation asks it or not."""
    return tuple(each for here in facts_by_module().values() for each in here)
