"""Two ways to the facts: for a population, and for the few events of one patient."""

from __future__ import annotations

from agreement.histories import random_world
from agreement.test_naive import (
    NO_SHRINKING,
    PERSONS,
    SEEDS,
    WITH_RULE,
    every_fact,
)
from hypothesis import given, settings
from reading import plain_rows
from tables import opened

from wervel.facts.table import fact_table, facts_of_few
from wervel.findings.assessment import assess
from wervel.records.events import events


@given(SEEDS)
@settings(max_examples=3, phases=NO_SHRINKING)
def test_every_fact_is_the_same_by_either_way(connection, seed):
    """Those that ask for age and sex too, which no rule does and so no bedside."""
    world = opened(random_world(seed, PERSONS), connection)
    told = assess(world, recommendations=WITH_RULE)
    source, resolution = told.source, told.resolution
    happened = source.keep(events(source, resolution))
    many, few = (
        plain_rows(way(source, told.moments, happened, resolution, facts=every_fact()))
        for way in (fact_table, facts_of_few)
    )
    assert many
    assert sorted(map(in_order, few)) == sorted(map(in_order, many))


def in_order(row: dict[str, object]) -> str:
    """A row that can be put in order, whatever is unknown in it."""
    return repr([*row.items()])
