"""Measured numbers as MeasureReports: a summary for each measure and interval.

One report holds the total and every group as a stratum, not a report for each group:
what is masked then stands beside what is not, and a receiver cannot take a part for the
whole. Which groupings there are is chosen when measuring, own ones included, so the
Measure cannot name them; a stratifier says by which it is.

Reports are made of what has passed small numbers. What is suppressed there is masked
here (data-absent-reason), never 0; and with it every number it could be had from by
subtracting. Cannot tell is a population with a code of wervel's own, as FHIR has none:
denominator and cannot tell add up to the initial population.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeAlias, cast

import pandas as pd

from wervel.errors import UnknownName
from wervel.exchange.artifact import checked, pinned
from wervel.exchange.elements import (
    CANONICAL,
    TERMINOLOGY,
    Element,
    coded,
    coding,
    concept,
    hl7,
)
from wervel.exchange.measure import CANNOT_TELL, measure
from wervel.recommendations.recommendation import Recommendation
from wervel.small_numbers import Preset
from wervel.text import NOT_CHECKED, Text

KIND = "MeasureReport"
SUMMARIES = "MeasureReport.ndjson"
"""The file: a report on each line."""
POPULATIONS = f"{CANONICAL}/CodeSystem/measure-population"
GROUPINGS = f"{CANONICAL}/CodeSystem/grouping"
STANDING = f"{CANONICAL}/CodeSystem/standing"
SMALL_NUMBERS = f"{CANONICAL}/StructureDefinition/small-numbers"
"""Under which names stand what HL7 has no code for; nothing answers there."""
ABSENT = hl7("data-absent-reason")
MASKED, UNKNOWN, NO_SHARE = "masked", "unknown", "not-applicable"
"""Why a value is not there: suppressed, nobody knows, nobody to take a share of."""
WHOLE = "none"
"""The grouping that is no grouping: the total."""

Part: TypeAlias = dict[str, object]
"""A part of a resource that has numbers in it."""
_Row: TypeAlias = Mapping[str, object]

_IMPROVES = coded(f"{TERMINOLOGY}/measure-improvement-notation", "increase")
_CANNOT_TELL = Text(nl="niet te zeggen", en="cannot tell")
_RULE = (
    "Counts from 1 to below {threshold} are masked, the rest is rounded to {rounding} "
    "(rule {name})."
)


@dataclass(frozen=True, kw_only=True)
class Reported:
    """What a report says beside its numbers: whose records, which rule, made when."""

    reporter: str
    rule: Preset
    on: date | None = None


def write_measure_reports(
    measured: pd.DataFrame,
    recommendations: Iterable[Recommendation],
    directory: Path,
    *,
    reported: Reported,
) -> int:
    """Write ``MeasureReport.ndjson`` into a folder that is there; how many reports.

    ``measured`` is what may leave, as the measures table has it. Each report is checked
    before it is written; the folder should be one of ``written_aside``, so that where
    one is refused nothing stays.
    """
    made = measure_reports(measured, recommendations, reported=reported)
    return write_lines(made, directory / SUMMARIES)


def write_lines(made: Iterable[Element], file: Path) -> int:
    """Write resources as NDJSON, each on a line of its own; how many they were."""
    number = 0
    with file.open("w", encoding="utf-8") as lines:
        for each in made:
            lines.write(json.dumps(each, ensure_ascii=False) + "\n")
            number += 1
    return number


def measure_reports(
    measured: pd.DataFrame,
    recommendations: Iterable[Recommendation],
    *,
    reported: Reported,
) -> Iterator[Element]:
    """One summary for each measure × interval in the table, each checked.

    Raises UnknownName where the table has a measure that is not among the
    recommendations.
    """
    known = {each.id: each for each in recommendations}
    keys = ["measure", "every", "interval_start", "interval_end"]
    for (name, every, start, end), rows in measured.groupby(keys, sort=True):
        of = _known(known, str(name))
        first, last = cast(date, start), cast(date, end)
        made = {
            **opening(of, reported, period=(first, last), kind="summary"),
            "id": f"{name}.{every}.{first:%Y%m%d}",
            "group": [_group(cast("list[_Row]", rows.to_dict("records")))],
        }
        yield checked(cast(Element, made))


def opening(
    of: Recommendation, reported: Reported, *, period: tuple[date, date], kind: str
) -> Part:
    """What a report of a kind says of itself before its numbers."""
    first, last = period
    dated: Part = {"date": reported.on.isoformat()} if reported.on else {}
    return {
        "resourceType": KIND,
        "meta": {"tag": [_standing(of)]},
        "language": "en",
        "extension": [{"url": SMALL_NUMBERS, "valueString": _rule(reported.rule)}],
        "status": "complete",
        "type": kind,
        "measure": _canonical(of),
        **dated,
        "reporter": {"display": reported.reporter},
        "period": {"start": first.isoformat(), "end": last.isoformat()},
        "improvementNotation": _IMPROVES,
    }


def population(name: str) -> Element:
    """The code of a population: HL7's, or for cannot tell wervel's own."""
    if name == CANNOT_TELL:
        return concept(_CANNOT_TELL, coding(POPULATIONS, name, _CANNOT_TELL.en))
    return coded(f"{TERMINOLOGY}/measure-population", name)


def absent(why: str) -> Element:
    """That a value is not there, and why."""
    return {"extension": [{"url": ABSENT, "valueCode": why}]}


@cache
def _canonical(of: Recommendation) -> str:
    """The URL and version of its Measure, which takes longer to make than a report."""
    return pinned(measure(of))


def _known(known: Mapping[str, Recommendation], name: str) -> Recommendation:
    if name not in known:
        raise UnknownName(
            "the id of a recommendation that was measured",
            name,
            where="the measures to report",
            do="pass the recommendations that the measures were made with",
        )
    return known[name]


def _standing(of: Recommendation) -> Element:
    if of.checked_by:
        return coding(STANDING, "checked", f"checked by {of.checked_by}")
    return coding(STANDING, "not-checked", NOT_CHECKED.en)


def _rule(rule: Preset) -> str:
    if rule.threshold == 1:
        return f"Nothing is masked (rule {rule.name})."
    return _RULE.format(
        threshold=rule.threshold, rounding=rule.rounding, name=rule.name
    )


def _group(rows: Sequence[_Row]) -> Part:
    """The total, where there is one, and a stratifier for each grouping."""
    whole: Part = {}
    parts: dict[str, list[Part]] = {}
    for each in rows:
        if each["by"] == WHOLE:
            whole = _numbers(each)
        else:
            stratum = {"value": _value(each["group"]), **_numbers(each)}
            parts.setdefault(str(each["by"]), []).append(stratum)
    strata = [
        {"code": [coded(GROUPINGS, by)], "stratum": of} for by, of in parts.items()
    ]
    stratified: Part = {"stratifier": strata} if strata else {}
    return {"id": "group-1", **whole, **stratified}


def _value(group: object) -> Element:
    """The name of a group; unknown where a moment has none."""
    return absent(UNKNOWN) if _is_missing(group) else {"text": str(group)}


def _numbers(row: _Row) -> Part:
    """The populations and the share of one row, as far as they may leave."""
    denominator, cannot_tell = _count(row, "denominator"), _count(row, "cannot_tell")
    whole = (
        None
        if denominator is None or cannot_tell is None
        else denominator + cannot_tell
    )
    counts = {
        "initial-population": whole,
        "denominator": denominator,
        "numerator": _count(row, "numerator"),
        CANNOT_TELL: cannot_tell,
    }
    populations = [
        {"code": population(name), **_counted(count)} for name, count in counts.items()
    ]
    return {"population": populations, "measureScore": _score(row)}


def _count(row: _Row, name: str) -> int | None:
    count = row[name]
    return None if _is_missing(count) else int(cast(int, count))


def _is_missing(value: object) -> bool:
    return bool(pd.isna(cast(str, value)))


def _counted(count: int | None) -> Part:
    return {"_count": absent(MASKED)} if count is None else {"count": count}


def _score(row: _Row) -> Part:
    """The share; masked where it is suppressed, none where there is nobody."""
    if not _is_missing(row["ratio"]) and not row["suppressed"]:
        return {"value": row["ratio"]}
    is_nobody = not row["suppressed"] and _count(row, "denominator") == 0
    return {**absent(NO_SHARE if is_nobody else MASKED)}
