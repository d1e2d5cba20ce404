"""Completeness of what each measure needs, and what each silence costs it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import reduce
from operator import or_
from typing import Any

import ibis.expr.types as ir
import pandas as pd

from wervel.facts.fact import Fact
from wervel.findings.assessment import Assessment
from wervel.findings.finding import Verdict
from wervel.findings.population import column, verdict_column
from wervel.logic import All, AnyOf, Compare, Holds, Known, Not, Rule, Sign
from wervel.recommendations.recommendation import Recommendation
from wervel.records.codelists import Codelist
from wervel.records.matching import TABLES_OF
from wervel.small_numbers import (
    SUPPRESSED,
    AddsUp,
    Preset,
    displayed,
    displayed_steps,
    released,
)

KNOWN = (
    "measure",
    "fact",
    "by",
    "group",
    "known",
    "moments",
    "ratio",
    "ratio_low",
    "ratio_high",
    "suppressed",
)
SILENT = (
    "measure",
    "fact",
    "cannot_tell",
    "unknown",
    "settles",
    "needs_tables",
    "needs_lists",
    "nobody",
)


def completeness(of: Assessment, rule: Preset) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Two tables: how often each fact is known, and what its silence costs a measure.

    The first has one row per measure × fact × care site, and all together: ``known`` at
    how many of the ``moments`` to which the measure applies or may apply. The second
    has one row per measure × fact: of the moments at which the measure cannot tell, at
    how many the fact is ``unknown``, and at how many of those some answer to it alone
    ``settles`` the verdict, the rest left as it is. ``nobody`` says that it is known at
    no moment. The costliest silence comes first.
    """
    counted = exact_completeness(of)
    if counted.empty:
        return pd.DataFrame(columns=[*KNOWN]), pd.DataFrame(columns=[*SILENT])
    cells = counted.assign(
        numerator=counted["known"], denominator=counted["moments"]
    ).drop(columns=["cannot_tell"])
    adds_up = AddsUp(
        column="by", parts="care_site", total="none", within=("measure", "fact")
    )
    shown = released(cells.assign(cannot_tell=0), rule, adds_up=(adds_up,))
    shown["known"], shown["moments"] = shown["numerator"], shown["denominator"]
    is_all = counted["by"].eq("none")
    silent = _silent(of, counted[is_all], shown.loc[is_all, "suppressed"], rule)
    return shown[[*KNOWN]], silent


def exact_completeness(of: Assessment) -> pd.DataFrame:
    """One row per measure × fact × care site, and all together: counts as they are.

    Columns moments, known, cannot_tell, unknown (of the cannot-tell) and settles (of
    the unknown). Not yet fit to leave.
    """
    frames = [_of_measure(of, each) for each in of.recommendations if each.is_measured]
    if not frames:
        return pd.DataFrame()
    sites = pd.concat(frames, ignore_index=True)
    total = sites.groupby(["measure", "fact"], as_index=False, sort=False)[
        ["moments", "known", "cannot_tell", "unknown", "settles"]
    ].sum()
    whole = pd.concat([sites, total.assign(by="none", group="")], ignore_index=True)
    there: pd.DataFrame = whole[whole["moments"] > 0].reset_index(drop=True)
    return there


def _of_measure(of: Assessment, measure: Recommendation) -> pd.DataFrame:
    """One row per fact × care site; one pass over the moments of the measure."""
    facts = of.facts.filter(of.facts.moment == measure.moment.value)
    told = facts.mutate(verdict=verdict_column(measure, facts))
    mine = told.filter(told.verdict != Verdict.NOT_APPLICABLE.value)
    open_still = mine.verdict == Verdict.CANNOT_TELL.value
    sums: dict[str, ir.Value] = {}
    for number, each in enumerate(measure.facts):
        silent = mine[each.name].isnull()
        sums[f"{number}|known"] = _sum(~silent)
        sums[f"{number}|unknown"] = _sum(open_still & silent)
        sums[f"{number}|settles"] = _sum(
            open_still & silent & _settled(measure, each, mine)
        )
    counted: pd.DataFrame = (
        mine.group_by("care_site_id")
        .aggregate(moments=mine.count(), cannot_tell=_sum(open_still), **sums)
        .to_pandas()
    )
    site = counted["care_site_id"].astype("Int64").astype("string").fillna("")
    names = ("known", "unknown", "settles")
    frames = [
        counted[["moments", "cannot_tell"]].assign(
            measure=measure.id,
            fact=each.name,
            by="care_site",
            group=site,
            **{name: counted[f"{number}|{name}"] for name in names},
        )
        for number, each in enumerate(measure.facts)
    ]
    return pd.concat(frames, ignore_index=True)


