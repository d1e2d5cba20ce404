"""Facts a source cannot answer, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wervel.facts.fact import Fact
from wervel.records.codelists import Codelist
from wervel.records.resolution import Resolution


@dataclass(frozen=True)
class UnknownFact:
    """A fact that lacks records: for everybody, or (``partly``) unless others tell."""

    fact: Fact
    partly: bool
    lists: tuple[Codelist, ...]


def unknown_facts(
    resolution: Resolution, facts: Iterable[Fact]
) -> tuple[UnknownFact, ...]:
    """The facts that ask for what the source does not record, with what that is."""
    found = []
    for each in facts:
        silent = [
            query
            for query in each.queries
            if not any(resolution.carries(of) for of in query.lists)
        ]
        if silent:
            lists = dict.fromkeys(of for query in silent for of in query.lists)
            partly = len(silent) < len(each.queries)
            found.append(UnknownFact(each, partly, tuple(lists)))
    return tuple(found)
