"""The rule tree as a thing in memory; what it means stands in tests/spec/logic."""

from dataclasses import FrozenInstanceError
from typing import get_args

import pytest

from wervel.facts.alarm import cauda_equina, malignancy
from wervel.facts.outlook import disability_index, pain_score
from wervel.logic import (
    ALWAYS,
    All,
    AnyOf,
    Compare,
    Holds,
    Known,
    Not,
    Rule,
    Sign,
    known,
    questions,
    rule,
    written,
)
from wervel.recommendations.words import Line, in_words


def test_signs_make_comparisons():
    assert (pain_score >= 7) == Compare(pain_score, Sign.AT_LEAST, 7)
    assert (pain_score <= 7) == Compare(pain_score, Sign.AT_MOST, 7)
    assert (pain_score > 7) == Compare(pain_score, Sign.MORE_THAN, 7)
    assert (pain_score < 7) == Compare(pain_score, Sign.LESS_THAN, 7)


def test_a_fact_becomes_the_rule_that_it_holds():
    assert rule(malignancy) == Holds(malignancy)
    assert rule(rule(malignancy)) == Holds(malignancy)
    assert known(rule(malignancy)) == known(malignancy) == Known(malignancy)


def test_the_same_word_makes_one_node_and_another_word_a_node_within():
    one, other, third = map(rule, (malignancy, cauda_equina, pain_score >= 7))
    assert one & other & third == All((one, other, third))
    assert one & (other & third) == All((one, other, third))
    assert one | other | third == AnyOf((one, other, third))
    assert (one & other) | third == AnyOf((All((one, other)), third))
    assert one & (other | third) == All((one, AnyOf((other, third))))


def test_not_of_not_stays_as_written():
    assert ~~malignancy == Not(Not(Holds(malignancy)))
    assert written(~~malignancy) == "not not malignancy"


def test_questions_come_in_reading_order_and_repeat():
    tree = (malignancy | ~cauda_equina) & (pain_score >= 7) & known(malignancy)
    assert list(questions(tree)) == [malignancy, cauda_equina, pain_score, malignancy]


def test_every_kind_of_node_can_be_written():
    trees = {
        "malignancy": rule(malignancy),
        "known(malignancy)": known(malignancy),
        "disability_index < 0.5": disability_index < 0.5,
        "not malignancy": ~malignancy,
        "(malignancy and cauda_equina)": malignancy & cauda_equina,
        "(malignancy or cauda_equina)": malignancy | cauda_equina,
    }
    assert {text: written(tree) for text, tree in trees.items()} == {
        text: text for text in trees
    }
    assert {type(tree) for tree in trees.values()} == set(get_args(Rule))


def test_a_group_without_parts_is_written_and_asks_nothing():
    trees = {
        "always": ALWAYS,
        "never": AnyOf(()),
        "not always": ~ALWAYS,
        "(malignancy or always)": malignancy | ALWAYS,
    }
    assert {text: written(tree) for text, tree in trees.items()} == {
        text: text for text in trees
    }
    assert not list(questions(ALWAYS))


@pytest.mark.parametrize(
    ("tree", "nl", "en"),
    [
        (ALWAYS, "zonder verdere voorwaarde", "without further condition"),
        (AnyOf(()), "nooit", "never"),
        (~ALWAYS, "nooit", "never"),
        (~AnyOf(()), "zonder verdere voorwaarde", "without further condition"),
    ],
)
def test_a_group_without_parts_in_words(tree, nl, en):
    assert in_words(tree, "nl") == Line(nl)
    assert in_words(tree, "en") == Line(en)


def test_a_group_without_parts_leaves_no_trace_in_one_of_its_kind():
    assert All(()) == ALWAYS
    assert ALWAYS & malignancy & cauda_equina == malignancy & cauda_equina
    assert malignancy | cauda_equina | AnyOf(()) == malignancy | cauda_equina


def test_a_rule_is_frozen_and_can_be_a_key():
    tree = malignancy & (pain_score >= 7)
    assert {tree: 1}[malignancy & (pain_score >= 7)] == 1
    with pytest.raises(FrozenInstanceError):
        tree.parts = ()


@pytest.mark.parametrize("sign", ["__ge__", "__le__", "__gt__", "__lt__"])
def test_only_a_question_has_a_number(sign):
    with pytest.raises(TypeError, match="a question was wanted, a rule came"):
        getattr(malignancy & cauda_equina, sign)(1)
