"""Case-mix adjustment: what to expect of a site, given whom it sees."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import statsmodels.api as sm
from numpy.typing import ArrayLike, NDArray
from statsmodels.tools.sm_exceptions import PerfectSeparationWarning

Floats = NDArray[np.float64]
Levels = Sequence[str]

FEWEST = 30
"""A level with fewer moments, or without one of both outcomes, joins the commonest: no
coefficient can be told for it (separation)."""


@dataclass(frozen=True)
class CaseMix:
    """A logistic model of the outcome on what describes the patient.

    ``coefficients`` are log odds ratios by covariate and level, beside the commonest
    level (``reference``); what joined the reference has none.
    """

    intercept: float
    coefficients: Mapping[tuple[str, str], float]
    errors: Mapping[tuple[str, str], float]
    reference: Mapping[str, str]

    def log_odds(self, covariates: Mapping[str, Levels]) -> Floats:
        """The log odds of the outcome for rows with these levels."""
        rows = len(next(iter(covariates.values()), ()))
        total = np.full(rows, self.intercept)
        for (name, level), value in self.coefficients.items():
            total += value * (np.asarray(covariates[name]) == level)
        return total

    def probability(self, covariates: Mapping[str, Levels]) -> Floats:
        """The probability of the outcome for rows with these levels."""
        return 1 / (1 + np.exp(-self.log_odds(covariates)))


def case_mix(
    numerator: ArrayLike, complement: ArrayLike, covariates: Mapping[str, Levels]
) -> CaseMix:
    """The model of grouped outcomes: how often, how often not, for rows of patients.

    Fitted over all patients together without an effect of the site, by maximum
    likelihood (statsmodels, GLM binomial). Where nobody or everybody has the outcome
    there is nothing to adjust for: an intercept with half a case added.
    """
    hits = np.asarray(numerator, dtype=np.float64)
    misses = np.asarray(complement, dtype=np.float64)
    if not hits.sum() or not misses.sum():
        odds = np.log((hits.sum() + 0.5) / (misses.sum() + 0.5))
        return CaseMix(float(odds), {}, {}, {})
    reference, terms = _terms(hits, misses, covariates)
    columns = [np.ones(len(hits))]
    columns += [(np.asarray(covariates[name]) == level) * 1.0 for name, level in terms]
    values, errors = _fitted(np.column_stack([hits, misses]), np.column_stack(columns))
    return CaseMix(
        float(values[0]),
        dict(zip(terms, map(float, values[1:]), strict=True)),
        dict(zip(terms, map(float, errors[1:]), strict=True)),
        reference,
    )


FARTHEST = 8.0
"""No odds ratio is really larger than e to this power: there is separation then."""


def _fitted(outcome: Floats, design: Floats) -> tuple[Floats, Floats]:
    """Coefficients and their standard errors.

    Where levels together tell the outcome for sure (separation), a coefficient would
    run off; then each but the intercept gets half a case with and half a case without
    the outcome besides (S. Greenland, Int J Epidemiol 2007;36:195).
    """
    seen = outcome.sum(axis=1) > 0
    values, errors = _glm(outcome[seen], design[seen])
    if np.abs(values).max() < FARTHEST:
        return values, errors
    terms = np.eye(design.shape[1])[1:]
    halves = np.full((len(terms), 2), 0.5)
    return _glm(np.vstack([outcome[seen], halves]), np.vstack([design[seen], terms]))


def _glm(outcome: Floats, design: Floats) -> tuple[Floats, Floats]:
    model = sm.GLM(outcome, design, family=sm.families.Binomial())
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore", PerfectSeparationWarning)
        fit = model.fit()
    return np.asarray(fit.params), np.asarray(fit.bse)


def _terms(
    hits: Floats, misses: Floats, covariates: Mapping[str, Levels]
) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The commonest level of each covariate, and the others that get a coefficient."""
    reference: dict[str, str] = {}
    terms: list[tuple[str, str]] = []
    for name, given in covariates.items():
        levels = np.asarray(given)
        found = {
            str(level): (hits[levels == level].sum(), misses[levels == level].sum())
            for level in np.unique(levels)
        }
        common = max(found, key=lambda level: sum(found[level]))
        reference[name] = common
        terms += [
            (name, level)
            for level, (yes, no) in found.items()
            if level != common and yes and no and yes + no >= FEWEST
        ]
    return reference, terms
