"""The pages of the tables: what is read, and what is made of it."""

from __future__ import annotations

import inspect
import re
from dataclasses import fields

from _content import address_of, all_recommendations
from _markdown import days, first_line, listed, page, prose, said_of
from _markdown import table as grid

from wervel.episodes import moments as moments_module
from wervel.episodes import pain
from wervel.episodes.care import care_steps
from wervel.episodes.moments import FIRST_OF, STILL_IN_CARE, Moment, moments
from wervel.episodes.pain import EpisodeRule, pain_episodes
from wervel.facts.table import fact_table
from wervel.findings import population
from wervel.practice import measures as measures_module
from wervel.records import cdm
from wervel.records.cdm import TABLES, Table
from wervel.records.events import EVENT_COLUMNS, events

NO_MOMENT_KNOWN = "a moment without a definition: write one in docs/_records.py"


def record_pages() -> dict[str, str]:
    """Address and text of the pages."""
    return {
        "episodes.md": _episodes(),
        "moments.md": _moments(),
        "tables.md": _tables(),
    }


def _episodes() -> str:
    rule = EpisodeRule()
    said = dict(
        re.findall(
            r"``(\w+)``: (.*?)(?=\n``|\Z)", inspect.getdoc(EpisodeRule) or "", re.DOTALL
        )
    )
    rows = [
        (f"`{each.name}`", days(getattr(rule, each.name)), said[each.name])
        for each in fields(rule)
    ]
    return page(
        "Episodes",
        prose(pain.__doc__),
        prose(pain_episodes.__doc__),
        "## The rule",
        first_line(EpisodeRule.__doc__),
        grid(("parameter", "default", "meaning and reason"), rows),
        "## Chronic",
        f"`CHRONIC_AFTER_DAYS` is {pain.CHRONIC_AFTER_DAYS}. "
        + prose(said_of(pain)["CHRONIC_AFTER_DAYS"]),
        "## Care steps",
        prose(care_steps.__doc__),
    )


def _moments() -> str:
    blocks = [prose(moments_module.__doc__), prose(moments.__doc__)]
    for each in Moment:
        used = ", ".join(
            f"[{of.id}]({address_of(of)})"
            for of in all_recommendations()
            if of.at is each
        )
        blocks += [f"## {each.value}", _when(each)]
        blocks += [f"Used by: {used or 'no recommendation yet'}."]
    return page("Moments", *blocks)


def _when(each: Moment) -> str:
    if each is Moment.FIRST_CONTACT:
        return "The first day of a new episode."
    if each is Moment.CHRONIC:
        return (
            "The day of the first record in any episode, new or not, that is coded "
            f"chronic or lies more than {pain.CHRONIC_AFTER_DAYS} days after its first."
        )
    if each in FIRST_OF:
        lists = (f"[{of.name}](codelists.md#{of.name})" for of in FIRST_OF[each])
        return (
            f"The day of the first record of {listed(lists, last='or')} in any "
            "episode, new or not."
        )
    if each in STILL_IN_CARE:
        first, before = STILL_IN_CARE[each]
        until = "" if before is None else f" and before day {before}"
        return (
            f"The first back-pain record from day {first} of a new episode on{until}; "
            "the episode's first day is day 0."
        )
    raise LookupError(f"{each.value}: {NO_MOMENT_KNOWN}")


def _tables() -> str:
    blocks = [
        "## What is read: OMOP CDM",
        prose(cdm.__doc__),
        "A needed table has to be there; without an optional one, what depends on it "
        "becomes unknown. A required column has to be there when its table is; the "
        "others may be missing and are then taken as empty.",
        *(_contract(each) for each in TABLES.values()),
        "## What is made of it",
        "Days in these tables are counted from 1970-01-01.",
    ]
    for name, made, columns in MADE:
        blocks += [f"### {name}", prose(made.__doc__)]
        blocks += [f"In order: {', '.join(f'`{each}`' for each in columns)}."] * bool(
            columns
        )
    return page("Tables", *blocks)


def _contract(each: Table) -> str:
    rows = [
        (f"`{column.name}`", column.kind.value, "required" if column.required else "")
        for column in each.columns
    ]
    kind = "Needed." if each.needed else "Optional."
    parts = [f"### {each.name}", kind, grid(("column", "holds", ""), rows)]
    return "\n\n".join(parts)


MADE = (
    ("events", events, EVENT_COLUMNS),
    ("episodes", pain_episodes, ()),
    ("care steps", care_steps, ()),
    ("moments", moments, ()),
    ("facts", fact_table, ()),
    ("verdicts", population.verdicts, ()),
    ("findings", population.findings, ()),
    ("measures", measures_module.measures, measures_module.COLUMNS),
)
"""The tables of the flow, and the constants that hold their columns."""
