"""The number needed to treat, with an interval that may pass through infinity.

Altman (BMJ 1998; 317: 1309-1312): where the difference may be none, so many patients
would be needed that there is no end to it. The interval then runs from a number needed
to treat for one to benefit, through infinity, to one for one to be harmed.
"""

from __future__ import annotations

from dataclasses import dataclass

from wervel.errors import UsageError


@dataclass(frozen=True, kw_only=True)
class Needed:
    """Patients to treat for one more to benefit, or to be harmed.

    ``value`` is None where there is no difference at all. ``nearest`` belongs to the
    limit of most benefit, ``farthest`` to that of least; None is without end.
    ``through_infinity`` says that the interval holds no difference.
    """

    value: float | None
    benefits: bool
    nearest: float | None
    nearest_benefits: bool
    farthest: float | None
    farthest_benefits: bool
    through_infinity: bool


def number_needed(difference: float, *, low: float, high: float) -> Needed:
    """From a difference in responders and its interval; more is benefit.

    >>> found = number_needed(0.10, low=-0.05, high=0.25)
    >>> found.value, found.nearest, found.farthest, found.through_infinity
    (10.0, 4.0, 20.0, True)
    """
    if not -1 <= low <= difference <= high <= 1:
        raise UsageError(
            "a difference of two shares, within its interval",
            f"{difference} ({low} to {high})",
            where="number needed to treat",
            do="give the limits in order",
        )
    return Needed(
        value=_inverse(difference),
        benefits=difference >= 0,
        nearest=_inverse(high),
        nearest_benefits=high >= 0,
        farthest=_inverse(low),
        farthest_benefits=low >= 0,
        through_infinity=low <= 0 <= high,
    )


def _inverse(difference: float) -> float | None:
    return 1 / abs(difference) if difference else None
