"""The report: a page that stands alone, with the same numbers beside it as tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from wervel.facts.unknown import UnknownFact
from wervel.output import written_aside
from wervel.pages.components import Chart, Sheet
from wervel.pages.page import page
from wervel.pages.site import navigation, write_sheets
from wervel.pages.speech import Speech
from wervel.practice import report_record_words as record_words
from wervel.practice import report_records as records
from wervel.practice import report_words as words
from wervel.practice.measure_pages import About, address_of, measure_sheets
from wervel.practice.reading import Step
from wervel.practice.report_measures import Measured, Status, measured, standing_of
from wervel.practice.writing import write_measures
from wervel.recommendations.recommendation import Recommendation
from wervel.records.checking import ListSeen, Notice, TableRead
from wervel.small_numbers import Preset
from wervel.text import Language

KIND = "report"
PAGE = "index.html"
HIGHLIGHTS = 3


@dataclass(frozen=True, kw_only=True, eq=False)
class ReportData:
    """Everything a report shows.

    ``measures`` has passed the rule for small numbers; all other counts are as they
    are, and pass it here. ``made_on`` is shown when it is given: nothing asks for
    today.
    """

    name: str
    where: str
    cdm_version: str | None = None
    release: str | None = None
    vocabulary_version: str | None = None
    observed_from: date | None = None
    observed_until: date | None = None
    tables: tuple[TableRead, ...] = ()
    lists: tuple[ListSeen, ...] = ()
    unknown: tuple[UnknownFact, ...] = ()
    notices: tuple[Notice, ...] = ()
    steps: tuple[Step, ...] = ()
    measures: pd.DataFrame
    recommendations: tuple[Recommendation, ...]
    small_numbers: Preset
    made_on: date | None = None


def write_report(
    data: ReportData,
    directory: Path,
    *,
    language: Language = "en",
    sheets: Sequence[Sheet] = (),
) -> Path:
    """Write the report as a site, with ``measures.csv`` and ``.parquet`` beside it.

    ``index.html`` stands alone and can be forwarded; a page for each measure and the
    other ``sheets`` stand beside it. All or nothing: see ``written_aside``. Returns the
    first page. Raises OutputError.
    """
    speech = Speech(language)
    shown = _shown(data, speech)
    about = About(_source(data, speech), frozenset(each.address for each in sheets))
    details = measure_sheets(shown, data.measures, about, speech)
    site = (*details, *sheets)
    with written_aside(directory, kind=KIND) as aside:
        write_sheets(site, aside, speech, start=speech.say(words.TO_OVERVIEW))
        (aside / PAGE).write_text(_first_page(data, shown, speech, site), "utf-8")
        write_measures(data.measures, aside)
    return directory / PAGE


def report_page(data: ReportData, *, language: Language) -> str:
    """The report as one page that needs nothing beside it."""
    speech = Speech(language)
    return _first_page(data, _shown(data, speech), speech, ())


def _shown(data: ReportData, speech: Speech) -> list[Measured]:
    """Every measure, that which is followed least first."""
    shown = [measured(each, data.measures, speech) for each in data.recommendations]
    return sorted(shown, key=lambda each: (each.share, each.title))


def _first_page(
    data: ReportData, shown: list[Measured], speech: Speech, site: Sequence[Sheet]
) -> str:
    groups = [
        (speech.say(status.value), [each for each in shown if each.status is status])
        for status in Status
    ]
    ordered = [each for _, group in groups for each in group]
    judged = [each for each in ordered if each.status is Status.JUDGED]
    standing = standing_of([each.status for each in ordered], speech)
    counts = records.Counts(data.small_numbers, speech)
    there = {each.address for each in site}
    return page(
        "report/report.html",
        speech,
        drawn=_charts(ordered),
        site=navigation(site, seen_from=PAGE, start=speech.say(words.TO_OVERVIEW)),
        details={each.id: address_of(each.id) for each in ordered if there},
        report_words=words,
        record_words=record_words,
        source=_source(data, speech),
        name=data.name,
        groups=[(heading, group) for heading, group in groups if group],
        ordered=ordered,
        standing=standing,
        highlights=judged[:HIGHLIGHTS],
        nobody=all(each.status is Status.NOBODY for each in ordered),
        Status=Status,
        **_about_records(data, counts),
    )


def _charts(ordered: list[Measured]) -> dict[str, Chart]:
    """Every picture to draw, by its name."""
    pictures = [each for one in ordered for each in (one.periods, one.sites) if each]
    return {each.name: each.chart for each in pictures if each.chart}


def _source(data: ReportData, speech: Speech) -> tuple[tuple[str, str], ...]:
    """What the records are: place, period, release, as far as it is known."""
    period = (
        speech.say(
            words.FROM_UNTIL,
            first=speech.day(data.observed_from),
            last=speech.day(data.observed_until),
        )
        if data.observed_from and data.observed_until
        else None
    )
    pairs = (
        (words.WHERE, data.where),
        (words.PERIOD, period),
        (words.RELEASE, data.release),
        (words.MODEL, data.cdm_version),
        (words.VOCABULARY, data.vocabulary_version),
        (words.MADE_ON, speech.day(data.made_on) if data.made_on else None),
    )
    return tuple((speech.say(term), value) for term, value in pairs if value)


def _about_records(data: ReportData, counts: records.Counts) -> dict[str, object]:
    """What the page says of the records and of the rule for small numbers."""
    return {
        "lacking": records.tables_lacking(data.tables, counts.speech),
        "tables": records.tables_read(data.tables, counts),
        "tables_summary": records.tables_summary(data.tables, counts.speech),
        "lists": records.lists_seen(data.lists, counts),
        "lists_summary": records.lists_summary(data.lists, counts.speech),
        "unknown": records.unknown_facts(data.unknown, counts.speech),
        "notices": records.notices(data.notices, counts),
        "steps": records.attrition(data.steps, counts),
        "rule": data.small_numbers,
        "small_numbers": records.small_numbers(data.small_numbers, counts.speech),
    }
