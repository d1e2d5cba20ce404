"""Which tokens came before, so that nobody can send one a second time.

A table in a file of its own, shared by the workers of one machine. It holds no word of
anybody, only digests that are of no use once the tokens have expired; so it does not
belong in the registry, and may be thrown away.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock
from typing import Protocol

from sqlalchemy import Column, Engine, Integer, MetaData, String, Table, create_engine
from sqlalchemy import delete as deleted
from sqlalchemy import insert as inserted
from sqlalchemy.exc import IntegrityError
from sqlalchemy.pool import NullPool

_TABLE = Table(
    "seen_token",
    MetaData(),
    Column("digest", String, primary_key=True),
    Column("until", Integer, index=True, nullable=False),
)
WAIT = 5
"""Seconds one worker waits for the other to have written."""


class Seen(Protocol):
    """The tokens that came and have not expired; times in seconds since 1970."""

    def is_first(self, name: str, *, until: float, now: float) -> bool:
        """Whether no token of this name had come; from now on one has."""


@dataclass(frozen=True)
class SeenHere:
    """What this process saw."""

    until: dict[str, float] = field(default_factory=dict)
    turn: Lock = field(default_factory=Lock)

    def is_first(self, name: str, *, until: float, now: float) -> bool:
        """As in Seen."""
        with self.turn:
            for old in [each for each, ends in self.until.items() if ends < now]:
                del self.until[old]
            if name in self.until:
                return False
            self.until[name] = until
            return True


@dataclass(frozen=True)
class SeenInFile:
    """What every process saw that has this file."""

    engine: Engine

    def is_first(self, name: str, *, until: float, now: float) -> bool:
        """As in Seen."""
        digest = sha256(name.encode("utf-8", "replace")).hexdigest()
        try:
            with self.engine.begin() as connection:
                connection.execute(deleted(_TABLE).where(_TABLE.c.until < int(now)))
                connection.execute(
                    inserted(_TABLE).values(digest=digest, until=int(until) + 1)
                )
        except IntegrityError:
            return False
        return True


def seen_tokens(file: str) -> Seen:
    """What this file remembers; without one, what this process will."""
    if not file:
        return SeenHere()
    engine = create_engine(
        f"sqlite:///{file}", connect_args={"timeout": WAIT}, poolclass=NullPool
    )
    _TABLE.create(engine, checkfirst=True)
    return SeenInFile(engine)
