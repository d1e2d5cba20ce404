"""From a column for each kind to a row for each kind."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir


def stacked(
    table: ir.Table,
    columns: Sequence[str],
    *,
    keep: Sequence[str],
    kind: str,
    value: str,
) -> ir.Table:
    """One row per row × column in which something stands; ``table`` is read once.

    Beside each row the number of each column, then by its number what stands in it. A
    union of a part for each column reads the table as often as it has parts, which for
    one patient is most of the work. Ibis has ``pivot_longer`` for this, but on
    PostgreSQL it goes through JSON, which puts text in quotes and turns NULL into the
    word.
    """
    numbers = ibis.range(len(columns)).unnest().name(_NUMBER).as_table()
    pairs = table.cross_join(numbers)
    number = pairs[_NUMBER]
    found = pairs.select(
        *keep,
        **{
            kind: number.cases(*enumerate(columns)),
            value: number.cases(*((at, pairs[of]) for at, of in enumerate(columns))),
        },
    )
    return found.filter(found[value].notnull())


_NUMBER = "number_of_column"
