"""What a fact may ask of a moment, and how it is asked of all moments at once.

A fact is written once, as a function of *the moments*. It is called twice: first with
``Recorder``, which only notes which queries the fact needs; then, when every query of
every fact has been computed in one grouped aggregation, with ``Answered``, which hands
back the columns. So sixty facts cost one pass over the events, not sixty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from hashlib import blake2s
from typing import Literal, Protocol

import ibis
import ibis.expr.types as ir

from wervel.records.codelists import Codelist
from wervel.records.events import belongs, on_any, word, words_of
from wervel.records.resolution import Resolution


class Silence(Enum):
    """What "nothing recorded" means for a fact."""

    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, order=True)
class Edge:
    """An end of a window, the day itself included: so many days from an anchor."""

    anchor: str
    days: int


def days(number: int) -> Edge:
    """So many days after the moment (before it, when negative)."""
    return Edge("moment", number)


def weeks(number: int) -> Edge:
    """So many weeks after the moment (before it, when negative)."""
    return days(7 * number)


EPISODE_START = Edge("episode", 0)
"""The first day of the episode."""

EVER = Edge("moment", -(10**6))
"""As far back as the records go."""


LONGEST = 48
"""Characters of a query's name, so that suffixes still fit in 63 bytes."""


class Reduction(Enum):
    """What a query takes from the events in its window."""

    ANY = "any"
    DAYS_SUPPLIED = "days_supplied"
    LATEST_VALUE = "latest_value"
    COUNT_DAYS = "count_days"


@dataclass(frozen=True)
class Query:
    """Events of these lists, in this window, by such a provider, made one value."""

    reduction: Reduction
    lists: tuple[Codelist, ...]
    after: Edge
    until: Edge
    by: Codelist | None = None
    within: tuple[float, float] | None = None

    @property
    def looks_ahead(self) -> bool:
        """Whether records after the moment can change the answer."""
        return self.until.anchor == "moment" and self.until.days > 0

    @property
    def window(self) -> str:
        """The two edges in words that can stand in a column's name."""
        return "_".join(
            f"{edge.anchor[0]}{edge.days}".replace("-", "m")
            for edge in (self.after, self.until)
        )

    def seen(self, number: int) -> str:
        """The column with the lists of that many-th word that occur in the window."""
        return f"seen_{self.window}_{number}"

    @property
    def named(self) -> str:
        """The query in words that can be a column's name.

        PostgreSQL cuts names at 63 bytes, and a column may take a suffix: a longer one
        ends in a digest instead.
        """
        lists = "_or_".join(each.name for each in self.lists)
        by = f"_by_{self.by.name}" if self.by else ""
        name = f"{self.reduction.value}_{lists}{by}_{self.window}"
        if len(name) <= LONGEST:
            return name
        return (
            f"{name[: LONGEST - 9]}_{blake2s(name.encode(), digest_size=4).hexdigest()}"
        )


class Moments(Protocol):
    """What a fact may ask. Windows include both their ends."""

    def any_event(
        self, *lists: Codelist, after: Edge, until: Edge, by: Codelist | None = None
    ) -> ir.BooleanValue:
        """Whether an event of one of the lists falls in the window.

        ``by`` keeps to events by such a provider; where there are only events whose
        provider is not known, the answer is unknown. Where the window reaches past the
        end of observation and nothing was seen yet, the answer is unknown.
        """
        ...

    def days_supplied(
        self, *lists: Codelist, after: Edge, until: Edge
    ) -> ir.NumericValue:
        """Days supplied together; unknown where one supply has no length."""
        ...

    def latest_value(
        self, *lists: Codelist, after: Edge, until: Edge, within: tuple[float, float]
    ) -> ir.NumericValue:
        """The last number measured in the window; unknown where there is none.

        A number outside ``within``, ends included, is no measurement (9999 for
        missing). Of several on the last day the highest counts.
        """
        ...

    def count_days(self, *lists: Codelist, after: Edge, until: Edge) -> ir.NumericValue:
        """On how many days of the window there was an event of one of the lists."""
        ...

    def never_recorded(self, kind: Literal["boolean", "float64"]) -> ir.Value:
        """Unknown: no record holds it, only somebody who is asked can say."""
        ...

    @property
    def days_in_episode(self) -> ir.IntegerValue:
        """Days since the first record of the episode."""
        ...

    @property
    def beginning_seen(self) -> ir.BooleanValue:
        """Whether the episode is new, so that its duration is known."""
        ...

    @property
    def age(self) -> ir.IntegerValue:
        """Age in years, by year of birth."""
        ...

    @property
    def is_female(self) -> ir.BooleanValue:
        """Recorded as a woman; unknown where sex is not recorded."""
        ...


