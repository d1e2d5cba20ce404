"""The command ``wervel evidence pool``: the effects of several studies as one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from wervel.commands.console import check_out, grid, print_json, printer, said, spoken
from wervel.commands.options import AsJson, InLanguage, MaybeOut
from wervel.errors import UnknownName

if TYPE_CHECKING:
    from wervel.evidence.pool.analysis import Pooling
    from wervel.evidence.pool.heterogeneity import Model
    from wervel.evidence.pool.subgroups import Tau
    from wervel.pages.speech import Speech

commands = typer.Typer()
"""Held one command, which stands beside the others."""


@commands.command("pool")
def pool(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE.csv", help="A line per study; see the how-to."),
    ],
    measure: Annotated[
        str,
        typer.Option(
            help="md or smd (means), smcc or smcr (one group, before and after), rr, "
            "or, rd (counts), given (effects with se, or low and high)."
        ),
    ],
    of: Annotated[
        str | None,
        typer.Option(help="What given effects are of: md, smd, smc, rr, or, rd."),
    ] = None,
    model: Annotated[
        str, typer.Option(help="reml, dl, pm (random effects) or fixed.")
    ] = "reml",
    classic: Annotated[
        bool,
        typer.Option(
            "--classic", help="Give the classic interval, not Hartung and Knapp's."
        ),
    ] = False,
    by: Annotated[
        str | None, typer.Option(help="Column with the group of each study.")
    ] = None,
    tau: Annotated[
        str, typer.Option(help="tau² of the groups: common, or separate for each.")
    ] = "common",
    on: Annotated[
        list[str] | None,
        typer.Option(help="Column with a number to regress on; may be repeated."),
    ] = None,
    correlation: Annotated[
        float | None,
        typer.Option(help="Assumed between before and after, where r is not stated."),
    ] = None,
    sd: Annotated[
        float | None,
        typer.Option(help="Standard deviation of a scale to say the effect on."),
    ] = None,
    share: Annotated[
        float | None,
        typer.Option(help="Share who respond otherwise, to say the effect on."),
    ] = None,
    lower_is_better: Annotated[
        bool,
        typer.Option("--lower-is-better", help="A lower score is a good outcome."),
    ] = False,
    output: MaybeOut = None,
    language: InLanguage = "en",
    as_json: AsJson = False,
) -> None:
    """Pool the effects of several studies, and see how far they differ.

    Fixed or random effects; heterogeneity with its interval, what a next study may
    find, groups of studies, meta-regression, each study left out, small studies. With
    an output folder a page that stands alone, with the tables as CSV and all as JSON.
    """
    from wervel.evidence.pool.analysis import How, pooling
    from wervel.evidence.pool.columns import given, made
    from wervel.evidence.pool.reading import Asked, read_studies
    from wervel.evidence.pool.reporting import pool_report
    from wervel.evidence.report import KIND, write_report
    from wervel.pages.speech import Speech

    speech = Speech(spoken(language))
    check_out(output, kind=KIND)
    how = How(
        model=_model(model),
        knapp_hartung=not classic,
        tau=_tau(tau),
        sd=sd,
        share=share,
        lower_is_better=lower_is_better,
    )
    asked = Asked(
        made=made(measure),
        of=given(of),
        by=by,
        on=tuple(dict.fromkeys(on or ())),
        correlation=correlation,
    )
    found = pooling(read_studies(file, asked), how, by=by or "")
    if output is not None:
        report = pool_report(found, speech, file=file.name)
        page = write_report(report, output, speech)
        said.print(f"The pooling is in {page}", soft_wrap=True)
    if as_json:
        from wervel.evidence.pool.plain import plain

        print_json(plain(found))
    elif output is None:
        _print(found, speech)


def _model(name: str) -> Model:
    from wervel.evidence.pool.heterogeneity import MODELS

    if name not in MODELS:
        raise UnknownName(
            "a model", name, where="--model", do="choose from: " + ", ".join(MODELS)
        )
    return name


def _tau(name: str) -> Tau:
    if name not in ("common", "separate"):
        raise UnknownName(
            "common or separate", name, where="--tau", do="choose one of the two"
        )
    return cast("Tau", name)


def _print(of: Pooling, speech: Speech) -> None:
    from wervel.evidence.pool.numbers import Numbers
    from wervel.evidence.pool.plain import all_doubts
    from wervel.evidence.pool.reporting import lead
    from wervel.evidence.pool.sections import sections

    out, numbers = printer(), Numbers(speech, of.measure)
    for line in lead(of, numbers):
        out.print(line, soft_wrap=True)
    for section in sections(of, numbers):
        for table in section.tables:
            names = [each.heading for each in table.columns]
            right = [each.heading for each in table.columns if each.is_number]
            drawn = grid("\n" + table.caption, *names, numbers=right)
            for cells in table.rows:
                drawn.add_row(*cells)
            out.print(drawn)
    for doubt in all_doubts(of):
        out.print("\n! " + numbers.doubt(doubt), soft_wrap=True)
