"""What the chapters of the manual are written with: a picture, and what must follow.

``spec`` asks for the verdicts on one recommendation, ``facts`` for the answers to one
question, ``spells`` for episodes, ``days_of`` for moments. A test that fails shows
the picture, what came, the facts and the because.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from textwrap import dedent
from typing import Any

import ibis
import ibis.expr.types as ir
import pytest
from ibis import _
from ibis.backends import BaseBackend
from reading import ZERO, plain_rows
from tables import opened
from world import drawn

from wervel.episodes.moments import Moment, moments
from wervel.episodes.pain import EpisodeRule, pain_episodes, pain_records
from wervel.facts.fact import Fact
from wervel.facts.table import fact_table
from wervel.findings.assessment import assess
from wervel.findings.because import finding
from wervel.logic import Answer
from wervel.recommendations.recommendation import Recommendation
from wervel.records.events import events
from wervel.records.resolution import Resolution, resolve
from wervel.records.source import Source


@dataclass(frozen=True)
class Shown:
    """A picture in a database, and what is read from it, step by step."""

    picture: str
    source: Source
    rule: EpisodeRule

    @cached_property
    def resolution(self) -> Resolution:
        """The codelists as they occur in it."""
        return resolve(self.source)

    @cached_property
    def episodes(self) -> ir.Table:
        """One row per episode."""
        pain = self.source.keep(pain_records(self.source, self.resolution))
        spells = pain_episodes(self.source, self.resolution, pain, rule=self.rule)
        return self.source.keep(spells)

    @cached_property
    def events(self) -> ir.Table:
        """One row per record of a codelist."""
        return self.source.keep(events(self.source, self.resolution))

    @cached_property
    def moments(self) -> ir.Table:
        """One row per episode and kind of moment."""
        return moments(self.episodes, self.events, self.resolution, rule=self.rule)

    def answers(self, fact: Fact, *, on_day: int) -> ir.Table:
        """One row per person: the fact, asked on the day in the episode then begun."""
        begun = self.episodes.filter(_.episode_start <= ZERO + on_day)
        last = begun.filter(
            _.episode_start == _.episode_start.max().over(group_by="person_id")
        )
        asked = last.select(
            "person_id",
            "episode_start",
            "is_new",
            "observed_from",
            "observed_until",
            "care_site_id",
            "provider_id",
            moment=ibis.literal(Moment.FIRST_CONTACT.value),
            day=ibis.literal(ZERO + on_day, "int32"),
        )
        kept = self.source.keep(asked)
        return fact_table(self.source, kept, self.events, self.resolution, facts=[fact])

    def findings(self, of: Recommendation) -> list[dict[str, Any]]:
        """One row per moment: the verdict, the facts and, by plain reading, because."""
        told = assess(self.source, recommendations=[of], rule=self.rule)
        facts = {_moment(row): row for row in plain_rows(told.facts)}
        return [
            {
                "person": row["person_id"],
                "day": row["day"],
                "verdict": row[of.id],
                "because": finding(of, facts[_moment(row)]).because,
                "facts": {
                    each.name: facts[_moment(row)][each.name] for each in of.facts
                },
            }
            for row in plain_rows(told.verdicts)
            if row[of.id] is not None
        ]

    def must(self, wanted: Any, came: Any, rows: list[dict[str, Any]]) -> None:
        """Fail where the two differ, with everything a reader needs to see why."""
        if came == wanted:
            return
        shown = "\n".join(map(str, rows)) or "nothing"
        pytest.fail(
            f"\n{dedent(self.picture)}\nwanted: {wanted}\n   got: {came}\n\n{shown}",
            pytrace=False,
        )


def _moment(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return row["person_id"], row["episode_start"], row["moment"]


def by_person(rows: list[dict[str, Any]], *, what: str, who: str) -> dict[Any, Any]:
    """What came of each person; of one with several, a list."""
    found: dict[Any, list[Any]] = {}
    for row in sorted(rows, key=str):
        found.setdefault(row[who], []).append(row[what])
    return {who: each[0] if len(each) == 1 else each for who, each in found.items()}


@pytest.fixture(scope="session")
def connection() -> BaseBackend:
    """A DuckDB database that the chapters take turns in."""
    return ibis.duckdb.connect()


@pytest.fixture
def show(connection: BaseBackend) -> Callable[..., Shown]:
    """The picture in a database."""

    def made(
        picture: str, *, rule: EpisodeRule | None = None, whole_life: bool = False
    ) -> Shown:
        source = opened(drawn(picture), connection, whole_life=whole_life)
        return Shown(picture, source, rule or EpisodeRule())

    return made


@pytest.fixture
def spec(show: Callable[..., Shown]) -> Callable[..., None]:
    """Assert the verdict on each person for whom the recommendation has a moment."""

    def asserted(
        picture: str,
        recommendation: Recommendation,
        verdicts: Mapping[int, Any],
        **options: Any,
    ) -> None:
        shown = show(picture, **options)
        rows = shown.findings(recommendation)
        wanted = {person: verdict.value for person, verdict in verdicts.items()}
        shown.must(wanted, by_person(rows, what="verdict", who="person"), rows)

    return asserted


@pytest.fixture
def facts(show: Callable[..., Shown]) -> Callable[..., None]:
    """Assert the answer to a fact, for each person with an episode around a day."""

    def asserted(
        picture: str,
        fact: Fact,
        wanted: Mapping[int, Answer],
        *,
        on_day: int = 0,
        **options: Any,
    ) -> None:
        shown = show(picture, **options)
        rows = plain_rows(shown.answers(fact, on_day=on_day))
        shown.must(dict(wanted), by_person(rows, what=fact.name, who="person_id"), rows)

    return asserted


@pytest.fixture
def spells(show: Callable[..., Shown]) -> Callable[..., None]:
    """Assert the episodes: person, first day, last day, new or not, of each."""

    def asserted(
        picture: str, wanted: list[tuple[int, int, int, bool]], **options: Any
    ) -> None:
        shown = show(picture, **options)
        rows = plain_rows(shown.episodes)
        names = ("person_id", "episode_start", "episode_end", "is_new")
        came = sorted(tuple(row[name] for name in names) for row in rows)
        shown.must(wanted, came, rows)

    return asserted


@pytest.fixture
def days_of(show: Callable[..., Shown]) -> Callable[..., None]:
    """Assert the day of one kind of moment, per person; who has none is not named."""

    def asserted(
        picture: str, moment: Moment, wanted: Mapping[int, int], **options: Any
    ) -> None:
        shown = show(picture, **options)
        rows = plain_rows(shown.moments)
        mine = [row for row in rows if row["moment"] == moment.value]
        shown.must(dict(wanted), by_person(mine, what="day", who="person_id"), rows)

    return asserted
