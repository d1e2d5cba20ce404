"""Codelists held against one source: which of its concept ids and codes are meant.

Done once per source. What occurs is counted table by table; the codes that occur are
then matched here, so that events can be selected by equality and never by pattern.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_

import ibis
import ibis.expr.types as ir
import pandas as pd

from wervel.errors import UnknownName
from wervel.records.cdm import EVENTS
from wervel.records.codelists import (
    Codelist,
    ListKind,
    all_codelists,
    leaves,
)
from wervel.records.matching import TABLES_OF, Matcher, concept_ids, whole
from wervel.records.source import Source

WORD = 62
"""Codelists a 64-bit column can tell apart, one bit each."""


@dataclass(frozen=True)
class Coded:
    """The three columns in which a table says what a record is about."""

    table: str
    concept: str
    source_concept: str
    source_value: str


CODED: Mapping[str, Coded] = {
    **{
        event.table: Coded(
            event.table, event.concept, event.source_concept, event.source_value
        )
        for event in EVENTS.values()
    },
    "provider": Coded(
        "provider",
        "specialty_concept_id",
        "specialty_source_concept_id",
        "specialty_source_value",
    ),
}

_DIAGNOSES = frozenset({"ICD10", "ICD10CM", "ICD9CM", "SNOMED"})
_USUAL: Mapping[str, frozenset[str]] = {
    "condition_occurrence": _DIAGNOSES,
    "observation": _DIAGNOSES | {"LOINC"},
    "drug_exposure": frozenset({"ATC", "RxNorm"}),
    "procedure_occurrence": frozenset({"SNOMED", "CPT4", "HCPCS", "OPCS4"}),
    "measurement": frozenset({"LOINC", "SNOMED"}),
    "provider": frozenset({"Medicare Specialty", "NUCC", "SNOMED"}),
}
"""What a bare source value in a table is read as, unless the source declares more."""

_DECLARED_ONLY: Mapping[str, frozenset[str]] = {
    "condition_occurrence": frozenset({"ICPC1", "DBC"}),
    "observation": frozenset({"ICPC1"}),
    "procedure_occurrence": frozenset({"DBC"}),
    "provider": frozenset({"AGB"}),
}
"""Systems whose codes look like those of another and mean something else: L03 is low
back pain in ICPC and cellulitis in ICD-10. They are read only where declared."""


def systems(table: str, declared: Collection[str]) -> frozenset[str]:
    """The coding systems in which bare source values of a table are read.

    What is declared takes the place of the usual systems in the tables it can stand in,
    and changes nothing in others.
    """
    possible = _USUAL[table] | _DECLARED_ONLY.get(table, frozenset())
    return possible & frozenset(declared) or _USUAL[table]


def _known(declared: Collection[str]) -> None:
    every = frozenset().union(*_USUAL.values(), *_DECLARED_ONLY.values())
    for each in sorted(frozenset(declared) - every):
        raise UnknownName(
            "a coding system",
            each,
            where="source codes",
            do="choose from: " + ", ".join(sorted(every)),
        )


@dataclass(frozen=True)
class Resolution:
    """What the codelists come down to in one source.

    ``by_concept`` and ``by_value`` give, per table, the set of lists (as bits) that a
    concept id, or a source value without concept id, belongs to. ``records`` counts per
    list. ``through_visits`` are the tables in which some record has no provider of its
    own but a visit that may have one.
    """

    bits: Mapping[str, int]
    by_concept: Mapping[str, Mapping[int, int]] = field(repr=False)
    by_value: Mapping[str, Mapping[str, int]] = field(repr=False)
    records: Mapping[str, int] = field(repr=False)
    rows: Mapping[str, int] = field(repr=False)
    undeclared: Mapping[str, int] = field(repr=False)
    through_visits: frozenset[str] = frozenset()
    by_name: bool = False
    carried: frozenset[str] | None = None

    def mask(self, lists: Iterable[Codelist]) -> int:
        """The bits of these lists together."""
        names = frozenset().union(*(leaves(each) for each in lists))
        return reduce(or_, (1 << self.bits[name] for name in names), 0)

    @property
    def every(self) -> int:
        """The bits of all lists."""
        return (1 << len(self.bits)) - 1

    @property
    def words(self) -> int:
        """How many 64-bit columns the bits take."""
        return -(-len(self.bits) // WORD)

    def carries(self, of: Codelist) -> bool:
        """Whether the source records such things at all.

        Complaints, alarms and drugs are taken as recorded where their table has rows:
        somebody without a diagnosis does not have the code. Care, outlook and providers
        are taken as recorded only where some record of the list exists: a source of GP
        records without one physiotherapy contact does not record physiotherapy.
        """
        if self.carried is not None:
            return bool(({of.name} | leaves(of)) & self.carried)
        if of.kind in (ListKind.COMPLAINT, ListKind.ALARM, ListKind.DRUG):
            return self.rows.get(TABLES_OF[of.kind][0], 0) > 0
        return any(self.records.get(name, 0) > 0 for name in leaves(of))


def places(held: Iterable[Codelist]) -> dict[str, int]:
    """The bit of each list."""
    return {
        name: place for place, name in enumerate(sorted(each.name for each in held))
    }


def fixed(carried: Iterable[str] | None = None) -> Resolution:
    """The codelists where events are at hand with their bits: no codes to look for.

    ``carried`` names the lists that are taken as recorded, left out: all of them.
    """
    lists = all_codelists()
    return Resolution(
        bits=places(each for each in lists if not each.members),
        by_concept={name: {} for name in CODED},
        by_value={name: {} for name in CODED},
        records={},
        rows={},
        undeclared={},
        carried=frozenset(each.name for each in lists)
        if carried is None
        else frozenset(carried),
    )


def resolve(source: Source, codelists: Iterable[Codelist] | None = None) -> Resolution:
    """The codelists as they occur in this source, over all of its persons.

    Raises UnknownName where the source declares a coding system that nobody knows.
    """
    _known(source.declared)
    lists = tuple(all_codelists() if codelists is None else codelists)
    held = tuple(each for each in lists if not each.members)
    bits = places(held)
    everybody = replace(source, persons=None)
    seen = {name: occurring(everybody, coded) for name, coded in CODED.items()}
    meanings = _meanings(everybody, seen)
    by_name = not _has_rows(source, "concept_ancestor") and _in_rxnorm(meanings)
    matchers = {name: Matcher.of(held, bits, name, by_name) for name in CODED}
    by_concept = {
        name: matchers[name].concepts(frame, meanings) for name, frame in seen.items()
    }
    by_value = {
        name: matchers[name].values(frame, systems(name, source.declared))
        for name, frame in seen.items()
    }
    hits = {
        name: _hits(frame, by_concept[name], by_value[name])
        for name, frame in seen.items()
    }
    return Resolution(
        bits=bits,
        by_concept=by_concept,
        by_value=by_value,
        records={name: _count(hits.values(), bits[name]) for name in bits},
        rows={name: int(frame["records"].sum()) for name, frame in seen.items()},
        through_visits=frozenset(
            name for name, frame in seen.items() if frame["of_visits"].sum()
        ),
        undeclared=_would_match(matchers, seen, source.declared),
        by_name=by_name,
        carried=source.carried,
    )


def occurring(source: Source, coded: Coded) -> pd.DataFrame:
    """One row per combination of concept ids (or bare source value) in a table.

    Columns concept, source_concept, value; records, and of_visits: how many of them
    have no provider but belong to a visit.
    """
    if not source.has(coded.table):
        return pd.DataFrame(columns=_OCCURRING)
    table = source.table(coded.table)
    rows = table.select(
        concept=_mapped(table[coded.concept]),
        source_concept=_mapped(table[coded.source_concept]),
        value=table[coded.source_value],
        of_visit=_of_visit(table),
    )
    coded_rows = _counted(rows, "concept", "source_concept")
    bare = coded_rows["concept"].isna() & coded_rows["source_concept"].isna()
    if not bare.any():
        return coded_rows
    without = rows.filter(rows.concept.isnull() & rows.source_concept.isnull())
    return pd.concat([coded_rows[~bare], _counted(without, "value")], ignore_index=True)


def _counted(rows: ir.Table, *by: str) -> pd.DataFrame:
    """One row per combination of these columns: records, and those of visits."""
    counts = rows.group_by([*by]).aggregate(
        records=lambda t: t.count(), of_visits=lambda t: t.of_visit.sum()
    )
    frame: pd.DataFrame = counts.to_pandas()
    return frame.reindex(columns=_OCCURRING)


_OCCURRING = ("concept", "source_concept", "value", "records", "of_visits")


def _of_visit(table: ir.Table) -> ir.IntegerValue:
    """1 for a record without provider that belongs to a visit, else 0."""
    if "visit_occurrence_id" not in table.columns:
        return ibis.literal(0)
    return ibis.ifelse(
        table.provider_id.isnull() & table.visit_occurrence_id.notnull(), 1, 0
    )


def bare_value(table: ir.Table, coded: Coded) -> ir.StringValue:
    """The source value where it stands alone; nothing where there is a concept id."""
    concepts = (_mapped(table[coded.concept]), _mapped(table[coded.source_concept]))
    return ibis.ifelse(
        concepts[0].isnull() & concepts[1].isnull(),
        table[coded.source_value],
        ibis.null("string"),
    )


def _mapped(column: ir.Column) -> ir.Column:
    """A concept id, or nothing where it says "no matching concept" (0)."""
    return column.nullif(0)


def _meanings(source: Source, seen: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per concept id that occurs × itself or an ancestor of it."""
    if not _has_rows(source, "concept"):
        return pd.DataFrame(
            {"concept_id": [], "vocabulary_id": [], "concept_code": [], "name": []}
        )
    ids = sorted(concept_ids(seen.values()))
    wanted = ibis.memtable(pd.DataFrame({"descendant_concept_id": ids}, dtype="int64"))
    concept = source.table("concept")
    pairs = wanted.mutate(ancestor_concept_id=wanted.descendant_concept_id)
    if _has_rows(source, "concept_ancestor"):
        above = source.table("concept_ancestor").semi_join(
            wanted, "descendant_concept_id"
        )
        pairs = pairs.union(above.select(*pairs.columns), distinct=True)
    named = pairs.join(concept, pairs.ancestor_concept_id == concept.concept_id)
    meanings: pd.DataFrame = source.backend.to_pandas(
        named.select(
            concept_id=named.descendant_concept_id,
            vocabulary_id=named.vocabulary_id,
            concept_code=named.concept_code,
            name=named.concept_name,
        )
    )
    return meanings


