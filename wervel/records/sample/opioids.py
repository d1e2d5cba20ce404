"""Opioid courses: at most one in a course of back pain, by the GP or in hospital."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wervel.records.sample import parameters
from wervel.records.sample.draws import NEVER, Bools, Ints, chance, only, pick

REPEAT_DAYS = 30
FOLLOWED_FOR = 27
"""Days after the first in which a rule counts what was supplied."""
_MOST_REPEATS = 24
_SHORT = 5
_SUPPLIES = np.array([_SHORT, 7, 14, REPEAT_DAYS])
_ALONE = np.array([0.5, 0.2, 0.15, 0.15])
_FOLLOWED = np.array([0.0, 0.1, 0.2, 0.7])


@dataclass(frozen=True)
class Opioid:
    """One entry per course: first day (or never), what it is, and how long it goes on.

    ``supply``: days of the first prescription; ``repeats`` of 30 days follow on it.
    """

    day: Ints
    weak_first: Bools
    weak_later: Bools
    supply: Ints
    repeats: Ints

    @property
    def repeat_days(self) -> Ints:
        """The days of the repeats, a row a course."""
        number = np.arange(_MOST_REPEATS)
        day = (self.day + self.supply)[:, None] + REPEAT_DAYS * number
        happens = (number < self.repeats[:, None]) & (self.day < NEVER)[:, None]
        return only(happens, day)

    @property
    def end(self) -> Ints:
        """The day after the last supply; beyond never where there is none."""
        return self.day + self.supply + REPEAT_DAYS * self.repeats


@dataclass(frozen=True)
class Supply:
    """How long an opioid goes on: the first supply in days, and the repeats."""

    first: Ints
    repeats: Ints


def draw_supply(
    rng: np.random.Generator, day: Ints, *, until: Ints, short: Bools
) -> Supply:
    """For how long opioids from that day on go on; ``short`` for five days once.

    Where observation ends within four weeks it is five days once too, so that how long
    it lasts cannot be told, rather than being seen already to last too long.
    """
    size = len(day)
    cut = short | ((day <= until) & (day + FOLLOWED_FOR > until))
    once = chance(rng, parameters.OPIOID_ONCE.rate, size)
    mean = parameters.OPIOID_REPEATS.rate
    more = 1 + rng.negative_binomial(2, 2 / (2 + mean), size)
    alone = _SUPPLIES[pick(rng, _ALONE, size)]
    followed = _SUPPLIES[pick(rng, _FOLLOWED, size)]
    return Supply(
        first=np.where(cut, _SHORT, np.where(once, alone, followed)),
        repeats=np.where(cut | once, 0, np.minimum(more, _MOST_REPEATS)),
    )
