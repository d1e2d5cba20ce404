"""One rule, two readers: the column over a table equals the plain reading of a row."""

from __future__ import annotations

from typing import get_args

import ibis
import pandas as pd
import pytest
from agreement.trees import NUMBERS, YES_OR_NO, answers, nodes, rules
from hypothesis import find, given, settings
from hypothesis import strategies as st

from wervel.findings.because import deciding
from wervel.findings.patient import truth
from wervel.findings.population import column
from wervel.logic import ALWAYS, AnyOf, Compare, Rule, Sign, questions, written

NEVER = AnyOf(())
TYPES = dict.fromkeys((each.name for each in YES_OR_NO), "boolean") | {
    "age": "Int64",
    "score": "Float64",
}


@given(
    st.lists(rules(), min_size=1, max_size=12),
    st.lists(answers(), min_size=1, max_size=30),
)
def test_the_column_equals_the_plain_reading(connection, trees, rows):
    frame = pd.DataFrame(rows, columns=list(TYPES)).astype(TYPES)
    table = ibis.memtable(frame.assign(place=range(len(rows))))
    read = table.select(
        "place", **{f"rule_{n}": column(tree, table) for n, tree in enumerate(trees)}
    )
    came = connection.to_pandas(read).sort_values("place").drop(columns="place")
    plain = came.astype(object).where(came.notna(), None).to_numpy().tolist()
    assert plain == [[truth(tree, row) for tree in trees] for row in rows]


@pytest.mark.parametrize("kind", get_args(Rule), ids=lambda kind: kind.__name__)
def test_every_kind_of_node_is_drawn(kind):
    """A node that is added to the tree and not drawn here fails."""
    assert find(
        rules(), lambda tree: any(isinstance(each, kind) for each in nodes(tree))
    )


@pytest.mark.parametrize("sign", Sign)
def test_every_sign_is_drawn(sign):
    def has(tree):
        return any(isinstance(e, Compare) and e.sign is sign for e in nodes(tree))

    assert find(rules(), has)


@pytest.mark.parametrize("asked", YES_OR_NO + NUMBERS, ids=lambda asked: asked.name)
def test_every_question_is_drawn(asked):
    assert find(rules(), lambda tree: asked in questions(tree))


@pytest.mark.parametrize("group", [ALWAYS, NEVER], ids=written)
def test_groups_without_parts_are_drawn(group):
    assert find(rules(), lambda tree: group in nodes(tree))


@given(rules(), answers(), answers())
@settings(max_examples=300)
def test_what_decided_decides_alone(tree, row, other):
    """Whatever else the other answers were, the rule would have come out the same.

    Some fact is named, unless a group without parts may have decided.
    """
    came = truth(tree, row)
    names = deciding(tree, row)
    assert names or {ALWAYS, NEVER} & set(nodes(tree))
    if came is None:
        assert names
        assert all(row[name] is None for name in names)
    else:
        changed = {**other, **{name: row[name] for name in names}}
        assert truth(tree, changed) is came
