"""Guidelines: the documents recommendations stand in, each in one version."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from wervel.recommendations.content import entries, entry
from wervel.recommendations.parties import Country, Party, party


@dataclass(frozen=True, kw_only=True)
class Guideline:
    """A document in one version: who wrote it, when, and where we read it.

    ``year`` is 0 and ``dated`` says "not stated" where the documents give no date.
    ``replaces`` names the version before, where wervel holds that too.
    """

    id: str
    body: Party
    title: str
    year: int
    dated: str
    locator: str
    country: Country
    replaces: str = ""

    @property
    def named(self) -> str:
        """Title and year, as a reader cites it."""
        return f"{self.title}, {self.year}" if self.year else self.title


@cache
def guideline(name: str) -> Guideline:
    """The guideline of that id; UnknownName, with the ids there are, if there is none.

    >>> guideline("nhg-lbp-2017").body.abbreviation
    'NHG'
    """
    of = entry("documents", name)
    body = party(of["body"])
    return Guideline(
        id=name,
        body=body,
        title=of["title"],
        year=of.get("year", 0),
        dated=of.get("dated") or str(of.get("year") or "not stated"),
        locator=of["locator"],
        country=Country(of["country"]) if "country" in of else body.country,
        replaces=of.get("replaces", ""),
    )


def all_guidelines() -> tuple[Guideline, ...]:
    """Every document, in the order of the file."""
    return tuple(guideline(each) for each in entries("documents"))
