"""Silence has a meaning: what a source does not record is unknown, never no."""

from __future__ import annotations

import pytest
from agreement.histories import random_world
from agreement.test_naive import WITH_RULE, every_fact, everything
from reading import plain_rows
from tables import rows, write
from world import table_of

from wervel.findings.assessment import assess
from wervel.records.cdm import EVENTS
from wervel.records.opening import open_source

DROPPED = ("drug_exposure", "procedure_occurrence", "measurement", "observation")


def asks_only(fact, table):
    """Whether whatever the fact asks for is recorded in that table alone."""
    lists = {of for query in fact.queries for of in query.lists}
    return {table_of(code) for of in lists for code in of.codes} == {table}


@pytest.mark.parametrize("table", DROPPED)
@pytest.mark.parametrize("left", ["nothing", "an empty table"])
def test_what_is_not_recorded_is_unknown_for_everybody(connection, table, left):
    """No pharmacy data: nobody is said to have had no opioid, or to have had one."""
    tables = rows(random_world(4, 30, everything=True)) | {table: []}
    if left == "nothing":
        del tables[table]
    write(tables, connection)
    told = assess(open_source(connection), recommendations=WITH_RULE)
    lines = plain_rows(everything(told)[1])
    asked = [each for each in every_fact() if asks_only(each, table)]
    assert lines
    assert asked
    for each in asked:
        assert {row[each.name] for row in lines} == {None}


def test_each_of_these_tables_is_one_of_events():
    assert set(DROPPED) < set(EVENTS)
