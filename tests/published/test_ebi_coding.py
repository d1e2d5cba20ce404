"""The label 2K_RFD_back, row by row as the published SQL decides.

NHS England, Evidence Based Interventions: Lumbar radiofrequency facet joint
denervation, section Coding (published January 2020, reviewed September 2024; 002
Coding). The SQL stands beside this file. SQLGlot reads it as the T-SQL it is and writes
it for DuckDB; what T-SQL means and DuckDB does not is put in between, in the tree: LIKE
with classes of characters, and blanks at the end that do not count in <>. Tolerance:
none, every row must agree.

    python tests/published/test_ebi_coding.py

prints the rows, the labelled and the disagreements, of the coding and of faulty ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import ibis
import numpy as np
import pyarrow as pa
import pytest
import sqlglot
from sqlglot import exp

from wervel.activity.coding import LABEL, coded

SQL = (Path(__file__).parent / "ebi_rfd_2024.sql").read_text("utf-8")
ROWS, SEED = 150_000, 20240901

Values = Sequence[str | int | None]
Decided = Mapping[int, str | None]
"""The label, or that there is none, of each spell that was kept."""

NEARLY = ("c501", "D 05", "D3", "D4", "M545 C 50", "D36,D10")
CANCER = ("D390", "D480", "D400", "M545,D489", "XXC99XX", "C7A,C79")

FIELDS: Mapping[str, tuple[Values, Values]] = {
    "Primary_Spell_Procedure": (
        ("V485", "V487", "V4851", "A521,V487", "V484V485"),
        (None, "", "V486", "V48", "V484", "v485", "V48 5", "V4.85", "Z675", "V84.5"),
    ),
    "Any_Spell_Procedure": (
        ("V485,Z675", "V487||Z676", "Z677", "Z674 Z677", "V485,Z993,Y539"),
        (None, "", "V485", "Z674", "Z678", "Z67,5", "Z992", "Z99", "z675", "Z939"),
    ),
    "Primary_Spell_Diagnosis": (
        ("M512", "M518", "M519", "M545", "M549", "M5456", "M5450,G551", "M518X"),
        (None, "", "M544", "M54", "M511", "M47", "m545", " M545", "XM545", "M5 45"),
    ),
    "Any_Spell_Diagnosis": (
        (None, "", "M545", "M545,D490", "M545,D369", "C7A", "M545,C5", "D49", *NEARLY),
        ("C50", "C501", "M545,C80", "D05", "M545,D051", "D0", "D37", "D382", *CANCER),
    ),
    "Age_At_Start_of_Spell_SUS": (
        (None, 19, 20, 55, 119, 120),
        (-1, 0, 18, 121, 999),
    ),
    "Der_Age_at_CDS_Activity_Date": (
        (19, 20, 55, 120),
        (None, -1, 18, 121),
    ),
    "Admission_Method": (
        ("11", "12", "13", "31", "82", "12 ", "", " 21", "A2"),
        (None, "21", "28", "2A", "2", "24 "),
    ),
    "Administrative_Category": (
        ("01", "03", "04", "", "2", "1", " 02", "020", "02A", "0 2"),
        (None, "02", "02 ", "02   "),
    ),
}
"""For each field what should pass its condition, and what should not."""

FAULTS = {
    "OR without its parentheses": (
        "AND ( Any_Spell_Procedure",
        "AND Any_Spell_Procedure",
    ),
    "no diagnosis taken as cancer": ("OR Any_Spell_Diagnosis IS NULL", ""),
    "nobody private where not said": (
        "apcs.Administrative_Category<>'02'",
        "ISNULL(apcs.Administrative_Category,'01')<>'02'",
    ),
    "no method taken as elective": (
        "APCS.Admission_Method not like",
        "ISNULL(APCS.Admission_Method,'11') not like",
    ),
    "the other age first": (
        "APCS.Age_At_Start_of_Spell_SUS,APCS.Der_Age_at_CDS_Activity_Date",
        "APCS.Der_Age_at_CDS_Activity_Date,APCS.Age_At_Start_of_Spell_SUS",
    ),
    "eighteen is enough": ("between 19", "between 18"),
    "under 120 only": ("AND 120", "AND 119"),
    "diagnosis anywhere": (
        "LEFT(Primary_Spell_Diagnosis,4) IN ('M512'",
        "SUBSTRING(Primary_Spell_Diagnosis,2,4) IN ('M512'",
    ),
    "V486 too": ("V48[57]", "V48[567]"),
    "Z674 too": ("Z67[567]", "Z67[4567]"),
    "D49 too": ("D4[012345678]", "D4[0123456789]"),
    "C7A too": ("C[0-9][0-9]", "C[0-9]"),
}
"""Codings that are nearly the published one, each by one change to its text."""


@dataclass(frozen=True)
class Outcome:
    """How often two codings were compared, and did not agree."""

    rows: int
    labelled: int
    disagreements: int

    def __str__(self) -> str:
        return (
            f"{self.rows:,} rows, {self.labelled:,} labelled, "
            f"{self.disagreements:,} disagreements"
        )


def spells(chance: np.random.Generator, rows: int = ROWS) -> pa.Table:
    """One row per made-up spell; each field of most of them passes its condition."""
    drawn = {}
    for name, (passes, fails) in FIELDS.items():
        values = np.array([*passes, *fails], dtype=object)
        share = np.r_[
            np.full(len(passes), 0.85 / len(passes)),
            np.full(len(fails), 0.15 / len(fails)),
        ]
        kind = pa.int64() if isinstance(passes[-1], int) else pa.string()
        drawn[name] = pa.array(chance.choice(values, rows, p=share), kind)
    return pa.table({"spell_id": np.arange(rows), **drawn})


def published(spells_read: pa.Table, sql: str = SQL) -> Decided:
    """The label of each spell that the published SQL keeps, by spell."""
    inclusion, exclusion = sql.split("-- Exclusions")
    asked = f"SELECT spell_id, CASE {inclusion} END FROM spells AS APCS {exclusion}"
    tree = sqlglot.parse_one(asked, read="tsql").transform(_as_sql_server_does)
    connection = ibis.duckdb.connect()
    connection.create_table("spells", spells_read)
    return dict(connection.raw_sql(tree.sql("duckdb")).fetchall())


def _as_sql_server_does(node: exp.Expression) -> exp.Expression:
    """A node whose meaning in T-SQL DuckDB does not share, put in other words."""
    match node:
        case exp.Like():
            pattern = node.expression.unnest().this
            test = exp.func("regexp_full_match", node.this, _literal(_regex(pattern)))
            return exp.not_(test) if node.args.get("negate") else test
        case exp.NEQ(expression=exp.Literal(is_string=True)):
            blanks = exp.func("rtrim", node.this, exp.Literal.string(" "))
            return exp.NEQ(this=blanks, expression=node.expression)
    return node


def _literal(text: str) -> exp.Literal:
    return exp.Literal.string(text)


def _regex(pattern: str) -> str:
    """A T-SQL pattern as a regular expression for the whole of a text."""
    parts = re.findall(r"\[[^\]]*\]|.", pattern)
    meaning = {"%": "(?s:.*)", "_": "(?s:.)"}
    return "".join(
        meaning.get(part) or (part if len(part) > 1 else re.escape(part))
        for part in parts
    )


def ours(spells_read: pa.Table) -> Decided:
    """The label of each spell that wervel keeps, by spell."""
    connection = ibis.duckdb.connect()
    table = coded(connection.create_table("spells", spells_read))
    kept = table.filter(table.kept).select("spell_id", "label").to_pyarrow()
    return {row["spell_id"]: row["label"] for row in kept.to_pylist()}


def compared(theirs: Decided, mine: Decided, rows: int = ROWS) -> Outcome:
    """Two decisions held against each other, row by row."""
    return Outcome(
        rows=rows,
        labelled=sum(label == LABEL for label in mine.values()),
        disagreements=sum(
            theirs.get(each, "left out") != mine.get(each, "left out")
            for each in range(rows)
        ),
    )


def oracle_run(chance: np.random.Generator) -> Iterator[tuple[str, Outcome]]:
    """What came of the published coding, and of each faulty one."""
    drawn = spells(chance)
    mine = ours(drawn)
    yield "as published", compared(published(drawn), mine)
    for name, change in FAULTS.items():
        yield name, compared(published(drawn, faulty(change)), mine)


def faulty(change: tuple[str, str]) -> str:
    """The published SQL with one thing changed."""
    before, after = change
    assert before in SQL
    changed = SQL.replace(before, after)
    if before.startswith("AND ("):
        changed = changed.replace("'%Z993%')", "'%Z993%'")
    return changed


@pytest.fixture(scope="module")
def drawn() -> pa.Table:
    return spells(np.random.default_rng(SEED))


@pytest.fixture(scope="module")
def mine(drawn: pa.Table) -> Decided:
    return ours(drawn)


def test_every_row_is_decided_as_the_published_sql_decides(drawn, mine):
    outcome = compared(published(drawn), mine)
    print(outcome)
    assert outcome.rows >= 100_000
    assert outcome.labelled >= 5_000
    assert outcome.disagreements == 0


def test_every_value_of_every_field_was_drawn(drawn, mine):
    """With a labelled spell for each value that should pass, and none for others."""
    labelled = [each for each, label in mine.items() if label == LABEL]
    for name, (passes, fails) in FIELDS.items():
        column = drawn[name].to_pylist()
        assert {*column} == {*passes, *fails}
        if name != "Der_Age_at_CDS_Activity_Date":  # read only where the other is not
            assert {column[each] for each in labelled} == {*passes}, name


@pytest.mark.parametrize("name", FAULTS)
def test_a_coding_that_is_nearly_the_published_one_is_found_out(drawn, mine, name):
    theirs = published(drawn, faulty(FAULTS[name]))
    assert compared(theirs, mine).disagreements > 0


@pytest.mark.parametrize(
    ("pattern", "text", "like"),
    [
        ("%V48[57]%", "A521,V487", True),
        ("%V48[57]%", "V48", False),
        ("2%", "12", False),
        ("2%", "2", True),
        ("%D0%", "M545\nD05", True),
        ("C_[0-9]", "CA7", True),
        ("C.5", "CX5", False),
    ],
)
def test_a_pattern_of_sql_server_is_read_as_it_is_there(pattern, text, like):
    assert (re.fullmatch(_regex(pattern), text) is not None) is like


if __name__ == "__main__":
    for title, result in oracle_run(np.random.default_rng(SEED)):
        print(f"{title:<32}{result}")
