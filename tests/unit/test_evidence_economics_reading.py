"""The file of patients: what is refused, how it is said, and what is only doubted."""

import csv

import pytest

from wervel.errors import UsageError
from wervel.evidence.economics.asking import Asked, Rates, checked, effect_of, last_year
from wervel.evidence.economics.doubts import Doubt, doubts
from wervel.evidence.economics.patients import read_patients
from wervel.prices import Price

ASKED = Asked(worth=(20_000.0,))
PLAIN = {
    "participant": ["a", "b", "c", "d"],
    "arm": ["new", "old", "new", "old"],
    "utility_0": ["0.5", "0.6", "0.4", "0.7"],
    "utility_52": ["0.7", "0.6", "0.8", "0.7"],
    "cost_drugs": ["10", "20", "30", "40"],
}


def price(item, year=2025):
    return Price(
        item=item, price=2.0, currency="EUR", year=year, source="a list", low=1, high=3
    )


@pytest.fixture
def read(tmp_path):
    """Read these columns as a file; others take the place of plain ones."""

    def of(*, reference="old", without=(), **columns):
        held = {k: v for k, v in (PLAIN | columns).items() if k not in without}
        path = tmp_path / "patients.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            lines = csv.writer(file)
            lines.writerow(held)
            lines.writerows(zip(*held.values(), strict=True))
        return read_patients(path, reference=reference)

    return of


def test_the_arm_to_compare_with_comes_first(read):
    found = read()
    assert found.arms == ("old", "new")
    assert found.of_arm.tolist() == [0, 0, 1, 1]
    assert found.values[:, 0].tolist() == [0.6, 0.7, 0.5, 0.4]


def test_an_empty_cell_is_missing_and_not_nothing(read):
    found = read(cost_drugs=["10", "", "30", "40"])
    assert found.missing == 1
    assert found.complete.tolist() == [False, True, True, True]


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"age": ["1", "2", "3", "4"]}, "unknown age"),
        ({"utility_week": ["1", "2", "3", "4"]}, "unknown utility_week"),
        ({"participant": ["a", "a", "c", "d"]}, "2 lines of participants"),
        ({"arm": ["new", "old", "old", "old"]}, "one patient in new"),
        ({"arm": ["old", "old", "old", "old"]}, "one arm"),
        ({"without": ("cost_drugs",)}, "no costs and no use of care"),
        ({"without": ("utility_0", "utility_52")}, "no utilities and no effect"),
        ({"without": ("utility_0",)}, "no utility_0, the baseline"),
        ({"without": ("utility_52",)}, "utility_0 alone"),
        ({"utility_52.0": ["0"] * 4}, "two columns for the same week"),
        ({"use_drugs": ["1"] * 4}, "drugs as use and as cost, counted twice"),
        ({"cost_work": ["", "1", "", "2"]}, "nothing in cost_work for new"),
        ({"covariate_age": ["4", "4", "4", "4"]}, "the same in every line"),
        ({"covariate_age": ["4", "", "4", "5"]}, "no covariate_age"),
        ({"cluster": ["x", "y", "x", "z"]}, "one cluster in new"),
        ({"cost_drugs": ["nan", "1", "2", "3"]}, "cost_drugs is not a number"),
    ],
)
def test_what_cannot_be_used_is_named(read, columns, says):
    with pytest.raises(UsageError, match=says):
        read(**columns)


def test_an_arm_that_is_not_there(read):
    with pytest.raises(UsageError, match="one of new, old"):
        read(reference="other")


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(UsageError, match="No such file"):
        read_patients(tmp_path / "none.csv", reference="old")


