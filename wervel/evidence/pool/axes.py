"""Where the ticks of an axis of effects stand, and how far it reaches."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, exp, floor, log, log10
from statistics import median

from wervel.evidence.pool.charts import Axis
from wervel.evidence.pool.numbers import Numbers

_RATIOS = (1.0, 2.0, 5.0)
_CLOSE_RATIOS = (
    0.25,
    0.3,
    0.4,
    0.5,
    0.6,
    0.7,
    0.8,
    0.9,
    1.0,
    1.1,
    1.25,
    1.5,
    1.75,
    2.0,
)
_NARROW = log(4)
_FAR = log(50)
"""A ratio is not drawn more times this beyond all estimates."""
_TICKS = 6
_SAME, _MOST_DECIMALS = 1e-9, 6


def axis(
    spans: Sequence[tuple[float, float, float]],
    numbers: Numbers,
    *,
    with_none: bool = True,
) -> Axis:
    """An axis for these estimates with their limits; a few that run far are cut off."""
    estimates = [each[0] for each in spans]
    widths = [high - low for _, low, high in spans]
    first, last = min(estimates), max(estimates)
    reach = max(last - first, median(widths)) or 1.0
    if numbers.measure.is_ratio:
        reach = min(reach, _FAR)
    low = max(min(each[1] for each in spans), first - reach)
    high = min(max(each[2] for each in spans), last + reach)
    if with_none:
        low, high = min(low, 0.0), max(high, 0.0)
    room = (high - low) * 0.04
    low, high = low - room, high + room
    made = _of_ratios if numbers.measure.is_ratio else _of_differences
    return Axis(low=low, high=high, ticks=made(low, high, numbers), title=numbers.name)


def plain_axis(low: float, high: float, numbers: Numbers, *, title: str) -> Axis:
    """An axis of plain numbers, such as of errors or hours."""
    ticks = _of_differences(low, high, numbers)
    return Axis(low=low, high=high, ticks=ticks, title=title)


def _of_differences(
    low: float, high: float, numbers: Numbers
) -> tuple[tuple[float, str], ...]:
    if high <= low:
        return ((low, numbers.plain(low)),)
    step = nice_step(high - low)
    decimals = max(0, -floor(log10(step) + _SAME))
    first, last = ceil(low / step - _SAME), floor(high / step + _SAME)
    return tuple(
        (at * step, numbers.plain(at * step, decimals)) for at in range(first, last + 1)
    )


def nice_step(span: float) -> float:
    """A step of one, two or five times a power of ten, with a few ticks to the span.

    >>> nice_step(1.7), nice_step(30)
    (0.5, 5.0)
    """
    rough = span / _TICKS
    power = 10.0 ** floor(log10(rough))
    factor = next(each for each in (1, 2, 5, 10) if each * power >= rough * (1 - _SAME))
    return float(factor * power)


def _of_ratios(
    low: float, high: float, numbers: Numbers
) -> tuple[tuple[float, str], ...]:
    wide = [
        ratio * 10.0**power
        for power in range(floor(low / log(10)), ceil(high / log(10)) + 1)
        for ratio in _RATIOS
    ]
    candidates = list(_CLOSE_RATIOS) if high - low < _NARROW else wide
    inside = [each for each in candidates if exp(low) <= each <= exp(high)]
    every = ceil(len(inside) / _TICKS)
    # No effect keeps its tick however many are left out.
    centre = inside.index(1.0) if 1.0 in inside else 0
    return tuple(
        (log(each), _ratio(each, numbers))
        for at, each in enumerate(inside)
        if (at - centre) % every == 0
    )


def _ratio(ratio: float, numbers: Numbers) -> str:
    """With as many decimals as it needs: 0.05 has two, 1.5 one, 20 none."""
    for decimals in range(_MOST_DECIMALS):
        if abs(round(ratio, decimals) - ratio) < _SAME:
            return numbers.plain(ratio, decimals)
    return f"{ratio:g}"
