"""Small draws, all from a generator that is passed in."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import stats

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

NEVER = 1_000_000
"""The day of what does not happen; further away than any day that does."""


def chance(rng: np.random.Generator, probability: Floats | float, size: int) -> Bools:
    """Whether something happens, once for each."""
    return rng.random(size) < probability


def days(rng: np.random.Generator, low: int, high: int, size: int) -> Ints:
    """A day from ``low`` to ``high``, both included."""
    return rng.integers(low, high + 1, size)


def only(mask: Bools, day: Ints) -> Ints:
    """The day where it happens, else never."""
    return np.where(mask, day, NEVER)


def pick(rng: np.random.Generator, shares: Floats, size: int) -> Ints:
    """A number from 0 up for each, by shares (one row for all, or a row each)."""
    reached = np.cumsum(np.atleast_2d(shares), axis=1)
    drawn = rng.random(size)[:, None] * reached[:, -1:]
    number: Ints = (drawn >= reached[:, :-1]).sum(axis=1)
    return number


def site_rates(at: Floats, mean: Floats, correlation: float) -> Floats:
    """A rate for each site (row) and mean (column), beta distributed around the mean.

    ``at`` is the point (0 to 1) of the distribution where a site stands, for all means.
    """
    spread = (1 - correlation) / correlation
    rates = stats.beta.ppf(at[:, None], mean * spread, (1 - mean) * spread)
    return np.asarray(rates, dtype=np.float64)


def on_a_contact(rng: np.random.Generator, contacts: Ints, *, later: int) -> Ints:
    """The day of one of the contacts, or three times in ten up to ``later`` after."""
    size = len(contacts)
    count = (contacts < NEVER).sum(axis=1)
    chosen = (rng.random(size) * count).astype(np.int64)
    late = days(rng, 1, later, size) * chance(rng, 0.3, size)
    day: Ints = contacts[np.arange(size), chosen] + late
    return day
