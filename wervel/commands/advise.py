"""The command ``wervel advise``: what guidelines say of one patient now, and why."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from wervel.commands.console import guidelines, print_json, spoken
from wervel.commands.options import AsJson, Guidelines, InLanguage
from wervel.recommendations.bodies import DEFAULT

commands = typer.Typer()
"""Held one command, which stands beside the others."""


@commands.command("advise")
def advise(
    records: Annotated[
        list[Path],
        typer.Argument(
            metavar="BUNDLE...",
            help="FHIR R4 about one patient: a bundle or resources (.json), an export "
            "(.ndjson), each also with .gz; or a folder of them.",
        ),
    ],
    today: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            help="The day of the consultation; later records are not read. Left out: "
            "today.",
        ),
    ] = None,
    order: Annotated[
        list[Path] | None,
        typer.Option(
            help="An order that is about to be signed (ServiceRequest, "
            "MedicationRequest) in JSON; may be repeated."
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            help="Who sees the patient: general_practitioner, physiotherapist, "
            "neurologist, …; a wrong name lists them all."
        ),
    ] = None,
    answers: Annotated[
        Path | None,
        typer.Option(
            help="TOML or JSON with a fact and its answer on each line: what was asked "
            "in the consultation."
        ),
    ] = None,
    whose: Guidelines = DEFAULT,
    past: Annotated[
        bool, typer.Option("--past", help="Show earlier moments of the episode too.")
    ] = False,
    language: InLanguage = "en",
    as_json: AsJson = False,
) -> None:
    """Say what the guidelines advise for one patient now, why, and who disagrees.

    Red flags first; orders are judged before they are signed; only the questions are
    asked whose answers would change the advice. wervel advises; a clinician decides.
    """
    from wervel.advice.advising import advise as advised
    from wervel.advice.as_json import advice_as_json
    from wervel.commands.advice_printing import printed
    from wervel.commands.consultation_files import consultation
    from wervel.findings.bedside import Bedside

    speaks, chosen = spoken(language), guidelines(whose)
    asked = consultation(
        records,
        today=today.date() if today else None,
        orders=order or (),
        by=by,
        answers=answers,
    )
    advice = advised(asked, Bedside.opened(chosen))
    if as_json:
        print_json(advice_as_json(advice, language=speaks))
    else:
        printed(advice, speaks, with_past=past)
