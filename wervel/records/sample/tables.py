"""Tables: the records of a chunk of persons as Arrow tables of the OMOP CDM 5.4."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from wervel.records.sample.codes import FIRST_LOCAL_CONCEPT, codebook
from wervel.records.sample.draws import NEVER, Bools, Ints
from wervel.records.sample.people import People
from wervel.records.sample.places import Places
from wervel.records.sample.records import Records

ELECTRONIC_RECORD = 32817
OUTPATIENT_VISIT = 9202
EURO = 44818568
MALE, FEMALE = 8507, 8532
IDS_A_CHUNK = 100_000_000
"""Room for the ids of a table in one chunk: chunks need not know of each other."""


@dataclass(frozen=True)
class Shape:
    """What the columns of an event table are called."""

    table: str
    key: str
    stem: str
    date: str
    number: str | None = None
    end: str | None = None


SHAPES: Mapping[str, Shape] = {
    "condition": Shape(
        "condition_occurrence",
        "condition_occurrence_id",
        "condition",
        "condition_start_date",
    ),
    "drug": Shape(
        "drug_exposure",
        "drug_exposure_id",
        "drug",
        "drug_exposure_start_date",
        number="days_supply",
        end="drug_exposure_end_date",
    ),
    "procedure": Shape(
        "procedure_occurrence", "procedure_occurrence_id", "procedure", "procedure_date"
    ),
    "measurement": Shape(
        "measurement",
        "measurement_id",
        "measurement",
        "measurement_date",
        number="value_as_number",
    ),
    "observation": Shape(
        "observation", "observation_id", "observation", "observation_date"
    ),
}


@dataclass(frozen=True)
class Chunk:
    """Which persons of the whole a chunk holds: its number and the first person id."""

    number: int
    first_person: int

    def ids(self, size: int) -> Ints:
        """That many ids that no other chunk has."""
        first = self.number * IDS_A_CHUNK + 1
        return np.arange(first, first + size)


def dates(day: Ints) -> pa.Array:
    """Days since 1970-01-01 as dates."""
    return pa.array(day.astype(np.int32)).view(pa.date32())


def constant(value: int, size: int) -> pa.Array:
    """The same concept id everywhere."""
    return pa.array(np.full(size, value, dtype=np.int32))


def optional(values: npt.NDArray[np.int64], present: Bools) -> pa.Array:
    """Ids, null where there is none."""
    return pa.array(values, mask=~present)


def source_values(code: Ints) -> pa.Array:
    """The codes as they were written down."""
    book = codebook()
    used = max(book.first_of_rehabilitation, int(code.max(initial=0)) + 1)
    words = pa.array([each.code for each in book.codes[:used]])
    return pa.DictionaryArray.from_arrays(pa.array(code.astype(np.int16)), words)


def source_concepts(code: Ints) -> pa.Array:
    """The local concept of each code."""
    return pa.array((code + FIRST_LOCAL_CONCEPT).astype(np.int32))


def event_table(
    shape: Shape, records: Records, *, chunk: Chunk, visit: Ints, skipped: int = 0
) -> pa.Table:
    """One row per record of that kind; ``visit`` is the id of its visit, or 0.

    So many ids of the chunk are ``skipped``.
    """
    size = len(records)
    stem = shape.stem
    columns: dict[str, pa.Array] = {
        shape.key: pa.array(chunk.ids(size) + skipped),
        "person_id": pa.array(records.person + chunk.first_person),
        f"{stem}_concept_id": constant(0, size),
        shape.date: dates(records.day),
        f"{stem}_type_concept_id": constant(ELECTRONIC_RECORD, size),
        "provider_id": optional(records.provider + 1, records.provider >= 0),
        "visit_occurrence_id": optional(visit, visit > 0),
        f"{stem}_source_value": source_values(records.code),
        f"{stem}_source_concept_id": source_concepts(records.code),
    }
    if shape.end:
        supply = records.number.astype(np.int64)
        columns[shape.end] = dates(records.day + supply - 1)
        columns["days_supply"] = pa.array(supply.astype(np.int32))
    elif shape.number:
        columns[shape.number] = pa.array(records.number)
    return pa.table(columns)


def visit_table(records: Records, *, chunk: Chunk, places: Places) -> pa.Table:
    """One row per visit."""
    size = len(records)
    return pa.table(
        {
            "visit_occurrence_id": pa.array(chunk.ids(size)),
            "person_id": pa.array(records.person + chunk.first_person),
            "visit_concept_id": constant(OUTPATIENT_VISIT, size),
            "visit_start_date": dates(records.day),
            "visit_end_date": dates(records.day),
            "visit_type_concept_id": constant(ELECTRONIC_RECORD, size),
            "provider_id": pa.array(records.provider + 1),
            "care_site_id": pa.array(places.provider_site[records.provider] + 1),
        }
    )


def person_tables(people: People, *, chunk: Chunk) -> Mapping[str, pa.Table]:
    """Person (one row per person), observation_period (one per period), death."""
    size = len(people)
    person = np.arange(size) + chunk.first_person
    died = people.died < NEVER
    return {
        "person": pa.table(
            {
                "person_id": pa.array(person),
                "gender_concept_id": pa.array(
                    np.where(people.female, FEMALE, MALE).astype(np.int32)
                ),
                "year_of_birth": pa.array(people.born.astype(np.int32)),
                "race_concept_id": constant(0, size),
                "ethnicity_concept_id": constant(0, size),
                "location_id": pa.array(people.practice + 1),
                "provider_id": pa.array(people.gp + 1),
                "care_site_id": pa.array(people.practice + 1),
            }
        ),
        "observation_period": _periods(people, person, chunk=chunk),
        "death": pa.table(
            {
                "person_id": pa.array(person[died]),
                "death_date": dates(people.died[died]),
                "death_type_concept_id": constant(ELECTRONIC_RECORD, int(died.sum())),
            }
        ),
    }


def _periods(people: People, person: Ints, *, chunk: Chunk) -> pa.Table:
    returned = people.earlier_from < NEVER
    persons = np.concatenate([person, person[returned]])
    start = np.concatenate([people.start, people.earlier_from[returned]])
    end = np.concatenate([people.end, people.earlier_until[returned]])
    order = np.argsort(persons, kind="stable")
    return pa.table(
        {
            "observation_period_id": pa.array(chunk.ids(len(order))),
            "person_id": pa.array(persons[order]),
            "observation_period_start_date": dates(start[order]),
            "observation_period_end_date": dates(end[order]),
            "period_type_concept_id": constant(ELECTRONIC_RECORD, len(order)),
        }
    )
