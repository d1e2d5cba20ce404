"""Change over time: when a site began to do otherwise than it did itself.

The cumulative sum of observed less expected (E. S. Page, Biometrika 1954;41:100), with
the expected of the whole time brought to the site's own level, so that the sum begins
and ends at zero: between the two it wanders as a Brownian bridge does if nothing
changed (Brown, Durbin and Evans, J R Stat Soc B 1975;37:149).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import optimize, special, stats

Floats = NDArray[np.float64]

FEWEST_PERIODS = 6
"""Under so many periods no change is looked for: wervel's choice."""


@dataclass(frozen=True)
class Change:
    """The likeliest change of a site: before which period, and by how much.

    ``p_value`` is the chance of a sum that strays so far where nothing changed (the
    Kolmogorov distribution; for few periods it is on the safe side). ``before`` and
    ``after`` are observed by expected; ``odds_ratio`` is of after to before, adjusted
    as the expected is. ``course`` is the sum after each period, in standard deviations.
    Outcomes of a period are taken as independent given what is expected; where a site
    varies from period to period beyond chance, signals come more often than stated.
    """

    period: int
    p_value: float
    before: float
    after: float
    odds_ratio: float
    course: Floats


def change(
    numerator: ArrayLike, denominator: ArrayLike, chance: ArrayLike
) -> Change | None:
    """The change of one site over consecutive periods; None where too little is there.

    ``chance`` is the mean probability expected of the period's patients, whatever the
    site.
    """
    hits, size, expected = (
        np.asarray(each, dtype=np.float64) for each in (numerator, denominator, chance)
    )
    used = size > 0
    if used.sum() < FEWEST_PERIODS or not 0 < hits.sum() < size.sum():
        return None
    odds = special.logit(np.clip(np.where(used, expected, 0.5), 1e-9, 1 - 1e-9))
    own = special.expit(odds + _level(hits, size, odds))
    residual = np.where(used, hits - size * own, 0.0)
    variance = np.where(used, size * own * (1 - own), 0.0)
    course = np.cumsum(residual) / np.sqrt(variance.sum())
    turn = int(np.abs(course[:-1]).argmax())
    early = np.arange(len(hits)) <= turn
    levels = [_level(hits[part], size[part], odds[part]) for part in (early, ~early)]
    sums = [
        hits[part].sum() / (size[part] * expected[part])[used[part]].sum()
        for part in (early, ~early)
    ]
    return Change(
        period=turn + 1,
        p_value=float(stats.kstwobign.sf(np.abs(course[:-1]).max())),
        before=float(sums[0]),
        after=float(sums[1]),
        odds_ratio=float(np.exp(levels[1] - levels[0])),
        course=course,
    )


def _level(hits: Floats, size: Floats, odds: Floats) -> float:
    """What to add to the log odds so that observed is expected.

    Half a case at an end, where nothing would do.
    """
    least = 0.5 if size.sum() else 0.0
    wanted = float(np.clip(hits.sum(), least, max(size.sum() - least, least)))

    def left(level: float) -> float:
        return wanted - float((size * special.expit(odds + level)).sum())

    if not size.sum():
        return 0.0
    return float(optimize.brentq(left, -40.0, 40.0, xtol=1e-12))
