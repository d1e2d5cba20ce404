"""The data files of ``wervel/guidelines``, read once; their modules make them objects.

Every entry carries its item of the catalogue and the place in the source documents.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from wervel.errors import ContentError, UnknownName
from wervel.text import Text

Entry: TypeAlias = Mapping[str, Any]
"""An entry as TOML gives it; the module that reads it names the types."""


@cache
def entries(name: str) -> Mapping[str, Entry]:
    """The entries of ``wervel/guidelines/<name>.toml``, by their key."""
    text = files("wervel").joinpath("guidelines", f"{name}.toml").read_text("utf-8")
    found: Mapping[str, Entry] = tomllib.loads(text)
    for key, entry in found.items():
        if not entry.get("locator"):
            raise ContentError(
                "an entry with the place in its source",
                "no locator",
                where=f"wervel/guidelines/{name}.toml, [{key}]",
                do="fill in locator",
            )
    return found


def entry(name: str, key: str) -> Entry:
    """One entry; UnknownName, with the keys there are, when there is none."""
    found = entries(name)
    if key not in found:
        raise UnknownName(
            f"a name from wervel/guidelines/{name}.toml",
            key,
            where=f"wervel/guidelines/{name}.toml",
            do="choose from: " + ", ".join(found),
        )
    return found[key]


def text(of: Entry, field: str) -> Text:
    """A sentence in two languages: ``<field>_nl`` and ``<field>_en`` of an entry."""
    return Text(nl=of[f"{field}_nl"], en=of[f"{field}_en"])
