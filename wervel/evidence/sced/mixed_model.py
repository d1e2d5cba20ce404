"""A linear model of several persons, each with effects of their own and a memory.

Fixed effects, random effects of a person, and a rest with first-order autocorrelation
in time; fitted by restricted maximum likelihood, with the variance of the rest profiled
out. The same model as lme of R's nlme with corAR1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp, log, pi, tanh

import numpy as np
from scipy.optimize import minimize

from wervel.evidence.sced.series import Floats

_LOG, _FREE, _PHI = (-9.0, 5.0), (-40.0, 40.0), (-3.0, 3.0)
"""Within what is looked for: logarithms of scales, other terms, the autocorrelation."""
_NEAR = 1e-3
"""How wide the last search begins: the first one comes about as near."""


@dataclass(frozen=True)
class Person:
    """What one person adds: columns of fixed and random effects, scores, distances."""

    fixed: Floats
    random: Floats
    scores: Floats
    apart: Floats


@dataclass(frozen=True, kw_only=True)
class Fitted:
    """The model where its likelihood is highest; ``random`` holds variances."""

    beta: Floats
    covariance: Floats
    random: Floats
    within: float
    phi: float
    log_likelihood: float


def fitted(persons: Sequence[Person]) -> Fitted:
    """The model that is likeliest: from several beginnings, then to the last digit."""
    effects = persons[0].random.shape[1]

    def cost(at: Floats) -> float:
        return -_at(persons, at, effects).log_likelihood

    bounds = [_LOG if row == column else _FREE for row, column in _places(effects)]
    bounds.append(_PHI)
    begun = [
        minimize(
            cost, _beginning(effects, scale, phi), method="L-BFGS-B", bounds=bounds
        )
        for scale, phi in ((0.0, 0.1), (-1.5, 0.5), (0.5, -0.3))
    ]
    best = min(begun, key=lambda each: float(each.fun))
    corners = np.vstack([np.zeros(len(best.x)), np.eye(len(best.x))])
    low, high = np.array(bounds).T
    fine = minimize(
        cost,
        best.x,
        method="Nelder-Mead",
        bounds=bounds,
        options={
            "initial_simplex": np.clip(best.x + _NEAR * corners, low, high),
            "xatol": 1e-9,
            "fatol": 1e-12,
            "maxiter": 1500,
            "maxfev": 1500,
        },
    )
    return _at(persons, fine.x, effects)


def information(persons: Sequence[Person], fit: Fitted) -> Floats:
    """The expected information of the variances of random effects, phi and the rest.

    That of parameters i and j is half the trace of P Vi P Vj, where P is what the
    inverse W of the variance leaves once the fixed effects are taken out: W - L M L'.
    Written out, every term is a sum over persons.
    """
    number = len([*_places(len(fit.random))]) + 2
    columns = persons[0].fixed.shape[1]
    own = np.zeros((number, number))
    crossed = np.zeros((number, number, columns, columns))
    fixed, effects = np.zeros((number, columns, columns)), np.zeros((columns, columns))
    for person in persons:
        derived = _derived(person, fit)
        inverse = np.linalg.inv(_variance(person, fit))
        left = inverse @ person.fixed
        moved, seen = derived @ inverse, derived @ left
        effects += person.fixed.T @ left
        own += np.einsum("iab,jba->ij", moved, moved)
        fixed += np.einsum("ap,iaq->ipq", left, seen)
        crossed += np.einsum("iap,ab,jbq->ijpq", seen, inverse, seen)
    middle = np.linalg.inv(effects)
    once = np.einsum("pq,ijqp->ij", middle, crossed)
    twice = np.einsum("pq,iqr,rs,jsp->ij", middle, fixed, middle, fixed)
    return np.asarray((own - once - once.T + twice) / 2)


def _places(effects: int) -> Iterator[tuple[int, int]]:
    """The rows and columns of a triangle of so many random effects."""
    return ((row, column) for row in range(effects) for column in range(row + 1))


def _beginning(effects: int, scale: float, phi: float) -> Floats:
    triangle = [scale if row == column else 0.0 for row, column in _places(effects)]
    return np.array([*triangle, phi])


def _at(persons: Sequence[Person], at: Floats, effects: int) -> Fitted:
    """Generalised least squares at these parameters, and their likelihood."""
    root = np.zeros((effects, effects))
    for (row, column), value in zip(_places(effects), at, strict=False):
        root[row, column] = exp(value) if row == column else value
    ratio, phi = root @ root.T, tanh(at[-1])
    columns = persons[0].fixed.shape[1]
    weight, moment = np.zeros((columns, columns)), np.zeros(columns)
    logs = squares = 0.0
    for person in persons:
        lower = np.linalg.cholesky(
            correlation(person, phi) + person.random @ ratio @ person.random.T
        )
        both = np.column_stack([person.fixed, person.scores])
        whitened = np.linalg.solve(lower, both)
        x, y = whitened[:, :-1], whitened[:, -1]
        weight += x.T @ x
        moment += x.T @ y
        squares += float(y @ y)
        logs += 2 * float(np.log(np.diag(lower)).sum())
    beta = np.linalg.solve(weight, moment)
    freedom = sum(len(each.scores) for each in persons) - columns
    within = (squares - float(moment @ beta)) / freedom
    logs += freedom * (log(2 * pi * within) + 1) + float(np.linalg.slogdet(weight)[1])
    return Fitted(
        beta=np.asarray(beta, dtype=np.float64),
        covariance=np.asarray(within * np.linalg.inv(weight), dtype=np.float64),
        random=within * ratio,
        within=within,
        phi=phi,
        log_likelihood=-logs / 2,
    )


def correlation(person: Person, phi: float) -> Floats:
    """How the rests of a person go together, by how far apart in time they are."""
    return np.asarray(np.power(phi, person.apart) if phi else person.apart == 0) * 1.0


def _variance(person: Person, fit: Fitted) -> Floats:
    return np.asarray(
        fit.within * correlation(person, fit.phi)
        + person.random @ fit.random @ person.random.T
    )


def _derived(person: Person, fit: Fitted) -> Floats:
    """How the variance moves with each parameter."""
    z = person.random
    parts = [
        np.outer(z[:, row], z[:, column])
        if row == column
        else np.outer(z[:, row], z[:, column]) + np.outer(z[:, column], z[:, row])
        for row, column in _places(len(fit.random))
    ]
    less = np.maximum(person.apart - 1, 0)
    power = np.power(fit.phi, less) if fit.phi else (less == 0) * 1.0
    parts += [fit.within * person.apart * power, correlation(person, fit.phi)]
    return np.stack(parts)
