"""The standardised mean difference between persons, out of repeated measures.

Each score is a mean, a step with the intervention, a deviation of the person and a
first-order autoregressive rest. The step over the standard deviation between persons
and within together is what a trial of groups would give (Pustejovsky, Hedges and
Shadish, 2014); degrees of freedom from the expected information, and Hedges' correction
for few persons. The step is the same for all, or varies between persons.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from scipy.stats import chi2, t

from wervel.evidence.sced.mixed_model import Fitted, Person, fitted, information
from wervel.evidence.sced.series import Experiment, Floats, Series

FEWEST_CASES = 3
_FEWEST_FREEDOM = 2
_UPPER = 0.975
_MORE_TERMS = 2
"""Of the model in which the step varies: its variance and a covariance."""


@dataclass(frozen=True, kw_only=True)
class BetweenCases:
    """The step over persons, standardised; not turned: below nought is a lower score.

    ``between`` is the variance between persons without the intervention, and ``steps``
    that of the step; nought where it is taken as the same for all. ``error``, ``low``
    and ``high`` are none where so few degrees of freedom are left that they have no
    end; the interval is symmetric, of t with ``freedom``.
    """

    cases: int
    points: int
    step: float
    step_error: float
    between: float
    steps: float
    within: float
    phi: float
    freedom: float
    unadjusted: float
    g: float
    error: float | None
    low: float | None
    high: float | None
    log_likelihood: float

    @property
    def intraclass(self) -> float:
        """The part of the variance that lies between persons."""
        return self.between / (self.between + self.within)


def between_cases(
    experiment: Experiment, *, varying: bool = False
) -> BetweenCases | None:
    """The standardised step; none of fewer than three persons, or without spread."""
    persons = [_person(experiment, one, varying=varying) for one in experiment.series]
    if len(persons) < FEWEST_CASES or _no_spread(persons):
        return None
    return _standardised(persons, fitted(persons))


def vary(same: BetweenCases, varying: BetweenCases) -> float:
    """The p of the steps being the same: twice the gain in likelihood, two terms.

    A variance cannot be below nought, so that the true p is smaller than this one.
    """
    gain = 2 * (varying.log_likelihood - same.log_likelihood)
    return float(chi2.sf(max(0.0, gain), _MORE_TERMS))


def _person(experiment: Experiment, one: Series, *, varying: bool) -> Person:
    design = np.column_stack([np.ones(len(one.points)), experiment.treated(one)])
    apart = np.abs(one.occasions[:, None] - one.occasions[None, :])
    return Person(
        fixed=design,
        random=design if varying else design[:, :1],
        scores=one.scores,
        apart=apart.astype(np.float64),
    )


def _no_spread(persons: list[Person]) -> bool:
    """Whether nothing is left once every person has a level for each condition."""
    return all(
        np.ptp(person.scores[person.fixed[:, 1] == treated]) == 0
        for person in persons
        for treated in (0.0, 1.0)
    )


def _standardised(persons: list[Person], fit: Fitted) -> BetweenCases:
    between, steps = float(fit.random[0, 0]), float(fit.random[-1, -1])
    total = between + fit.within
    weights = np.zeros(len(fit.random) * (len(fit.random) + 1) // 2 + 2)
    weights[[0, -1]] = 1.0
    variance = _variance_of(weights, information(persons, fit))
    freedom = 2 * total**2 / variance
    unadjusted = float(fit.beta[1]) / sqrt(total)
    kappa = sqrt(float(fit.covariance[1, 1]) / total)
    correction = 1 - 3 / (4 * freedom - 1)
    g = correction * unadjusted
    error = _error(g, kappa=kappa, freedom=freedom, correction=correction)
    reach = None if error is None else error * float(t.ppf(_UPPER, freedom))
    return BetweenCases(
        cases=len(persons),
        points=sum(len(each.scores) for each in persons),
        step=float(fit.beta[1]),
        step_error=sqrt(float(fit.covariance[1, 1])),
        between=between,
        steps=steps if len(fit.random) > 1 else 0.0,
        within=fit.within,
        phi=fit.phi,
        freedom=freedom,
        unadjusted=unadjusted,
        g=g,
        error=error,
        low=None if reach is None else g - reach,
        high=None if reach is None else g + reach,
        log_likelihood=fit.log_likelihood,
    )


def _variance_of(weights: Floats, known: Floats) -> float:
    return float(weights @ np.linalg.solve(known, weights))


def _error(
    g: float, *, kappa: float, freedom: float, correction: float
) -> float | None:
    if freedom <= _FEWEST_FREEDOM:
        return None
    more = freedom / (freedom - 2)
    return correction * sqrt(kappa**2 * more + g**2 * (more - 1 / correction**2))
