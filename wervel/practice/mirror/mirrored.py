"""Where one care site stands beside its peers in one measure, fit to be read by it.

The site's own counts have passed the rule for small numbers. Shares that come from
exact counts (expected, shrunken, before and after a change) are whole percentages, and
are there only where the site's own row is. What is suppressed has no signal either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np
import pandas as pd

from wervel.benchmarking.funnel import WARNING
from wervel.benchmarking.influence import leave_one_out, outcomes_to_inside
from wervel.benchmarking.rankability import is_rankable
from wervel.practice.mirror.comparison import Compared, Comparison, providers
from wervel.practice.mirror.own_change import (
    MAIN,
    OwnChange,
    last_quarter,
    own_change,
)
from wervel.practice.mirror.peers import WHOLE, Peers, is_shown
from wervel.practice.mirror.site_kinds import OTHER
from wervel.practice.report_rows import Row, rows
from wervel.recommendations.recommendation import Recommendation
from wervel.registry.explanations import Kept
from wervel.small_numbers import SUPPRESSED, Displayed, Preset, displayed


class State(Enum):
    """How much can be said of a care site in a measure."""

    COMPARED = "compared"
    ALONE = "alone"
    """Its share may be shown, and there is nobody to compare it with."""
    TOO_LITTLE = "too little"


@dataclass(frozen=True, kw_only=True)
class Mirrored:
    """One measure as one care site may read it; None is what may not be said.

    ``signal`` is as in ``Compared``; ``hangs_on`` how many outcomes must have been
    otherwise for the site to lie within the limits, ``provider`` the one without whom
    most of the difference is gone. ``place`` is its place among the peers by shrunken
    share, most often followed first, only where an order means anything.
    """

    recommendation: Recommendation
    state: State
    row: Row
    quarters: tuple[Row, ...] = ()
    years: tuple[Row, ...] = ()
    peers: Peers | None = None
    expected: float | None = None
    shrunken: tuple[float, float, float] | None = None
    signal: str | None = None
    hangs_on: Displayed | None = None
    provider: int | None = None
    place: int | None = None
    change: OwnChange | None = None
    explanations: tuple[Kept, ...] = ()


_FIRST = ("low", "high", "rather_low", "rather_high")


@dataclass(frozen=True, kw_only=True, eq=False)
class Backdrop:
    """What every mirror of a source is held before; computed once.

    ``comparison`` is exact and stays inside; ``measured`` and ``peers`` may leave.
    """

    name: str
    release: str | None
    recommendations: tuple[Recommendation, ...]
    comparison: Comparison
    measured: pd.DataFrame
    peers: Mapping[tuple[str, str], Peers]
    small_numbers: Preset


def mirrored(
    before: Backdrop, *, care_site: int, explained: Sequence[Kept] = ()
) -> tuple[Mirrored, ...]:
    """Every measure of one care site, the weightiest first.

    Signals come first, then changes, then the rest as the recommendations come.
    """
    of, measured = before.comparison, before.measured
    recommendations = before.recommendations
    kind = of.site_kind.get(care_site, OTHER)
    compared = of.of.get(kind, {})
    by_provider = providers(of, recommendations, care_site=care_site)
    mine = measured[
        (measured["by"] == "care_site") & (measured["group"] == str(care_site))
    ]
    found = []
    for each in recommendations:
        own = mine[mine["measure"] == each.id]
        plain = _plain(each, own, [one for one in explained if _about(one, each.id)])
        peers = before.peers.get((kind, each.id))
        if plain.state is State.ALONE and peers is not None:
            beside = _Beside(
                compared[each.id],
                peers,
                by_provider[by_provider["measure"] == each.id],
                last_quarter(measured, each.id),
                before.small_numbers,
            )
            plain = _compared(plain, beside, care_site)
        found.append(plain)
    return tuple(sorted(found, key=_weight))


def _about(one: Kept, measure: str) -> bool:
    return one.explanation.measure == measure


def _weight(of: Mirrored) -> tuple[int, int, int]:
    """What comes first: alarms, warnings, changes; what says nothing last."""
    states = (State.COMPARED, State.ALONE, State.TOO_LITTLE)
    signal = 2 - (_FIRST.index(of.signal) // 2) if of.signal in _FIRST else 0
    return states.index(of.state), -signal, -int(of.change is not None)


def _plain(
    of: Recommendation, own: pd.DataFrame, explained: Sequence[Kept]
) -> Mirrored:
    """The measure by itself."""
    [row, *_] = [*rows(own[own["every"] == "all"]), Row()]
    fair = row.fair
    is_told = fair.ratio is not None
    quarters, years = (
        tuple(each.fair for each in rows(own[own["every"] == every]))
        for every in ("quarter", "year")
    )
    return Mirrored(
        recommendation=of,
        state=State.ALONE if is_told else State.TOO_LITTLE,
        row=row,
        quarters=quarters if is_told else (),
        years=years if is_told else (),
        explanations=tuple(explained),
    )


@dataclass(frozen=True, eq=False)
class _Beside:
    """What a measure of a care site is held beside."""

    compared: Compared
    peers: Peers
    by_provider: pd.DataFrame
    until: int | None
    rule: Preset


def _compared(of: Mirrored, beside: _Beside, care_site: int) -> Mirrored:
    """The same, with what its peers say; as it is where it has too few moments."""
    sites = beside.compared.sites
    is_own = sites["care_site_id"] == care_site
    if not is_own.any():
        return of
    own = sites[is_own].iloc[0]
    shares = [round(float(own[each]), WHOLE) for each in _SHRUNKEN]
    signal = str(own["signal"])
    return replace(
        of,
        state=State.COMPARED,
        peers=beside.peers,
        expected=round(float(own["expected"] / own["denominator"]), WHOLE),
        shrunken=None if np.isnan(shares).any() else (shares[0], shares[1], shares[2]),
        signal=signal,
        hangs_on=_hangs_on(own, beside) if signal in _FIRST else None,
        provider=_provider(beside) if signal in _FIRST else None,
        place=_place(sites, own, beside.peers),
        change=own_change(
            beside.compared,
            care_site=care_site,
            until=beside.until,
            by_provider=beside.by_provider,
            rule=beside.rule,
        ),
    )


_SHRUNKEN = ("share", "share_low", "share_high")


def _hangs_on(own: pd.Series, beside: _Beside) -> Displayed:
    outcomes = outcomes_to_inside(
        int(own["numerator"]),
        int(own["denominator"]),
        float(own["expected"] / own["denominator"]),
        spread=beside.compared.spread.variance,
        confidence=WARNING,
    )
    return displayed(outcomes, beside.rule)


def _provider(beside: _Beside) -> int | None:
    """Without whom more than half of the difference is gone, if that may be said."""
    known = beside.by_provider[beside.by_provider["provider_id"].notna()]
    sums = known.groupby("provider_id")[["numerator", "denominator", "expected"]].sum()
    if len(sums) < 2 or not sums["expected"].gt(0).all():  # noqa: PLR2004
        return None
    without = leave_one_out(sums["numerator"], sums["expected"])
    most = without.most
    left = (without.ratio[most] - 1) / (without.together - 1)
    row = sums.iloc[most]
    seen = (row["numerator"], row["denominator"] - row["numerator"])
    if left > 1 - MAIN or not is_shown(seen, beside.rule):
        return None
    return int(sums.index[most])


def _place(sites: pd.DataFrame, own: pd.Series, peers: Peers) -> int | None:
    """Its place by shrunken share; None where more of an order is chance than not."""
    if not peers.has_peers or not is_rankable(peers.rankability):
        return None
    return 1 + int((sites["share"] > own["share"]).sum())


def is_small(count: Displayed | None) -> bool:
    """Whether a count is too small to be told."""
    return count is SUPPRESSED
