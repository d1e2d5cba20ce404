"""Hospital spells as a file holds them: one row per spell, in the published fields.

``None`` and an empty text are two things here, for the coding tells them apart. A CSV
file says so by quotes: nothing between two commas is missing, and so is an unquoted
NULL; ``""`` is an empty text. Ages and dates are missing either way.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import ibis
import ibis.expr.types as ir
from ibis.backends import BaseBackend

from wervel.errors import ContractBroken, SourceNotFound
from wervel.records.cdm import Column, Kind, Table
from wervel.records.failures import readable
from wervel.records.opening import embedded
from wervel.records.source import conformed

ENDINGS = (".csv", ".csv.gz", ".parquet")
SEPARATORS = (",", ";", "\t", "|")
MISSING = ("", "NULL")
"""What is read as nothing in a CSV file, unless it stands in quotes."""

SPELLS = Table(
    "spells",
    (
        *(
            Column(name, Kind.TEXT, required=True)
            for name in (
                "primary_spell_procedure",
                "any_spell_procedure",
                "primary_spell_diagnosis",
                "any_spell_diagnosis",
                "admission_method",
                "administrative_category",
            )
        ),
        Column("age_at_start_of_spell_sus", Kind.INTEGER, required=True),
        Column("der_age_at_cds_activity_date", Kind.INTEGER, required=True),
        Column("spell_id", Kind.TEXT),
        Column("site", Kind.TEXT),
        Column("start_date", Kind.DATE),
    ),
)
"""The fields the coding reads, and three that may be there: which, where, when."""

_CODES = frozenset(
    column.name
    for column in SPELLS.columns
    if column.kind is Kind.TEXT and column.required
)


def is_spells_file(where: str) -> bool:
    """Whether a place is named as a file of spells is."""
    return where.lower().endswith(ENDINGS)


def read_spells(where: str | Path, *, memory: str = "2GB") -> ir.Table:
    """One row per spell in a file of CSV (also ``.csv.gz``) or Parquet.

    The columns are those of ``SPELLS``, lower case; others in the file are left alone,
    and an optional one that is missing is empty. ``memory`` bounds the embedded engine.

    Raises SourceNotFound, SourceUnreadable or ContractBroken.

    >>> read_spells("no/such/spells.csv")
    Traceback (most recent call last):
    ...
    wervel.errors.SourceNotFound: wanted: a file of spells (.csv, .csv.gz, .parquet)
       got: nothing there
     where: no/such/spells.csv
        do: check the path and the ending
    """
    path = Path(where)
    if not path.exists() or not is_spells_file(path.name):
        raise SourceNotFound(
            f"a file of spells ({', '.join(ENDINGS)})",
            "a file of another kind" if path.exists() else "nothing there",
            where=str(where),
            do="check the path and the ending",
        )
    with readable(str(where)):
        backend = embedded(memory)
        table = _read(backend, path)
        table = table.rename({name.lower(): name for name in table.columns})
        for problem in _broken(table, str(where)):
            raise problem
        return conformed(_without_blanks(table), SPELLS)


def _read(backend: BaseBackend, path: Path) -> ir.Table:
    """One row per row of the file; of CSV all columns that are read, as text."""
    if path.name.lower().endswith(".parquet"):
        return backend.read_parquet(path / "*.parquet" if path.is_dir() else path)
    lines = backend.read_csv(
        path,
        header=True,
        skip=0,
        delim=_separator(path),
        quote='"',
        all_varchar=True,
        nullstr=list(MISSING),
        allow_quoted_nulls=False,
    )
    wanted = {column.name for column in SPELLS.columns}
    read = [name for name in lines.columns if name.lower() in wanted]
    if not read:
        return lines
    return backend.create_table("spells", lines.select(*read), temp=True)


def _separator(path: Path) -> str:
    """What parts the columns: of the usual signs the most frequent in the first line.

    Left to itself the engine guesses, and where a line is broken it guesses so that the
    file fits.
    """
    opened = gzip.open if path.name.lower().endswith(".gz") else open
    try:
        with opened(path, "rb") as file:
            header = file.readline()
    except OSError:  # not what its ending says: the engine will say so
        header = b""
    return max(SEPARATORS, key=lambda sign: header.count(sign.encode()))


def _broken(table: ir.Table, where: str) -> Iterator[ContractBroken]:
    """Where the file departs from what is wanted, worst first."""
    missing = [
        column.name
        for column in SPELLS.columns
        if column.required and column.name not in table.columns
    ]
    if missing:
        known = [each.name for each in SPELLS.columns if each.name in table.columns]
        others = len(table.columns) - len(known)  # without a header these are values
        yield ContractBroken(
            f"columns {', '.join(missing)}",
            f"{', '.join(known) or 'none of those'}, and {others} other columns",
            where=where,
            do="add them under these names, in any case, in the first line",
        )
        return
    there = [column for column in SPELLS.columns if column.name in table.columns]
    wrong = _wrong(table, there)
    for column in there:
        if wrong.get(column.name):
            yield _of_another_type(table, column, wrong[column.name], where)


def _wrong(table: ir.Table, columns: list[Column]) -> dict[str, int]:
    """How many values of each column are not what the column holds."""
    counted = {
        column.name: (~_fits(table[column.name], column)).sum()
        for column in columns
        if column.required or column.kind is Kind.DATE
    }
    row: dict[str, int] = table.aggregate(**counted).to_pyarrow().to_pylist()[0]
    return row


def _fits(value: ir.Column, column: Column) -> ir.BooleanValue:
    """Whether each value is text, a whole number or a date, as its column holds."""
    kind = value.type()
    if kind.is_string() and column.kind is Kind.INTEGER:
        return (value == "") | value.re_search(r"^ *-?[0-9]+([.]0*)? *$")
    if kind.is_string() and column.kind is Kind.DATE:
        return (value == "") | value.try_cast("timestamp").notnull()
    match column.kind:
        case Kind.TEXT:
            fits = kind.is_string()
        case Kind.DATE:
            fits = kind.is_date() or kind.is_timestamp()
        case _:
            if kind.is_floating() or kind.is_decimal():
                number = value.cast("float64")
                return number.isnan() | (number % 1 == 0)
            fits = kind.is_numeric()
    return ibis.literal(fits) | value.isnull()


def _of_another_type(
    table: ir.Table, column: Column, count: int, where: str
) -> ContractBroken:
    wanted = "a whole number" if column.kind is Kind.INTEGER else column.kind.value
    advice = (
        "keep it as text with its leading zeros ('02'): a number reads as another code"
        if column.name in _CODES
        else f"make every value {wanted}, or leave it empty (dates as 2024-05-01)"
    )
    return ContractBroken(
        f"{wanted} in column {column.name}",
        f"{count} other values in a column of type {table[column.name].type()}",
        where=where,
        do=advice,
    )


def _without_blanks(table: ir.Table) -> ir.Table:
    """The same rows; where a number or date is written as nothing, it is missing."""
    changed: dict[str, ir.Value] = {}
    for column in SPELLS.columns:
        if column.name not in table.columns or column.kind is Kind.TEXT:
            continue
        value = table[column.name]
        if value.type().is_floating():
            changed[column.name] = ibis.ifelse(value.isnan(), ibis.null(), value)
        elif value.type().is_string() and column.kind is Kind.INTEGER:
            changed[column.name] = value.nullif("").cast("float64").cast("int64")
        elif value.type().is_string():
            changed[column.name] = value.nullif("").cast("timestamp").cast("date")
    return table.mutate(**changed) if changed else table