@pytest.mark.parametrize(
    ("columns", "asked", "says"),
    [
        ({"utility_52": ["1.2", "0", "-1.1", "0"]}, ASKED, "2 in utility_52 outside"),
        ({"use_visit": ["-1", "0", "1", "2"]}, ASKED, "1 below 0 in use_visit"),
        ({"cost_drugs": ["-1", "0", "1", "2"]}, ASKED, "1 negative costs"),
        ({"use_scan": ["0", "0", "1", "2"]}, ASKED, "no price of scan"),
        ({}, Asked(worth=(1.0,), outside_care=("scan",)), "got: scan"),
        ({}, Asked(worth=(1.0,), outside_care=("drugs",)), "some costs of care"),
        ({}, Asked(worth=()), "may cost"),
        ({}, Asked(worth=(-1.0,)), "got: -1"),
        ({}, Asked(worth=(1.0,), draws=10), "100 draws or more"),
        ({}, Asked(worth=(1.0,), rates=Rates(costs=3, effects=0)), "such as 0.03"),
        ({}, Asked(worth=(1.0,), lower_is_better=True), "got: QALY"),
        ({}, Asked(worth=(1.0,), effect="pain"), "choose from: QALY"),
        ({"cost_work_y2": ["1"] * 4}, ASKED, "2 years and no rates"),
        ({"utility_104": ["0.5"] * 4}, ASKED, "2 years and no rates"),
    ],
)
def test_what_cannot_be_answered_is_named(read, columns, asked, says):
    with pytest.raises(UsageError, match=says):
        checked(read(**columns), asked, {"visit": price("visit")})


def test_negative_costs_with_a_note_are_a_doubt(read):
    asked = Asked(worth=(1.0,), negative_costs_mean="paid back")
    found = checked(read(cost_drugs=["-1", "0", "1", "2"]), asked, {})
    assert (Doubt.NEGATIVE_COSTS, "paid back") in doubts(found, asked, {})


def test_the_effect_that_is_asked_for_stays_alone(read):
    trial = read(effect_pain=["1", "2", "3", "4"])
    assert effect_of(trial, ASKED) == "QALY"
    asked = Asked(worth=(1.0,), effect="pain", lower_is_better=True)
    columns = [each.column for each in checked(trial, asked, {}).variables]
    assert columns == ["cost_drugs", "effect_pain"]


def test_of_two_effects_one_must_be_named(read):
    trial = read(
        without=("utility_0", "utility_52"),
        effect_pain=["1", "2", "3", "4"],
        effect_work=["1", "2", "3", "4"],
    )
    with pytest.raises(UsageError, match="none named, of several"):
        checked(trial, ASKED, {})


def test_qalys_may_come_as_a_column_where_there_are_no_utilities(read):
    qaly = {"effect_QALY": ["0.5", "0.6", "0.7", "0.8"]}
    trial = read(without=("utility_0", "utility_52"), **qaly)
    assert effect_of(trial, ASKED) == "QALY"
    columns = [each.column for each in checked(trial, ASKED, {}).variables]
    assert columns == ["cost_drugs", "effect_QALY"]
    with pytest.raises(UsageError, match="got: both"):
        effect_of(read(**qaly), ASKED)


def test_equal_scores_few_patients_and_years_of_prices_are_doubts(read):
    trial = read(
        utility_52=["0.5"] * 4, use_a=["1", "2", "3", "4"], use_b=["0", "1", "0", "2"]
    )
    found = dict(doubts(trial, ASKED, {"a": price("a"), "b": price("b", 2020)}))
    assert found == {
        Doubt.FEW_PATIENTS: "old, new",
        Doubt.ALL_EQUAL: "utility_52",
        Doubt.PRICE_YEARS: "2020, 2025",
    }


@pytest.mark.parametrize(("week", "year"), [("39", 1), ("53", 2), ("104", 2)])
def test_the_year_the_last_utility_falls_in(read, week, year):
    trial = read(**{f"utility_{week}": ["0.5", "0", "1", "0"]})
    assert last_year(trial) == year


def test_complete_only_leaves_out_whom_something_lacks(read):
    columns = {
        "participant": [*"abcdef"],
        "arm": ["new", "old"] * 3,
        "utility_0": ["0.5", "0.6", "0.4", "0.7", "0.3", "0.1"],
        "utility_52": ["0.5", "", "0.4", "0.7", "0.3", "0.1"],
        "cost_drugs": ["1", "2", "3", "4", "5", "6"],
    }
    asked = Asked(worth=(1.0,), complete_only=True)
    kept = checked(read(**columns), asked, {})
    assert kept.sizes == (2, 3)
    assert kept.missing == 0
    assert (Doubt.LEFT_OUT, "1") in doubts(kept, asked, {}, left_out=1)
    columns["utility_0"] = ["0.5", "0.6", "0.4", "0.7", "0.3", ""]
    with pytest.raises(UsageError, match="of whom nothing is missing"):
        checked(read(**columns), asked, {})
