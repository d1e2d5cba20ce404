"""The command ``wervel evidence sced``: single cases, tested and drawn."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from wervel.commands.console import check_out, spoken
from wervel.commands.options import AsJson, InLanguage, MaybeOut
from wervel.errors import UnknownName

_Kind = TypeVar("_Kind", bound=StrEnum)
commands = typer.Typer()
"""Holds one command, which stands among those of ``wervel evidence``."""


@commands.command("sced")
def sced(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="CSV file with case, occasion, phase and a column of scores; perhaps "
            "criterion and may_start.",
        ),
    ],
    better: Annotated[
        str,
        typer.Option(help="Which way on the scale is improvement: lower or higher."),
    ],
    outcome: Annotated[
        str, typer.Option(help="Column of the scores, where there are more.")
    ] = "",
    baseline: Annotated[
        str, typer.Option(help="Phase without the intervention; else the first one.")
    ] = "",
    intervention: Annotated[
        list[str] | None,
        typer.Option(help="Phase with it; else every other one. May be repeated."),
    ] = None,
    design: Annotated[
        str,
        typer.Option(
            help="AB, ABAB, multiple baseline, alternating treatments, changing "
            "criterion; else what the phases show."
        ),
    ] = "",
    statistic: Annotated[
        str, typer.Option(help="mean, immediate, nap, closeness (to a criterion).")
    ] = "mean",
    two_sided: Annotated[
        bool, typer.Option("--two-sided", help="Count what is as far from no effect.")
    ] = False,
    scheme: Annotated[
        str,
        typer.Option(
            help="What was drawn over persons: independent, tiers, tiers-and-starts."
        ),
    ] = "independent",
    alternation: Annotated[
        str,
        typer.Option(help="How an order was drawn: at-most-two, pairs, free."),
    ] = "at-most-two",
    least: Annotated[
        int | None, typer.Option(min=1, help="Fewest points of a phase in the plan.")
    ] = None,
    limit: Annotated[
        int,
        typer.Option(
            min=1, max=10_000_000, help="Up to so many assignments, all are counted."
        ),
    ] = 1_000_000,
    draws: Annotated[
        int, typer.Option(min=1, help="Of more than that, so many are drawn.")
    ] = 100_000,
    seed: Annotated[int, typer.Option(min=0, help="Where the draws begin.")] = 1,
    output: MaybeOut = None,
    language: InLanguage = "en",
    as_json: AsJson = False,
) -> None:
    """Read single-case experiments: randomisation test, effect sizes, standards.

    One person or more, measured again and again with and without an intervention. A
    page with the course of each person, the tables as CSV, and all of it as JSON.
    """
    from wervel.commands.evidence_out import give
    from wervel.evidence.report import KIND
    from wervel.evidence.sced.analysis import analysed
    from wervel.evidence.sced.plan import Alternation, Plan, Scheme, Statistic
    from wervel.evidence.sced.reading import Choices, read_experiment
    from wervel.evidence.sced.reporting import sced_report
    from wervel.evidence.sced.series import Design
    from wervel.evidence.study import Better
    from wervel.pages.speech import Speech

    speech = Speech(spoken(language))
    choices = Choices(
        better=_chosen(Better, better, "--better", leave=("not stated",)),
        outcome=outcome,
        baseline=baseline,
        interventions=tuple(intervention or ()),
        design=_chosen(Design, design, "--design") if design else None,
    )
    plan = Plan(
        statistic=_chosen(Statistic, statistic, "--statistic"),
        two_sided=two_sided,
        scheme=_chosen(Scheme, scheme, "--scheme"),
        alternation=_chosen(Alternation, alternation, "--alternation"),
        least=least,
        limit=limit,
        draws=draws,
        seed=seed,
    )
    check_out(output, kind=KIND)
    analysis = analysed(read_experiment(file, choices), plan)
    report = sced_report(analysis, speech, file=file.name)
    give(report, output, speech, as_json=as_json)


def _chosen(
    kinds: type[_Kind], name: str, option: str, *, leave: tuple[str, ...] = ()
) -> _Kind:
    """What the word stands for, of the words an option knows."""
    words = {str(each): each for each in kinds if str(each) not in leave}
    if name not in words:
        raise UnknownName(
            "a word that this option knows",
            name,
            where=option,
            do="choose from: " + ", ".join(words),
        )
    return words[name]
