"""Mantel and Haenszel's fixed effect of counts: steady where events are few.

It takes the counts as they are, with no half added: a study without any event weighs
nothing. The variances are those of
metafor's ``rma.mh``: Robins, Breslow and Greenland for odds ratios, Greenland and
Robins for risk ratios, Sato for risk differences.
"""

from __future__ import annotations

from math import log, sqrt

import numpy as np

from wervel.errors import UsageError
from wervel.evidence.pool.events import Counts
from wervel.evidence.pool.pooling import Mean
from wervel.evidence.study import Measure


def mantel_haenszel(of: Counts, measure: Measure, *, confidence: float = 0.95) -> Mean:
    """The pooled effect of that measure; ratios as logarithms.

    Raises UsageError where an arm has no events, or nothing but events, in any study.
    """
    match measure:
        case Measure.ODDS_RATIO:
            estimate, error = _odds(of)
        case Measure.RISK_RATIO:
            estimate, error = _risks(of)
        case _:
            estimate, error = _difference(of)
    return Mean(estimate=estimate, standard_error=error, df=None, confidence=confidence)


def _odds(of: Counts) -> tuple[float, float]:
    n = of.a + of.b + of.c + of.d
    r, s = of.a * of.d / n, of.b * of.c / n
    p, q = (of.a + of.d) / n, (of.b + of.c) / n
    over, under = float(r.sum()), float(s.sum())
    _check(over, under)
    variance = (
        float((p * r).sum()) / over**2
        + float((p * s + q * r).sum()) / (over * under)
        + float((q * s).sum()) / under**2
    ) / 2
    return log(over / under), sqrt(variance)


def _risks(of: Counts) -> tuple[float, float]:
    first, second = of.a + of.b, of.c + of.d
    n = first + second
    over, under = float((of.a * second / n).sum()), float((of.c * first / n).sum())
    _check(over, under)
    events = of.a + of.c
    top = float(((first * second * events - of.a * of.c * n) / n**2).sum())
    return log(over / under), sqrt(top / (over * under))


def _difference(of: Counts) -> tuple[float, float]:
    first, second = of.a + of.b, of.c + of.d
    n = first + second
    weight = float((first * second / n).sum())
    estimate = float(((of.a * second - of.c * first) / n).sum()) / weight
    left = of.c * (first / n) ** 2 - of.a * (second / n) ** 2
    p = left + (first / n) * (second / n) * (second - first) / 2
    q = (of.a * of.d + of.b * of.c) / n / 2
    variance = (estimate * float(p.sum()) + float(q.sum())) / weight**2
    if not np.isfinite(variance) or variance <= 0:
        raise _none_left()
    return estimate, sqrt(variance)


def _check(over: float, under: float) -> None:
    if over <= 0 or under <= 0:
        raise _none_left()


def _none_left() -> UsageError:
    return UsageError(
        "events in both arms of at least one study, and not in everybody",
        "an arm without, over all studies together",
        where="the counts of events",
        do="pool risk differences, or say in words what happened",
    )
