"""What leaves of activity: counts by year and site, the reasons, nothing small."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import ibis
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from unit.test_activity_coding import SCHEMA, TYPICAL, naively
from unit.test_activity_coding import spells as made_up

from wervel.activity.counts import COLUMNS, activity_counts, cell_counts, reasons
from wervel.activity.report import (
    COUNTS_ONLY,
    DOTTED,
    LOST_ZEROS,
    NOBODY_KNOWN,
    NONE_PRIVATE,
    as_rows,
    as_text,
    denervation_activity,
    write_activity,
)
from wervel.errors import (
    OutputError,
    SourceEmpty,
    SourceNotFound,
    UnknownName,
    UsageError,
)
from wervel.records.sample import write_sample
from wervel.small_numbers import preset

EXACT = preset("none")
STRICT = preset("opensafely")
PLACED = SCHEMA.append(pa.field("site", pa.string())).append(
    pa.field("start_date", pa.date32())
)


def some(number: int, day: date | None = None, **different: Any) -> list[dict]:
    """So many spells alike."""
    return [{**TYPICAL, "site": "A", "start_date": day, **different}] * number


def cells(*groups: list[dict]) -> pd.DataFrame:
    lines = [line for group in groups for line in group]
    return cell_counts(ibis.memtable(pa.Table.from_pylist(lines, schema=PLACED)))


def written(folder: Path, *groups: list[dict], name: str = "spells.parquet") -> str:
    lines = [line for group in groups for line in group]
    pq.write_table(pa.Table.from_pylist(lines, schema=PLACED), folder / name)
    return str(folder / name)


def told(counts: pd.DataFrame, *columns: str) -> list[tuple]:
    plain = counts[[*columns]].astype(object)
    return [*plain.where(plain.notna(), None).itertuples(index=False, name=None)]


MARCH, APRIL, NEXT = date(2024, 3, 31), date(2024, 4, 1), date(2025, 2, 1)
EMERGENCY = {"admission_method": "21"}


def test_spells_are_counted_by_financial_year():
    """Which in England begins on the first of April."""
    counted = activity_counts(
        cells(
            some(20, MARCH),
            some(30, APRIL),
            some(9, NEXT),
            some(10, APRIL, **EMERGENCY),
        ),
        rule=EXACT,
    )
    whole = counted[counted["by"] == "none"]
    assert list(counted.columns) == list(COLUMNS)
    assert told(
        whole, "every", "interval_start", "interval_end", "spells", "labelled"
    ) == [
        ("all", date(2024, 1, 1), date(2025, 3, 31), 69, 59),
        ("year", date(2023, 4, 1), date(2024, 3, 31), 20, 20),
        ("year", APRIL, date(2025, 3, 31), 49, 39),
    ]


def test_spells_are_counted_by_calendar_year_if_asked():
    counted = activity_counts(
        cells(some(20, MARCH), some(30, APRIL), some(9, NEXT)),
        rule=EXACT,
        years="calendar",
    )
    years = counted[(counted["by"] == "none") & (counted["every"] == "year")]
    assert told(years, "interval_start", "interval_end", "spells") == [
        (date(2024, 1, 1), date(2024, 12, 31), 50),
        (date(2025, 1, 1), date(2025, 12, 31), 9),
    ]


def test_spells_without_a_start_or_a_site_have_a_row_of_their_own():
    counted = activity_counts(
        cells(some(20, APRIL), some(30, None), some(9, APRIL, site=None)), rule=EXACT
    )
    assert told(counted, "every", "interval_start", "by", "site", "spells") == [
        ("all", APRIL, "none", None, 59),
        ("all", APRIL, "site", "A", 50),
        ("all", APRIL, "site", None, 9),
        ("year", APRIL, "none", None, 29),
        ("year", APRIL, "site", "A", 20),
        ("year", APRIL, "site", None, 9),
        ("year", None, "none", None, 30),
        ("year", None, "site", "A", 30),
    ]


def test_a_file_without_days_and_sites_has_one_total(tmp_path):
    table = pa.Table.from_pylist([TYPICAL] * 12, schema=SCHEMA)
    pq.write_table(table, tmp_path / "s.parquet")
    found = denervation_activity(str(tmp_path / "s.parquet"), rule=EXACT)
    assert (found.spells, found.labelled) == (12, 12)
    assert found.counts["interval_start"].isna().all()


def test_the_reasons_are_the_first_conditions_that_did_not_hold():
    counted = reasons(
        cells(
            some(20),
            some(30, any_spell_diagnosis="C50"),
            some(40, admission_method=None),
            some(11, **EMERGENCY, administrative_category="02"),
        ),
        rule=EXACT,
    )
    assert told(counted, "because", "because_unknown", "spells") == [
        ("not_emergency", False, 11),
        ("not_emergency", True, 40),
        ("no_cancer", False, 30),
    ]


def test_counts_and_reasons_are_what_plain_python_counts():
    drawn = made_up(4_000)
    truths = [naively(row) for row in drawn.to_pylist()]
    firsts = [
        next(((name, yes is None) for name, yes in each.items() if not yes), None)
        for each in truths
    ]
    counted = cell_counts(ibis.memtable(drawn))
    whole = activity_counts(counted, rule=EXACT).iloc[0]
    assert (whole["spells"], whole["labelled"]) == (4_000, firsts.count(None))
    expected = Counter(each for each in firsts if each is not None)
    why = told(reasons(counted, rule=EXACT), "because", "because_unknown", "spells")
    assert {(name, unknown): number for name, unknown, number in why} == expected


def test_a_small_site_is_withheld_and_not_told_by_subtracting():
    counted = activity_counts(
        cells(
            some(40, APRIL, site="A"),
            some(20, APRIL, site="B"),
            some(3, APRIL, site="C"),
        ),
        rule=STRICT,
    )
    years = counted[counted["every"] == "year"]
    assert told(years, "by", "site", "spells", "labelled", "suppressed") == [
        ("none", None, 65, 65, False),
        ("site", "A", 40, 40, False),
        ("site", "B", None, None, True),
        ("site", "C", None, None, True),
    ]


def test_a_small_reason_is_withheld_and_not_told_by_subtracting():
    """The total of those without the label is known from the counts."""
    counted = reasons(
        cells(
            some(50),
            some(30, any_spell_diagnosis="C50"),
            some(12, administrative_category="02"),
            some(3, **EMERGENCY),
        ),
        rule=STRICT,
    )
    assert told(counted, "because", "spells", "suppressed") == [
        ("not_emergency", None, True),
        ("no_cancer", 30, False),
        ("not_private", None, True),
    ]


def test_nothing_small_is_shown_of_anything():
    chance = np.random.default_rng(5)
    drawn = made_up(3_000)
    days = [date(2020 + each, 5, 1) for each in chance.integers(0, 5, 3_000)]
    placed = drawn.append_column("start_date", pa.array(days)).append_column(
        "site", pa.array([f"{each}" for each in chance.integers(0, 40, 3_000)])
    )
    counted = cell_counts(ibis.memtable(placed))
    hidden = 0
    for table in (activity_counts(counted, rule=STRICT), reasons(counted, rule=STRICT)):
        numbers = table[[*({"spells", "labelled"} & {*table.columns})]]
        shown = {*numbers.stack().dropna()}
        assert min(shown - {0}) >= STRICT.threshold
        assert (numbers.isna().all(axis="columns") == table["suppressed"]).all()
        hidden += int(table["suppressed"].sum())
    assert hidden


@pytest.mark.parametrize("seed", range(40))
def test_what_is_withheld_of_the_reasons_is_never_one_small_number(seed):
    """What the counts tell, spells without the label, minus the reasons shown."""
    chance = np.random.default_rng(seed)
    numbers = [int(each) for each in chance.choice([0, 2, 5, 9, 40], 8)]
    counted = cells(
        some(numbers[0]),
        *(
            some(number, **{name: None})
            for name, number in zip(TYPICAL, numbers[1:], strict=False)
        ),
    )
    whole = activity_counts(counted, rule=STRICT).iloc[0]
    why = reasons(counted, rule=STRICT)
    if not whole["suppressed"]:
        exact = reasons(counted, rule=EXACT)
        missing = exact["spells"][why["suppressed"].astype(bool)]
        assert len(missing) != 1
        assert missing.empty or missing.sum() >= STRICT.threshold


def test_a_withheld_total_is_nothing(tmp_path):
    found = denervation_activity(written(tmp_path, some(3, APRIL)), rule=STRICT)
    assert (found.spells, found.labelled) == (None, None)
    assert as_text(found).startswith("withheld spells, withheld labelled 2K_RFD_back")


def test_what_is_printed_says_what_is_not_checked(tmp_path):
    where = written(tmp_path, some(2_000, APRIL), some(40, None, **EMERGENCY))
    text = as_text(denervation_activity(where, rule=EXACT))
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert lines[0] == "2,040 spells, 2,000 labelled 2K_RFD_back"
    assert "2024-04-01 – 2025-03-31 2,000 2,000" in lines
    assert "start not known 40 0" in lines
    assert "admission method is not 2… 40" in lines
    assert COUNTS_ONLY in lines


def test_codes_that_were_damaged_on_the_way_are_noticed(tmp_path):
    whole = denervation_activity(written(tmp_path, some(9)), rule=EXACT)
    assert whole.notes == (COUNTS_ONLY,)
    damaged = written(
        tmp_path,
        some(9, administrative_category="2"),
        some(9, primary_spell_diagnosis="M54.5"),
    )
    notes = denervation_activity(damaged, rule=EXACT).notes
    assert notes == (COUNTS_ONLY, LOST_ZEROS, DOTTED)


def test_what_is_written_can_be_read_back(tmp_path):
    where = written(tmp_path, some(20, APRIL), some(30, NEXT, **EMERGENCY))
    found = denervation_activity(where, rule=STRICT)
    write_activity(found, tmp_path / "out")
    again = pd.read_parquet(tmp_path / "out" / "activity.parquet")
    assert list(again.columns) == list(COLUMNS)
    assert again["labelled"].tolist() == found.counts["labelled"].tolist()
    lines = (tmp_path / "out" / "not_labelled.csv").read_text("utf-8").splitlines()
    assert lines[1] == '"not_emergency",false,30,false'
    described = json.loads((tmp_path / "out" / "activity.json").read_text("utf-8"))
    assert described["small_numbers"] == "opensafely"
    assert described["notes"] == [COUNTS_ONLY]


def test_another_folder_is_not_replaced(tmp_path):
    found = denervation_activity(written(tmp_path, some(20, APRIL)), rule=EXACT)
    with pytest.raises(OutputError):
        write_activity(found, tmp_path)


def test_the_rows_are_plain_enough_for_json(tmp_path):
    where = written(tmp_path, some(20, APRIL), some(30, None, **EMERGENCY))
    told_again = json.loads(
        json.dumps(as_rows(denervation_activity(where, rule=EXACT)))
    )
    assert told_again["spells"] == 50
    assert told_again["counts"][0]["interval_start"] == "2024-04-01"
    assert told_again["not_labelled"] == [
        {
            "because": "not_emergency",
            "because_unknown": False,
            "spells": 30,
            "suppressed": False,
        }
    ]


def test_an_omop_source_is_counted_and_what_was_chosen_is_said(tmp_path):
    """The made-up population has no English codes: spells, and none with the label."""
    write_sample(tmp_path / "omop", persons=300, seed=1)
    unknown = denervation_activity(str(tmp_path / "omop"), rule=EXACT)
    assert unknown.read_as == "omop"
    assert unknown.spells
    assert unknown.labelled == 0
    assert NOBODY_KNOWN in unknown.notes
    none = denervation_activity(
        str(tmp_path / "omop"), rule=EXACT, private_patients="none"
    )
    assert NONE_PRIVATE in none.notes


@pytest.mark.parametrize(
    ("options", "kind"),
    [
        ({"years": "lunar"}, UnknownName),
        ({"private_patients": "none"}, UsageError),
    ],
)
def test_an_option_that_does_not_fit_is_refused(tmp_path, options, kind):
    with pytest.raises(kind):
        denervation_activity(written(tmp_path, some(9)), rule=EXACT, **options)


def test_a_place_without_spells_is_refused(tmp_path):
    with pytest.raises(SourceEmpty):
        denervation_activity(written(tmp_path), rule=EXACT)
    with pytest.raises(SourceNotFound):
        denervation_activity(str(tmp_path / "nothing"), rule=EXACT)
