"""What cross-over does to an effect: the effect of being treated behind that of a plan.

Analysed as randomised, a trial in which a share of the comparison group got the
treatment after all shows a diluted effect. Bloom's estimate divides it by the
difference in who was treated (Eval Rev 1984; 8: 225-246). It is a bound under stated
assumptions: the plan itself has no effect but through the treatment, nobody does the
opposite of the plan, and whoever crosses over gains as much as others.
"""

from __future__ import annotations

from dataclasses import dataclass

from wervel.errors import UsageError
from wervel.evidence.study import Better
from wervel.evidence.trials.relevance import Relevance, weighed


@dataclass(frozen=True, kw_only=True)
class Undiluted:
    """The effect among those who follow the plan, at these shares of cross-over."""

    crossed: float
    untreated: float
    value: float
    low: float
    high: float
    relevance: Relevance


def undiluted(
    effect: tuple[float, float, float],
    *,
    crossed: float,
    untreated: float = 0.0,
    smallest: float,
    better: Better,
) -> Undiluted:
    """Estimate and limits divided by the difference in who was treated.

    ``crossed`` is the share of the comparison group that got the treatment,
    ``untreated`` the share of the intervention group that did not. The shares are taken
    as fixed; their own uncertainty would widen the interval.

    >>> found = undiluted((-0.71, -1.35, -0.06), crossed=0.35, smallest=2,
    ...     better=Better.LOWER)
    >>> round(found.low, 2), str(found.relevance)
    (-2.08, 'inconclusive')
    """
    for name, share in (("crossed", crossed), ("untreated", untreated)):
        if not 0 <= share < 1:
            raise UsageError(
                "a share of at least 0 and below 1",
                str(share),
                where=name,
                do="mend it",
            )
    apart = 1 - crossed - untreated
    if apart <= 0:
        raise UsageError(
            "more treated in the intervention than in the comparison group",
            f"{1 - untreated:.2f} and {crossed:.2f}",
            where="cross-over",
            do="without that difference nothing can be said of the treatment itself",
        )
    value, low, high = (each / apart for each in effect)
    return Undiluted(
        crossed=crossed,
        untreated=untreated,
        value=value,
        low=low,
        high=high,
        relevance=weighed(
            value, low=low, high=high, smallest=smallest, better=better
        ).relevance,
    )


def turning_share(best: float, *, smallest: float) -> float | None:
    """The share of cross-over at which a verdict of not relevant would fall.

    ``best`` is the limit of the interval in the direction of gain. None where no share
    below one does it, or where the verdict was another already.

    >>> round(turning_share(1.35, smallest=2), 3)
    0.325
    """
    return 1 - best / smallest if 0 < best < smallest else None
