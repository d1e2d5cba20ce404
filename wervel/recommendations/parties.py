"""Parties: who says something, and in which country.

Four abbreviations look alike and are four parties: NVvR are the radiologists, NVVR (in
the documents also NVR) the patients' association, NVN the neurologists, NVvN the
neurosurgeons. So an abbreviation is compared letter by letter, capitals included.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache

from wervel.recommendations.content import entries, entry, text
from wervel.text import Text


class Country(Enum):
    """Where it holds; the value is how options and exports write it."""

    NL = "nl"
    BE = "be"
    ENGLAND = "england"
    US = "us"
    INTERNATIONAL = "international"

    @property
    def named(self) -> Text:
        """The country's name."""
        return _NAMES[self]


_NAMES = {
    Country.NL: Text(nl="Nederland", en="the Netherlands"),
    Country.BE: Text(nl="België", en="Belgium"),
    Country.ENGLAND: Text(nl="Engeland", en="England"),
    Country.US: Text(nl="Verenigde Staten", en="United States"),
    Country.INTERNATIONAL: Text(nl="internationaal", en="international"),
}


@dataclass(frozen=True, kw_only=True)
class Party:
    """Somebody who says, promises or reacts to something about back-pain care.

    ``also`` are other spellings in the documents; ``stands_for`` is the unabbreviated
    name as far as the documents or common knowledge give it.
    """

    abbreviation: str
    item: str
    name: Text
    role: Text
    country: Country
    locator: str
    also: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """How an option names it: lower case. Not enough to tell NVvR from NVVR."""
        return self.abbreviation.lower()


@cache
def party(abbreviation: str) -> Party:
    """The party of that abbreviation, capitals included; UnknownName if there is none.

    >>> party("NVvN").role.en, party("NVN").role.en
    ('neurosurgeons', 'neurologists')
    """
    of = entry("parties", abbreviation)
    return Party(
        abbreviation=abbreviation,
        item=of.get("item", ""),
        name=text(of, "name"),
        role=text(of, "role"),
        country=Country(of["country"]),
        locator=of["locator"],
        also=tuple(of.get("also", ())),
    )


def all_parties() -> tuple[Party, ...]:
    """Every party, in the order of the file."""
    return tuple(party(each) for each in entries("parties"))


def named_alike(spelling: str) -> tuple[Party, ...]:
    """The parties whose abbreviation or other spelling is this, but for capitals."""
    return tuple(
        each
        for each in all_parties()
        if spelling.lower() in {one.lower() for one in (each.abbreviation, *each.also)}
    )
