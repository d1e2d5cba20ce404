"""What a code means to wervel: the codelists that hold it, system by system.

The same letters can be a code in several systems (L03 is low back pain in ICPC and
cellulitis in ICD-10), so every answer names the system it is true in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wervel.errors import UnknownName
from wervel.records.codelists import (
    HIERARCHICAL,
    Code,
    Codelist,
    all_codelists,
    normalised,
)


@dataclass(frozen=True)
class Meaning:
    """That a code is in a list: by which listed code, itself or one it belongs under.

    ``unions`` are the lists that include this one.
    """

    codelist: Codelist
    listed: Code
    is_exact: bool
    unions: tuple[str, ...]


def explained(code: str, *, system: str | None = None) -> tuple[Meaning, ...]:
    """Every list that holds the code, by system and list; of one system, if given.

    >>> {(m.codelist.name, m.listed.vocabulary) for m in explained("l86")}
    {('back_pain_radicular', 'ICPC1')}

    Raises UnknownName for a system no list uses.
    """
    held = [each for each in all_codelists() if not each.members]
    _check_system(system, held)
    found = [
        Meaning(each, listed, normalised(code) == listed.normalised, _unions(each))
        for each in held
        for listed in each.codes
        if system in (None, listed.vocabulary) and _holds(listed, normalised(code))
    ]
    return tuple(sorted(found, key=lambda m: (m.listed.vocabulary, m.codelist.name)))


def _holds(listed: Code, code: str) -> bool:
    """Whether the code is the listed one, or belongs under it."""
    if listed.vocabulary in HIERARCHICAL:
        return code.startswith(listed.normalised)
    return code == listed.normalised


def _unions(of: Codelist) -> tuple[str, ...]:
    return tuple(each.name for each in all_codelists() if of.name in each.members)


def _check_system(system: str | None, lists: Iterable[Codelist]) -> None:
    systems = {code.vocabulary for each in lists for code in each.codes}
    if system is not None and system not in systems:
        raise UnknownName(
            "a coding system that some codelist uses",
            system,
            where="--system",
            do="choose from: " + ", ".join(sorted(systems)),
        )
