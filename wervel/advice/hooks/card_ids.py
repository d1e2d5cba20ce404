"""Ids of cards and suggestions, which carry what feedback is counted by.

Nothing is stored when a card goes out. Its id is a UUID of version 8 (RFC 9562) that
holds a digest of the card's key, so that feedback can be put to a recommendation when
it comes, and random bits, so that no two cards share one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from uuid import UUID, uuid5

from wervel.advice.cards import Kind
from wervel.recommendations.bodies import ALL
from wervel.recommendations.pathway import all_pathway_items

DIGEST_BYTES = 6
RANDOM_BITS = 74
"""What a UUID of version 8 leaves beside the digest: 12 bits and 62."""
_LOW, _VERSION, _VARIANT = 62, 8 << 76, 0b10 << 62


def card_id(key: str, random_bits: int) -> str:
    """The id of a card with that key; of the bits the lowest 74 count.

    >>> card_id("nhg-lbp-imaging", 0) == card_id("nhg-lbp-imaging", 0)
    True
    """
    bits = random_bits & ((1 << RANDOM_BITS) - 1)
    middle, low = bits >> _LOW, bits & ((1 << _LOW) - 1)
    whole = (_digest(key) << 80) | _VERSION | (middle << 64) | _VARIANT | low
    return str(UUID(int=whole))


def key_of_card(card: str) -> str | None:
    """The key of the card of that id; nothing where the id is none of wervel's."""
    try:
        of = UUID(card)
    except ValueError:
        return None
    key = _keys().get(of.int >> 80)
    return key if of.version == _VERSION >> 76 else None


def suggestion_id(card: str, place: int) -> str:
    """The id of the suggestion at that place on a card, from 0."""
    return str(uuid5(UUID(card), str(place)))


def known_keys() -> tuple[str, ...]:
    """Every key a card can have: recommendations, items of the pathway, questions."""
    return (
        *(each.id for each in ALL),
        *(each.item for each in all_pathway_items()),
        Kind.QUESTIONS.value,
    )


@cache
def _keys() -> Mapping[int, str]:
    return {_digest(key): key for key in known_keys()}


def _digest(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=DIGEST_BYTES).digest())
