"""The pages of a report's site beside the overview and the measures."""

from __future__ import annotations

from collections.abc import Callable

from wervel.errors import UsageError
from wervel.findings.assessment import Assessment
from wervel.pages.components import Sheet
from wervel.pages.speech import Speech
from wervel.practice.care_paths.gathering import care_paths_data
from wervel.practice.care_paths.sheets import care_paths_sheets
from wervel.practice.changes.gathering import quality_data
from wervel.practice.changes.sheets import data_quality_sheets
from wervel.practice.gathering import source_name
from wervel.practice.impact.gathering import Reckoning, impact_data, year_of
from wervel.practice.impact.scenarios import chosen_scenarios
from wervel.practice.impact.sheets import impact_sheets
from wervel.practice.published.gathering import published_data
from wervel.practice.published.sheets import published_sheets
from wervel.small_numbers import Preset
from wervel.text import Language

Made = Callable[[Assessment, Preset, Speech], tuple[Sheet, ...]]


def _care_paths(of: Assessment, rule: Preset, speech: Speech) -> tuple[Sheet, ...]:
    name = source_name(of.source)
    data = care_paths_data(of, small_numbers=rule, name=name)
    return care_paths_sheets(data, speech)


def _published(of: Assessment, rule: Preset, speech: Speech) -> tuple[Sheet, ...]:
    return published_sheets(published_data(of.source, rule=rule), speech)


def _data_quality(of: Assessment, rule: Preset, speech: Speech) -> tuple[Sheet, ...]:
    return data_quality_sheets(quality_data(of, rule=rule), speech)


def _impact(of: Assessment, rule: Preset, speech: Speech) -> tuple[Sheet, ...]:
    """Nothing where no year has the follow-up that a scenario needs."""
    measured = {each.id for each in of.recommendations}
    scenarios = [
        each
        for each in chosen_scenarios(())
        if not each.measure or each.measure in measured
    ]
    try:
        year = year_of(of, None)
    except UsageError:
        return ()
    data = impact_data(of, scenarios, Reckoning(rule=rule), year=year)
    return impact_sheets(data, speech)


PARTS: dict[str, Made] = {
    "care paths": _care_paths,
    "published": _published,
    "impact": _impact,
    "data quality": _data_quality,
}
"""What makes each part of the site, in the order of the navigation."""


def site_sheets(
    of: Assessment,
    *,
    rule: Preset,
    language: Language,
    progress: Callable[[str], None] = lambda _: None,
) -> tuple[Sheet, ...]:
    """Every page of the site but those of the measures, from one assessment.

    All of it has passed ``rule``. ``progress`` is told each part before it is made.
    """
    speech = Speech(language)
    sheets: list[Sheet] = []
    for name, make in PARTS.items():
        progress(name)
        sheets += make(of, rule, speech)
    return tuple(sheets)
