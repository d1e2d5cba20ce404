"""Opioid courses: how long use goes on, with censoring, and how often it is repeated.

Continued use is estimated as by Kaplan and Meier (J Am Stat Assoc 1958;53:457-481),
because a course that still goes on when observation ends has not ended then.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd
from ibis import _
from numpy.typing import NDArray

from wervel.practice.published.episode_care import EpisodeCare
from wervel.records.codelists import codelist
from wervel.records.events import belongs

GRACE = 30
"""Days after the end of a supply within which the next one continues the course."""
HALF_YEAR = 182
TWO_YEARS = 730
CURVE_DAYS = tuple(range(0, 361, 30))
"""Days at which the curve is shown: months, as the publication's figure has them."""


def opioid_courses(of: EpisodeCare) -> pd.DataFrame:
    """One row per course length, end, number of repeats and follow-up that occurs.

    The first opioid within a year of new episodes seen in secondary care, not used in
    the half year before. ``length``: days from the first supply to the end of the last
    (or of observation), ``ended``: whether it was seen to end; ``repeats`` within two
    years; ``followed``: whether those two years were observed; ``courses``: how many.
    Not yet fit to leave the house.
    """
    chosen = of.firsts.filter(
        of.firsts.opioid.notnull()
        & of.firsts.opioid_before.isnull()
        & of.firsts.specialist.notnull()
    )
    supplies = _supplies(of, chosen)
    keys = ["person_id", "episode_start"]
    whole = supplies.group_by(keys).aggregate(
        first=_.opioid.min(),
        until=_.until.min(),
        stopped=(_.breaks == 0).ifelse(_.supplied_to, None).max(),
        supplies=(_.day <= _.opioid + TWO_YEARS).ifelse(1, 0).sum(),
    )
    ended = whole.stopped + GRACE <= whole.until
    described = whole.select(
        length=ibis.ifelse(
            ended, whole.stopped, ibis.least(whole.stopped, whole.until + 1)
        )
        - whole["first"],
        ended=ended,
        repeats=whole.supplies - 1,
        followed=whole.until - whole["first"] >= TWO_YEARS,
    )
    counted = described.group_by(["length", "ended", "repeats", "followed"])
    frame: pd.DataFrame = counted.aggregate(courses=_.count()).to_pandas()
    return frame.sort_values(["length", "ended", "repeats"], ignore_index=True)


def _supplies(of: EpisodeCare, chosen: ir.Table) -> ir.Table:
    """One row per opioid supply of an episode: its end, and the breaks before it.

    A supply whose length is not recorded ends on its day.
    """
    keys = chosen.select("person_id", "episode_start", "until", "opioid")
    opioids = of.events.filter(
        belongs(of.events, of.resolution.mask([codelist("opioid")]))
    )
    joined = keys.inner_join(
        opioids.select("person_id", "day", "days", "record_id"), "person_id"
    )
    within = joined.filter(joined.day.between(joined.opioid, joined.until))
    dated = within.mutate(supplied_to=within.day + within.days.coalesce(1))
    by = ["person_id", "episode_start"]
    before = ibis.window(
        group_by=by, order_by=["day", "record_id"], preceding=None, following=0
    )
    reach = dated.mutate(reach=dated.supplied_to.max().over(before))
    order = ibis.window(group_by=by, order_by=["day", "record_id"])
    earlier = reach.mutate(earlier=reach.reach.lag().over(order))
    broken = earlier.mutate(
        broken=(earlier.day > earlier.earlier + GRACE).coalesce(False).ifelse(1, 0)
    )
    return broken.mutate(breaks=broken.broken.sum().over(before))


@dataclass(frozen=True)
class Survival:
    """The share still going on at some days, with those at risk and ended until then.

    ``low`` and ``high`` bound it at 95 %, on the log(-log) scale.
    """

    day: NDArray[np.int64]
    share: NDArray[np.float64]
    error: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    at_risk: NDArray[np.int64]
    ended: NDArray[np.int64]


def survival(courses: pd.DataFrame, days: tuple[int, ...]) -> Survival:
    """Kaplan-Meier's estimate on these days, with Greenwood's standard error.

    ``courses`` has length, ended and courses (how many). Use goes on beyond a day when
    its length is more than that. At risk: courses neither ended nor censored by then.
    """
    length = courses["length"].to_numpy(np.int64)
    weight = courses["courses"].to_numpy(np.int64)
    ended = courses["ended"].to_numpy(bool)
    times = np.unique(length)
    risk = np.array([weight[length >= each].sum() for each in times])
    events = np.array([weight[(length == each) & ended].sum() for each in times])
    with np.errstate(divide="ignore", invalid="ignore"):
        steps = np.cumprod(1 - events / risk)
        variance = np.cumsum(events / (risk * (risk - events)))
    at = np.array(days, np.int64)
    place = np.searchsorted(times, at, side="right")
    share = np.concatenate([[1.0], steps])[place]
    spread = np.sqrt(np.concatenate([[0.0], variance])[place])
    error = share * np.where(share > 0, spread, 0.0)
    low, high = _bounds(share, error)
    return Survival(
        day=at,
        share=share,
        error=error,
        low=low,
        high=high,
        at_risk=np.array([weight[length > each].sum() for each in at]),
        ended=np.array([weight[(length <= each) & ended].sum() for each in at]),
    )


def _bounds(
    share: NDArray[np.float64], error: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    z = NormalDist().inv_cdf(0.975)
    with np.errstate(divide="ignore", invalid="ignore"):
        width = z * error / (share * np.log(share))
        low, high = share ** np.exp(-width), share ** np.exp(width)
    known = (share > 0) & (share < 1)
    return np.where(known, low, share), np.where(known, high, share)


def repeats_of(courses: pd.DataFrame) -> NDArray[np.int64]:
    """The repeats of each course that was followed for two years."""
    followed = courses[courses["followed"]]
    return np.repeat(
        followed["repeats"].to_numpy(np.int64), followed["courses"].to_numpy(np.int64)
    )
