"""The number an outcome of a profile rests on: one row of a study, or more pooled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import NormalDist

from wervel.evidence.certainty.admission import Admission, Verdict
from wervel.evidence.certainty.definitions import ProfileOutcome
from wervel.evidence.study import Better, Estimate, Measure, Study


class Gap(StrEnum):
    """Why a row of a study does not count."""

    STUDY_LEFT_OUT = "study left out"
    NO_NUMBER = "no number stated"
    NO_INTERVAL = "no interval stated"


@dataclass(frozen=True, kw_only=True)
class Used:
    """One row per estimate that counts, with its study, and how it was admitted.

    ``n`` is of the estimate, or else of its arms, or else of the study; None where none
    of these is stated.
    """

    study: Study
    estimate: Estimate
    admission: Admission

    @property
    def reference(self) -> str:
        """How a profile names it: ``study/estimate``."""
        return f"{self.study.id}/{self.estimate.id}"

    @property
    def n(self) -> int | None:
        if self.estimate.n is not None:
            return self.estimate.n
        arms = [self.study.arm(each).n for each in self.estimate.arms]
        if arms and None not in arms:
            return sum(each for each in arms if each)
        return self.study.n


@dataclass(frozen=True, kw_only=True)
class Unused:
    """One row per estimate that does not count, and why."""

    reference: str
    gap: Gap


@dataclass(frozen=True, kw_only=True)
class Effect:
    """An effect with its interval, and, where pooled, how far the studies agree.

    ``weights`` are the shares of the rows in it, adding up to one. ``i_squared`` is a
    share; ``prediction`` the interval of a new study; ``asymmetry_p`` of Egger's test,
    from ten studies on. ``model`` is empty for a single row.
    """

    measure: Measure
    value: float
    low: float
    high: float
    n: int | None
    weights: tuple[float, ...]
    confidence: float = 0.95
    model: str = ""
    i_squared: float | None = None
    tau_squared: float | None = None
    q_p: float | None = None
    prediction: tuple[float, float] | None = None
    asymmetry_p: float | None = None

    @property
    def no_effect(self) -> float:
        """The value that says nothing happened: one of ratios, none of differences."""
        return 1.0 if self.measure.is_ratio else 0.0

    @property
    def spread(self) -> float | None:
        """The standard deviation of one person that the interval of a difference holds.

        Of two equal groups of independent people; None of ratios, without ``n``, and of
        a pooled effect, whose interval holds the differences between studies too.
        """
        if self.measure.is_ratio or not self.n or self.model:
            return None
        z = NormalDist().inv_cdf(0.5 + self.confidence / 2)
        return (self.high - self.low) / (2 * z) * sqrt(self.n) / 2


def rows_of(
    outcome: ProfileOutcome,
    studies: Mapping[str, Study],
    admitted: Mapping[str, Admission],
) -> tuple[tuple[Used, ...], tuple[Unused, ...]]:
    """The estimates an outcome names: those that count, and those that do not.

    A study of which it cannot be told whether it answers the question counts, and the
    doubt goes on to indirectness; one that is left out does not.
    """
    used: list[Used] = []
    unused: list[Unused] = []
    for reference in outcome.estimates:
        name, row = reference.split("/")
        estimate = studies[name].estimate(row)
        gap = _gap(estimate, admitted[name])
        if gap is None:
            used.append(
                Used(study=studies[name], estimate=estimate, admission=admitted[name])
            )
        else:
            unused.append(Unused(reference=reference, gap=gap))
    return tuple(used), tuple(unused)


def single(used: Used) -> Effect:
    """The effect of one row, as it is printed or corrected."""
    value, low, high = interval(used)
    return Effect(
        measure=used.estimate.measure,
        value=value,
        low=low,
        high=high,
        n=used.n,
        weights=(1.0,),
        confidence=used.estimate.confidence,
    )


def interval(used: Used) -> tuple[float, float, float]:
    """The estimate of a row with its limits; only rows that have all three count."""
    row = used.estimate
    if row.value is None or row.low is None or row.high is None:
        raise ValueError(f"{used.reference} has no interval")
    return row.value, row.low, row.high


def total(rows: Sequence[Used]) -> int | None:
    """How many people the rows have together; None where one does not state it."""
    numbers = [each.n for each in rows]
    return None if None in numbers else sum(each for each in numbers if each)


def favours(effect: Effect, better: Better) -> bool | None:
    """Whether the effect is on the side of the first arm; None where not stated.

    For a change score or an effect already turned so that more is better, the outcome
    of the profile says ``higher``.
    """
    if better is Better.NOT_STATED or effect.value == effect.no_effect:
        return None
    return (effect.value > effect.no_effect) is (better is Better.HIGHER)


def _gap(estimate: Estimate, admission: Admission) -> Gap | None:
    if admission.verdict is Verdict.LEFT_OUT:
        return Gap.STUDY_LEFT_OUT
    if estimate.value is None:
        return Gap.NO_NUMBER
    if estimate.low is None or estimate.high is None:
        return Gap.NO_INTERVAL
    return None
