"""Gathering what a report shows, from an assessment and the source behind it."""

from __future__ import annotations

from pathlib import Path

from wervel.facts.unknown import unknown_facts
from wervel.findings.assessment import Assessment
from wervel.practice.groups import AGE_BAND, DEFAULT, DIAGNOSIS, SEX, groups_of
from wervel.practice.measures import measures
from wervel.practice.reading import attrition
from wervel.practice.report import ReportData
from wervel.records import checking
from wervel.records.source import Source
from wervel.small_numbers import Preset

SHOWN_BY = (*DEFAULT, AGE_BAND, SEX, DIAGNOSIS)
"""The groupings a report shows."""


def report_data(of: Assessment, *, rule: Preset) -> ReportData:
    """Everything the report shows of an assessment, by quarter and care site."""
    source, resolution = of.source, of.resolution
    first, last = checking.first_and_last_day(source)
    told = described(source)
    facts = dict.fromkeys(fact for each in of.recommendations for fact in each.facts)
    return ReportData(
        name=source_name(source),
        where=source.where,
        cdm_version=told.get("cdm_version"),
        release=told.get("cdm_release_date") or told.get("source_release_date"),
        vocabulary_version=told.get("vocabulary_version"),
        observed_from=first,
        observed_until=last,
        tables=checking.tables_read(source),
        lists=checking.lists_seen(source, resolution),
        unknown=unknown_facts(resolution, facts),
        notices=checking.notices(source, resolution),
        steps=attrition(of),
        measures=measures(of, rule=rule, groups=groups_of(source, SHOWN_BY)),
        recommendations=of.recommendations,
        small_numbers=rule,
    )


def source_name(source: Source) -> str:
    """What the source calls itself; else the name of where it is."""
    return described(source).get("cdm_source_name") or Path(source.where).name


def described(source: Source) -> dict[str, str]:
    """What the source says of itself in cdm_source; nothing where it says nothing."""
    if not source.has("cdm_source"):
        return {}
    rows = source.table("cdm_source").limit(1).to_pyarrow().to_pylist()
    return {
        name: str(value)
        for row in rows
        for name, value in row.items()
        if value is not None
    }
