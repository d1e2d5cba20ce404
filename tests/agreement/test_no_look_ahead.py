"""No look ahead: what is not yet recorded changes nothing that was already told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import ibis.expr.types as ir
import numpy as np
import pandas as pd
from agreement.histories import random_world
from agreement.test_naive import NO_SHRINKING, SEEDS, WITH_RULE
from hypothesis import given, settings
from ibis.backends import BaseBackend
from reading import ZERO, plain_rows
from tables import opened
from world import Record, World

from wervel.facts.fact import Fact
from wervel.facts.table import fact_table
from wervel.findings.assessment import assess
from wervel.findings.finding import Verdict
from wervel.findings.population import MOMENT_COLUMNS, position_column, verdicts
from wervel.logic import questions
from wervel.records.events import events
from wervel.records.resolution import resolve

FOR_WHOM = tuple(
    {asks.name: asks for each in WITH_RULE for asks in questions(each.applies)}.values()
)
"""Every fact by which some recommendation chooses for whom it is."""

LATER = (0, 5, 13, 14, 27, 42, 60, 84, 200)
"""Days after a moment at which observation is made to end."""


def test_a_fact_that_looks_ahead_cannot_choose_for_whom():
    """The package says so of itself; the next test finds out."""
    assert not [
        asks for asks in FOR_WHOM if isinstance(asks, Fact) and asks.looks_ahead
    ]


@given(SEEDS)
@settings(max_examples=2, phases=NO_SHRINKING)
def test_for_whom_needs_nothing_recorded_later(connection, seed):
    """Cut off all that comes after the moment: for whom it is stays the same."""
    world = random_world(seed, 60)
    told = assess(opened(world, connection), recommendations=WITH_RULE)
    whole = in_order(told.facts)
    cut = in_order(cut_short(connection, world, whole, later=[0] * len(whole)))
    for name in (asks.name for asks in FOR_WHOM):
        assert [row[name] for row in whole] == [row[name] for row in cut]


@given(SEEDS)
@settings(max_examples=2, phases=NO_SHRINKING)
def test_a_position_needs_nothing_recorded_later(connection, seed):
    """What is advised at a moment is the same whatever comes after it."""
    world = random_world(seed, 60)
    told = assess(opened(world, connection), recommendations=WITH_RULE)
    moments = in_order(told.facts)
    cut = cut_short(connection, world, moments, later=[0] * len(moments))
    whole, then = in_order(positions(told.facts)), in_order(positions(cut))
    assert len(then) == len(whole)
    for each in WITH_RULE:
        assert [row[each.id] for row in whole] == [row[each.id] for row in then]


@given(SEEDS)
@settings(max_examples=2, phases=NO_SHRINKING)
def test_what_was_told_early_stays_told(connection, seed):
    """Whatever observation ends with, later records never overturn a verdict."""
    world = random_world(seed, 60)
    told = assess(opened(world, connection), recommendations=WITH_RULE)
    whole = in_order(told.facts)
    later = np.random.default_rng(seed).choice(LATER, len(whole)).tolist()
    cut = cut_short(connection, world, whole, later=later)
    early = in_order(verdicts(cut, WITH_RULE))
    assert len(early) == len(whole)
    for then, now in zip(in_order(told.verdicts), early, strict=True):
        for each in WITH_RULE:
            assert now[each.id] in (then[each.id], Verdict.CANNOT_TELL.value)


def positions(facts: ir.Table) -> ir.Table:
    """One row per moment, a column per recommendation with its position."""
    columns = {each.id: position_column(each, facts) for each in WITH_RULE}
    return facts.select(*MOMENT_COLUMNS, **columns)


def in_order(table: Any) -> list[dict[str, Any]]:
    """The rows in an order that does not depend on how they were computed."""
    return sorted(plain_rows(table), key=_key)


def _key(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return row["person_id"], row["episode_start"], row["moment"]


def cut_short(
    connection: BaseBackend,
    world: World,
    moments: list[dict[str, Any]],
    *,
    later: list[int],
) -> Any:
    """One row per moment: every fact, as on the day observation and records end.

    Each moment gets a copy of its person, in whose life nothing comes after that day.
    """
    days = [row["day"] + more for row, more in zip(moments, later, strict=True)]
    copies = {
        number: (row["person_id"], day)
        for number, (row, day) in enumerate(zip(moments, days, strict=True), 1)
    }
    source = opened(copied(world, copies), connection)
    resolution = resolve(source)
    frame = pd.DataFrame(moments)[list(MOMENT_COLUMNS)].assign(person_id=list(copies))
    frame["observed_until"] = np.minimum(frame["observed_until"], days)
    frame[list(DAYS)] = frame[list(DAYS)].astype("int32") + ZERO
    asked = connection.create_table("asked", frame, overwrite=True)
    happened = source.keep(events(source, resolution))
    wanted = tuple(dict.fromkeys(fact for each in WITH_RULE for fact in each.facts))
    return fact_table(source, asked, happened, resolution, facts=wanted)


DAYS = ("day", "episode_start", "observed_from", "observed_until")


def copied(world: World, copies: Mapping[int, tuple[int, int]]) -> World:
    """A world of copies: of which person, and until which day."""
    of: dict[int, list[Record]] = {}
    for record in world.records:
        of.setdefault(record.person, []).append(record)
    records = tuple(
        replace(record, person=copy)
        for copy, (person, last) in copies.items()
        for record in of[person]
        if record.day <= last
    )
    observed = {
        copy: tuple(
            (start, min(end, last))
            for start, end in world.observed_of(person)
            if start <= last
        )
        for copy, (person, last) in copies.items()
    }
    people = {copy: world.people[person] for copy, (person, _) in copies.items()}
    return World(records, observed, people, world.not_carried)
