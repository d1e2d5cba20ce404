"""The pages of a report's site beside the overview and the measures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

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
from wervel.practice.mirror.care_sites import care_sites_sheets
from wervel.practice.mirror.comparison import comparison
from wervel.practice.mirror.peers import peers
from wervel.practice.published.gathering import published_data
from wervel.practice.published.sheets import published_sheets
from wervel.practice.rehabilitation import gathered, rehabilitation_sheets
from wervel.small_numbers import Preset


@dataclass(frozen=True, kw_only=True, eq=False)
class Gathered:
    """What every page is made of: an assessment, and its measures as released."""

    of: Assessment
    measured: pd.DataFrame
    rule: Preset
    speech: Speech


def _care_sites(made_of: Gathered) -> tuple[Sheet, ...]:
    among = peers(comparison(made_of.of), made_of.measured, made_of.rule)
    return care_sites_sheets(among, made_of.of.recommendations, made_of.speech)


def _care_paths(made_of: Gathered) -> tuple[Sheet, ...]:
    name = source_name(made_of.of.source)
    data = care_paths_data(made_of.of, small_numbers=made_of.rule, name=name)
    return care_paths_sheets(data, made_of.speech)


def _published(made_of: Gathered) -> tuple[Sheet, ...]:
    return published_sheets(
        published_data(made_of.of.source, rule=made_of.rule), made_of.speech
    )


def _data_quality(made_of: Gathered) -> tuple[Sheet, ...]:
    return data_quality_sheets(
        quality_data(made_of.of, rule=made_of.rule), made_of.speech
    )


def _impact(made_of: Gathered) -> tuple[Sheet, ...]:
    """Nothing where no year has the follow-up that a scenario needs."""
    measured = {each.id for each in made_of.of.recommendations}
    scenarios = [
        each
        for each in chosen_scenarios(())
        if not each.measure or each.measure in measured
    ]
    try:
        year = year_of(made_of.of, None)
    except UsageError:
        return ()
    data = impact_data(made_of.of, scenarios, Reckoning(rule=made_of.rule), year=year)
    return impact_sheets(data, made_of.speech)


def _rehabilitation(made_of: Gathered) -> tuple[Sheet, ...]:
    name = source_name(made_of.of.source)
    data = gathered(made_of.of, made_of.rule, name=name)
    return rehabilitation_sheets(data, made_of.speech)


PARTS: Mapping[str, Callable[[Gathered], tuple[Sheet, ...]]] = {
    "care sites": _care_sites,
    "care paths": _care_paths,
    "rehabilitation": _rehabilitation,
    "impact": _impact,
    "published": _published,
    "data quality": _data_quality,
}
"""What makes each part of the site, in the order of the navigation."""


def site_sheets(
    made_of: Gathered, *, progress: Callable[[str], None] = lambda _: None
) -> tuple[Sheet, ...]:
    """Every page of the site but those of the measures, from one assessment.

    All of it has passed the rule for small numbers. ``progress`` is told each part
    before it is made.
    """
    sheets: list[Sheet] = []
    for name, make in PARTS.items():
        progress(name)
        sheets += make(made_of)
    return tuple(sheets)
