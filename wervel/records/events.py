"""Events: the records that carry a code of some codelist, in one narrow table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from operator import or_
from typing import TypeVar

import ibis
import ibis.expr.types as ir
from ibis import _

from wervel.records.cdm import EVENTS, EventTable
from wervel.records.codelists import Codelist
from wervel.records.resolution import CODED, WORD, Coded, Resolution, bare_value
from wervel.records.source import Source

Key = TypeVar("Key", int, str)

EVENT_COLUMNS = (
    "person_id",
    "day",
    "days",
    "value",
    "provider_id",
    "care_site_id",
    "provider_known",
    "record_table",
    "record_id",
)


def events(
    source: Source,
    resolution: Resolution,
    *,
    lists: Iterable[Codelist] | None = None,
    people: ir.Table | None = None,
) -> ir.Table:
    """One row per record that carries a code of these codelists (left out: of any).

    A visit to a provider of a listed specialty is an event too. Columns: person_id; day
    (days since 1970-01-01); days (supplied, or from start to end); value (as a number);
    provider_id (the record's, else its visit's) and care_site_id; provider_known (the
    provider's specialty is recorded);
    record_table and record_id, to walk back; ``lists_0``, ``lists_1``, … one bit per
    codelist, of the record's own code and of its provider's specialty. ``people``, one
    row a person with first_day and last_day, keeps to those persons, and of their
    visits to those days: most visits are about something else, and they are most of the
    records. Records outside observation periods are left out unless the source says
    they count.
    """
    wanted = resolution.every if lists is None else resolution.mask(lists)
    parts = [
        _recorded(source, resolution, event, wanted)
        for event in EVENTS.values()
        if source.has(event.table) and _chosen(resolution, event.table, wanted)
    ]
    if lists is None and _visits_tell(source, resolution):
        parts.append(_visits(source, resolution, people))
    if not parts:
        return _none(source, resolution)
    rows = ibis.union(*parts) if len(parts) > 1 else parts[0]
    return _with_provider(source, resolution, _observed(source, rows, people))


def word(number: int) -> str:
    """The name of the column with that many-th 62 codelists."""
    return f"lists_{number}"


def belongs(table: ir.Table, mask: int) -> ir.BooleanValue:
    """Whether an event belongs to one of the lists in the mask."""
    return on_any(mask, table, word)


def on_any(mask: int, table: ir.Table, column: Callable[[int], str]) -> ir.BooleanValue:
    """Whether one of the lists in the mask is among the bits in these columns."""
    tests = (
        (table[column(number)] & bits_of(mask, number)) != 0
        for number in words_of(mask)
    )
    return reduce(or_, tests) if mask else ibis.literal(False)


def words_of(mask: int) -> list[int]:
    """The numbers of the columns in which a list of the mask has its bit."""
    every = range(-(-mask.bit_length() // WORD))
    return [number for number in every if bits_of(mask, number)]


def bits_of(mask: int, number: int) -> int:
    """That part of a mask that stands in the many-th column."""
    return mask >> (WORD * number) & ((1 << WORD) - 1)


def day_of(column: ir.Column) -> ir.IntegerValue:
    """A date as days since 1970-01-01."""
    return column.epoch_days().cast("int32")


def _recorded(
    source: Source, resolution: Resolution, event: EventTable, wanted: int
) -> ir.Table:
    table = source.table(event.table)
    rows = _with_lists(table, resolution, CODED[event.table], wanted)
    if event.table in resolution.through_visits and source.has("visit_occurrence"):
        rows = _through_visit(source, rows)
    return rows.select(
        person_id=rows.person_id,
        day=day_of(rows[event.start]),
        days=_days(rows, event),
        value=_value(rows, event),
        provider_id=rows.provider_id,
        record_table=ibis.literal(event.table),
        record_id=rows[event.key],
        **{name: rows[name] for name in _words(resolution)},
    )


def _through_visit(source: Source, rows: ir.Table) -> ir.Table:
    """The same rows; where one has no provider, that of the visit it belongs to."""
    visits = source.table("visit_occurrence").select(
        "visit_occurrence_id", of_visit="provider_id"
    )
    joined = rows.left_join(visits, "visit_occurrence_id")
    return joined.mutate(provider_id=joined.provider_id.coalesce(joined.of_visit))


def _value(rows: ir.Table, event: EventTable) -> ir.Value:
    """The number measured; nothing where the file says "not a number"."""
    if event.value is None:
        return ibis.null("float64")
    number = rows[event.value]
    return ibis.ifelse(number.isnan(), ibis.null("float64"), number)


def _days(rows: ir.Table, event: EventTable) -> ir.Value:
    """Days a supply lasts: as recorded, else from its first day to its last.

    Less than a day is no length.
    """
    if event.days_supply is None or event.end is None:
        return ibis.null("int32")
    span = day_of(rows[event.end]) - day_of(rows[event.start]) + 1
    return ibis.coalesce(_at_least_one(rows[event.days_supply]), _at_least_one(span))


def _at_least_one(days: ir.IntegerValue) -> ir.IntegerValue:
    return ibis.ifelse(days >= 1, days.cast("int32"), ibis.null("int32"))


def _chosen(resolution: Resolution, table: str, wanted: int) -> bool:
    return any(
        lists & wanted
        for found in (resolution.by_concept[table], resolution.by_value[table])
        for lists in found.values()
    )


def _words(resolution: Resolution) -> list[str]:
    return [word(number) for number in range(resolution.words)]


def _with_lists(
    table: ir.Table, resolution: Resolution, coded: Coded, wanted: int
) -> ir.Table:
    """The rows whose code is in a list, with the bits of their lists."""
    concepts = _kept(resolution.by_concept[coded.table], wanted)
    values = _kept(resolution.by_value[coded.table], wanted)
    keys: list[tuple[ir.Column, Mapping[int, int] | Mapping[str, int]]] = []
    if concepts:
        columns = (table[coded.concept], table[coded.source_concept])
        keys += [(column, concepts) for column in columns]
    if values:
        keys += [(bare_value(table, coded), values)]
    rows = table.mutate(
        **{
            word(number): reduce(or_, (_word(key, of, number) for key, of in keys))
            for number in range(resolution.words)
        }
    )
    return rows.filter(reduce(or_, (key.isin(list(of)) for key, of in keys)))


def _kept(found: Mapping[Key, int], wanted: int) -> dict[Key, int]:
    return {key: lists for key, lists in found.items() if lists & wanted}


def _word(
    column: ir.Column, found: Mapping[int, int] | Mapping[str, int], number: int
) -> ir.IntegerValue:
    """The bits of that many-th 62 lists, by concept id or source value.

    One branch for each set of lists that occurs; there are few, however many codes.
    """
    keys: dict[int, list[int | str]] = {}
    for key, lists in found.items():
        keys.setdefault(bits_of(lists, number), []).append(key)
    return ibis.cases(
        *((column.isin(of), ibis.literal(bits, "int64")) for bits, of in keys.items()),
        else_=ibis.literal(0, "int64"),
    )


def _visits_tell(source: Source, resolution: Resolution) -> bool:
    return (
        source.has("visit_occurrence")
        and source.has("provider")
        and _chosen(resolution, "provider", resolution.every)
    )


def _visits(
    source: Source, resolution: Resolution, people: ir.Table | None
) -> ir.Table:
    """One row per visit to a provider of a listed specialty; its own bits are none."""
    visits = source.table("visit_occurrence")
    if people is not None:
        day = day_of(visits.visit_start_date)
        joined = visits.mutate(day=day).inner_join(people, "person_id")
        visits = joined.filter(joined.day.between(joined.first_day, joined.last_day))
    visits = visits.semi_join(_listed_providers(source, resolution), "provider_id")
    return visits.select(
        person_id=visits.person_id,
        day=day_of(visits.visit_start_date),
        days=ibis.null("int32"),
        value=ibis.null("float64"),
        provider_id=visits.provider_id,
        record_table=ibis.literal("visit_occurrence"),
        record_id=visits.visit_occurrence_id,
        **{name: ibis.literal(0, "int64") for name in _words(resolution)},
    )


def _listed_providers(source: Source, resolution: Resolution) -> ir.Table:
    """The providers of a specialty that is in a list, with the bits of their lists."""
    table = source.table("provider")
    return _with_lists(table, resolution, CODED["provider"], resolution.every)


def _with_provider(source: Source, resolution: Resolution, rows: ir.Table) -> ir.Table:
    """The same rows, with the bits, care site and knownness of their provider."""
    if not source.has("provider"):
        return rows.mutate(care_site_id=ibis.null("int64"), provider_known=False)
    provider = source.keep(_providers(source, resolution))
    joined = rows.left_join(provider, "provider_id")
    return joined.select(
        *(name for name in EVENT_COLUMNS if name in rows.columns),
        care_site_id=joined.care_site_id,
        provider_known=joined.provider_known.coalesce(False),
        **{
            name: joined[name] | joined[f"{name}_by"].coalesce(0)
            for name in _words(resolution)
        },
    )


def _providers(source: Source, resolution: Resolution) -> ir.Table:
    """One row per provider: care site, whether its specialty is known, its lists.

    A specialty is known by a concept, or by a source value that some list reads; what
    nobody can read is not known.
    """
    table = source.table("provider")
    known = table.select(
        "provider_id",
        "care_site_id",
        provider_known=(
            table.specialty_concept_id.nullif(0).notnull()
            | table.specialty_source_concept_id.nullif(0).notnull()
            | table.specialty_source_value.isin(list(resolution.by_value["provider"]))
        ),
    )
    if not _chosen(resolution, "provider", resolution.every):
        return known.mutate(
            **{f"{name}_by": ibis.literal(0, "int64") for name in _words(resolution)}
        )
    listed = _listed_providers(source, resolution)
    lists = listed.select(
        "provider_id", **{f"{name}_by": listed[name] for name in _words(resolution)}
    )
    return known.left_join(lists, "provider_id").drop("provider_id_right")


def _observed(source: Source, rows: ir.Table, people: ir.Table | None) -> ir.Table:
    """The rows of these people inside their observation; anywhere, if all count."""
    if source.whole_life:
        return rows if people is None else rows.semi_join(people, "person_id")
    within = periods(source, rows if people is None else people)
    joined = rows.inner_join(within, "person_id")
    inside = joined.filter(
        joined.day.between(joined.observed_from, joined.observed_until)
    )
    return inside.select(*rows.columns)


def periods(source: Source, rows: ir.Table) -> ir.Table:
    """One row per stretch of observation of a person in ``rows``, overlaps made one.

    Columns person_id, observed_from, observed_until (days since 1970-01-01). One that
    ends before it begins is none. Where all records count, one row a person that
    reaches over all of its rows too.
    """
    table = source.table("observation_period").semi_join(rows, "person_id")
    dated = table.select(
        person_id=table.person_id,
        first=day_of(table.observation_period_start_date),
        last=day_of(table.observation_period_end_date),
    )
    stretches = dated.filter(dated["first"] <= dated["last"])
    if source.whole_life:
        days = rows.select(person_id=rows.person_id, first=rows.day, last=rows.day)
        stretches = stretches.union(days).mutate(island=0)
    else:
        stretches = _islands(stretches)
    return (
        stretches.group_by(["person_id", "island"])
        .aggregate(observed_from=_["first"].min(), observed_until=_["last"].max())
        .drop("island")
    )


def _islands(stretches: ir.Table) -> ir.Table:
    """The same stretches, numbered so that those that touch share a number."""
    order = ibis.window(
        group_by="person_id", order_by=["first", "last"], preceding=None, following=0
    )
    reach = stretches.mutate(reach=_["last"].max().over(order))
    before = reach.mutate(
        before=_.reach.lag().over(
            ibis.window(group_by="person_id", order_by=["first", "last"])
        )
    )
    starts = before.mutate(
        starts=ibis.ifelse(
            before.before.isnull() | (before["first"] > before.before + 1), 1, 0
        )
    )
    return starts.mutate(island=_.starts.sum().over(order))


def _none(source: Source, resolution: Resolution) -> ir.Table:
    """No row at all, in the columns of events."""
    person = source.table("person")
    return person.select(
        person_id=person.person_id,
        day=ibis.null("int32"),
        days=ibis.null("int32"),
        value=ibis.null("float64"),
        provider_id=ibis.null("int64"),
        record_table=ibis.null("string"),
        record_id=ibis.null("int64"),
        care_site_id=ibis.null("int64"),
        provider_known=ibis.null("boolean"),
        **{name: ibis.null("int64") for name in _words(resolution)},
    ).filter(ibis.literal(False))
