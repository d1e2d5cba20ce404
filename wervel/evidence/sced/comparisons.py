"""Which phases of a person are held against each other, and each phase in numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wervel.evidence.sced.effect_sizes import Overlap, Ratio, overlap, ratio
from wervel.evidence.sced.series import Design, Experiment, Floats, Run, Series


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """One row per pair of a baseline and an intervention.

    ``difference`` is the mean with less the mean without, and ``immediate`` that of the
    three points on either side of the change, as the scores are: not turned.
    """

    before: str
    after: str
    overlap: Overlap
    ratio: Ratio | None
    difference: float
    immediate: float | None


@dataclass(frozen=True, kw_only=True)
class Level:
    """One row per phase: level, spread and trend, as the eye would judge them.

    Where conditions alternate, one row per condition. ``places`` are those of its
    points in the series. ``slope`` is the median of all slopes between two points
    (Theil and Sen), for each occasion; none of one point.
    """

    name: str
    places: tuple[int, ...]
    scores: tuple[float, ...]
    mean: float
    median: float
    deviation: float | None
    slope: float | None
    criterion: float | None


_WINDOW = 3


def comparisons(experiment: Experiment, one: Series) -> tuple[Comparison, ...]:
    """Of a person the pairs of neighbouring phases, or all points of each condition.

    Where conditions alternate, or a criterion changes, there are no such pairs.
    """
    if experiment.design in (Design.ALTERNATING, Design.CHANGING_CRITERION):
        treated = experiment.treated(one)
        before, after = one.scores[~treated], one.scores[treated]
        others = "+".join(
            dict.fromkeys(
                each.phase for each in one.points if each.phase != experiment.baseline
            )
        )
        return (_compared(experiment, (experiment.baseline, before), (others, after)),)
    return tuple(
        _compared(
            experiment,
            *(
                (run.name, one.scores[run.start : run.stop])
                for run in sorted(pair, key=lambda r: r.phase != experiment.baseline)
            ),
            immediate=_immediate(experiment, one, pair),
        )
        for pair in paired(experiment, one)
    )


def paired(experiment: Experiment, one: Series) -> tuple[tuple[Run, Run], ...]:
    """Neighbouring phases two by two; of an odd number the last has none."""
    runs = experiment.stretches(one)
    return tuple(zip(runs[::2], runs[1::2], strict=False))


def levels(experiment: Experiment, one: Series) -> tuple[Level, ...]:
    """Every phase of a person in numbers, or every condition where they alternate."""
    if experiment.design is Design.ALTERNATING:
        labels = [each.phase for each in one.points]
        return tuple(
            _level(one, label, [n for n, each in enumerate(labels) if each == label])
            for label in dict.fromkeys(labels)
        )
    return tuple(_level(one, r.name, [*range(r.start, r.stop)]) for r in one.runs())


def _compared(
    experiment: Experiment,
    first: tuple[str, Floats],
    second: tuple[str, Floats],
    *,
    immediate: float | None = None,
) -> Comparison:
    (before, without), (after, having) = first, second
    sign = experiment.sign
    return Comparison(
        before=before,
        after=after,
        overlap=overlap(sign * without, sign * having),
        ratio=ratio(without, having),
        difference=float(having.mean() - without.mean()),
        immediate=immediate,
    )


def _immediate(experiment: Experiment, one: Series, pair: tuple[Run, Run]) -> float:
    first, second = pair
    step = (
        one.scores[second.start : min(second.stop, second.start + _WINDOW)].mean()
        - one.scores[max(first.start, first.stop - _WINDOW) : first.stop].mean()
    )
    return float(step if first.phase == experiment.baseline else -step)


def _level(one: Series, name: str, places: list[int]) -> Level:
    scores, at = one.scores[places], one.occasions[places].astype(np.float64)
    several = len(scores) > 1
    earlier, later = np.triu_indices(len(scores), 1)
    slopes = (scores[later] - scores[earlier]) / (at[later] - at[earlier])
    return Level(
        name=name,
        places=tuple(places),
        scores=tuple(float(each) for each in scores),
        mean=float(scores.mean()),
        median=float(np.median(scores)),
        deviation=float(scores.std(ddof=1)) if several else None,
        slope=float(np.median(slopes)) if several else None,
        criterion=one.points[places[0]].criterion,
    )
