"""A series of scores of one person, its phases, and the experiment they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from wervel.evidence.study import Better

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


class Design(StrEnum):
    """How conditions follow each other."""

    AB = "AB"
    REVERSAL = "ABAB"
    MULTIPLE_BASELINE = "multiple baseline"
    ALTERNATING = "alternating treatments"
    CHANGING_CRITERION = "changing criterion"


@dataclass(frozen=True, kw_only=True)
class Point:
    """One row per occasion of a person.

    ``criterion`` is the goal in force, in a changing-criterion design. ``may_start``
    says that the plan let the intervention begin here.
    """

    occasion: int
    phase: str
    score: float
    criterion: float | None = None
    may_start: bool = False


@dataclass(frozen=True, kw_only=True)
class Run:
    """A stretch of points of one phase: from ``start`` up to but not ``stop``."""

    name: str
    phase: str
    start: int
    stop: int

    @property
    def length(self) -> int:
        return self.stop - self.start


@dataclass(frozen=True, kw_only=True)
class Series:
    """The points of one person, in order of occasion."""

    case: str
    points: tuple[Point, ...]

    @property
    def scores(self) -> Floats:
        return np.array([each.score for each in self.points])

    @property
    def occasions(self) -> NDArray[np.int64]:
        return np.array([each.occasion for each in self.points], dtype=np.int64)

    def runs(self) -> tuple[Run, ...]:
        """The phases as they were lived: a letter that comes back gets a number.

        Another criterion is another phase.

        >>> points = [Point(occasion=n, phase=p, score=1) for n, p in enumerate("AABA")]
        >>> [run.name for run in Series(case="1", points=tuple(points)).runs()]
        ['A1', 'B', 'A2']
        """
        found: list[tuple[str, int, int]] = []
        at = 0
        for (label, _), group in groupby(
            (each.phase, each.criterion) for each in self.points
        ):
            length = len(list(group))
            found.append((label, at, at + length))
            at += length
        labels = [label for label, _, _ in found]
        names = [
            f"{label}{labels[: n + 1].count(label)}"
            if labels.count(label) > 1
            else label
            for n, label in enumerate(labels)
        ]
        return tuple(
            Run(name=name, phase=label, start=start, stop=stop)
            for name, (label, start, stop) in zip(names, found, strict=True)
        )


@dataclass(frozen=True, kw_only=True)
class Experiment:
    """Persons measured alike, of one design, on one outcome.

    ``shown`` has every point; ``series`` those of the phases that are compared: the
    ``baseline`` and the ``interventions``. ``unused`` names columns of the file that
    were not read.
    """

    outcome: str
    better: Better
    design: Design
    baseline: str
    interventions: tuple[str, ...]
    series: tuple[Series, ...]
    shown: tuple[Series, ...]
    unused: tuple[str, ...] = ()

    @property
    def sign(self) -> float:
        """What scores are multiplied with so that more is better."""
        return 1.0 if self.better is Better.HIGHER else -1.0

    @property
    def starts_stated(self) -> bool:
        """Whether the file says where the intervention might have started."""
        return any(each.may_start for one in self.series for each in one.points)

    def treated(self, series: Series) -> Bools:
        """Of each point, whether the intervention was there."""
        return np.array([each.phase != self.baseline for each in series.points])

    def stretches(self, series: Series) -> tuple[Run, ...]:
        """The runs, with neighbouring interventions as one."""
        joined: list[Run] = []
        for run in series.runs():
            before = joined[-1] if joined else None
            if before and self.baseline not in (before.phase, run.phase):
                joined[-1] = Run(
                    name=f"{before.name}+{run.name}",
                    phase=before.phase,
                    start=before.start,
                    stop=run.stop,
                )
            else:
                joined.append(run)
        return tuple(joined)
