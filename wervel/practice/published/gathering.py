"""From a source to the comparison: counted, released, and held beside the published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from wervel.practice.published.comparison import (
    Agreement,
    Compared,
    Ours,
    design_effect,
    judged,
    share_of,
)
from wervel.practice.published.counting import (
    counts_by_site,
    lacking,
    specialties_seen,
)
from wervel.practice.published.courses import (
    CURVE_DAYS,
    HALF_YEAR,
    opioid_courses,
    repeats_of,
    survival,
)
from wervel.practice.published.definitions import Measurement, Row, Unit, measurements
from wervel.practice.published.episode_care import EpisodeCare, episode_care
from wervel.practice.published.expected import expected
from wervel.practice.published.release import released_counts
from wervel.records.sample.fixed import NAME
from wervel.records.source import Source
from wervel.small_numbers import SUPPRESSED, Preset, displayed

NO_REPEAT = "opioid_course.no_repeat"


@dataclass(frozen=True, kw_only=True)
class OnDay:
    """Continued use of opioids on a day; None where too few are behind it."""

    day: int
    share: float | None = None
    low: float | None = None
    high: float | None = None
    at_risk: int | None = None


@dataclass(frozen=True, kw_only=True)
class PublishedData:
    """What was published and what was counted, fit to leave the house."""

    name: str
    where: str
    is_sample: bool
    compared: tuple[Compared, ...]
    curve: tuple[OnDay, ...]
    small_numbers: Preset


def published_data(source: Source, *, rule: Preset) -> PublishedData:
    """Count every measurement in this source and compare it with what was published."""
    of = episode_care(source)
    measured = measurements()
    courses = opioid_courses(of)
    by_site = counts_by_site(of, measured)
    repeats = repeats_of(courses)
    by_site[NO_REPEAT] = pd.DataFrame(
        {"numerator": [int((repeats == 0).sum())], "denominator": [len(repeats)]}
    )
    shown = released_counts(
        measured, by_site, rule, courses=int(courses["courses"].sum())
    )
    shares = _shares(shown, by_site)
    others = _others(of, courses, repeats, rule)
    if shares[NO_REPEAT] is None:
        others |= {"opioid_course.repeats_mean": None}
        others |= {"opioid_course.repeats_median": None}
    name, is_sample = _origin(source)
    derived = expected() if is_sample else {}
    rows = [
        _compared(of, each, row, ours=shares | others, derived=derived)
        for each in measured
        for row in each.rows
    ]
    return PublishedData(
        name=name,
        where=source.where,
        is_sample=is_sample,
        compared=judged(rows),
        curve=_curve(courses, rule),
        small_numbers=rule,
    )


def _compared(
    of: EpisodeCare,
    each: Measurement,
    row: Row,
    *,
    ours: Mapping[str, Ours | None],
    derived: Mapping[str, object],
) -> Compared:
    name = f"{each.id}.{row.id}"
    missing = lacking(of, row)
    counted = None if missing else ours.get(name)
    return Compared(
        measurement=each,
        row=row,
        ours=counted,
        lacking=missing,
        expected=expected()[name] if name in derived else None,
        agreement=Agreement.CANNOT_TELL
        if missing
        else Agreement.SUPPRESSED
        if counted is None
        else Agreement.NOT_COMPARED,
    )


def _origin(source: Source) -> tuple[str, bool]:
    """What the source calls itself, and whether it is drawn from published rates."""
    rows = (
        source.table("cdm_source").limit(1).to_pyarrow().to_pylist()
        if source.has("cdm_source")
        else []
    )
    said = rows[0] if rows else {}
    name = str(said.get("cdm_source_name") or Path(source.where).name)
    return name, name == NAME


def _shares(
    shown: pd.DataFrame, by_site: Mapping[str, pd.DataFrame]
) -> dict[str, Ours | None]:
    """Row id → the share of released counts; None where they are too small."""
    found: dict[str, Ours | None] = {}
    for name, numerator, denominator, suppressed in zip(
        shown["name"],
        shown["numerator"],
        shown["denominator"],
        shown["suppressed"],
        strict=True,
    ):
        if suppressed or denominator == 0:
            found[name] = None
            continue
        effect, sites = design_effect(by_site[name])
        found[name] = share_of(
            int(numerator), int(denominator), effect=effect, sites=sites
        )
    return found


def _others(
    of: EpisodeCare,
    courses: pd.DataFrame,
    repeats: np.ndarray[tuple[int], np.dtype[np.int64]],
    rule: Preset,
) -> dict[str, Ours | None]:
    """The means, the median and the curve at half a year."""
    seen = specialties_seen(of)
    number = np.repeat(
        seen["specialties"].to_numpy(np.int64), seen["episodes"].to_numpy(np.int64)
    )
    several = int((number > 1).sum())
    safe = _shows(several, rule) and _shows(len(number) - several, rule)
    return {
        "specialists.mean": _mean(number, rule, digits=2) if safe else None,
        "opioid_course.repeats_mean": _mean(repeats, rule, digits=1),
        "opioid_course.repeats_median": _median(repeats, rule),
        "opioid_course.half_year": _half_year(courses, rule),
    }


def _shows(count: int, rule: Preset) -> bool:
    return displayed(count, rule) is not SUPPRESSED


def _mean(
    values: np.ndarray[tuple[int], np.dtype[np.int64]], rule: Preset, *, digits: int
) -> Ours | None:
    count = displayed(len(values), rule)
    if count is SUPPRESSED or len(values) < 2:  # noqa: PLR2004  # one has no spread
        return None
    mean = round(float(values.mean()), digits)
    error = round(float(values.std(ddof=1)), digits) / float(np.sqrt(count or 1))
    return Ours(
        value=mean,
        low=round(mean - 1.96 * error, digits),
        high=round(mean + 1.96 * error, digits),
        error=error,
        denominator=count,
    )


def _median(
    values: np.ndarray[tuple[int], np.dtype[np.int64]], rule: Preset
) -> Ours | None:
    """The median with the order statistics that bound it at 95 % (binomial)."""
    count = displayed(len(values), rule)
    if count is SUPPRESSED or not len(values):
        return None
    half = 1.96 * 0.5 / np.sqrt(len(values))
    low, middle, high = np.quantile(
        values, [max(0.0, 0.5 - half), 0.5, min(1.0, 0.5 + half)]
    )
    return Ours(
        value=float(round(middle)),
        low=float(np.floor(low)),
        high=float(np.ceil(high)),
        error=max(float(high - low), 1.0) / 3.92,
        denominator=count,
    )


def _half_year(courses: pd.DataFrame, rule: Preset) -> Ours | None:
    """The share of courses that go on after half a year."""
    (on_day,) = _on_days(courses, (HALF_YEAR,), rule)
    count = displayed(int(courses["courses"].sum()), rule)
    if on_day.share is None or on_day.low is None or on_day.high is None:
        return None
    if count is SUPPRESSED:
        return None
    return Ours(
        value=on_day.share,
        low=on_day.low,
        high=on_day.high,
        error=(on_day.high - on_day.low) / 3.92,
        denominator=count,
    )


def _curve(courses: pd.DataFrame, rule: Preset) -> tuple[OnDay, ...]:
    return _on_days(courses, CURVE_DAYS, rule)


def _on_days(
    courses: pd.DataFrame, days: tuple[int, ...], rule: Preset
) -> tuple[OnDay, ...]:
    """The curve where those at risk, and those ended since the last, are not few."""
    if courses.empty:
        return tuple(OnDay(day=day) for day in days)
    curve = survival(courses, days)
    shown: list[OnDay] = []
    last, still = 0, int(courses["courses"].sum())
    for place, day in enumerate(days):
        at_risk, ended = int(curve.at_risk[place]), int(curve.ended[place])
        count = displayed(at_risk, rule)
        steps = (ended - last, still - at_risk)
        if (
            count is SUPPRESSED
            or not at_risk
            or not all(_shows(e, rule) for e in steps)
        ):
            shown.append(OnDay(day=day))
            continue
        last, still = ended, at_risk
        shown.append(
            OnDay(
                day=day,
                share=round(float(curve.share[place]), 2),
                low=round(float(curve.low[place]), 2),
                high=round(float(curve.high[place]), 2),
                at_risk=count,
            )
        )
    return tuple(shown)


def is_share(each: Compared) -> bool:
    """Whether the value is a share, and not a mean or median."""
    return each.measurement.unit is Unit.SHARE or each.row.id in (
        "half_year",
        "no_repeat",
    )
