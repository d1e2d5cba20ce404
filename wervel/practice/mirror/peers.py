"""What may be shown of the peers: released rows, limits, deciles, and the model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import special

from wervel.benchmarking.funnel import ALARM, WARNING, spread_limits
from wervel.benchmarking.overdispersion import FEWEST_SITES
from wervel.practice.groups import CARE_SITE
from wervel.practice.mirror.comparison import FEWEST_MOMENTS, Compared, Comparison
from wervel.practice.periods import Every
from wervel.small_numbers import SUPPRESSED, Preset, displayed

DECILES = (0.1, 0.3, 0.5, 0.7, 0.9)
FEWEST_INTERVALS: Mapping[Every, int] = {"quarter": 4, "year": 2}
"""Deciles are shown by quarter where so many can be, else by year."""
_DRAWN_AT = 40
"""At so many points a limit is computed."""
WHOLE = 2
"""Decimals of a share that comes from exact counts: whole percentages."""
BEYOND: Mapping[str, int] = {
    "within": 0,
    "unknown": 0,
    "rather_low": 1,
    "rather_high": 1,
    "low": 2,
    "high": 2,
}


@dataclass(frozen=True, kw_only=True)
class Peer:
    """A care site whose counts may be shown.

    ``adjusted`` is its share had its patients been average ones: from the released
    share and the expected one in whole percentages.
    """

    care_site: str
    adjusted: float
    judged: int
    signal: str


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Between which shares a care site with so many judged lies by chance."""

    judged: int
    inner: tuple[float, float]
    outer: tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Deciles:
    """The deciles of the shares of peers in an interval, of those that may be shown."""

    start: date
    middle: date
    values: tuple[float, float, float, float, float]
    peers: int


@dataclass(frozen=True, kw_only=True)
class OddsRatio:
    """How much likelier following is at a level than at the reference level."""

    covariate: str
    level: str
    reference: str
    ratio: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Peers:
    """One measure among the care sites of one kind, with only what may leave.

    ``sites`` is how many are compared, ``shown`` the few whose released rows can be
    drawn, ``target`` the share of those together (None without any).
    """

    measure: str
    site_kind: str
    sites: int
    shown: tuple[Peer, ...]
    target: float | None
    limits: tuple[Limits, ...]
    signals: Mapping[str, int]
    phi: float
    spread_p_value: float
    rankability: float
    every: Every
    deciles: tuple[Deciles, ...]
    odds: tuple[OddsRatio, ...]
    slope: float
    c: float

    @property
    def has_peers(self) -> bool:
        """Whether there are enough care sites to give alarms at all."""
        return self.sites >= FEWEST_SITES

    @property
    def withheld(self) -> int:
        """How many compared care sites may not be drawn."""
        return self.sites - len(self.shown)


def peers(
    of: Comparison, measured: pd.DataFrame, rule: Preset
) -> dict[tuple[str, str], Peers]:
    """By kind of care site and measure, what may be shown of those compared.

    ``measured`` are the released measures by care site, whole and by quarter and year.
    """
    rows = measured[(measured["by"] == CARE_SITE) & measured["group"].notna()]
    of_measure = dict([*rows.groupby("measure")])
    return {
        (kind, measure): _peers(each, of_measure.get(measure, rows.iloc[:0]), rule)
        for kind, compared in of.of.items()
        for measure, each in compared.items()
        if len(each.sites)
    }


def _peers(of: Compared, rows: pd.DataFrame, rule: Preset) -> Peers:
    mine = rows[rows["group"].isin(of.sites["care_site_id"].astype(int).astype(str))]
    told = mine[_is_told(mine)]
    shown, target = _shown(of.sites, told[told["every"] == "all"])
    every, found = _deciles(told)
    totals = of.sites[["numerator", "denominator"]].sum()
    seen = (totals["numerator"], totals["denominator"] - totals["numerator"])
    slope, c = (
        (of.calibration.slope, of.calibration.c)
        if is_shown(seen, rule)
        else (float("nan"), float("nan"))
    )
    return Peers(
        measure=of.recommendation.id,
        site_kind=of.site_kind,
        sites=len(of.sites),
        shown=shown,
        target=target,
        limits=_limits(shown, target, of.spread.variance) if of.has_peers else (),
        signals=Counter(map(str, of.sites["signal"])),
        phi=round(of.spread.phi, 1),
        spread_p_value=of.spread.p_value,
        rankability=round(of.rankability, WHOLE),
        every=every,
        deciles=found,
        odds=_odds(of, rule),
        slope=round(slope, WHOLE),
        c=round(c, WHOLE),
    )


