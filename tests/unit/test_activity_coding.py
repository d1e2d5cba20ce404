"""The coding of denervation: its truth table, and what it says of a spell and why."""

from __future__ import annotations

import re
from typing import Any

import ibis
import numpy as np
import pyarrow as pa
import pytest
from published.test_ebi_coding import spells as made_up

from wervel.activity.coding import CASE, CONDITIONS, LABEL, WHERE, coded

TYPICAL = {
    "primary_spell_procedure": "V485",
    "any_spell_procedure": "V485,Z675",
    "primary_spell_diagnosis": "M545",
    "any_spell_diagnosis": "M545,E119",
    "age_at_start_of_spell_sus": 55,
    "der_age_at_cds_activity_date": 55,
    "admission_method": "11",
    "administrative_category": "01",
}
SCHEMA = pa.schema(
    [(name, pa.int64() if "age" in name else pa.string()) for name in TYPICAL]
)
SECOND_PROCEDURE = {
    "primary_spell_procedure": "A521",
    "any_spell_procedure": "A521,V485,Z675",
}


def decided(**different: Any) -> dict[str, Any]:
    """What the coding says of a typical spell in which this is different."""
    line = pa.Table.from_pylist([{**TYPICAL, **different}], schema=SCHEMA)
    return coded(ibis.memtable(line)).to_pyarrow().to_pylist()[0]


def diagnoses(every: str | None) -> dict[str, Any]:
    return {"any_spell_diagnosis": every}


def ages(first: int | None, second: int | None) -> dict[str, Any]:
    return {
        "age_at_start_of_spell_sus": first,
        "der_age_at_cds_activity_date": second,
    }


TRUTH_TABLE = [
    ("K-16", {}, True),
    ("K-17", diagnoses(None), True),
    ("K-09", diagnoses(""), True),
    ("K-18", diagnoses("M545,C501"), False),
    ("K-18", diagnoses("M545,D051"), False),
    ("K-18", diagnoses("M545,D382"), False),
    ("K-18", diagnoses("M545,D480"), False),
    ("K-19", diagnoses("M545,D490"), True),
    ("K-19", diagnoses("M545,D369"), True),
    ("K-12", diagnoses("M545,C7A0"), True),
    ("K-20", SECOND_PROCEDURE, False),
    ("K-21", {"primary_spell_procedure": "V486"}, False),
    ("K-22", ages(None, 19), True),
    ("K-22", ages(None, 18), False),
    ("K-23", ages(18, 19), False),
    ("K-04", ages(19, None), True),
    ("K-04", ages(120, None), True),
    ("K-04", ages(121, None), False),
    ("K-24", {"admission_method": "21"}, False),
    ("K-24", {"admission_method": None}, False),
    ("K-24", {"admission_method": "11"}, True),
    ("K-13", {"admission_method": "31"}, True),
    ("K-25", {"administrative_category": "02"}, False),
    ("K-25", {"administrative_category": None}, False),
    ("K-26", {"primary_spell_diagnosis": "M5456"}, True),
    ("K-26", {"primary_spell_diagnosis": "M478"}, False),
    ("K-11", {"primary_spell_diagnosis": " M545"}, False),
    ("K-11", {"any_spell_procedure": "V485||Z993"}, True),
    ("K-10", {"primary_spell_procedure": None}, False),
    ("K-10", {"any_spell_procedure": None}, False),
    ("K-10", {"primary_spell_diagnosis": None}, False),
    ("K-10", ages(None, None), False),
    ("K-14", {"primary_spell_procedure": "v485"}, False),
]


@pytest.mark.parametrize(("item", "different", "labelled"), TRUTH_TABLE)
def test_the_truth_table_holds(item, different, labelled):
    """Each line of the table: what is different from a typical spell, and the label."""
    row = decided(**different)
    assert row["labelled"] is labelled
    assert row["label"] == (LABEL if labelled else None)


def test_every_line_of_the_truth_table_is_here():
    assert {f"K-{number}" for number in range(16, 27)} <= {
        item for item, _, _ in TRUTH_TABLE
    }


@pytest.mark.parametrize(
    ("different", "because", "unknown"),
    [
        ({}, None, False),
        ({"primary_spell_procedure": "V486"}, "main_procedure", False),
        ({"primary_spell_procedure": None}, "main_procedure", True),
        ({"any_spell_procedure": ""}, "lumbar_site", False),
        ({"primary_spell_diagnosis": None}, "main_diagnosis", True),
        (ages(None, None), "adult", True),
        ({"admission_method": None}, "not_emergency", True),
        (diagnoses("C50"), "no_cancer", False),
        ({"administrative_category": None}, "not_private", True),
        ({"admission_method": "2A", **diagnoses("C50")}, "not_emergency", False),
        ({"administrative_category": "02", **ages(None, 3)}, "adult", False),
    ],
)
def test_the_first_condition_that_did_not_hold_is_the_reason(
    different, because, unknown
):
    row = decided(**different)
    assert (row["because"], row["because_unknown"]) == (because, unknown)


