"""Opening a registry: a file beside the program, or a database on a server."""

from __future__ import annotations

from pathlib import Path
from time import monotonic, sleep

from sqlalchemy import Connection, func, inspect, select
from sqlalchemy.exc import DBAPIError

from wervel.errors import (
    OutputError,
    SourceEmpty,
    SourceNotFound,
    SourceUnreadable,
)
from wervel.registry.access import (
    Registry,
    connected,
    outside_transactions,
    reading,
    writing,
)
from wervel.registry.addresses import address
from wervel.registry.failures import is_busy
from wervel.registry.migrating import (
    VERSION_TABLE,
    is_current,
    migrate,
    revision_of,
)

PATIENCE = 10.0
"""Seconds to wait for other writers, or for a server to answer."""
BETWEEN_TRIES = 0.05
"""Seconds between two tries of what does not wait by itself."""

_LOCK = int.from_bytes(b"wervel", "big")
"""The number under which programs at one PostgreSQL take turns to make the tables."""


def open_registry(
    where: str | Path, *, create: bool = True, patience: float = PATIENCE
) -> Registry:
    """The registry at a path, ``sqlite:///path`` or ``postgresql://user@host/name``.

    It is made where there is none, and its tables are brought up to date; several
    programs may do so at once. With ``create=False`` nothing is made or changed. A
    password is better left to PGPASSWORD or ``~/.pgpass`` than put in the address.

    Raises UsageError for another kind of place, OutputError where it cannot be written,
    SourceUnreadable where it is no registry, does not answer, or is of a newer wervel;
    with ``create=False`` SourceNotFound or SourceEmpty where there is none.

    >>> open_registry("no/such/folder/registry.sqlite")
    Traceback (most recent call last):
    ...
    wervel.errors.OutputError: wanted: a file in a folder that exists
       got: no such folder
     where: no/such/folder/registry.sqlite
        do: make the folder first, or name another
    """
    place = address(where)
    if place.file is not None:
        _check_file(place.file, create=create)
    registry = connected(place, patience=patience)
    try:
        (_bring_up_to_date if create else _check_current)(registry)
    except BaseException:
        registry.close()
        raise
    return registry


def _check_file(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise OutputError(
            "a file", "a folder", where=str(path), do="name a file in that folder"
        )
    if path.exists():
        return
    if not create:
        raise SourceNotFound(
            "a registry", "nothing there", where=str(path), do="check the path"
        )
    if not path.parent.is_dir():
        raise OutputError(
            "a file in a folder that exists",
            "no such folder",
            where=str(path),
            do="make the folder first, or name another",
        )


def _bring_up_to_date(registry: Registry) -> None:
    with reading(registry) as connection:
        if is_current(connection, where=registry.where):
            return
        in_file = connection.dialect.name == "sqlite"
        if in_file:
            _refuse_foreign(connection, registry.where)
    if in_file:
        _let_readers_go_on(registry)
    with writing(registry) as connection:
        if not in_file:
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        migrate(connection, where=registry.where)


def _refuse_foreign(connection: Connection, where: str) -> None:
    tables = inspect(connection).get_table_names()
    if tables and VERSION_TABLE not in tables:
        raise OutputError(
            "a new file, or an earlier registry",
            f"a database with {len(tables)} tables of something else",
            where=where,
            do="name another file",
        )


def _let_readers_go_on(registry: Registry) -> None:
    """Keep the file's journal ahead of it (WAL): readers and a writer do not wait.

    The file remembers it. Of all that is asked of SQLite only this does not wait for
    its turn where another program makes the same file at the same moment; so it is
    tried again for as long as a turn is waited for elsewhere.
    """
    until = monotonic() + registry.patience
    with outside_transactions(registry) as connection:
        while True:
            try:
                connection.exec_driver_sql("PRAGMA journal_mode = WAL")
                return
            except DBAPIError as problem:
                if not is_busy(problem) or monotonic() >= until:
                    raise
            sleep(BETWEEN_TRIES)


def _check_current(registry: Registry) -> None:
    with reading(registry) as connection:
        if is_current(connection, where=registry.where):
            return
        revision = revision_of(connection)
    if revision is None:
        raise SourceEmpty(
            "a registry", "no tables of one", where=registry.where, do="check the place"
        )
    raise SourceUnreadable(
        "a registry of this version of wervel",
        f"an earlier one (schema {revision})",
        where=registry.where,
        do="let this version's 'wervel serve' open it once; that brings it up to date",
    )