@dataclass(frozen=True)
class Recorder:
    """Notes the queries of a fact; answers nothing."""

    queries: list[Query] = field(default_factory=list)
    never: list[str] = field(default_factory=list)
    of_person: list[str] = field(default_factory=list)

    def any_event(
        self, *lists: Codelist, after: Edge, until: Edge, by: Codelist | None = None
    ) -> ir.BooleanValue:
        self.queries.append(Query(Reduction.ANY, lists, after, until, by))
        return ibis.null("boolean")

    def days_supplied(
        self, *lists: Codelist, after: Edge, until: Edge
    ) -> ir.NumericValue:
        self.queries.append(Query(Reduction.DAYS_SUPPLIED, lists, after, until))
        return ibis.null("int64")

    def latest_value(
        self, *lists: Codelist, after: Edge, until: Edge, within: tuple[float, float]
    ) -> ir.NumericValue:
        self.queries.append(
            Query(Reduction.LATEST_VALUE, lists, after, until, within=within)
        )
        return ibis.null("float64")

    def count_days(self, *lists: Codelist, after: Edge, until: Edge) -> ir.NumericValue:
        self.queries.append(Query(Reduction.COUNT_DAYS, lists, after, until))
        return ibis.null("int64")

    def never_recorded(self, kind: Literal["boolean", "float64"]) -> ir.Value:
        self.never.append(kind)
        return ibis.null(kind)

    @property
    def days_in_episode(self) -> ir.IntegerValue:
        return ibis.null("int32")

    @property
    def beginning_seen(self) -> ir.BooleanValue:
        return ibis.null("boolean")

    @property
    def age(self) -> ir.IntegerValue:
        self.of_person.append("age")
        return ibis.null("int64")

    @property
    def is_female(self) -> ir.BooleanValue:
        self.of_person.append("is_female")
        return ibis.null("boolean")


