"""Whether an effect matters to a patient: its interval held against what is important.

The reasoning is Minerva's on the MINT trials: a difference can be significant and still
too small to matter. The rule is wervel's: the whole interval at or beyond the smallest
important change is relevant, the whole interval short of it is not, and anything else
is inconclusive, wherever the estimate lies.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wervel.evidence.study import Better, Estimate, Measure, Outcome


class Relevance(StrEnum):
    """What an interval says of relevance."""

    RELEVANT = "relevant"
    NOT_RELEVANT = "not relevant"
    INCONCLUSIVE = "inconclusive"
    WORSE = "relevant, but worse"
    CANNOT_TELL = "cannot tell"


class Place(StrEnum):
    """Where the estimate itself lies."""

    BEYOND = "at or beyond the smallest important change"
    SHORT = "better, but short of the smallest important change"
    NONE = "no difference"
    WRONG_SIDE = "worse"
    NOT_KNOWN = "not known"


class Lacking(StrEnum):
    """What is missing where relevance cannot be told."""

    NOTHING = "nothing"
    NUMBER = "the estimate"
    INTERVAL = "the interval"
    SMALLEST = "a smallest important change"
    DIRECTION = "the direction of the scale"
    SCALE = "an effect in points of the scale"


_IN_POINTS = (Measure.MEAN_DIFFERENCE, Measure.RISK_DIFFERENCE, Measure.COST_DIFFERENCE)


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """An effect as gain: positive is better, whichever way the scale runs.

    ``worst`` and ``best`` are the limits of the interval in that direction.
    ``harm_possible`` says that the interval reaches the smallest important change on
    the wrong side too.
    """

    relevance: Relevance
    place: Place
    lacking: Lacking = Lacking.NOTHING
    gain: float | None = None
    worst: float | None = None
    best: float | None = None
    smallest: float | None = None
    harm_possible: bool = False


def relevance_of(estimate: Estimate, outcome: Outcome) -> Weighed:
    """The relevance of a printed estimate, or what is lacking to tell."""
    lacking = _lacking(estimate, outcome)
    if (
        lacking is not Lacking.NOTHING
        or estimate.value is None
        or estimate.low is None
        or estimate.high is None
        or outcome.smallest_important is None
    ):
        return Weighed(
            relevance=Relevance.CANNOT_TELL, place=Place.NOT_KNOWN, lacking=lacking
        )
    return weighed(
        estimate.value,
        low=estimate.low,
        high=estimate.high,
        smallest=outcome.smallest_important,
        better=outcome.better,
    )


def weighed(
    value: float, *, low: float, high: float, smallest: float, better: Better
) -> Weighed:
    """An effect and its interval held against the smallest important change.

    >>> weighed(-0.99, low=-1.73, high=-0.25, smallest=2, better=Better.LOWER).relevance
    <Relevance.NOT_RELEVANT: 'not relevant'>
    """
    lower = better is Better.LOWER
    gain, worst, best = (-value, -high, -low) if lower else (value, low, high)
    return Weighed(
        relevance=_relevance(worst, best, smallest),
        place=_place(gain, smallest),
        gain=gain + 0.0,
        worst=worst + 0.0,
        best=best + 0.0,
        smallest=smallest,
        harm_possible=worst <= -smallest,
    )


def _relevance(worst: float, best: float, smallest: float) -> Relevance:
    if worst >= smallest:
        return Relevance.RELEVANT
    if best <= -smallest:
        return Relevance.WORSE
    return Relevance.NOT_RELEVANT if best < smallest else Relevance.INCONCLUSIVE


def _place(gain: float, smallest: float) -> Place:
    if gain >= smallest:
        return Place.BEYOND
    if gain > 0:
        return Place.SHORT
    return Place.NONE if gain == 0 else Place.WRONG_SIDE


def _lacking(estimate: Estimate, outcome: Outcome) -> Lacking:
    """The first thing that is missing, in the order a reader would look."""
    missing = {
        Lacking.NUMBER: estimate.value is None,
        Lacking.SCALE: estimate.measure not in _IN_POINTS,
        Lacking.INTERVAL: estimate.low is None or estimate.high is None,
        Lacking.SMALLEST: not outcome.smallest_important,
        Lacking.DIRECTION: outcome.better is Better.NOT_STATED,
    }
    return next((each for each, is_so in missing.items() if is_so), Lacking.NOTHING)
