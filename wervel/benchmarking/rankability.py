"""Rankability: which part of the differences between sites is not chance.

H. C. van Houwelingen, R. Brand and T. A. Louis, Empirical Bayes methods for monitoring
health care quality; H. F. Lingsma et al., Comparing and ranking hospitals based on
outcome, QJM 2010;103:99.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

LEAST = 0.5
"""Under one half more of an order of sites is chance than is not: none is shown."""


def rankability(variance: float, errors: ArrayLike) -> float:
    """The variance between sites as a part of it and that of a middling site's figure.

    ``variance`` is of the true differences (``RandomIntercept.variance``), ``errors``
    are the standard errors of the sites by themselves, on the same scale; the median of
    their squares stands for all. From 0 (all is chance) to 1. NaN without sites.

    >>> round(rankability(0.09, [0.2, 0.3, 0.6]), 2)
    0.5
    """
    squares = np.asarray(errors, dtype=np.float64) ** 2
    if not len(squares):
        return float("nan")
    noise = float(np.median(squares))
    return variance / (variance + noise) if variance + noise > 0 else 0.0


def is_rankable(value: float) -> bool:
    """Whether an order of the sites may be shown."""
    return bool(value >= LEAST)
