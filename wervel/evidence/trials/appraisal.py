"""A trial read: every check that its printed rows allow, in one object."""

from __future__ import annotations

from dataclasses import dataclass

from wervel.evidence.study import Estimate, Measure, Outcome, Study
from wervel.evidence.trials.baseline import Imbalance, imbalances
from wervel.evidence.trials.checklist import Answer
from wervel.evidence.trials.crossover import Undiluted, turning_share, undiluted
from wervel.evidence.trials.dropout import turning_shift
from wervel.evidence.trials.mint import mint_answers, mint_stated
from wervel.evidence.trials.power import (
    Needed,
    detectable,
    implied_sd,
    needed_for_means,
)
from wervel.evidence.trials.printed import Printed, printed
from wervel.evidence.trials.relevance import Relevance, Weighed, relevance_of
from wervel.evidence.trials.stated import Stated

SPREADS = (1.5, 2.0, 2.5, 3.0)
"""Standard deviations of pain on 0-10 that a plan may have taken: an assumption."""
ALPHA = 0.05
POWERS = (0.8, 0.9)
_LEAST = 4
"""Fewer analysed have no two per arm."""


@dataclass(frozen=True, kw_only=True)
class ReadEstimate:
    """One row per printed estimate: what it is, what it weighs, whether it can be."""

    study: str
    estimate: Estimate
    outcome: Outcome
    weighed: Weighed
    printed: Printed


@dataclass(frozen=True, kw_only=True)
class Found:
    """What so many patients could find, if the arms were as large and so many left."""

    dropout: float
    analysed_per_arm: int
    sd: float
    power: float
    difference: float


@dataclass(frozen=True, kw_only=True)
class Appraisal:
    """Everything wervel reads in one trial.

    ``needed`` and ``found`` are power before and after, under the assumptions they
    name; ``undiluted`` the primary effect at shares of cross-over, and ``turns_at`` the
    share at which its verdict turns; ``missing_gain`` by how much more the missing must
    have gained for that.
    """

    study: Study
    readings: tuple[ReadEstimate, ...]
    primary: ReadEstimate | None
    stated: Stated | None
    answers: tuple[Answer, ...]
    imbalances: tuple[Imbalance, ...]
    needed: tuple[Needed, ...] = ()
    found: tuple[Found, ...] = ()
    undiluted: tuple[Undiluted, ...] = ()
    turns_at: float | None = None
    missing_gain: float | None = None


def appraise(study: Study) -> Appraisal:
    """Read a study: each estimate, then what its primary one could and could not show.

    >>> from wervel.evidence.studies import study
    >>> str(appraise(study("mint-si")).primary.weighed.relevance)
    'not relevant'
    """
    readings = tuple(_reading(study, each) for each in study.estimates)
    primary = next((each for each in readings if _is_primary(each)), None)
    stated = mint_stated(study.id)
    weighed = primary.weighed if primary else None
    best, smallest = (weighed.best, weighed.smallest) if weighed else (None, None)
    told = best is not None and smallest is not None
    share = stated.planned_dropout if stated else None
    return Appraisal(
        study=study,
        readings=readings,
        primary=primary,
        stated=stated,
        answers=mint_answers(study.id),
        imbalances=imbalances(study),
        needed=_needed(stated),
        found=_found(primary, stated),
        undiluted=_undiluted(primary, stated),
        turns_at=turning_share(best or 0.0, smallest=smallest or 0.0) if told else None,
        missing_gain=turning_shift(best or 0.0, smallest=smallest or 0.0, share=share)
        if told and share
        else None,
    )


def _reading(study: Study, estimate: Estimate) -> ReadEstimate:
    outcome = study.outcome(estimate.outcome)
    return ReadEstimate(
        study=study.name,
        estimate=estimate,
        outcome=outcome,
        weighed=relevance_of(estimate, outcome),
        printed=printed(estimate),
    )


def _is_primary(reading: ReadEstimate) -> bool:
    told = reading.weighed.relevance is not Relevance.CANNOT_TELL
    is_difference = reading.estimate.measure is Measure.MEAN_DIFFERENCE
    return told and is_difference and reading.outcome.primary


def _needed(stated: Stated | None) -> tuple[Needed, ...]:
    if stated is None or stated.difference is None:
        return ()
    return tuple(
        needed_for_means(
            stated.difference,
            sd=sd,
            alpha=ALPHA,
            power=power,
            dropout=stated.planned_dropout or 0.0,
        )
        for sd in SPREADS
        for power in POWERS
    )


def _found(primary: ReadEstimate | None, stated: Stated | None) -> tuple[Found, ...]:
    """What could be detected, at the spread that the printed interval implies."""
    n = primary.estimate.n if primary else None
    se = primary.printed.se if primary else None
    if n is None or se is None or stated is None or stated.planned_dropout is None:
        return ()
    rows = []
    for dropout in (0.0, stated.planned_dropout):
        per_arm = int(n * (1 - dropout) / 2 + 1e-9)
        if 2 * per_arm < _LEAST:
            return ()
        sd = implied_sd(se, analysed=2 * per_arm)
        rows += [
            Found(
                dropout=dropout,
                analysed_per_arm=per_arm,
                sd=sd,
                power=power,
                difference=detectable(sd=sd, n=per_arm, alpha=ALPHA, power=power),
            )
            for power in POWERS
        ]
    return tuple(rows)


def _undiluted(
    primary: ReadEstimate | None, stated: Stated | None
) -> tuple[Undiluted, ...]:
    if primary is None or stated is None or stated.crossed is None:
        return ()
    row, smallest = primary.estimate, primary.outcome.smallest_important
    if row.value is None or row.low is None or row.high is None or smallest is None:
        return ()
    return tuple(
        undiluted(
            (row.value, row.low, row.high),
            crossed=crossed,
            untreated=untreated,
            smallest=smallest,
            better=primary.outcome.better,
        )
        for untreated in _untreated(row, stated)
        for crossed in (0.0, *stated.crossed)
    )


def _untreated(row: Estimate, stated: Stated) -> tuple[float, ...]:
    """None, and the share that is stated if both arms are as large."""
    if stated.untreated is None or row.n is None:
        return (0.0,)
    return 0.0, stated.untreated / (row.n / 2)
