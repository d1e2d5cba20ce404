"""An experiment out of a CSV file: a line per person and occasion."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from wervel.errors import UnknownName, UsageError
from wervel.evidence.rows import Field, Kind, Row, read_rows
from wervel.evidence.sced.designs import design_of
from wervel.evidence.sced.series import Design, Experiment, Point, Series
from wervel.evidence.study import Better

FIELDS: Mapping[str, Field] = {
    "case": Field(kind=Kind.TEXT, required=True),
    "occasion": Field(kind=Kind.COUNT, required=True),
    "phase": Field(kind=Kind.TEXT, required=True),
    "criterion": Field(),
    "may_start": Field(kind=Kind.COUNT),
}
_MOST = 8
_NUMBERED = re.compile(r"(\D+?)[ _-]?\d+")


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What the reader says that the file does not.

    ``baseline`` is the first phase of the file where it is empty; ``interventions``
    every other phase; ``design`` what the phases show.
    """

    better: Better
    outcome: str = ""
    baseline: str = ""
    interventions: tuple[str, ...] = ()
    design: Design | None = None


def read_experiment(path: Path, choices: Choices) -> Experiment:
    """The persons of a file with columns case, occasion, phase and a score.

    Raises UsageError that says what is wrong and on which line; never whose line it is.
    """
    outcome, others = _columns(path, choices.outcome)
    fields = {**FIELDS, outcome: Field(required=True), **{n: Field() for n in others}}
    shown = _stemmed(_series(read_rows(path, fields), outcome, path))
    labels = [*dict.fromkeys(p.phase for one in shown for p in one.points)]
    baseline = _known(choices.baseline or labels[0], labels, "--baseline")
    given = [_known(n, labels, "--intervention") for n in choices.interventions]
    interventions = tuple(given or [each for each in labels if each != baseline])
    kept = {baseline, *interventions}
    series = tuple(
        Series(case=one.case, points=tuple(p for p in one.points if p.phase in kept))
        for one in shown
    )
    _check_compared(series, baseline, path)
    design = choices.design or design_of(series, baseline)
    _check_starts(series, baseline, path)
    return Experiment(
        outcome=outcome,
        better=choices.better,
        design=design,
        baseline=baseline,
        interventions=interventions,
        series=series,
        shown=shown,
        unused=tuple(others),
    )


def _columns(path: Path, wanted: str) -> tuple[str, list[str]]:
    """The column of the outcome, and the other ones that hold one."""
    rows = read_rows(path, FIELDS, others=True)
    names = [*dict.fromkeys(n for row in rows for n in row.text if n not in FIELDS)]
    if wanted:
        _known(wanted, names, "--outcome")
    elif len(names) != 1:
        raise UsageError(
            "one column with scores beside " + ", ".join(FIELDS),
            ", ".join(names) or "none",
            where=str(path),
            do="choose one with --outcome" if names else "add a column of scores",
        )
    outcome = wanted or names[0]
    return outcome, [each for each in names if each != outcome]


def _known(name: str, names: Sequence[str], option: str) -> str:
    if name not in names:
        raise UnknownName(
            "a name that is in the file",
            name,
            where=option,
            do="choose from: " + ", ".join(names),
        )
    return name


def _series(rows: Sequence[Row], outcome: str, path: Path) -> tuple[Series, ...]:
    """The points of each person; occasions once and in order."""
    points: dict[str, list[Point]] = {}
    problems: list[str] = []
    for row in rows:
        mine = points.setdefault(row.text["case"], [])
        occasion = int(row.number["occasion"])
        if mine and occasion <= mine[-1].occasion:
            twice = any(each.occasion == occasion for each in mine)
            problems.append(
                f"line {row.line}: occasion {occasion} "
                + ("stands there twice" if twice else "comes after a later one")
            )
        if (start := row.number.get("may_start", 0.0)) not in (0.0, 1.0):
            problems.append(f"line {row.line}: may_start is neither 0 nor 1")
        mine.append(
            Point(
                occasion=occasion,
                phase=row.text["phase"],
                score=row.number[outcome],
                criterion=row.number.get("criterion"),
                may_start=start == 1.0,
            )
        )
    if problems:
        raise UsageError(
            "each occasion of a person once, in order; each person a name of their own",
            "; ".join(problems[:_MOST]),
            where=str(path),
            do="sort the lines, or give two persons with one name two names",
        )
    return tuple(Series(case=n, points=tuple(of)) for n, of in points.items())


def _check_starts(series: Sequence[Series], baseline: str, path: Path) -> None:
    """That may_start goes with persons who have one start."""
    changes = max(
        sum(
            (before.phase == baseline) != (after.phase == baseline)
            for before, after in pairwise(one.points)
        )
        for one in series
    )
    if changes > 1 and any(p.may_start for one in series for p in one.points):
        raise UsageError(
            "permissible starts only where each person has one start",
            f"a person with {changes} changes of condition",
            where=f"{path}, column may_start",
            do="leave the column out, and give the fewest points of a phase: --least",
        )


def _stemmed(series: Sequence[Series]) -> tuple[Series, ...]:
    """Where every phase is numbered (A1, B1, A2, B2), A1 and A2 are one phase A."""
    labels = {point.phase for one in series for point in one.points}
    stems = {each: _NUMBERED.fullmatch(each) for each in labels}
    found = {each: match[1] for each, match in stems.items() if match}
    if len(found) < len(labels) or not 1 < len({*found.values()}) < len(labels):
        return tuple(series)
    return tuple(
        Series(
            case=one.case,
            points=tuple(replace(each, phase=found[each.phase]) for each in one.points),
        )
        for one in series
    )


def _check_compared(series: Sequence[Series], baseline: str, path: Path) -> None:
    for n, one in enumerate(series, start=1):
        phases = {each.phase for each in one.points}
        if baseline not in phases or len(phases) == 1:
            raise UsageError(
                "of every person both baseline and intervention",
                f"only one of the two for case number {n} of the file",
                where=str(path),
                do="leave that case out, or name the phases with --baseline and "
                "--intervention",
            )
