"""Files of spells: what is read, what is missing, what is refused and why."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path
from typing import Any

import ibis
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from unit.test_activity_coding import SCHEMA, TYPICAL

from wervel.activity.coding import coded
from wervel.activity.spells import SPELLS, read_spells
from wervel.errors import ContractBroken, SourceError, SourceNotFound, SourceUnreadable

HEADER = ",".join(TYPICAL)
LINE = 'V485,"V485,Z675",M545,M545,55,55,11,01'
NAMES = [column.name for column in SPELLS.columns]


def csv(folder: Path, *lines: str, header: str = HEADER, name: str = "s.csv") -> Path:
    path = folder / name
    path.write_text("\n".join([header, *lines]) + "\n", "utf-8")
    return path


def parquet(folder: Path, frame: pd.DataFrame) -> Path:
    path = folder / "s.parquet"
    frame.to_parquet(path)
    return path


def frame(**different: list[Any]) -> pd.DataFrame:
    """Two typical spells, but for these columns."""
    typical = {name: [value] * 2 for name, value in TYPICAL.items()}
    return pd.DataFrame({**typical, **different})


def rows(path: Path) -> list[dict[str, Any]]:
    return read_spells(path).to_pyarrow().to_pylist()


def refused(path: Path, kind: type[SourceError], *said: str) -> None:
    with pytest.raises(kind) as problem:
        read_spells(path)
    assert not [each for each in said if each not in str(problem.value)]


def test_a_csv_file_becomes_the_fields_of_a_spell(tmp_path):
    (row,) = rows(csv(tmp_path, LINE))
    assert list(row) == NAMES
    assert row == {
        **dict.fromkeys(NAMES),
        **TYPICAL,
        "any_spell_diagnosis": "M545",
    }


def test_names_in_any_case_and_other_columns(tmp_path):
    header = HEADER.upper() + ",SITE,Start_Date,colour"
    (row,) = rows(csv(tmp_path, LINE + ",RX1,2024-05-01,red", header=header))
    assert (row["site"], row["start_date"]) == ("RX1", date(2024, 5, 1))
    assert "colour" not in row


def test_a_day_may_have_a_time(tmp_path):
    path = csv(tmp_path, LINE + ",2024-05-01 09:30:00", header=HEADER + ",start_date")
    assert rows(path)[0]["start_date"] == date(2024, 5, 1)


def test_nothing_between_commas_is_missing_and_quotes_are_an_empty_text(tmp_path):
    """And an unquoted NULL, as SQL Server's own tools write it, is missing too."""
    path = csv(
        tmp_path,
        "V485,Z675,M545,,55,55,11,01",
        'V485,Z675,M545,"",55,55,11,01',
        "V485,Z675,M545,M545,NULL,19,NULL,01",
        'V485,Z675,M545,M545,"",19,"",01',
    )
    read = rows(path)
    assert [row["any_spell_diagnosis"] for row in read[:2]] == [None, ""]
    assert [row["age_at_start_of_spell_sus"] for row in read[2:]] == [None, None]
    assert [row["admission_method"] for row in read[2:]] == [None, ""]


@pytest.mark.parametrize("sign", [";", "\t", "|"])
def test_columns_may_be_parted_otherwise(tmp_path, sign):
    line = LINE.replace(",", sign).replace(f"V485{sign}Z675", "V485,Z675")
    path = csv(tmp_path, line, header=HEADER.replace(",", sign))
    assert rows(path)[0]["any_spell_procedure"] == "V485,Z675"


def test_quotes_that_come_late_in_a_file_are_quotes(tmp_path):
    bare = "V485,V485Z675,M545,M545,55,55,11,01"
    path = csv(tmp_path, *[bare] * 30_000, LINE)
    assert read_spells(path).any_spell_procedure.nunique().execute() == 2


