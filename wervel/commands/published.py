"""The command ``wervel published``: published measurements beside those of a source."""

from __future__ import annotations

import typer

from wervel.commands.console import opened, said, spoken
from wervel.commands.options import (
    Codes,
    InLanguage,
    Memory,
    Out,
    SmallNumbers,
    Where,
    WholeLife,
)
from wervel.output import check_writable
from wervel.records.unchanged import unchanged
from wervel.small_numbers import preset

commands = typer.Typer()
"""Held one command, which stands beside the others."""


@commands.command("published")
def published(
    where: Where,
    output: Out,
    small_numbers: SmallNumbers = "opensafely",
    language: InLanguage = "en",
    source_codes: Codes = None,
    whole_life: WholeLife = False,
    memory: Memory = "2GB",
) -> None:
    """Count what the Dutch improvement report of 2021 measured, and compare.

    A page that stands alone, with the same numbers as published.csv and opioid_use.csv.
    On the sample, which is drawn from these numbers, agreement is judged; on other
    sources none is expected. All of it has passed the rule for small numbers.
    """
    from wervel.practice.published.gathering import published_data
    from wervel.practice.published.writing import KIND, write_published

    speaks, rule = spoken(language), preset(small_numbers)
    check_writable(output, kind=KIND)
    source = opened(where, source_codes, whole_life=whole_life, memory=memory)
    with unchanged(source):
        data = published_data(source, rule=rule)
    page = write_published(data, output, language=speaks)
    said.print(f"The published measurements are in {page}")
