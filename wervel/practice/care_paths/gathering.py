"""Everything that is shown of care paths, from an assessment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir
import pandas as pd

from wervel.errors import UnknownName
from wervel.findings.assessment import Assessment
from wervel.practice.care_paths.concordance import Voices
from wervel.practice.care_paths.kinds import recorded
from wervel.practice.care_paths.paths import (
    DAYS,
    LONGEST,
    PathRule,
    episode_paths,
    path_counts,
)
from wervel.practice.care_paths.release import PathRow, released_paths
from wervel.recommendations.recommendation import Recommendation
from wervel.small_numbers import Preset

Step = tuple[int, int]
"""Which step of a path, from 1, and its set of kinds."""


@dataclass(frozen=True, kw_only=True)
class CarePathsData:
    """What may be shown of care paths, and by which rules it came about.

    ``rows`` have passed the rule for small numbers and are the only counts there are.
    ``median_days`` holds, for a step that a row shows, the median of the days from the
    first contact to it, over the episodes of all rows that show it.
    """

    name: str
    rows: tuple[PathRow, ...]
    median_days: Mapping[Step, float]
    recorded: frozenset[str]
    recommendations: tuple[Recommendation, ...]
    rule: PathRule
    small_numbers: Preset
    care_site: int | None = None


def care_paths_data(
    of: Assessment,
    *,
    small_numbers: Preset,
    rule: PathRule | None = None,
    care_site: int | None = None,
    name: str = "",
) -> CarePathsData:
    """The paths of an assessment's new episodes, as far as they may be shown.

    Raises UnknownName where no episode began at that care site.
    """
    chosen = rule or PathRule()
    if care_site is not None:
        _check_site(of, care_site)
    paths = of.source.keep(episode_paths(of, chosen, care_site=care_site))
    counted = path_counts(paths).to_pandas()
    counts = {
        (int(order), int(path), int(classes)): int(episodes)
        for order, path, classes, episodes in counted.itertuples(index=False)
    }
    rows = released_paths(counts, small_numbers)
    return CarePathsData(
        name=name or of.source.where,
        rows=rows,
        median_days=median_days(paths, rows),
        recorded=recorded(of.resolution),
        recommendations=Voices.of(of.recommendations).recommendations,
        rule=chosen,
        small_numbers=small_numbers,
        care_site=care_site,
    )


def _check_site(of: Assessment, care_site: int) -> None:
    began = of.episodes.filter(of.episodes.care_site_id == care_site).limit(1)
    if began.count().execute() == 0:
        raise UnknownName(
            "the care_site_id of a care site at which episodes began",
            str(care_site),
            where="--care-site",
            do="look it up in the table care_site of the source",
        )


def median_days(paths: ir.Table, rows: tuple[PathRow, ...]) -> dict[Step, float]:
    """The median day of each step that some row shows.

    Days are counted in the engine and the middle is taken here, because engines differ
    in what they call a median. The episodes behind it are whole rows, so not few.
    """
    shown = _shown(rows)
    if shown.empty:
        return {}
    keys = ["order", "path", "classes"]
    joined = paths.inner_join(ibis.memtable(shown), keys)
    places = ibis.range(LONGEST).unnest().name("place").as_table()
    pairs = joined.cross_join(places)
    number = pairs.place
    steps = pairs.select(
        place=number,
        kinds=number.cases(*((at, pairs[_shows(at)]) for at in range(LONGEST))),
        day=number.cases(*((at, pairs[name]) for at, name in enumerate(DAYS))),
    )
    days = (
        steps.filter(steps.kinds != 0)
        .group_by(["place", "kinds", "day"])
        .aggregate(episodes=lambda t: t.count())
        .to_pandas()
    )
    return {
        (int(place) + 1, int(kinds)): _middle(found)
        for (place, kinds), found in days.groupby(["place", "kinds"])
    }


def _shows(place: int) -> str:
    return f"shows_{place + 1}"


def _shown(rows: tuple[PathRow, ...]) -> pd.DataFrame:
    """One row per exact path in a row that shows a step: the steps shown of it."""
    columns = ("order", "path", "classes", *map(_shows, range(LONGEST)))
    lines = [
        (*key, *row.steps, *(0,) * (LONGEST - len(row.steps)))
        for row in rows
        if row.steps
        for key in row.keys
    ]
    return pd.DataFrame(lines, columns=[*columns], dtype="int64").astype(
        {"order": "int32"}
    )


def _middle(days: pd.DataFrame) -> float:
    """The median of days that are counted."""
    ordered = days.sort_values("day")
    upto = ordered["episodes"].cumsum()
    half = int(upto.iloc[-1])
    low, high = (
        int(ordered.loc[upto >= at, "day"].iloc[0])
        for at in ((half + 1) // 2, half // 2 + 1)
    )
    return (low + high) / 2
