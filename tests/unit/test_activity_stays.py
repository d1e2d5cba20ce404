"""Spells built from OMOP: by example, and against a derivation in plain Python."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import ibis
import numpy as np
import pyarrow as pa
import pytest
from ibis.backends import BaseBackend
from tables import clear

from wervel.activity.coding import coded
from wervel.activity.spells import SPELLS
from wervel.activity.stays import spells_of
from wervel.errors import ContractBroken, UnknownName
from wervel.records.opening import open_source

DAY = date(2024, 5, 1)
Lines = list[dict[str, Any]]
Tables = dict[str, Lines]


def visit(number: int = 1, **different: Any) -> dict[str, Any]:
    return {
        "visit_occurrence_id": number,
        "person_id": 1,
        "visit_concept_id": 9201,
        "visit_start_date": DAY,
        "visit_end_date": DAY,
        "care_site_id": 7,
        "admitted_from_source_value": "11",
        **different,
    }


def record(kind: str, number: int, code: str | None, **different: Any) -> dict:
    """A procedure or condition of the first visit, on its day."""
    day = "procedure_date" if kind == "procedure" else "condition_start_date"
    changed = {day if name == "day" else name: to for name, to in different.items()}
    return {
        f"{kind}_occurrence_id": number,
        "person_id": 1,
        f"{kind}_concept_id": 0,
        f"{kind}_source_value": code,
        day: DAY,
        "visit_occurrence_id": 1,
        **changed,
    }


def procedure(number: int, code: str | None, **different: Any) -> dict[str, Any]:
    return record("procedure", number, code, **different)


def condition(number: int, code: str | None, **different: Any) -> dict[str, Any]:
    return record("condition", number, code, **different)


def tables(
    visits: Lines, procedures: Lines = (), conditions: Lines = (), born: int = 1970
) -> Tables:
    """A source of five persons born in that year and the years after."""
    persons = range(1, 6)
    return {
        "person": [
            {
                "person_id": each,
                "gender_concept_id": 0,
                "year_of_birth": born + each - 1,
            }
            for each in persons
        ],
        "observation_period": [
            {
                "observation_period_id": each,
                "person_id": each,
                "observation_period_start_date": DAY,
                "observation_period_end_date": DAY,
            }
            for each in persons
        ],
        "visit_occurrence": visits,
        "procedure_occurrence": list(procedures),
        "condition_occurrence": list(conditions),
    }


def source(of: Tables, connection: BaseBackend | None = None):
    """These tables, opened; a table without rows is not there."""
    backend = connection or ibis.duckdb.connect()
    clear(backend)
    for name, lines in of.items():
        if lines:
            backend.create_table(name, typed(pa.Table.from_pylist(lines)))
    return open_source(backend)


def typed(table: pa.Table) -> pa.Table:
    """The same rows; a column of nothing is text, for an engine wants a type."""
    kinds = [
        each.with_type(pa.string()) if pa.types.is_null(each.type) else each
        for each in table.schema
    ]
    return table.cast(pa.schema(kinds))


def spells(of: Tables, **options: Any) -> dict[str, dict[str, Any]]:
    """The spells by their number."""
    rows = spells_of(source(of), **options).to_pyarrow().to_pylist()
    return {row["spell_id"]: row for row in rows}


DENERVATION = tables(
    [visit()],
    [procedure(1, "V48.5"), procedure(2, "Z67.5")],
    [condition(1, "M54.5"), condition(2, "E11.9")],
)


def test_a_denervation_in_omop_becomes_a_spell():
    spell = spells(DENERVATION)["1"]
    assert list(spell) == [column.name for column in SPELLS.columns]
    assert spell["primary_spell_procedure"] == "V485"
    assert {*spell["any_spell_procedure"].split(",")} == {"V485", "Z675"}
    assert spell["primary_spell_diagnosis"] == "M545"
    assert {*spell["any_spell_diagnosis"].split(",")} == {"M545", "E119"}
    assert (spell["age_at_start_of_spell_sus"], spell["admission_method"]) == (54, "11")
    assert (spell["site"], spell["start_date"]) == ("7", DAY)
    assert spell["administrative_category"] is None


def test_nobody_is_counted_unless_it_is_said_that_none_is_private():
    for said, labelled in (("unknown", False), ("none", True)):
        made = coded(spells_of(source(DENERVATION), private_patients=said))
        assert made.labelled.to_pyarrow().to_pylist() == [labelled]
    with pytest.raises(UnknownName):
        spells_of(source(DENERVATION), private_patients="some")


def test_main_is_first_by_day_and_then_by_number():
    before = DAY - timedelta(days=1)
    made = spells(
        tables(
            [visit()],
            [procedure(1, "Z675"), procedure(9, "V485", day=before)],
            [condition(8, "E119"), condition(2, "M545"), condition(1, None)],
        )
    )["1"]
    assert made["primary_spell_procedure"] == "V485"
    assert made["primary_spell_diagnosis"] == "M545"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("M54.5", "M545"),
        ("ICD10:M54.5", "M545"),
        ("ICD10|M545", "M545"),
        ("ICPC1:L03", None),
        ("", None),
        (None, None),
    ],
)
def test_a_source_value_is_read_without_dots_if_it_is_icd_10(written, read):
    """Another named system would be misread: C10E is diabetes in Read, not cancer."""
    made = spells(tables([visit()], [procedure(1, "V485")], [condition(1, written)]))
    assert made["1"]["primary_spell_diagnosis"] == read
    assert made["1"]["any_spell_diagnosis"] == read


def test_only_stays_are_spells_where_there_are_stays():
    made = spells(
        tables(
            [
                visit(1),
                visit(2, visit_concept_id=262),
                visit(3, visit_concept_id=9202),
            ],
            [procedure(1, "V485", visit_occurrence_id=3)],
        )
    )
    assert {*made} == {"1", "2"}


def test_without_stays_any_visit_with_a_procedure_is_a_spell():
    outpatient = {"visit_concept_id": 9202}
    made = spells(
        tables([visit(1, **outpatient), visit(2, **outpatient)], [procedure(1, "V485")])
    )
    assert {*made} == {"1"}


def test_the_admission_method_has_another_name_in_5_3():
    older = visit(admitting_source_value="21")
    del older["admitted_from_source_value"]
    assert spells(tables([older]))["1"]["admission_method"] == "21"
    assert (
        spells(tables([visit(admitted_from_source_value="")]))["1"]["admission_method"]
        is None
    )


def test_a_source_without_visits_has_no_spells():
    with pytest.raises(ContractBroken, match="visit_occurrence"):
        spells_of(source(tables([], [procedure(1, "V485")])))


def test_a_source_without_procedures_has_spells_of_which_nothing_is_known():
    spell = spells(tables([visit()], conditions=[condition(1, "M545")]))["1"]
    assert spell["primary_spell_procedure"] is None
    assert spells(tables([visit(visit_concept_id=9202)])) == {}


def test_one_person_alone_has_the_same_spells():
    """And there is one row for each visit."""
    every = source(drawn(np.random.default_rng(3), visits=300))
    everybody = spells_of(every).to_pandas()
    assert everybody.spell_id.is_unique
    alone = spells_of(every.only([2])).to_pandas()
    theirs = [f"{each['visit_occurrence_id']}" for each in _visits_of(every, 2)]
    assert sorted(alone.spell_id) == sorted(theirs)
    assert 0 < len(alone) < len(everybody)


def _visits_of(every, person: int) -> Lines:
    table = every.table("visit_occurrence").to_pyarrow().to_pylist()
    stays = [each for each in table if each["visit_concept_id"] in (9201, 262)]
    return [each for each in stays if each["person_id"] == person]


def drawn(chance: np.random.Generator, visits: int) -> Tables:
    """A source drawn at random: codes good, odd and missing, on days around."""

    def some(*of: Any) -> Any:
        return of[chance.integers(len(of))]

    def day() -> date:
        return DAY + timedelta(days=int(chance.integers(0, 3)))

    def of_visit() -> int | None:
        return some(None, *(int(each) for each in chance.integers(1, visits + 2, 12)))

    codes = ("V48.5", "V487", "Z67.6", "OPCS4:Z99.3", "A52.1", None, "", "CPT4:Z675")
    found = ("M54.5", "ICD10|M51.2", "C50.1", "D05.1", "D49.0", None, "READ:C10E.")
    return tables(
        [
            visit(
                number,
                person_id=some(1, 2, 3, 4, 5),
                visit_concept_id=some(9201, 9201, 262, 9202),
                visit_start_date=day(),
                care_site_id=some(7, 8, None),
                admitted_from_source_value=some("11", "11", "21", None, ""),
                admitting_source_value=some("12", None),
            )
            for number in range(1, visits + 1)
        ],
        [
            procedure(each, some(*codes), visit_occurrence_id=of_visit(), day=day())
            for each in range(visits * 3)
        ],
        [
            condition(each, some(*found), visit_occurrence_id=of_visit(), day=day())
            for each in range(visits * 3)
        ],
        born=2003,
    )


def naively(of: Tables) -> dict[str, dict[str, Any]]:
    """The spells in plain Python, visit by visit."""
    born = {each["person_id"]: each["year_of_birth"] for each in of["person"]}
    made = {}
    for stay in of["visit_occurrence"]:
        if stay["visit_concept_id"] == 9202:
            continue
        number = stay["visit_occurrence_id"]
        done = _codes(of["procedure_occurrence"], number, "procedure", "OPCS4")
        found = _codes(of["condition_occurrence"], number, "condition", "ICD10")
        method = stay["admitted_from_source_value"] or stay["admitting_source_value"]
        made[f"{number}"] = {
            "primary_spell_procedure": done[0] if done else None,
            "any_spell_procedure": sorted(done) or None,
            "primary_spell_diagnosis": found[0] if found else None,
            "any_spell_diagnosis": sorted(found) or None,
            "admission_method": method or None,
            "age_at_start_of_spell_sus": stay["visit_start_date"].year
            - born[stay["person_id"]],
        }
    return made


def _codes(lines: Lines, number: int, kind: str, system: str) -> list[str]:
    """The codes of a visit in their order."""
    day = "procedure_date" if kind == "procedure" else "condition_start_date"
    mine = [each for each in lines if each["visit_occurrence_id"] == number]
    mine.sort(key=lambda each: (each[day], each[f"{kind}_occurrence_id"]))
    codes = []
    for each in mine:
        written = (each[f"{kind}_source_value"] or "").replace("|", ":")
        named, _, code = written.rpartition(":")
        if code and named in ("", system):
            codes.append(code.replace(".", ""))
    return codes


def plainly(connection: BaseBackend, of: Tables) -> dict[str, dict[str, Any]]:
    """What wervel makes of the same, in the same shape."""
    made = {}
    for row in spells_of(source(of, connection)).to_pyarrow().to_pylist():
        for name in ("any_spell_procedure", "any_spell_diagnosis"):
            row[name] = sorted(row[name].split(",")) if row[name] else None
        made[row["spell_id"]] = row
    return made


def agree(connection: BaseBackend) -> None:
    of = drawn(np.random.default_rng(11), visits=800)
    expected, made = naively(of), plainly(connection, of)
    assert {*made} == {*expected}
    for number, spell in expected.items():
        assert {name: made[number][name] for name in spell} == spell


def test_spells_are_what_plain_python_makes_of_the_records():
    agree(ibis.duckdb.connect())


@pytest.mark.postgres
def test_postgres_makes_the_same_spells(postgres_url):
    connection = ibis.connect(postgres_url)
    agree(connection)
    connection.disconnect()


@pytest.mark.spark
def test_spark_makes_the_same_spells(spark_url):
    agree(ibis.connect(spark_url))
