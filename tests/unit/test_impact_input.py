"""Scenarios and prices that somebody writes: what is refused, and how it is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from wervel.errors import UnknownName, UsageError
from wervel.practice.impact.scenarios import (
    LIMITS,
    Kind,
    chosen_scenarios,
    known_scenarios,
    own_scenarios,
    scenarios_in,
)
from wervel.prices import check_prices, read_prices
from wervel.recommendations.bodies import recommendation

GOOD = """
[mine]
kind = "within"
steps = ["exercise_therapy"]
limit = 28
nl = "Binnen vier weken"
en = "Within four weeks"
locator = "our own"
"""
HEAD = "item,price,currency,year,source,low,high\n"


def test_each_of_wervels_own_has_what_it_needs():
    known = known_scenarios()
    assert {each.kind for each in known} == {*Kind}
    for each in known:
        assert each.locator.startswith("S-16")
        assert each.title.nl != each.title.en
        if each.measure:
            assert recommendation(each.measure).is_measured


def test_an_own_scenario_stands_beside_the_others(tmp_path):
    file = tmp_path / "own.toml"
    file.write_text(GOOD, "utf-8")
    (mine,) = own_scenarios(file)
    assert mine.limit in LIMITS
    assert chosen_scenarios(["mine"], [mine]) == (mine,)
    assert len(chosen_scenarios([], [mine])) == len(known_scenarios()) + 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (GOOD.replace('"within"', '"dream"'), "dream"),
        (GOOD.replace("limit = 28\n", ""), "no limit"),
        (GOOD.replace("limit = 28", "limit = 15"), "one of 7, 14, 28, 42 days"),
        (GOOD.replace("exercise_therapy", "prayer"), "prayer"),
        (GOOD.replace("exercise_therapy", "lumbar_imaging"), "lumbar_imaging"),
        (GOOD + "share = 0.5\n", "share"),
        (GOOD.replace('"our own"', '""'), "locator"),
        ("[mine", "TOML"),
        ("mine = 3", "kind"),
    ],
)
def test_a_scenario_that_does_not_hold_is_refused(text, says):
    with pytest.raises(UsageError, match=says.replace("[", r"\[")):
        scenarios_in(text, where="own.toml")


@pytest.mark.parametrize("share", ["0", "1.5", "true", '"half"'])
def test_a_share_lies_above_none_up_to_all(share):
    text = f"""
        [mine]
        kind = "fewer"
        steps = ["lumbar_xray"]
        setting = "any"
        share = {share}
        nl = "a"
        en = "b"
        locator = "c"
        """
    with pytest.raises(UsageError, match="above 0, up to 1"):
        scenarios_in(text, where="own.toml")


def test_unknown_and_double_ids():
    with pytest.raises(UnknownName, match="xray-primary-halved"):
        chosen_scenarios(["nonsense"])
    with pytest.raises(UsageError, match="an id of its own"):
        chosen_scenarios([], known_scenarios()[:1])
    with pytest.raises(UsageError, match="a TOML file"):
        own_scenarios(Path("/nowhere/own.toml"))


def prices(tmp_path, *lines: str):
    file = tmp_path / "prices.csv"
    file.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    return read_prices(file)


def test_prices_as_given(tmp_path):
    read = prices(
        tmp_path,
        "lumbar_xray,50.5,EUR,2018,tariff,40,60",
        "lumbar_mri,200,EUR,2019,t,,",
    )
    assert read["lumbar_xray"].high == 60
    assert read["lumbar_mri"].low == read["lumbar_mri"].price == 200


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("lumbar_xray,,EUR,2018,tariff,,", "line 3: no price"),
        ("lumbar_xray,50,EUR,2018,,,", "line 3: no source"),
        ("lumbar_xray,50,EUR,,tariff,,", "line 3: no year"),
        ("lumbar_mri,50,EUR,2018,tariff,,", "line 3: a second price of one item"),
        ("lumbar_mri,50,EUR,2019,tariff,,", "line 3: a second price of one item"),
        ("lumbar_xray,cheap,EUR,2018,tariff,,", "line 3: a price that is no amount"),
        ("lumbar_xray,-5,EUR,2018,tariff,,", "line 3: a price that is no amount"),
        ("lumbar_xray,5,EUR,18,tariff,,", "line 3: a year that is none"),
        ("lumbar_xray,5,EUR,2018,tariff,6,7", "line 3: low, price and high"),
        ("lumbar_xray,5,USD,2018,tariff,,", "more than one currency"),
    ],
)
def test_a_gap_in_the_prices_names_its_line(tmp_path, line, says):
    with pytest.raises(UsageError, match=says):
        prices(tmp_path, "lumbar_mri,200,EUR,2018,tariff,,", line)


def test_what_a_scenario_needs_must_have_a_price(tmp_path):
    read = prices(tmp_path, "lumbar_mri,200,EUR,2018,tariff,,")
    with pytest.raises(UsageError, match="no price of lumbar_xray"):
        check_prices(read, ["lumbar_mri", "lumbar_xray"], where="prices.csv")
    check_prices(read, ["lumbar_mri"], where="prices.csv")


def test_a_table_without_its_columns(tmp_path):
    file = tmp_path / "prices.csv"
    file.write_text("item,price\na,1\n", "utf-8")
    with pytest.raises(UsageError, match="no currency, year, source"):
        read_prices(file)
    with pytest.raises(UsageError, match="no lines"):
        prices(tmp_path)
    with pytest.raises(UsageError, match="No such file"):
        read_prices(tmp_path / "none.csv")
