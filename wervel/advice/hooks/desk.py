"""The desk: what answers need that does not depend on the request."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from wervel.advice.hooks.card_ids import RANDOM_BITS, card_id
from wervel.findings.bedside import Bedside
from wervel.records.codelists import Codelist

_UUID_BITS = 128


@dataclass(frozen=True)
class Desk:
    """The bedside, and how this place has set it up.

    ``by`` is who sees the patients here, where a request does not tell. ``page`` is the
    address of the clinician's page, to which cards link; empty for none.
    ``random_bits`` gives that many bits, for ids and nothing else.
    """

    bedside: Bedside
    by: Codelist | None = None
    page: str = ""
    random_bits: Callable[[int], int] = field(default=secrets.randbits, repr=False)

    def new_id(self) -> str:
        """A new id for a resource that is proposed."""
        return str(UUID(int=self.random_bits(_UUID_BITS), version=4))

    def new_card_id(self, key: str) -> str:
        """A new id for a card of that key."""
        return card_id(key, self.random_bits(RANDOM_BITS))
