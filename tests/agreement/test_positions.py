"""One position, two readers; and the rule of when it is taken says the same.

On random recommendations about made-up facts, of which some look ahead, and on every
recommendation there is with random answers to its facts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd
import pytest
from agreement.test_naive import NO_SHRINKING, SEEDS, WITH_RULE, every_fact
from agreement.trees import QUESTION, nodes, rules
from hypothesis import find, given, settings
from hypothesis import strategies as st
from ibis.backends import BaseBackend

from wervel.episodes.moments import Moment
from wervel.facts.asking import Silence, days
from wervel.facts.fact import Fact
from wervel.findings.because import deciding
from wervel.findings.patient import position, truth, verdict
from wervel.findings.population import position_column, verdict_column
from wervel.logic import ALWAYS, All, Answer, Combines, Compare, Rule
from wervel.recommendations.nhg import low_back_pain
from wervel.recommendations.position import Position, when
from wervel.recommendations.recommendation import Recommendation
from wervel.recommendations.terms import Action
from wervel.records import codelists

FACTS = {each.name: each for each in every_fact()}
SIDES = (Position.FOR, Position.AGAINST)
PLACE = "place"
FORMED = tuple(each for each in Action if each is not Action.NOT_STATED)


def made_up(name: str, *, until: int = 0, unit: str = "") -> Fact:
    """A fact of which records up to so many days after the moment can tell."""
    return Fact(
        name,
        QUESTION,
        "number" if unit else "boolean",
        Silence.NO,
        unit,
        define=lambda at: at.any_event(
            codelists.opioid, after=days(-7), until=days(until)
        ),
    )


FEVER, LIMP, AGE = made_up("fever"), made_up("limp"), made_up("age", unit="years")
CURED = made_up("cured", until=14)
SESSIONS = made_up("sessions", until=42, unit="times")
NOW, AHEAD = (FEVER, LIMP, AGE), (CURED, SESSIONS)
CHOICES = {"boolean": (True, False, None), "number": (None, -1, 0, 0.5, 1, 2, 7, 8)}

now = rules((FEVER, LIMP), (AGE,))
ahead = rules((CURED,), (SESSIONS,))
either = rules((FEVER, LIMP, CURED), (AGE, SESSIONS))
parts = st.lists(st.one_of(now, ahead), max_size=4).map(tuple)
asked = st.one_of(st.builds(All, parts), now, ahead)


def recommendations() -> st.SearchStrategy[Recommendation]:
    """Advice in every form, about made-up facts."""
    forms: st.SearchStrategy[dict[str, Combines | None]] = st.one_of(
        st.fixed_dictionaries({"do": either}),
        st.fixed_dictionaries({"leave": either, "unless": st.none() | now}),
        st.fixed_dictionaries({"only_if": asked}),
        st.fixed_dictionaries({"consider": asked}),
    )
    return st.builds(advice, now, forms)


def advice(for_whom: Combines, form: Mapping[str, Combines | None]) -> Recommendation:
    """A recommendation of this form for these people."""
    formless = {"do": None, "leave": None, "unless": None}
    return replace(low_back_pain.imaging, for_whom=for_whom, **{**formless, **form})


def answers(facts: tuple[Fact, ...]) -> st.SearchStrategy[dict[str, Answer]]:
    """An answer, or none, to every one of these."""
    return st.fixed_dictionaries(
        {each.name: st.sampled_from(CHOICES[each.kind]) for each in facts}
    )


def table(rows: list[dict[str, Any]], facts: tuple[Fact, ...]) -> ir.Table:
    """One row per row of answers, in the types that a table of facts has."""
    types = {"boolean": "boolean", "number": "Float64"}
    frame = pd.DataFrame(rows).astype({each.name: types[each.kind] for each in facts})
    return ibis.memtable(frame.assign(**{PLACE: range(len(rows))}))


def read(
    connection: BaseBackend, facts: ir.Table, columns: list[ir.Value]
) -> list[list[Any]]:
    """What the columns hold, a list for each row of facts, in their order."""
    named = {f"column_{number}": each for number, each in enumerate(columns)}
    came = connection.to_pandas(facts.select(PLACE, **named))
    plain = came.sort_values(PLACE).drop(columns=PLACE).astype(object)
    return plain.where(plain.notna(), None).to_numpy().tolist()


@given(
    st.lists(recommendations(), min_size=1, max_size=8),
    st.lists(answers((*NOW, *AHEAD)), min_size=1, max_size=30),
)
def test_the_column_equals_the_plain_reading(connection, given, rows):
    facts = table(rows, (*NOW, *AHEAD))
    came = read(connection, facts, [position_column(each, facts) for each in given])
    assert came == [[position(each, row).name for each in given] for row in rows]


@given(recommendations(), answers((*NOW, *AHEAD)))
@settings(max_examples=300)
def test_a_side_is_taken_exactly_when_its_rule_holds(of, row):
    for side in SIDES:
        assert (position(of, row) is side) is holds(when(of, side), row)


@given(recommendations(), answers((*NOW, *AHEAD)), answers(AHEAD))
@settings(max_examples=300)
def test_what_must_still_follow_does_not_move_it(of, row, later):
    assert position(of, row | later) is position(of, row)
    for side in SIDES:
        assert holds(when(of, side), row | later) is holds(when(of, side), row)


def holds(of: Rule | None, row: Mapping[str, Answer]) -> bool:
    """Whether it is known to hold; what is never so does not."""
    return of is not None and truth(of, row) is True


FORMS = [
    ({"do": CURED}, Position.FOR, Position.FOR, Position.FOR),
    ({"leave": CURED}, Position.AGAINST, Position.AGAINST, Position.AGAINST),
    (
        {"leave": CURED, "unless": LIMP},
        *(Position.OUTSIDE, Position.AGAINST, Position.CANNOT_TELL),
    ),
    (
        {"only_if": LIMP & CURED},
        *(Position.FOR, Position.AGAINST, Position.CANNOT_TELL),
    ),
    ({"only_if": CURED}, Position.FOR, Position.FOR, Position.FOR),
    (
        {"consider": LIMP & CURED},
        *(Position.FOR, Position.OUTSIDE, Position.CANNOT_TELL),
    ),
    ({"consider": ALWAYS}, Position.FOR, Position.FOR, Position.FOR),
]
"""A form, and where it stands where LIMP is yes, no and unknown."""


@pytest.mark.parametrize(("form", "yes", "no", "unknown"), FORMS)
def test_where_each_form_stands(form, yes, no, unknown):
    """By hand: for, against, outside its conditions, or not to be told."""
    of = advice(FEVER, form)
    for limp, wanted in ((True, yes), (False, no), (None, unknown)):
        row = {"fever": True, "limp": limp, "cured": False}
        assert position(of, row) is wanted
        assert position(of, row | {"fever": False}) is Position.NOT_APPLICABLE
        assert position(of, row | {"fever": None}) is Position.CANNOT_TELL


@pytest.mark.parametrize("wanted", Position)
def test_every_position_is_drawn(wanted):
    drawn = st.tuples(recommendations(), answers((*NOW, *AHEAD)))
    assert find(drawn, lambda pair: position(*pair) is wanted)


@pytest.mark.parametrize("action", FORMED)
def test_every_form_is_drawn(action):
    assert find(recommendations(), lambda of: of.action is action)


@given(SEEDS)
@settings(max_examples=3, phases=NO_SHRINKING)
def test_every_recommendation_is_read_alike(connection, seed):
    """Verdict and position of each, also where only the consultation tells."""
    generator = np.random.default_rng(seed)
    rows = [row for each in WITH_RULE for row in rows_about(each, generator, 3)]
    answered = table(rows, tuple(FACTS.values()))
    for moment in Moment:
        facts = answered.mutate(moment=ibis.literal(moment.value))
        mine = [each for each in WITH_RULE if each.moment is moment]
        came = read(
            connection,
            facts,
            [position_column(each, facts) for each in mine]
            + [verdict_column(each, facts) for each in mine],
        )
        assert came == [
            [position(each, row).name for each in mine]
            + [verdict(each, row).value for each in mine]
            for row in rows
        ]


@pytest.mark.parametrize("of", WITH_RULE, ids=lambda of: of.id)
def test_a_recommendation_takes_a_side_exactly_when_its_rule_holds(of):
    """And it takes some side in some case, else its conditions cannot be met."""
    rows = rows_about(of, np.random.default_rng(2026), 60)
    taken = [position(of, row) for row in rows]
    for side in SIDES:
        assert [each is side for each in taken] == [
            holds(when(of, side), row) for row in rows
        ]
    assert set(SIDES) & set(taken)


def rows_about(
    of: Recommendation, generator: np.random.Generator, number: int
) -> list[dict[str, Answer]]:
    """So many moments with random answers, most of which it applies to.

    Left to chance few recommendations would ever apply: what stands in the way is
    drawn again, now and then not at all or not to the end.
    """
    sides = [rule for side in SIDES if (rule := when(of, side)) is not None]
    rows = []
    for place in range(number):
        wanted = (of.applies, *sides)[place % (1 + len(sides))]
        share = (0, 0.1, 0.4)[place % 3]
        row = {name: _answer(generator, name, unknown=share) for name in FACTS}
        for _ in range(_one(generator, (0, 3, 60, 60))):
            if truth(wanted, row):
                break
            name = _one(generator, deciding(wanted, row))
            row[name] = _answer(generator, name, unknown=share)
        rows.append(row)
    return rows


def _answer(generator: np.random.Generator, name: str, *, unknown: float) -> Answer:
    if generator.random() < unknown:
        return None
    return _one(generator, possible(FACTS[name]))


@cache
def possible(fact: Fact) -> tuple[bool | float, ...]:
    """The answers worth trying: of numbers, those around every bound in a rule."""
    if fact.kind == "boolean":
        return True, False
    bounds = {
        node.bound
        for of in WITH_RULE
        for rule in (of.applies, of.met)
        for node in nodes(rule)
        if isinstance(node, Compare) and node.asks == fact
    }
    around = {each + step for each in bounds for step in (-1, -0.5, 0, 1)}
    return tuple(sorted({0.0, *around}))


def _one(generator: np.random.Generator, things: Sequence[Any]) -> Any:
    return things[int(generator.integers(len(things)))]
