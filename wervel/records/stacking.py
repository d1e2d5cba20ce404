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
    """One row per row × column in which something stands; ``table`` is read per column.

    Ibis has ``pivot_longer`` for this, but on PostgreSQL it goes through JSON, which
    puts text in quotes and turns NULL into the word.
    """
    parts = [
        table.filter(table[name].notnull()).select(
            *keep, **{kind: ibis.literal(name), value: table[name]}
        )
        for name in columns
    ]
    return ibis.union(*parts) if len(parts) > 1 else parts[0]
