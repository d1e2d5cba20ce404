"""The command ``wervel activity``: the English denervation coding over spells."""

from __future__ import annotations

from typing import Annotated, cast

import typer
from rich.console import Console

from wervel.commands.console import bar, check_out, print_json, said
from wervel.commands.options import AsJson, MaybeOut, Memory, SmallNumbers
from wervel.errors import UnknownName
from wervel.small_numbers import preset

commands = typer.Typer()
"""Held one command, which stands beside the others."""


@commands.command("activity")
def activity(
    where: Annotated[
        str,
        typer.Argument(
            metavar="SPELLS",
            help="A file of hospital spells (.csv, .csv.gz, .parquet), or an OMOP "
            "source to build them from.",
        ),
    ],
    output: MaybeOut = None,
    years: Annotated[
        str, typer.Option(help="financial (from 1 April) or calendar.")
    ] = "financial",
    private_patients: Annotated[
        str,
        typer.Option(
            help="OMOP does not hold who is private: unknown (nobody is counted), or "
            "none, which says that nobody in the source is."
        ),
    ] = "unknown",
    small_numbers: SmallNumbers = "opensafely",
    memory: Memory = "2GB",
    as_json: AsJson = False,
) -> None:
    """Count hospital spells as the English EBI denervation coding labels them.

    Decides as the published SQL does, missing values included. It counts activity; it
    does not check whether the criteria for denervation were met.
    """
    from wervel.activity.counts import Years
    from wervel.activity.report import (
        KIND,
        as_rows,
        as_text,
        denervation_activity,
        write_activity,
    )
    from wervel.activity.stays import PrivatePatients

    _check_choice("--private-patients", private_patients, ("unknown", "none"))
    _check_choice("--years", years, ("financial", "calendar"))
    check_out(output, kind=KIND)
    with bar("reading", 1):
        report = denervation_activity(
            where,
            rule=preset(small_numbers),
            years=cast("Years", years),
            private_patients=cast("PrivatePatients", private_patients),
            memory=memory,
        )
    if output is not None:
        write_activity(report, output)
        said.print(f"The counts are in {output}")
    if as_json:
        print_json(as_rows(report))
    else:
        Console(highlight=False).print(as_text(report), markup=False, soft_wrap=True)


def _check_choice(where: str, given: str, choices: tuple[str, ...]) -> None:
    if given not in choices:
        raise UnknownName(
            "one of the choices",
            given,
            where=where,
            do="choose from: " + ", ".join(choices),
        )
