"""What a column of the file of patients is, read from its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from wervel.evidence.rows import Field, Kind


class Part(Enum):
    """What is measured in a column."""

    UTILITY = "utility"
    EFFECT = "effect"
    USE = "use"
    COST = "cost"


@dataclass(frozen=True, kw_only=True)
class Variable:
    """One row per measured column: what it is, of what, when.

    ``weeks`` is of a utility, counted from the start; ``year`` is of use and costs, the
    first being the year that starts there.
    """

    column: str
    part: Part
    name: str
    weeks: float = 0.0
    year: int = 1

    @property
    def is_cost(self) -> bool:
        """Whether it counts among the costs, by itself or at a price."""
        return self.part in (Part.USE, Part.COST)


GRAMMAR = (
    "participant, arm, utility_<weeks>, effect_<name>, use_<item>, cost_<category>, "
    "perhaps with _y2 for the second year, cluster, covariate_<name>"
)
_UTILITY = re.compile(r"utility_(\d+(?:\.\d+)?)")
_EFFECT = re.compile(r"effect_(\w+)")
_COSTS = re.compile(r"(use|cost)_(\w+?)(?:_y([1-9]\d?))?")
_COVARIATE = re.compile(r"covariate_(\w+)")
_WHO = ("participant", "arm", "cluster")


def variable(column: str) -> Variable | None:
    """What the column of that name measures; None where it measures nothing.

    >>> variable("use_physiotherapy_y2").name, variable("use_physiotherapy_y2").year
    ('physiotherapy', 2)
    >>> variable("utility_26").weeks, variable("age") is None
    (26.0, True)
    """
    if found := _UTILITY.fullmatch(column):
        return Variable(
            column=column,
            part=Part.UTILITY,
            name=found[1],
            weeks=float(found[1]),
        )
    if found := _EFFECT.fullmatch(column):
        return Variable(column=column, part=Part.EFFECT, name=found[1])
    if found := _COSTS.fullmatch(column):
        return Variable(
            column=column,
            part=Part(found[1]),
            name=found[2],
            year=int(found[3] or 1),
        )
    return None


def is_covariate(column: str) -> bool:
    """Whether the column is to be corrected for."""
    return _COVARIATE.fullmatch(column) is not None


def fields(columns: list[str]) -> dict[str, Field]:
    """How to read those columns that have a meaning; the others are left out."""
    read = {
        name: Field(kind=Kind.TEXT, required=True)
        for name in _WHO
        if name != "cluster" or name in columns
    }
    read |= {name: Field() for name in columns if variable(name)}
    return read | {name: Field(required=True) for name in columns if is_covariate(name)}
