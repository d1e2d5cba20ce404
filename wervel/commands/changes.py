"""The command ``wervel changes``: what changed between two loads of a source."""

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
    WholeLife,
)
from wervel.output import check_writable
from wervel.recommendations.bodies import DEFAULT
from wervel.small_numbers import preset

commands = typer.Typer()
"""Held one command, which stands beside the others."""

_PLACE = "a folder of Parquet or CSV files, a .duckdb file, or a URL."


@commands.command("changes")
def changes(
    before: Annotated[
        str, typer.Argument(metavar="BEFORE", help=f"The older load: {_PLACE}")
    ],
    after: Annotated[
        str, typer.Argument(metavar="AFTER", help=f"The newer load: {_PLACE}")
    ],
    output: Out,
    recommendation: Chosen = None,
    whose: Guidelines = DEFAULT,
    small_numbers: SmallNumbers = "opensafely",
    language: InLanguage = "en",
    source_codes: Codes = None,
    whole_life: WholeLife = False,
    memory: Memory = "2GB",
) -> None:
    """Say what changed between two loads of a source, and what that means.

    Rows, codes, persons and releases; each measure split into the same period restated
    and the new period added; records that came late. Of the newer load also where
    coding drifts and what each measure lacks. A page, with the numbers as CSV.
    """
    from wervel.practice.changes.gathering import changes_data, refuse_same
    from wervel.practice.changes.writing import KIND, write_changes
    from wervel.records.unchanged import unchanged

    speaks, rule = spoken(language), preset(small_numbers)
    chosen = to_measure(recommendation, whose)
    refuse_same(before, after)
    check_writable(output, kind=KIND)
    sources = [
        opened(each, source_codes, whole_life=whole_life, memory=memory)
        for each in (before, after)
    ]
    with unchanged(*sources):
        old, new = (assessed(each, chosen) for each in sources)
        data = changes_data(old, new, rule=rule)
    page = write_changes(data, output, language=speaks)
    said.print(f"What changed is in {page}")
