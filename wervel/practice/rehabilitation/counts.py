"""All counts about rehabilitation in one table, with every sum that holds among them.

The tables shown divide the same persons in different ways. Whether something small can
be worked out is therefore asked of all of them at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import pandas as pd

from wervel.small_numbers import AddsUp, Preset, released

Key: TypeAlias = tuple[str, ...]
"""What is counted, and of which group: ``("admitted", "3")``."""
Shown: TypeAlias = dict[Key, int | None]
"""What may be shown of each count, rounded; None where suppressed."""

EVERYBODY = "all"


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Counts, and which of them add up to which.

    Some are in no table, but follow from what is: they are here to be kept as well.
    """

    of: dict[Key, int] = field(default_factory=dict)
    sums: list[tuple[Key, tuple[Key, ...]]] = field(default_factory=list)

    def put(self, key: Key, count: int) -> None:
        """Add a count."""
        self.of[key] = count

    def put_sum(self, total: Key, parts: Iterable[Key]) -> None:
        """Say that these parts are the whole of it; the whole is added if not there."""
        of = tuple(parts)
        if total not in self.of:
            self.put(total, sum(self.of[each] for each in of))
        self.sums.append((total, of))

    def put_groups(
        self, what: str, counts: Mapping[str, int], *, total: Key | None = None
    ) -> None:
        """Add a count per group; together they are the total, else everybody's."""
        for group, count in counts.items():
            self.put((what, group), count)
        self.put_sum(total or (what, EVERYBODY), [(what, each) for each in counts])

    def table(self) -> pd.DataFrame:
        """One row per count, as ``released`` takes it; a column per sum."""
        keys = list(self.of)
        sizes = pd.Series([self.of[each] for each in keys], dtype="Int64")
        columns: dict[str, object] = {
            "numerator": sizes,
            "denominator": sizes,
            "cannot_tell": pd.Series([0] * len(keys), dtype="Int64"),
            "together": 0,
        }
        for number, (total, parts) in enumerate(self.sums):
            stands = dict.fromkeys(parts, "part") | {total: "total"}
            columns[_sum(number)] = [stands.get(each, "") for each in keys]
        return pd.DataFrame(columns)

    def adds_up(self) -> list[AddsUp]:
        """The sums, as ``released`` takes them."""
        return [
            AddsUp(column=_sum(each), parts="part", total="total", within=("together",))
            for each in range(len(self.sums))
        ]

    def released(self, rule: Preset) -> Shown:
        """What may be shown of each."""
        shown = released(self.table(), rule, adds_up=self.adds_up())
        numbers = shown["numerator"].astype(object).where(~shown["suppressed"], None)
        return {
            key: None if number is None else int(number)
            for key, number in zip(self.of, numbers, strict=True)
        }


def _sum(number: int) -> str:
    return f"sum_{number}"
