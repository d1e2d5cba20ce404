"""Tails and quantiles, from scipy.special: light enough to import anywhere."""

from __future__ import annotations

from scipy import special


def quantile(share: float, df: float | None = None) -> float:
    """The value below which that share lies: normal, or Student's t with ``df``.

    >>> round(quantile(0.975), 4), round(quantile(0.975, 1), 2)
    (1.96, 12.71)
    """
    if df is None:
        return float(special.ndtri(share))
    return float(special.stdtrit(df, share))


def two_sided(statistic: float, df: float | None = None) -> float:
    """The p-value of a statistic that is normal, or Student's t with ``df``."""
    if df is None:
        return float(2 * special.ndtr(-abs(statistic)))
    return float(2 * special.stdtr(df, -abs(statistic)))


def chi_squared_above(value: float, df: float) -> float:
    """The share of chi-squared with ``df`` above that value."""
    return float(special.chdtrc(df, value))


def chi_squared_quantile(above: float, df: float) -> float:
    """The value with that share of chi-squared with ``df`` above it."""
    return float(special.chdtri(df, above))


def f_above(value: float, df: tuple[float, float]) -> float:
    """The share of Fisher's F above that value."""
    return float(special.fdtrc(df[0], df[1], value))
