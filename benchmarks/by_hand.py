"""What one patient costs without wervel: ten verdicts, written by hand, twice.

In plain Python from the resources; and in DuckDB, filled and asked one statement that
is ready. Both know the codes of the patients made up here and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TypeAlias

import duckdb

from benchmarks.noise import Resource

Verdicts: TypeAlias = tuple[bool, ...]
Seen: TypeAlias = list[tuple[str, int]]

KINDS = {
    **dict.fromkeys(("L02", "L03", "279039007", "278860009"), "pain"),
    "L86": "radiating",
    "840361000": "xray",
    "41333006": "mri",
    "A79": "cancer",
    "N02AX02": "weak",
    "N02AA05": "strong",
    "N05BA01": "benzo",
    **dict.fromkeys(("306170007", "91251008"), "physio"),
    "183545006": "surgeon",
}
CODES, DATES = ("code", "medicationCodeableConcept"), ("onsetDateTime", "authoredOn")
GAP = 90
WINDOWS = (
    *(("xray", 0, 42), ("mri", 0, 42), ("weak", 0, 90), ("strong", 0, 90)),
    *(("physio", 0, 14), ("physio", 15, 90), ("benzo", 0, 84), ("surgeon", 0, 84)),
    *(("radiating", 0, 10**6), ("cancer", -(10**6), 30)),
)


def seen(resources: Iterable[Resource]) -> Seen:
    """What is known by its code, and its day."""
    found = []
    for each in resources:
        concept = each.get(CODES[0]) or each.get(CODES[1])
        written = each.get(DATES[0]) or each.get(DATES[1])
        if isinstance(concept, dict) and isinstance(written, str):
            for coding in concept.get("coding", ()):
                kind = KINDS.get(coding.get("code"))
                if kind is not None:
                    day = date.fromisoformat(written[:10]).toordinal()
                    found.append((kind, day))
    return found


def in_python(resources: Iterable[Resource]) -> Verdicts:
    """The ten verdicts on the last episode."""
    events = seen(resources)
    start, before = None, None
    for day in sorted(day for kind, day in events if kind in ("pain", "radiating")):
        if before is None or day - before > GAP:
            start = day
        before = day
    return tuple(
        start is not None
        and any(each == kind and low <= day - start <= high for each, day in events)
        for kind, low, high in WINDOWS
    )


def in_duckdb() -> Callable[[Iterable[Resource]], Verdicts]:
    """The same, by a statement that was made ready before."""
    connection = duckdb.connect()
    connection.execute("SET threads = 1")
    connection.execute("SET disabled_optimizers = 'statistics_propagation'")
    connection.execute("CREATE TABLE events (kind VARCHAR, day INTEGER)")
    statement = Path(__file__).with_name("one_patient.sql").read_text("utf-8")
    connection.execute(f"PREPARE verdicts AS {statement}")
    fill = "INSERT INTO events SELECT unnest(?::VARCHAR[]), unnest(?::INTEGER[])"

    def verdicts(resources: Iterable[Resource]) -> Verdicts:
        events = seen(resources)
        kinds, days = [kind for kind, _ in events], [day for _, day in events]
        connection.execute("BEGIN TRANSACTION")
        connection.execute(fill, [kinds, days])
        (row,) = connection.execute("EXECUTE verdicts").fetchall()
        connection.execute("ROLLBACK")
        return tuple(row)

    return verdicts
