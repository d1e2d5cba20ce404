"""Chunks: some thousands of persons with all their tables and their truth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from wervel.records.sample.course import By
from wervel.records.sample.draws import NEVER, Ints, only
from wervel.records.sample.elsewhere import care_elsewhere
from wervel.records.sample.histories import (
    circumstances,
    conditions,
    crew_of,
    drugs,
    procedures,
    recorders,
    scores,
    visit_key,
    visits,
)
from wervel.records.sample.noise import (
    day_key,
    noise_of,
    noise_records,
    noise_visits,
    unprotected,
)
from wervel.records.sample.people import People, draw_people
from wervel.records.sample.places import Places
from wervel.records.sample.plan import Plan, draw_plan
from wervel.records.sample.records import Records, joined, kept
from wervel.records.sample.tables import (
    SHAPES,
    Chunk,
    event_table,
    person_tables,
    visit_table,
)
from wervel.records.sample.truth import tally

PERSONS_A_CHUNK = 25_000


@dataclass(frozen=True)
class Made:
    """What a chunk yields: rows for every table, counts of the truth, of edge cases."""

    tables: Mapping[str, pa.Table]
    truth: Ints
    seen: Mapping[str, int]


def make_chunk(
    chunk: Chunk, *, size: int, seed: np.random.SeedSequence, places: Places
) -> Made:
    """A chunk of that many persons; the same from the same seed, whatever came before."""
    rng = np.random.default_rng(seed)
    people = draw_people(rng, size=size, places=places)
    plan = draw_plan(rng, people=people, places=places)
    planted = _planted(rng, plan, people=people, places=places)
    noise = noise_visits(rng, people=people, places=places)
    noise = noise.where(unprotected(noise, _protected(plan)))
    tables = dict(person_tables(people, chunk=chunk))
    both = joined((planted["visit"], noise))
    order = _by_person(both)
    visit_id = np.empty(len(both), dtype=np.int64)
    visit_id[order] = chunk.ids(len(both))
    tables["visit_occurrence"] = visit_table(
        both.where(order), chunk=chunk, places=places
    )
    of_planted, of_noise = np.split(visit_id, [len(planted["visit"])])
    find = _Finder(planted["visit"], of_planted)
    for kind, rows in noise_records(rng, noise).items():
        extra = noise_of(rng, kind, visits=noise, rows=rows)
        every = joined((planted[kind], extra))
        ids = np.concatenate([find(planted[kind]), of_noise[rows]])
        order = _by_person(every)
        tables[SHAPES[kind].table] = event_table(
            SHAPES[kind], every.where(order), chunk=chunk, visit=ids[order]
        )
    crew = crew_of(plan, people=people, places=places)
    first = recorders(plan, crew)[:, 0]
    site = np.where(
        first >= 0, places.provider_site[first], people.practice[plan.course.person]
    )
    return Made(
        tables=tables,
        truth=tally(plan, site=site, sites=places.sites),
        seen=_edge_cases(plan, people),
    )


def _planted(
    rng: np.random.Generator, plan: Plan, *, people: People, places: Places
) -> dict[str, Records]:
    """The records of the plan, and care elsewhere, with the visits behind them."""
    crew = crew_of(plan, people=people, places=places)
    without = np.setdiff1d(np.arange(len(people)), plan.course.person)
    other = care_elsewhere(rng, without=without, people=people, places=places)
    every = {
        "visit": joined((visits(plan, crew), *other.values())),
        "condition": conditions(plan, crew),
        "drug": drugs(plan, crew),
        "procedure": joined((procedures(plan, crew), other["procedure"])),
        "measurement": joined((scores(plan), other["measurement"])),
        "observation": joined((circumstances(plan), other["observation"])),
    }
    return {kind: rows.where(kept(rows, people)) for kind, rows in every.items()}


def _by_person(records: Records) -> Ints:
    return np.argsort(records.person.astype(np.uint16), kind="stable")


def _protected(plan: Plan) -> Ints:
    """Days on which somebody else than the GP made a record: noise keeps off them."""
    timeline = plan.timeline
    other = only(timeline.by != By.GP, timeline.records)
    days = np.column_stack([other, plan.hospital.visits])
    row, _ = np.nonzero(days < NEVER)
    keys = day_key(
        plan.course.person[row], plan.course.start[row] + days[days < NEVER]
    )
    return np.unique(keys)


class _Finder:
    """Finds the visit of a record by person, day and provider; 0 where there is none."""

    def __init__(self, visits: Records, ids: Ints) -> None:
        keys = visit_key(visits)
        order = np.argsort(keys)
        self._keys = keys[order]
        self._ids = ids[order]

    def __call__(self, records: Records) -> Ints:
        if not len(self._keys):
            return np.zeros(len(records), dtype=np.int64)
        keys = visit_key(records)
        place = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        return np.where(self._keys[place] == keys, self._ids[place], 0)


def _edge_cases(plan: Plan, people: People) -> dict[str, int]:
    course = plan.course
    return {
        "persons": len(people),
        "episodes": len(course),
        "episodes_not_new": int((course.since < 180).sum()),
        "observation_ends_within_half_a_year": int((course.until < 182).sum()),
        "records_before_observation": int((course.outside < NEVER).sum()),
        "persons_with_records_outside": int(people.leaks.sum()),
        "persons_with_two_periods": int((people.earlier_from < NEVER).sum()),
        "deaths": int((people.died < NEVER).sum()),
        "red_flags_within": int((course.flag < NEVER).sum()),
        "red_flags_before": int((course.before < NEVER).sum()),
        "relapses": int((plan.timeline.relapse < NEVER).sum()),
    }
