"""Places: where in which document something stands, the ground of the chain."""

from __future__ import annotations

from wervel.dossiers.chain import Kind, Link, Node, node_id
from wervel.text import Text


def place_of(document: str, locator: str) -> str:
    """The id of a place.

    >>> place_of("mint-minerva", "000 Besluit"), place_of("", "003 §5.3.1")
    ('place:mint-minerva, 000 Besluit', 'place:003 §5.3.1')
    """
    return node_id(Kind.PLACE, _name(document, locator))


def place_link(document: str, locator: str) -> Link:
    """The node of a place; it rests on nothing that wervel holds."""
    name = _name(document, locator)
    label = Text(nl=name, en=name)
    return Link(node=Node(kind=Kind.PLACE, name=name, label=label, value={}))


def _name(document: str, locator: str) -> str:
    return ", ".join(each for each in (document, locator) if each)
