"""Gathering what a care site is shown of itself, from an assessment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wervel.errors import UnknownName
from wervel.findings.assessment import Assessment
from wervel.practice.gathering import described
from wervel.practice.groups import groups_of
from wervel.practice.measures import measures
from wervel.practice.mirror.comparison import comparison
from wervel.practice.mirror.mirrored import Backdrop, Mirrored, mirrored
from wervel.practice.mirror.peers import peers
from wervel.practice.mirror.site_kinds import OTHER
from wervel.records.source import Source
from wervel.registry.explanations import Kept
from wervel.small_numbers import Preset


@dataclass(frozen=True, kw_only=True)
class MirrorData:
    """What one care site is shown, the weightiest measure first."""

    name: str
    release: str | None
    care_site: int
    site_kind: str
    mirrored: tuple[Mirrored, ...]
    small_numbers: Preset


def backdrop(of: Assessment, *, rule: Preset) -> Backdrop:
    """All care sites of an assessment compared, and its measures released."""
    told = described(of.source)
    compared = comparison(of)
    measured = measures(of, rule=rule, groups=groups_of(of.source))
    return Backdrop(
        name=told.get("cdm_source_name") or Path(of.source.where).name,
        release=told.get("cdm_release_date") or told.get("source_release_date"),
        recommendations=of.recommendations,
        comparison=compared,
        measured=measured,
        peers=peers(compared, measured, rule),
        small_numbers=rule,
    )


def mirror_data(
    before: Backdrop, care_site: int, *, explained: Sequence[Kept] = ()
) -> MirrorData:
    """The mirror of one care site; ``explained`` is what it wrote itself."""
    return MirrorData(
        name=before.name,
        release=before.release,
        care_site=care_site,
        site_kind=before.comparison.site_kind.get(care_site, OTHER),
        mirrored=mirrored(before, care_site=care_site, explained=explained),
        small_numbers=before.small_numbers,
    )


def check_care_sites(source: Source, care_sites: Sequence[int]) -> None:
    """Raise UnknownName for the first care site that is not in the source."""
    name = "care_site" if source.has("care_site") else "provider"
    if source.has(name):
        column = source.table(name).care_site_id
        known = {*column.to_pyarrow().to_pylist()}
    else:
        known = set()
    for each in care_sites:
        if each not in known:
            raise UnknownName(
                "the care_site_id of a care site",
                str(each),
                where="--care-site",
                do="look it up in the table care_site of the source",
            )
