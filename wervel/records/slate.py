"""A slate: a few tables in memory, filled, read and wiped again for each reading.

What is asked of them is compiled and planned once. A reading is one transaction that is
rolled back, so nothing of anybody stays behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from threading import Lock

import duckdb
import ibis
import ibis.expr.types as ir
from ibis.backends import BaseBackend

Row = tuple[object, ...]
READINGS = 50
"""After so many readings the slate is tidied; that takes a tenth of one."""


@dataclass(frozen=True)
class Slate:
    """Empty tables, and statements that are ready to be asked of what is put there."""

    backend: BaseBackend
    fills: dict[str, str] = field(default_factory=dict)
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    statements: dict[str, str] = field(default_factory=dict)
    readings: Iterator[int] = field(default_factory=partial(count, 1), repr=False)
    turn: Lock = field(default_factory=Lock, repr=False)

    @classmethod
    def wiped(cls) -> Slate:
        """A slate with nothing on it.

        One thread: to share out work on a few rows takes longer than the work. A plan
        may not lean on what stood in the tables while it was made, which was nothing.
        Nothing of anybody is to be written to a disk.
        """
        backend = ibis.duckdb.connect()
        backend.con.execute("SET threads = 1")
        backend.con.execute("SET disabled_optimizers = 'statistics_propagation'")
        backend.con.execute("SET perfect_ht_threshold = 0")
        backend.con.execute("SET temp_directory = ''")
        return cls(backend)

    def table(self, name: str, schema: ibis.Schema) -> ir.Table:
        """One row per row that ``fill`` puts there at a reading, in these columns."""
        made = self.backend.create_table(name, schema=schema)
        types = [self.backend.compiler.type_mapper.to_string(of) for of in schema.types]
        values = ", ".join(f"unnest(?::{of}[])" for of in types)
        self.fills[name] = f"INSERT INTO {name} SELECT {values}"
        return made

    def kept(self, name: str, of: ir.Table) -> ir.Table:
        """The same rows, as a table; ``put`` computes them at each reading."""
        made = self.backend.create_table(name, schema=of.schema())
        self.also(name, of, into=name)
        return made

    def also(self, name: str, of: ir.Table, *, into: str) -> None:
        """Let ``put`` of this name add what this comes to, to a table there is."""
        statement = f"INSERT INTO {into} {self.backend.compile(of)}"
        self.statements[f"put_{name}"] = statement

    def asked(self, name: str, of: ir.Table) -> None:
        """Let ``rows`` answer this at each reading."""
        self.columns[name] = tuple(of.columns)
        self.statements[f"rows_{name}"] = self.backend.compile(of)

    def ready(self) -> None:
        """Plan all that was asked, when no table is to come any more.

        A plan older than the newest table would be made again at each reading.
        """
        for name, statement in self.statements.items():
            self.backend.con.execute(f"PREPARE {name} AS {statement}")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """A reading; what was put on the slate in it is wiped at its end.

        Readings in several threads wait for each other: there is one slate.
        """
        with self.turn:
            self.backend.con.execute("BEGIN TRANSACTION")
            try:
                yield
            finally:
                self.backend.con.execute("ROLLBACK")
                if next(self.readings) % READINGS == 0:
                    self._tidy()

    def _tidy(self) -> None:
        """Let go of what is remembered of memory that is free again.

        DuckDB 1.5 keeps a note of each block that could be evicted, up to some tens of
        thousands, long after the block is gone; between them memory falls to pieces,
        and readings take a third longer. It looks through its notes when it must make
        room. Here it never can, since little is held, and says so; the limit stays.
        """
        with suppress(duckdb.OutOfMemoryException):
            self.backend.con.execute("SET memory_limit = '1KB'")
        self.backend.con.execute("RESET memory_limit")

    def fill(self, name: str, rows: Sequence[Row]) -> None:
        """Put these rows into a table."""
        if rows:
            columns = [list(column) for column in zip(*rows, strict=True)]
            self.backend.con.execute(self.fills[name], columns)

    def put(self, name: str) -> None:
        """Compute a table from those before it."""
        self.backend.con.execute(f"EXECUTE put_{name}")

    def rows(self, name: str) -> list[Mapping[str, object]]:
        """The answer to what was asked under that name, a mapping per row."""
        found = self.backend.con.execute(f"EXECUTE rows_{name}").fetchall()
        return [dict(zip(self.columns[name], row, strict=True)) for row in found]
