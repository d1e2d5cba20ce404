"""Means of groups, and what a reader could work out of them.

A mean of classes says how many can at most be in the low ones, and how many must be.
Where a suppressed count could be known to be small by that, the mean is withheld too;
and so is the mean of everybody, where subtracting would give that of those without one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import pandas as pd

from wervel.practice.rehabilitation.dose import FEWEST, LIMITS
from wervel.practice.rehabilitation.stays import SEVERE
from wervel.small_numbers import Preset

Held: TypeAlias = Mapping[str, int]
"""How many of a group are in each of the counts that its mean could tell about."""


@dataclass(frozen=True, kw_only=True)
class Rounded:
    """A mean as it is shown: of so many, rounded to a step."""

    known: int
    mean: float
    step: float

    @staticmethod
    def of(values: pd.Series[float], *, step: float) -> Rounded:
        mean = float(values.mean()) if len(values) else 0.0
        return Rounded(known=len(values), mean=round(mean / step) * step, step=step)


def class_room(shown: Rounded, rule: Preset) -> dict[str, float]:
    """How many the mean class leaves to be severe, and how many not.

    Whoever is in class 3 or 4 is at least two above the lowest, and the others are at
    least two below the highest.
    """
    known, half = _least(shown, rule), shown.step / 2
    return {
        "severe": known * (shown.mean - half - 1) / 2,
        "less_severe": known * (4 - shown.mean - half) / 2,
    }


def hours_room(shown: Rounded, rule: Preset) -> dict[str, float]:
    """How many the mean hours leave to be above the first limit."""
    return {"above": _least(shown, rule) * (shown.mean - shown.step / 2) / LIMITS[0]}


def _least(shown: Rounded, rule: Preset) -> int:
    """The fewest that are shown as so many.

    A reader has to reckon with the most; what lies between is kept in hand for what
    the other tables tell.
    """
    half = rule.rounding // 2
    return (shown.known + half) // rule.rounding * rule.rounding - half


def is_safe(shown: Rounded, held: Held, rule: Preset) -> bool:
    """Whether the mean tells nothing of a suppressed count, however it is split.

    It must force nobody to either side, and leave room for more than a small count.
    """
    half = shown.step / 2
    if shown.step < 1:
        forces = shown.mean - half < SEVERE and shown.mean + half > SEVERE - 1
        room = class_room(shown, rule)
    else:
        forces = shown.mean + half > LIMITS[0]
        room = hours_room(shown, rule)
    small = [
        name for name, most in room.items() if held[name] and most < rule.threshold
    ]
    return not forces and not small


@dataclass(frozen=True, kw_only=True)
class Group:
    """The values of one group, what of their numbers is shown, and what they hold."""

    values: pd.Series[float]
    is_shown: bool
    is_split_shown: bool
    held: Held


def means(
    groups: Mapping[str, Group], everybody: str, rule: Preset, *, step: float
) -> dict[str, float | None]:
    """The mean of each group and of everybody, None where it may not be shown."""
    found: dict[str, float | None] = {}
    for name, group in groups.items():
        shown = Rounded.of(group.values, step=step)
        enough = group.is_shown and shown.known >= FEWEST
        is_told = enough and (group.is_split_shown or is_safe(shown, group.held, rule))
        found[name] = round(shown.mean, 1) if is_told else None
    lacking = [
        group
        for name, group in groups.items()
        if name != everybody and found[name] is None and len(group.values)
    ]
    if lacking:
        values = pd.concat([each.values for each in lacking])
        held = {
            name: sum(each.held[name] for each in lacking) for name in lacking[0].held
        }
        rest = Rounded.of(values, step=step)
        enough = rest.known >= max(rule.threshold, FEWEST)
        if not (enough and is_safe(rest, held, rule)):
            found[everybody] = None
    return found
