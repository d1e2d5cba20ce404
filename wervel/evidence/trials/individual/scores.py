"""The data of a trial, patient by patient: read, checked, and laid out by time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from wervel.errors import UsageError
from wervel.evidence.rows import Field, Kind, Row, read_rows

Numbers = NDArray[np.float64]
Known = NDArray[np.bool_]
_ARMS = 2
_FEWEST = 2
"""Patients with a score, per arm and time: one has no spread."""


@dataclass(frozen=True, kw_only=True)
class Scores:
    """One row per patient, one column per time; a missing score or baseline is NaN.

    ``treated`` is one in the arm that is compared and none in ``comparator``.
    ``adjusters`` are covariates and all sites but the first, as ``adjuster_names``
    says. ``unscored`` counts patients without any score.
    """

    arm: str
    comparator: str
    times: tuple[float, ...]
    treated: Numbers
    baseline: Numbers
    scores: Numbers
    adjusters: Numbers
    adjuster_names: tuple[str, ...]
    unscored: int

    @property
    def patients(self) -> int:
        """How many were randomised, as far as the file says."""
        return len(self.treated)

    @property
    def filled_baseline(self) -> Numbers:
        """Baseline with the mean of all for those who have none.

        Right for a baseline in a randomised trial, and for nothing else (White and
        Thompson, Stat Med 2005; 24: 993-1007).
        """
        mean = np.nanmean(self.baseline)
        return np.where(np.isnan(self.baseline), mean, self.baseline)


def read_scores(
    path: Path, *, comparator: str, covariates: Sequence[str] = ()
) -> Scores:
    """The scores of a CSV file with a line per patient and time; all problems named.

    Columns: participant, arm, time in weeks, value (empty where missing), baseline, and
    perhaps site and the covariates that are named. Raises UsageError.
    """
    rows = read_rows(path, _fields(covariates))
    _check_constant(rows, ("arm", "baseline", "site", *covariates), path)
    _check_once(rows, path)
    _check_times(rows, path)
    people = tuple(dict.fromkeys(each.text["participant"] for each in rows))
    first = {each.text["participant"]: each for each in reversed(rows)}
    arms = [first[each].text["arm"] for each in people]
    arm = _arm(arms, comparator, path)
    times = tuple(sorted({each.number["time"] for each in rows}))
    scores = np.full((len(people), len(times)), np.nan)
    at = {name: index for index, name in enumerate(people)}
    for row in rows:
        if "value" in row.number:
            column = times.index(row.number["time"])
            scores[at[row.text["participant"]], column] = row.number["value"]
    adjusters, names = _adjusters([first[each] for each in people], covariates)
    found = Scores(
        arm=arm,
        comparator=comparator,
        times=times,
        treated=np.array([float(each == arm) for each in arms]),
        baseline=np.array([first[p].number.get("baseline", np.nan) for p in people]),
        scores=scores,
        adjusters=adjusters,
        adjuster_names=names,
        unscored=int(np.isnan(scores).all(axis=1).sum()),
    )
    _check_spread(found, path)
    return found


def _fields(covariates: Sequence[str]) -> Mapping[str, Field]:
    taken = {"participant", "arm", "time", "value", "baseline", "site"}
    if double := sorted(taken & {*covariates}):
        raise UsageError(
            "covariates beside the columns that a trial has",
            ", ".join(double),
            where="--covariate",
            do="leave it out: it is used already",
        )
    return {
        "participant": Field(kind=Kind.TEXT, required=True),
        "arm": Field(kind=Kind.TEXT, required=True),
        "time": Field(required=True),
        "value": Field(),
        "baseline": Field(),
        "site": Field(kind=Kind.TEXT),
        **{each: Field(required=True) for each in covariates},
    }


def _check_constant(rows: Sequence[Row], names: Sequence[str], path: Path) -> None:
    """The same on every line of a patient; lines are named, never the patient."""
    seen: dict[tuple[str, str], object] = {}
    problems = []
    for row in rows:
        for name in names:
            value = row.text.get(name, row.number.get(name))
            known = seen.setdefault((row.text["participant"], name), value)
            if value != known:
                problems.append(f"line {row.line}: another {name}")
    if problems:
        raise UsageError(
            "one arm, baseline, site and covariate per participant",
            "; ".join(problems[:8]),
            where=str(path),
            do="repeat the same on every line of a participant",
        )


def _check_once(rows: Sequence[Row], path: Path) -> None:
    seen: set[tuple[str, float]] = set()
    twice = []
    for row in rows:
        key = (row.text["participant"], row.number["time"])
        if key in seen:
            twice.append(f"line {row.line}")
        seen.add(key)
    if twice:
        raise UsageError(
            "a participant once at each time",
            "again on " + ", ".join(twice[:8]),
            where=str(path),
            do="keep the line that is right",
        )


def _check_times(rows: Sequence[Row], path: Path) -> None:
    early = [f"line {each.line}" for each in rows if each.number["time"] <= 0]
    if early:
        raise UsageError(
            "times after the start, in weeks above 0",
            "none or less on " + ", ".join(early[:8]),
            where=str(path),
            do="put the score at the start into the column baseline",
        )


def _arm(arms: Sequence[str], comparator: str, path: Path) -> str:
    names = sorted({*arms})
    if len(names) != _ARMS or comparator not in names:
        raise UsageError(
            f"two arms, of which one is {comparator}",
            ", ".join(names),
            where=str(path),
            do="keep the lines of two arms, and name the one to compare with",
        )
    return next(each for each in names if each != comparator)


def _adjusters(
    first: Sequence[Row], covariates: Sequence[str]
) -> tuple[Numbers, tuple[str, ...]]:
    columns = [np.array([each.number[name] for each in first]) for name in covariates]
    sites = [each.text.get("site", "") for each in first]
    others = sorted({*sites})[1:]
    columns += [np.array([float(each == site) for each in sites]) for site in others]
    names = (*covariates, *(f"site {each}" for each in others))
    made = np.column_stack(columns) if columns else np.empty((len(first), 0))
    return made, names


def _check_spread(of: Scores, path: Path) -> None:
    problems = []
    for column, time in enumerate(of.times):
        known = ~np.isnan(of.scores[:, column])
        for treated, name in ((1.0, of.arm), (0.0, of.comparator)):
            number = int((known & (of.treated == treated)).sum())
            if number < _FEWEST:
                problems.append(f"at {time:g} {number} scores in {name}")
        values = of.scores[known, column]
        if len(values) >= _FEWEST and np.ptp(values) == 0:
            problems.append(f"at {time:g} all scores are equal")
    known = of.baseline[~np.isnan(of.baseline)]
    if len(known) < _FEWEST or np.ptp(known) == 0:
        problems.append("no baseline, or all equal")
    if problems:
        raise UsageError(
            f"at every time {_FEWEST} scores or more per arm, with spread",
            "; ".join(problems),
            where=str(path),
            do="without spread there is no interval; leave that time out",
        )
