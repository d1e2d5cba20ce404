"""Whether a source stayed as it was while it was read.

A source that is loaded again halfway gives numbers of two loads at once, and nothing in
them shows it. So it is stamped when it is opened and looked at again before anything is
written.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from wervel.errors import SourceError, SourceUnreadable
from wervel.records.cdm import EVENTS, TABLES
from wervel.records.failures import readable
from wervel.records.source import Source

Seen = tuple[str, str]
"""What was looked at, and what it looked like."""


@dataclass(frozen=True)
class Stamp:
    """What a source looked like at one time: its files, or what its tables hold."""

    where: str
    seen: tuple[Seen, ...]


def stamp(source: Source) -> Stamp:
    """What the source looks like now, as cheaply as can be told.

    Files are stamped by size and time of change. A database has no such thing that all
    engines show, so it is stamped by the rows of person, observation_period and the
    event tables and by what cdm_source says: a record that was changed in place is not
    noticed there.
    """
    place = Path(source.where)
    if place.is_dir():
        return Stamp(source.where, tuple(_of_folder(place)))
    if place.is_file():
        return Stamp(source.where, tuple(_of_file(place)))
    return Stamp(source.where, tuple(_of_tables(source)))


@contextmanager
def unchanged(*sources: Source) -> Iterator[None]:
    """Within it the sources are read; at its end they must be as they were.

    What an engine says of records it cannot read becomes SourceUnreadable, and a change
    SourceError: write only after it.
    """
    before = [stamp(each) for each in sources]
    with readable(", ".join(each.where for each in sources)):
        yield
    for source, seen in zip(sources, before, strict=True):
        check_unchanged(source, seen)


def check_unchanged(source: Source, before: Stamp) -> None:
    """Raise SourceError where the source no longer looks as it was stamped."""
    try:
        with readable(source.where):
            now = stamp(source)
    except SourceUnreadable:
        raise _changed(source, "what cannot be read any more") from None
    if now == before:
        return
    names = sorted({name for name, _ in {*now.seen} ^ {*before.seen}})
    raise _changed(source, "changes in " + ", ".join(names or ["the place itself"]))


def _changed(source: Source, came: str) -> SourceError:
    return SourceError(
        "a source that stays as it is while it is read",
        came,
        where=source.where,
        do="wait until the load has ended, or read a copy; nothing was written",
    )


def _of_folder(folder: Path) -> Iterator[Seen]:
    for path in sorted(folder.iterdir()):
        if path.name.partition(".")[0].lower() not in TABLES:
            continue
        for each in sorted(path.glob("*.parquet")) if path.is_dir() else [path]:
            yield str(each.relative_to(folder)), _size_and_time(each)


def _of_file(path: Path) -> Iterator[Seen]:
    """A DuckDB file, with what was written after it but not yet into it."""
    for each in (path, path.with_name(path.name + ".wal")):
        if each.is_file():
            yield each.name, _size_and_time(each)


def _size_and_time(path: Path) -> str:
    found = path.stat()
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ino}"


def _of_tables(source: Source) -> Iterator[Seen]:
    for name in ("person", "observation_period", *EVENTS):
        if source.has(name):
            yield name, str(source.backend.to_pyarrow(source.table(name).count()))
    if source.has("cdm_source"):
        said = source.table("cdm_source").to_pyarrow().to_pylist()
        yield "cdm_source", repr(sorted(map(repr, said)))
