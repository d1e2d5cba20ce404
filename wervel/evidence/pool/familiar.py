"""A standardised effect said on a scale that people know.

Times a standard deviation it is points of that scale (so the Elbers update re-expresses
its medians, catalogue 8.8). As an odds ratio it is exp(d × π / √3), which takes the
outcome to be logistic and equally spread in both groups (Chinn 2000); with the share of
the comparison group who respond, that gives the share expected in the other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, pi, sqrt

from scipy import special

from wervel.errors import UsageError

_LOGISTIC = pi / sqrt(3)
_ENDLESS = 700.0
"""The logarithm of about the largest number there is."""


Limits = tuple[float, float, float]
"""An estimate, then its two limits."""


@dataclass(frozen=True, kw_only=True)
class Familiar:
    """A standardised effect with its interval, in points and as an odds ratio.

    ``points`` is None without a standard deviation, ``responders`` without the share
    who respond in the comparison group, and both that and the odds ratio (of a good
    outcome) are None of a change within one group: nobody is compared there.
    """

    sd: float | None
    points: Limits | None
    odds_ratio: Limits | None
    share: float | None
    responders: Limits | None
    lower_is_better: bool


def familiar(
    effect: Limits,
    *,
    sd: float | None = None,
    share: float | None = None,
    lower_is_better: bool = False,
    compared: bool = True,
) -> Familiar:
    """The estimate and its limits on familiar scales.

    >>> found = familiar((0.5, 0.2, 0.8), sd=10.0, share=0.3)
    >>> found.points, round(found.odds_ratio[0], 2), round(found.responders[0], 2)
    ((5.0, 2.0, 8.0), 2.48, 0.51)
    """
    if sd is not None and sd <= 0:
        raise _wrong("a standard deviation above zero", f"{sd}")
    if share is not None and not 0 < share < 1:
        raise _wrong("a share of responders between 0 and 1", f"{share}")
    if share is not None and not compared:
        raise _wrong("two groups, one of which responds so often", "changes of one")
    good = _each(effect, lambda value: -value if lower_is_better else value)
    return Familiar(
        sd=sd,
        points=None if sd is None else _each(effect, lambda value: value * sd),
        odds_ratio=_each(good, as_odds_ratio) if compared else None,
        share=share,
        responders=None
        if share is None
        else _each(good, lambda value: responders(value, share)),
        lower_is_better=lower_is_better,
    )


def _each(of: Limits, change: Callable[[float], float]) -> Limits:
    estimate, low, high = of
    return change(estimate), change(low), change(high)


def as_odds_ratio(effect: float) -> float:
    """A standardised difference as an odds ratio.

    >>> round(as_odds_ratio(1.0), 4)
    6.1337
    """
    return exp(max(-_ENDLESS, min(_ENDLESS, effect * _LOGISTIC)))


def responders(effect: float, share: float) -> float:
    """The share who respond, where so many would without the effect."""
    return float(special.expit(special.logit(share) + effect * _LOGISTIC))


def _wrong(wanted: str, came: str) -> UsageError:
    return UsageError(
        wanted, came, where="the familiar scale", do="write --sd 2.1 or --share 0.3"
    )
