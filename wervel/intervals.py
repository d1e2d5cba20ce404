"""Confidence intervals for the numbers that wervel shows."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from wervel.errors import UsageError

Limits = tuple[NDArray[np.float64], NDArray[np.float64]]


def wilson(
    successes: ArrayLike, trials: ArrayLike, *, confidence: float = 0.95
) -> Limits:
    """The Wilson score interval of each proportion: lower limits and upper limits.

    Chosen because it stays within 0 and 1 and keeps its coverage for few trials and for
    proportions near 0 or 1, where the textbook interval fails (Newcombe, Stat Med 1998;
    17: 857–872, method 3). Without trials there is no proportion: both limits are NaN.

    >>> low, high = wilson([81, 0], [263, 20])
    >>> low.round(4), high.round(4)
    (array([0.2553, 0.    ]), array([0.3662, 0.1611]))
    """
    if not 0 < confidence < 1:
        raise UsageError(
            "a confidence between 0 and 1",
            f"{confidence}",
            where="confidence",
            do="give the share of intervals that should hold the truth, such as 0.95",
        )
    z_squared = NormalDist().inv_cdf((1 + confidence) / 2) ** 2
    hits = np.asarray(successes, dtype=np.float64)
    n = np.asarray(trials, dtype=np.float64)
    n = np.where(n > 0, n, np.nan)
    middle = hits + z_squared / 2
    half_width = np.sqrt(z_squared * (hits * (n - hits) / n + z_squared / 4))
    low = (middle - half_width) / (n + z_squared)
    high = (middle + half_width) / (n + z_squared)
    # Exact at the ends, where rounding error would leave a limit of 1e-18 or over 1.
    low = np.where((hits == 0) & (n > 0), 0.0, low)
    high = np.where(hits == n, 1.0, high)
    return low, high
