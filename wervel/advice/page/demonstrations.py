"""The demonstration patients: written for the page, and about nobody.

Each is a FHIR R4 bundle with a day of its own, so that its story stays as long ago as
it was written to be.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from wervel.text import Text


@dataclass(frozen=True, kw_only=True)
class Demonstration:
    """A made-up patient, the day advice is asked, who asks and what may be drafted.

    ``by`` and ``order`` are values of the page's choices; empty for none.
    """

    number: str
    day: date
    by: str
    order: str
    name: Text
    story: Text

    @property
    def bundle(self) -> object:
        """The records, as parsed FHIR; a new copy each time."""
        return json.loads(_written(f"{self.number}.json"))


@cache
def all_demonstrations() -> tuple[Demonstration, ...]:
    """The demonstration patients, in the order of the index."""
    index = tomllib.loads(_written("index.toml"))
    return tuple(
        Demonstration(
            number=number,
            day=of["day"],
            by=of["by"],
            order=of["order"],
            name=Text(nl=of["name_nl"], en=of["name_en"]),
            story=Text(nl=of["story_nl"], en=of["story_en"]),
        )
        for number, of in index.items()
    )


def demonstration(number: str) -> Demonstration | None:
    """The demonstration patient of that number; nothing if there is none."""
    return next((each for each in all_demonstrations() if each.number == number), None)


def _written(name: str) -> str:
    return (
        files("wervel.advice.page").joinpath("demonstration", name).read_text("utf-8")
    )
