"""The steps of which ZN makes the last resort, and what records can tell of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import pandas as pd

from wervel.text import Text

Answer: TypeAlias = Literal["yes", "no", "cannot_tell"]
ANSWERS: tuple[Answer, ...] = ("yes", "no", "cannot_tell")


@dataclass(frozen=True)
class Criterion:
    """A condition of the last-resort group, and what tells whether it is met.

    ``told_by`` names columns of the stays of which one must be yes; none where no
    record can hold it, so that it can never be told.
    """

    name: str
    text: Text
    told_by: tuple[str, ...] = ()


SELF_CARE = Criterion(
    "self_care", Text(nl="preventie en zelfzorg", en="prevention and self-care")
)
ONE_DISCIPLINE = Criterion(
    "one_discipline",
    Text(
        nl="behandeling door één discipline in de eerste lijn",
        en="treatment by one discipline in primary care",
    ),
    ("therapy_before", "psychological_before"),
)
SEVERAL_DISCIPLINES = Criterion(
    "several_disciplines",
    Text(
        nl="behandeling door meer disciplines samen met de tweede lijn",
        en="treatment by several disciplines together with secondary care",
    ),
    ("specialist_before",),
)
WITHOUT_RESULT = Criterion(
    "without_result",
    Text(
        nl="diagnostiek en behandeling volgens het biopsychosociale model, zonder "
        "resultaat",
        en="diagnostics and treatment by the biopsychosocial model, without result",
    ),
)
CRITERIA = (SELF_CARE, ONE_DISCIPLINE, SEVERAL_DISCIPLINES, WITHOUT_RESULT)
"""The steps of catalogue P-25 (004 ZN Optie 1). A contact is taken for the step: no
record says that it was adequate, so a step is shown to lack rather than to suffice."""


def answer(column: pd.Series[bool]) -> pd.Series[str]:
    """Yes, no, or cannot tell where it is not recorded."""
    known = column.astype("boolean")
    yes, no = known.fillna(value=False), (~known).fillna(value=False)
    told = pd.Series("cannot_tell", index=column.index)
    return told.mask(no, "no").mask(yes, "yes")


def met(admitted: pd.DataFrame, criterion: Criterion) -> pd.Series[str]:
    """Whether the records show the step: yes where one is yes, no where all are no."""
    answers = [answer(admitted[each]) for each in criterion.told_by]
    return combined(answers, index=admitted.index, yes_if_any=True)


def all_met(answers: Sequence[pd.Series[str]]) -> pd.Series[str]:
    """Whether all steps were taken: no where one is no, yes where all are yes."""
    return combined(answers, index=answers[0].index, yes_if_any=False)


def combined(
    answers: Sequence[pd.Series[str]], *, index: pd.Index[int], yes_if_any: bool
) -> pd.Series[str]:
    """Kleene's *or* of the answers, or *and*; cannot tell where there are none."""
    told = pd.Series("cannot_tell", index=index)
    if not answers:
        return told
    side_by_side = pd.concat([*answers], axis="columns")
    one, other = ("yes", "no") if yes_if_any else ("no", "yes")
    decides = (side_by_side == one).any(axis="columns")
    agree = (side_by_side == other).all(axis="columns")
    return told.mask(agree, other).mask(decides, one)
