"""Measured numbers as FHIR, beside the tables that ``assess`` writes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from wervel.errors import UnknownName
from wervel.exchange.measure_report import Reported, write_measure_reports
from wervel.exchange.subject_list import write_subject_lists
from wervel.findings.assessment import Assessment
from wervel.output import INSIDE
from wervel.practice.gathering import source_name
from wervel.recommendations.recommendation import Recommendation
from wervel.small_numbers import Preset


def to_list(
    ids: list[str] | None, among: Sequence[Recommendation]
) -> tuple[Recommendation, ...]:
    """The recommendations of which the persons are asked. Raises UnknownName."""
    known = {each.id: each for each in among}
    for each in ids or ():
        if each not in known:
            raise UnknownName(
                "a recommendation that is measured here",
                each,
                where="--subjects",
                do="choose from: " + ", ".join(known),
            )
    return tuple(known[each] for each in dict.fromkeys(ids or ()))


def write_reports(
    of: Assessment, measured: pd.DataFrame, aside: Path, *, rule: Preset
) -> None:
    """Write ``MeasureReport.ndjson`` of what may leave."""
    write_measure_reports(
        measured, of.recommendations, aside, reported=_reported(of, rule)
    )


def write_subjects(
    of: Assessment, whom: Sequence[Recommendation], aside: Path, *, rule: Preset
) -> None:
    """Write ``subject-lists.ndjson`` into what stays inside."""
    ids = [each.id for each in whom]
    findings = of.findings.filter(of.findings.recommendation.isin(ids)).to_pandas()
    write_subject_lists(findings, whom, aside / INSIDE, reported=_reported(of, rule))


def _reported(of: Assessment, rule: Preset) -> Reported:
    return Reported(reporter=source_name(of.source), rule=rule)
