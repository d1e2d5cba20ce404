"""The chain: what rests on what, from a place to a sentence for a patient."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from wervel.errors import ContentError, UnknownName
from wervel.pages.components import Json
from wervel.text import Text


class Kind(StrEnum):
    """What a node is, from the ground upwards."""

    PLACE = "place"
    ROW = "row"
    STUDY = "study"
    POOLED = "pooled"
    OUTCOME = "outcome"
    PROFILE = "profile"
    ARGUMENT = "argument"
    RECOMMENDATION = "recommendation"
    SENTENCE = "sentence"
    CONFLICT = "conflict"
    SCENARIO = "scenario"


ORDER: Mapping[Kind, int] = {each: at for at, each in enumerate(Kind)}


@dataclass(frozen=True, kw_only=True)
class Node:
    """One thing that rests on others, or on which others rest.

    ``name`` tells it from others of its kind; ``value`` is what is compared when two
    chains are laid side by side: plain data, empty where it is words alone.
    """

    kind: Kind
    name: str
    label: Text
    value: Mapping[str, Json]

    @property
    def id(self) -> str:
        """Its address in the chain.

        >>> said = Text(nl="pijn", en="pain")
        >>> Node(kind=Kind.ROW, name="mint-si/pain", label=said, value={}).id
        'row:mint-si/pain'
        """
        return node_id(self.kind, self.name)


def node_id(kind: Kind, name: str) -> str:
    """The address of a node in a chain.

    >>> node_id(Kind.STUDY, "mint-si")
    'study:mint-si'
    """
    return f"{kind.value}:{name}"


@dataclass(frozen=True)
class Chain:
    """Nodes by their id, and for each the ids of what it rests on directly."""

    nodes: Mapping[str, Node]
    rests: Mapping[str, tuple[str, ...]]

    def node(self, name: str) -> Node:
        """The node of that id; UnknownName if there is none."""
        if name not in self.nodes:
            raise UnknownName(
                "a node of the chain, as row:STUDY/ROW or recommendation:ID",
                name,
                where="the chain",
                do="'wervel evidence trials' lists the studies",
            )
        return self.nodes[name]

    def grounds_of(self, name: str) -> tuple[Node, ...]:
        """Everything this node rests on, however far down, from the ground upwards."""
        return self._reached(self.node(name).id, self.rests)

    def resting_on(self, name: str) -> tuple[Node, ...]:
        """Everything that rests on this node, however far up."""
        return self._reached(self.node(name).id, self.carries)

    @property
    def carries(self) -> Mapping[str, tuple[str, ...]]:
        """For each node what rests on it directly."""
        found: dict[str, list[str]] = {}
        for upper, lower in self.rests.items():
            for each in lower:
                found.setdefault(each, []).append(upper)
        return {name: tuple(uppers) for name, uppers in found.items()}

    def _reached(
        self, start: str, way: Mapping[str, tuple[str, ...]]
    ) -> tuple[Node, ...]:
        seen: set[str] = set()
        ahead = [*way.get(start, ())]
        while ahead:
            name = ahead.pop()
            if name not in seen:
                seen.add(name)
                ahead += way.get(name, ())
        return in_order(self.nodes[each] for each in seen)


@dataclass(frozen=True, kw_only=True)
class Link:
    """A node and the ids of what it rests on."""

    node: Node
    on: tuple[str, ...] = ()


def chained(links: Iterable[Link]) -> Chain:
    """The chain of these links. Raises ContentError where one hangs in the air."""
    nodes: dict[str, Node] = {}
    rests: dict[str, tuple[str, ...]] = {}
    for each in links:
        name = each.node.id
        if name in nodes and (nodes[name], rests[name]) != (each.node, each.on):
            raise _wrong("one node of each id", f"two of {name}")
        nodes[name], rests[name] = each.node, tuple(dict.fromkeys(each.on))
    for upper, lower in rests.items():
        if missing := [each for each in lower if each not in nodes]:
            raise _wrong("grounds that are there", f"{upper} on {', '.join(missing)}")
    return Chain(nodes, rests)


def in_order(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """From the ground upwards, and by name within a kind."""
    return tuple(sorted(nodes, key=lambda each: (ORDER[each.kind], each.name)))


def _wrong(wanted: str, came: str) -> ContentError:
    return ContentError(wanted, came, where="the chain", do="mend what names it")
