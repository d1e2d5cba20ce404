"""Tables read back: unknown as None, days as those of the picture."""

from __future__ import annotations

from typing import Any

import ibis.expr.types as ir
from tables import DAY_ZERO

from wervel.records.calendar import day_number

ZERO = day_number(DAY_ZERO)
DAYS = frozenset(
    {"day", "episode_start", "episode_end", "observed_from", "observed_until"}
)


def plain_rows(table: ir.Table) -> list[dict[str, Any]]:
    """The rows, in no order."""
    frame = table.to_pandas()
    plain = frame.astype(object).where(frame.notna(), None)
    for name in DAYS & set(plain.columns):
        plain[name] = [each - ZERO for each in plain[name]]
    return plain.to_dict("records")
