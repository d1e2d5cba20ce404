"""Planted: which practices got what, by lot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from wervel.errors import UsageError
from wervel.records.sample.case_mix import CaseMix
from wervel.records.sample.draws import Bools, Floats, Ints
from wervel.records.sample.planting import Drift, Habit, Outliers, Planting
from wervel.records.sample.span import FIRST_DAY, LAST_DAY

_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True)
class Planted:
    """What each practice got; in every array one entry a practice.

    ``deviation``: log odds against the median practice, for habits with a planted
    spread. ``outlier`` and ``drift``: odds ratios, 1 for who is none; ``since``: the
    day from which a drift counts. ``severity``, an entry an institution of
    rehabilitation, from -1 to 1; ``piles``: whether its hours pile up above the limit.
    """

    planting: Planting
    deviation: Mapping[Habit, Floats]
    outlier: Mapping[Habit, Floats]
    drift: Mapping[Habit, Floats]
    since: Mapping[Habit, int]
    case_mix: CaseMix
    severity: Floats
    piles: Bools

    @property
    def institutions(self) -> int:
        """How many institutions of rehabilitation there are besides the hospitals."""
        return len(self.severity)


def draw_planted(
    rng: np.random.Generator, planting: Planting, *, practices: int
) -> Planted:
    """Who gets what; UsageError where there are too few practices for it.

    An outlier does not drift too, and at least half of the practices are neither. Each
    habit takes its draws whether it is planted or not, so that what is planted in one
    leaves the others alone.
    """
    deviation: dict[Habit, Floats] = {}
    outlier: dict[Habit, Floats] = {}
    drift: dict[Habit, Floats] = {}
    spread = {each.habit: each.deviation for each in planting.spread}
    for habit in Habit:
        order = rng.permutation(practices)
        drawn = rng.standard_normal(practices)
        if habit in spread:
            deviation[habit] = spread[habit] * drawn
        taken = _asked(planting.outliers, habit)
        _enough(
            taken + _asked(planting.drift, habit),
            practices // 2,
            where=f"--outliers and --drift, {habit.value}",
        )
        outlier[habit] = _ratios(planting.outliers, habit, order)
        drift[habit] = _ratios(planting.drift, habit, np.roll(order, -taken))
    score = rng.permutation(_evenly(practices))
    asked = planting.rehabilitation
    institutions, piling = (asked.institutions, asked.piling) if asked else (0, 0)
    _enough(institutions, practices, where="--rehabilitation")
    return Planted(
        planting=planting,
        deviation=deviation,
        outlier=outlier,
        drift=drift,
        since={each.habit: _since(each.since) for each in planting.drift},
        case_mix=CaseMix(planting.case_mix, planting.case_mix * score),
        severity=rng.permutation(_evenly(institutions)),
        piles=rng.permutation(institutions) < piling,
    )


def _asked(planted: Sequence[Outliers | Drift], habit: Habit) -> int:
    return sum(each.practices for each in planted if each.habit is habit)


def _ratios(planted: Sequence[Outliers | Drift], habit: Habit, order: Ints) -> Floats:
    """The odds ratio of each practice: that of the first in order, 1 of the others."""
    ratios = np.ones(len(order))
    for each in planted:
        if each.habit is habit:
            ratios[order[: each.practices]] = each.odds_ratio
    return ratios


def _evenly(size: int) -> Floats:
    """Scores from -1 to 1, as far from each other as can be; 0 for one alone."""
    return np.linspace(-1, 1, size) if size > 1 else np.zeros(size)


def _since(day: date) -> int:
    since = day.toordinal() - _EPOCH
    if not FIRST_DAY < since <= LAST_DAY:
        first, last = (
            date.fromordinal(each + _EPOCH) for each in (FIRST_DAY, LAST_DAY)
        )
        raise UsageError(
            f"a day after {first} and not after {last}",
            str(day),
            where="--drift",
            do="choose a day within the years of the sample",
        )
    return since


def _enough(asked: int, most: int, *, where: str) -> None:
    if asked > most:
        raise UsageError(
            f"at most {most} in a sample of this size",
            str(asked),
            where=where,
            do="ask for fewer, or for more persons",
        )
