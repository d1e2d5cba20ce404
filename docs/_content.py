"""What there is to write about: found in the package, so that nothing is forgotten."""

from __future__ import annotations

import pkgutil
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
    """Every recommendation of every body, in the order of the catalogue's items."""
    found = {
        each.id: each
        for module in modules(recommendations)
        for each in vars(module).values()
        if isinstance(each, Recommendation)
    }
    return tuple(sorted(found.values(), key=lambda each: (each.body.name, _item(each))))


def _item(each: Recommendation) -> tuple[str, str]:
    return each.source.item, each.id


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
