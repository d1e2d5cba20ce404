"""Whom a resource is about: the patient at hand, somebody else, or nobody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wervel.errors import SourceEmpty
from wervel.records.fhir.documents import Entry, entries
from wervel.records.fhir.elements import Resource, part, text
from wervel.records.fhir.references import Neighbours, key_of


def all_entries(documents: Iterable[object]) -> list[Entry]:
    """The resources of all documents; SourceUnreadable where one is no FHIR."""
    return [each for document in documents for each in entries(document)]


def patient_reference(among: Sequence[Entry]) -> str:
    """The patient among these (``Patient/12``); SourceEmpty where there is none."""
    for url, each in _patients(among):
        return key_of(each, url)
    raise SourceEmpty(
        "a Patient resource", "none", where="FHIR at the bedside", do="add the patient"
    )


def reference_of(of: Resource) -> str:
    """How another resource means this one; empty where it has no id."""
    name = text(of, "id")
    return f"{text(of, 'resourceType')}/{name}" if name else ""


def names_patient(of: Resource, among: Sequence[Entry]) -> bool:
    """Whether its subject is said to be the patient among these."""
    return _subject(of, among) in _keys(among)


def may_be_about_patient(of: Resource, among: Sequence[Entry]) -> bool:
    """Whether its subject is the patient among these, or nobody is named."""
    here, key = _keys(among), _subject(of, among)
    return not here or not key.startswith("Patient/") or key in here


def _subject(of: Resource, among: Sequence[Entry]) -> str:
    """The key of its subject; empty where it has none."""
    near = Neighbours({url: key_of(each, url) for url, each in _patients(among) if url})
    return near.key(part(of, "subject"), owner="", kind="Patient")


def _keys(among: Sequence[Entry]) -> frozenset[str]:
    return frozenset(key_of(each, url) for url, each in _patients(among))


def _patients(among: Sequence[Entry]) -> list[Entry]:
    return [each for each in among if text(each[1], "resourceType") == "Patient"]
