"""Randomisation tests against plain enumeration in base R 4.2.2.

``randomisation_r.R`` went through every start, every order and every division of the
published series (see ``test_sced_between_cases.py`` for whose they are) and wrote
``randomisation_r.csv``. Counts are whole numbers: the p must be the same fraction.
"""

import csv
from pathlib import Path

import pytest

from wervel.evidence.sced.analysis import analysed
from wervel.evidence.sced.plan import Plan, Scheme
from wervel.evidence.sced.reading import Choices, read_experiment
from wervel.evidence.study import Better

HERE = Path(__file__).parent / "sced"
with (HERE / "randomisation_r.csv").open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file))


def analysis(name, scheme=Scheme.INDEPENDENT):
    whole = read_experiment(HERE / f"{name}.csv", Choices(better=Better.HIGHER))
    return analysed(whole, Plan(scheme=scheme))


@pytest.mark.parametrize(
    ("test", "name"), [("start", "laski"), ("division", "anglesea")]
)
def test_each_person_has_the_p_of_r(test, name):
    found = {one.series.case: one.test for one in analysis(name).cases}
    wanted = {row["case"]: row for row in ROWS if row["test"] == test}
    assert found.keys() == wanted.keys()
    for case, row in wanted.items():
        assert found[case].assignments == int(row["number"])
        assert found[case].p == pytest.approx(float(row["p"]), rel=1e-11)


def test_all_persons_over_the_starts_have_the_p_of_r():
    (row,) = [each for each in ROWS if each["test"] == "tiers"]
    found = analysis("laski", Scheme.TIERS).together
    assert found.assignments == int(row["number"]) == 40_320
    assert found.p == pytest.approx(float(row["p"]), rel=1e-11)
