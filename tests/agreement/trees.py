"""Random rules over a few questions, and random answers with unknowns among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from wervel.logic import (
    All,
    Answer,
    AnyOf,
    Combines,
    Compare,
    Holds,
    Known,
    Not,
    Question,
    Rule,
    Sign,
)
from wervel.text import Text

QUESTION = Text(nl="?", en="?")


@dataclass(frozen=True)
class Asked(Combines):
    """A question by name alone."""

    name: str
    question: Text = QUESTION


YES_OR_NO = tuple(Asked(name) for name in ("fever", "limp", "pain"))
NUMBERS = tuple(Asked(name) for name in ("age", "score"))
BOUNDS = st.sampled_from([-1, 0, 0.5, 1, 2, 7])


def rules(
    yes_or_no: Sequence[Question] = YES_OR_NO, numbers: Sequence[Question] = NUMBERS
) -> st.SearchStrategy[Rule]:
    """Rules of every kind about these questions, nested as it comes."""
    asked = st.sampled_from(numbers)
    leaves = st.one_of(
        st.builds(Holds, st.sampled_from(yes_or_no)),
        st.builds(Known, st.sampled_from([*yes_or_no, *numbers])),
        st.builds(Compare, asked, st.sampled_from(Sign), BOUNDS),
    )
    return st.recursive(leaves, _over, max_leaves=8)


def _over(parts: st.SearchStrategy[Rule]) -> st.SearchStrategy[Rule]:
    groups = st.lists(parts, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Not, parts), st.builds(All, groups), st.builds(AnyOf, groups)
    )


AGES = st.sampled_from([None, 0, 1, 2, 7, 8])
SCORES = st.sampled_from([None, 0.0, 0.5, 1.0, 6.9, 7.0])


def answers() -> st.SearchStrategy[dict[str, Answer]]:
    """An answer, or none, to every question."""
    return st.fixed_dictionaries(
        {each.name: st.sampled_from([True, False, None]) for each in YES_OR_NO}
        | {"age": AGES, "score": SCORES}
    )


def nodes(of: Rule) -> list[Rule]:
    """The rule and everything in it."""
    match of:
        case Not(part):
            return [of, *nodes(part)]
        case All(parts) | AnyOf(parts):
            return [of, *(node for part in parts for node in nodes(part))]
        case _:
            return [of]
