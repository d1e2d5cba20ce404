"""The standards a single-case experiment is held against, answered as far as data tell.

What Works Clearinghouse: the standards of 2010 (Kratochwill and others, version 1.0),
whose numbers later versions up to 4.1 kept. SCRIBE 2016 (Tate and others): 26 items.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wervel.evidence.sced.series import Design, Experiment, Series


class Verdict(StrEnum):
    """How a standard is met."""

    MET = "met"
    WITH_RESERVATIONS = "met with reservations"
    NOT_MET = "not met"
    NOT_STATED = "not stated"


class Standard(StrEnum):
    """A standard of the What Works Clearinghouse for the design of a study."""

    MANIPULATED = "the intervention was started by plan"
    AGREEMENT = "a second assessor agreed"
    DEMONSTRATIONS = "three attempts at three moments"
    PHASES = "enough phases"
    POINTS = "enough points in each phase"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One row per standard: the verdict, what was counted and what was asked."""

    standard: Standard
    verdict: Verdict
    counted: int | None = None
    wanted: int | None = None


_DEMONSTRATIONS = 3
_POINTS, _FEWER_POINTS = 5, 3
_REPEATS, _FEWER_REPEATS = 5, 4
_LONGEST_ALTERNATION = 2
_PHASES = {Design.REVERSAL: 4, Design.MULTIPLE_BASELINE: 6}


def answers(experiment: Experiment) -> tuple[Answer, ...]:
    """What the data say of each standard; the weakest person decides."""
    tries = demonstrations(experiment)
    return (
        Answer(
            standard=Standard.MANIPULATED,
            verdict=Verdict.MET if experiment.starts_stated else Verdict.NOT_STATED,
        ),
        Answer(standard=Standard.AGREEMENT, verdict=Verdict.NOT_STATED),
        Answer(
            standard=Standard.DEMONSTRATIONS,
            verdict=_at_least(tries, _DEMONSTRATIONS),
            counted=tries,
            wanted=_DEMONSTRATIONS,
        ),
        _phases(experiment),
        _points(experiment),
    )


def overall(given: tuple[Answer, ...]) -> Verdict:
    """The weakest of what the data could tell.

    >>> overall((Answer(standard=Standard.PHASES, verdict=Verdict.MET),))
    <Verdict.MET: 'met'>
    """
    told = {each.verdict for each in given} - {Verdict.NOT_STATED}
    for verdict in (Verdict.NOT_MET, Verdict.WITH_RESERVATIONS, Verdict.MET):
        if verdict in told:
            return verdict
    return Verdict.NOT_STATED


def demonstrations(experiment: Experiment) -> int:
    """At how many moments an effect could show itself."""
    match experiment.design:
        case Design.AB | Design.MULTIPLE_BASELINE:
            return len({_start(experiment, one) for one in experiment.series})
        case Design.REVERSAL:
            return min(len(experiment.stretches(s)) - 1 for s in experiment.series)
        case Design.ALTERNATING:
            return min(_repeats(experiment, one) for one in experiment.series)
        case Design.CHANGING_CRITERION:
            return min(len(_goals(experiment, one)) for one in experiment.series)


def _start(experiment: Experiment, one: Series) -> int:
    treated = experiment.treated(one)
    return int(one.occasions[treated.argmax()])


def _repeats(experiment: Experiment, one: Series) -> int:
    """How often each of two alternating conditions came."""
    given = [run.phase != experiment.baseline for run in experiment.stretches(one)]
    return min(sum(given), len(given) - sum(given))


def _goals(experiment: Experiment, one: Series) -> list[float]:
    """The criteria of a person, one after the other."""
    found: list[float] = []
    for each in one.points:
        goal = None if each.phase == experiment.baseline else each.criterion
        if goal is not None and (not found or found[-1] != goal):
            found.append(goal)
    return found


def _phases(experiment: Experiment) -> Answer:
    if experiment.design is Design.ALTERNATING:
        number = min(_repeats(experiment, one) for one in experiment.series)
        wanted = _REPEATS
        longest = max(
            run.length for one in experiment.series for run in experiment.stretches(one)
        )
        quick = longest <= _LONGEST_ALTERNATION
        verdict = (
            _at_least(number, wanted, _FEWER_REPEATS) if quick else Verdict.NOT_MET
        )
    elif experiment.design is Design.MULTIPLE_BASELINE:
        number = sum(len(experiment.stretches(one)) for one in experiment.series)
        wanted = _PHASES[experiment.design]
        verdict = _at_least(number, wanted)
    else:
        wanted = _PHASES[Design.REVERSAL]
        number = min(_lived(experiment, one) for one in experiment.series)
        verdict = _at_least(number, wanted)
    return Answer(
        standard=Standard.PHASES, verdict=verdict, counted=number, wanted=wanted
    )


def _lived(experiment: Experiment, one: Series) -> int:
    """The phases of a person; every criterion counts as one."""
    if experiment.design is Design.CHANGING_CRITERION:
        return 1 + len(_goals(experiment, one))
    return len(experiment.stretches(one))


def _points(experiment: Experiment) -> Answer:
    if experiment.design is Design.ALTERNATING:
        number = min(
            min(int(treated.sum()), len(treated) - int(treated.sum()))
            for treated in map(experiment.treated, experiment.series)
        )
        verdict = _at_least(number, _REPEATS, _FEWER_REPEATS)
    else:
        number = min(
            run.length for one in experiment.series for run in experiment.stretches(one)
        )
        verdict = _at_least(number, _POINTS, _FEWER_POINTS)
    return Answer(
        standard=Standard.POINTS, verdict=verdict, counted=number, wanted=_POINTS
    )


def _at_least(number: int, wanted: int, fewer: int | None = None) -> Verdict:
    if number >= wanted:
        return Verdict.MET
    if fewer is not None and number >= fewer:
        return Verdict.WITH_RESERVATIONS
    return Verdict.NOT_MET
