"""From a source to verdicts: the whole flow, each step computed once and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import ibis.expr.types as ir

from wervel.episodes.moments import moments
from wervel.episodes.pain import EpisodeRule, pain_episodes, pain_records
from wervel.errors import UsageError
from wervel.facts.fact import Fact
from wervel.facts.table import fact_table, people
from wervel.findings.population import findings, verdicts
from wervel.recommendations.recommendation import Recommendation
from wervel.records.events import events
from wervel.records.resolution import Resolution, resolve
from wervel.records.source import Source

STEPS = ("codelists", "back pain", "episodes", "events", "moments", "facts", "verdicts")
"""What ``assess`` tells of its progress, in order."""


@dataclass(frozen=True)
class Assessment:
    """The kept tables of one assessment, from episodes to verdicts."""

    source: Source
    resolution: Resolution
    recommendations: tuple[Recommendation, ...]
    pain: ir.Table
    episodes: ir.Table
    events: ir.Table
    moments: ir.Table
    facts: ir.Table
    verdicts: ir.Table

    @property
    def findings(self) -> ir.Table:
        """One row per moment × recommendation that is about such a moment."""
        return findings(self.verdicts, self.recommendations)


def assess(
    source: Source,
    *,
    recommendations: Iterable[Recommendation],
    rule: EpisodeRule | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Assessment:
    """Hold these recommendations, as far as they have a rule, against everybody.

    ``progress`` is told each step before it begins. Raises UsageError where none of the
    recommendations has a rule.
    """
    chosen = tuple(each for each in recommendations if each.has_rule)
    if not chosen:
        raise UsageError(
            "at least one recommendation with a rule",
            "none",
            where="recommendations",
            do="choose from wervel.recommendations.bodies.ALL",
        )
    spells = rule or EpisodeRule()
    progress("codelists")
    resolved = resolve(source)
    progress("back pain")
    pain = source.keep(pain_records(source, resolved))
    progress("episodes")
    episodes = source.keep(pain_episodes(source, resolved, pain, rule=spells))
    progress("events")
    wanted = _facts(chosen)
    around = source.keep(people(episodes, wanted, rule=spells))
    happened = source.keep(events(source, resolved, people=around))
    progress("moments")
    kinds = {each.moment for each in chosen}
    asked = source.keep(moments(episodes, happened, resolved, rule=spells, kinds=kinds))
    progress("facts")
    facts = source.keep(fact_table(source, asked, happened, resolved, facts=wanted))
    progress("verdicts")
    return Assessment(
        source,
        resolved,
        chosen,
        pain,
        episodes,
        happened,
        asked,
        facts,
        source.keep(verdicts(facts, chosen)),
    )


def _facts(recommendations: Iterable[Recommendation]) -> tuple[Fact, ...]:
    return tuple(dict.fromkeys(each for of in recommendations for each in of.facts))
