"""The documents of a call: what is read of the patient, apart from what is drafted."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from wervel.advice.hooks.context import Context
from wervel.records.fhir.elements import Resource, part, parts, text


def documents(context: Context, held: Mapping[str, object]) -> list[object]:
    """What came along or was fetched, and what stood beside the drafts.

    A draft may lie on the client's server already, in the state it had when it was last
    kept there. As what it is now stands in the call, that is left out.
    """
    drafted = {_name(each) for each in context.drafts if text(each, "id")}
    read = [_without(each, drafted) for each in held.values() if each is not None]
    return [*read, *context.beside]


def _without(document: object, names: Collection[str]) -> object:
    """The same without these resources, as far as it is a bundle, or a list of them."""
    if isinstance(document, list):
        return [_without(each, names) for each in document]
    if not names or not isinstance(document, dict) or "entry" not in document:
        return document
    kept = [
        each
        for each in parts(document, "entry")
        if _name(part(each, "resource")) not in names
    ]
    return {**document, "entry": kept}


def _name(of: Resource) -> str:
    return f"{text(of, 'resourceType')}/{text(of, 'id')}"
