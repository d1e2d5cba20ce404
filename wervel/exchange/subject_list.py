"""Which persons are behind a number, as MeasureReports that list them.

They hold persons, so they stay inside the house: they are written only where somebody
asks for a measure by name, and only into the folder of what stays inside. Counts are
exact. An entry is a moment, so a person may be listed more than once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeAlias, cast

import pandas as pd

from wervel.exchange.artifact import checked
from wervel.exchange.elements import Element, coding
from wervel.exchange.measure import CANNOT_TELL
from wervel.exchange.measure_report import (
    NO_SHARE,
    Part,
    Reported,
    absent,
    opening,
    population,
    write_lines,
)
from wervel.findings.finding import Verdict
from wervel.recommendations.recommendation import Recommendation
from wervel.records.calendar import date_of
from wervel.small_numbers import preset

SUBJECT_LISTS = "subject-lists.ndjson"
"""The file: a report on each line."""
CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"

_BEHIND: Mapping[str, frozenset[Verdict]] = {
    "initial-population": frozenset(
        {Verdict.FOLLOWED, Verdict.NOT_FOLLOWED, Verdict.CANNOT_TELL}
    ),
    "denominator": frozenset({Verdict.FOLLOWED, Verdict.NOT_FOLLOWED}),
    "numerator": frozenset({Verdict.FOLLOWED}),
    CANNOT_TELL: frozenset({Verdict.CANNOT_TELL}),
}
"""The verdicts that a moment in each population has."""

_Row: TypeAlias = tuple[int, date, Verdict]


def write_subject_lists(
    findings: pd.DataFrame,
    recommendations: Iterable[Recommendation],
    inside: Path,
    *,
    reported: Reported,
) -> int:
    """Write ``subject-lists.ndjson`` into the folder of what stays inside; how many."""
    made = subject_lists(findings, recommendations, reported=reported)
    return write_lines(made, inside / SUBJECT_LISTS)


def subject_lists(
    findings: pd.DataFrame,
    recommendations: Iterable[Recommendation],
    *,
    reported: Reported,
) -> Iterator[Element]:
    """A report for each of these recommendations that some moment is about.

    ``findings`` has one row per moment × recommendation, as an assessment has them:
    person_id, day (its number), recommendation (its id), verdict. The period is from
    the first day to the last on which there is somebody.
    """
    for of in recommendations:
        here = findings[findings["recommendation"] == of.id].sort_values(
            ["day", "person_id"]
        )
        columns = here["person_id"], here["day"], here["verdict"]
        rows = [
            (int(person), date_of(int(day)), Verdict(verdict))
            for person, day, verdict in zip(*columns, strict=True)
            if Verdict(verdict) in _BEHIND["initial-population"]
        ]
        if rows:
            yield checked(cast(Element, _report(of, rows, reported)))


def _report(of: Recommendation, rows: Sequence[_Row], reported: Reported) -> Part:
    period = rows[0][1], rows[-1][1]
    parts = {
        name: [each for each in rows if each[2] in verdicts]
        for name, verdicts in _BEHIND.items()
    }
    exact = replace(reported, rule=preset("none"))
    about = opening(of, exact, period=period, kind="subject-list")
    numerator, denominator = len(parts["numerator"]), len(parts["denominator"])
    score: Part = (
        {"value": numerator / denominator} if denominator else {**absent(NO_SHARE)}
    )
    group: Part = {
        "id": "group-1",
        "population": [
            {"code": population(name), "count": len(its), **_results(name, its)}
            for name, its in parts.items()
        ],
        "measureScore": score,
    }
    return {
        **about,
        "id": f"{of.id}.subjects",
        "meta": {**cast(Part, about["meta"]), "security": [_restricted()]},
        "contained": [_list(name, its) for name, its in parts.items() if its],
        "group": [group],
    }


def _restricted() -> Element:
    return coding(CONFIDENTIALITY, "R", "restricted")


def _results(name: str, rows: Sequence[_Row]) -> Part:
    return {"subjectResults": {"reference": f"#{name}"}} if rows else {}


def _list(name: str, rows: Sequence[_Row]) -> Part:
    """The persons in one population, each with the day of the moment beside it."""
    return {
        "resourceType": "List",
        "id": name,
        "status": "current",
        "mode": "snapshot",
        "entry": [
            {"item": {"reference": f"Patient/{person}", "display": day.isoformat()}}
            for person, day, _ in rows
        ],
    }
