"""What is computed for everybody at once is what a plain loop finds for each person.

Episodes, moments, every fact and every verdict, on random histories: the second, naive
derivation of ``naive.py`` and ``naive_facts.py`` against the expressions.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import astuple

import ibis.expr.types as ir
import pytest
from agreement import naive
from agreement.histories import as_picture, random_world
from agreement.naive_facts import TWINS
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from reading import ZERO, plain_rows
from tables import opened
from world import World

import wervel.facts
from wervel.episodes.moments import Moment, moments
from wervel.episodes.pain import EpisodeRule
from wervel.facts.fact import Fact
from wervel.facts.table import fact_table, people
from wervel.findings.assessment import Assessment, assess
from wervel.findings.patient import verdict
from wervel.recommendations.nhg import ALL
from wervel.records.events import events

PERSONS = 150
SEEDS = st.integers(0, 2**32 - 1)
NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
"""A smaller seed is not a smaller world."""


def every_fact() -> tuple[Fact, ...]:
    """Every fact that a module of ``wervel.facts`` defines."""
    modules = [
        importlib.import_module(f"wervel.facts.{each.name}")
        for each in pkgutil.iter_modules(wervel.facts.__path__)
    ]
    found = {
        value.name: value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, Fact)
    }
    return tuple(found.values())


def test_every_fact_has_a_naive_twin():
    """Adding a fact without its second derivation fails here."""
    assert {each.name for each in every_fact()} == set(TWINS)


def test_every_kind_of_moment_has_a_naive_twin():
    named = {"first_contact", *naive.STILL, *naive.FIRST}
    assert {each.value for each in Moment} == named


@given(SEEDS, st.booleans())
@settings(max_examples=8, phases=NO_SHRINKING)
def test_episodes_moments_facts_and_verdicts(connection, seed, whole_life):
    world = random_world(seed, PERSONS)
    source = opened(world, connection, whole_life=whole_life)
    told = assess(source, recommendations=ALL)
    episodes_agree(world, told)
    asked, facts = everything(told)
    moments_agree(world, told, asked)
    facts_agree(world, told, facts)
    verdicts_agree(world, told)


def everything(told: Assessment) -> tuple[ir.Table, ir.Table]:
    """Every kind of moment, and every fact at each of them."""
    source, resolution = told.source, told.resolution
    rule, facts = EpisodeRule(), every_fact()
    around = people(told.episodes, facts, rule=rule)
    happened = source.keep(events(source, resolution, people=around))
    asked = moments(told.episodes, happened, resolution, rule=rule)
    kept = source.keep(asked)
    return kept, fact_table(source, kept, happened, resolution, facts=facts)


def histories(world: World, told: Assessment) -> dict[int, naive.History]:
    whole_life = told.source.whole_life
    return {
        person: naive.history(world, person, whole_life=whole_life)
        for person in world.persons
    }


def agree(world: World, naively: Iterable[tuple], came: Iterable[tuple]) -> None:
    """Fail with the first person for whom two sets of rows differ, and the history."""
    wanted, got = sorted(naively), sorted(came)
    if wanted == got:
        return
    persons = {row[0] for row in set(wanted) ^ set(got)} or {row[0] for row in got}
    person = min(persons)
    only = [row for row in wanted if row[0] == person and row not in got]
    extra = [row for row in got if row[0] == person and row not in wanted]
    pytest.fail(
        f"{as_picture(world, person)}\nnaive only: {only}\n computed: {extra}",
        pytrace=False,
    )


def episodes_agree(world: World, told: Assessment) -> None:
    names = "episode_start episode_end is_new observed_from observed_until contacts "
    names += "radiating chronic"
    came = [
        (row["person_id"], *(row[name] for name in names.split()))
        for row in plain_rows(told.episodes)
    ]
    wanted = [
        (person, *astuple(each))
        for person, of in histories(world, told).items()
        for each in naive.episodes(of)
    ]
    agree(world, wanted, came)


def moments_agree(world: World, told: Assessment, asked: ir.Table) -> None:
    came = [
        (row["person_id"], row["episode_start"], row["moment"], row["day"])
        for row in plain_rows(asked)
    ]
    wanted = [
        (person, at.episode.start, kind, at.day)
        for person, of in histories(world, told).items()
        for kind, at in naive.asked(of)
    ]
    agree(world, wanted, came)


def facts_agree(world: World, told: Assessment, table: ir.Table) -> None:
    facts = every_fact()
    came = {
        (row["person_id"], row["episode_start"], row["moment"]): row
        for row in plain_rows(table)
    }
    wanted, got = [], []
    for person, of in histories(world, told).items():
        for kind, at in naive.asked(of):
            row = came[person, at.episode.start, kind]
            for each in facts:
                key = (person, at.episode.start, kind, at.day, each.name)
                wanted.append((*key, str(_plain(TWINS[each.name](at)))))
                got.append((*key, str(_plain(row[each.name]))))
    agree(world, wanted, got)


def _plain(answer: naive.Answer) -> naive.Answer:
    """Numbers as floats, so that 3 days and 3.0 days are the same."""
    if answer is None or isinstance(answer, bool):
        return answer
    return float(answer)


def verdicts_agree(world: World, told: Assessment) -> None:
    """The plain reader on naive facts says what the population reader says."""
    came = [
        (row["person_id"], row["day"] - ZERO, row["recommendation"], row["verdict"])
        for row in told.findings.to_pandas().to_dict("records")
    ]
    wanted = [
        (person, at.day, each.id, verdict(each, _answers(each.facts, at)).value)
        for person, of in histories(world, told).items()
        for kind, at in naive.asked(of)
        for each in ALL
        if each.at.value == kind
    ]
    agree(world, wanted, came)


def _answers(facts: Iterable[Fact], at: naive.At) -> Mapping[str, naive.Answer]:
    return {each.name: TWINS[each.name](at) for each in facts}
