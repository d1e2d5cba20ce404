"""Windows: the events that a query of a fact looks at from one moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wervel.facts.asking import EVER, Edge, Query, Reduction
from wervel.facts.fact import Fact
from wervel.findings.bedside import At
from wervel.records.fhir.events import Event, day_number
from wervel.records.resolution import Resolution


def looked_at(
    query: Query, at: At, events: Iterable[Event], resolution: Resolution
) -> list[Event]:
    """The events of its lists, by such a provider, in its window."""
    mask = resolution.mask(query.lists)
    by = resolution.mask([query.by]) if query.by else 0
    return [
        each
        for each in events
        if each.lists & mask
        and (not by or each.lists & by)
        and _day(query.after, at) <= each.day <= _day(query.until, at)
    ]


def _day(edge: Edge, at: At) -> int:
    if edge == EVER:
        return edge.days
    anchor = at.episode_start if edge.anchor == "episode" else at.day
    return day_number(anchor) + edge.days


def supplied_so_far(
    facts: Iterable[Fact], at: At, events: Iterable[Event], resolution: Resolution
) -> Mapping[str, int]:
    """The days supplied by now, for facts that wait for what may still be added.

    Left out where nothing is supplied yet, or a supply does not say how long it lasts.
    """
    known = list(events)
    found = {}
    for fact in facts:
        if at.answers.get(fact.name) is not None or len(fact.queries) != 1:
            continue
        (query,) = fact.queries
        if query.reduction is Reduction.DAYS_SUPPLIED and query.looks_ahead:
            supplies = [each.days for each in looked_at(query, at, known, resolution)]
            days = [each for each in supplies if each is not None]
            if days and len(days) == len(supplies):
                found[fact.name] = sum(days)
    return found
