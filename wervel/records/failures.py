"""What an engine says when it cannot read, as one of wervel's errors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from wervel.errors import SourceUnreadable

_ENGINES = ("duckdb", "_duckdb", "psycopg", "pyspark", "py4j", "pyarrow", "sqlalchemy")


@contextmanager
def readable(where: str) -> Iterator[None]:
    """Within it, an engine's own error becomes SourceUnreadable.

    The engine's message is not passed on, for it may quote a record; the column it
    names is. Other errors pass as they are.
    """
    try:
        yield
    except Exception as problem:
        if type(problem).__module__.split(".")[0] not in _ENGINES:
            raise
        raise _unreadable(problem, where) from None


def _unreadable(problem: Exception, where: str) -> SourceUnreadable:
    column = re.search(r'column "([^"]+)"', str(problem))
    place = f" in column {column.group(1)}" if column else ""
    return SourceUnreadable(
        "records that can be read",
        f"{type(problem).__name__}{place}",
        where=where,
        do="check that the file or database is whole and that each column holds what "
        "the CDM says (dates as 2024-05-01)",
    )
