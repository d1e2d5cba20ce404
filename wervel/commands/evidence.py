"""The commands under ``wervel evidence``: from study rows to certainty, and back."""

from __future__ import annotations

import typer

from wervel.commands import (
    evidence_certainty,
    evidence_diff,
    evidence_dossier,
    evidence_economics,
    evidence_pool,
    evidence_sced,
    evidence_trial,
    evidence_trials,
)

commands = typer.Typer(
    help="The evidence behind the recommendations: studies read, pooled and judged, "
    "and what moves when one of their rows changes.",
    no_args_is_help=True,
)
for each in (
    evidence_trials,
    evidence_trial,
    evidence_pool,
    evidence_sced,
    evidence_economics,
    evidence_certainty,
    evidence_diff,
    evidence_dossier,
):
    commands.add_typer(each.commands)
