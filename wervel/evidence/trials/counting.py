"""Responders that a user gives as counts per arm, read from CSV and compared."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wervel.errors import UsageError
from wervel.evidence.rows import Field, Kind, Row, read_rows
from wervel.evidence.trials.dropout import Scenario, Turning, scenarios, turning
from wervel.evidence.trials.nnt import Needed, number_needed
from wervel.evidence.trials.responders import Counts, Effects, effects_of

_COUNT = Field(kind=Kind.COUNT, required=True)
FIELDS = {
    "outcome": Field(kind=Kind.TEXT, required=True),
    "treated_responders": _COUNT,
    "treated_analysed": _COUNT,
    "comparator_responders": _COUNT,
    "comparator_analysed": _COUNT,
    "treated_missing": Field(kind=Kind.COUNT),
    "comparator_missing": Field(kind=Kind.COUNT),
}


@dataclass(frozen=True, kw_only=True)
class Counted:
    """One row per outcome: responders compared, and what the missing can do.

    ``turning`` is None where too many are missing to try every way.
    """

    outcome: str
    effects: Effects
    needed: Needed
    scenarios: tuple[Scenario, ...]
    turning: Turning | None


def read_counts(path: Path) -> tuple[Counted, ...]:
    """Every line of the file compared; UsageError where counts cannot be."""
    rows = read_rows(path, FIELDS)
    problems = [text for row in rows for text in _problems(row)]
    names = [row.text["outcome"] for row in rows]
    problems += [f"two outcomes {n!r}" for n in sorted({*names}) if names.count(n) > 1]
    if problems:
        raise UsageError(
            "per arm at most as many responders as analysed, and somebody analysed",
            "; ".join(problems[:8]),
            where=str(path),
            do="mend these lines",
        )
    return tuple(_counted(each) for each in rows)


def _problems(row: Row) -> list[str]:
    found = []
    for arm in ("treated", "comparator"):
        n, events = row.number[f"{arm}_analysed"], row.number[f"{arm}_responders"]
        if n == 0 or events > n:
            found.append(f"line {row.line}: {arm} {events:g} of {n:g}")
    return found


def _counted(row: Row) -> Counted:
    first, second = (_arm(row, arm) for arm in ("treated", "comparator"))
    found = effects_of(first, second)
    low, high = found.difference_limits
    lost = bool(first.missing or second.missing)
    return Counted(
        outcome=row.text["outcome"],
        effects=found,
        needed=number_needed(found.difference, low=low, high=high),
        scenarios=scenarios(first, second) if lost else (),
        turning=turning(first, second) if lost else None,
    )


def _arm(row: Row, arm: str) -> Counts:
    return Counts(
        events=int(row.number[f"{arm}_responders"]),
        n=int(row.number[f"{arm}_analysed"]),
        missing=int(row.number.get(f"{arm}_missing", 0)),
    )
