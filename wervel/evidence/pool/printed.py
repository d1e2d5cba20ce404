"""Effects as they are printed: with a standard error, or with an interval."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log

from wervel.errors import UsageError
from wervel.evidence.pool.distributions import quantile
from wervel.evidence.pool.doubts import Doubt, Kind
from wervel.evidence.pool.effects import Effects
from wervel.evidence.study import Estimate, Measure

LOPSIDED = 0.05
"""An estimate this share of its interval off the middle, and by more than rounding."""


@dataclass(frozen=True, kw_only=True)
class Printed:
    """An effect as printed: the value, and a standard error or two limits.

    Of a ratio the standard error is that of its logarithm. The limits win over the
    standard error where both are given.
    """

    name: str
    value: float
    low: float | None = None
    high: float | None = None
    standard_error: float | None = None
    confidence: float = 0.95


def effects_of(estimates: Mapping[str, Estimate]) -> Effects:
    """The rows of studies as effects, by the name to call each.

    Raises UsageError where a row has no value or interval, or where they are not of
    one measure.
    """
    measures = {each.measure for each in estimates.values()}
    if len(measures) != 1:
        raise _wrong(
            "estimates of one measure",
            ", ".join(sorted(measures)) or "none",
            "choose the rows of one measure",
        )
    rows = [_row(name, each) for name, each in estimates.items()]
    return printed_effects(rows, measure=measures.pop())


def printed_effects(rows: list[Printed], *, measure: Measure) -> Effects:
    """These effects on the scale that adds; the standard error from the interval."""
    read = [_read(each, measure) for each in rows]
    lopsided = tuple(each.name for each in rows if is_lopsided(each, measure))
    return Effects(
        estimate=tuple(value for value, _ in read),
        variance=tuple(variance for _, variance in read),
        names=tuple(each.name for each in rows),
        measure=measure,
        doubts=(Doubt(Kind.NOT_SYMMETRIC, lopsided),) if lopsided else (),
    )


def is_lopsided(row: Printed, measure: Measure) -> bool:
    """Whether the estimate is off the middle of its interval, as X-25 and X-21 are.

    >>> mint = Printed(name="SI", value=1.87, low=1.13, high=2.17)
    >>> is_lopsided(mint, Measure.RISK_RATIO)
    True
    """
    if row.low is None or row.high is None:
        return False
    low, value, high = (
        _scaled(each, measure, row.name) for each in (row.low, row.value, row.high)
    )
    off = abs((low + high) / 2 - value)
    return off > max(LOPSIDED * (high - low), _rounding(row, measure))


def _rounding(row: Printed, measure: Measure) -> float:
    """How far off the middle half a unit in the last digit of all three can put it."""
    numbers = [each for each in (row.low, row.value, row.high) if each is not None]
    half = 0.5 * 10.0 ** -max(_decimals(each) for each in numbers)
    slopes = [1 / abs(each) if measure.is_ratio else 1.0 for each in numbers]
    low, value, high = (half * each for each in slopes)
    return value + (low + high) / 2


def _decimals(number: float) -> int:
    _, _, behind = f"{number:.10f}".rstrip("0").partition(".")
    return len(behind)


def implied_error(value: float, p: float, *, df: float | None = None) -> float:
    """The standard error behind an effect and its exact two-sided p-value.

    >>> round(implied_error(1.96, 0.05), 3)
    1.0
    """
    if not 0 < p < 1 or value == 0:
        raise _wrong(
            "an effect other than none, and an exact p between 0 and 1",
            f"{value}, p = {p}",
            "take the standard error or the interval of the publication",
        )
    return abs(value) / quantile(1 - p / 2, df)


def _row(name: str, of: Estimate) -> Printed:
    if of.value is None or of.low is None or of.high is None:
        raise _wrong(
            f"a value with an interval in {name}",
            of.printed or "not stated",
            "leave this row out of the pooling",
        )
    return Printed(
        name=name, value=of.value, low=of.low, high=of.high, confidence=of.confidence
    )


def _read(row: Printed, measure: Measure) -> tuple[float, float]:
    value = _scaled(row.value, measure, row.name)
    if row.low is None or row.high is None:
        if row.standard_error is None or row.standard_error <= 0:
            raise _wrong(
                f"a standard error above zero, or two limits, for {row.name}",
                "neither" if row.standard_error is None else f"{row.standard_error}",
                "fill in se, or low and high",
            )
        return value, row.standard_error**2
    if not row.low <= row.value <= row.high or row.low == row.high:
        raise _wrong(
            f"an interval that holds its estimate, for {row.name}",
            f"{row.value} ({row.low} to {row.high})",
            "check the signs and the digits in the publication",
        )
    low, high = (_scaled(each, measure, row.name) for each in (row.low, row.high))
    error = (high - low) / (2 * quantile((1 + row.confidence) / 2))
    return value, error**2


def _scaled(value: float, measure: Measure, name: str) -> float:
    if not measure.is_ratio:
        return value
    if value <= 0:
        raise _wrong(
            f"a {measure.value} above zero for {name}",
            f"{value}",
            "give the ratio itself, not its logarithm",
        )
    return log(value)


def _wrong(wanted: str, came: str, do: str) -> UsageError:
    return UsageError(wanted, came, where="the effects to pool", do=do)
