"""The expressions, read by somebody who knows nothing of wervel's rules.

They look enough like Python for its parser; what they mean is written here once more,
from what the library of facts says of the language.
"""

import ast
import base64
import json
import operator
from functools import cache

import numpy as np
import pytest

from wervel.exchange.fhir import resources
from wervel.findings.finding import Verdict
from wervel.findings.patient import position, verdict
from wervel.recommendations.bodies import ALL, measured
from wervel.recommendations.position import Position

WITH_RULE = [each for each in ALL if each.has_rule]
SIGNS = {
    ast.GtE: operator.ge,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.Lt: operator.lt,
}
WORDS = {"always": True, "never": False}
NUMBERS = (0, 1, 3, 7, 30, 64, 65, 80, 100)
TRIES = 60


@cache
def by_id():
    return {(each["resourceType"], each["id"]): each for each in resources(ALL)}


def parsed(criteria):
    assert criteria["language"] == "text/x-wervel-rule"
    return ast.parse(criteria["expression"], mode="eval").body


def truth(node, answers):
    """True, False or None (unknown): Kleene's logic over Python's tree."""
    match node:
        case ast.Name(id=name):
            return WORDS[name] if name in WORDS else answers[name]
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            found = truth(inner, answers)
            return None if found is None else not found
        case ast.BoolOp(op=joined, values=parts):
            return joint([truth(part, answers) for part in parts], joined)
        case ast.Call(func=ast.Name(id="known"), args=[inner]):
            return truth(inner, answers) is not None
        case ast.Call(func=ast.Name(id="unknown"), args=[inner]):
            return truth(inner, answers) is None
        case ast.Compare(left=asked, ops=[sign], comparators=[bound]):
            answer = truth(asked, answers)
            return None if answer is None else SIGNS[type(sign)](answer, bound.value)
    raise AssertionError(ast.dump(node))


def joint(found, joined):
    """One that decides is enough; else one that is unknown leaves it unknown."""
    decides = isinstance(joined, ast.Or)
    if decides in found:
        return decides
    return None if None in found else not decides


def answer(fact, chance):
    """Unknown in one of three, else yes or no, or a number."""
    if chance.random() < 1 / 3:
        return None
    if fact.kind == "number":
        return int(chance.choice(NUMBERS))
    return bool(chance.random() < 1 / 2)


def drawn(of):
    chance = np.random.default_rng(sum(map(ord, of.id)))
    facts = of.facts
    return [{each.name: answer(each, chance) for each in facts} for _ in range(TRIES)]


def expressions(value):
    if isinstance(value, dict):
        if "expression" in value and "language" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from expressions(each)


def test_every_name_in_every_expression_is_a_fact_of_the_library():
    (content,) = by_id()["Library", "wervel-facts"]["content"]
    told = json.loads(base64.b64decode(content["data"]))
    facts = {each["name"] for each in told["facts"]}
    words = {*WORDS, "known", "unknown"}
    trees = [parsed(each) for each in expressions(list(by_id().values()))]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    assert len(trees) > len(WITH_RULE)
    assert not names - facts - words
    assert not facts - names


@pytest.mark.parametrize("of", WITH_RULE, ids=lambda of: of.id)
def test_a_condition_is_met_exactly_where_the_position_is_taken(of):
    actions = by_id()["PlanDefinition", of.id]["action"]
    conditions = {
        each["id"]: parsed(each["condition"][0]["expression"]) for each in actions
    }
    sides = {Position.FOR: ["for"], Position.AGAINST: ["against"]}
    for answers in drawn(of):
        found = {name: truth(tree, answers) for name, tree in conditions.items()}
        met = [name for name, holds in found.items() if holds]
        taken = position(of, answers)
        assert met == sides.get(taken, []), (answers, taken)


@pytest.mark.parametrize("of", measured(ALL), ids=lambda of: of.id)
def test_the_populations_are_the_verdicts(of):
    """In the numerator followed, else in the denominator not followed, else neither."""
    made = by_id()["Measure", of.id]
    populations = made["group"][0]["population"]
    trees = {
        each["id"]: parsed(each["criteria"])
        for each in (*populations, *made["supplementalData"])
    }
    for answers in drawn(of):
        holds = {name: truth(tree, answers) is True for name, tree in trees.items()}
        counted = holds["initial-population"] and holds["denominator"]
        found = verdict(of, answers)
        followed = {Verdict.FOLLOWED: True, Verdict.NOT_FOLLOWED: False}
        assert counted == (found in followed), answers
        assert not counted or holds["numerator"] == followed[found], answers
        assert holds["cannot-tell"] == (found is Verdict.CANNOT_TELL), answers
