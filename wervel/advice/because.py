"""Because: each fact that decided, its answer, and the records it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf

from wervel.advice.answers import FACTS
from wervel.advice.asking import ALARMS
from wervel.advice.consultation import Reading
from wervel.advice.windows import looked_at
from wervel.facts.asking import Query, Reduction, Silence
from wervel.facts.fact import Fact
from wervel.findings.bedside import At
from wervel.logic import Answer
from wervel.records.fhir.events import Event, date_of
from wervel.records.resolution import Resolution


@dataclass(frozen=True)
class Reason:
    """A fact that decided, and where its answer comes from.

    ``seen`` are the records it was read from. Without any, and not ``answered`` by
    somebody, a *no* is what silence means for this fact: ``is_assumed``.
    """

    fact: Fact
    answer: Answer
    seen: tuple[Event, ...]
    is_answered: bool

    @property
    def is_assumed(self) -> bool:
        """Whether it is taken as no because nothing is recorded."""
        return (
            self.answer is False
            and not self.is_answered
            and not self.seen
            and self.fact.silence is Silence.NO
        )


def assumed(among: Iterable[Reason]) -> tuple[tuple[Fact, ...], bool]:
    """What is taken as no, red flags last; and whether no red flag is recorded at all.

    Then these are not named one by one.
    """
    facts = [each.fact for each in among if each.is_assumed]
    no_flag = {each.name for each in facts}.issuperset(ALARMS)
    named = [each for each in facts if not (no_flag and each.name in ALARMS)]
    return tuple(sorted(named, key=lambda each: each.name in ALARMS)), no_flag


def reasons(
    names: Iterable[str], at: At, reading: Reading, resolution: Resolution
) -> tuple[Reason, ...]:
    """The reasons that these facts are, at that moment."""
    events = (*reading.events, *reading.ordered)
    return tuple(
        Reason(
            FACTS[name],
            at.answers[name],
            _seen(FACTS[name], at, events, resolution),
            name in reading.answered,
        )
        for name in names
    )


def _seen(
    of: Fact, at: At, events: Sequence[Event], resolution: Resolution
) -> tuple[Event, ...]:
    """The records in a window the fact looks at; of a value the last one only."""
    found: dict[Event, None] = {}
    for query in of.queries:
        hits = looked_at(query, at, events, resolution)
        if query.reduction is Reduction.LATEST_VALUE:
            hits = _last_measured(hits, query)
        found.update(dict.fromkeys(hits))
    return tuple(found)


def _last_measured(events: Iterable[Event], query: Query) -> list[Event]:
    """The one that ``latest_value`` takes: of several on the last day the highest."""
    least, most = query.within or (-inf, inf)
    measured = [
        (each.day, each.value, each)
        for each in events
        if each.value is not None and least <= each.value <= most
    ]
    return [max(measured, key=lambda of: of[:2])[2]] if measured else []


def day_of(event: Event) -> date:
    """The date of an event."""
    return date_of(event.day)
