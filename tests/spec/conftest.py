"""What the chapters of the manual are written with: a picture, and what must follow.

``spec`` asks for the verdicts on one recommendation, ``facts`` for the answers to one
question, ``spells`` for episodes, ``days_of`` for moments. A test that fails shows
the picture, the facts and the because.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from textwrap import dedent
from typing import Any

import ibis
import pandas as pd
import pytest
from ibis import _
from ibis.backends import BaseBackend
from tables import DAY_ZERO, opened
from world import World, drawn

from wervel.episodes.moments import Moment
from wervel.episodes.pain import EpisodeRule
from wervel.facts.fact import Fact
from wervel.facts.table import fact_table
from wervel.findings.assessment import Assessment, assess
from wervel.findings.because import finding
from wervel.logic import Answer
from wervel.recommendations.nhg import ALL
from wervel.recommendations.recommendation import Recommendation
from wervel.records.calendar import day_number

ZERO = day_number(DAY_ZERO)


@dataclass(frozen=True)
class Shown:
    """One drawn world, assessed."""

    picture: str
    world: World
    assessment: Assessment
    options: Mapping[str, Any] = field(default_factory=dict)

    def rows(self, table: Any) -> list[dict[str, Any]]:
        """The rows of a table, unknown as None, days as those of the picture."""
        frame = self.assessment.source.backend.to_pandas(table)
        plain = frame.astype(object).where(frame.notna(), None)
        days = {"day", "episode_start", "episode_end", "observed_from"} | {
            "observed_until"
        }
        for name in days & set(plain.columns):
            plain[name] = [each - ZERO for each in plain[name]]
        ordered = [name for name in ("person_id", "episode_start") if name in plain]
        return plain.sort_values(ordered).to_dict("records")

    def findings(self, of: Recommendation) -> list[dict[str, Any]]:
        """One row per moment: the verdict, and by plain reading its because."""
        verdicts = self.rows(self.assessment.verdicts)
        facts = {_moment(row): row for row in self.rows(self.assessment.facts)}
        names = [each.name for each in of.facts]
        return [
            {
                "person": row["person_id"],
                "day": row["day"],
                "verdict": row[of.id],
                "because": finding(of, answers(facts[_moment(row)])).because,
                "facts": {name: facts[_moment(row)][name] for name in names},
            }
            for row in verdicts
            if row[of.id] is not None
        ]

    def differs(self, wanted: object, came: object, lines: list[str]) -> None:
        """Fail, with everything that a reader needs to see why."""
        shown = "\n".join(lines) or "nothing"
        pytest.fail(
            f"\n{dedent(self.picture)}\nwanted: {wanted}\n   got: {came}\n\n{shown}",
            pytrace=False,
        )


def _moment(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return row["person_id"], row["episode_start"], row["moment"]


def answers(row: Mapping[str, Any]) -> dict[str, Answer]:
    """The row of a table of facts as the plain reader takes it."""
    return {
        str(name): None if value is None or pd.isna(value) else value
        for name, value in row.items()
    }


@pytest.fixture(scope="session")
def connection() -> BaseBackend:
    """A DuckDB database that the chapters take turns in."""
    return ibis.duckdb.connect()


Show = Callable[..., Shown]


@pytest.fixture
def show(connection: BaseBackend) -> Show:
    """Assess a picture with some recommendations."""

    def made(
        picture: str,
        *recommendations: Recommendation,
        rule: EpisodeRule | None = None,
        whole_life: bool = False,
    ) -> Shown:
        world = drawn(picture)
        source = opened(world, connection, whole_life=whole_life)
        assessment = assess(source, recommendations=recommendations or ALL, rule=rule)
        return Shown(picture, world, assessment)

    return made


@pytest.fixture
def spec(show: Show) -> Callable[..., None]:
    """Assert the verdict on each person for whom the recommendation has a moment."""

    def asserted(
        picture: str,
        recommendation: Recommendation,
        verdicts: Mapping[int, Any],
        **options: Any,
    ) -> None:
        shown = show(picture, recommendation, **options)
        rows = shown.findings(recommendation)
        came = {row["person"]: row["verdict"] for row in rows}
        wanted = {person: verdict.value for person, verdict in verdicts.items()}
        if came != wanted or len(rows) != len(came):
            shown.differs(wanted, came, [str(row) for row in rows])

    return asserted


@pytest.fixture
def facts(show: Show) -> Callable[..., None]:
    """Assert the answer to a fact, for each person with an episode around a day."""

    def asserted(
        picture: str,
        fact: Fact,
        wanted: Mapping[int, Answer],
        *,
        on_day: int = 0,
        **options: Any,
    ) -> None:
        shown = show(picture, ALL[0], **options)
        table = answered(shown, fact, on_day=on_day)
        rows = shown.rows(table)
        came = {row["person_id"]: row[fact.name] for row in rows}
        if came != dict(wanted) or len(rows) != len(came):
            shown.differs(wanted, came, [str(row) for row in rows])

    return asserted


def answered(shown: Shown, *facts: Fact, on_day: int) -> Any:
    """One row per episode that has begun by that day: the facts, asked on the day."""
    told = shown.assessment
    spells = told.episodes.filter(_.episode_start <= ZERO + on_day)
    asked = spells.select(
        "person_id",
        "episode_start",
        moment=ibis.literal(Moment.FIRST_CONTACT.value),
        day=ibis.literal(ZERO + on_day, "int32"),
        is_new=_.is_new,
        observed_from=_.observed_from,
        observed_until=_.observed_until,
        care_site_id=_.care_site_id,
        provider_id=_.provider_id,
    )
    return fact_table(
        told.source,
        told.source.keep(asked),
        told.events,
        told.resolution,
        facts=facts,
    )


@pytest.fixture
def spells(show: Show) -> Callable[..., None]:
    """Assert the episodes: (person, first day, last day, new or not) of each."""

    def asserted(
        picture: str, wanted: list[tuple[int, int, int, bool]], **options: Any
    ) -> None:
        shown = show(picture, ALL[0], **options)
        rows = shown.rows(shown.assessment.episodes)
        names = ("person_id", "episode_start", "episode_end", "is_new")
        came = [tuple(row[name] for name in names) for row in rows]
        if came != wanted:
            shown.differs(wanted, came, [str(row) for row in rows])

    return asserted


@pytest.fixture
def days_of(show: Show) -> Callable[..., None]:
    """Assert the day of one kind of moment, per person; who has none is not named."""

    def asserted(
        picture: str, moment: Moment, wanted: Mapping[int, int], **options: Any
    ) -> None:
        shown = show(picture, ALL[0], **options)
        table = shown.assessment.moments
        rows = shown.rows(table.filter(table.moment == moment.value))
        came = {row["person_id"]: row["day"] for row in rows}
        if came != dict(wanted) or len(rows) != len(came):
            shown.differs(wanted, came, [str(row) for row in rows])

    return asserted
