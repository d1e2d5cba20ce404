"""Rules: yes, no and unknown, and how they combine.

The logic is Kleene's: unknown is what might be either. Both readers are held against
each table, the plain one and the column over a table of facts.
"""

import ibis
import pandas as pd
import pytest

from wervel.facts.alarm import cauda_equina, malignancy
from wervel.facts.outlook import pain_score
from wervel.findings.patient import truth
from wervel.findings.population import column
from wervel.logic import ALWAYS, AnyOf, Sign, known, rule, written

YES, NO, UNKNOWN = True, False, None


@pytest.fixture
def comes_out(connection):
    """Assert what both readers make of a rule and the answers to its questions."""

    def asserted(combines, answers, wanted):
        tree = rule(combines)
        assert truth(tree, answers) is wanted
        types = {name: _type(name) for name in answers}
        frame = pd.DataFrame([answers]).astype(types)
        table = ibis.memtable(frame)
        came = connection.to_pandas(table.select(came=column(tree, table))).came[0]
        assert (None if pd.isna(came) else bool(came)) is wanted

    return asserted


def _type(name):
    return "Float64" if name == "pain_score" else "boolean"


@pytest.mark.parametrize(
    ("answer", "comes"), [(YES, YES), (NO, NO), (UNKNOWN, UNKNOWN)]
)
def test_a_fact_holds(comes_out, answer, comes):
    """A fact as a rule is as its answer."""
    comes_out(malignancy, {"malignancy": answer}, comes)


@pytest.mark.parametrize(
    ("answer", "comes"), [(YES, NO), (NO, YES), (UNKNOWN, UNKNOWN)]
)
def test_not(comes_out, answer, comes):
    """Not turns yes and no around; what is not known stays so."""
    comes_out(~malignancy, {"malignancy": answer}, comes)


@pytest.mark.parametrize(
    ("one", "other", "comes"),
    [
        (YES, YES, YES),
        (YES, NO, NO),
        (YES, UNKNOWN, UNKNOWN),
        (NO, YES, NO),
        (NO, NO, NO),
        (NO, UNKNOWN, NO),
        (UNKNOWN, YES, UNKNOWN),
        (UNKNOWN, NO, NO),
        (UNKNOWN, UNKNOWN, UNKNOWN),
    ],
)
def test_and(comes_out, one, other, comes):
    """One no is enough for no, however much is unknown."""
    answers = {"malignancy": one, "cauda_equina": other}
    comes_out(malignancy & cauda_equina, answers, comes)


@pytest.mark.parametrize(
    ("one", "other", "comes"),
    [
        (YES, YES, YES),
        (YES, NO, YES),
        (YES, UNKNOWN, YES),
        (NO, YES, YES),
        (NO, NO, NO),
        (NO, UNKNOWN, UNKNOWN),
        (UNKNOWN, YES, YES),
        (UNKNOWN, NO, UNKNOWN),
        (UNKNOWN, UNKNOWN, UNKNOWN),
    ],
)
def test_or(comes_out, one, other, comes):
    """One yes is enough for yes, however much is unknown."""
    answers = {"malignancy": one, "cauda_equina": other}
    comes_out(malignancy | cauda_equina, answers, comes)


def test_and_of_nothing(comes_out):
    """A rule without conditions is met by everybody, whatever is known of them."""
    for answer in (YES, NO, UNKNOWN):
        comes_out(ALWAYS, {"malignancy": answer}, YES)
        comes_out(ALWAYS & malignancy, {"malignancy": answer}, answer)
        comes_out(ALWAYS | malignancy, {"malignancy": answer}, YES)
    assert written(ALWAYS) == "always"


def test_or_of_nothing(comes_out):
    """A choice out of nothing is met by nobody; turned around, by everybody."""
    nothing = AnyOf(())
    for answer in (YES, NO, UNKNOWN):
        comes_out(nothing, {"malignancy": answer}, NO)
        comes_out(~nothing, {"malignancy": answer}, YES)
        comes_out(nothing | malignancy, {"malignancy": answer}, answer)
        comes_out(nothing & malignancy, {"malignancy": answer}, NO)
    assert written(nothing) == "never"


@pytest.mark.parametrize(
    ("score", "at_least", "at_most"),
    [(6, NO, YES), (7, YES, YES), (8, YES, NO), (UNKNOWN, UNKNOWN, UNKNOWN)],
)
def test_a_bound_that_is_included(comes_out, score, at_least, at_most):
    """At least and at most include the bound; a number that is not known stays so."""
    comes_out(pain_score >= 7, {"pain_score": score}, at_least)
    comes_out(pain_score <= 7, {"pain_score": score}, at_most)


@pytest.mark.parametrize(
    ("score", "more_than", "less_than"),
    [(6, NO, YES), (7, NO, NO), (8, YES, NO), (UNKNOWN, UNKNOWN, UNKNOWN)],
)
def test_a_bound_that_is_not_included(comes_out, score, more_than, less_than):
    """More than and less than leave the bound out."""
    comes_out(pain_score > 7, {"pain_score": score}, more_than)
    comes_out(pain_score < 7, {"pain_score": score}, less_than)


@pytest.mark.parametrize(("answer", "comes"), [(YES, YES), (NO, YES), (UNKNOWN, NO)])
def test_known(comes_out, answer, comes):
    """Whether there is an answer is always known; a no is an answer too."""
    comes_out(known(malignancy), {"malignancy": answer}, comes)


def test_a_number_is_known_even_when_it_is_nothing(comes_out):
    """A score of zero is an answer."""
    comes_out(known(pain_score), {"pain_score": 0}, YES)
    comes_out(known(pain_score), {"pain_score": UNKNOWN}, NO)


def test_rules_in_a_row_are_one_rule():
    """Parts that are joined by the same word stand side by side, in their order."""
    flags = malignancy | cauda_equina
    assert written(flags | ~malignancy) == (
        "(malignancy or cauda_equina or not malignancy)"
    )
    assert written(flags & (pain_score >= 7)) == (
        "((malignancy or cauda_equina) and pain_score >= 7)"
    )


def test_a_rule_is_not_a_question():
    """A bound is held against a number that is asked for, not against a rule."""
    with pytest.raises(TypeError, match="a question was wanted"):
        assert (malignancy & cauda_equina) >= 1
    with pytest.raises(TypeError, match="a question was wanted"):
        known(~malignancy)


def test_every_sign_is_in_the_tables_above():
    """There are four signs: at least, more than, at most, less than."""
    assert {each.value for each in Sign} == {">=", ">", "<=", "<"}
