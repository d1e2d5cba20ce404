"""Rubin's rules: one estimate out of those of several imputed data sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, variance

from wervel.errors import UsageError


@dataclass(frozen=True, kw_only=True)
class Combined:
    """The estimate, its error, its degrees of freedom, and what is lost by gaps.

    ``missing`` is the share of the variance that comes from what had to be imputed.
    ``df`` is that of Barnard and Rubin (Biometrika 1999; 86: 948-955), which never
    exceeds that of complete data.
    """

    value: float
    se: float
    df: float
    missing: float


def combined(
    values: Sequence[float], errors: Sequence[float], *, complete_df: float
) -> Combined:
    """Estimates and standard errors of imputed data sets put together.

    >>> found = combined([1.0, 2.0, 3.0], [0.5, 0.5, 0.5], complete_df=50)
    >>> round(found.value, 3), round(found.se, 3), round(found.df, 3)
    (2.0, 1.258, 2.057)
    """
    m = len(values)
    if m < 2 or len(errors) != m:  # noqa: PLR2004
        raise UsageError(
            "two imputed data sets or more, each with an error",
            f"{m} and {len(errors)}",
            where="imputations",
            do="ask for 2 or more; 20 or more is usual",
        )
    within = fmean(each**2 for each in errors)
    between = variance(values) * (1 + 1 / m)
    total = within + between
    missing = between / total
    observed = (complete_df + 1) / (complete_df + 3) * complete_df * (1 - missing)
    df = observed
    if missing > 0:
        old = (m - 1) / missing**2
        df = old * observed / (old + observed)
    return Combined(value=fmean(values), se=sqrt(total), df=df, missing=missing)
