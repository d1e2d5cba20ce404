"""The codes of the codelists that occur in a load, held against those of another."""

from __future__ import annotations

from collections.abc import Iterable

import ibis.expr.types as ir
import pandas as pd

from wervel.practice.changes.pairs import released_pairs
from wervel.records.cdm import EVENTS
from wervel.records.resolution import CODED, Resolution, bare_value
from wervel.records.source import Source
from wervel.small_numbers import AddsUp, Preset

KEYS = ("list", "table", "code")
CODES = (*KEYS, "is_total", "change", "before", "after", "suppressed")
APPEARED, VANISHED, KEPT = "appeared", "vanished", "kept"


def code_changes(
    before: Source, old: Resolution, after: Source, new: Resolution, rule: Preset
) -> pd.DataFrame:
    """One row per codelist × table × code that occurs: appeared, vanished or kept.

    Rows with ``is_total`` are the sum of a list, so that no suppressed code can be
    worked out from the others. ``code`` is the vocabulary with the code, the id of the
    concept where there is no vocabulary, or the source value where that stands alone.
    """
    pair = occurring_codes(before, old).merge(
        occurring_codes(after, new), on=[*KEYS], how="outer", suffixes=("_old", "_new")
    )
    counts = pair[["records_old", "records_new"]].fillna(0).astype("int64")
    codes = pair[[*KEYS]].assign(
        is_total=False,
        before=counts["records_old"],
        after=counts["records_new"],
        persons=pair[["persons_old", "persons_new"]].min(axis="columns"),
    )
    sums = codes.groupby("list", as_index=False)[["before", "after"]].sum()
    totals = sums.assign(table="", code="", is_total=True, persons=float("nan"))
    both = pd.concat([codes, totals], ignore_index=True)
    change = pd.Series(KEPT, index=both.index)
    change = change.mask(both["before"].eq(0), APPEARED)
    change = change.mask(both["after"].eq(0), VANISHED)
    adds_up = AddsUp(column="kind", parts="code", total="list", within=("list",))
    kind = both["is_total"].map({True: "list", False: "code"})
    shown = released_pairs(
        both.assign(change=change, kind=kind), rule, adds_up=(adds_up,)
    )
    return shown.sort_values([*KEYS], ignore_index=True)[[*CODES]]


def occurring_codes(source: Source, resolution: Resolution) -> pd.DataFrame:
    """One row per codelist × table × code in the records: records and persons.

    Where several combinations of concepts carry one code, persons are those of the
    commonest, so at least so many.
    """
    found: list[tuple[str, str, object, bool, int, int]] = []
    for event in EVENTS.values():
        if source.has(event.table):
            found += _of_table(source, resolution, event.table)
    columns = ["list", "table", "key", "is_concept", "records", "persons"]
    frame = pd.DataFrame(found, columns=columns)
    named = _names(source, frame.loc[frame["is_concept"], "key"])
    code = [
        named.get(key, f"concept {key}") if is_concept else str(key)
        for key, is_concept in zip(frame["key"], frame["is_concept"], strict=True)
    ]
    grouped = frame.assign(code=pd.Series(code, dtype="str")).groupby(
        [*KEYS], as_index=False
    )
    return grouped.agg({"records": "sum", "persons": "max"})


def _of_table(
    source: Source, resolution: Resolution, name: str
) -> list[tuple[str, str, object, bool, int, int]]:
    coded = CODED[name]
    table = source.table(name)
    rows = table.select(
        "person_id",
        concept=table[coded.concept],
        source_concept=table[coded.source_concept],
        value=bare_value(table, coded),
    )
    found: list[tuple[str, str, object, bool, int, int]] = []
    for row in _counted(rows).to_dict("records"):
        keys: list[tuple[object, bool, int]] = [
            (int(each), True, resolution.by_concept[name].get(int(each), 0))
            for each in dict.fromkeys((row["concept"], row["source_concept"]))
            if not pd.isna(each)
        ]
        if not pd.isna(row["value"]):
            mine = resolution.by_value[name].get(str(row["value"]), 0)
            keys.append((row["value"], False, mine))
        found += [
            (of, name, key, is_concept, int(row["records"]), int(row["persons"]))
            for key, is_concept, lists in keys
            for of, bit in resolution.bits.items()
            if lists >> bit & 1
        ]
    return found


def _counted(rows: ir.Table) -> pd.DataFrame:
    frame: pd.DataFrame = (
        rows.group_by(["concept", "source_concept", "value"])
        .aggregate(
            records=lambda each: each.count(),
            persons=lambda each: each.person_id.nunique(),
        )
        .to_pandas()
    )
    return frame


def _names(source: Source, ids: Iterable[object]) -> dict[object, str]:
    """Vocabulary and code of these concepts, as far as the source knows them."""
    wanted = sorted({int(str(each)) for each in ids})
    if not wanted or not source.has("concept"):
        return {}
    concept = source.table("concept")
    rows = (
        concept.filter(concept.concept_id.isin(wanted))
        .select("concept_id", "vocabulary_id", "concept_code")
        .to_pyarrow()
        .to_pylist()
    )
    return {
        row["concept_id"]: f"{row['vocabulary_id']} {row['concept_code']}"
        for row in rows
    }
