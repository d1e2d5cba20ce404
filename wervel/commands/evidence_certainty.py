"""The command ``wervel evidence certainty``: how certain an outcome is, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wervel.commands.console import said, spoken
from wervel.commands.options import AsJson, InLanguage, MaybeOut

if TYPE_CHECKING:
    from wervel.evidence.certainty.definitions import Profile
    from wervel.evidence.certainty.judging import Judged
    from wervel.evidence.report import Report
    from wervel.pages.speech import Speech

commands = typer.Typer()
"""Holds one command, which stands beside the others."""


@commands.command("certainty")
def certainty(
    profiles: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PROFILE…",
            help="An evidence profile (rfd, imsr-zin, …); several stand beside each "
            "other. Without one, those there are.",
        ),
    ] = None,
    judgements: Annotated[
        Path | None,
        typer.Option(
            help="CSV file with your own judgements of one profile: outcome, domain, "
            "levels, who, because; they count over the rules."
        ),
    ] = None,
    output: MaybeOut = None,
    language: InLanguage = "en",
    as_json: AsJson = False,
) -> None:
    """Judge how certain the evidence of a question is, by GRADE, with every reason.

    Which studies the question admits, which numbers result, what the rules propose per
    domain and what parties say of it. Two questions stand side by side, with the
    arguments of the parties and what a retraction moves.
    """
    from wervel.evidence.certainty.judging import judged
    from wervel.evidence.certainty.listing import as_text, listed
    from wervel.evidence.certainty.own_judgements import with_judgements
    from wervel.evidence.certainty.plain import as_plain
    from wervel.evidence.certainty.profile import profile
    from wervel.evidence.report import as_json as written
    from wervel.evidence.report import write_report
    from wervel.pages.speech import Speech

    speech = Speech(spoken(language))
    if not profiles:
        typer.echo(listed(speech))
        return
    chosen = [profile(each) for each in dict.fromkeys(profiles)]
    if judgements is not None:
        chosen = [with_judgements(_only(chosen), judgements)]
    found = [judged(each) for each in chosen]
    if as_json:
        typer.echo(written([as_plain(each) for each in found]), nl=False)
    else:
        typer.echo("\n\n".join(as_text(each, speech) for each in found))
    if output is not None:
        page = write_report(_report(found, speech), output, speech)
        said.print(f"The page is {page}")


def _only(chosen: list[Profile]) -> Profile:
    from wervel.errors import UsageError

    if len(chosen) > 1:
        raise UsageError(
            "one profile with --judgements",
            ", ".join(each.id for each in chosen),
            where="wervel evidence certainty",
            do="judge them one by one",
        )
    return chosen[0]


def _report(found: list[Judged], speech: Speech) -> Report:
    from wervel.evidence.certainty.reporting import certainty_report
    from wervel.evidence.certainty.side_by_side import side_by_side_report

    if len(found) == 1:
        return certainty_report(found[0], speech)
    return side_by_side_report(found, speech)
