"""What a scenario starts from: the counts of one year, as far as they may be shown.

A mean is kept to a fifth, so that from eight upwards it fits any number of persons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from wervel.practice.impact.scenarios import LIMITS, Setting
from wervel.small_numbers import SUPPRESSED, Displayed, Preset, displayed
from wervel.small_numbers import displayed_steps as steps_shown

_FIFTHS = 5


@dataclass(frozen=True, kw_only=True)
class Part:
    """Steps, or moments, of one item: how many, and how far that may vary by chance.

    ``dispersion`` is the variance over the count: 1 where each person counts once, more
    where persons count often (a compound Poisson: the sum of squares over the sum).
    The same for ``days``. All from counts as they may be shown.
    """

    item: str
    count: int
    dispersion: float = 1.0
    days: float = 0.0
    day_dispersion: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Baseline:
    """The parts of a scenario in one year, of how many; none where withheld."""

    parts: tuple[Part, ...] | None
    of: int | None
    cannot_tell: int | None = None

    @property
    def now(self) -> int | None:
        """All parts together."""
        return None if self.parts is None else sum(each.count for each in self.parts)

    @property
    def dispersion(self) -> float:
        """The variance over the count of all parts together."""
        parts = self.parts or ()
        count = sum(each.count for each in parts)
        variance = sum(each.count * each.dispersion for each in parts)
        return variance / count if count else 1.0


def steps_baseline(
    cells: pd.DataFrame,
    steps: Sequence[str],
    setting: Setting,
    *,
    episodes: int,
    rule: Preset,
) -> Baseline:
    """Steps of these kinds in a setting; every kind is shown or withheld by itself."""
    parts = [_part_of(cells, step, setting, rule) for step in steps]
    known = [each for each in parts if each is not None]
    return Baseline(
        parts=tuple(known) if len(known) == len(parts) else None,
        of=shown(displayed(episodes, rule)),
    )


def _part_of(
    cells: pd.DataFrame, step: str, setting: Setting, rule: Preset
) -> Part | None:
    """One kind of step in a setting.

    Settings are shown only if none of them is small, in steps or in persons: who knows
    the whole and the others could subtract.
    """
    of_step = cells[cells["step"].eq(step)]
    if setting is not Setting.ANY:
        if any(_is_small(row, rule) for row in of_step.itertuples()):
            return None
        of_step = of_step[of_step["setting"].eq(setting.value)]
    whole = of_step[["steps", "squares", "persons", "days", "day_squares"]].sum()
    count = int(whole["steps"])
    few = 0 < int(of_step["persons"].max() if len(of_step) else 0) < rule.threshold
    number = shown(displayed(count, rule))
    if number is None or few:
        return None
    if not count:
        return Part(item=step, count=0)
    days = float(whole["days"])
    return Part(
        item=step,
        count=number,
        dispersion=max(1.0, in_fifths(float(whole["squares"]) / count)),
        days=number * in_fifths(days / count),
        day_dispersion=max(1.0, round(float(whole["day_squares"]) / max(days, 1.0))),
    )


def _is_small(row: object, rule: Preset) -> bool:
    return any(
        0 < int(getattr(row, name)) < rule.threshold for name in ("steps", "persons")
    )


def waits_baseline(
    waits: pd.DataFrame, step: str, limit: int, *, rule: Preset
) -> Baseline:
    """Episodes in which the step came later than the limit, of those in which it came.

    ``waits`` has one row per wait in days (null: it did not come) and whether follow-up
    was long enough: ``wait``, ``complete``, ``episodes``. What is shown of one limit is
    decided over all ``LIMITS``, whichever is asked for.
    """
    complete = waits[waits["complete"].astype(bool) & waits["wait"].notna()]
    counts = [
        int(complete.loc[complete["wait"].gt(each), "episodes"].sum())
        for each in (-1, *LIMITS)
    ]
    steps: list[Displayed] = steps_shown(counts, rule)
    late = complete[complete["wait"].gt(limit)]
    excess = (late["wait"] - limit).astype(float)
    days = float((excess * late["episodes"]).sum())
    squares = float((excess**2 * late["episodes"]).sum())
    place = 1 + LIMITS.index(limit)
    number, of, exact = shown(steps[place]), shown(steps[0]), counts[place]
    cut_off = int(waits.loc[~waits["complete"].astype(bool), "episodes"].sum())
    part = Part(
        item=step,
        count=number or 0,
        days=(number or 0) * in_fifths(days / max(exact, 1)),
        day_dispersion=max(1.0, round(squares / max(days, 1.0))),
    )
    return Baseline(
        parts=(part,) if number is not None and of is not None else None,
        of=of,
        cannot_tell=shown(displayed(cut_off, rule)),
    )


def shown(count: Displayed) -> int | None:
    """The count as it may be shown; nothing where it is withheld."""
    return None if count is SUPPRESSED else int(count)


def in_fifths(number: float) -> float:
    """The number to the nearest fifth.

    >>> in_fifths(14.27)
    14.2
    """
    return float(np.round(number * _FIFTHS) / _FIFTHS)
