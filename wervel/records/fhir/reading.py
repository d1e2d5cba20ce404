"""From documents to records: first whom they point to, then what happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from wervel.errors import ContractBroken, SourceEmpty
from wervel.records.fhir import report as why
from wervel.records.fhir.context import Context, Row, Rows
from wervel.records.fhir.directory import KINDS, Directory
from wervel.records.fhir.documents import Entry, entries
from wervel.records.fhir.elements import Resource
from wervel.records.fhir.kinds import KINDS as KINDS_OF_RECORD
from wervel.records.fhir.placing import place
from wervel.records.fhir.references import (
    Found,
    Neighbours,
    contained,
    gathered,
    newest,
)
from wervel.records.fhir.tables import Records, closing_rows
from wervel.records.fhir.visits import days_of


class Document(NamedTuple):
    """The resources of one document, with how it calls them."""

    found: Sequence[Found]
    urls: Mapping[str, str]


def records_of(*documents: object, until: date | None = None) -> Records:
    """The records in parsed JSON: bundles, resources, or lists of them.

    ``until`` is the day up to which they were gathered: observation lasts until then.
    The order of what comes makes no difference. Raises SourceUnreadable where something
    is no FHIR, SourceEmpty where there is no patient whose year of birth is known.

    >>> somebody = {"resourceType": "Patient", "id": "1", "birthDate": "1970"}
    >>> records_of(somebody).report.placed
    Counter({'Patient': 1})
    """
    return records_in([entries(each) for each in documents], until=until)


def records_in(
    documents: Iterable[Sequence[Entry]],
    *,
    until: date | None = None,
    listed_only: bool = False,
) -> Records:
    """The same, of documents whose resources were gathered before.

    With ``listed_only`` records that are on no codelist become no row: they are read,
    and count as placed, but nothing would be asked of them.
    """
    sources: dict[int, Resource] = {}
    directory, rows = Directory(), Rows(sources=sources, listed_only=listed_only)
    came = [document(each) for each in documents]
    kept, replaced = newest(each for of in came for each in of.found)
    count_replaced(replaced, rows)
    stays = {id(each) for each in kept}
    read = [
        Document([each for each in of.found if id(each) in stays], of.urls)
        for of in came
    ]
    for of in read:
        take(of, directory)
    settle(directory, where="FHIR")
    for of in read:
        place_all(of, rows, directory, until=until)
    wanted = awaited(rows, directory)
    days = days_of((each for of in read for each in of.found), wanted=wanted)
    place_waiting(rows, directory, days, until=until)
    tables: dict[str, list[Row]] = {**rows.tables}
    for name, more in closing_rows(rows, directory, until=until).items():
        tables[name] = [*tables.get(name, ()), *more]
    rows.report.rows.update({name: len(of) for name, of in tables.items()})
    _refuse_shared(tables)
    return Records(tables, dict(rows.proposed), rows.report, sources)


def document(came: Iterable[Entry]) -> Document:
    """The resources with their keys."""
    came = list(came)
    found = gathered(came)
    urls = {url: each.key for (url, _), each in zip(came, found, strict=True) if url}
    return Document(found, urls)


def take(of: Document, directory: Directory) -> None:
    """Keep what others may point to, contained or not."""
    near = Neighbours(of.urls)
    for each in of.found:
        if each.kind in KINDS:
            directory.take(each, near)
        for inside in contained(each):
            if inside.kind in KINDS and inside.kind != "Patient":
                directory.take(inside, near)


def settle(directory: Directory, *, where: str) -> None:
    """All that others may point to was read; SourceEmpty where that is nobody."""
    directory.settle()
    if not any(each.year is not None for each in directory.persons.values()):
        patients = len(directory.persons)
        raise SourceEmpty(
            "a Patient with a birthDate",
            f"{patients} patients, none with a year of birth" if patients else "none",
            where=where,
            do="give the Patient resource together with the records",
        )


def place_all(
    of: Document, rows: Rows, directory: Directory, *, until: date | None
) -> None:
    """Place all of a document."""
    near = Neighbours(of.urls, directory.by_identifier)
    into = Context(directory, near, rows, until)
    for each in of.found:
        place(each, into)


def awaited(rows: Rows, directory: Directory) -> set[str]:
    """The encounters whose day gives one to what has none of its own."""
    return {
        Context(directory, Neighbours(urls, directory.by_identifier), rows).visit(
            found, KINDS_OF_RECORD[found.kind].visit
        )
        for found, urls in rows.waiting
    }


def place_waiting(
    rows: Rows,
    directory: Directory,
    days: Mapping[str, date],
    *,
    until: date | None,
) -> None:
    """Place what waited, on the day of its encounter."""
    for found, urls in rows.waiting:
        near = Neighbours(urls, directory.by_identifier)
        place(found, Context(directory, near, rows, until, days))
    rows.waiting.clear()


def count_replaced(replaced: Iterable[Found], rows: Rows) -> None:
    """Count what another version takes the place of."""
    for each in replaced:
        rows.report.leave_out(each.kind, why.TWICE)


def _refuse_shared(tables: Mapping[str, Sequence[Row]]) -> None:
    """ContractBroken where two records would share a number."""
    for name, rows in tables.items():
        if name != "cdm_source" and len({row[0] for row in rows}) != len(rows):
            raise ContractBroken(
                "one row for each number",
                "two with the same number",
                where=f"table {name}",
                do="load the records in two parts, each into a folder of its own",
            )
