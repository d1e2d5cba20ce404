"""Who a reference means: the ids of resources, however one names the other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple
from urllib.parse import unquote

from wervel.records.fhir.elements import Resource, part, parts, text

SMALL, LARGE = 53, 62
"""Bits of an id. A column with gaps may pass through pandas as a float, which holds 53
exactly; ids that stand in a column without gaps may be longer."""


class Found(NamedTuple):
    """A resource, its type and the key by which others mean it (``Patient/12``)."""

    kind: str
    key: str
    of: Resource


@lru_cache(maxsize=4096)
def number_of(key: str, *, bits: int = LARGE) -> int:
    """The id of a key: always the same, whatever else is loaded, and never 0.

    Few are kept at hand: a service must not fill its memory with those of everybody.

    >>> number_of("Patient/1", bits=SMALL) == number_of("Patient/1", bits=SMALL) > 0
    True
    """
    digest = blake2b(key.encode(errors="surrogatepass"), digest_size=8).digest()
    return (int.from_bytes(digest) >> (64 - bits)) or 1


def key_of(resource: Resource, url: str) -> str:
    """The key of a resource: its id, else the end of its URL, else its content."""
    name = text(resource, "id") or re.split(r"[/:]", url.rstrip("/"))[-1]
    return f"{text(resource, 'resourceType')}/{name or _content(resource)}"


def _content(resource: Resource) -> str:
    whole = json.dumps(resource, sort_keys=True, default=str)
    return blake2b(whole.encode(), digest_size=16).hexdigest()


@dataclass(frozen=True)
class Neighbours:
    """How resources can be meant: by URL within a bundle, by identifier everywhere.

    ``ended`` keeps the keys of references that were read: most mean the same patient.
    """

    by_url: Mapping[str, str] = field(default_factory=dict)
    by_identifier: Mapping[str, str] = field(default_factory=dict)
    ended: dict[tuple[str, str], str] = field(default_factory=dict)

    def key(self, reference: Resource, *, owner: str, kind: str) -> str:
        """The key a reference means, ``kind`` where it does not say of which type.

        Empty where it names nobody. A contained resource is ``owner#id``.
        """
        written = text(reference, "reference")
        of = text(reference, "type") or kind
        if written.startswith("#"):
            return owner + written
        if not written:
            named = next(identifiers(part(reference, "identifier"), of), "")
            return self.by_identifier.get(named, named)
        if "?" in written and written not in self.by_url:
            return self._searched(written, of)
        found = self.by_url.get(written) or self.ended.get((written, of))
        if found is None:
            found = self.ended[written, of] = _ended(written, of)
        return found

    def _searched(self, written: str, kind: str) -> str:
        path, _, query = written.partition("?")
        named = re.search(r"(?:^|&)identifier=([^&]+)", query)
        of = path.rpartition("/")[2] or kind
        key = f"{of}?{unquote(named.group(1))}" if named else ""
        return self.by_identifier.get(key, key)


def _ended(written: str, kind: str) -> str:
    """``Type/id``, however long the URL before it and whatever version after it."""
    if written.startswith("urn:"):
        return f"{kind}/{written.rpartition(':')[2]}"
    steps = written.partition("/_history/")[0].rstrip("/").split("/")
    return "/".join(steps[-2:]) if len(steps) > 1 else f"{kind}/{steps[0]}"


def identifiers(identifier: Resource, kind: str) -> Iterator[str]:
    """The key of an identifier, where it has a system and a value."""
    system, value = text(identifier, "system"), text(identifier, "value")
    if value:
        yield f"{kind}?{system}|{value}"


def gathered(entries: Iterable[tuple[str, Resource]]) -> tuple[Found, ...]:
    """The resources with their keys, from (URL, resource)."""
    return tuple(
        Found(text(each, "resourceType"), key_of(each, url), each)
        for url, each in entries
    )


def newest(found: Iterable[Found]) -> tuple[list[Found], list[Found]]:
    """One of each key, and those that another version takes the place of."""
    kept: dict[str, Found] = {}
    replaced = []
    for each in found:
        before = kept.get(each.key)
        if before is None:
            kept[each.key] = each
            continue
        older, newer = sorted((before, each), key=_age)
        kept[each.key] = newer
        replaced.append(older)
    return list(kept.values()), replaced


def age_of(resource: Resource) -> tuple[str, int]:
    """What orders the versions of a resource, as far as they say so themselves."""
    meta = part(resource, "meta")
    version = text(meta, "versionId")
    return text(meta, "lastUpdated"), int(version) if version.isdigit() else 0


def _age(found: Found) -> tuple[str, int, str]:
    return *age_of(found.of), _content(found.of)


def contained(found: Found) -> Iterator[Found]:
    """The resources a resource carries inside, as ``owner#id``."""
    for each in parts(found.of, "contained"):
        yield Found(text(each, "resourceType"), f"{found.key}#{text(each, 'id')}", each)
