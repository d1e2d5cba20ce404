"""The command ``wervel evidence dossier``: one question, for a committee to read."""

from __future__ import annotations

from typing import Annotated

import typer

from wervel.commands.console import said, spoken
from wervel.commands.options import InLanguage, Out

commands = typer.Typer()
"""Held one command, which stands beside the others."""


@commands.command("dossier")
def dossier(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="imsr (rehabilitation) or rfd.")
    ],
    output: Out,
    language: InLanguage = "en",
) -> None:
    """Write a dossier: a site about one question, in which every number walks back.

    What was found, how sure that is and what would change it; the question of each
    party, the studies it admits, certainty, arguments, the decision, what rests on it,
    and what is not known. The tables stand beside it as CSV, everything as JSON.
    """
    from wervel.dossiers.gathering import gathered
    from wervel.dossiers.known import dossier as known
    from wervel.dossiers.site import KIND, write_dossier
    from wervel.output import check_writable
    from wervel.pages.speech import Speech

    speech, chosen = Speech(spoken(language)), known(name)
    check_writable(output, kind=KIND)
    page = write_dossier(gathered(chosen), output, speech)
    said.print(f"The dossier is in {page}", soft_wrap=True)
