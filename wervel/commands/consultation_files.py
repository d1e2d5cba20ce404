"""The files and options of ``wervel advise`` as a consultation, or a clear refusal."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from wervel.advice.consultation import Consultation
from wervel.advice.subject import all_entries, names_patient
from wervel.commands.patient_file import read_patient
from wervel.errors import SourceUnreadable, UnknownName, UsageError
from wervel.records.codelists import Codelist, ListKind, all_codelists
from wervel.records.fhir.documents import Entry, documents, files
from wervel.records.fhir.elements import Resource, text

ORDERS = ("ServiceRequest", "MedicationRequest")
"""The kinds of resource that are orders wervel can judge."""


def consultation(
    records: Iterable[Path],
    *,
    today: date | None,
    orders: Iterable[Path],
    by: str | None,
    answers: Path | None,
) -> Consultation:
    """The consultation these options describe.

    ``today`` left out is the day on the clock of this computer. Raises UsageError for a
    day that is still to come, UnknownName for a specialty that no codelist holds,
    SourceUnreadable for what is no FHIR, and for an order that is none or is about
    another patient.
    """
    on, who = _day(today), _specialty(by)
    given: Mapping[str, bool | float | None] = read_patient(answers) if answers else {}
    read = [_bundle(of) for each in files(records) for of in documents(each)]
    drafts = [draft for each in orders for draft in _orders(each, read)]
    return Consultation(
        documents=read, today=on, drafts=tuple(drafts), by=who, answers=given
    )


def specialties() -> tuple[Codelist, ...]:
    """Who may see a patient, as ``--by`` names them."""
    return tuple(each for each in all_codelists() if each.kind is ListKind.PROVIDER)


def _day(given: date | None) -> date:
    now = date.fromtimestamp(time.time())
    if given is not None and given > now:
        raise UsageError(
            "a day that has come",
            "a day in the future",
            where="--today",
            do="give today or an earlier day, such as 2024-05-01",
        )
    return given or now


def _specialty(name: str | None) -> Codelist | None:
    if name is None:
        return None
    found = {each.name: each for each in specialties()}
    if name not in found:
        raise UnknownName(
            "the specialty of whoever sees the patient",
            name,
            where="--by",
            do="choose from: " + ", ".join(found),
        )
    return found[name]


def _bundle(of: Sequence[Entry]) -> Resource:
    """The resources with the URLs by which they call each other."""
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [
            {**({"fullUrl": url} if url else {}), "resource": each} for url, each in of
        ],
    }


def _orders(path: Path, records: Sequence[object]) -> Iterator[Resource]:
    where, among = str(path), all_entries(records)
    for file in files([path]):
        for _, each in (entry for of in documents(file) for entry in of):
            if text(each, "resourceType") not in ORDERS:
                raise SourceUnreadable(
                    "an order: " + " or ".join(ORDERS),
                    "a resource of another type",
                    where=where,
                    do="give with --order only what is about to be signed",
                )
            if not names_patient(each, among):
                raise SourceUnreadable(
                    "an order whose subject is the patient of the records",
                    "an order about nobody, or about somebody else",
                    where=where,
                    do="let its subject refer to the Patient resource at hand",
                )
            yield each
