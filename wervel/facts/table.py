"""The table of facts: all of them, at all moments, in one pass over the events."""

from __future__ import annotations

from collections.abc import Iterable

import ibis
import ibis.expr.types as ir

from wervel.episodes.moments import KEYS
from wervel.facts.asking import Answered, Query, aggregates
from wervel.facts.fact import Fact, queries
from wervel.records.calendar import year
from wervel.records.resolution import Resolution
from wervel.records.source import Source

MALE, FEMALE = 8507, 8532
"""The two sexes as OMOP concepts."""


def fact_table(
    source: Source,
    moments: ir.Table,
    events: ir.Table,
    resolution: Resolution,
    *,
    facts: Iterable[Fact],
) -> ir.Table:
    """One row per moment, a column per fact: yes, no, unknown (NULL) or a number.

    The columns of the moments stay in front. ``moments`` and ``events`` should be kept
    tables: both are read more than once.
    """
    wanted = tuple(facts)
    asked = queries(wanted)
    table = _with_person(source, moments)
    if asked:
        answers = _answers(moments, events, resolution, asked)
        table = table.left_join(answers, list(KEYS)).drop(
            *(f"{key}_right" for key in KEYS)
        )
    return table.select(
        *moments.columns,
        **{
            each.name: each.define(Answered(table, resolution, each.silence)).name(
                each.name
            )
            for each in wanted
        },
    )


def _answers(
    moments: ir.Table,
    events: ir.Table,
    resolution: Resolution,
    asked: tuple[Query, ...],
) -> ir.Table:
    """One row per moment with events in reach: every query, answered."""
    reach = max((each.until.days for each in asked if each.looks_ahead), default=0)
    joined = moments.select(*KEYS, at="day").inner_join(events, "person_id")
    near = joined.filter(joined.day - joined["at"] <= reach)
    near = near.mutate(
        offset=near.day - near["at"], since_start=near.day - near.episode_start
    )
    return near.group_by(KEYS).aggregate(
        **{
            name: value
            for each in asked
            for name, value in aggregates(near, each, resolution).items()
        }
    )


def _with_person(source: Source, moments: ir.Table) -> ir.Table:
    """The same moments, with age in years and sex of the person."""
    person = source.table("person").select(
        "person_id", "year_of_birth", "gender_concept_id"
    )
    joined = moments.left_join(person, "person_id")
    return joined.select(
        *moments.columns,
        age=year(joined.day) - joined.year_of_birth,
        is_female=ibis.cases(
            (joined.gender_concept_id == FEMALE, True),
            (joined.gender_concept_id == MALE, False),
            else_=ibis.null("boolean"),
        ),
    )
