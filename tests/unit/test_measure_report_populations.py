"""The populations of a Measure are those that its reports count.

The witness reads the expressions with arithmetic: no is 0, unknown a half, yes 1; *and*
is the smallest, *or* the largest.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Mapping

import numpy as np
import pytest

from wervel.exchange.measure import measure
from wervel.findings.finding import Verdict
from wervel.findings.patient import verdict
from wervel.recommendations.bodies import ALL, measured
from wervel.recommendations.recommendation import Recommendation

NO, UNKNOWN, YES = 0.0, 0.5, 1.0
CONSTANTS = {"always": YES, "never": NO}
SIGNS = {
    ast.GtE: operator.ge,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.Lt: operator.lt,
}
NUMBERS = (0, 3, 7, 30, 65, 100)


def worth(node: ast.expr, answers: Mapping[str, object]) -> float:
    """How true an expression is."""
    match node:
        case ast.Name(id=name):
            return CONSTANTS[name] if name in CONSTANTS else of_answer(answers[name])
        case ast.UnaryOp(operand=inner):
            return 1 - worth(inner, answers)
        case ast.BoolOp(op=joined, values=parts):
            of = max if isinstance(joined, ast.Or) else min
            return of(worth(part, answers) for part in parts)
        case ast.Call(func=ast.Name(id=asks), args=[inner]):
            return float((worth(inner, answers) == UNKNOWN) == (asks == "unknown"))
    return compared(node, answers)


def compared(node: ast.expr, answers: Mapping[str, object]) -> float:
    """How true a comparison with a number is; anything else is no expression."""
    assert isinstance(node, ast.Compare), ast.dump(node)
    answer, bound = answers[node.left.id], node.comparators[0].value
    return UNKNOWN if answer is None else SIGNS[type(node.ops[0])](answer, bound)


def of_answer(answer: object) -> float:
    """What an answer to a question is worth."""
    return UNKNOWN if answer is None else float(bool(answer))


def drawn(of: Recommendation, *, tries: int) -> list[dict[str, object]]:
    """Answers at random, unknown in one of three."""
    chance = np.random.default_rng(sum(map(ord, of.id)))

    def answer(kind: str) -> object:
        if chance.random() < 1 / 3:
            return None
        return (
            int(chance.choice(NUMBERS))
            if kind == "number"
            else bool(chance.random() < 0.6)
        )

    return [{fact.name: answer(fact.kind) for fact in of.facts} for _ in range(tries)]


@pytest.mark.parametrize("of", measured(ALL), ids=lambda of: of.id)
def test_each_verdict_is_in_the_populations_that_count_it(of: Recommendation) -> None:
    """Nobody in two parts of the whole, and none of the whole in neither."""
    made = measure(of)
    trees = {
        each["id"]: ast.parse(each["criteria"]["expression"], mode="eval").body
        for each in (*made["group"][0]["population"], *made["supplementalData"])
    }
    for answers in drawn(of, tries=80):
        found = verdict(of, answers)
        holds = {name: worth(tree, answers) == YES for name, tree in trees.items()}
        told = found in (Verdict.FOLLOWED, Verdict.NOT_FOLLOWED)
        assert holds["initial-population"] == (found is not Verdict.NOT_APPLICABLE)
        assert holds["denominator"] == told
        assert holds["cannot-tell"] == (found is Verdict.CANNOT_TELL)
        in_numerator = holds["denominator"] and holds["numerator"]
        assert in_numerator == (found is Verdict.FOLLOWED)


def test_of_the_answers_drawn_some_come_to_every_verdict() -> None:
    """Else the test above could not fail."""
    found = {
        verdict(of, answers) for of in measured(ALL) for answers in drawn(of, tries=80)
    }
    assert found == {*Verdict}
