"""What a database says when it cannot keep or give, as one of wervel's errors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from alembic.util import CommandError
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from wervel.errors import OutputError, SourceUnreadable, WervelError

_BUSY = "its turn to write", "another program that holds on to it"
_FULL = "room to write", "none left"
_FORBIDDEN = "leave to write", "none"
_NOT_KEPT = {
    "SQLITE_BUSY": (*_BUSY, "try again, or end the program that has it open"),
    "SQLITE_LOCKED": (*_BUSY, "try again, or end the program that has it open"),
    "SQLITE_READONLY": (*_FORBIDDEN, "make the file and its folder writable"),
    "SQLITE_CANTOPEN": (*_FORBIDDEN, "make the file and its folder writable"),
    "SQLITE_PERM": (*_FORBIDDEN, "make the file and its folder writable"),
    "SQLITE_FULL": (*_FULL, "make room on the disk"),
    "55P03": (*_BUSY, "try again, or end the session that holds the lock"),
    "25006": (*_FORBIDDEN, "name the server that takes writing"),
    "42501": (*_FORBIDDEN, "grant the user CREATE on the schema, and its own tables"),
    "42P07": (
        "a schema where the registry can make its tables",
        "a table of that name that is not the registry's",
        "give the registry a database or schema of its own",
    ),
    "53100": (*_FULL, "make room on the server"),
}
"""By the beginning of SQLite's name or PostgreSQL's code: wanted, came, do."""


@contextmanager
def answering(where: str) -> Iterator[None]:
    """Within it, what the database or its driver raises becomes one of wervel's errors.

    OutputError where it cannot be written now, else SourceUnreadable. Nothing of the
    message is passed on, for it may quote a row or an address with its password.
    """
    try:
        yield
    except (SQLAlchemyError, CommandError) as problem:
        raise _said(problem, where) from None


def is_busy(problem: Exception) -> bool:
    """Whether SQLite says that another program holds on to the file."""
    return _code(problem).startswith("SQLITE_BUSY")


def _said(problem: Exception, where: str) -> WervelError:
    code = _code(problem)
    for beginning, (wanted, came, do) in _NOT_KEPT.items():
        if code.startswith(beginning):
            return OutputError(wanted, came, where=where, do=do)
    return SourceUnreadable(
        "a registry that answers",
        code or type(problem).__name__,
        where=where,
        do="check that the file is a registry and whole, or that host, database and "
        "user are right",
    )


def _code(problem: Exception) -> str:
    """SQLite's name of what went wrong, or PostgreSQL's code; empty where none came."""
    came = problem.orig if isinstance(problem, DBAPIError) else None
    for name in ("sqlite_errorname", "sqlstate"):
        code = getattr(came, name, None)
        if code:
            return str(code)
    return ""
