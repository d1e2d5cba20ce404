"""The command ``wervel mirror``: a care site beside its peers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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

if TYPE_CHECKING:
    from wervel.registry.explanations import Kept

commands = typer.Typer()
"""Held one command, which stands beside the others."""


@commands.command("mirror")
def mirror(
    where: Where,
    output: Out,
    care_site: Annotated[
        list[int],
        typer.Option(
            help="The care_site_id of a care site; several each get a folder of that "
            "name. May be repeated."
        ),
    ],
    recommendation: Chosen = None,
    whose: Guidelines = DEFAULT,
    registry: Annotated[
        str | None,
        typer.Option(help="Registry with what care sites explain of their numbers."),
    ] = None,
    small_numbers: SmallNumbers = "opensafely",
    language: InLanguage = "en",
    source_codes: Codes = None,
    whole_life: WholeLife = False,
    memory: Memory = "2GB",
) -> None:
    """Show a care site its own figures beside those of its peers.

    Per measure its share, what was to be expected of its patients, whether it differs
    by more than chance and the usual differences, and whether it changed. A page that
    stands alone, with the numbers as CSV and Parquet, for that care site to read.
    """
    from wervel.practice.mirror.gathering import (
        backdrop,
        check_care_sites,
        mirror_data,
    )
    from wervel.practice.mirror.writing import KIND, write_mirror

    speaks, rule = spoken(language), preset(small_numbers)
    chosen = to_measure(recommendation, whose)
    folders = _folders(output, care_site)
    for folder in folders.values():
        check_writable(folder, kind=KIND)
    explained = {site: _explained(registry, site) for site in folders}
    source = opened(where, source_codes, whole_life=whole_life, memory=memory)
    with unchanged(source):
        check_care_sites(source, [*folders])
        done = assessed(source, chosen)
        before = backdrop(done, rule=rule)
        mirrors = {
            site: mirror_data(before, site, explained=explained[site])
            for site in folders
        }
    for site, folder in folders.items():
        page = write_mirror(mirrors[site], folder, language=speaks)
        said.print(f"The mirror of care site {site} is in {page}")


def _folders(output: Path, care_sites: list[int]) -> dict[int, Path]:
    """One care site is written into the folder itself, several into one each."""
    if len({*care_sites}) == 1:
        return {care_sites[0]: output}
    return {each: output / str(each) for each in care_sites}


def _explained(registry: str | None, care_site: int) -> tuple[Kept, ...]:
    if registry is None:
        return ()
    from wervel.registry.explanations import explanations_of
    from wervel.registry.opening import open_registry

    with open_registry(registry, create=False) as opened_registry:
        return explanations_of(opened_registry, care_site=str(care_site))
