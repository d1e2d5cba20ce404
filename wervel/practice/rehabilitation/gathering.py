"""Everything that is shown of rehabilitation, from an assessment."""

from __future__ import annotations

from dataclasses import dataclass

from wervel.episodes.pain import EpisodeRule
from wervel.findings.assessment import Assessment
from wervel.practice.rehabilitation.stays import LISTS, stays
from wervel.practice.rehabilitation.tables import Tables, tables
from wervel.small_numbers import Displayed, Preset, displayed


@dataclass(frozen=True, kw_only=True, eq=False)
class Rehabilitation:
    """What may leave about rehabilitation, and by which rules it came about.

    ``tables`` is None where nobody was seen. ``lacking`` names the codelists of which
    the source has no record at all.
    """

    name: str
    tables: Tables | None
    seen: Displayed
    """Episodes with a rehabilitation physician or programme in them."""
    lacking: tuple[str, ...]
    tail: int
    small_numbers: Preset


def gathered(
    assessment: Assessment,
    rule: Preset,
    *,
    episodes: EpisodeRule | None = None,
    name: str = "",
) -> Rehabilitation:
    """Rehabilitation in these episodes, under a rule for small numbers.

    ``episodes`` is the rule the assessment was made with, where not the default.
    """
    spells = episodes or EpisodeRule()
    found = stays(assessment, rule=spells)
    return Rehabilitation(
        name=name or assessment.source.where,
        tables=tables(found, rule=rule) if len(found) else None,
        seen=displayed(len(found), rule),
        lacking=tuple(
            each.name for each in LISTS if not assessment.resolution.carries(each)
        ),
        tail=spells.tail,
        small_numbers=rule,
    )
