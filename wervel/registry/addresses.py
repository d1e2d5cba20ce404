"""Where a registry is: an address made whole, and how it is shown without secrets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from wervel.errors import UsageError

_SCHEME = re.compile(r"([a-z][a-z0-9]*)(\+[a-z0-9]+)?://", re.IGNORECASE)
_MISTYPED = re.compile(r"(sqlite|postgres(ql)?)(\+\w+)?:|.*:[^/]*@", re.IGNORECASE)
"""A path that was meant as an address; what it holds is not repeated."""
_DRIVERS = {
    "sqlite": "sqlite+pysqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
}


@dataclass(frozen=True)
class Address:
    """Where a registry is; ``file`` is missing where it is on a server."""

    url: URL
    file: Path | None

    @property
    def shown(self) -> str:
        """The place as messages name it: no user, no password, no options."""
        if self.file is not None:
            return str(self.file)
        host = self.url.host or "".join(self.url.query.get("host", "")) or "localhost"
        port = f":{self.url.port}" if self.url.port else ""
        return f"postgresql://{host}{port}/{self.url.database or ''}"


def address(where: str | Path) -> Address:
    """The address that a path, ``sqlite:///path`` or ``postgresql://…`` stands for.

    Raises UsageError for another kind of address, or one that names no file.

    >>> address("out/registry.sqlite").shown
    'out/registry.sqlite'
    >>> address("postgresql://me:secret@db:5433/wervel?sslmode=require").shown
    'postgresql://db:5433/wervel'
    """
    scheme = _SCHEME.match(str(where))
    if isinstance(where, Path) or scheme is None:
        return _file(where)
    driver = _DRIVERS.get(scheme.group(1).lower())
    if driver is None:
        raise _unknown(scheme.group(1) + "://…")
    try:
        url = make_url(str(where)).set(drivername=driver)
    except (ArgumentError, ValueError):  # whose message quotes the address
        raise _unknown("an address that cannot be read") from None
    if driver.startswith("postgresql"):
        return Address(url, None)
    if url.host or url.username:
        raise _unknown("a file on another machine")
    if url.database in (None, "", ":memory:"):
        raise _unknown("a registry in memory, which nobody would keep")
    return _file(str(url.database))


def _file(path: str | Path) -> Address:
    if not str(path) or _MISTYPED.match(str(path)):
        raise _unknown("nothing" if not str(path) else "an address that cannot be read")
    return Address(URL.create(_DRIVERS["sqlite"], database=str(path)), Path(path))


def _unknown(came: str) -> UsageError:
    return UsageError(
        "the place of a registry",
        came,
        where="registry",
        do="name a file (out/registry.sqlite), or use sqlite:///path or "
        "postgresql://user@host/database",
    )
