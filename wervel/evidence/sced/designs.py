"""Which design a set of series has, as its phases show."""

from __future__ import annotations

from collections.abc import Sequence

from wervel.evidence.sced.series import Design, Series

_QUICK = 2.0
"""With fewer points in a run than this, on average, conditions alternate."""


def design_of(series: Sequence[Series], baseline: str) -> Design:
    """What the phases of these persons show.

    >>> from wervel.evidence.sced.series import Point
    >>> def one(case, phases):
    ...     points = [Point(occasion=n, phase=p, score=0) for n, p in enumerate(phases)]
    ...     return Series(case=case, points=tuple(points))
    >>> str(design_of([one("1", "AAABBBB"), one("2", "AAAABBB")], "A"))
    'multiple baseline'
    >>> str(design_of([one("1", "ABBABAAB")], "A"))
    'alternating treatments'
    """
    if any(p.criterion is not None for one in series for p in one.points):
        return Design.CHANGING_CRITERION
    changes = [_changes(one, baseline) for one in series]
    if any(len(each) > 1 for each in changes):
        points = sum(len(one.points) for one in series)
        quick = points / sum(len(each) + 1 for each in changes) < _QUICK
        return Design.ALTERNATING if quick else Design.REVERSAL
    starts = {each[0] for each in changes}
    return Design.MULTIPLE_BASELINE if len(starts) > 1 else Design.AB


def _changes(series: Series, baseline: str) -> list[int]:
    """The occasions at which the condition changes."""
    pairs = zip(series.points, series.points[1:], strict=False)
    return [
        after.occasion
        for before, after in pairs
        if (before.phase == baseline) != (after.phase == baseline)
    ]
