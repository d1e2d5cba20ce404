"""How many patients a difference asks for, and which difference so many can show.

Two groups of equal size and two-sided tests. What a publication does not state is not
invented: a table runs over the values it may have had.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, sqrt

from statsmodels.stats.power import NormalIndPower, TTestIndPower
from statsmodels.stats.proportion import proportion_effectsize

from wervel.errors import UsageError


@dataclass(frozen=True, kw_only=True)
class Needed:
    """One row per assumption: patients per arm, before and after drop-out."""

    sd: float
    alpha: float
    power: float
    analysed: int
    randomised: int


def needed_for_means(
    difference: float, *, sd: float, alpha: float, power: float, dropout: float = 0.0
) -> Needed:
    """Patients per arm for a t test to find this difference of means.

    >>> found = needed_for_means(2, sd=3, alpha=0.05, power=0.9, dropout=0.2)
    >>> found.analysed, found.randomised
    (49, 62)
    """
    _check_dropout(dropout)
    n = exact_per_arm(difference, sd=sd, alpha=alpha, power=power)
    analysed = ceil(n - 1e-9)
    return Needed(
        sd=sd,
        alpha=alpha,
        power=power,
        analysed=analysed,
        randomised=ceil(analysed / (1 - dropout) - 1e-9),
    )


def exact_per_arm(difference: float, *, sd: float, alpha: float, power: float) -> float:
    """The same as ``needed_for_means``, before it is rounded up to whole patients."""
    _check(alpha=alpha, power=power)
    return _per_arm(_standardised(difference, sd), alpha=alpha, power=power)


def power_for_means(difference: float, *, sd: float, n: int, alpha: float) -> float:
    """The chance that a t test with ``n`` per arm finds this difference.

    >>> round(power_for_means(2, sd=3, n=49, alpha=0.05), 3)
    0.904
    """
    _check(alpha=alpha)
    _check_n(n)
    effect = _standardised(difference, sd)
    return float(TTestIndPower().power(effect, n, alpha))


def detectable(*, sd: float, n: int, alpha: float, power: float) -> float:
    """The difference of means that ``n`` per arm find with this power.

    >>> round(detectable(sd=2, n=100, alpha=0.05, power=0.8), 2)
    0.8
    """
    _check(alpha=alpha, power=power)
    _check_n(n)
    if not sd > 0:
        raise _no_spread(sd)
    test = TTestIndPower()
    return sd * float(test.solve_power(nobs1=n, alpha=alpha, power=power))


def needed_for_shares(
    first: float, second: float, *, alpha: float, power: float
) -> int:
    """Patients per arm for two shares to be told apart, by the arcsine of the shares.

    >>> needed_for_shares(0.5, 0.3, alpha=0.05, power=0.8)
    93
    """
    _check(alpha=alpha, power=power, first=first, second=second)
    if first == second:
        raise _no_difference(0.0)
    effect = abs(proportion_effectsize(first, second))
    n = NormalIndPower().solve_power(effect, alpha=alpha, power=power)
    return ceil(float(n) - 1e-9)


def implied_sd(se: float, *, analysed: int) -> float:
    """The spread behind a standard error of a difference, if both arms are as large.

    After correction for baseline this is the spread that is left, not that of scores.

    >>> round(implied_sd(0.2959, analysed=251), 2)
    2.34
    """
    if analysed < 2:  # noqa: PLR2004
        raise _too_few(analysed)
    return se * sqrt(analysed) / 2


def _per_arm(effect: float, *, alpha: float, power: float) -> float:
    found = TTestIndPower().solve_power(effect, alpha=alpha, power=power)
    return float(found)


def _standardised(difference: float, sd: float) -> float:
    if not sd > 0:
        raise _no_spread(sd)
    if difference == 0:
        raise _no_difference(difference)
    return abs(difference) / sd


def _check(**shares: float) -> None:
    for name, share in shares.items():
        if not 0 < share < 1:
            raise UsageError(
                "a share between 0 and 1", str(share), where=name, do="mend it"
            )


def _check_dropout(dropout: float) -> None:
    if not 0 <= dropout < 1:
        raise UsageError(
            "a share of at least 0 and below 1",
            str(dropout),
            where="dropout",
            do="mend it",
        )


def _check_n(n: int) -> None:
    if n < 2:  # noqa: PLR2004
        raise _too_few(n)


def _too_few(n: int) -> UsageError:
    return UsageError(
        "two patients or more", str(n), where="n", do="one patient has no spread"
    )


def _no_spread(sd: float) -> UsageError:
    return UsageError(
        "a standard deviation above 0",
        str(sd),
        where="sd",
        do="give the spread of scores",
    )


def _no_difference(difference: float) -> UsageError:
    return UsageError(
        "a difference other than none",
        str(difference),
        where="difference",
        do="no number of patients shows that there is no difference",
    )
