"""Drift of coding: where a care site began to code its episodes in another way.

A measure moves when care moves, and also when coding does. What is watched is coded on
the first day of a new episode, so that later quarters, which had less time to go on,
compare with earlier ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy.stats import false_discovery_control, norm

from wervel.findings.assessment import Assessment
from wervel.practice.changes.loads import month_ended
from wervel.records import codelists
from wervel.records.calendar import first_of_quarter, quarter
from wervel.records.checking import first_and_last_day
from wervel.records.codelists import Codelist, normalised
from wervel.records.events import belongs
from wervel.records.resolution import CODED, bare_value, systems
from wervel.small_numbers import AddsUp, Preset, released

RADIATING, CHRONIC, RED_FLAG = "radiating", "chronic", "red_flag"
NOT_ICPC = "not_icpc"
WATCHED = (RADIATING, CHRONIC, RED_FLAG, NOT_ICPC)
"""What is watched: the share of new episodes coded so on their first day."""

LISTS: Mapping[str, tuple[Codelist, ...]] = {
    RADIATING: (codelists.back_pain_radicular, codelists.lumbar_canal_stenosis),
    CHRONIC: (codelists.chronic_back_pain,),
    RED_FLAG: (codelists.red_flag,),
}

WINDOW = 4
"""Quarters on each side of the comparison: a whole year, so seasons cancel out."""
FALSE_DISCOVERY = 0.05
"""The share of signals that may be by chance alone, over the care sites."""
LEAST_EXPECTED = 5
"""Fewer expected in a cell, and the normal approximation does not hold (Cochran)."""

DRIFT = (
    "coded",
    "every",
    "start",
    "by",
    "group",
    "numerator",
    "denominator",
    "ratio",
    "ratio_low",
    "ratio_high",
    "suppressed",
    "signalled",
)
EARLIER, RECENT, _QUARTER = "earlier year", "recent year", "quarter"


@dataclass(frozen=True)
class Moved:
    """The test of each care site: z, its p-value, and whether it is signalled.

    NaN, and no signal, where too few are expected in a cell.
    """

    z: NDArray[np.float64]
    p: NDArray[np.float64]
    signalled: NDArray[np.bool_]


def moved(
    earlier: ArrayLike, of_earlier: ArrayLike, recent: ArrayLike, of_recent: ArrayLike
) -> Moved:
    """Whether shares differ between two periods, for many care sites at once.

    The z-test of two proportions with a pooled variance, without correction for
    continuity, and over all that were tested the procedure of Benjamini and Hochberg
    (J R Stat Soc B 1995;57:289) at ``FALSE_DISCOVERY``.
    """
    a, n, b, m = (
        np.asarray(each, dtype=np.float64)
        for each in (earlier, of_earlier, recent, of_recent)
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        pooled = (a + b) / (n + m)
        expected = np.minimum(pooled, 1 - pooled) * np.minimum(n, m)
        z = (b / m - a / n) / np.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
    is_tested = expected >= LEAST_EXPECTED
    z = np.where(is_tested, z, np.nan)
    p = 2 * norm.sf(np.abs(z))
    signalled = np.zeros(len(z), dtype=bool)
    if is_tested.any():
        adjusted = false_discovery_control(p[is_tested], method="bh")
        signalled[is_tested] = adjusted <= FALSE_DISCOVERY
    return Moved(z, p, signalled)


def coding_drift(of: Assessment, rule: Preset) -> pd.DataFrame:
    """One row per way of coding × quarter (or year of the test) × care site, and all.

    ``numerator`` of ``denominator`` new episodes are coded so on their first day. The
    *recent year* is the last four whole quarters under observation, the *earlier year*
    the four before. ``signalled``, on the recent year of a care site, is the test of
    the counts as they are; without numbers where either year is withheld.
    """
    counted = drift_counts(of)
    if counted.empty:
        return pd.DataFrame(columns=[*DRIFT])
    whole = _with_years(counted, last_quarter(of))
    signals = _signals(whole)
    within = ("coded", "every", "start")
    sums = (
        AddsUp(column="by", parts="care_site", total="none", within=within),
        AddsUp(
            column="level", parts="part", total="sum", within=("coded", "group", "year")
        ),
    )
    cells = whole.assign(cannot_tell=0)
    shown = released(cells, rule, adds_up=sums)
    shown = shown.merge(signals, on=["coded", "every", "by", "group"], how="left")
    both = _both_years_shown(shown)
    shown["signalled"] = shown["signalled"].astype("boolean").where(both)
    order = ["coded", "every", "start", "by", "group"]
    return shown.sort_values(order, ignore_index=True)[[*DRIFT]]


def last_quarter(of: Assessment) -> int:
    """The last quarter that was whole under observation, as ``calendar`` numbers it."""
    last = first_and_last_day(of.source)[1]
    return 0 if last is None else (month_ended(last) + 1) // 3 - 1


def drift_counts(of: Assessment) -> pd.DataFrame:
    """One row per way of coding × quarter × care site, and for all of them together.

    Columns coded, quarter, by, group, numerator, denominator. Not yet fit to leave.
    """
    episodes = _coded_episodes(of)
    grouped: pd.DataFrame = (
        episodes.mutate(quarter=quarter(episodes.episode_start))
        .group_by(["quarter", "care_site_id"])
        .aggregate(
            denominator=lambda each: each.count(),
            **{name: episodes[name].ifelse(1, 0).sum() for name in WATCHED},
        )
        .to_pandas()
    )
    if grouped.empty:
        return grouped
    site = grouped["care_site_id"].astype("Int64").astype("string").fillna("")
    parts = [
        grouped[["quarter", "denominator"]].assign(
            coded=name, numerator=grouped[name], by="care_site", group=site
        )
        for name in WATCHED
    ]
    sites = pd.concat(parts, ignore_index=True)
    keys = ["coded", "quarter"]
    total = sites.groupby(keys, as_index=False)[["numerator", "denominator"]].sum()
    return pd.concat([sites, total.assign(by="none", group="")], ignore_index=True)


def _coded_episodes(of: Assessment) -> ir.Table:
    """One row per new episode: its site, and how it is coded on its first day."""
    new = of.episodes.filter(of.episodes.is_new).select(
        "person_id", "episode_start", "care_site_id"
    )
    first = new.inner_join(
        of.events, ["person_id", (new.episode_start, of.events.day)]
    ).drop("care_site_id_right")
    coded = first.group_by(["person_id", "episode_start"]).aggregate(
        **{
            name: belongs(first, of.resolution.mask(lists)).any()
            for name, lists in LISTS.items()
        }
    )
    icpc = _icpc_days(of)
    keys = ["person_id", "episode_start"]
    joined = new.left_join(coded, keys)
    joined = joined.drop(*(f"{key}_right" for key in keys)).left_join(icpc, keys)
    return joined.select(
        "person_id",
        "episode_start",
        "care_site_id",
        **{name: joined[name].coalesce(False) for name in LISTS},
        **{NOT_ICPC: joined.is_icpc.isnull()},
    )


def _icpc_days(of: Assessment) -> ir.Table:
    """One row per person and day with back pain coded in ICPC."""
    name, key = "condition_occurrence", "condition_occurrence_id"
    source, coded = of.source, CODED["condition_occurrence"]
    table = source.table(name)
    ids = _icpc_concepts(of)
    value = bare_value(table, coded)
    by_value = _icpc_values(of)
    is_icpc = (
        table[coded.concept].isin(ids)
        | table[coded.source_concept].isin(ids)
        | value.isin(by_value)
    ).coalesce(False)
    records = table.filter(is_icpc).select(record_id=table[key])
    pain = of.pain.filter(of.pain.record_table == name)
    days = pain.semi_join(records, "record_id")
    return (
        days.select("person_id", episode_start=days.day)
        .distinct()
        .mutate(is_icpc=ibis.literal(True))
    )


def _icpc_concepts(of: Assessment) -> list[int]:
    """The concepts of ICPC among those that stand for back pain here."""
    mine = sorted(of.resolution.by_concept["condition_occurrence"])
    if not mine or not of.source.has("concept"):
        return []
    concept = of.source.table("concept")
    is_icpc = concept.vocabulary_id.upper().startswith("ICPC")
    rows = concept.filter(concept.concept_id.isin(mine) & is_icpc)
    return sorted(rows.select("concept_id").to_pyarrow()["concept_id"].to_pylist())


def _icpc_values(of: Assessment) -> list[str]:
    """The bare source values that are read as ICPC."""
    read = "ICPC1" in systems("condition_occurrence", of.source.declared)
    codes = codelists.back_pain.codes
    icpc = tuple(each.normalised for each in codes if each.vocabulary == "ICPC1")
    return [
        value
        for value in sorted(of.resolution.by_value["condition_occurrence"])
        if value.upper().startswith("ICPC")
        or (read and normalised(value).startswith(icpc))
    ]


def _with_years(counted: pd.DataFrame, last: int) -> pd.DataFrame:
    """The same rows, and those of the two years of the test."""
    first = {EARLIER: last - 2 * WINDOW + 1, RECENT: last - WINDOW + 1}
    year = pd.Series("", index=counted.index)
    parts = []
    for name, start in first.items():
        inside = counted["quarter"].between(start, start + WINDOW - 1)
        year = year.mask(inside, name)
        keys = ["coded", "by", "group"]
        sums = (
            counted[inside]
            .groupby(keys, as_index=False)[["numerator", "denominator"]]
            .sum()
        )
        parts.append(sums.assign(quarter=start, every=name, level="sum", year=name))
    quarters = counted.assign(every=_QUARTER, level="part", year=year)
    whole = pd.concat([quarters, *parts], ignore_index=True)
    whole["start"] = [first_of_quarter(int(each)) for each in whole.pop("quarter")]
    return whole


def _signals(whole: pd.DataFrame) -> pd.DataFrame:
    """One row per way of coding × care site: whether its recent year is signalled."""
    sites = whole[whole["by"].eq("care_site") & whole["group"].ne("")]
    keys = ["coded", "group"]
    counts = ["numerator", "denominator"]
    pair = sites[sites["every"].eq(EARLIER)].merge(
        sites[sites["every"].eq(RECENT)], on=keys, suffixes=("_old", "_new")
    )
    found = []
    for _, mine in pair.groupby("coded"):
        test = moved(
            *(mine[f"{each}_old"] for each in counts),
            *(mine[f"{each}_new"] for each in counts),
        )
        found.append(mine[keys].assign(signalled=test.signalled))
    columns = [*keys, "signalled"]
    signals = pd.concat(found) if found else pd.DataFrame(columns=columns)
    return signals.assign(every=RECENT, by="care_site")


def _both_years_shown(shown: pd.DataFrame) -> pd.Series[bool]:
    """Whether neither year of a row's care site is withheld."""
    years = shown[shown["every"].isin([EARLIER, RECENT])]
    hidden = years.groupby(["coded", "by", "group"])["suppressed"].any()
    keys = pd.MultiIndex.from_frame(shown[["coded", "by", "group"]])
    return pd.Series(~hidden.reindex(keys, fill_value=True).to_numpy(), shown.index)


def signals(drift: pd.DataFrame) -> pd.DataFrame:
    """One row per signalled care site and way of coding: its share then and now."""
    keys = ["coded", "by", "group"]
    now = drift[drift["signalled"].fillna(False).astype(bool)]
    then = drift[drift["every"].eq(EARLIER)]
    pair = now.merge(then, on=keys, suffixes=("_now", "_then"))
    pair["moved"] = (pair["ratio_now"] - pair["ratio_then"]).astype("float64")
    order = pair["moved"].abs().sort_values(ascending=False, kind="stable").index
    return pair.loc[order, [*keys, "ratio_then", "ratio_now", "moved"]]
