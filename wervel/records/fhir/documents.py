"""From files to resources: bundles, single resources and NDJSON, plain or gzipped."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import IO, NamedTuple, TypeAlias, cast

from wervel.errors import SourceEmpty, SourceNotFound, SourceUnreadable
from wervel.records.fhir.elements import Resource, parts, text

Entry: TypeAlias = tuple[str, Resource]
"""A resource and the URL by which its bundle calls it; empty outside a bundle."""

ENDINGS = (".json", ".ndjson", ".jsonl", ".fhir")
LINES = 5_000
"""Lines of NDJSON that are held at a time."""


class File(NamedTuple):
    """A file, and how a message calls it.

    Within a folder that is its number, because bundles are often named after patients.
    """

    path: Path
    shown: str


def files(where: Iterable[Path]) -> list[File]:
    """The files at these places, those of a folder by name.

    Raises SourceNotFound for a place where nothing is, SourceEmpty for a folder without
    one file of FHIR.
    """
    found: dict[Path, File] = {}
    for place in where:
        if place.is_dir():
            inside = sorted(each for each in place.rglob("*") if _is_fhir(each))
            if not inside:
                raise SourceEmpty(
                    "files of FHIR (.json, .ndjson, also with .gz)",
                    "none of these in the folder",
                    where=str(place),
                    do="name the folder that holds the bundles or the export",
                )
            for number, path in enumerate(inside, 1):
                found[path] = File(path, f"{place}, file {number} of {len(inside)}")
        elif place.is_file():
            found[place] = File(place, str(place))
        else:
            raise SourceNotFound(
                "a file or folder of FHIR",
                "nothing there",
                where=str(place),
                do="check the path",
            )
    return list(found.values())


def _is_fhir(path: Path) -> bool:
    name = path.name.lower().removesuffix(".gz")
    return path.is_file() and name.endswith(ENDINGS) and not name.startswith(".")


def documents(
    file: File, *, only: re.Pattern[str] | None = None
) -> Iterator[Sequence[Entry]]:
    """The resources of a file, a bundle at a time, or some lines of NDJSON at a time.

    ``only`` skips lines of NDJSON in which it is not found. Raises SourceUnreadable;
    no message repeats what stands in the file.
    """
    name = file.path.name.lower().removesuffix(".gz")
    if name.endswith((".ndjson", ".jsonl")):
        yield from _lines(file, only)
        return
    written = _read(file)
    try:
        yield entries(json.loads(written), where=file.shown)
    except (ValueError, RecursionError):
        if written.lstrip()[:1] != b"{" or b"\n" not in written.strip():
            raise _no_json(file.shown) from None
        yield from _lines(file, only)


def _opened(path: Path) -> IO[bytes]:
    if path.name.lower().endswith(".gz"):
        return cast("IO[bytes]", gzip.open(path, "rb"))
    return path.open("rb")


def _read(file: File) -> bytes:
    try:
        with _opened(file.path) as stream:
            return stream.read()
    except (OSError, EOFError, zlib.error) as problem:
        raise _not_whole(file, problem) from None


def _lines(file: File, only: re.Pattern[str] | None) -> Iterator[Sequence[Entry]]:
    before = 0
    try:
        with _opened(file.path) as stream:
            while held := list(islice(stream, LINES)):
                many: list[Entry] = []
                for number, line in enumerate(held, before + 1):
                    many += _line(line, f"{file.shown}, line {number}", only)
                before += len(held)
                yield many
    except (OSError, EOFError, zlib.error) as problem:
        raise _not_whole(file, problem) from None


def _line(line: bytes, where: str, only: re.Pattern[str] | None) -> Sequence[Entry]:
    try:
        written = line.decode("utf-8-sig").strip()
        if not written or (only is not None and not only.search(written)):
            return ()
        return entries(json.loads(written), where=where)
    except (ValueError, RecursionError):
        raise _no_json(where) from None


def entries(document: object, *, where: str = "FHIR") -> Sequence[Entry]:
    """The resources in parsed JSON: a bundle, a resource, or a list of them.

    A bundle may hold bundles. Raises SourceUnreadable where it is no FHIR.
    """
    if isinstance(document, list):
        return [entry for each in document for entry in entries(each, where=where)]
    if not isinstance(document, dict) or not text(document, "resourceType"):
        raise SourceUnreadable(
            "FHIR: an object with a resourceType",
            "JSON of something else",
            where=where,
            do="give a FHIR R4 bundle, resource or NDJSON file",
        )
    return _flat(document, "")


def _flat(resource: Resource, url: str) -> list[Entry]:
    """The resource, or those in it where it is a bundle."""
    if text(resource, "resourceType") != "Bundle":
        return [(url, resource)]
    found: list[Entry] = []
    for entry in parts(resource, "entry"):
        url = text(entry, "fullUrl")
        for each in parts(entry, "resource"):
            if each.get("resourceType") == "Bundle":
                found += _flat(each, url)
            else:
                found.append((url, each))
    return found


def _no_json(where: str) -> SourceUnreadable:
    return SourceUnreadable(
        "JSON in UTF-8",
        "something that is not",
        where=where,
        do="check that the file is whole and is FHIR in JSON, not in XML",
    )


def _not_whole(file: File, problem: Exception) -> SourceUnreadable:
    return SourceUnreadable(
        "a file that can be read to its end",
        type(problem).__name__,
        where=file.shown,
        do="check that the file is whole; one that ends in .gz must be gzipped",
    )
