"""The bedside: one patient's facts at the moment *now*, and at those of the episode.

The expressions of the population, compiled once over a slate. Only the events come by
another way, because the rows of one patient are at hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import cast

import ibis
import ibis.expr.types as ir

from wervel.episodes.moments import MOMENT_COLUMNS, NOW, moments, ongoing
from wervel.episodes.pain import EpisodeRule, pain_episodes
from wervel.facts.fact import Fact
from wervel.facts.table import facts_of_few
from wervel.logic import Answer
from wervel.recommendations.recommendation import Recommendation
from wervel.records import codelists
from wervel.records.events import belongs, bits_of, word
from wervel.records.fhir import Records
from wervel.records.fhir.events import Event, date_of, day_number, events_of
from wervel.records.resolution import Resolution, fixed
from wervel.records.slate import Row, Slate
from wervel.records.source import Source

_PATIENT_TYPES = {
    "person_id": "int64",
    "gender_concept_id": "int64",
    "year_of_birth": "int64",
    "observation_period_start_date": "date",
    "observation_period_end_date": "date",
    "day": "int32",
    "open_day": "int32",
}
_EVENT_TYPES = {
    "person_id": "int64",
    "day": "int32",
    "days": "int32",
    "value": "float64",
    "provider_known": "boolean",
    "record_table": "string",
    "record_id": "int64",
}
_PLACES = {"provider_id": ibis.null("int64"), "care_site_id": ibis.null("int64")}
"""Columns of an event that no fact asks for."""

_OF_SPELL = (
    "episode_end",
    *(each for each in MOMENT_COLUMNS if each not in ("moment", "day")),
)
"""The columns of an episode that moments are made from."""


@dataclass(frozen=True)
class At:
    """The facts at one moment of an episode; a day is a date here."""

    moment: str
    day: date
    episode_start: date
    answers: Mapping[str, Answer]


@dataclass(frozen=True)
class Patient:
    """What is read of one person: events, year of birth and sex, first day known.

    ``open_day`` is the day of a chronic complaint that has no end on record.
    """

    events: Sequence[Event]
    year_of_birth: int
    gender_concept_id: int
    known_from: date
    open_day: int | None = None


def patients_of(records: Records, *, until: date) -> dict[int, Patient]:
    """Everybody in the records, by person id, as far as was known on that day."""
    by_person: dict[int, list[Event]] = {}
    for each in events_of(records, until=until):
        by_person.setdefault(each.person_id, []).append(each)
    known_from = {
        cast(int, person): cast(date, first)
        for _, person, first, _ in records.tables.get("observation_period", ())
    }
    return {
        cast(int, person): Patient(
            by_person.get(cast(int, person), []),
            cast(int, year),
            cast(int, gender),
            min(known_from.get(cast(int, person), until), until),
        )
        for person, gender, year, *_ in records.tables.get("person", ())
    }


@dataclass(frozen=True)
class Bedside:
    """All that does not depend on the patient, made once.

    ``carried`` names the codelists that the records at hand are taken to hold; left
    out, all of them: a record that is not there means what each fact says it means.
    """

    recommendations: tuple[Recommendation, ...]
    facts: tuple[Fact, ...]
    resolution: Resolution
    rule: EpisodeRule
    slate: Slate = field(repr=False)

    @classmethod
    def opened(
        cls,
        recommendations: Iterable[Recommendation],
        *,
        rule: EpisodeRule | None = None,
        carried: Iterable[str] | None = None,
    ) -> Bedside:
        """Compile what these recommendations ask, as far as they have a rule."""
        chosen = tuple(each for each in recommendations if each.has_rule)
        made = cls(
            chosen,
            tuple(dict.fromkeys(fact for each in chosen for fact in each.facts)),
            fixed(carried),
            rule or EpisodeRule(),
            Slate.wiped(),
        )
        made._compile()
        return made

    def _compile(self) -> None:
        slate, resolution = self.slate, self.resolution
        words = {word(number): "int64" for number in range(resolution.words)}
        patients = slate.table("patients", ibis.schema(_PATIENT_TYPES))
        events = slate.table("events", ibis.schema({**_EVENT_TYPES, **words}))
        events = events.mutate(**_PLACES)
        source = _source(slate, patients)
        back_pain = belongs(events, resolution.mask([codelists.back_pain]))
        # Kept, as what is read twice becomes a WITH otherwise, and a plan that has one
        # holds on to a little more memory each time it is asked (DuckDB 1.5).
        pain = slate.kept("pain", events.filter(back_pain))
        spells = pain_episodes(source, resolution, pain, rule=self.rule)
        episodes = slate.kept("episodes", spells.select(*_OF_SPELL))
        kinds = {each.moment for each in self.recommendations}
        now = ongoing(episodes, patients, rule=self.rule)
        then = moments(episodes, events, resolution, rule=self.rule, kinds=kinds)
        asked = slate.kept("moments", now)
        slate.also("earlier", then, into="moments")
        slate.asked(
            "facts",
            facts_of_few(source, asked, events, resolution, facts=self.facts),
        )
        slate.ready()

    def read(
        self, patients: Sequence[Patient], *, today: date, earlier: bool = False
    ) -> tuple[tuple[At, ...], ...]:
        """For each of the patients: the facts now, and at earlier moments if asked.

        In order of day, now last; nothing where no episode ever was, and no *now* where
        none goes on.
        """
        with self.slate.reading():
            self._fill(patients, today)
            self.slate.put("pain")
            self.slate.put("episodes")
            self.slate.put("moments")
            if earlier:
                self.slate.put("earlier")
            rows = self.slate.rows("facts")
        found: list[list[At]] = [[] for _ in patients]
        for row in sorted(rows, key=_order):
            found[cast(int, row["person_id"]) - 1].append(_at(row))
        return tuple(tuple(each) for each in found)

    def _fill(self, patients: Sequence[Patient], today: date) -> None:
        numbered = list(enumerate(patients, start=1))
        self.slate.fill(
            "patients",
            [
                (
                    *(number, of.gender_concept_id, of.year_of_birth),
                    *(of.known_from, today, day_number(today), of.open_day),
                )
                for number, of in numbered
            ],
        )
        self.slate.fill(
            "events",
            [
                self._event(each, number)
                for number, of in numbered
                for each in of.events
            ],
        )

    def _event(self, of: Event, number: int) -> Row:
        """The row of an event of the patient of that number."""
        words = (bits_of(of.lists, each) for each in range(self.resolution.words))
        seen = (of.day, of.days, of.value, of.provider_known)
        return (number, *seen, of.record_table, of.record_id, *words)


def _source(slate: Slate, patients: ir.Table) -> Source:
    """The patients as people of whom all records count."""
    period = ("observation_period_start_date", "observation_period_end_date")
    found = {
        "person": patients.select("person_id", "gender_concept_id", "year_of_birth"),
        "observation_period": patients.select("person_id", *period),
    }
    return Source(slate.backend, found, "FHIR at the bedside", whole_life=True)


def _order(row: Mapping[str, object]) -> tuple[object, ...]:
    return row["person_id"], row["day"], row["moment"] == NOW, row["moment"]


def _at(row: Mapping[str, object]) -> At:
    return At(
        str(row["moment"]),
        _date(row["day"]),
        _date(row["episode_start"]),
        {
            name: cast(Answer, answer)
            for name, answer in row.items()
            if name not in MOMENT_COLUMNS
        },
    )


def _date(day: object) -> date:
    return date_of(cast(int, day))
