"""Hospital spells built from OMOP, which does not hold all that the coding asks.

What the published coding asks and OMOP does not say is chosen here, and marked:

- A **spell** is one visit of the kind inpatient (concept 9201, or 262: emergency room
  and inpatient). Where a source has none of these, any visit with a procedure.
- OMOP ranks neither procedures nor diagnoses. The **main** one is the first of the
  visit, by date, then by the number of the record.
- **Codes** are the source values, without dots; they must be OPCS-4 and ICD-10. A value
  that names its system (``ICD10:M54.5``) is read if it names that one.
- **Age** is the year of the start minus the year of birth, as everywhere in wervel.
- The **admission method** is what stands in ``admitted_from_source_value`` (CDM 5.3:
  ``admitting_source_value``). In the CDM that is where somebody came from: it serves
  only where the source was loaded so that it holds the method. Empty is missing.
- There is no **administrative category**: who is private is unknown, so nobody is
  counted, unless whoever asks says that no patient is private.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

import ibis
import ibis.expr.types as ir

from wervel.activity.spells import SPELLS
from wervel.errors import ContractBroken, UnknownName
from wervel.records.calendar import year
from wervel.records.cdm import EVENTS, TABLES, Column, Kind, Table
from wervel.records.events import day_of
from wervel.records.source import Source, conformed

PrivatePatients: TypeAlias = Literal["unknown", "none"]

INPATIENT = (9201, 262)
"""Standard visit concepts: inpatient visit; emergency room and inpatient visit."""
NOT_PRIVATE = "01"
SEPARATOR = ","

_VISITS = Table(
    "visit_occurrence",
    (
        *TABLES["visit_occurrence"].columns,
        Column("admitted_from_source_value", Kind.TEXT),
        Column("admitting_source_value", Kind.TEXT),
    ),
)


def spells_of(
    source: Source, *, private_patients: PrivatePatients = "unknown"
) -> ir.Table:
    """One row per visit that is taken as a spell, in the columns of ``SPELLS``.

    The module says what is chosen. ``private_patients="none"`` says that the source
    holds no private patients. In ``any_spell_…`` the codes stand in no set order.
    Visits outside the observation periods count: activity is not about follow-up.

    Raises ContractBroken where there are no visits at all, UnknownName.
    """
    if private_patients not in get_args(PrivatePatients):
        raise UnknownName(
            "what is known of private patients",
            repr(private_patients),
            where="private patients",
            do="choose one of " + ", ".join(get_args(PrivatePatients)),
        )
    visits = _stays(source)
    procedures = _codes(source, visits, table="procedure_occurrence", system="OPCS4")
    diagnoses = _codes(source, visits, table="condition_occurrence", system="ICD10")
    born = source.table("person").select("person_id", "year_of_birth")
    joined = (
        visits.left_join(born, "person_id")
        .left_join(procedures, [("visit_occurrence_id", "procedure_visit")])
        .left_join(diagnoses, [("visit_occurrence_id", "condition_visit")])
    )
    category = ibis.literal(
        NOT_PRIVATE if private_patients == "none" else None, "string"
    )
    fields = joined.select(
        primary_spell_procedure=joined.procedure_main,
        any_spell_procedure=joined.procedure_every,
        primary_spell_diagnosis=joined.condition_main,
        any_spell_diagnosis=joined.condition_every,
        admission_method=joined.admission_method,
        administrative_category=category,
        age_at_start_of_spell_sus=year(joined.day) - joined.year_of_birth,
        der_age_at_cds_activity_date=ibis.null("int64"),
        spell_id=joined.visit_occurrence_id.cast("string"),
        site=joined.care_site_id.cast("string"),
        start_date=joined.visit_start_date,
    )
    return conformed(fields, SPELLS)


def _stays(source: Source) -> ir.Table:
    """One row per visit that is taken as a spell."""
    if not source.has("visit_occurrence"):
        raise ContractBroken(
            "table visit_occurrence",
            "no such table",
            where=source.where,
            do="add it: without visits there are no spells to count",
        )
    table = conformed(source.found["visit_occurrence"], _VISITS)
    if source.persons is not None:
        table = table.filter(table.person_id.isin(sorted(source.persons)))
    visits = table.select(
        "visit_occurrence_id",
        "person_id",
        "care_site_id",
        "visit_start_date",
        day=day_of(table.visit_start_date),
        admission_method=ibis.coalesce(
            table.admitted_from_source_value.nullif(""),
            table.admitting_source_value.nullif(""),
        ),
        inpatient=table.visit_concept_id.isin(INPATIENT),
    )
    inpatient = visits.filter(visits.inpatient)
    if inpatient.limit(1).count().execute():
        return inpatient
    if not source.has("procedure_occurrence"):
        return visits.filter(ibis.literal(False))
    done = source.table("procedure_occurrence").select("visit_occurrence_id")
    return visits.semi_join(done, "visit_occurrence_id")


def _codes(source: Source, visits: ir.Table, *, table: str, system: str) -> ir.Table:
    """One row per visit with a code in that table: the first, and all of them."""
    rows = _readable(source, visits, table=table, system=system)
    order = ibis.window(group_by="visit", order_by=["day", "key"])
    ranked = rows.mutate(rank=ibis.row_number().over(order))
    kind = table.removesuffix("_occurrence")
    return ranked.group_by(**{f"{kind}_visit": ranked.visit}).aggregate(
        **{
            f"{kind}_main": ranked.code.max(where=ranked["rank"] == 0),
            f"{kind}_every": ranked.code.group_concat(SEPARATOR),
        }
    )


def _readable(source: Source, visits: ir.Table, *, table: str, system: str) -> ir.Table:
    """One row per record of these visits that holds a code of that system."""
    event = EVENTS[table]
    if not source.has(table):
        none = visits.filter(ibis.literal(False))
        return none.select(
            visit="visit_occurrence_id",
            day="day",
            key="visit_occurrence_id",
            code=ibis.null("string"),
        )
    rows = source.table(table).semi_join(visits, "visit_occurrence_id")
    written = rows[event.source_value]
    names_it = written.re_search(f"^{system}[:|]")
    rows = rows.filter(names_it | ~written.re_search("[:|]"))
    bare = rows[event.source_value].re_replace(f"^{system}[:|]", "").replace(".", "")
    codes = rows.select(
        visit="visit_occurrence_id",
        day=day_of(rows[event.start]),
        key=event.key,
        code=bare.nullif(""),
    )
    return codes.filter(codes.code.notnull())
