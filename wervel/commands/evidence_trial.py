"""The command ``wervel evidence trial``: what the effect of a trial is worth."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wervel.commands.console import check_out, spoken
from wervel.commands.options import AsJson, InLanguage, MaybeOut
from wervel.errors import UsageError

if TYPE_CHECKING:
    from wervel.evidence.report import Report
    from wervel.evidence.study import Better
    from wervel.evidence.trials.individual.analysis import Question
    from wervel.pages.speech import Speech

commands = typer.Typer()
"""Held one command, which stands beside the others."""


@commands.command("trial")
def trial(
    study: Annotated[
        list[str] | None,
        typer.Argument(metavar="[STUDY]...", help="Ids of studies, as mint-facet."),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(
            help="CSV file with individual data instead: participant, arm, time in "
            "weeks, value, baseline, perhaps site and covariates."
        ),
    ] = None,
    counts: Annotated[
        Path | None,
        typer.Option(
            help="CSV file with responders per arm instead: outcome, "
            "treated_responders, treated_analysed, comparator_responders, "
            "comparator_analysed, perhaps treated_missing, comparator_missing."
        ),
    ] = None,
    comparator: Annotated[
        str | None, typer.Option(help="The arm to compare with, in --data.")
    ] = None,
    smallest_important: Annotated[
        float | None,
        typer.Option(help="Smallest important change in points, in --data."),
    ] = None,
    better: Annotated[
        str, typer.Option(help="lower or higher: which way is better, in --data.")
    ] = "lower",
    covariate: Annotated[
        list[str] | None,
        typer.Option(help="Column of --data to correct for too; may be repeated."),
    ] = None,
    week: Annotated[
        float | None,
        typer.Option(help="Time of the primary outcome in --data; else the last."),
    ] = None,
    imputations: Annotated[
        int, typer.Option(help="How often missing scores of --data are filled in.")
    ] = 50,
    seed: Annotated[int, typer.Option(min=0, help="Of the draws that fill in.")] = 1,
    output: MaybeOut = None,
    language: InLanguage = "en",
    as_json: AsJson = False,
) -> None:
    """Read trials: effect, interval, significance and whether a patient would notice.

    Also whether the printed numbers can be right, what the trial could have found, what
    cross-over and drop-out can do, and Minerva's checklist. With --data the trial is
    recomputed from its patients: mixed model, imputation, responders.
    """
    from wervel.commands.evidence_out import give
    from wervel.evidence.report import KIND
    from wervel.pages.speech import Speech

    speech = Speech(spoken(language))
    check_out(output, kind=KIND)
    _check_one(study, data, counts)
    if counts is not None:
        report = _of_counts(counts, speech)
    elif data is None:
        report = _of_studies(study or [], speech)
    else:
        question = _question(smallest_important, better, week, (imputations, seed))
        report = _of_data(data, (comparator, covariate or []), question, speech)
    give(report, output, speech, as_json=as_json)


def _check_one(study: list[str] | None, *files: Path | None) -> None:
    given = bool(study) + sum(each is not None for each in files)
    if given != 1:
        raise UsageError(
            "ids of studies, or --data, or --counts",
            "nothing" if not given else f"{given} of them",
            where="wervel evidence trial",
            do="write: wervel evidence trial mint-facet",
        )


def _of_counts(path: Path, speech: Speech) -> Report:
    from wervel.evidence.trials.counting import read_counts
    from wervel.evidence.trials.counting_report import counts_report

    return counts_report(read_counts(path), speech, file=path.name)


def _of_studies(names: list[str], speech: Speech) -> Report:
    from wervel.evidence.studies import study as study_of
    from wervel.evidence.trials.appraisal import appraise
    from wervel.evidence.trials.reporting import trial_report

    read = [appraise(study_of(each)) for each in dict.fromkeys(names)]
    return trial_report(read, speech)


def _of_data(
    data: Path,
    columns: tuple[str | None, list[str]],
    question: Question,
    speech: Speech,
) -> Report:
    from wervel.evidence.trials.individual.analysis import analyse
    from wervel.evidence.trials.individual.reporting import individual_report
    from wervel.evidence.trials.individual.scores import read_scores

    comparator, covariates = columns
    if comparator is None:
        raise _needs("the arm to compare with", "--comparator")
    scores = read_scores(data, comparator=comparator, covariates=covariates)
    return individual_report(analyse(scores, question), speech, file=data.name)


def _question(
    smallest: float | None, better: str, week: float | None, draws: tuple[int, int]
) -> Question:
    from wervel.evidence.trials.individual.analysis import Question

    if smallest is None:
        raise _needs("the smallest change that matters", "--smallest-important")
    return Question(
        better=_better(better),
        smallest=smallest,
        week=week,
        sets=draws[0],
        seed=draws[1],
    )


def _better(name: str) -> Better:
    from wervel.evidence.study import Better

    if name not in (Better.LOWER, Better.HIGHER):
        raise UsageError("lower or higher", name, where="--better", do="choose one")
    return Better(name)


def _needs(wanted: str, option: str) -> UsageError:
    return UsageError(wanted, "nothing", where=option, do="name it beside --data")
