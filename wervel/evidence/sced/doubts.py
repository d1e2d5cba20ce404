"""What a reader must know before using a number of a single case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from wervel.evidence.sced.autocorrelation import Autocorrelation
from wervel.evidence.sced.between_cases import BetweenCases, vary
from wervel.evidence.sced.effect_sizes import trend
from wervel.evidence.sced.randomisation import RandomisationTest
from wervel.evidence.sced.series import Design, Experiment, Series


class Kind(StrEnum):
    """What the doubt is about."""

    NO_LOT = "the file does not say that the start was drawn by lot"
    NO_LOT_OF_ORDER = "the file does not say that the order was drawn by lot"
    TREND = "better already before the intervention"
    NO_OTHER_START = "nothing else could have been drawn"
    FEW_ASSIGNMENTS = "too few assignments for a small p"
    ONE_POINT = "a phase of one point"
    ALL_EQUAL = "all scores are equal"
    GAPS = "occasions are missing"
    MERGED = "several phases are taken as one intervention"
    LEFT_OUT = "phases that are not compared"
    UNPAIRED = "a last phase without a partner"
    RESEMBLANCE = "scores resemble the ones before"
    NO_BETWEEN = "no standardised difference between persons"
    NO_END = "too few degrees of freedom for a standard error"
    VARIES = "the difference varies between persons"
    UNUSED = "columns that were not read"


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """One doubt, with the words that belong in its sentence."""

    kind: Kind
    about: Mapping[str, str] = field(default_factory=dict)


_STRONG = 0.2
_SMALL = 0.05
_FEWEST_FOR_TREND = 4
_RISING = 0.5
"""From this much of all pairs in time, a baseline counts as rising."""


def doubts(
    experiment: Experiment,
    *,
    apart: bool,
    tests: Sequence[RandomisationTest | None],
    resemblance: Sequence[Autocorrelation | None],
    between: tuple[BetweenCases | None, BetweenCases | None],
) -> tuple[Doubt, ...]:
    """Everything to doubt, the test first; ``tests`` ends with that of all persons."""
    names = [one.case for one in experiment.series]
    found = [
        *_of_tests(experiment, names, tests=tests, apart=apart),
        *_of_file(experiment),
        *(each for one in experiment.series for each in _of_case(experiment, one)),
    ]
    strong = [
        name
        for name, each in zip(names, resemblance, strict=True)
        if each is not None and abs(each.corrected) >= _STRONG
    ]
    if strong:
        found.append(Doubt(kind=Kind.RESEMBLANCE, about={"cases": ", ".join(strong)}))
    return (*found, *_of_between(*between))


def _of_between(
    same: BetweenCases | None, varying: BetweenCases | None
) -> Iterator[Doubt]:
    if same is None:
        yield Doubt(kind=Kind.NO_BETWEEN)
        return
    if same.error is None:
        yield Doubt(kind=Kind.NO_END)
    if varying is not None and vary(same, varying) < _SMALL:
        yield Doubt(kind=Kind.VARIES)


def _of_tests(
    experiment: Experiment,
    names: Sequence[str],
    *,
    tests: Sequence[RandomisationTest | None],
    apart: bool,
) -> Iterator[Doubt]:
    if experiment.design is Design.ALTERNATING:
        yield Doubt(kind=Kind.NO_LOT_OF_ORDER)
    elif not experiment.starts_stated:
        yield Doubt(kind=Kind.NO_LOT)
    if apart:
        alone = [n for n, test in zip(names, tests, strict=False) if test is None]
        if alone:
            yield Doubt(kind=Kind.NO_OTHER_START, about={"cases": ", ".join(alone)})
    last = tests[-1] or (tests[0] if len(names) == 1 else None)
    if last is not None and last.smallest > _SMALL:
        yield Doubt(kind=Kind.FEW_ASSIGNMENTS, about={"number": str(last.assignments)})


def _of_file(experiment: Experiment) -> Iterator[Doubt]:
    if len(experiment.interventions) > 1 and (
        experiment.design is not Design.CHANGING_CRITERION
    ):
        yield Doubt(
            kind=Kind.MERGED, about={"phases": ", ".join(experiment.interventions)}
        )
    kept = {experiment.baseline, *experiment.interventions}
    others = [p.phase for one in experiment.shown for p in one.points]
    left = [each for each in dict.fromkeys(others) if each not in kept]
    if left:
        yield Doubt(kind=Kind.LEFT_OUT, about={"phases": ", ".join(left)})
    if experiment.unused:
        yield Doubt(kind=Kind.UNUSED, about={"columns": ", ".join(experiment.unused)})


def _of_case(experiment: Experiment, one: Series) -> Iterator[Doubt]:
    about = {"case": one.case}
    phased = experiment.design is not Design.ALTERNATING
    runs = one.runs()
    single = [run.name for run in runs if run.length == 1]
    if phased and single:
        yield Doubt(kind=Kind.ONE_POINT, about=about | {"phases": ", ".join(single)})
    if np.ptp(one.scores) == 0:
        yield Doubt(kind=Kind.ALL_EQUAL, about=about)
    if phased and _rises(experiment, one):
        yield Doubt(kind=Kind.TREND, about=about)
    missing = int(one.occasions[-1] - one.occasions[0]) + 1 - len(one.points)
    if missing:
        yield Doubt(kind=Kind.GAPS, about=about | {"number": str(missing)})
    if experiment.design in (Design.AB, Design.REVERSAL, Design.MULTIPLE_BASELINE):
        stretches = experiment.stretches(one)
        if len(stretches) % 2:
            last = stretches[-1].name
            yield Doubt(kind=Kind.UNPAIRED, about=about | {"phases": last})


def _rises(experiment: Experiment, one: Series) -> bool:
    """Whether the first baseline was getting better by itself."""
    first = experiment.stretches(one)[0]
    if first.phase != experiment.baseline or first.length < _FEWEST_FOR_TREND:
        return False
    scores = experiment.sign * one.scores[first.start : first.stop]
    return trend(scores) >= _RISING * first.length * (first.length - 1) / 2
