"""A reader's own judgements, out of a CSV file, put beside those of the profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from wervel.errors import UsageError
from wervel.evidence.certainty.definitions import Profile, Stated
from wervel.evidence.certainty.levels import Domain
from wervel.evidence.rows import Field, Kind, Row, read_rows
from wervel.text import Text

FIELDS: Mapping[str, Field] = {
    "outcome": Field(kind=Kind.TEXT, required=True),
    "domain": Field(kind=Kind.TEXT, required=True),
    "levels": Field(required=True),
    "who": Field(kind=Kind.TEXT, required=True),
    "because": Field(kind=Kind.TEXT, required=True),
    "locator": Field(kind=Kind.TEXT),
}
"""One row per judgement: which outcome and domain, how many levels, who, and why."""

_DOWN, _UP = (-3, 0), (0, 2)
_HERE = "own judgement"


def with_judgements(profile: Profile, path: Path) -> Profile:
    """The profile with the judgements of this file, which count over all others.

    What the profile held of that domain stays beside it, as words. Raises UsageError
    that names the line.
    """
    rows = read_rows(path, FIELDS)
    own: dict[tuple[str, Domain], Stated] = {}
    for row in rows:
        key = _key(row, profile, path)
        if key in own:
            raise _wrong("one judgement per outcome and domain", row, path, "two")
        own[key] = _stated(row, key[1], path)
    return replace(
        profile,
        rows=tuple(
            replace(each, judgements=_merged(each.judgements, each.id, own))
            for each in profile.rows
        ),
    )


def _merged(
    judgements: Sequence[Stated], outcome: str, own: Mapping[tuple[str, Domain], Stated]
) -> tuple[Stated, ...]:
    mine = {domain: each for (of, domain), each in own.items() if of == outcome}
    kept = [
        replace(each, levels=None) if each.domain in mine else each
        for each in judgements
    ]
    return (*mine.values(), *kept)


def _key(row: Row, profile: Profile, path: Path) -> tuple[str, Domain]:
    outcomes = [each.id for each in profile.rows]
    domains = {each.value: each for each in Domain}
    outcome, domain = row.text["outcome"], row.text["domain"]
    if outcome not in outcomes:
        raise _wrong("one of " + ", ".join(outcomes), row, path, outcome)
    if domain not in domains:
        raise _wrong("one of " + ", ".join(domains), row, path, domain)
    return outcome, domains[domain]


def _stated(row: Row, domain: Domain, path: Path) -> Stated:
    levels = row.number["levels"]
    low, high = _UP if domain.raises else _DOWN
    if not levels.is_integer() or not low <= levels <= high:
        wanted = f"whole levels from {low} to {high} for {domain.value}"
        raise _wrong(wanted, row, path, f"{levels:g}")
    because = row.text["because"]
    return Stated(
        who=row.text["who"],
        because=Text(nl=because, en=because),
        locator=row.text.get("locator", _HERE),
        domain=domain,
        levels=int(levels),
    )


def _wrong(wanted: str, row: Row, path: Path, came: str) -> UsageError:
    return UsageError(
        wanted, came, where=f"{path}, line {row.line}", do="mend this line"
    )