def _is_told(rows: pd.DataFrame) -> pd.Series[bool]:
    """Whether a share may be shown, of enough, and not mostly unknown."""
    judged = rows["denominator"].fillna(0).astype("int64")
    unknown = rows["cannot_tell"].fillna(0).astype("int64")
    return ~rows["suppressed"] & judged.ge(FEWEST_MOMENTS) & unknown.le(judged)


def _shown(
    sites: pd.DataFrame, rows: pd.DataFrame
) -> tuple[tuple[Peer, ...], float | None]:
    """The care sites that can be drawn, and the share of all of them together."""
    judged = int(rows["denominator"].sum())
    if not judged:
        return (), None
    target = float(rows["numerator"].sum() / judged)
    known = sites.assign(group=sites["care_site_id"].astype(int).astype(str))
    both = known[["group", "expected", "denominator", "signal"]].merge(
        rows[["group", "ratio", "denominator"]], on="group", suffixes=("_exact", "")
    )
    expected = whole(both["expected"] / both["denominator_exact"])
    odds = special.logit(both["ratio"].to_numpy(dtype=np.float64))
    odds = odds - special.logit(expected) + special.logit(target)
    lines = zip(
        both["group"],
        special.expit(odds),
        both["denominator"],
        both["signal"],
        strict=True,
    )
    drawn = [
        Peer(care_site=group, adjusted=float(share), judged=int(n), signal=signal)
        for group, share, n, signal in lines
        if np.isfinite(share)
    ]
    return tuple(drawn), target


def whole(shares: Iterable[float]) -> NDArray[np.float64]:
    """Shares in whole percentages, never none or all."""
    exact = np.array([*shares], dtype=np.float64)
    return exact.round(WHOLE).clip(0.01, 0.99)


def _limits(
    shown: Sequence[Peer], target: float | None, spread: float
) -> tuple[Limits, ...]:
    if target is None or not 0 < target < 1:
        return ()
    least, most = (end(each.judged for each in shown) for end in (min, max))
    at = np.unique(np.geomspace(max(least * 0.8, 5), most * 1.1, _DRAWN_AT).astype(int))
    inner, outer = (
        spread_limits(at, target, spread=spread, confidence=each)
        for each in (WARNING, ALARM)
    )
    lines = zip(at, *inner, *outer, strict=True)
    return tuple(
        Limits(judged=int(n), inner=(float(a), float(b)), outer=(float(c), float(d)))
        for n, a, b, c, d in lines
    )


def _deciles(told: pd.DataFrame) -> tuple[Every, tuple[Deciles, ...]]:
    """By quarter where there are enough peers in enough of them, else by year."""
    for every, fewest in FEWEST_INTERVALS.items():
        rows = told[told["every"] == every]
        found = [
            _of_interval(part)
            for _, part in rows.groupby("interval_start")
            if len(part) >= FEWEST_SITES
        ]
        if len(found) >= fewest:
            return every, tuple(found)
    return "all", ()


def _of_interval(rows: pd.DataFrame) -> Deciles:
    start, end = (
        pd.Timestamp(rows[name].iloc[0]).date()
        for name in ("interval_start", "interval_end")
    )
    values = np.quantile(rows["ratio"].to_numpy(dtype=np.float64), DECILES)
    a, b, c, d, e = (round(float(each), WHOLE) for each in values)
    return Deciles(
        start=start,
        middle=start + timedelta(days=(end - start).days // 2),
        values=(a, b, c, d, e),
        peers=len(rows),
    )


def _odds(of: Compared, rule: Preset) -> tuple[OddsRatio, ...]:
    """Those of levels with no small count; an interval would give it away."""
    columns = (of.levels[each] for each in ("covariate", "level", *_OUTCOMES))
    counts = {
        (str(name), str(level)): (float(yes), float(no))
        for name, level, yes, no in zip(*columns, strict=True)
    }
    return tuple(
        OddsRatio(
            covariate=name,
            level=level,
            reference=of.model.reference[name],
            ratio=float(np.exp(value)),
            low=float(np.exp(value - 1.96 * of.model.errors[name, level])),
            high=float(np.exp(value + 1.96 * of.model.errors[name, level])),
        )
        for (name, level), value in of.model.coefficients.items()
        if is_shown(counts[name, level], rule)
    )


_OUTCOMES = ("numerator", "complement")


def is_shown(counts: Iterable[float], rule: Preset) -> bool:
    """Whether none of these counts is small; none at all is not shown here either."""
    return all(
        each > 0 and displayed(int(each), rule) is not SUPPRESSED for each in counts
    )
