"""A source: the OMOP tables of one place, behind Ibis, in the shape of the contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from uuid import uuid4

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir
from ibis.backends import BaseBackend

from wervel.errors import ContractBroken, SourceEmpty
from wervel.records.cdm import TABLES, Column, Kind, Table

TYPES: Mapping[Kind, str] = {
    Kind.INTEGER: "int64",
    Kind.NUMBER: "float64",
    Kind.DATE: "date",
    Kind.TEXT: "string",
}


@dataclass(frozen=True)
class Source:
    """Records somebody kept, as tables of the contract; nothing is written into it.

    ``whole_life`` lets records outside the observation periods count. ``declared``
    names the coding systems of source values that carry no concept id (``ICPC1``,
    ``AGB``); it is needed where a bare code means two things (L03 is low back pain in
    ICPC and cellulitis in ICD-10). ``carried`` overrules which codelists the source is
    taken to record at all; left out, that is read from the records. ``persons`` keeps
    to these persons, while everything that is read off the source as a whole stays as
    it was.
    """

    backend: BaseBackend
    found: Mapping[str, ir.Table] = field(repr=False)
    where: str
    whole_life: bool = False
    declared: frozenset[str] = frozenset()
    carried: frozenset[str] | None = None
    persons: frozenset[int] | None = None

    def has(self, name: str) -> bool:
        """Whether the source has that table."""
        return name in self.found

    def table(self, name: str) -> ir.Table:
        """One row per row of that CDM table, with the columns of the contract."""
        table = conformed(self.found[name], TABLES[name])
        if self.persons is None or "person_id" not in table.columns:
            return table
        return table.filter(table.person_id.isin(sorted(self.persons)))

    def only(self, persons: Iterable[int]) -> Source:
        """The same source with these persons alone.

        >>> # source.only([1, 2]) answers what source answers, for persons 1 and 2
        """
        return replace(self, persons=frozenset(persons))

    def keep(self, table: ir.Table) -> ir.Table:
        """The same rows, computed once and kept as long as somebody holds the table."""
        if self.backend.name == "pyspark":
            return _checkpointed(self.backend, table)
        return table.cache()


def _checkpointed(backend: BaseBackend, table: ir.Table) -> ir.Table:
    """The same rows, computed, with the way they came about forgotten.

    Spark's own cache keeps the plan, and plans that grow with every step exhaust the
    driver's memory long before the rows do.
    """
    frame = backend.raw_sql(backend.compile(table)).localCheckpoint()
    name = f"wervel_{uuid4().hex}"
    frame.createOrReplaceTempView(name)
    return backend.table(name)


def conformed(table: ir.Table, contract: Table) -> ir.Table:
    """One row per row of the table; the contract's columns, lower case and cast."""
    by_name = {column.lower(): column for column in table.columns}
    return table.select(
        **{
            column.name: _cast(table[by_name[column.name]], column)
            if column.name in by_name
            else ibis.null(TYPES[column.kind])
            for column in contract.columns
        }
    )


def checked(found: Mapping[str, ir.Table], *, where: str) -> Mapping[str, ir.Table]:
    """The tables by their lower-case names, once they are known to fit the contract."""
    tables = {
        name.lower(): table for name, table in found.items() if name.lower() in TABLES
    }
    if not tables:
        raise SourceEmpty(
            "OMOP CDM tables (person, observation_period, …)",
            f"{len(found)} tables, none of them of the CDM" if found else "no tables",
            where=where,
            do="name the folder, file or schema that holds the CDM",
        )
    broken = {
        name: problems
        for name, contract in TABLES.items()
        if (problems := list(_broken(tables.get(name), contract, where=where)))
    }
    for name, problems in broken.items():
        if name in tables and _is_no_table(tables[name], TABLES[name]):
            del tables[name]
        else:
            raise problems[0]
    for name, key in _ONE_ROW_EACH.items():
        if name in tables:
            _refuse_repeated(tables[name], name, key, where=where)
    return tables


_ONE_ROW_EACH = {"person": "person_id", "provider": "provider_id"}
"""Tables that are joined by their key: a key twice would double what is joined."""


def _refuse_repeated(table: ir.Table, name: str, key: str, *, where: str) -> None:
    rows = conformed(table, TABLES[name])
    counted = rows.aggregate(rows=rows.count(), keys=rows[key].nunique())
    row = counted.to_pyarrow().to_pylist()[0]
    if row["rows"] != row["keys"]:
        raise ContractBroken(
            f"one row per {key}",
            f"{row['rows']} rows for {row['keys']} keys",
            where=f"{where}, table {name}",
            do="remove what stands twice: the numbers would be doubled",
        )


def _broken(
    table: ir.Table | None, contract: Table, *, where: str
) -> Iterator[ContractBroken]:
    """Where a table departs from the contract, one error a column."""
    if table is None:
        if contract.needed:
            yield ContractBroken(
                f"table {contract.name}",
                "no such table",
                where=where,
                do="add it: OMOP CDM 5.4 requires it and every measure needs it",
            )
        return
    schema = {name.lower(): kind for name, kind in table.schema().items()}
    for column in contract.columns:
        if column.name not in schema:
            if column.required:
                yield ContractBroken(
                    f"column {column.name}: {column.kind.value}",
                    f"columns {', '.join(sorted(schema))}",
                    where=f"{where}, table {contract.name}",
                    do="add the column: OMOP CDM 5.4 requires it",
                )
        elif not (
            _readable_as(schema[column.name], column.kind)
            or _without_values(table, column)
        ):
            yield ContractBroken(
                f"{column.kind.value} in column {column.name}",
                f"a column of type {schema[column.name]}",
                where=f"{where}, table {contract.name}",
                do=f"convert the column to {column.kind.value} before loading",
            )


def _is_no_table(table: ir.Table, contract: Table) -> bool:
    """Whether an optional table is one by name only: no rows, or no column of it."""
    known = {column.name for column in contract.columns}
    shared = known & {name.lower() for name in table.columns}
    return not contract.needed and (not shared or _is_empty(table))


def _is_empty(table: ir.Table) -> bool:
    return not bool(table.limit(1).count().execute())


def _without_values(table: ir.Table, column: Column) -> bool:
    """Whether nothing stands in the column, so that its type does not matter."""
    name = next(name for name in table.columns if name.lower() == column.name)
    return _is_empty(table.filter(table[name].notnull()))


def _readable_as(came: dt.DataType, kind: Kind) -> bool:
    match kind:
        case Kind.TEXT:
            return True
        case Kind.DATE:
            return bool(came.is_date() or came.is_timestamp() or came.is_null())
        case Kind.INTEGER | Kind.NUMBER:
            return bool(came.is_numeric() or came.is_null())


def _cast(column: ir.Column, contract: Column) -> ir.Value:
    wanted = TYPES[contract.kind]
    if not _readable_as(column.type(), contract.kind):
        return ibis.null(wanted)
    return column if column.type() == dt.dtype(wanted) else column.cast(wanted)
