"""On which codelists an event is: the bits that say so."""

from __future__ import annotations

from functools import cache

from wervel.records.codelists import Codelist, all_codelists, codelist, leaves
from wervel.records.resolution import places


def bits(of: Codelist) -> int:
    """The bits of which an event on this list has one at least."""
    return _bits_of(of.name)


@cache
def _bits_of(name: str) -> int:
    place = places(each for each in all_codelists() if not each.members)
    return sum(1 << place[each] for each in leaves(codelist(name)))
