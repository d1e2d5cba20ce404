"""Groups: the care sites, providers, regions, persons or diagnoses to count by.

A *grouping* is a way to divide moments; a *group* is one part of it. Care sites lie in
regions and in own groupings, so those are added up from care sites and never counted.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import ibis
import ibis.expr.types as ir

from wervel.errors import ContractBroken, UnknownName, UsageError
from wervel.facts.table import FEMALE, MALE
from wervel.findings.assessment import Assessment
from wervel.records import codelists
from wervel.records.calendar import year
from wervel.records.events import belongs
from wervel.records.source import Source

NONE, CARE_SITE, PROVIDER, REGION = "none", "care_site", "provider", "region"
AGE_BAND, SEX, DIAGNOSIS = "age_band", "sex", "diagnosis"
KNOWN = (NONE, CARE_SITE, PROVIDER, REGION, AGE_BAND, SEX, DIAGNOSIS)
"""The groupings every source can have; own ones of care sites come beside these."""
DEFAULT = (NONE, CARE_SITE)

AGE_BANDS: Mapping[str, int] = {
    "0-17": 0,
    "18-34": 18,
    "35-49": 35,
    "50-64": 50,
    "65-79": 65,
    "80+": 80,
}
"""Each with the age in years at which it begins: wervel's choice."""

DIAGNOSES = (
    codelists.back_pain_radicular,
    codelists.lumbar_canal_stenosis,
    codelists.post_surgery_syndrome,
    codelists.back_pain_non_specific,
)
"""Of several diagnoses on the first day of an episode, the first of these counts."""

COUNTED_BY: Mapping[str, str] = {
    CARE_SITE: "care_site_id",
    PROVIDER: "provider_id",
    AGE_BAND: AGE_BAND,
    SEX: SEX,
    DIAGNOSIS: DIAGNOSIS,
}
"""The groupings that are counted, each with the column of its groups."""


@dataclass(frozen=True)
class Grouping:
    """A division of care sites: its name, and in which group each site is."""

    name: str
    group_of: Mapping[int, str] = field(hash=False)


@dataclass(frozen=True, kw_only=True)
class Groups:
    """The groupings of one table of measures, in the order they were asked for.

    ``of_sites`` holds those that are added up from care sites: region and own ones.
    """

    by: tuple[str, ...] = DEFAULT
    of_sites: tuple[Grouping, ...] = ()

    @property
    def counted(self) -> tuple[str, ...]:
        """The groupings to count; care sites too where others are made of them."""
        wanted = {*self.by} | ({CARE_SITE} if self.of_sites else set())
        return tuple(each for each in COUNTED_BY if each in wanted)


def groups_of(
    source: Source, by: Sequence[str] = DEFAULT, own: Sequence[Grouping] = ()
) -> Groups:
    """These groupings over this source, own ones added.

    Raises UnknownName for a grouping nobody knows and for care sites that are not in
    the source, UsageError for two of one name, ContractBroken where the source says of
    no care site in which region it lies.
    """
    for name in by:
        if name not in KNOWN:
            raise UnknownName(
                "a grouping", name, where="--by", do="choose from: " + ", ".join(KNOWN)
            )
    sites = _sites(source) if own else frozenset()
    for each in own:
        _check_own(each, own, sites)
    regions = (Grouping(REGION, _regions(source)),) if REGION in by else ()
    names = [*by, *(each.name for each in own)]
    return Groups(by=tuple(dict.fromkeys(names)), of_sites=(*regions, *own))