def _in_rxnorm(meanings: pd.DataFrame) -> bool:
    """Whether drugs are recorded as RxNorm products, which no list holds itself."""
    return bool(meanings["vocabulary_id"].astype(str).str.startswith("RxNorm").any())


def _has_rows(source: Source, name: str) -> bool:
    return source.has(name) and bool(
        source.backend.to_pandas(source.table(name).limit(1).count())
    )


def _hits(
    frame: pd.DataFrame, concepts: Mapping[int, int], values: Mapping[str, int]
) -> pd.DataFrame:
    """One row per combination that belongs to a list: its bits and records."""
    lists = [
        concepts.get(whole(row.concept), 0)
        | concepts.get(whole(row.source_concept), 0)
        | values.get(str(row.value), 0)
        for row in frame.itertuples()
    ]
    return frame.assign(lists=pd.Series(lists, dtype=object)).query("lists != 0")


def _count(hits: Iterable[pd.DataFrame], bit: int) -> int:
    return sum(
        int(records)
        for frame in hits
        for lists, records in zip(frame["lists"], frame["records"], strict=True)
        if lists >> bit & 1
    )


def _would_match(
    matchers: Mapping[str, Matcher],
    seen: Mapping[str, pd.DataFrame],
    declared: Collection[str],
) -> dict[str, int]:
    """Records per coding system that would belong to a list were it declared.

    Values that name their system themselves are read already, and are not among them.
    """
    found: dict[str, int] = {}
    for name, frame in seen.items():
        named = matchers[name].values(frame, ())
        for system in _DECLARED_ONLY.get(name, frozenset()) - frozenset(declared):
            values = matchers[name].values(frame, [system])
            bare = [each for each in values if each not in named]
            records = int(frame.loc[frame["value"].isin(bare), "records"].sum())
            if records:
                found[system] = found.get(system, 0) + records
    return found
