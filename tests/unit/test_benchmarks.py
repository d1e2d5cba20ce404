"""What is timed: different patients, the same everywhere, about whom something is said.

The times themselves are no test.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

import pytest

from benchmarks.by_hand import in_duckdb, in_python
from benchmarks.calls import SIGN, VIEW, call
from benchmarks.figures import with_table
from benchmarks.patients import LARGEST, SMALLEST, made_up, patients
from wervel.advice.hooks import Desk, answer, read_request
from wervel.findings.bedside import Bedside
from wervel.recommendations.bodies import chosen

TODAY = date(2026, 11, 2)
NOWHERE = Path("nowhere")


@pytest.fixture(scope="module")
def everybody():
    """Forty people, all made up."""
    return list(patients(40, TODAY, real=NOWHERE))


def test_the_same_seed_gives_the_same_patients(everybody):
    """Figures of two machines are of the same people."""
    again = list(patients(40, TODAY, real=NOWHERE))
    assert [each.bundle for each in again] == [each.bundle for each in everybody]


def test_no_two_patients_are_alike(everybody):
    """Percentiles are of patients, not of one patient often."""
    assert len({each.bundle for each in everybody}) == len(everybody)


def test_records_are_of_the_sizes_that_are_promised():
    """From the smallest to the largest, whatever comes first in them."""
    sizes = [len(made_up(of, TODAY, Random(of))) for of in (SMALLEST, 200, LARGEST)]
    assert sizes == [SMALLEST, 200, LARGEST]


def test_there_is_something_to_say_of_most(everybody):
    """An answer without a card is made too fast to time."""
    desk = Desk(Bedside.opened(chosen(["nl"])), random_bits=Random(1).getrandbits)
    answers = Counter(
        (hook, bool(answer(asked, {}, desk, today=TODAY, language="nl")["cards"]))
        for each in everybody
        for hook in (VIEW, SIGN)
        for asked in [read_request(json.loads(call(hook, each)), f"wervel-{hook}")]
    )
    assert answers[VIEW, True] > 35
    assert answers[SIGN, True] > 30


def test_by_hand_python_and_duckdb_agree(everybody):
    """Two witnesses, so that neither is fast because it is wrong."""
    of_duckdb = in_duckdb()
    found = [in_python(each.resources) for each in everybody]
    assert found == [of_duckdb(each.resources) for each in everybody]
    assert all(any(of) for of in zip(*found, strict=True))


def test_a_table_takes_the_place_of_the_one_under_its_heading():
    """The other tables and all words stay."""
    text = "# All\n\n## A\n\nOf A.\n\n| 1 |\n| 1 |\n\n## B\n\nOf B.\n\n| 9 |\n"
    assert with_table(text, ["| 2 |"], "A") == text.replace("| 1 |\n| 1 |", "| 2 |")