def _sum(of: ir.BooleanValue) -> ir.IntegerValue:
    return of.ifelse(1, 0).sum()


def _settled(measure: Recommendation, fact: Fact, moments: ir.Table) -> ir.BooleanValue:
    """Whether some answer to this fact makes a verdict, all other facts as they are."""
    told = []
    for answer in (True, False):
        applies = column(answered(measure.applies, fact, answer=answer), moments)
        met = column(answered(measure.met, fact, answer=answer), moments)
        told.append((~applies | (applies & (met | ~met))).coalesce(False))
    return reduce(or_, told)


def answered(of: Rule, fact: Fact, *, answer: bool) -> Rule:
    """The rule as it is once this fact is answered: yes or no, or a high or low number.

    High is above every bound in the rule, low is below.
    """
    match of:
        case Holds(asks) | Known(asks) | Compare(asks, _, _):
            return _constant(of, answer) if asks == fact else of
        case Not(part):
            return Not(answered(part, fact, answer=answer))
        case All(parts):
            return All(tuple(answered(each, fact, answer=answer) for each in parts))
        case AnyOf(parts):
            return AnyOf(tuple(answered(each, fact, answer=answer) for each in parts))


def _constant(of: Holds | Known | Compare, answer: bool) -> Rule:
    """Always or never: what becomes of a question that is answered."""
    match of:
        case Holds():
            holds = answer
        case Known():
            holds = True
        case Compare(_, sign, _):
            holds = (sign in (Sign.AT_LEAST, Sign.MORE_THAN)) == answer
    return All(()) if holds else AnyOf(())


def _silent(
    of: Assessment, counted: pd.DataFrame, hidden: pd.Series[bool], rule: Preset
) -> pd.DataFrame:
    """One row per measure × fact, the costliest silence first; fit to leave."""
    facts = {each.name: each for one in of.recommendations for each in one.facts}
    order = ["unknown", "settles", "measure", "fact"]
    costly = counted.assign(hidden=hidden).sort_values(
        order, ascending=[False, False, True, True], ignore_index=True
    )
    rows = [
        (
            row["measure"],
            row["fact"],
            *_costs(row, rule),
            ", ".join(tables_of(facts[row["fact"]])),
            ", ".join(each.name for each in lists_of(facts[row["fact"]])),
            not row["known"],
        )
        for row in costly.to_dict("records")
    ]
    whole = pd.DataFrame(rows, columns=[*SILENT])
    return whole.astype(dict.fromkeys(("cannot_tell", "unknown", "settles"), "Int64"))


def _costs(row: Mapping[Hashable, Any], rule: Preset) -> tuple[int | None, ...]:
    """Cannot tell, unknown of these, settled of these, each as it may leave.

    The moments at which a fact is unknown hold those at which it is unknown and the
    measure cannot tell, so these are steps too.
    """
    counts = [int(row[name]) for name in ("cannot_tell", "unknown", "settles")]
    silent = int(row["moments"]) - int(row["known"])
    steps = displayed_steps(counts, rule)
    of_silent = displayed_steps([silent, *counts[1:]], rule)
    shown = [
        None if SUPPRESSED in pair or row["hidden"] else pair[0]
        for pair in zip(steps[1:], of_silent[1:], strict=True)
    ]
    first = displayed(counts[0], rule)
    return tuple(
        None if each is None or each is SUPPRESSED else int(each)
        for each in (first, *shown)
    )


def tables_of(fact: Fact) -> tuple[str, ...]:
    """The tables of the CDM in which what a fact asks for can stand."""
    kinds = dict.fromkeys(of.kind for of in lists_of(fact))
    found = dict.fromkeys(table for kind in kinds for table in TABLES_OF[kind])
    return (*found, *(["person"] if fact.is_about_person else []))


def lists_of(fact: Fact) -> tuple[Codelist, ...]:
    """The codelists a fact asks for."""
    return tuple(dict.fromkeys(of for query in fact.queries for of in query.lists))
