"""The population reader: a rule as an Ibis column, verdicts for every moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from operator import and_, ge, gt, le, lt, or_

import ibis
import ibis.expr.types as ir

from wervel.episodes.moments import KEYS, MOMENT_COLUMNS
from wervel.findings.finding import Verdict
from wervel.logic import All, AnyOf, Compare, Holds, Known, Not, Rule, Sign
from wervel.recommendations.position import SIDES, Position, conditions
from wervel.recommendations.recommendation import Recommendation
from wervel.records.stacking import stacked

SIGNS = {Sign.AT_LEAST: ge, Sign.AT_MOST: le, Sign.MORE_THAN: gt, Sign.LESS_THAN: lt}


def column(of: Rule, facts: ir.Table) -> ir.BooleanValue:
    """The rule over a table of facts: yes, no, or unknown as NULL."""
    match of:
        case Holds(asks):
            return facts[asks.name]
        case Known(asks):
            return facts[asks.name].notnull()
        case Compare(asks, sign, bound):
            return SIGNS[sign](facts[asks.name], bound)
        case Not(part):
            return ~column(part, facts)
        case All(parts):
            return _together(and_, parts, facts, of_none=True)
        case AnyOf(parts):
            return _together(or_, parts, facts, of_none=False)


def _together(
    joins: Callable[[ir.BooleanValue, ir.BooleanValue], ir.BooleanValue],
    parts: tuple[Rule, ...],
    facts: ir.Table,
    *,
    of_none: bool,
) -> ir.BooleanValue:
    if not parts:
        return ibis.literal(of_none)
    return reduce(joins, (column(part, facts) for part in parts))


def verdict_column(of: Recommendation, facts: ir.Table) -> ir.StringValue:
    """The verdict at each moment; NULL where the moment is of another kind."""
    applies, met = column(of.applies, facts), column(of.met, facts)
    return ibis.cases(
        (facts.moment != of.moment.value, ibis.null("string")),
        (~applies, Verdict.NOT_APPLICABLE.value),
        (applies & met, Verdict.FOLLOWED.value),
        (applies & ~met, Verdict.NOT_FOLLOWED.value),
        else_=Verdict.CANNOT_TELL.value,
    )


def position_column(of: Recommendation, facts: ir.Table) -> ir.StringValue:
    """The position at each moment, whatever its kind."""
    applies, holds = column(of.applies, facts), column(conditions(of), facts)
    where_they_hold, where_not = SIDES[of.action]
    return ibis.cases(
        (~applies, Position.NOT_APPLICABLE.name),
        (applies & holds, where_they_hold.name),
        (applies & ~holds, where_not.name),
        else_=Position.CANNOT_TELL.name,
    )


def verdicts(facts: ir.Table, recommendations: Iterable[Recommendation]) -> ir.Table:
    """One row per moment, a column per recommendation (its id) with the verdict."""
    return facts.select(
        *MOMENT_COLUMNS,
        **{each.id: verdict_column(each, facts) for each in recommendations},
    )


def findings(verdicts: ir.Table, recommendations: Iterable[Recommendation]) -> ir.Table:
    """One row per moment × recommendation that is about such a moment.

    Columns: person_id, episode_start, moment, day, care_site_id, provider_id;
    recommendation (its id) and verdict.
    """
    return stacked(
        verdicts,
        [each.id for each in recommendations],
        keep=[*KEYS, "day", "care_site_id", "provider_id"],
        kind="recommendation",
        value="verdict",
    )
