"""Everything that is read from the individual data of a trial, in one object."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from wervel.errors import UsageError
from wervel.evidence.study import Better
from wervel.evidence.trials.baseline import standardised_difference
from wervel.evidence.trials.dropout import Scenario, Turning, scenarios, turning
from wervel.evidence.trials.individual.imputation import (
    Imputed,
    imputed,
    over_imputed,
)
from wervel.evidence.trials.individual.mixed import Mixed, mixed
from wervel.evidence.trials.individual.regression import Effect, ancova
from wervel.evidence.trials.individual.scores import Numbers, Scores
from wervel.evidence.trials.nnt import Needed, number_needed
from wervel.evidence.trials.relevance import Weighed, weighed
from wervel.evidence.trials.responders import Counts, Effects, effects_of

FEW = 50
"""Below so many patients the normal interval of a mixed model is on the narrow side."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked of the data: which way is better, what matters, and when.

    ``week`` is the time of the primary outcome; None is the last.
    """

    better: Better
    smallest: float
    week: float | None = None
    sets: int = 50
    seed: int = 1


class Doubt(StrEnum):
    """What a reader must know before using a number."""

    UNSCORED = "patients without any score"
    BASELINE = "baseline filled with the mean"
    FEW = "few patients"
    NO_BETWEEN = "no variance between patients"
    NO_MIXED = "no mixed model"
    NO_IMPUTATION = "no imputation"


@dataclass(frozen=True, kw_only=True)
class Balance:
    """One row per column of baseline: how far apart the arms were."""

    name: str
    treated: float
    comparator: float
    standardised: float


@dataclass(frozen=True, kw_only=True)
class Response:
    """One row per time: who improved by the smallest important change or more."""

    time: float
    effects: Effects
    needed: Needed
    scenarios: tuple[Scenario, ...]
    turning: Turning | None


@dataclass(frozen=True, kw_only=True)
class Shifted:
    """One row per assumption: the effect at the main time if the missing differed."""

    shift: float
    effect: Effect
    weighed: Weighed


@dataclass(frozen=True, kw_only=True)
class Analysis:
    """What was asked, what was found, and what is to be doubted.

    ``mixed`` and ``imputed`` are None where they cannot be had; ``doubts`` says so.
    """

    scores: Scores
    question: Question
    mixed: Mixed | None
    ancova: tuple[Effect, ...]
    imputed: Imputed | None
    shifted: tuple[Shifted, ...]
    responses: tuple[Response, ...]
    balance: tuple[Balance, ...]
    doubts: tuple[tuple[Doubt, str], ...]

    @property
    def at(self) -> int:
        """The column of the main time."""
        return _column(self.scores, self.question)

    @property
    def main(self) -> tuple[Effect, ...]:
        """The effects that count: of the mixed model, or else the covariance."""
        return self.mixed.effects if self.mixed else self.ancova

    def weighed(self, effect: Effect) -> Weighed:
        """An effect held against the smallest important change."""
        return weighed(
            effect.value,
            low=effect.low,
            high=effect.high,
            smallest=self.question.smallest,
            better=self.question.better,
        )


def analyse(of: Scores, question: Question) -> Analysis:
    """Mixed model, covariance, imputation and responders of the same scores."""
    _check(question)
    _column(of, question)
    doubts: list[tuple[Doubt, str]] = []
    model = _mixed(of, doubts)
    versions = _versions(of, question, doubts)
    _mention(of, model, doubts)
    return Analysis(
        scores=of,
        question=question,
        mixed=model,
        ancova=tuple(ancova(of, column) for column in range(len(of.times))),
        imputed=over_imputed(of, versions) if versions else None,
        shifted=_shifted(of, versions, question),
        responses=tuple(
            _response(of, column, question) for column in range(len(of.times))
        ),
        balance=_balance(of),
        doubts=tuple(doubts),
    )


def _check(question: Question) -> None:
    if not question.smallest > 0 or question.better is Better.NOT_STATED:
        raise UsageError(
            "a smallest important change above 0, and lower or higher as better",
            f"{question.smallest} and {question.better}",
            where="--smallest-important, --better",
            do="say what matters on this scale, and which way is better",
        )


def _column(of: Scores, question: Question) -> int:
    if question.week is None:
        return len(of.times) - 1
    if question.week not in of.times:
        raise UsageError(
            "a time that is in the file",
            f"{question.week:g}",
            where="--week",
            do="choose from: " + ", ".join(f"{each:g}" for each in of.times),
        )
    return of.times.index(question.week)


def _mixed(of: Scores, doubts: list[tuple[Doubt, str]]) -> Mixed | None:
    try:
        return mixed(of)
    except UsageError as problem:
        doubts.append((Doubt.NO_MIXED, problem.came))
        return None


def _versions(
    of: Scores, question: Question, doubts: list[tuple[Doubt, str]]
) -> tuple[Numbers, ...]:
    if question.sets < 2:  # noqa: PLR2004
        raise UsageError(
            "two imputed data sets or more",
            str(question.sets),
            where="--imputations",
            do="ask for 2 or more; 20 or more is usual",
        )
    if not np.isnan(of.scores).any():
        return ()
    try:
        return imputed(of, sets=question.sets, seed=question.seed)
    except UsageError as problem:
        doubts.append((Doubt.NO_IMPUTATION, problem.came))
        return ()


def _mention(of: Scores, model: Mixed | None, doubts: list[tuple[Doubt, str]]) -> None:
    if of.unscored:
        doubts.append((Doubt.UNSCORED, str(of.unscored)))
    without = int(np.isnan(of.baseline).sum())
    if without:
        doubts.append((Doubt.BASELINE, str(without)))
    if of.patients < FEW:
        doubts.append((Doubt.FEW, str(of.patients)))
    if model is not None and model.between == 0:
        doubts.append((Doubt.NO_BETWEEN, ""))


def _shifted(
    of: Scores, versions: tuple[Numbers, ...], question: Question
) -> tuple[Shifted, ...]:
    """The main time again, with the lost of the treated arm better or worse."""
    if not versions:
        return ()
    rows = []
    for share in (-1.0, -0.5, 0.0, 0.5, 1.0):
        shift = share * question.smallest
        found = over_imputed(of, versions, shift=shift).effects[_column(of, question)]
        rows.append(
            Shifted(
                shift=shift,
                effect=found,
                weighed=weighed(
                    found.value,
                    low=found.low,
                    high=found.high,
                    smallest=question.smallest,
                    better=question.better,
                ),
            )
        )
    return tuple(rows)


def _response(of: Scores, column: int, question: Question) -> Response:
    sign = 1.0 if question.better is Better.LOWER else -1.0
    change = sign * (of.baseline - of.scores[:, column])
    first, second = (
        _counts(change[of.treated == arm], question.smallest) for arm in (1.0, 0.0)
    )
    found = effects_of(first, second)
    low, high = found.difference_limits
    return Response(
        time=of.times[column],
        effects=found,
        needed=number_needed(found.difference, low=low, high=high),
        scenarios=scenarios(first, second),
        turning=turning(first, second),
    )


def _counts(change: Numbers, smallest: float) -> Counts:
    """Who improved so much; who has no score or no baseline is missing."""
    known = change[~np.isnan(change)]
    if not len(known):
        raise UsageError(
            "in each arm somebody with a baseline and a score at that time",
            "nobody",
            where="responders",
            do="fill in baselines, or leave that time out",
        )
    # A change of 2 that comes out as 1.9999999999 is 2.
    events = int((known >= smallest - 1e-9).sum())
    return Counts(events=events, n=len(known), missing=len(change) - len(known))


def _balance(of: Scores) -> tuple[Balance, ...]:
    columns = [("baseline", of.baseline)]
    columns += [
        (name, of.adjusters[:, at]) for at, name in enumerate(of.adjuster_names)
    ]
    rows = []
    for name, column in columns:
        arms = [column[(of.treated == arm) & ~np.isnan(column)] for arm in (1.0, 0.0)]
        if min(len(each) for each in arms) < 2:  # noqa: PLR2004
            continue
        (one, sd), (two, sd_two) = (
            (float(each.mean()), float(each.std(ddof=1))) for each in arms
        )
        if sd == sd_two == 0:
            continue
        apart = standardised_difference((one, sd), (two, sd_two))
        rows.append(Balance(name=name, treated=one, comparator=two, standardised=apart))
    return tuple(rows)