@dataclass(frozen=True)
class Answered:
    """Hands back the computed queries as columns, with what silence means."""

    table: ir.Table
    resolution: Resolution
    silence: Silence

    def any_event(
        self, *lists: Codelist, after: Edge, until: Edge, by: Codelist | None = None
    ) -> ir.BooleanValue:
        query = Query(Reduction.ANY, lists, after, until, by)
        if not self._carried(query):
            return ibis.null("boolean")
        return self._seen(query).coalesce(False) | self._nothing_seen(query)

    def days_supplied(
        self, *lists: Codelist, after: Edge, until: Edge
    ) -> ir.NumericValue:
        query = Query(Reduction.DAYS_SUPPLIED, lists, after, until)
        if not self._carried(query):
            return ibis.null("int64")
        supplied = self.table[query.named]
        unmeasured = self.table[f"{query.named}_unmeasured"].coalesce(False)
        return ibis.ifelse(
            unmeasured | ~self._followed_until(query), ibis.null("int64"), supplied
        )

    def latest_value(
        self, *lists: Codelist, after: Edge, until: Edge, within: tuple[float, float]
    ) -> ir.NumericValue:
        query = Query(Reduction.LATEST_VALUE, lists, after, until, within=within)
        if not self._carried(query):
            return ibis.null("float64")
        return self.table[query.named]

    def count_days(self, *lists: Codelist, after: Edge, until: Edge) -> ir.NumericValue:
        query = Query(Reduction.COUNT_DAYS, lists, after, until)
        if not self._carried(query):
            return ibis.null("int64")
        none = ibis.null("int64") if self.silence is Silence.UNKNOWN else 0
        return ibis.ifelse(
            self._followed_until(query),
            self.table[query.named].nullif(0).coalesce(none),
            ibis.null("int64"),
        )

    def never_recorded(self, kind: Literal["boolean", "float64"]) -> ir.Value:
        return ibis.null(kind)

    @property
    def days_in_episode(self) -> ir.IntegerValue:
        return self.table.day - self.table.episode_start

    @property
    def beginning_seen(self) -> ir.BooleanValue:
        return self.table.is_new

    @property
    def age(self) -> ir.IntegerValue:
        return self.table.age

    @property
    def is_female(self) -> ir.BooleanValue:
        return self.table.is_female

    def _seen(self, query: Query) -> ir.BooleanValue:
        if query.by is not None:
            return self.table[query.named]
        return on_any(self.resolution.mask(query.lists), self.table, query.seen)

    def _carried(self, query: Query) -> bool:
        return any(self.resolution.carries(each) for each in query.lists)

    def _nothing_seen(self, query: Query) -> ir.BooleanValue:
        """No, or unknown, for where no event of the query was seen.

        In Kleene's logic *doubt and unknown* is just that: no where there is no doubt.
        """
        unknown = ibis.null("boolean")
        if self.silence is Silence.UNKNOWN:
            return unknown
        doubt: ir.BooleanValue = ibis.literal(False)
        if query.by is not None:
            doubt = self.table[f"{query.named}_unclear"].coalesce(False)
        if query.looks_ahead:
            doubt = doubt | ~self._followed_until(query)
        return doubt & unknown

    def _followed_until(self, query: Query) -> ir.BooleanValue:
        if not query.looks_ahead:
            return ibis.literal(True)
        return self.table.day + query.until.days <= self.table.observed_until


def aggregates(
    joined: ir.Table, query: Query, resolution: Resolution
) -> Mapping[str, ir.Value]:
    """The grouped aggregates that answer a query, by column name.

    ``joined`` has one row per moment × event of its person, with ``offset`` (days from
    the moment) and ``since_start`` (days from the episode's first day).
    """
    inside = in_window(joined, query.after, query.until)
    mask = resolution.mask(query.lists)
    chosen = inside & belongs(joined, mask)
    match query.reduction:
        case Reduction.ANY if query.by is not None:
            mine = belongs(joined, resolution.mask([query.by]))
            return {
                query.named: (chosen & mine).any(),
                f"{query.named}_unclear": (chosen & ~joined.provider_known).any(),
            }
        case Reduction.ANY:
            # All lists at once: queries that share a window share the column.
            return {
                query.seen(number): _bit_or(inside.ifelse(joined[word(number)], 0))
                for number in words_of(mask)
            }
        case Reduction.DAYS_SUPPLIED:
            return {
                query.named: chosen.ifelse(joined.days, None).sum(),
                f"{query.named}_unmeasured": (chosen & joined.days.isnull()).any(),
            }
        case Reduction.COUNT_DAYS:
            return {query.named: chosen.ifelse(joined.day, None).nunique()}
        case Reduction.LATEST_VALUE:
            assert query.within is not None  # latest_value always says it
            measured = chosen & joined.value.between(*query.within)
            day_then_value = joined.offset * 1e6 + joined.value
            last = measured.ifelse(day_then_value, None)
            return {query.named: measured.ifelse(joined.value, None).argmax(last)}


@ibis.udf.agg.builtin(name="bit_or")  # type: ignore[untyped-decorator]
def _bit_or(bits: int) -> int:
    """The bits that are set in any row. Ibis 12 has no word for it on Spark."""
    raise NotImplementedError  # the engine's own


def in_window(joined: ir.Table, after: Edge, until: Edge) -> ir.BooleanValue:
    """Whether an event lies between two edges, both included."""
    begun = _position(joined, until) <= until.days
    if after == EVER:
        return begun
    return begun & (_position(joined, after) >= after.days)


def _position(joined: ir.Table, edge: Edge) -> ir.IntegerColumn:
    return joined.since_start if edge.anchor == "episode" else joined.offset
