"""The command ``wervel evidence trials``: every study the documents lean on."""

from __future__ import annotations

import typer

from wervel.commands.console import check_out, grid, print_json, printer, said, spoken
from wervel.commands.options import AsJson, InLanguage, MaybeOut
from wervel.evidence import study_words as words
from wervel.evidence.report import KIND, write_report
from wervel.evidence.studies import studies
from wervel.evidence.study_list import items_in_short, studies_report
from wervel.evidence.study_rows import plain
from wervel.pages.speech import Speech

commands = typer.Typer()
"""Held one command, which stands beside the others."""


@commands.command("trials")
def trials(
    output: MaybeOut = None,
    as_json: AsJson = False,
    language: InLanguage = "en",
) -> None:
    """List the studies the documents lean on: design, n, and what became of them.

    With --output also a page with what is odd about them and what is not stated, and
    every printed figure as CSV. With --json everything that is known of each.
    """
    speech = Speech(spoken(language))
    check_out(output, kind=KIND)
    if as_json:
        print_json([plain(each) for each in studies()])
    else:
        _listed(speech)
    if output is not None:
        page = write_report(studies_report(speech), output, speech)
        said.print(f"The studies are in {page}")


def _listed(speech: Speech) -> None:
    n = speech.say(words.N)
    names = (words.ID, words.STUDY, words.DESIGN)
    last = (words.PUBLICATION, words.ITEMS)
    headings = (*map(speech.say, names), n, *map(speech.say, last))
    drawn = grid("", *headings, numbers=(n,))
    for each in studies():
        drawn.add_row(
            each.id,
            each.name,
            speech.say(words.DESIGNS[each.design]),
            "–" if each.n is None else speech.count(each.n),
            speech.say(words.PUBLICATIONS[each.publication]),
            items_in_short(each.items),
        )
    printer().print(drawn)
