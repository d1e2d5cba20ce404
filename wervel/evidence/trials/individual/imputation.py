"""Multiple imputation by chained equations: what the missing may have scored.

Within each arm every score is drawn from a normal regression on baseline, covariates
and the scores at all other times, with its parameters drawn as well; ten rounds for
each data set. Scores are neither rounded nor held within the scale, which would bias
means. Assumes that what is missing is missing at random given what was seen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from wervel.errors import UsageError
from wervel.evidence.trials.individual.regression import (
    Effect,
    adjusted,
    effect,
    fitted,
)
from wervel.evidence.trials.individual.rubin import combined
from wervel.evidence.trials.individual.scores import Known, Numbers, Scores

ROUNDS = 10
_RIDGE = 1e-5
"""Keeps columns that nearly repeat each other from breaking a draw, as in mice."""


@dataclass(frozen=True, kw_only=True)
class Imputed:
    """An effect per time over all imputed data sets, and the share lost by gaps."""

    effects: tuple[Effect, ...]
    missing: tuple[float, ...]


def imputed(of: Scores, *, sets: int, seed: int) -> tuple[Numbers, ...]:
    """So many complete versions of the scores; the same seed gives the same ones."""
    _check_enough(of)
    random = np.random.default_rng(seed)
    known = ~np.isnan(of.scores)
    return tuple(_filled(of, known, random) for _ in range(sets))


def over_imputed(
    of: Scores,
    versions: tuple[Numbers, ...],
    *,
    shift: float = 0.0,
    confidence: float = 0.95,
) -> Imputed:
    """Analysis of covariance in each version, put together by Rubin's rules.

    ``shift`` is added to every imputed score of the treated arm: what if those who were
    lost did so much better or worse than those like them who stayed?
    """
    gaps = np.isnan(of.scores) & (of.treated == 1)[:, None]
    design = adjusted(of)
    effects, missing = [], []
    for column, time in enumerate(of.times):
        fits = [fitted(design, (v + shift * gaps)[:, column]) for v in versions]
        found = combined(
            [each[0] for each in fits],
            [each[1] for each in fits],
            complete_df=fits[0][2],
        )
        effects.append(
            effect(
                time,
                found.value,
                se=found.se,
                freedom=(of.patients, found.df),
                confidence=confidence,
            )
        )
        missing.append(found.missing)
    return Imputed(effects=tuple(effects), missing=tuple(missing))


def _check_enough(of: Scores) -> None:
    """In each arm more scores at each time than the columns they are drawn from."""
    columns = 1 + 1 + of.adjusters.shape[1] + len(of.times) - 1
    for treated, name in ((1.0, of.arm), (0.0, of.comparator)):
        rows = of.scores[of.treated == treated]
        fewest = int((~np.isnan(rows)).sum(axis=0).min())
        if fewest <= columns + 1:
            raise UsageError(
                f"more than {columns + 1} scores per arm and time to impute from",
                f"{fewest} in {name}",
                where="imputation",
                do="leave out covariates or times, or do without imputation",
            )


def _filled(of: Scores, known: Known, random: np.random.Generator) -> Numbers:
    made = of.scores.copy()
    for treated in (0.0, 1.0):
        rows = of.treated == treated
        part = replace(
            of,
            treated=of.treated[rows],
            scores=of.scores[rows],
            adjusters=of.adjusters[rows],
            baseline=of.filled_baseline[rows],
        )
        made[rows] = _chained(part, known[rows], random)
    return made


def _chained(of: Scores, known: Known, random: np.random.Generator) -> Numbers:
    made = of.scores.copy()
    for column in range(len(of.times)):
        gaps = ~known[:, column]
        seen = made[known[:, column], column]
        made[gaps, column] = random.choice(seen, size=int(gaps.sum()))
    fixed = np.column_stack((np.ones(of.patients), of.baseline, of.adjusters))
    for _ in range(ROUNDS):
        for column in range(len(of.times)):
            seen = known[:, column]
            if seen.all():
                continue
            others = np.delete(made, column, axis=1)
            design = np.column_stack((fixed, others))
            made[~seen, column] = _drawn(
                design[seen], made[seen, column], at=design[~seen], random=random
            )
    return made


def _drawn(
    design: Numbers, scores: Numbers, *, at: Numbers, random: np.random.Generator
) -> Numbers:
    """Scores at new rows: parameters drawn first, then the scores themselves."""
    squares = design.T @ design
    inverse = np.linalg.inv(squares + _RIDGE * np.diag(np.diag(squares)))
    solved = inverse @ (design.T @ scores)
    rest = scores - design @ solved
    df = max(len(scores) - design.shape[1], 1)
    sigma = np.sqrt(float(rest @ rest) / random.chisquare(df))
    root = np.linalg.cholesky((inverse + inverse.T) / 2)
    drawn = solved + sigma * (root @ random.standard_normal(len(solved)))
    noise = sigma * random.standard_normal(len(at))
    return np.asarray(at @ drawn + noise, dtype=np.float64)
