"""The commands under ``wervel load``: records of another shape into an OMOP folder."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wervel.commands.console import bar, grid, print_json, printer, said
from wervel.commands.options import AsJson, Out
from wervel.output import check_writable

if TYPE_CHECKING:
    from wervel.records.fhir.report import Report

commands = typer.Typer(
    help="Turn records of another shape into an OMOP folder.", no_args_is_help=True
)


@commands.command("fhir")
def fhir(
    where: Annotated[
        list[Path],
        typer.Argument(
            metavar="FHIR...",
            help="Files or folders of FHIR R4: bundles and resources (.json), exports "
            "(.ndjson), each also with .gz.",
        ),
    ],
    output: Out,
    until: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            help="The day up to which the records were gathered; observation lasts "
            "until then. Left out: until the last record of each person.",
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write FHIR R4 as OMOP Parquet, and say what was placed and what was not.

    Check, assess and report then read the folder. Names, addresses, birthdays and free
    text stay behind; the folder still has one row per record of a person.
    """
    from wervel.records.fhir.writing import KIND, load_fhir

    check_writable(output, kind=KIND)
    with bar("reading", 100) as move:
        report = load_fhir(
            where,
            output,
            until=until.date() if until else None,
            progress=lambda done, of: move(100 * done // of),
        )
    if as_json:
        print_json(report.as_json())
    else:
        _print(report)
    placed, came = sum(report.placed.values()), sum(report.came.values())
    said.print(f"{placed:,} of {came:,} resources in {output}")


def _print(report: Report) -> None:
    out = printer()
    numbers = ("came", "placed", "left out", "rows", "count")
    drawn = grid(
        "Resources", "type", "came", "placed", "left out", "why", numbers=numbers
    )
    for kind in sorted(report.came):
        drawn.add_row(kind, f"{report.came[kind]:,}", f"{report.placed[kind]:,}")
        for (of, why), count in sorted(report.left_out.items()):
            if of == kind:
                drawn.add_row("", "", "", f"{count:,}", why)
    out.print(drawn)
    drawn = grid("Tables", "table", "rows", numbers=numbers)
    for name, rows in sorted(report.rows.items()):
        drawn.add_row(name, f"{rows:,}")
    out.print(drawn)
    drawn = grid("Notices", "what", "count", numbers=numbers)
    for what, count in sorted(report.notices.items()):
        drawn.add_row(what, f"{count:,}")
    for system, count in sorted(report.unknown_systems.items()):
        drawn.add_row(f"unknown coding system {system}", f"{count:,}")
    if drawn.row_count:
        out.print(drawn)
