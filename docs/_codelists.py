"""The page of the codelists."""

from __future__ import annotations

from collections import Counter

from _content import all_facts
from _markdown import NOT_CHECKED, listed, page, table

from wervel.records.codelists import Codelist, ListKind, all_codelists

KINDS = {
    ListKind.COMPLAINT: "Complaints",
    ListKind.ALARM: "Alarm: red flags",
    ListKind.DRUG: "Drugs",
    ListKind.CARE: "Care",
    ListKind.OUTLOOK: "Outlook: how bad it is and what keeps it going",
    ListKind.PROVIDER: "Providers",
}


def codelists_page() -> dict[str, str]:
    """Address and text of the page."""
    blocks = [
        "Which codes, in every vocabulary, mean one thing. A code of ICPC, ICD, ATC, "
        "OPCS or DBC stands for itself and everything below it; of the other "
        "vocabularies it stands for itself, and for its descendants where the source "
        "has `concept_ancestor`. A list made of others holds the codes of all of them.",
    ]
    for kind, heading in KINDS.items():
        here = [each for each in all_codelists() if each.kind is kind]
        blocks += [f"## {heading}", *(_codelist(each) for each in here)]
    return {"codelists.md": page("Codelists", *blocks)}


def _codelist(each: Codelist) -> str:
    counted = Counter(code.vocabulary for code in each.codes)
    codes = ", ".join(f"{name} {n}" for name, n in sorted(counted.items()))
    rows = {
        "made of": listed(f"[{name}](#{name})" for name in each.members),
        "codes by vocabulary": codes,
        "source": each.source,
        "place in the source": each.locator,
        "wervel's choice": each.choice,
        "asked by facts": _asked_by(each),
        "reviewed": str(each.reviewed),
        "next review": str(each.next_review),
        "checked by": each.checked_by or NOT_CHECKED,
    }
    parts = [f"### {each.name}", f"{each.meaning}."]
    if not each.members:
        parts[1] += f" [The codes](../../wervel/codelists/{each.name}.csv)."
    shown = ((name, text) for name, text in rows.items() if text)
    return "\n\n".join([*parts, table(("field", "value"), shown)])


def _asked_by(each: Codelist) -> str:
    return ", ".join(
        f"[{fact.name}](facts.md#{fact.name})"
        for fact in all_facts()
        if any(each in (*query.lists, query.by) for query in fact.queries)
    )
