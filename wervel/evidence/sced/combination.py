"""The p of several persons, each drawn apart, as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb, factorial, floor

from scipy.stats import combine_pvalues


@dataclass(frozen=True, kw_only=True)
class Combined:
    """One p out of several, in three ways; the additive one leads.

    One person with a very small p decides Fisher's, and hardly the additive p: that
    one asks whether the effect came back in all (Edgington, 1972).
    """

    number: int
    additive: float
    fisher: float
    stouffer: float


def combined(values: Sequence[float]) -> Combined:
    """The p of independent one-sided tests of one hypothesis."""
    # Stouffer's z of a p of one is without end, as is every sum it stands in.
    inside = [min(each, 1 - 1e-12) for each in values]
    return Combined(
        number=len(values),
        additive=additive(values),
        fisher=float(combine_pvalues(values, method="fisher").pvalue),
        stouffer=float(combine_pvalues(inside, method="stouffer").pvalue),
    )


def additive(values: Sequence[float]) -> float:
    """How likely so many uniform p's have a sum as small as these (Edgington, 1972).

    Reckoned in fractions: the terms alternate and would lose all their digits.

    >>> round(additive([0.1, 0.2]), 6), additive([1.0, 1.0, 1.0])
    (0.045, 1.0)
    """
    number = len(values)
    total = sum((Fraction(each) for each in values), Fraction(0))
    terms = (
        (-1) ** n * comb(number, n) * (total - n) ** number
        for n in range(min(floor(total), number) + 1)
    )
    return float(sum(terms, Fraction(0)) / factorial(number))
