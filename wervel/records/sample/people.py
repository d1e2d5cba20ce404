"""Persons: age, sex, practice, and the days they are observed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wervel.records.sample import choices
from wervel.records.sample.draws import Bools, Ints, chance, days, only
from wervel.records.sample.places import Places
from wervel.records.sample.span import FIRST_DAY, FIRST_YEAR, LAST_DAY


@dataclass(frozen=True)
class People:
    """One entry per person of a chunk; days since 1970-01-01, never where none.

    ``earlier_from`` to ``earlier_until`` is a first period of observation of those who
    came back. ``continuing``: with a complaint when observation begins; ``leaks``:
    records outside observation were kept, as those of all who continue are.
    """

    female: Bools
    born: Ints
    practice: Ints
    gp: Ints
    start: Ints
    end: Ints
    died: Ints
    earlier_from: Ints
    earlier_until: Ints
    continuing: Bools
    leaks: Bools

    def __len__(self) -> int:
        """How many persons there are."""
        return len(self.born)

    @property
    def adult(self) -> Bools:
        """Whether old enough for back pain when observation begins."""
        return FIRST_YEAR - self.born >= choices.ADULT_FROM.rate


def draw_people(rng: np.random.Generator, *, size: int, places: Places) -> People:
    """That many persons, spread over the practices."""
    practice = rng.choice(
        places.sites.practices, size=size, p=places.weight / places.weight.sum()
    ).astype(np.int64)
    born = FIRST_YEAR - 1 - rng.triangular(0, 45, 95, size).astype(np.int64)
    born = places.planted.case_mix.born(born, practice, year=FIRST_YEAR)
    start, end, died = _observation(rng, FIRST_YEAR - born)
    returned = (start > FIRST_DAY + 500) & chance(
        rng, choices.EARLIER_PERIOD.rate, size
    )
    adult = FIRST_YEAR - born >= choices.ADULT_FROM.rate
    continuing = adult & ~returned & chance(rng, choices.CONTINUING.rate, size)
    leaks = ~returned & chance(rng, choices.LEAKS.rate, size)
    return People(
        female=chance(rng, 0.505, size),
        born=born,
        practice=practice,
        gp=places.gps[practice, rng.integers(0, places.gps.shape[1], size)],
        start=start,
        end=end,
        died=died,
        earlier_from=only(returned, np.full(size, FIRST_DAY)),
        earlier_until=only(returned, start - 250),
        continuing=continuing,
        leaks=continuing | leaks,
    )


def _observation(rng: np.random.Generator, age: Ints) -> tuple[Ints, Ints, Ints]:
    """First and last day of observation, and the day of death."""
    size = len(age)
    moves = rng.random(size)
    share = choices.LEFT.rate
    start = np.where(
        moves < share, days(rng, FIRST_DAY, LAST_DAY - 30, size), FIRST_DAY
    )
    left = (moves >= share) & (moves < 2 * share)
    end = np.where(left, days(rng, FIRST_DAY + 30, LAST_DAY, size), LAST_DAY)
    risk = choices.DIED.rate * age.astype(float) ** 4
    dies = chance(
        rng, np.minimum(1, risk / max(risk.mean() / choices.DIED.rate, 1e-9)), size
    )
    died = only(dies, days(rng, FIRST_DAY + 30, LAST_DAY, size))
    died = only((died > start) & (died <= end), died)
    return start, np.minimum(end, died), died
