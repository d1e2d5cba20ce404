"""Everything that is shown of data quality: of one source, or of two loads of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from wervel.errors import UsageError
from wervel.findings.assessment import Assessment
from wervel.practice.changes.codes import code_changes
from wervel.practice.changes.completeness import completeness
from wervel.practice.changes.drift import coding_drift
from wervel.practice.changes.loads import (
    Persons,
    Release,
    persons,
    release,
    table_rows,
)
from wervel.practice.changes.restated import restated_measures
from wervel.recommendations.recommendation import Recommendation
from wervel.small_numbers import Preset


@dataclass(frozen=True, kw_only=True, eq=False)
class LoadsCompared:
    """What changed from one load to the next; every count has passed the rule."""

    before: Release
    after: Release
    persons: Persons
    tables: pd.DataFrame
    codes: pd.DataFrame
    measures: pd.DataFrame


@dataclass(frozen=True, kw_only=True, eq=False)
class QualityData:
    """What may be shown of the quality of a source; every count has passed the rule.

    ``compared`` is missing where there is no older load to compare with.
    """

    name: str
    drift: pd.DataFrame
    known: pd.DataFrame
    silent: pd.DataFrame
    recommendations: tuple[Recommendation, ...]
    small_numbers: Preset
    compared: LoadsCompared | None = None


def quality_data(of: Assessment, *, rule: Preset) -> QualityData:
    """Drift of coding and completeness of one source."""
    known, silent = completeness(of, rule)
    return QualityData(
        name=release(of.source).name or Path(of.source.where).name,
        drift=coding_drift(of, rule),
        known=known,
        silent=silent,
        recommendations=tuple(each for each in of.recommendations if each.is_measured),
        small_numbers=rule,
    )


def changes_data(before: Assessment, after: Assessment, *, rule: Preset) -> QualityData:
    """The quality of the newer load, and what changed from the older one to it.

    Both must have been held against the same recommendations.
    """
    return replace(
        quality_data(after, rule=rule), compared=_compared(before, after, rule)
    )


def _compared(before: Assessment, after: Assessment, rule: Preset) -> LoadsCompared:
    return LoadsCompared(
        before=release(before.source),
        after=release(after.source),
        persons=persons(before.source, after.source, rule),
        tables=table_rows(before.source, after.source, rule),
        codes=code_changes(
            before.source, before.resolution, after.source, after.resolution, rule
        ),
        measures=restated_measures(before, after, rule),
    )


def refuse_same(before: str, after: str) -> None:
    """Raise UsageError where both name the same place."""
    one, other = Path(before), Path(after)
    both_there = one.exists() and other.exists()
    if before == after or (both_there and one.resolve() == other.resolve()):
        raise UsageError(
            "two loads of a source",
            "the same place twice",
            where=after,
            do="name the older load first and the newer one after it",
        )