def test_a_compressed_file_and_parquet_say_the_same(tmp_path):
    plain = csv(tmp_path, LINE)
    packed = tmp_path / "s.csv.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    table = read_spells(plain).to_pyarrow()
    pq.write_table(table, tmp_path / "s.parquet")
    folder = tmp_path / "many.parquet"
    folder.mkdir()
    pq.write_table(table, folder / "part-0.parquet")
    for path in (packed, tmp_path / "s.parquet", folder):
        assert read_spells(path).to_pyarrow() == table


def test_whole_numbers_written_as_others_write_them(tmp_path):
    path = csv(tmp_path, "V485,Z675,M545,,55.0, 55 ,11,01")
    ages = [
        rows(path)[0]["age_at_start_of_spell_sus"],
        rows(path)[0]["der_age_at_cds_activity_date"],
    ]
    assert ages == [55, 55]
    floats = frame(age_at_start_of_spell_sus=[19.0, None])
    assert [
        row["age_at_start_of_spell_sus"] for row in rows(parquet(tmp_path, floats))
    ] == [19, None]


def test_a_column_without_values_may_have_any_type(tmp_path):
    empty = frame(any_spell_diagnosis=[None, None], site=[None, None])
    read = read_spells(parquet(tmp_path, empty))
    assert coded(read).labelled.to_pyarrow().to_pylist() == [True, True]


def test_what_was_read_is_decided_as_what_was_written(tmp_path):
    lines = [
        TYPICAL,
        {**TYPICAL, "any_spell_diagnosis": None},
        {**TYPICAL, "any_spell_diagnosis": ""},
        {**TYPICAL, "administrative_category": "02"},
    ]
    written = pa.Table.from_pylist(lines, schema=SCHEMA)
    pq.write_table(written, tmp_path / "s.parquet")
    read = coded(read_spells(tmp_path / "s.parquet"))
    assert sorted(read.labelled.to_pyarrow().to_pylist()) == sorted(
        coded(ibis.memtable(written)).labelled.to_pyarrow().to_pylist()
    )


def test_all_missing_columns_are_named_at_once(tmp_path):
    path = csv(tmp_path, "V485,11", header="Primary_Spell_Procedure,Admission_Method")
    refused(path, ContractBroken, "any_spell_procedure", "administrative_category")
    refused(csv(tmp_path, "1", header="colour"), ContractBroken, "admission_method")


@pytest.mark.parametrize(
    ("different", "said"),
    [
        ({"administrative_category": [1, 2]}, ("text", "leading zeros", "2 other")),
        ({"age_at_start_of_spell_sus": [18.6, 19]}, ("a whole number", "1 other")),
        ({"age_at_start_of_spell_sus": ["old", "19"]}, ("a whole number", "1 other")),
        ({"start_date": [20240501, 20240502]}, ("a date", "2 other")),
        ({"start_date": ["1 May", None]}, ("a date", "1 other")),
    ],
)
def test_a_column_of_another_type_is_refused(tmp_path, different, said):
    refused(parquet(tmp_path, frame(**different)), ContractBroken, *different, *said)


def test_a_message_holds_no_value(tmp_path):
    path = csv(tmp_path, "V485,Z675,M545,,born 19-XII-1970,55,11,01")
    headless = csv(tmp_path, LINE + ",1", header=LINE + ",19-XII-1970", name="h.csv")
    for each in (path, headless):
        with pytest.raises(ContractBroken) as problem:
            read_spells(each)
        assert "1970" not in str(problem.value)


def test_what_is_not_there_or_of_another_kind_is_not_found(tmp_path):
    refused(tmp_path / "s.csv", SourceNotFound, "nothing there")
    other = tmp_path / "s.xlsx"
    other.write_bytes(b"PK")
    refused(other, SourceNotFound, "a file of another kind")


def test_what_cannot_be_read_is_said_so(tmp_path):
    broken = tmp_path / "s.parquet"
    broken.write_bytes(b"PAR1 and no more")
    refused(broken, SourceUnreadable)
    refused(csv(tmp_path, LINE, LINE + ",one,too,many"), SourceUnreadable)
    refused(csv(tmp_path, LINE, name="s.csv.gz"), SourceUnreadable)
