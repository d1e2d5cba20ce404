"""The command ``wervel evidence diff``: change one row, see everything that moves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wervel.commands.console import check_out, grid, print_json, printer, said, spoken
from wervel.commands.options import AsJson, InLanguage, MaybeOut
from wervel.errors import UsageError

if TYPE_CHECKING:
    from wervel.dossiers.changing import Changes
    from wervel.dossiers.ripple import Ripple
    from wervel.pages.speech import Speech

commands = typer.Typer()
"""Held one command, which stands beside the others."""


@commands.command("diff")
def diff(
    study: Annotated[
        str | None, typer.Argument(metavar="[STUDY]", help="Id of a study.")
    ] = None,
    row: Annotated[
        str | None, typer.Argument(metavar="[ROW]", help="Id of an effect in it.")
    ] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="FIELD=NUMBER",
            help="value, low, high, n, weeks or confidence of that row; may be "
            "repeated.",
        ),
    ] = None,
    retract: Annotated[
        list[str] | None,
        typer.Option(
            help="A study that no longer counts; may be repeated. One that was "
            "retracted already shows what its retraction moved."
        ),
    ] = None,
    changed: Annotated[
        list[Path] | None,
        typer.Option(
            help="TOML file with a study in another version; may be repeated."
        ),
    ] = None,
    output: MaybeOut = None,
    language: InLanguage = "en",
    as_json: AsJson = False,
) -> None:
    """Change a row or a study, and list all that moves: before, after, by how much.

    Estimates, certainty, recommendations, sentences for patients, conflicts and
    scenarios. What has another number, what is to be read again because its grounds
    moved, and what only rests on the change are told apart. Nothing is kept.
    """
    from wervel.dossiers.building import ripple_of
    from wervel.dossiers.ripple_report import ripple_data, ripple_report
    from wervel.evidence.report import KIND, write_report
    from wervel.pages.speech import Speech

    speech = Speech(spoken(language))
    check_out(output, kind=KIND)
    found = ripple_of(_changes((study, row), set_, retract, changed))
    if output is not None:
        page = write_report(ripple_report(found, speech), output, speech)
        said.print(f"What moves is in {page}", soft_wrap=True)
    if as_json:
        print_json(ripple_data(found))
    else:
        _print(found, speech)


def _changes(
    named: tuple[str | None, str | None],
    settings: list[str] | None,
    retract: list[str] | None,
    changed: list[Path] | None,
) -> Changes:
    from wervel.dossiers.changing import Changes, row_change
    from wervel.dossiers.study_files import read_changed

    study, row = named
    if study is not None and row is None:
        raise UsageError(
            "the id of a row beside that of its study",
            study,
            where="wervel evidence diff",
            do=f"name a row too, or write --retract {study}",
        )
    if study is None and settings:
        raise UsageError(
            "a study and a row to set something of",
            "--set alone",
            where="wervel evidence diff",
            do="write: wervel evidence diff STUDY ROW --set low=-1.0",
        )
    rows = (
        (row_change(study, row, settings or ()),)
        if study is not None and row is not None
        else ()
    )
    return Changes(
        rows=rows,
        retracted=tuple(dict.fromkeys(retract or ())),
        replaced=tuple(read_changed(each) for each in changed or ()),
    )


def _print(of: Ripple, speech: Speech) -> None:
    from wervel.dossiers.ripple_report import ripple_lead, ripple_sections

    out = printer()
    for line in ripple_lead(of, speech):
        out.print(line, soft_wrap=True)
    for section in ripple_sections(of, speech):
        for table in section.tables:
            names = [each.heading for each in table.columns]
            numbers = [each.heading for each in table.columns if each.is_number]
            drawn = grid("\n" + section.heading, *names, numbers=numbers)
            for cells in table.rows:
                drawn.add_row(*cells)
            out.print(drawn)
