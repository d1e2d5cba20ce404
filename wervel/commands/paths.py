"""The command ``wervel paths``: in which order care was given."""

from __future__ import annotations

from typing import Annotated

import typer

from wervel.commands.console import assessed, opened, said, spoken, to_measure
from wervel.commands.options import (
    Chosen,
    Codes,
    Guidelines,
    InLanguage,
    Memory,
    Out,
    SmallNumbers,
    Where,
    WholeLife,
)
from wervel.output import check_writable
from wervel.recommendations.bodies import DEFAULT
from wervel.records.unchanged import unchanged
from wervel.small_numbers import preset

commands = typer.Typer()
"""Held one command, which stands beside the others."""


@commands.command("paths")
def paths(
    where: Where,
    output: Out,
    window: Annotated[
        int, typer.Option(min=1, help="Days from the first contact to look at.")
    ] = 365,
    together: Annotated[
        int | None,
        typer.Option(
            min=0,
            help="Kinds that begin within so many days of each other are one step; "
            "left out, all stand apart.",
        ),
    ] = None,
    care_site: Annotated[
        int | None,
        typer.Option(help="Only episodes that began at this care_site_id."),
    ] = None,
    recommendation: Chosen = None,
    whose: Guidelines = DEFAULT,
    small_numbers: SmallNumbers = "opensafely",
    language: InLanguage = "en",
    source_codes: Codes = None,
    whole_life: WholeLife = False,
    memory: Memory = "2GB",
) -> None:
    """Write which steps of care follow each other, when, and how stepped that is.

    A page that stands alone, and the same numbers as care_paths.csv and .parquet. All
    of it has passed the rule for small numbers.
    """
    from wervel.practice.care_paths.gathering import care_paths_data
    from wervel.practice.care_paths.paths import PathRule
    from wervel.practice.care_paths.writing import KIND, write_care_paths

    speaks, rule = spoken(language), preset(small_numbers)
    chosen = to_measure(recommendation, whose)
    check_writable(output, kind=KIND)
    source = opened(where, source_codes, whole_life=whole_life, memory=memory)
    with unchanged(source):
        done = assessed(source, chosen)
        data = care_paths_data(
            done,
            rule=PathRule(window=window, together=together),
            small_numbers=rule,
            care_site=care_site,
        )
    page = write_care_paths(data, output, language=speaks)
    said.print(f"The care paths are {page}")
