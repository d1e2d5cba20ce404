"""What a randomisation test compares, of many assignments at once; more is better."""

from __future__ import annotations

import numpy as np
from scipy.stats import rankdata

from wervel.evidence.sced.assignments import Assignments, Phases
from wervel.evidence.sced.plan import Statistic
from wervel.evidence.sced.series import Bools, Floats

_ROWS = 65_536
"""So many assignments at a time, so that a million take no more memory."""


def values(
    assigned: Assignments, scores: Floats, statistic: Statistic, *, window: int
) -> tuple[Floats, float]:
    """The statistic under every assignment, and under the one that was observed.

    ``scores`` are turned so that more is better, and so are ``assigned.criteria``.
    """

    def of(phases: Phases) -> Floats:
        match statistic:
            case Statistic.MEAN_DIFFERENCE:
                return mean_difference(assigned.treated[phases], scores)
            case Statistic.NAP:
                return nonoverlap(assigned.treated[phases], scores)
            case Statistic.IMMEDIATE_CHANGE:
                return immediate_change(assigned.treated[phases], scores, window=window)
            case Statistic.CLOSENESS:
                return closeness(phases, assigned, scores)

    parts = [
        of(assigned.phases[at : at + _ROWS])
        for at in range(0, len(assigned.phases), _ROWS)
    ]
    return np.concatenate(parts), float(of(assigned.observed[None, :])[0])


def mean_difference(treated: Bools, scores: Floats) -> Floats:
    """The mean with the intervention less the mean without.

    >>> mean_difference(np.array([[False, False, True]]), np.array([1.0, 3.0, 5.0]))
    array([3.])
    """
    weights = treated.astype(np.float64)
    number = weights.sum(axis=1)
    sums = weights @ scores
    rest = (scores.sum() - sums) / (len(scores) - number)
    return np.asarray(sums / number - rest)


def nonoverlap(treated: Bools, scores: Floats) -> Floats:
    """The share of pairs in which the score with the intervention is the better one.

    Mann and Whitney's U over the number of pairs, from the ranks of all scores.
    """
    weights = treated.astype(np.float64)
    number = weights.sum(axis=1)
    above = weights @ rankdata(scores) - number * (number + 1) / 2
    return np.asarray(above / (number * (len(scores) - number)))


def immediate_change(treated: Bools, scores: Floats, *, window: int) -> Floats:
    """The mean step at the changes of condition, of so many points on either side.

    A step out of the intervention counts the other way round.
    """
    steps = np.diff(treated.astype(np.int8), axis=1).astype(np.float64)
    reach = range(1, len(scores))
    jumps = np.array(
        [
            scores[n : n + window].mean() - scores[max(0, n - window) : n].mean()
            for n in reach
        ]
    )
    return np.asarray(steps @ jumps / np.abs(steps).sum(axis=1))


def closeness(phases: Phases, assigned: Assignments, scores: Floats) -> Floats:
    """Minus the mean distance to the criterion, over the occasions that have one."""
    goals = assigned.criteria
    if goals is None:
        raise ValueError("closeness needs criteria")
    away = np.abs(goals[phases] - scores)
    return np.asarray(-np.nanmean(away, axis=1), dtype=np.float64)
