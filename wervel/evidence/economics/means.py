"""The mean of every measured column in every arm, corrected at baseline, draw by draw.

A column is regressed on the arms, the covariates and, where it is a utility, on the
utility at baseline: the corrected mean is that of the arm at everybody's covariates. As
QALYs are a weighted sum of utilities, correcting each for the baseline is correcting
QALYs for it (Manca, Hawkins and Sculpher, Health Econ 2005; 14: 487-496). Costs and
effects come from the same draws, which keeps what they have to do with each other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wervel.evidence.economics.columns import Part
from wervel.evidence.economics.filling import filled, gaps
from wervel.evidence.economics.patients import Patients, Real
from wervel.evidence.economics.resampling import Drawn, drawn, everybody

FILLINGS = 100
"""The estimate itself is the mean over so many fillings of the trial as it was."""
_AT_ONCE, _AT_ONCE_FILLING = 2000, 250
"""So many draws are reckoned with together: few enough to stay near the processor."""
_ALIKE = 1e-12


@dataclass(frozen=True, kw_only=True, eq=False)
class Means:
    """Corrected means by arm and column: of the trial, and of each draw of it."""

    estimate: Real
    draws: Real


@dataclass(frozen=True, kw_only=True, eq=False)
class Both:
    """The means corrected at baseline, and those of the same draws that are not."""

    corrected: Means
    plain: Means


@dataclass(frozen=True, kw_only=True, eq=False)
class _Design:
    """What the columns are regressed on: arms, covariates, perhaps the baseline.

    ``own`` holds arms and covariates per patient; ``baseline`` is the column of the
    utility at the start, None without; ``middle`` is what it is centred on.
    """

    own: Real
    baseline: int | None
    middle: float
    effects: tuple[int, ...]
    arms: int


def means(of: Patients, *, draws: int, seed: int) -> Both:
    """The means of that trial, and of so many draws with replacement within arms."""
    rng = np.random.default_rng(seed)
    design = _design(of)
    arms = range(len(of.arms))
    parts = []
    most = _AT_ONCE_FILLING if of.missing else _AT_ONCE
    for begin in range(0, draws, most):
        size = min(most, draws - begin)
        samples = [drawn(of, arm, draws=size, rng=rng) for arm in arms]
        parts.append(_moments(of, design, samples, rng=rng))
    times = FILLINGS if of.missing else 1
    samples = [everybody(of, arm, times=times) for arm in arms]
    itself = _moments(of, design, samples, rng=rng)
    left, right = (np.concatenate(each) for each in zip(*parts, strict=True))
    found = [
        Means(
            estimate=_solved(*itself, design, corrected=corrected).mean(axis=0),
            draws=_solved(left, right, design, corrected=corrected),
        )
        for corrected in (True, False)
    ]
    return Both(corrected=found[0], plain=found[1])


def _design(of: Patients) -> _Design:
    arms = (of.of_arm[:, None] == np.arange(len(of.arms))).astype(np.float64)
    starts = [
        at
        for at, each in enumerate(of.variables)
        if each.part is Part.UTILITY and each.weeks == 0
    ]
    baseline = starts[0] if starts else None
    return _Design(
        own=np.hstack([arms, _standard(of.covariate_values)]),
        baseline=baseline,
        middle=0.0 if baseline is None else float(np.nanmean(of.values[:, baseline])),
        effects=tuple(at for at, each in enumerate(of.variables) if not each.is_cost),
        arms=len(of.arms),
    )


def _standard(values: Real) -> Real:
    if values.shape[1] == 0:
        return values
    return np.asarray((values - values.mean(axis=0)) / values.std(axis=0))


def _moments(
    of: Patients, design: _Design, samples: list[Drawn], *, rng: np.random.Generator
) -> tuple[Real, Real]:
    """Sums of squares and products, by draw: all that the regressions need."""
    if of.missing:
        return _by_filling(of, design, samples, rng=rng)
    return _by_counting(of, design, samples)


def _by_counting(
    of: Patients, design: _Design, samples: list[Drawn]
) -> tuple[Real, Real]:
    """The moments where nothing is missing, from how often each patient was drawn."""
    often = _often(samples, len(of.of_arm))
    whole = _with_baseline(design.own, of.values, design)
    n, terms = whole.shape
    products = whole[:, :, None] * np.hstack([whole, of.values])[:, None, :]
    sums = (often @ products.reshape(n, -1)).reshape(len(often), terms, -1)
    return sums[:, :, :terms], sums[:, :, terms:]


def _often(samples: list[Drawn], patients: int) -> Real:
    """How often each draw holds each patient."""
    draws = len(samples[0].places)
    count = np.zeros(draws * patients, dtype=np.int64)
    first = np.arange(draws)[:, None] * patients
    for each in samples:
        places = (first + each.places)[each.counts]
        count += np.bincount(places, minlength=draws * patients)
    return count.reshape(draws, patients).astype(np.float64)


def _by_filling(
    of: Patients, design: _Design, samples: list[Drawn], *, rng: np.random.Generator
) -> tuple[Real, Real]:
    """The moments where something is missing: filled anew in each draw."""
    left: Real | float = 0.0
    right: Real | float = 0.0
    known = _standard(of.covariate_values)
    for arm, sample in enumerate(samples):
        values = filled(
            of.values[sample.places],
            known[sample.places],
            sample.counts,
            gaps=gaps(of, arm),
            rng=rng,
        )
        whole = _with_baseline(design.own[sample.places], values, design)
        turned = np.swapaxes(whole * sample.counts[..., None], 1, 2)
        left = left + turned @ whole
        right = right + turned @ values
    return np.asarray(left), np.asarray(right)


def _with_baseline(own: Real, values: Real, design: _Design) -> Real:
    if design.baseline is None:
        return own
    start = values[..., design.baseline, None] - design.middle
    return np.concatenate([own, start], axis=-1)


def _solved(left: Real, right: Real, design: _Design, *, corrected: bool) -> Real:
    """The mean of each arm: draws by arms by columns.

    A draw may lack all patients of a kind, so that two terms are alike in it: the
    solution of least length then stands.
    """
    found = np.empty((len(left), design.arms, right.shape[2]))
    costs = [at for at in range(right.shape[2]) if at not in design.effects]
    for columns, most in (
        (list(design.effects), left.shape[1]),
        (costs, left.shape[1] - (design.baseline is not None)),
    ):
        terms = most if corrected else design.arms
        inverse = np.linalg.pinv(left[:, :terms, :terms], rcond=_ALIKE, hermitian=True)
        found[:, :, columns] = (inverse @ right[:, :terms, columns])[:, : design.arms]
    return found
