"""Whether and when a care site began to do otherwise, and why as far as is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

import numpy as np
import pandas as pd

from wervel.benchmarking.cusum import change
from wervel.practice.groups import NONE
from wervel.practice.mirror.comparison import Compared
from wervel.practice.mirror.peers import WHOLE, is_shown
from wervel.records.calendar import first_of_quarter
from wervel.small_numbers import Preset

Why: TypeAlias = Literal["own", "patients", "peers"]

LEAST_PROBABLE = 0.01
"""A change is told where chance would show one so seldom: wervel's choice."""
MORE_UNKNOWN = 0.1
"""The last quarters are left out while so much more than usual cannot be told in them:
what departs from advice is seen before what does not."""
MAIN = 0.5
"""From this part of a difference on, something is said to be behind it."""
_SUMS = ["numerator", "denominator", "expected"]


@dataclass(frozen=True, kw_only=True)
class OwnChange:
    """A change of one care site in one measure.

    ``since`` is the first day of the quarter; ``more`` says whether the recommendation
    is followed more often since. ``own``, ``expected`` and ``peers`` are the shares
    before and after, in whole percentages, None where a count behind them is small.
    ``provider`` is the one with whom most of it is, None where nobody stands out or
    may be named.
    """

    since: date
    more: bool
    own: tuple[float, float] | None
    expected: tuple[float, float] | None
    peers: tuple[float, float] | None
    why: Why
    provider: int | None


def last_quarter(measured: pd.DataFrame, measure: str) -> int | None:
    """The last quarter in which as much can be told as usual; None without quarters."""
    rows = measured[
        (measured["measure"] == measure)
        & (measured["by"] == NONE)
        & (measured["every"] == "quarter")
        & ~measured["suppressed"]
    ].sort_values("interval_start")
    unknown = rows["cannot_tell"].fillna(0).astype("float64")
    everybody = unknown + rows["denominator"].astype("float64")
    rows, unknown = rows[everybody > 0], unknown[everybody > 0]
    if rows.empty:
        return None
    share = (unknown / everybody[everybody > 0]).to_numpy()
    usual = share <= float(np.median(share)) + MORE_UNKNOWN
    starts = pd.to_datetime(rows["interval_start"])[usual]
    return int(starts.iloc[-1].year * 4 + starts.iloc[-1].quarter - 1)


def own_change(
    of: Compared,
    *,
    care_site: int,
    until: int | None,
    by_provider: pd.DataFrame,
    rule: Preset,
) -> OwnChange | None:
    """The likeliest change of a care site over quarters; None where there is none.

    ``until`` is the last quarter that counts; ``by_provider`` has the months of this
    measure and site by provider.
    """
    timed = of.months.assign(quarter=of.months["month"] // 3)
    if until is not None:
        timed = timed[timed["quarter"] <= until]
    is_own = timed["care_site_id"] == care_site
    own = _quarters(timed[is_own], timed)
    judged = own["denominator"].to_numpy()
    chance = (own["expected"] / own["denominator"]).fillna(0.5)
    found = change(own["numerator"], judged, chance)
    if found is None or found.p_value >= LEAST_PROBABLE:
        return None
    since = int(own.index[found.period])
    mine, theirs = (
        _before_and_after(part, since) for part in (timed[is_own], timed[~is_own])
    )
    if mine is None:
        return None
    shares, expected = mine
    others, others_expected = theirs or (None, None)
    peers_moved = _moved(others) - _moved(others_expected)
    visible = _is_visible(timed[is_own], since, rule)
    return OwnChange(
        since=first_of_quarter(since),
        more=found.odds_ratio > 1,
        own=_whole(shares) if visible else None,
        expected=_whole(expected) if visible else None,
        peers=_whole(others) if visible and others else None,
        why=_why(_moved(shares), _moved(expected), peers_moved),
        provider=_provider(by_provider, since, more=found.odds_ratio > 1, rule=rule),
    )


Two: TypeAlias = tuple[float, float]


def _quarters(own: pd.DataFrame, every: pd.DataFrame) -> pd.DataFrame:
    """One row per quarter from the first to the last in which anybody was judged."""
    first, last = int(every["quarter"].min()), int(every["quarter"].max())
    return (
        own.groupby("quarter")[_SUMS]
        .sum()
        .reindex(range(first, last + 1), fill_value=0)
    )


def _before_and_after(rows: pd.DataFrame, since: int) -> tuple[Two, Two] | None:
    """The observed and the expected share, each before and after."""
    sums = rows.groupby(rows["quarter"] >= since)[_SUMS].sum()
    if len(sums) < 2 or not sums["denominator"].all():  # noqa: PLR2004
        return None
    shares = sums["numerator"] / sums["denominator"]
    expected = sums["expected"] / sums["denominator"]
    return (float(shares[False]), float(shares[True])), (
        float(expected[False]),
        float(expected[True]),
    )


def _moved(shares: Two | None) -> float:
    return shares[1] - shares[0] if shares else 0.0


def _whole(shares: Two) -> Two:
    return round(shares[0], WHOLE), round(shares[1], WHOLE)


def _why(own: float, patients: float, peers: float) -> Why:
    """What moved along by at least half of it; the site's own figure otherwise."""
    if own and patients / own >= MAIN:
        return "patients"
    return "peers" if own and peers / own >= MAIN else "own"


def _is_visible(rows: pd.DataFrame, since: int, rule: Preset) -> bool:
    sums = rows.groupby(rows["quarter"] >= since)[_SUMS].sum()
    other = sums["denominator"] - sums["numerator"]
    return is_shown([*sums["numerator"], *other], rule)


def _provider(
    rows: pd.DataFrame, since: int, *, more: bool, rule: Preset
) -> int | None:
    """With whom more than half of the change is, if that may be said of anybody."""
    known = rows[rows["provider_id"].notna()]
    is_after = known["month"] // 3 >= since
    before = known[~is_after].groupby("provider_id")[_SUMS].sum()
    after = known[is_after].groupby("provider_id")[_SUMS].sum()
    if before.empty or after.empty or len(after) < 2 or not before["expected"].sum():  # noqa: PLR2004
        return None
    level = before["numerator"].sum() / before["expected"].sum()
    part = (after["numerator"] - after["expected"] * level) * (1 if more else -1)
    whom = int(part.to_numpy().argmax())
    if part.sum() <= 0 or part.iloc[whom] <= MAIN * part.sum():
        return None
    mine = after.iloc[whom]
    seen = (mine["numerator"], mine["denominator"] - mine["numerator"])
    return int(after.index[whom]) if is_shown(seen, rule) else None
