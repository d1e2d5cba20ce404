"""The doors: a folder of files, a DuckDB file, or a database behind a URL."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import ibis
import ibis.expr.types as ir
from ibis.backends import BaseBackend

from wervel.errors import (
    SourceEmpty,
    SourceError,
    SourceNotFound,
    SourceUnreadable,
    UsageError,
)
from wervel.records.cdm import TABLES, Kind
from wervel.records.failures import readable
from wervel.records.source import Source, checked

_URL = re.compile(r"^[a-z][a-z0-9+]*://")
_SCHEMES = ("postgres", "postgresql", "pyspark", "duckdb")
_ENDINGS = (".parquet", ".csv", ".csv.gz")


def open_source(
    where: str | Path | BaseBackend,
    *,
    whole_life: bool = False,
    declared: Iterable[str] = (),
    memory: str = "2GB",
) -> Source:
    """The records at a place: folder of Parquet or CSV, ``.duckdb`` file, or Ibis URL.

    ``where`` is a folder with a file (or folder of Parquet files) a table, a DuckDB
    file, or a URL such as ``postgres://user@host/database?schema=cdm`` or
    ``pyspark://…``; an open Ibis connection is taken as it is. Names may be in any
    case, other tables and columns are left alone, and nothing is written there.
    ``memory`` bounds the embedded engine, which spills to disk beyond it.

    Raises SourceNotFound, SourceUnreadable, SourceEmpty or ContractBroken.

    >>> open_source("no/such/folder")
    Traceback (most recent call last):
    ...
    wervel.errors.SourceNotFound: wanted: a folder, a .duckdb file or a URL
       got: nothing there
     where: no/such/folder
        do: check the path; 'wervel sample -o DIR' makes a folder to try with
    """
    backend, found, place = _opened(where, memory)
    return Source(
        backend=backend,
        found=checked(found, where=place),
        where=place,
        whole_life=whole_life,
        declared=frozenset(declared),
    )


def _opened(
    where: str | Path | BaseBackend, memory: str
) -> tuple[BaseBackend, Mapping[str, ir.Table], str]:
    if isinstance(where, BaseBackend):
        return where, _listed(where, None), f"{where.name} connection"
    if _URL.match(str(where)):
        return _from_url(str(where))
    path = Path(where)
    if path.is_dir():
        backend, found = _from_folder(path, memory)
    elif path.is_file():
        backend, found = _from_file(path, memory)
    else:
        raise SourceNotFound(
            "a folder, a .duckdb file or a URL",
            "nothing there",
            where=str(where),
            do="check the path; 'wervel sample -o DIR' makes a folder to try with",
        )
    return backend, found, str(path)


def embedded(memory: str, database: Path | None = None) -> BaseBackend:
    """DuckDB in this process, within bounds, spilling to disk beyond them."""
    if database is None:
        backend = ibis.duckdb.connect()
    else:
        backend = ibis.duckdb.connect(database, read_only=True)
    backend.con.execute(f"SET memory_limit = '{memory}'")
    backend.con.execute("SET preserve_insertion_order = false")
    return backend


def _from_folder(
    folder: Path, memory: str
) -> tuple[BaseBackend, Mapping[str, ir.Table]]:
    files = {
        name: path
        for path in sorted(folder.iterdir())
        if (name := _table_name(path)) in TABLES
    }
    if not files:
        raise SourceEmpty(
            "files named after CDM tables (person.parquet, person.csv, …)",
            f"{sum(1 for _ in folder.iterdir())} files of other names",
            where=str(folder),
            do="name the folder that holds the tables",
        )
    backend = embedded(memory)
    return backend, {name: _read(backend, name, path) for name, path in files.items()}


def _table_name(path: Path) -> str:
    if path.is_dir():
        return path.name.lower() if any(path.glob("*.parquet")) else ""
    name = path.name.lower()
    ending = next((end for end in _ENDINGS if name.endswith(end)), "")
    return name.removesuffix(ending) if ending else ""


def _read(backend: BaseBackend, name: str, path: Path) -> ir.Table:
    with readable(str(path)):
        if path.is_dir():
            return backend.read_parquet(path / "*.parquet", table_name=name)
        if path.suffix.lower() == ".parquet":
            return backend.read_parquet(path, table_name=name)
        return _read_csv(backend, name, path)


def _read_csv(backend: BaseBackend, name: str, path: Path) -> ir.Table:
    """A CSV file, read once into columns, each column as the contract has it."""
    header = backend.read_csv(path, all_varchar=True).columns
    kinds = {column.name: column.kind for column in TABLES[name].columns}
    types = {
        column: _CSV_TYPES[kinds[column.lower()]]
        if column.lower() in kinds
        else "string"
        for column in header
    }
    lines = backend.read_csv(path, types=types, table_name=f"{name}_file")
    return backend.create_table(name, lines, temp=True)


_CSV_TYPES: Mapping[Kind, str] = {
    Kind.INTEGER: "int64",
    Kind.NUMBER: "float64",
    Kind.DATE: "date",
    Kind.TEXT: "string",
}


def _from_file(path: Path, memory: str) -> tuple[BaseBackend, Mapping[str, ir.Table]]:
    with readable(str(path)):
        backend = embedded(memory, path)
    return backend, _listed(backend, _schema_with_person(backend, str(path)))


def _schema_with_person(backend: BaseBackend, where: str) -> str | None:
    """The schema that holds the CDM, whatever it is called."""
    schemas: list[str | None] = [None, *backend.list_databases()]
    for schema in schemas:
        names = {name.lower() for name in backend.list_tables(database=schema)}
        if "person" in names:
            return schema
    raise SourceEmpty(
        "a schema with the CDM's tables",
        f"{len(schemas) - 1} schemas, none with a table person",
        where=where,
        do="name the database that holds the CDM",
    )


def _listed(backend: BaseBackend, schema: str | None) -> dict[str, ir.Table]:
    return {
        name.lower(): backend.table(name, database=schema)
        for name in backend.list_tables(database=schema)
        if name.lower() in TABLES
    }


def _from_url(url: str) -> tuple[BaseBackend, Mapping[str, ir.Table], str]:
    place = re.sub(r"//[^/@]*@", "//", url.partition("?")[0])
    if not url.startswith(tuple(f"{scheme}://" for scheme in _SCHEMES)):
        raise UsageError(
            f"a URL of {', '.join(_SCHEMES)}",
            url.partition("://")[0] + "://…",
            where=place,
            do="use one of these, or an open Ibis connection from Python",
        )
    try:
        backend = ibis.connect(url)
        return backend, _listed(backend, None), place
    except SourceError:
        raise
    except Exception as problem:  # drivers have no common root of their errors
        raise SourceUnreadable(
            "a database that answers",
            type(problem).__name__,
            where=place,
            do="check host, database, user and that the driver is installed "
            "(pip install 'wervel[postgres]' or 'wervel[spark]')",
        ) from problem
