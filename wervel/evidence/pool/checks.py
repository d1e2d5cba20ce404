"""What a row of a file of studies cannot be, said by its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from wervel.errors import UsageError
from wervel.evidence.pool.columns import Made
from wervel.evidence.rows import Row

_Numbers = Mapping[str, float]
_Problems = Iterable[str]

_SMALLEST = 2
"""One person has no standard deviation."""
_MOST = 8


def check_rows(rows: Sequence[Row], made: Made, path: Path) -> None:
    """Raise UsageError that names what is impossible, line by line."""
    find = _CHECKS[made]
    found = [f"line {row.line}: {each}" for row in rows for each in find(row.number)]
    if not found:
        return
    more = [f"and {len(found) - _MOST} more"] if len(found) > _MOST else []
    raise UsageError(
        "studies that can be: two or more people to a group, spread above zero, no "
        "more events than people, a correlation between -1 and 1",
        "; ".join(found[:_MOST] + more),
        where=str(path),
        do="check these lines against the publication, or leave those studies out",
    )


def _means(row: _Numbers) -> _Problems:
    for side in ("1", "2"):
        yield from _size(row, f"n{side}")
        yield from _spread(row, f"sd{side}")


def _change(row: _Numbers) -> _Problems:
    yield from _size(row, "n")
    for name in ("sd_before", "sd_after", "sd_change"):
        yield from _spread(row, name)
    if "r" in row and not -1 < row["r"] < 1:
        yield f"r is {row['r']:g}, not between -1 and 1"


def _change_score(row: _Numbers) -> _Problems:
    yield from _change(row)
    if "sd_change" not in row and not {"sd_before", "sd_after"} <= {*row}:
        yield "no sd_change, and no sd_before with sd_after to make it of"


def _counts(row: _Numbers) -> _Problems:
    for side in ("1", "2"):
        people, events = row[f"n{side}"], row[f"events{side}"]
        if people < 1:
            yield f"n{side} is 0"
        if events > people:
            yield f"events{side} is {events:g}, more than n{side}, {people:g}"


def _given(row: _Numbers) -> _Problems:
    limits = {"low", "high"} & {*row}
    if len(limits) == 1:
        yield f"{limits.pop()} without the other limit"
    if not limits and "se" not in row:
        yield "no se, and no low with high"
    if row.get("se", 1) <= 0:
        yield f"se is {row['se']:g}, not above zero"
    if not 0 < row.get("confidence", 0.95) < 1:
        yield "confidence is not between 0 and 1: write 0.95 for 95%"


def _size(row: _Numbers, name: str) -> _Problems:
    if row[name] < _SMALLEST:
        yield f"{name} is {row[name]:g}, and {_SMALLEST} or more have a spread"


def _spread(row: _Numbers, name: str) -> _Problems:
    if name not in row or row[name] > 0:
        return
    why = "all scores the same" if row[name] == 0 else "which cannot be"
    yield f"{name} is {row[name]:g}: {why}"


_CHECKS: Mapping[Made, Callable[[_Numbers], _Problems]] = {
    Made.MD: _means,
    Made.SMD: _means,
    Made.SMCC: _change_score,
    Made.SMCR: _change,
    Made.RR: _counts,
    Made.OR: _counts,
    Made.RD: _counts,
    Made.GIVEN: _given,
}
