"""Two versions of a guideline over one source: who changes verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir
import pandas as pd

from wervel.episodes.moments import MOMENT_COLUMNS
from wervel.findings.assessment import Assessment
from wervel.recommendations.recommendation import Recommendation
from wervel.small_numbers import AddsUp, Preset, released

COLUMNS = (
    "one",
    "other",
    "verdict_one",
    "verdict_other",
    "changes",
    "moments",
    "suppressed",
)
EVERY = "every"
"""What stands as verdict in the row that adds up all others of its two."""


@dataclass(frozen=True)
class Counterparts:
    """A recommendation of one version, and one of the other about the same."""

    one: Recommendation
    other: Recommendation


def counterparts(
    one: Iterable[Recommendation], other: Iterable[Recommendation]
) -> tuple[Counterparts, ...]:
    """The pairs asked at the same moment about acts that overlap."""
    theirs = [each for each in other if each.has_rule]
    return tuple(
        Counterparts(mine, each)
        for mine in one
        if mine.has_rule
        for each in theirs
        if mine.at is each.at and mine.act.overlaps(each.act)
    )


def changed(of: Assessment, pairs: Sequence[Counterparts]) -> ir.Table:
    """One row per moment × pair whose verdict differs between the two.

    Columns: those of a moment; one, other (ids), verdict_one, verdict_other. It holds
    persons: not fit to leave the house.
    """
    parts = [
        of.verdicts.filter(
            of.verdicts[each.one.id] != of.verdicts[each.other.id]
        ).select(
            *MOMENT_COLUMNS,
            one=ibis.literal(each.one.id),
            other=ibis.literal(each.other.id),
            verdict_one=of.verdicts[each.one.id],
            verdict_other=of.verdicts[each.other.id],
        )
        for each in pairs
    ]
    return ibis.union(*parts) if len(parts) > 1 else parts[0]


def transitions(
    of: Assessment, pairs: Sequence[Counterparts], *, rule: Preset
) -> pd.DataFrame:
    """One row per pair × verdict then × verdict now: how many moments.

    A row with ``every`` as both verdicts adds up the others. All passed
    ``small_numbers``; what is suppressed is null.
    """
    counted = pd.concat([_counted(of, each) for each in pairs], ignore_index=True)
    shown = released(counted, rule, adds_up=_SUMS)
    shown = shown[shown["kind"].isin(["part", "total"])].reset_index(drop=True)
    differs = shown["verdict_one"].ne(shown["verdict_other"]) & shown["kind"].eq("part")
    named = shown.assign(moments=shown["numerator"], changes=differs)
    return named[[*COLUMNS]]


_SUMS = (
    AddsUp(column="kind", parts="part", total="total", within=("one", "other")),
    AddsUp(
        column="kind",
        parts="part",
        total="of_one",
        within=("one", "other", "verdict_one"),
    ),
    AddsUp(
        column="kind",
        parts="part",
        total="of_other",
        within=("one", "other", "verdict_other"),
    ),
)
"""What could be subtracted: the whole, and how many have a verdict under one version,
which another pair with the same recommendation may show in full."""


def _counted(of: Assessment, pair: Counterparts) -> pd.DataFrame:
    """One row per two verdicts that occur, per verdict of either, and for all."""
    verdicts = of.verdicts.select(
        verdict_one=of.verdicts[pair.one.id], verdict_other=of.verdicts[pair.other.id]
    )
    cells = (
        verdicts.filter(verdicts.verdict_one.notnull())
        .group_by(["verdict_one", "verdict_other"])
        .aggregate(numerator=lambda t: t.count())
        .to_pandas()
        .sort_values(["verdict_one", "verdict_other"], ignore_index=True)
        .assign(kind="part")
    )
    total = pd.DataFrame(
        {
            "verdict_one": [EVERY],
            "verdict_other": [EVERY],
            "numerator": [int(cells["numerator"].sum())],
            "kind": ["total"],
        }
    )
    of_one = cells.groupby("verdict_one", as_index=False)[["numerator"]].sum()
    of_other = cells.groupby("verdict_other", as_index=False)[["numerator"]].sum()
    rows = pd.concat(
        [
            cells,
            of_one.assign(kind="of_one", verdict_other=EVERY),
            of_other.assign(kind="of_other", verdict_one=EVERY),
            total,
        ],
        ignore_index=True,
    )
    named: pd.DataFrame = rows.assign(
        one=pair.one.id,
        other=pair.other.id,
        denominator=rows["numerator"],
        cannot_tell=0,
    )
    return named
