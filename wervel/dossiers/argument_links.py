"""Arguments of parties in the chain, and the studies a position was taken on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wervel.dossiers.chain import Kind, Link, Node, node_id
from wervel.dossiers.places import place_link, place_of
from wervel.evidence.certainty.positions import Argument, Assessment


def argument_links(arguments: Sequence[Argument]) -> Iterator[Link]:
    """Every argument: it rests on its place and on the studies it names."""
    for each in arguments:
        yield place_link("", each.locator)
        node = Node(
            kind=Kind.ARGUMENT,
            name=each.id,
            label=each.claim,
            value={"side": each.side.value},
        )
        studies = (node_id(Kind.STUDY, one) for one in each.studies)
        yield Link(node=node, on=(place_of("", each.locator), *studies))


def position_grounds(of: Assessment) -> Mapping[str, tuple[str, ...]]:
    """The ids of the studies that a position rested on, by its R- item."""
    return {
        each.item: tuple(node_id(Kind.STUDY, one) for one in each.studies)
        for each in of.positions
    }
