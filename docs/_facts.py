"""The page of the facts."""

from __future__ import annotations

from _content import address_of, all_recommendations, facts_by_module
from _markdown import after_first_line, bullets, listed, page, prose
from _markdown import days as so_many_days

from wervel.facts.asking import EVER, Edge, Query, Reduction, Silence
from wervel.facts.fact import Fact

SILENCES = {
    Silence.NO: "no, where the source keeps such records and the time was observed",
    Silence.UNKNOWN: "unknown",
}

TAKEN = {
    Reduction.ANY: "any record of",
    Reduction.DAYS_SUPPLIED: "days supplied, added up, of",
    Reduction.LATEST_VALUE: "the last number of",
    Reduction.COUNT_DAYS: "the number of days with a record of",
}

NO_CODELIST = {
    True: "Asks no codelist: it comes from the episode or person",
    False: "No record holds it: only the consultation tells",
}


def facts_page() -> dict[str, str]:
    """Address and text of the page."""
    blocks = [
        "A fact is the answer to one question at one [moment](moments.md): yes, no, "
        "unknown, or a number. Two things hold for every fact. A source that keeps "
        "none of the records a fact asks for makes it unknown, for everybody. A fact "
        "that looks ahead is unknown where observation ends before its window does "
        "and nothing was seen until then; it never decides for whom a "
        "recommendation is.",
    ]
    for module, here in facts_by_module().items():
        blocks += [f"## {module.__name__.rpartition('.')[2].capitalize()}"]
        blocks += [prose(module.__doc__), *(_fact(each) for each in here)]
    return {"facts.md": page("Facts", *blocks)}


def _fact(each: Fact) -> str:
    answer = f"a number, in {each.unit}" if each.kind == "number" else "yes or no"
    lines = [
        f"Answer: {answer}; or unknown",
        f"Nothing recorded means: {SILENCES[each.silence]}",
        f"Looks ahead of the moment: {'yes' if each.looks_ahead else 'no'}",
        *asked_for(each),
        f"Used by: {_used_by(each)}",
    ]
    parts = [
        f"### {each.name}",
        f"**{each.question.en}** *{each.question.nl}*",
        after_first_line(each.define.__doc__),
        bullets(lines),
    ]
    return "\n\n".join(part for part in parts if part)


def asked_for(each: Fact, *, up: str = "") -> list[str]:
    """What a fact asks of the records; ``up`` leads to the folder of the codelists."""
    asked = [f"Asks for {_query(query, up)}" for query in each.queries]
    return asked or [NO_CODELIST[each.is_recorded]]


def _used_by(each: Fact) -> str:
    links = [
        f"[{of.id}]({address_of(of)})"
        for of in all_recommendations()
        if of.has_rule and each in of.facts
    ]
    return ", ".join(links) or "no recommendation yet"


def _query(query: Query, up: str) -> str:
    lists = listed((_linked(of.name, up) for of in query.lists), last="or")
    by = f", by a {_linked(query.by.name, up)}" if query.by else ""
    return f"{TAKEN[query.reduction]} {lists}{by}, {window(query.after, query.until)}"


def _linked(name: str, up: str) -> str:
    return f"[{name}]({up}codelists.md#{name})"


def window(after: Edge, until: Edge) -> str:
    """A window in words; both its ends are part of it."""
    if after == until:
        return f"on {_edge(after)}"
    if after == EVER:
        return f"at any time up to {_edge(until)}"
    return f"from {_edge(after)} to {_edge(until)}"


def _edge(edge: Edge) -> str:
    anchor = (
        "the first day of the episode" if edge.anchor == "episode" else "the moment"
    )
    if edge.days == 0:
        day = "" if edge.anchor == "episode" else "the day of "
        return day + anchor
    side = "before" if edge.days < 0 else "after"
    return f"{so_many_days(abs(edge.days))} {side} {anchor}"
