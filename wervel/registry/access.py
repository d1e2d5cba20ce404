"""A registry that is open, and a transaction on it, to read or to write.

Writers of one SQLite file take turns from their first statement on, so that none finds
out half way that another was first; readers go on beside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType

from sqlalchemy import Connection, Engine, create_engine, event, func, select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from wervel.errors import UsageError
from wervel.registry.addresses import Address
from wervel.registry.failures import answering

_BEGINS = "wervel_begins"


@dataclass(frozen=True, kw_only=True)
class Registry:
    """An open registry: close it, or open it in a ``with``.

    ``where`` is its place as messages name it; ``patience`` the seconds that a writer
    waits for others. Threads may share it; another process opens its own.
    """

    engine: Engine
    where: str
    patience: float

    def close(self) -> None:
        """Let go of its connections."""
        self.engine.dispose()

    def __enter__(self) -> Registry:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def connected(place: Address, *, patience: float) -> Registry:
    """The registry at that place, not yet looked at; nothing is opened before use."""
    make = _on_server if place.file is None else _in_file
    return Registry(engine=make(place, patience), where=place.shown, patience=patience)


@contextmanager
def reading(registry: Registry) -> Iterator[Connection]:
    """A transaction that only reads."""
    with answering(registry.where), registry.engine.begin() as connection:
        yield connection


@contextmanager
def writing(registry: Registry) -> Iterator[Connection]:
    """A transaction that writes: all of it is kept, or nothing."""
    with (
        answering(registry.where),
        registry.engine.connect() as connection,
        connection.execution_options(**{_BEGINS: "BEGIN IMMEDIATE"}).begin(),
    ):
        if connection.dialect.name == "postgresql":
            wait = f"{int(registry.patience * 1000)}ms"
            connection.execute(select(func.set_config("lock_timeout", wait, True)))
        yield connection


@contextmanager
def outside_transactions(registry: Registry) -> Iterator[Connection]:
    """A connection for what SQLite does not allow in a transaction."""
    with answering(registry.where), registry.engine.connect() as connection:
        yield connection.execution_options(**{_BEGINS: None})


def _in_file(place: Address, patience: float) -> Engine:
    engine = create_engine(
        place.url,
        connect_args={"timeout": patience, "isolation_level": None},
        hide_parameters=True,
    )
    event.listen(engine, "connect", _hold_to_foreign_keys)
    event.listen(engine, "begin", _begin)
    return engine


def _on_server(place: Address, patience: float) -> Engine:
    given = place.url.query
    wait = {} if "connect_timeout" in given else {"connect_timeout": int(patience) or 1}
    try:
        return create_engine(
            place.url, connect_args=wait, pool_pre_ping=True, hide_parameters=True
        )
    except ModuleNotFoundError:
        raise UsageError(
            "the driver for PostgreSQL",
            "none",
            where=place.shown,
            do="pip install 'wervel[postgres]'",
        ) from None


def _hold_to_foreign_keys(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    connection.cursor().execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    """Begin it ourselves: Python's driver would begin only at the first change."""
    begins = connection.get_execution_options().get(_BEGINS, "BEGIN")
    if begins is not None:
        connection.exec_driver_sql(begins)
