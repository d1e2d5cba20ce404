"""A ripple: two chains side by side, what moved, and what only rests on the change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from wervel.dossiers.chain import Chain, Kind, Node, in_order
from wervel.pages.components import Json


class Touch(StrEnum):
    """How a change reaches a node.

    ``CHANGED`` is the change itself. What ``MOVED`` has another value than before. What
    is ``TO_REREAD`` has the same, but a judgement it rests on moved. What ``RESTS``
    rests on the change while no judgement in between moved.
    """

    CHANGED = "changed"
    MOVED = "moved"
    TO_REREAD = "to be read again"
    RESTS = "rests on it"


@dataclass(frozen=True, kw_only=True)
class Field:
    """One part of a value: before, after and, of numbers, the difference."""

    name: str
    before: Json
    after: Json

    @property
    def by(self) -> float | None:
        """How much a number moved; none where one of the two is no number.

        >>> Field(name="low", before=-0.76, after=-1.0).by
        -0.24
        """
        if not (is_number(self.before) and is_number(self.after)):
            return None
        moved = float(str(self.after)) - float(str(self.before))
        return round(moved, _DECIMALS)


_DECIMALS = 12
"""Of a difference: what binary fractions add after that is not there."""


@dataclass(frozen=True, kw_only=True)
class Move:
    """A node that a change reaches: how, what of it moved, and through what.

    ``fields`` are what differs of its value; ``because`` are the ids of what it rests
    on directly that moved or is to be read again itself.
    """

    node: Node
    touch: Touch
    fields: tuple[Field, ...] = ()
    because: tuple[str, ...] = ()
    appeared: bool = False
    vanished: bool = False


@dataclass(frozen=True, kw_only=True)
class Ripple:
    """What a change reaches, from the ground upwards; the two chains it is between."""

    before: Chain
    after: Chain
    moves: tuple[Move, ...]

    def touched(self, *touches: Touch) -> tuple[Move, ...]:
        """The moves of these kinds."""
        return tuple(each for each in self.moves if each.touch in touches)


def ripple(before: Chain, after: Chain, *, changed: Iterable[str]) -> Ripple:
    """What differs between two chains, and what rests on the changed nodes.

    ``changed`` are the ids of the nodes that were changed on purpose. A node that is in
    one chain alone has moved.
    """
    start = {*changed}
    nodes = {**before.nodes, **after.nodes}
    rests = _joined(before.rests, after.rests)
    whole = Chain(nodes, rests)
    moved = {name for name in nodes if before.nodes.get(name) != after.nodes.get(name)}
    upper = {each.id for name in start for each in whole.resting_on(name)}
    reread = _above(moved, whole) - moved - start
    stirred = moved | reread
    reached = in_order(nodes[name] for name in start | upper | stirred)
    return Ripple(
        before=before,
        after=after,
        moves=tuple(
            Move(
                node=each,
                touch=_touch(each.id, start, moved, reread),
                fields=_fields(before.nodes.get(each.id), after.nodes.get(each.id)),
                because=tuple(on for on in rests.get(each.id, ()) if on in stirred),
                appeared=each.id not in before.nodes,
                vanished=each.id not in after.nodes,
            )
            for each in reached
        ),
    )


def _touch(name: str, start: set[str], moved: set[str], reread: set[str]) -> Touch:
    if name in start:
        return Touch.CHANGED
    if name in moved:
        return Touch.MOVED
    return Touch.TO_REREAD if name in reread else Touch.RESTS


_JUDGED = frozenset({Kind.OUTCOME, Kind.PROFILE, Kind.RECOMMENDATION})
"""What holds a judgement: where it moves, the words above are to be read again."""


def _above(moved: set[str], whole: Chain) -> set[str]:
    """Everything that rests on a judgement that moved."""
    judged = [name for name in moved if whole.nodes[name].kind in _JUDGED]
    return {each.id for name in judged for each in whole.resting_on(name)}


def _joined(
    one: Mapping[str, tuple[str, ...]], other: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(dict.fromkeys((*one.get(name, ()), *other.get(name, ()))))
        for name in {**one, **other}
    }


def _fields(before: Node | None, after: Node | None) -> tuple[Field, ...]:
    old = before.value if before else {}
    new = after.value if after else {}
    return tuple(
        Field(name=name, before=old.get(name), after=new.get(name))
        for name in dict.fromkeys((*old, *new))
        if old.get(name) != new.get(name)
    )


def is_number(of: Json) -> bool:
    """Whether a part of a value is a number; yes and no are none."""
    return isinstance(of, int | float) and not isinstance(of, bool)
