"""Whether printed numbers can be: the estimate in its interval, and on which scale.

A reader who pools a printed interval rebuilds a standard error from its width. That is
right only on the scale on which the interval is symmetric; where it is symmetric on
neither, nothing is rebuilt (X-25).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from math import exp, log, sqrt
from statistics import NormalDist

from wervel.evidence.study import Estimate, Measure

_NORMAL = NormalDist()


class Symmetry(StrEnum):
    """On which scale the estimate is the centre of its interval, as far as printed."""

    LINEAR = "linear"
    LOG = "log"
    BOTH = "both"
    NEITHER = "neither"
    NOT_STATED = "not stated"


@dataclass(frozen=True, kw_only=True)
class Printed:
    """What a printed estimate and interval show of themselves.

    ``se`` is on the scale of ``symmetry`` (for a ratio symmetric on both: the log);
    ``se_within`` is by how much rounding alone may move it. ``excludes_none`` says that
    the interval leaves no effect out; ``agrees`` whether that is what the source says
    of significance (None where one of the two is not there).
    """

    symmetry: Symmetry
    contains: bool | None = None
    linear_centre: float | None = None
    log_centre: float | None = None
    se: float | None = None
    se_within: float | None = None
    p: float | None = None
    excludes_none: bool | None = None
    agrees: bool | None = None


_NEVER_LOG = (
    Measure.MEAN_DIFFERENCE,
    Measure.STANDARDISED_MEAN_DIFFERENCE,
    Measure.STANDARDISED_MEAN_CHANGE,
    Measure.RISK_DIFFERENCE,
    Measure.COST_DIFFERENCE,
)


def printed(estimate: Estimate) -> Printed:
    """The checks of one printed estimate; what is not printed is not checked.

    >>> from wervel.evidence.study import Measure
    >>> found = printed(Estimate(id="a", item="T-19", outcome="b", locator="000",
    ...     measure=Measure.RISK_RATIO, value=1.87, low=1.13, high=2.17))
    >>> str(found.symmetry), round(found.linear_centre, 2), round(found.log_centre, 2)
    ('neither', 1.65, 1.57)
    """
    value, low, high = estimate.value, estimate.low, estimate.high
    if value is None or low is None or high is None:
        return Printed(symmetry=Symmetry.NOT_STATED)
    unit = _unit(value, low, high)
    none = 1.0 if estimate.measure.is_ratio else 0.0
    excludes = not low <= none <= high
    symmetry = _symmetry(estimate.measure, value, low, high)
    z = _NORMAL.inv_cdf((1 + estimate.confidence) / 2)
    se, within, p = _rebuilt(symmetry, estimate, unit=unit, z=z)
    stated = estimate.significant
    return Printed(
        symmetry=symmetry,
        contains=low <= value <= high,
        linear_centre=(low + high) / 2,
        log_centre=sqrt(low * high) if low > 0 and estimate.measure.is_ratio else None,
        se=se,
        se_within=within,
        p=p,
        excludes_none=excludes,
        agrees=None if stated is None else stated == excludes,
    )


def _symmetry(measure: Measure, value: float, low: float, high: float) -> Symmetry:
    """Symmetric if the value and limits before rounding can have been so."""
    half = _unit(value, low, high) / 2
    slack = half * 1e-6
    linear = abs(value - (low + high) / 2) <= 2 * half + slack
    log_too = False
    if measure not in _NEVER_LOG and low > half:
        lowest = sqrt((low - half) * (high - half)) - half - slack
        highest = sqrt((low + half) * (high + half)) + half + slack
        log_too = lowest <= value <= highest
    if linear and log_too:
        return Symmetry.BOTH
    if log_too:
        return Symmetry.LOG
    return Symmetry.LINEAR if linear else Symmetry.NEITHER


def _rebuilt(
    symmetry: Symmetry, estimate: Estimate, *, unit: float, z: float
) -> tuple[float | None, float | None, float | None]:
    """Standard error, its slack by rounding, and p; none where nothing is symmetric."""
    value, low, high = estimate.value, estimate.low, estimate.high
    if value is None or low is None or high is None or symmetry is Symmetry.NEITHER:
        return None, None, None
    ratio = estimate.measure.is_ratio
    if symmetry is Symmetry.LOG or (symmetry is Symmetry.BOTH and ratio):
        se = log(high / low) / (2 * z)
        within = (unit / low + unit / high) / (4 * z)
        return (se, within, _p(log(value) / se)) if se > 0 else (None, None, None)
    se = (high - low) / (2 * z)
    if se <= 0:
        return None, None, None
    return se, unit / (2 * z), _p((value - (1.0 if ratio else 0.0)) / se)


def _p(z: float) -> float:
    return 2 * _NORMAL.cdf(-abs(z))


def _unit(*numbers: float) -> float:
    """One in the last decimal that any of these is printed with.

    >>> _unit(-0.71, -1.35, 0.4), _unit(3.0, 2.0)
    (0.01, 1.0)
    """
    least = min(_exponent(each) for each in numbers)
    return float(Decimal(1).scaleb(least))


def _exponent(number: float) -> int:
    exponent = Decimal(repr(number)).normalize().as_tuple().exponent
    return min(0, exponent) if isinstance(exponent, int) else 0


def limits(
    value: float, *, se: float, confidence: float = 0.95, on_log: bool = False
) -> tuple[float, float]:
    """The interval that a standard error gives, on the linear or the log scale.

    >>> low, high = limits(-0.18, se=0.2959)
    >>> round(low, 2), round(high, 2)
    (-0.76, 0.4)
    """
    wide = _NORMAL.inv_cdf((1 + confidence) / 2) * se
    if on_log:
        return value * exp(-wide), value * exp(wide)
    return value - wide, value + wide
