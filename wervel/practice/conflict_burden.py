"""Conflict burden: how many episodes, at which moment, receive opposing advice.

For two bodies and an act: the moments at which at least one pair of their
recommendations takes opposite positions about the person. What a recommendation says
at its moment holds from then on in the episode, so a pair is held against the person
at the later of its two moments, when both have spoken. No later record counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

import ibis.expr.types as ir
import pandas as pd

from wervel.episodes.moments import MOMENT_COLUMNS, Moment
from wervel.findings.assessment import Assessment
from wervel.findings.population import position_column
from wervel.practice.groups import Groups, with_groups
from wervel.practice.measures import counted_cells, in_intervals
from wervel.recommendations.acts import Act
from wervel.recommendations.conflicts import Conflict
from wervel.recommendations.position import Position
from wervel.recommendations.recommendation import Recommendation
from wervel.small_numbers import Preset

KEY_COLUMNS = ("act", "one_body", "other_body", "moment")
COLUMNS = (
    *KEY_COLUMNS,
    "every",
    "interval_start",
    "interval_end",
    "by",
    "group",
    "opposing",
    "moments",
    "cannot_tell",
    "ratio",
    "ratio_low",
    "ratio_high",
    "at_least",
    "at_most",
    "suppressed",
    "cannot_tell_suppressed",
)


@dataclass(frozen=True)
class Pair:
    """Two bodies that can oppose each other about an act, at one kind of moment."""

    act: Act
    bodies: tuple[str, str]
    moment: Moment
    conflicts: tuple[Conflict, ...]

    @property
    def key(self) -> str:
        """What tells it from others, as a name of a column."""
        return "/".join((self.act.name, *self.bodies, self.moment.value))


def involved(conflicts: Iterable[Conflict]) -> tuple[Recommendation, ...]:
    """Every recommendation on either side, once: what must be assessed."""
    sides = (side for each in conflicts for side in (each.favours, each.opposes))
    return tuple({side.id: side for side in sides}.values())


def pairs(conflicts: Iterable[Conflict]) -> tuple[Pair, ...]:
    """The conflicts by act, bodies, and the moments either side is asked at.

    What one body says against itself is no advice of two, and is left out.
    """
    found: dict[tuple[Act, tuple[str, str], Moment], list[Conflict]] = {}
    for each in conflicts:
        if each.is_within_body:
            continue
        for moment in _when(each):
            found.setdefault((each.act, each.bodies, moment), []).append(each)
    return tuple(
        Pair(*key, tuple(each)) for key, each in sorted(found.items(), key=_order)
    )


def _when(of: Conflict) -> frozenset[Moment]:
    """The kinds of moment at which both may first have spoken.

    The first contact comes before every other, so there the other has not spoken yet.
    """
    kinds = frozenset({of.favours.moment, of.opposes.moment})
    return kinds if len(kinds) == 1 else kinds - {Moment.FIRST_CONTACT}


def nothing_counted() -> pd.DataFrame:
    """One row per pair of bodies, as ``conflict_burden`` has it: there are none."""
    return pd.DataFrame(columns=[*COLUMNS])


def conflict_burden(
    of: Assessment,
    conflicts: Iterable[Conflict],
    *,
    rule: Preset,
    groups: Groups | None = None,
) -> pd.DataFrame:
    """One row per act × two bodies × kind of moment × interval × group.

    ``opposing`` counts the moments with opposing advice, ``moments`` those of which it
    can be told whether there is, and ``cannot_tell`` the others; a moment occurs at
    most once in an episode, so these are episodes. The shares, intervals and what is
    suppressed are as in ``measures``. ``of`` must be an assessment of ``involved``.
    """
    told = pairs(conflicts)
    if not told:
        return nothing_counted()
    wanted = groups or Groups()
    positions = of.source.keep(
        with_groups(of, _positions(of.facts, involved(conflicts)), wanted)
    )
    tests = {each.key: _tests(positions, each) for each in told}
    cells = counted_cells(positions, tests, groups=wanted)
    if cells.empty:
        return nothing_counted()
    shown = in_intervals(cells, rule=rule, groups=wanted)
    named = (
        shown["measure"]
        .str.split("/", expand=True)
        .set_axis([*KEY_COLUMNS], axis="columns")
    )
    renamed = shown.rename(columns={"numerator": "opposing", "denominator": "moments"})
    return pd.concat([named, renamed], axis="columns")[[*COLUMNS]]


def _order(of: tuple[tuple[Act, tuple[str, str], Moment], list[Conflict]]) -> str:
    (act, bodies, moment), _ = of
    return f"{act.name} {bodies} {moment.value}"


def _positions(facts: ir.Table, sides: Iterable[Recommendation]) -> ir.Table:
    """One row per moment: the day of each kind of moment of its episode, positions.

    A column ``<moment>_day`` per kind, and one per recommendation (its id).
    """
    recommendations = tuple(sides)
    episode = ["person_id", "episode_start"]
    days = facts.group_by(episode).aggregate(
        **{
            f"{kind.value}_day": facts.day.min(where=facts.moment == kind.value)
            for kind in sorted({each.moment for each in recommendations}, key=_rank)
        }
    )
    joined = facts.inner_join(days, episode)
    return joined.select(
        *MOMENT_COLUMNS,
        *(name for name in days.columns if name not in episode),
        **{each.id: position_column(each, joined) for each in recommendations},
    )


def _rank(moment: Moment) -> int:
    return [*Moment].index(moment)


def _tests(positions: ir.Table, pair: Pair) -> Mapping[str, ir.BooleanValue]:
    """Which moments count as opposing, as not opposing, as not to be told."""
    spoken = [(each, _spoken(positions, each, pair.moment)) for each in pair.conflicts]
    opposing = reduce(or_, (now & _opposing(positions, of) for of, now in spoken))
    open_yet = reduce(or_, (now & _open(positions, of) for of, now in spoken))
    anyhow = reduce(or_, (now for _, now in spoken))
    return {
        "numerator": opposing,
        "complement": anyhow & ~opposing & ~open_yet,
        "cannot_tell": ~opposing & open_yet,
    }


def _spoken(positions: ir.Table, of: Conflict, moment: Moment) -> ir.BooleanValue:
    """Whether this is the moment of that kind at which both have first spoken.

    Where the two moments fall on one day, that of the later kind counts.
    """
    here = positions.moment == moment.value
    kinds = {of.favours.moment, of.opposes.moment} - {moment}
    for kind in kinds:
        day = positions[f"{kind.value}_day"]
        before = (
            day <= positions.day if _rank(kind) < _rank(moment) else day < positions.day
        )
        here = here & before.coalesce(False)
    return here


def _opposing(positions: ir.Table, of: Conflict) -> ir.BooleanValue:
    return _is(positions[of.favours.id], Position.FOR) & _is(
        positions[of.opposes.id], Position.AGAINST
    )


def _open(positions: ir.Table, of: Conflict) -> ir.BooleanValue:
    """Whether the unknown answers could still make the two oppose each other."""
    return _is(positions[of.favours.id], Position.FOR, Position.CANNOT_TELL) & _is(
        positions[of.opposes.id], Position.AGAINST, Position.CANNOT_TELL
    )


def _is(column: ir.StringColumn, *positions: Position) -> ir.BooleanValue:
    """Whether the position is one of these."""
    return column.isin([each.name for each in positions])
