"""The house rules for small numbers, and single counts as they may be shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

from wervel.errors import UnknownName


class Suppressed(StrEnum):
    """The value of a count that is too small to show."""

    SUPPRESSED = "suppressed"


SUPPRESSED: Literal[Suppressed.SUPPRESSED] = Suppressed.SUPPRESSED
Displayed: TypeAlias = int | Literal[Suppressed.SUPPRESSED]


@dataclass(frozen=True, kw_only=True)
class Preset:
    """A house rule: counts from 1 up to the threshold stay in, the rest is rounded."""

    name: str
    threshold: int
    """The smallest count, zero apart, that leaves."""
    rounding: int
    """Counts are rounded to the nearest multiple of this; 1 rounds nothing."""
    source: str


PRESETS = (
    Preset(
        name="opensafely",
        threshold=8,
        rounding=5,
        source="OpenSAFELY documentation, Applying statistical disclosure control: "
        "redact counts of 7 or fewer, then round to the nearest 5",
    ),
    Preset(
        name="ohdsi",
        threshold=5,
        rounding=1,
        source="OHDSI CohortMethod, Results schema: minCellCount 5, zero permissible",
    ),
    Preset(
        name="cumulus",
        threshold=10,
        rounding=1,
        source="Cumulus Library documentation, Counts workflows: min_subject 10",
    ),
    Preset(
        name="cbs",
        threshold=10,
        rounding=5,
        source="Statistics Netherlands (CBS), output of microdata: at least ten in a "
        "cell; rounding to 5 is wervel's choice",
    ),
    Preset(
        name="none",
        threshold=1,
        rounding=1,
        source="wervel: nothing withheld, for use inside the house only",
    ),
)


def preset(name: str) -> Preset:
    """The preset of that name.

    >>> preset("opensafely").threshold
    8
    """
    for known in PRESETS:
        if known.name == name:
            return known
    raise UnknownName(
        "the name of a rule for small numbers",
        repr(name),
        where="small numbers",
        do="choose one of " + ", ".join(known.name for known in PRESETS),
    )


def displayed(count: int, rule: Preset) -> Displayed:
    """One count as it may be shown.

    >>> [str(displayed(count, preset("opensafely"))) for count in (0, 7, 8, 1203)]
    ['0', 'suppressed', '10', '1205']
    """
    if 0 < count < rule.threshold:
        return SUPPRESSED
    return (count + rule.rounding // 2) // rule.rounding * rule.rounding


def displayed_steps(counts: Iterable[int], rule: Preset) -> list[Displayed]:
    """Counts of which each is part of the one before, as they may be shown.

    How many fall away between two steps is a count too: a step that differs too little
    from the last one shown is suppressed.

    >>> [str(step) for step in displayed_steps([100, 98, 40, 3], preset("ohdsi"))]
    ['100', 'suppressed', '40', 'suppressed']
    """
    shown: list[Displayed] = []
    last: int | None = None
    for count in counts:
        step = displayed(count, rule)
        if last is not None and displayed(last - count, rule) is SUPPRESSED:
            step = SUPPRESSED
        if step is not SUPPRESSED:
            last = count
        shown.append(step)
    return shown
