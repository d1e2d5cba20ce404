"""Bringing the tables of a registry up to what this version of wervel reads."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import Lock

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext, MigrationStep, RevisionStep
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from wervel.errors import SourceUnreadable
from wervel.registry import migrations

VERSION_TABLE = "wervel_registry_version"
"""Not Alembic's own name, so that another program may use that in the same database."""

_ONE_AT_A_TIME = Lock()
"""Alembic hands the steps their connection through a variable of the process."""


def revision_of(connection: Connection) -> str | None:
    """The revision of the tables there; None where there are none yet."""
    return _context(connection).get_current_revision()


def is_current(connection: Connection, *, where: str) -> bool:
    """Whether the tables are as this version reads them.

    Raises SourceUnreadable where a newer wervel made them.
    """
    revision = revision_of(connection)
    if revision is not None and revision not in _known():
        raise SourceUnreadable(
            f"a registry of schema {head()} or earlier",
            "one made by a newer wervel",
            where=where,
            do="install that version of wervel again, or name another registry",
        )
    return revision == head()


def migrate(connection: Connection, *, where: str) -> None:
    """Run the steps that are missing, in the transaction that ``connection`` is in.

    The caller holds the lock that keeps others from doing the same at once.
    """
    if is_current(connection, where=where):
        return
    context = _context(connection)
    with _ONE_AT_A_TIME, Operations.context(context):
        context.run_migrations()


def head() -> str:
    """The revision that this version of wervel reads."""
    return str(_scripts().get_current_head())


@cache
def _scripts() -> ScriptDirectory:
    return ScriptDirectory(Path(migrations.__file__).parent)


@cache
def _known() -> frozenset[str]:
    return frozenset(each.revision for each in _scripts().walk_revisions())


def _context(connection: Connection) -> MigrationContext:
    return MigrationContext.configure(
        connection, opts={"version_table": VERSION_TABLE, "fn": _missing}
    )


def _missing(reached: Sequence[str], _: MigrationContext) -> list[RevisionStep]:
    """The steps from the revisions reached to the last, in order."""
    scripts = _scripts()
    to_go = scripts.iterate_revisions(scripts.get_current_head(), tuple(reached))
    return [
        MigrationStep.upgrade_from_script(scripts.revision_map, each)
        for each in reversed(list(to_go))
    ]
