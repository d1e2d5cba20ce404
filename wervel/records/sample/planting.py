"""Planting: what a sample holds on purpose, to be found again by whoever looks.

Nothing here draws anything; ``planted`` decides which practices get what.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeVar

from wervel.errors import UsageError

Number = TypeVar("Number", int, float)


class Habit(Enum):
    """What practices do more or less often than each other."""

    IMAGING = "imaging"
    REFERRAL = "referral"
    OPIOID = "opioid"
    EXERCISE_THERAPY = "exercise_therapy"


@dataclass(frozen=True)
class Spread:
    """Practices differ in a habit: their log odds are normal with this deviation."""

    habit: Habit
    deviation: float


@dataclass(frozen=True)
class Outliers:
    """So many practices have these odds of a habit, against the median practice."""

    habit: Habit
    practices: int
    odds_ratio: float


@dataclass(frozen=True)
class Drift:
    """So many practices change: these odds from that day, against their own before."""

    habit: Habit
    practices: int
    odds_ratio: float
    since: date


@dataclass(frozen=True)
class Rehabilitation:
    """More rehabilitation: institutions of its own, and who is referred to them.

    ``referred``: the share of long complaints without radiation that is referred, all
    else apart. ``piling``: in so many institutions, hours that would be somewhat under
    the limit of the smaller product come out just above it.
    """

    institutions: int
    referred: float
    piling: int = 0


@dataclass(frozen=True)
class Planting:
    """What is planted beyond what every sample holds; of itself nothing.

    ``case_mix``, from 0 to 1, is how much practices differ in the age, the radiation
    and the chronicity of their patients, while the habits depend on these.
    """

    spread: tuple[Spread, ...] = ()
    outliers: tuple[Outliers, ...] = ()
    drift: tuple[Drift, ...] = ()
    case_mix: float = 0.0
    rehabilitation: Rehabilitation | None = None

    @property
    def moves_rates(self) -> bool:
        """Whether practices depart from the published rates because of it."""
        return bool(self.spread or self.outliers or self.drift or self.case_mix)


def planting_from(
    *,
    spread: Sequence[str] = (),
    outliers: Sequence[str] = (),
    drift: Sequence[str] = (),
    case_mix: float = 0.0,
    rehabilitation: str | None = None,
) -> Planting:
    """The planting that was asked for in words.

    ``HABIT:DEVIATION``, ``HABIT:PRACTICES:ODDS_RATIO``,
    ``HABIT:PRACTICES:ODDS_RATIO:YYYY-MM-DD`` and ``INSTITUTIONS:SHARE[:PILING]``.

    >>> planting_from(outliers=["imaging:2:3.0"]).outliers[0].odds_ratio
    3.0
    """
    if not 0 <= case_mix <= 1:
        raise _refused("a number from 0 to 1", str(case_mix), "--case-mix")
    return Planting(
        spread=tuple(_spread(each) for each in _once(spread, "--spread")),
        outliers=tuple(_outliers(each) for each in _once(outliers, "--outliers")),
        drift=tuple(_drift(each) for each in _once(drift, "--drift")),
        case_mix=case_mix,
        rehabilitation=None
        if rehabilitation is None
        else _institutions(rehabilitation),
    )


def _once(asked: Sequence[str], option: str) -> Sequence[str]:
    """The same, if no habit is named twice."""
    habits = [each.partition(":")[0].strip() for each in asked]
    for habit in habits:
        if habits.count(habit) > 1:
            raise _refused("each habit once", f"{habit} twice", option)
    return asked


def _spread(asked: str) -> Spread:
    option = "--spread"
    habit, deviation = _parts(asked, "HABIT:DEVIATION", option)
    return Spread(
        _habit(habit, option), _number(deviation, float, option, least=0, most=3)
    )


def _outliers(asked: str) -> Outliers:
    option = "--outliers"
    habit, practices, ratio = _parts(asked, "HABIT:PRACTICES:ODDS_RATIO", option)
    return Outliers(
        _habit(habit, option),
        _number(practices, int, option, least=1, most=100_000),
        _ratio(ratio, option),
    )


def _drift(asked: str) -> Drift:
    option = "--drift"
    habit, practices, ratio, since = _parts(
        asked, "HABIT:PRACTICES:ODDS_RATIO:YYYY-MM-DD", option
    )
    return Drift(
        _habit(habit, option),
        _number(practices, int, option, least=1, most=100_000),
        _ratio(ratio, option),
        _day(since, option),
    )


def _institutions(asked: str) -> Rehabilitation:
    option = "--rehabilitation"
    form = "INSTITUTIONS:SHARE or INSTITUTIONS:SHARE:PILING"
    parts = [each.strip() for each in asked.split(":")]
    if len(parts) not in (2, 3):
        raise _refused(form, asked, option)
    institutions, share, piling = [*parts, "0"][:3]
    count = _number(institutions, int, option, least=1, most=1_000)
    return Rehabilitation(
        count,
        _number(share, float, option, least=0, most=1),
        _number(piling, int, option, least=0, most=count),
    )


def _parts(asked: str, form: str, option: str) -> list[str]:
    parts = [each.strip() for each in asked.split(":")]
    if len(parts) != form.split("[", maxsplit=1)[0].count(":") + 1 + form.count("["):
        raise _refused(form, asked, option)
    return parts


def _habit(word: str, option: str) -> Habit:
    try:
        return Habit(word)
    except ValueError:
        known = ", ".join(each.value for each in Habit)
        raise _refused(f"a habit: {known}", word, option) from None


def _number(
    word: str, kind: Callable[[str], Number], option: str, *, least: float, most: float
) -> Number:
    wanted = f"a number from {least:g} to {most:g}"
    if kind is int:
        wanted = f"a whole number from {least:g} to {most:g}"
    try:
        number = kind(word)
    except ValueError:
        raise _refused(wanted, word, option) from None
    if not least <= number <= most:
        raise _refused(wanted, word, option)
    return number


def _ratio(word: str, option: str) -> float:
    ratio = _number(word, float, option, least=0.01, most=100)
    if math.isclose(ratio, 1):
        raise _refused("an odds ratio other than 1", word, option)
    return ratio


def _day(word: str, option: str) -> date:
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise _refused("a day as YYYY-MM-DD", word, option) from None


def _refused(wanted: str, came: str, option: str) -> UsageError:
    return UsageError(
        wanted,
        came or "nothing",
        where=option,
        do="write it as wanted, or leave it out",
    )
