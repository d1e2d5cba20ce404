"""The upper end of the chain: recommendations and what practice builds on them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from wervel.dossiers.chain import Kind, Link, Node, node_id
from wervel.dossiers.places import place_link, place_of
from wervel.practice.impact.scenarios import Scenario, known_scenarios
from wervel.recommendations.bodies import ALL
from wervel.recommendations.conflicts import StatedConflict, all_stated_conflicts
from wervel.recommendations.recommendation import Recommendation


def practice_links(
    recommendations: Sequence[Recommendation] = ALL,
    *,
    grounds: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> Iterator[Link]:
    """Recommendations, sentences for patients, stated conflicts and scenarios.

    ``grounds`` are the ids of studies that a recommendation names, by its item.
    """
    for each in recommendations:
        yield from _recommended(each, grounds.get(each.source.item, ()))
    items = {each.source.item: each.id for each in recommendations}
    conflicts = all_stated_conflicts()
    for conflict in conflicts:
        yield from _disputed(conflict, items)
    ids = {each.id for each in recommendations}
    stated = {each.item for each in conflicts}
    for scenario in known_scenarios():
        yield _reckoned(scenario, ids, {**items, **dict.fromkeys(stated, "")})


def _recommended(of: Recommendation, studies: tuple[str, ...]) -> Iterator[Link]:
    place = place_of(of.source.guideline.id, of.source.locator)
    yield place_link(of.source.guideline.id, of.source.locator)
    profiles = (node_id(Kind.PROFILE, each.id) for each in of.evidence)
    node = Node(
        kind=Kind.RECOMMENDATION,
        name=of.id,
        label=of.title,
        value={
            "item": of.source.item,
            "asks": of.action.name.lower(),
            "standing": of.standing.name.lower(),
            "certainty as stated": of.certainty.name.lower(),
        },
    )
    yield Link(node=node, on=(place, *profiles, *studies))
    if of.for_patients is not None:
        sentence = Node(kind=Kind.SENTENCE, name=of.id, label=of.for_patients, value={})
        yield Link(node=sentence, on=(node.id,))


def _disputed(of: StatedConflict, items: Mapping[str, str]) -> Iterator[Link]:
    yield place_link("", of.locator)
    sides = sorted(of.sides[0] | of.sides[1])
    node = Node(kind=Kind.CONFLICT, name=of.item, label=of.question, value={})
    yield Link(
        node=node,
        on=(
            place_of("", of.locator),
            *(node_id(Kind.PROFILE, each.id) for each in of.evidence),
            *(
                node_id(Kind.RECOMMENDATION, items[each])
                for each in sides
                if each in items
            ),
        ),
    )


_ITEM = re.compile(r"\b[RC]-\d+\b")


def _reckoned(of: Scenario, ids: set[str], items: Mapping[str, str]) -> Link:
    """A scenario rests on its measure and on the items its locator names."""
    named = [each for each in _ITEM.findall(of.locator) if each in items]
    on = [
        node_id(Kind.RECOMMENDATION, items[each])
        if items[each]
        else node_id(Kind.CONFLICT, each)
        for each in named
    ]
    if of.measure in ids:
        on.insert(0, node_id(Kind.RECOMMENDATION, of.measure))
    node = Node(kind=Kind.SCENARIO, name=of.id, label=of.title, value={})
    return Link(node=node, on=tuple(on))
