"""The command that makes a population to practise on."""

from __future__ import annotations

from typing import Annotated

import typer

from wervel.commands.console import bar, said
from wervel.commands.options import Out

commands = typer.Typer()


@commands.command()
def sample(
    output: Out,
    persons: Annotated[int, typer.Option(min=1, help="How many people.")] = 20_000,
    seed: Annotated[int, typer.Option(help="Same seed, same people.")] = 1,
    spread: Annotated[
        list[str] | None,
        typer.Option(
            help="HABIT:DEVIATION: by how much practices differ (log odds); repeatable."
        ),
    ] = None,
    outliers: Annotated[
        list[str] | None,
        typer.Option(
            help="HABIT:PRACTICES:ODDS_RATIO: so many do otherwise, as imaging:2:3.0."
        ),
    ] = None,
    drift: Annotated[
        list[str] | None,
        typer.Option(
            help="HABIT:PRACTICES:ODDS_RATIO:DAY: so many change, from that day on."
        ),
    ] = None,
    case_mix: Annotated[
        float,
        typer.Option(help="How far practices differ in whom they see, from 0 to 1."),
    ] = 0.0,
    rehabilitation: Annotated[
        str | None,
        typer.Option(
            help="INSTITUTIONS:SHARE[:PILING]: institutions, who is referred, and in "
            "how many hours pile up above 48; as 6:0.3:2."
        ),
    ] = None,
) -> None:
    """Write a made-up Dutch-like population as OMOP Parquet, with what was planted.

    Rates come from the published measurements; nobody in it exists. What some practices
    do otherwise can be planted, to see whether it is found; planted.json says where.
    Habits are imaging, referral, opioid and exercise_therapy.
    """
    from wervel.records.sample import planting_from, write_sample

    planting = planting_from(
        spread=spread or (),
        outliers=outliers or (),
        drift=drift or (),
        case_mix=case_mix,
        rehabilitation=rehabilitation,
    )
    with bar("people", persons) as move:
        write_sample(
            output,
            persons=persons,
            seed=seed,
            planting=planting,
            progress=lambda done, _: move(done),
        )
    said.print(f"{persons:,} made-up persons in {output}")