def test_a_missing_field_makes_its_condition_unknown_and_no_other():
    """But for the diagnoses, of which none is none of cancer."""
    nothing = decided(**dict.fromkeys(TYPICAL))
    assert [nothing[each.name] for each in CASE] == [None] * 5
    assert [nothing[each.name] for each in WHERE] == [True, None]
    assert (nothing["kept"], nothing["labelled"]) == (False, False)


def test_the_where_keeps_spells_that_get_no_label():
    kept = decided(primary_spell_procedure="V486")
    assert (kept["kept"], kept["label"]) == (True, None)
    removed = decided(administrative_category="02")
    assert (removed["kept"], removed["label"]) == (False, None)


@pytest.mark.parametrize(
    ("category", "holds"),
    [("02  ", False), ("020", True), ("02 x", True), (" 02", True), ("2", True)],
)
def test_blanks_after_a_category_do_not_count_and_others_do(category, holds):
    """As SQL Server compares, where the columns often have a fixed width."""
    assert decided(administrative_category=category)["not_private"] is holds


def test_fields_may_be_named_in_any_case():
    line = pa.Table.from_pylist([TYPICAL], schema=SCHEMA)
    shouted = line.rename_columns([name.upper() for name in line.column_names])
    assert coded(ibis.memtable(shouted)).labelled.to_pyarrow().to_pylist() == [True]


def naively(row: dict[str, Any]) -> dict[str, bool | None]:
    """The conditions in plain Python, one by one, unknown as None."""
    age = row["age_at_start_of_spell_sus"]
    if age is None:
        age = row["der_age_at_cds_activity_date"]
    diagnosis = row["primary_spell_diagnosis"]
    method = row["admission_method"]
    category = row["administrative_category"]
    every = row["any_spell_diagnosis"] or ""
    return {
        "main_procedure": _either(row["primary_spell_procedure"], "V485", "V487"),
        "lumbar_site": _either(
            row["any_spell_procedure"], "Z675", "Z676", "Z677", "Z993"
        ),
        "main_diagnosis": None
        if diagnosis is None
        else diagnosis[:4] in {"M512", "M518", "M519", "M545", "M549"},
        "adult": None if age is None else 19 <= age <= 120,
        "not_emergency": None if method is None else method[:1] != "2",
        "no_cancer": not re.findall(r"C\d\d|D0|D3[7-9]|D4[0-8]", every),
        "not_private": None if category is None else category.rstrip(" ") != "02",
    }


def _either(text: str | None, *codes: str) -> bool | None:
    return None if text is None else any(code in text for code in codes)


def spells(rows: int) -> pa.Table:
    """Made-up spells, the fields in lower case."""
    drawn = made_up(np.random.default_rng(7), rows)
    return drawn.rename_columns([name.lower() for name in drawn.column_names])


def as_coded(table: ibis.Table) -> list[dict[str, Any]]:
    """What was said of each spell, in their order."""
    said = [each.name for each in CONDITIONS]
    said += ["kept", "labelled", "label", "because", "because_unknown"]
    return table.order_by("spell_id").select(*said).to_pyarrow().to_pylist()


def test_every_condition_is_what_plain_python_says():
    drawn = spells(20_000)
    rows = as_coded(coded(ibis.memtable(drawn)))
    for row, field in zip(rows, drawn.to_pylist(), strict=True):
        expected = naively(field)
        assert {name: row[name] for name in expected} == expected
        assert row["labelled"] is all(expected.values())
        first = next((name for name, truth in expected.items() if not truth), None)
        assert row["because"] == first
        assert row["because_unknown"] is (first is not None and expected[first] is None)


def test_there_is_a_row_for_every_spell():
    assert coded(ibis.memtable(spells(500))).count().execute() == 500


@pytest.mark.postgres
def test_postgres_decides_the_same(postgres_url):
    connection = ibis.connect(postgres_url)
    there = as_coded(coded(connection.create_table("spells", spells(5_000))))
    connection.disconnect()
    assert there == as_coded(coded(ibis.memtable(spells(5_000))))


@pytest.mark.spark
def test_spark_decides_the_same(spark_url):
    connection = ibis.connect(spark_url)
    there = as_coded(coded(connection.create_table("activity_spells", spells(5_000))))
    assert there == as_coded(coded(ibis.memtable(spells(5_000))))
