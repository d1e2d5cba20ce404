"""The table of facts: all of them, at all moments, in one pass over the events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_

import ibis
import ibis.expr.types as ir

from wervel.episodes.pain import EpisodeRule
from wervel.facts.asking import EVER, Answered, Edge, Query, aggregates, in_window
from wervel.facts.fact import Fact, queries
from wervel.records.calendar import year
from wervel.records.codelists import Codelist, ListKind
from wervel.records.events import belongs
from wervel.records.resolution import Resolution
from wervel.records.source import Source

DAY = ("person_id", "episode_start")
"""With the day: what a fact can depend on. The kind of moment is not among it."""

MALE, FEMALE = 8507, 8532
"""The two sexes as OMOP concepts."""


def people(episodes: ir.Table, facts: Iterable[Fact], *, rule: EpisodeRule) -> ir.Table:
    """One row per person with an episode: the days between which a visit can matter.

    Columns person_id, first_day, last_day. Moments lie within the episode and its tail;
    from there on it goes as far as any of the facts looks, back for contacts only.
    """
    asked = queries(tuple(facts))
    contacts = [
        query
        for query in asked
        if any(of.kind is ListKind.PROVIDER for of in query.lists)
    ]
    back = min((_days_back(query) for query in contacts), default=0)
    return episodes.group_by("person_id").aggregate(
        first_day=episodes.episode_start.min() + back,
        last_day=episodes.episode_end.max() + rule.tail + _days_ahead(asked),
    )


def _days_ahead(asked: Iterable[Query]) -> int:
    return max((each.until.days for each in asked if each.looks_ahead), default=0)


def _days_back(query: Query) -> int:
    """Days before the moment at which the window opens, as a number below zero.

    A window that opens with the episode opens before every moment but never before the
    episode, so it reaches back no further.
    """
    return min(query.after.days, 0) if query.after.anchor == "moment" else 0


def fact_table(
    source: Source,
    moments: ir.Table,
    events: ir.Table,
    resolution: Resolution,
    *,
    facts: Iterable[Fact],
) -> ir.Table:
    """One row per moment, a column per fact: yes, no, unknown (NULL) or a number.

    The columns of the moments stay in front. ``moments`` and ``events`` should be kept
    tables: both are read more than once.
    """
    wanted = tuple(facts)
    asked = queries(wanted)
    table = moments
    if asked:
        answers = _answers(moments, events, resolution, asked)
        same_day = [*DAY, (table.day, answers["at"])]
        table = table.left_join(answers, same_day).drop(
            "at", *(f"{key}_right" for key in DAY)
        )
    return _defined(_with_person(source, table, wanted), moments, resolution, wanted)


def facts_of_few(
    source: Source,
    moments: ir.Table,
    events: ir.Table,
    resolution: Resolution,
    *,
    facts: Iterable[Fact],
) -> ir.Table:
    """The same rows as ``fact_table``, in fewer steps that each look at more.

    Every moment is held against every event of its person: where these are few, to sort
    out what is out of reach, and days that are several moments, takes longer.
    """
    wanted = tuple(facts)
    found = events.select(
        *("person_id", "day", "days", "value", "provider_known"),
        *(each for each in events.columns if each.startswith("lists_")),
    )
    placed = _placed(moments.rename(at="day").left_join(found, "person_id"))
    answers = placed.group_by(
        ["at" if each == "day" else each for each in moments.columns]
    ).aggregate(**_aggregates(placed, resolution, queries(wanted)))
    table = _with_person(source, answers.rename(day="at"), wanted)
    return _defined(table, moments, resolution, wanted)


def _defined(
    table: ir.Table,
    moments: ir.Table,
    resolution: Resolution,
    facts: tuple[Fact, ...],
) -> ir.Table:
    """One row per moment: its own columns, and the facts from the answers beside."""
    return table.select(
        *moments.columns,
        **{
            each.name: each.define(Answered(table, resolution, each.silence)).name(
                each.name
            )
            for each in facts
        },
    )


def _answers(
    moments: ir.Table,
    events: ir.Table,
    resolution: Resolution,
    asked: tuple[Query, ...],
) -> ir.Table:
    """One row per day of an episode that is some moment: the queries, answered.

    A day with nothing in reach has no row.
    """
    days = moments.select(*DAY, at="day").distinct()
    placed = _placed(days.inner_join(events, "person_id"))
    near = placed.filter(_in_reach(placed, asked, resolution))
    return near.group_by([*DAY, "at"]).aggregate(**_aggregates(near, resolution, asked))


def _placed(joined: ir.Table) -> ir.Table:
    """The same rows, with the days from the moment and from the episode's first day."""
    return joined.mutate(
        offset=joined.day - joined["at"], since_start=joined.day - joined.episode_start
    )


def _aggregates(
    placed: ir.Table, resolution: Resolution, asked: Iterable[Query]
) -> dict[str, ir.Value]:
    return {
        name: value
        for each in asked
        for name, value in aggregates(placed, each, resolution).items()
    }


def _in_reach(
    placed: ir.Table, asked: tuple[Query, ...], resolution: Resolution
) -> ir.BooleanValue:
    """Whether an event is in the window of a query about it; few are.

    One test for each window that occurs, with the lists of all queries that share it.
    Most events are soon out: later than any window ends, or earlier than the episode
    and than any window of days begins.
    """
    lists: dict[tuple[Edge, Edge], list[Codelist]] = {}
    for each in asked:
        lists.setdefault((each.after, each.until), []).extend(each.lists)
    tests = [
        belongs(placed, resolution.mask(of)) & in_window(placed, after, until)
        for (after, until), of in lists.items()
    ]
    return _not_far(placed, lists, resolution) & reduce(or_, tests)


def _not_far(
    placed: ir.Table,
    lists: Mapping[tuple[Edge, Edge], Iterable[Codelist]],
    resolution: Resolution,
) -> ir.BooleanValue:
    """Whether an event can be in any window, by its day and few of its lists.

    A moment is never before its episode, so a day counted from the episode's first is
    at most as many days from the moment.
    """
    last = max(until.days for _, until in lists)
    first = min((after.days for after, _ in lists if after != EVER), default=0)
    ever = [each for (after, _), of in lists.items() if after == EVER for each in of]
    begun = (placed.offset >= first) | (placed.since_start >= first)
    return (placed.offset <= last) & (begun | belongs(placed, resolution.mask(ever)))


def _with_person(source: Source, table: ir.Table, facts: Iterable[Fact]) -> ir.Table:
    """The same rows, with age in years and sex of the person where a fact asks them."""
    if not any(each.is_about_person for each in facts):
        return table
    person = source.table("person").select(
        "person_id", "year_of_birth", "gender_concept_id"
    )
    joined = table.left_join(person, "person_id")
    return joined.select(
        *table.columns,
        age=year(joined.day) - joined.year_of_birth,
        is_female=ibis.cases(
            (joined.gender_concept_id == FEMALE, True),
            (joined.gender_concept_id == MALE, False),
            else_=ibis.null("boolean"),
        ),
    )
