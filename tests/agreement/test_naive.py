"""What is computed for everybody at once is what a plain loop finds for each person.

Episodes, moments, every fact and every verdict, on random histories: the second, naive
derivation of ``naive.py`` and its neighbours against the expressions.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass

import ibis.expr.types as ir
import pytest
from agreement import naive
from agreement.histories import as_picture, random_world
from agreement.naive_facts import TWINS
from agreement.naive_specialist import NEVER_RECORDED
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
from wervel.recommendations.bodies import ALL
from wervel.records.events import events

PERSONS = 150
WITH_RULE = tuple(each for each in ALL if each.has_rule)
"""The recommendations that can be held against somebody."""

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


@dataclass(frozen=True)
class Asked:
    """A moment of a person, found naively, with the naive answer to every fact."""

    person: int
    kind: str
    at: naive.At
    answers: Mapping[str, naive.Answer]


def test_every_fact_has_a_naive_twin():
    """Adding a fact without its second derivation fails here."""
    assert {each.name for each in every_fact()} == set(TWINS)


def test_what_no_record_tells_is_named_by_hand():
    """A fact that stops asking the records is not silently taken for unknown."""
    never = {each.name for each in every_fact() if not each.is_recorded}
    assert never == set(NEVER_RECORDED)


def test_every_kind_of_moment_has_a_naive_twin():
    named = {"first_contact", "chronic", *naive.STILL, *naive.FIRST}
    assert {each.value for each in Moment} == named


def test_every_fact_and_moment_comes_up_in_several_ways():
    """Two facts that are always no agree, and nothing is shown by it."""
    worlds = [random_world(seed, PERSONS, everything=True) for seed in (1, 2)]
    seen = [each for world in worlds for each in asked_of(histories(world))]
    assert {each.kind for each in seen} == {each.value for each in Moment}
    for name in set(TWINS) - set(NEVER_RECORDED):
        assert len({each.answers[name] for each in seen}) > 1, name


@given(SEEDS, st.booleans())
@settings(max_examples=8, phases=NO_SHRINKING)
def test_episodes_moments_facts_and_verdicts(connection, seed, whole_life):
    world = random_world(seed, PERSONS)
    source = opened(world, connection, whole_life=whole_life)
    told = assess(source, recommendations=WITH_RULE)
    of = histories(world, whole_life=whole_life)
    episodes_agree(world, of, told)
    asked, facts = everything(told)
    naively = asked_of(of)
    moments_agree(world, naively, asked)
    facts_agree(world, naively, facts)
    verdicts_agree(world, naively, told)


def everything(told: Assessment) -> tuple[ir.Table, ir.Table]:
    """Every kind of moment, and every fact at each of them."""
    source, resolution = told.source, told.resolution
    rule, facts = EpisodeRule(), every_fact()
    around = people(told.episodes, facts, rule=rule)
    happened = source.keep(events(source, resolution, people=around))
    asked = moments(told.episodes, happened, resolution, rule=rule)
    kept = source.keep(asked)
    return kept, fact_table(source, kept, happened, resolution, facts=facts)


def histories(world: World, *, whole_life: bool = False) -> Mapping[int, naive.History]:
    return {
        person: naive.history(world, person, whole_life=whole_life)
        for person in world.persons
    }


def asked_of(histories: Mapping[int, naive.History]) -> list[Asked]:
    """Every moment of everybody, with every fact."""
    return [
        Asked(person, kind, at, {name: twin(at) for name, twin in TWINS.items()})
        for person, of in histories.items()
        for kind, at in naive.asked(of)
    ]


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


def episodes_agree(
    world: World, histories: Mapping[int, naive.History], told: Assessment
) -> None:
    names = "episode_start episode_end is_new observed_from observed_until contacts "
    names += "radiating chronic"
    came = [
        (row["person_id"], *(row[name] for name in names.split()))
        for row in plain_rows(told.episodes)
    ]
    wanted = [
        (person, *astuple(each))
        for person, of in histories.items()
        for each in naive.episodes(of)
    ]
    agree(world, wanted, came)


def moments_agree(world: World, naively: Iterable[Asked], asked: ir.Table) -> None:
    came = [
        (row["person_id"], row["episode_start"], row["moment"], row["day"])
        for row in plain_rows(asked)
    ]
    wanted = [
        (each.person, each.at.episode.start, each.kind, each.at.day) for each in naively
    ]
    agree(world, wanted, came)


def facts_agree(world: World, naively: Iterable[Asked], table: ir.Table) -> None:
    came = {
        (row["person_id"], row["episode_start"], row["moment"]): row
        for row in plain_rows(table)
    }
    wanted, got = [], []
    for each in naively:
        row = came[each.person, each.at.episode.start, each.kind]
        for name, answer in each.answers.items():
            key = (each.person, each.at.episode.start, each.kind, each.at.day, name)
            wanted.append((*key, str(_plain(answer))))
            got.append((*key, str(_plain(row[name]))))
    agree(world, wanted, got)


def _plain(answer: naive.Answer) -> naive.Answer:
    """Numbers as floats, so that 3 days and 3.0 days are the same."""
    if answer is None or isinstance(answer, bool):
        return answer
    return float(answer)


def verdicts_agree(world: World, naively: Iterable[Asked], told: Assessment) -> None:
    """The plain reader on naive facts says what the population reader says."""
    came = [
        (row["person_id"], row["day"] - ZERO, row["recommendation"], row["verdict"])
        for row in told.findings.to_pandas().to_dict("records")
    ]
    wanted = [
        (asked.person, asked.at.day, each.id, verdict(each, asked.answers).value)
        for asked in naively
        for each in WITH_RULE
        if each.moment.value == asked.kind
    ]
    agree(world, wanted, came)
