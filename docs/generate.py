"""Write the pages of docs/reference from the code; ``make docs`` runs it.

The pages are committed, and a test compares them, so that a change of a definition and
of what is said about it come in one commit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import typer

from wervel import errors
from wervel.__main__ import application
from wervel.facts.fact import Fact
from wervel.logic import written
from wervel.recommendations import nhg
from wervel.recommendations.recommendation import Recommendation
from wervel.records.codelists import Codelist, all_codelists

REFERENCE = Path(__file__).parent / "reference"
NOTICE = "<!-- Written by `make docs`; do not edit. -->"
NOT_CHECKED = "not yet checked by a clinician"


def recommendations() -> str:
    """Every recommendation, with its rule and its place in the source."""
    lines = [
        "Rules name facts (see [facts](facts.md)). After the source stands the place "
        "in it; *item* is the number under which wervel keeps that place."
    ]
    for each in nhg.ALL:
        lines += ["", f"## {each.title.en} (`{each.id}`)", "", *_recommendation(each)]
    return _page("Recommendations", lines)


def _recommendation(each: Recommendation) -> Iterable[str]:
    source = each.source
    yield f"> {each.says.en}"
    yield ">"
    yield f"> {each.says.nl}"
    yield ""
    if each.note:
        yield f"{each.note.en}\n"
    yield from _table(
        ("", ""),
        {
            "Asked at": each.at.value,
            "Asks": each.action.value.en,
            "Among": each.among.en,
            "Followed when": each.measured.en,
            "Applies": f"`{written(each.applies)}`",
            "Met": f"`{written(each.met)}`",
            "Strength, certainty": f"{each.strength.value.en}, "
            f"{each.certainty.value.en}",
            "Source": f"{source.title} ({source.year}), {source.locator}; "
            f"item {source.item}",
            "Reviewed, next": f"{each.reviewed}, {each.next_review}",
            "Checked by": each.checked_by or NOT_CHECKED,
        }.items(),
    )


def facts() -> str:
    """Every fact the recommendations ask, with what silence means for it."""
    asked: dict[Fact, list[str]] = {}
    for each in nhg.ALL:
        for fact in each.facts:
            asked.setdefault(fact, []).append(each.id)
    rows = [
        (
            f"`{fact.name}`",
            fact.question.en,
            fact.unit or "yes, no, unknown",
            fact.silence.value,
            "yes" if fact.looks_ahead else "",
            ", ".join(
                sorted({of.name for query in fact.queries for of in query.lists})
            ),
        )
        for fact in sorted(asked, key=lambda fact: fact.name)
    ]
    header = ("fact", "question", "answer", "silence", "looks ahead", "codelists")
    return _page(
        "Facts",
        [
            "*Silence* is what it means when nothing is recorded. A source that "
            "records none of a fact's codelists makes the fact unknown for everybody. "
            "A fact that looks ahead reads records after the moment and never decides "
            "for whom a recommendation is.",
            "",
            *_table(header, rows),
        ],
    )


def codelists() -> str:
    """Every codelist, with whose choice it is and how many codes it has."""
    lines = ["The codes stand in `wervel/codelists/NAME.csv`."]
    for each in all_codelists():
        lines += ["", f"## {each.name}", "", f"{each.meaning} ({each.kind.value}).", ""]
        lines += _table(("", ""), _codelist(each).items())
    return _page("Codelists", lines)


def _codelist(each: Codelist) -> dict[str, str]:
    counted = Counter(code.vocabulary for code in each.codes)
    codes = ", ".join(f"{name} {n}" for name, n in sorted(counted.items()))
    source = f"{each.source}, {each.locator}" if each.source else "wervel's choice"
    rows = {
        "Made of": ", ".join(each.members),
        "Codes": codes,
        "Source": source,
        "Choice": each.choice,
        "Reviewed, next": f"{each.reviewed}, {each.next_review}",
        "Checked by": each.checked_by or NOT_CHECKED,
    }
    return {name: text for name, text in rows.items() if text}


def commands() -> str:
    """Every command with its arguments and options, as its help has them."""
    group = typer.main.get_command(application)
    lines = ["Every command explains itself: `wervel COMMAND --help`."]
    for name, command in sorted(group.commands.items()):
        lines += ["", f"## wervel {name}", "", str(command.help), ""]
        rows = [
            (
                f"`{' '.join(each.opts) if each.opts[0][0] == '-' else each.metavar}`",
                each.help or "",
                "" if each.required or each.default in (None, False) else each.default,
            )
            for each in command.params
            if each.name != "help"
        ]
        lines += _table(("", "what it is", "default"), rows)
    return _page("Commands", lines)


def error_tree() -> str:
    """The tree of errors with their exit codes."""
    tree = (errors.__doc__ or "").strip()
    return _page("Errors", ["```", tree, "```"])


PAGES: Mapping[str, Callable[[], str]] = {
    "codelists.md": codelists,
    "commands.md": commands,
    "errors.md": error_tree,
    "facts.md": facts,
    "recommendations.md": recommendations,
}


def _page(title: str, lines: Iterable[str]) -> str:
    return "\n".join([NOTICE, "", f"# {title}", "", *lines]) + "\n"


def _table(header: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterable[str]:
    names = list(header)
    yield "| " + " | ".join(names) + " |"
    yield "|" + " --- |" * len(names)
    for row in rows:
        cells = (str(cell).replace("|", "\\|").replace("\n", " ") for cell in row)
        yield "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    REFERENCE.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (REFERENCE / name).write_text(page(), encoding="utf-8")