def read_grouping(path: Path) -> Grouping:
    """A grouping of care sites from a CSV with the columns care_site_id and group.

    The name of the grouping is that of the file. Raises UsageError.
    """
    where = str(path)
    wanted = "a CSV file with the columns care_site_id and group"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            named = {str(each).strip().lower(): each for each in rows.fieldnames or ()}
            if not {"care_site_id", "group"} <= named.keys():
                came = ", ".join(named) or "no columns"
                raise UsageError(wanted, came, where=where, do="name the two columns")
            lines = [(row[named["care_site_id"]], row[named["group"]]) for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        came = getattr(problem, "strerror", None) or "what cannot be read as UTF-8 CSV"
        raise UsageError(wanted, came, where=where, do="check the file") from None
    return Grouping(path.stem, _read_lines(lines, where))


def _read_lines(
    lines: Sequence[tuple[str | None, str | None]], where: str
) -> dict[int, str]:
    found: dict[int, str] = {}
    for number, (site, group) in enumerate(lines, start=2):
        text, named = (site or "").strip(), (group or "").strip()
        if not text.isdigit() or not named or int(text) in found:
            raise UsageError(
                "on each line the id of a care site, once, and the name of its group",
                f"{text!r}, {named!r}",
                where=f"{where}, line {number}",
                do="mend the line, or leave it out",
            )
        found[int(text)] = named
    if not found:
        raise UsageError(
            "at least one care site", "none", where=where, do="add the care sites"
        )
    return found


def _check_own(each: Grouping, own: Sequence[Grouping], sites: frozenset[int]) -> None:
    if each.name in KNOWN or [one.name for one in own].count(each.name) > 1:
        raise UsageError(
            "a name of its own for each grouping",
            each.name,
            where="--grouping",
            do="give the file another name",
        )
    unknown = sorted(each.group_of.keys() - sites)
    if unknown:
        named = ", ".join(str(site) for site in unknown[:SHOWN])
        more = f" and {len(unknown) - SHOWN} more" if len(unknown) > SHOWN else ""
        raise UnknownName(
            "ids of care sites that are in the source",
            named + more,
            where=f"--grouping {each.name}",
            do="take them out, or check that the file belongs to this source",
        )


SHOWN = 5
"""How many unknown care sites a message names."""


def _sites(source: Source) -> frozenset[int]:
    """The ids of the care sites that the source knows."""
    if not source.has("care_site"):
        return frozenset()
    ids = source.table("care_site").select("care_site_id").to_pyarrow()
    return frozenset(int(each) for each in ids["care_site_id"].to_pylist())


def _regions(source: Source) -> dict[int, str]:
    """The region of each care site of which it is known."""
    found: dict[int, str] = {}
    if source.has("care_site") and source.has("location"):
        joined = source.table("care_site").inner_join(
            source.table("location"), "location_id"
        )
        rows = joined.select("care_site_id", "state").to_pyarrow().to_pylist()
        found = {row["care_site_id"]: row["state"] for row in rows if row["state"]}
    if not found:
        raise ContractBroken(
            "care sites with a location, and locations with a state",
            "none",
            where=source.where,
            do="fill care_site.location_id and location.state, group by something "
            "else, or give your own regions with --grouping",
        )
    return found


def with_groups(of: Assessment, table: ir.Table, groups: Groups) -> ir.Table:
    """The same rows as ``table``, one per moment, with a column for each counted group.

    Age is in whole years by the calendar (year of the moment minus year of birth); the
    diagnosis is that of the first day of the episode.
    """
    asked = {*groups.counted}
    if asked & {AGE_BAND, SEX}:
        table = _with_person(of.source, table, asked)
    if DIAGNOSIS in asked:
        table = _with_diagnosis(of, table)
    return table


def _with_person(source: Source, table: ir.Table, asked: set[str]) -> ir.Table:
    person = source.table("person").select(
        "person_id", "year_of_birth", "gender_concept_id"
    )
    joined = table.left_join(person, "person_id")
    age = year(joined.day) - joined.year_of_birth
    columns = {
        AGE_BAND: ibis.cases(
            *((age >= least, band) for band, least in reversed([*AGE_BANDS.items()])),
            else_=ibis.null("string"),
        ),
        SEX: ibis.cases(
            (joined.gender_concept_id == FEMALE, "female"),
            (joined.gender_concept_id == MALE, "male"),
            else_=ibis.null("string"),
        ),
    }
    return joined.select(
        *table.columns, **{name: columns[name] for name in columns if name in asked}
    )


def _with_diagnosis(of: Assessment, table: ir.Table) -> ir.Table:
    """The same rows, with the diagnosis of the first day of the episode."""
    rank = ibis.cases(
        *(
            (belongs(of.pain, of.resolution.mask([each])), place)
            for place, each in enumerate(DIAGNOSES)
        ),
        else_=ibis.null("int8"),
    )
    of_day = (
        of.pain.mutate(rank=rank)
        .group_by("person_id", episode_start="day")
        .aggregate(rank=lambda days: days["rank"].min())
    )
    joined = table.left_join(of_day, ["person_id", "episode_start"])
    named = ibis.cases(
        *((joined["rank"] == place, each.name) for place, each in enumerate(DIAGNOSES)),
        else_=ibis.null("string"),
    )
    return joined.select(*table.columns, **{DIAGNOSIS: named})
