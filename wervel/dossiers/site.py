"""A dossier as a site: every page, in the order of its navigation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from wervel.dossiers import dossier_words as w
from wervel.dossiers.advice_pages import advice_report
from wervel.dossiers.argument_pages import arguments_report
from wervel.dossiers.first_page import first_report
from wervel.dossiers.gathering import Gathered
from wervel.dossiers.missing_pages import missing_report, other_report
from wervel.dossiers.plain_data import dossier_data, node_rows
from wervel.dossiers.pool_pages import pool_reports
from wervel.dossiers.profile_pages import profile_report
from wervel.dossiers.retraction_pages import retraction_report
from wervel.dossiers.study_list_pages import studies_report
from wervel.dossiers.study_pages import study_report
from wervel.dossiers.trial_pages import ADDRESS as TRIALS
from wervel.dossiers.trial_pages import trials_read, trials_report
from wervel.evidence.certainty.side_by_side import side_by_side_report
from wervel.evidence.report import Report, as_json, sheet, write_rows
from wervel.evidence.study_rows import figure_rows
from wervel.output import written_aside
from wervel.pages.site import START, write_sheets
from wervel.pages.speech import Speech

KIND = "dossier"
DATA, TABLES = "result.json", "tables"
_ELSEWHERE = ("arguments", "steps", "trail", "ripple")
"""Sections of the page of questions that are pages of their own in a dossier."""


def write_dossier(of: Gathered, directory: Path, speech: Speech) -> Path:
    """Write the site, its tables as CSV and everything as JSON; the first page.

    All or nothing: see ``written_aside``. Raises OutputError.
    """
    reports = dossier_reports(of, speech)
    with written_aside(directory, kind=KIND) as folder:
        sheets = [sheet(each) for each in reports]
        write_sheets(sheets, folder, speech, start="")
        (folder / TABLES).mkdir()
        for each in reports:
            write_rows(each, folder / TABLES)
        (folder / DATA).write_text(as_json(dossier_data(of)), "utf-8")
    return directory / START


def dossier_reports(of: Gathered, speech: Speech) -> tuple[Report, ...]:
    """Every page of a dossier, in the order of its navigation."""
    pages = (*_pages(of, speech), *_studies(of, speech))
    named = [(each.address, each.entry) for each in pages if each.entry]
    first = first_report(of, speech, pages=named)
    tables = {**figure_rows(of.shown), "chain": node_rows(of)}
    return (replace(first, rows=tables), *pages)


def _pages(of: Gathered, speech: Speech) -> tuple[Report, ...]:
    has_other = bool(of.dossier.single_cases or of.dossier.economics)
    return (
        _question(of, speech),
        *(profile_report(each, of.studies, speech) for each in of.judged),
        *pool_reports(of, speech),
        studies_report(of, speech),
        *trials_report(of, speech),
        arguments_report(of, speech),
        *retraction_report(of, speech),
        advice_report(of, speech),
        *([other_report(of, speech)] if has_other else []),
        missing_report(of, speech),
    )


def _question(of: Gathered, speech: Speech) -> Report:
    """The questions of the parties beside each other, and what each is left with."""
    report = side_by_side_report(of.judged, speech, studies=[*of.studies.values()])
    kept = tuple(each for each in report.sections if each.id not in _ELSEWHERE)
    return replace(
        report,
        address="question.html",
        entry=speech.say(w.QUESTION),
        sections=kept,
        rows={},
    )


def _studies(of: Gathered, speech: Speech) -> tuple[Report, ...]:
    """A page for each study; one that is read as a trial leads there."""
    read = {each.id for each in trials_read(of)}
    further = {TRIALS: speech.say(w.TRIALS)}
    return tuple(
        study_report(
            each,
            speech,
            chain=of.chain,
            reads=further if each.id in read else {},
        )
        for each in of.shown
    )
