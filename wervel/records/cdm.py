"""The contract: the tables and columns of OMOP CDM 5.4 that wervel reads.

Required and optional, and the types, are those of OHDSI/CommonDataModel,
``inst/csv/OMOP_CDMv5.4_Field_Level.csv``; a test compares them. Version 5.3 has the
same columns for what is read here. A ``*_datetime`` is never asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a column holds."""

    INTEGER = "an integer"
    NUMBER = "a number"
    DATE = "a date"
    TEXT = "text"


@dataclass(frozen=True)
class Column:
    """A column wervel reads; ``required`` as the CDM has it."""

    name: str
    kind: Kind
    required: bool = False


@dataclass(frozen=True)
class Table:
    """A table wervel reads; without a ``needed`` table nothing can be said."""

    name: str
    columns: tuple[Column, ...]
    needed: bool = False

    def column(self, name: str) -> Column:
        """The column of that name."""
        return next(column for column in self.columns if column.name == name)


def _integer(name: str, *, required: bool = False) -> Column:
    return Column(name, Kind.INTEGER, required)


def _date(name: str, *, required: bool = False) -> Column:
    return Column(name, Kind.DATE, required)


def _text(name: str, *, required: bool = False) -> Column:
    return Column(name, Kind.TEXT, required)


def _number(name: str) -> Column:
    return Column(name, Kind.NUMBER)


@dataclass(frozen=True)
class EventTable:
    """How a table of dated records is read: which column is what."""

    table: str
    key: str
    concept: str
    source_concept: str
    source_value: str
    start: str
    end: str | None = None
    days_supply: str | None = None
    value: str | None = None


def _recorded(event: EventTable, *, extra: tuple[Column, ...] = ()) -> Table:
    return Table(
        event.table,
        (
            _integer(event.key, required=True),
            _integer("person_id", required=True),
            _integer(event.concept, required=True),
            _date(event.start, required=True),
            _integer(event.source_concept),
            _text(event.source_value),
            _integer("provider_id"),
            _integer("visit_occurrence_id"),
            *extra,
        ),
    )


EVENTS: Mapping[str, EventTable] = {
    event.table: event
    for event in (
        EventTable(
            "condition_occurrence",
            "condition_occurrence_id",
            "condition_concept_id",
            "condition_source_concept_id",
            "condition_source_value",
            "condition_start_date",
        ),
        EventTable(
            "drug_exposure",
            "drug_exposure_id",
            "drug_concept_id",
            "drug_source_concept_id",
            "drug_source_value",
            "drug_exposure_start_date",
            end="drug_exposure_end_date",
            days_supply="days_supply",
        ),
        EventTable(
            "procedure_occurrence",
            "procedure_occurrence_id",
            "procedure_concept_id",
            "procedure_source_concept_id",
            "procedure_source_value",
            "procedure_date",
        ),
        EventTable(
            "measurement",
            "measurement_id",
            "measurement_concept_id",
            "measurement_source_concept_id",
            "measurement_source_value",
            "measurement_date",
            value="value_as_number",
        ),
        EventTable(
            "observation",
            "observation_id",
            "observation_concept_id",
            "observation_source_concept_id",
            "observation_source_value",
            "observation_date",
            value="value_as_number",
        ),
    )
}

TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        Table(
            "person",
            (
                _integer("person_id", required=True),
                _integer("gender_concept_id", required=True),
                _integer("year_of_birth", required=True),
                _integer("month_of_birth"),
                _integer("day_of_birth"),
                _integer("care_site_id"),
                _integer("provider_id"),
            ),
            needed=True,
        ),
        Table(
            "observation_period",
            (
                _integer("observation_period_id", required=True),
                _integer("person_id", required=True),
                _date("observation_period_start_date", required=True),
                _date("observation_period_end_date", required=True),
            ),
            needed=True,
        ),
        Table(
            "visit_occurrence",
            (
                _integer("visit_occurrence_id", required=True),
                _integer("person_id", required=True),
                _integer("visit_concept_id", required=True),
                _date("visit_start_date", required=True),
                _date("visit_end_date", required=True),
                _integer("provider_id"),
                _integer("care_site_id"),
            ),
        ),
        _recorded(EVENTS["condition_occurrence"]),
        _recorded(
            EVENTS["drug_exposure"],
            extra=(
                _date("drug_exposure_end_date", required=True),
                _integer("days_supply"),
            ),
        ),
        _recorded(EVENTS["procedure_occurrence"]),
        _recorded(EVENTS["measurement"], extra=(_number("value_as_number"),)),
        _recorded(EVENTS["observation"], extra=(_number("value_as_number"),)),
        Table(
            "provider",
            (
                _integer("provider_id", required=True),
                _integer("specialty_concept_id"),
                _integer("specialty_source_concept_id"),
                _text("specialty_source_value"),
                _integer("care_site_id"),
            ),
        ),
        Table(
            "care_site",
            (
                _integer("care_site_id", required=True),
                _text("care_site_name"),
                _integer("location_id"),
            ),
        ),
        Table(
            "location",
            (_integer("location_id", required=True), _text("state")),
        ),
        Table(
            "death",
            (
                _integer("person_id", required=True),
                _date("death_date", required=True),
            ),
        ),
        Table(
            "cost",
            (
                _integer("cost_id", required=True),
                _integer("cost_event_id", required=True),
                _text("cost_domain_id", required=True),
                _number("total_cost"),
                _number("total_paid"),
            ),
        ),
        Table(
            "concept",
            (
                _integer("concept_id", required=True),
                _text("concept_name", required=True),
                _text("vocabulary_id", required=True),
                _text("concept_code", required=True),
                _text("standard_concept"),
            ),
        ),
        Table(
            "concept_ancestor",
            (
                _integer("ancestor_concept_id", required=True),
                _integer("descendant_concept_id", required=True),
            ),
        ),
        Table(
            "cdm_source",
            (
                _text("cdm_source_name", required=True),
                _text("cdm_version"),
                _date("source_release_date"),
                _date("cdm_release_date"),
                _text("vocabulary_version"),
            ),
        ),
    )
}
