"""Who is asking: the codelist of the specialty, as the client's directory has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from wervel.advice.hooks.context import User
from wervel.advice.on_lists import bits
from wervel.records.codelists import Codelist, ListKind, all_codelists
from wervel.records.fhir.documents import Entry
from wervel.records.fhir.elements import Resource, codings, part, parts, text
from wervel.records.fhir.events import lists_of
from wervel.records.fhir.systems import chosen


def specialty(user: User, among: Iterable[Entry]) -> Codelist | None:
    """The codelist of the specialty of this user; nothing where that is not known.

    Nor is it where the user's roles are of different specialties.
    """
    found = {
        of.name: of
        for _, each in among
        if (of := _listed(_codings(each, user))) is not None
    }
    return found.popitem()[1] if len(found) == 1 else None


def _codings(of: Resource, user: User) -> Iterator[Resource]:
    """The codings of a specialty, where this is the user, or a role of theirs."""
    kind = text(of, "resourceType")
    if kind == "PractitionerRole" and user in (_whose(of), User(kind, text(of, "id"))):
        concepts = [*parts(of, "specialty"), *parts(of, "code")]
    elif kind == "Practitioner" and user == User(kind, text(of, "id")):
        concepts = [part(each, "code") for each in parts(of, "qualification")]
    else:
        return
    for concept in concepts:
        yield from codings(concept)


def _whose(role: Resource) -> User:
    written = text(part(role, "practitioner"), "reference").split("/")
    return User("Practitioner", written[-1])


def _listed(of: Iterable[Resource]) -> Codelist | None:
    coded = chosen(of, table="provider")
    lists = lists_of("provider", coded.value) if coded else 0
    return next((each for bit, each in _specialties().items() if lists & bit), None)


@cache
def _specialties() -> Mapping[int, Codelist]:
    """The lists of specialties, by their bits."""
    held = (each for each in all_codelists() if not each.members)
    return {bits(each): each for each in held if each.kind is ListKind.PROVIDER}
