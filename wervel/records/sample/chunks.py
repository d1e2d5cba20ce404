"""Chunks: some thousands of persons with all their tables and their truth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from wervel.records.sample.costs import cost_table
from wervel.records.sample.course import By
from wervel.records.sample.draws import NEVER, Ints, only
from wervel.records.sample.edges import edge_cases
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
from wervel.records.sample.rehabilitation import (
    Rehabilitated,
    draw_rehabilitation,
    rehabilitation_records,
    rehabilitation_table,
)
from wervel.records.sample.tables import (
    IDS_A_CHUNK,
    SHAPES,
    Chunk,
    event_table,
    person_tables,
    visit_table,
)
from wervel.records.sample.truth import tally

PERSONS_A_CHUNK = 25_000
"""Fewer than 65,536, so that records sort by person in one pass over 16 bits."""
_FAR_END = IDS_A_CHUNK // 2


@dataclass(frozen=True)
class Made:
    """What a chunk yields: rows for every table, counts of the truth, of edge cases."""

    tables: Mapping[str, pa.Table]
    truth: Ints
    seen: Mapping[str, int]


@dataclass(frozen=True)
class _Written:
    """Records in the order they are written, with where each came from.

    ``order`` puts planted and noise records, in this order, by person; ``planted`` is
    how many of them were planted. ``ids`` are those of the records before ordering.
    """

    records: Records
    order: Ints
    planted: int
    ids: Ints


def make_chunk(
    chunk: Chunk, *, size: int, seed: np.random.SeedSequence, places: Places
) -> Made:
    """A chunk of that many persons: the same from the same seed and places."""
    rng = np.random.default_rng(seed)
    people = draw_people(rng, size=size, places=places)
    plan = draw_plan(rng, people=people, places=places)
    apart = np.random.SeedSequence(seed.entropy, spawn_key=(*seed.spawn_key, 1))
    care = draw_rehabilitation(
        np.random.default_rng(apart), plan, people=people, places=places
    )
    planted = _planted(rng, plan, people=people, places=places, care=care)
    noise = noise_visits(rng, people=people, places=places)
    noise = noise.where(unprotected(noise, _protected(plan)))
    return Made(
        tables={
            **person_tables(people, chunk=chunk),
            **_event_tables(rng, planted, noise, chunk=chunk, places=places),
            "planted_rehabilitation": rehabilitation_table(
                plan, care, chunk=chunk, places=places
            ),
        },
        truth=tally(
            plan,
            site=_site(plan, people=people, places=places),
            sites=places.sites.count,
        ),
        seen=edge_cases(plan, people),
    )


def _event_tables(
    rng: np.random.Generator,
    planted: Mapping[str, Records],
    noise: Records,
    *,
    chunk: Chunk,
    places: Places,
) -> dict[str, pa.Table]:
    """Per event table, one row per record, planted or noise; and the costs."""
    seen = _written(planted["visit"], noise, chunk)
    tables = {
        "visit_occurrence": visit_table(
            seen.records.where(seen.order), chunk=chunk, places=places
        )
    }
    steps = {"visit": (planted["visit"], seen.ids[: seen.planted])}
    keys = visit_key(planted["visit"])
    for kind, rows in noise_records(rng, noise).items():
        extra = noise_of(rng, kind, visits=noise, rows=rows)
        written = _written(planted[kind], extra, chunk)
        found = _found(visit_key(planted[kind]), among=keys)
        visit = np.concatenate([found, seen.planted + rows])
        ids = np.where(visit < 0, 0, seen.ids[visit])
        tables[SHAPES[kind].table] = event_table(
            SHAPES[kind],
            written.records.where(written.order),
            chunk=chunk,
            visit=ids[written.order],
        )
        steps[kind] = (planted[kind], written.ids[: written.planted])
    found = _found(visit_key(planted["rehabilitation"]), among=keys)
    tables["measurement"] = _with_rehabilitation(
        tables["measurement"],
        planted["rehabilitation"],
        visit=np.where(found < 0, 0, seen.ids[found]),
        chunk=chunk,
    )
    tables["cost"] = cost_table(steps, chunk=chunk, specialty=places.provider_code)
    return tables


def _with_rehabilitation(
    measured: pa.Table, extra: Records, *, visit: Ints, chunk: Chunk
) -> pa.Table:
    """The measurements and those of rehabilitation, by person; the first keep theirs.

    Theirs are their ids: the others come from the far end of the chunk's.
    """
    if not len(extra):
        return measured
    added = event_table(
        SHAPES["measurement"], extra, chunk=chunk, visit=visit, skipped=_FAR_END
    )
    both = pa.concat_tables([measured, added]).unify_dictionaries()
    order = np.argsort(both["person_id"].to_numpy(), kind="stable")
    return both.take(pa.array(order))


def _written(planted: Records, noise: Records, chunk: Chunk) -> _Written:
    both = joined((planted, noise))
    order = np.argsort(both.person.astype(np.uint16), kind="stable")
    ids = np.empty(len(both), dtype=np.int64)
    ids[order] = chunk.ids(len(both))
    return _Written(both, order, len(planted), ids)


def _found(keys: Ints, *, among: Ints) -> Ints:
    """Where each key stands among these, which are in order; -1 where it does not."""
    if not len(among):
        return np.full(len(keys), -1)
    place = np.minimum(np.searchsorted(among, keys), len(among) - 1)
    return np.where(among[place] == keys, place, -1)


def _planted(
    rng: np.random.Generator,
    plan: Plan,
    *,
    people: People,
    places: Places,
    care: Rehabilitated,
) -> Mapping[str, Records]:
    """The records of the plan, and care elsewhere, with the visits behind them."""
    crew = crew_of(plan, people=people, places=places)
    without = np.setdiff1d(np.arange(len(people)), plan.course.person)
    other = care_elsewhere(rng, without=without, people=people, places=places)
    visited = joined((visits(plan, crew), *other.values()))
    every = {
        "visit": visited.where(np.unique(visit_key(visited), return_index=True)[1]),
        "condition": conditions(plan, crew),
        "drug": drugs(plan, crew),
        "procedure": joined(
            (procedures(plan, crew, long_programme=care.long), other["procedure"])
        ),
        "measurement": joined((scores(plan), other["measurement"])),
        "observation": joined((circumstances(plan), other["observation"])),
        "rehabilitation": rehabilitation_records(plan, care),
    }
    return {kind: rows.where(kept(rows, people)) for kind, rows in every.items()}


def _protected(plan: Plan) -> Ints:
    """Days on which somebody else than the GP made a record: noise keeps off them."""
    timeline = plan.timeline
    other = only(timeline.by != By.GP, timeline.records)
    days = np.column_stack([other, plan.hospital.visits])
    happens = days < NEVER
    row = np.nonzero(happens)[0]
    day = plan.course.start[row] + days[happens]
    return np.unique(day_key(plan.course.person[row], day))


def _site(plan: Plan, *, people: People, places: Places) -> Ints:
    """The care site of each course: that of its first record, else the own practice."""
    crew = crew_of(plan, people=people, places=places)
    first = recorders(plan, crew)[:, 0]
    own = people.practice[plan.course.person]
    return np.where(first >= 0, places.provider_site[first], own)
