"""Time the bootstrap of an economic evaluation beside other ways, in one process.

    python -m benchmarks.bootstrap [--patients 500] [--draws 10000]

Two arms, four utilities, four kinds of costs and a covariate. wervel corrects every
column at baseline in every draw, with nothing missing and with one utility and one cost
missing of one patient in ten. Beside it: the same by a loop of numpy.linalg.lstsq, the
plain difference of one column of costs by scipy.stats.bootstrap, and by a loop in plain
Python. The standard errors must agree.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable

import numpy as np
from scipy.stats import bootstrap

from wervel.evidence.economics.columns import variable
from wervel.evidence.economics.means import Both, means
from wervel.evidence.economics.patients import Patients

COLUMNS = (
    *("utility_0", "utility_13", "utility_26", "utility_52"),
    *("use_visit", "use_hour", "cost_drugs", "cost_absence"),
)
COST = COLUMNS.index("cost_absence")
ROOM = 0.05
"""Standard errors of so many draws may differ by this share."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patients", type=int, default=500)
    parser.add_argument("--draws", type=int, default=10_000)
    options = parser.parse_args()
    print(*lines(options.patients, options.draws), sep="\n")


def lines(patients: int = 500, draws: int = 10_000) -> list[str]:
    """The table for that many patients and draws: a row per way."""
    trial, holed = _trial(patients), _trial(patients, gone=0.1)
    ways: dict[str, Callable[[], float]] = {
        "wervel, eight columns, corrected": lambda: _spread(trial, draws),
        "wervel, two of them filled in anew per draw": lambda: _spread(holed, draws),
        "numpy.linalg.lstsq in a loop, the same": lambda: _lstsq(trial, draws),
        "scipy.stats.bootstrap, one column, not corrected": lambda: _scipy(
            trial, draws
        ),
        "plain Python, one column, not corrected": lambda: _plain(trial, draws),
    }
    seconds, errors = {}, {}
    _spread(trial, 100)
    for name, way in ways.items():
        begun = time.perf_counter()
        errors[name] = way()
        seconds[name] = time.perf_counter() - begun
    _agree(errors)
    ours = next(iter(seconds.values()))
    return [
        f"| {draws:,} draws of {patients:,} patients | seconds | ratio |",
        "|:---|---:|---:|",
        *(
            f"| {name} | {each:.2f} | {each / ours:.1f} |"
            for name, each in seconds.items()
        ),
    ]


def _trial(patients: int, *, gone: float = 0.0) -> Patients:
    rng = np.random.default_rng(7)
    of_arm = np.repeat([0, 1], [patients // 2, patients - patients // 2])
    start = rng.normal(0.55, 0.2, patients)
    later = 0.3 + 0.5 * start[:, None] + rng.normal(0, 0.1, (patients, 3))
    used = rng.poisson((3, 20), (patients, 2))
    costs = rng.gamma(0.5, (300, 6000), (patients, 2))
    values = np.column_stack([start, later, used, costs])
    for column in (3, COST):
        values[rng.random(patients) < gone, column] = np.nan
    return Patients(
        where="drawn",
        arms=("usual", "new"),
        of_arm=of_arm,
        variables=tuple(found for name in COLUMNS if (found := variable(name))),
        values=values,
        covariates=("covariate_age",),
        covariate_values=rng.normal(45, 11, (patients, 1)),
        cluster=None,
    )


def _spread(of: Patients, draws: int) -> float:
    """The standard error of the corrected difference in costs."""
    found: Both = means(of, draws=draws, seed=1)
    costs = found.corrected.draws[:, :, COST]
    return float((costs[:, 1] - costs[:, 0]).std())


def _lstsq(of: Patients, draws: int) -> float:
    """The same two regressions of the same eight columns, a draw at a time."""
    rng = np.random.default_rng(1)
    arms = [np.flatnonzero(of.of_arm == at) for at in (0, 1)]
    design = np.column_stack(
        [of.of_arm == 0, of.of_arm == 1, of.covariate_values, of.values[:, 0]]
    ).astype(float)
    found = []
    for _ in range(draws):
        rows = np.concatenate([rng.choice(each, len(each)) for each in arms])
        terms, values = design[rows], of.values[rows]
        np.linalg.lstsq(terms, values[:, :4], rcond=None)
        fit = np.linalg.lstsq(terms[:, :3], values[:, 4:], rcond=None)[0]
        found.append(fit[1, COST - 4] - fit[0, COST - 4])
    return float(np.std(found))


def _scipy(of: Patients, draws: int) -> float:
    usual, new = (of.values[of.of_arm == at, COST] for at in (0, 1))
    found = bootstrap(
        (new, usual),
        lambda a, b, axis: a.mean(axis=axis) - b.mean(axis=axis),
        n_resamples=draws,
        method="percentile",
        batch=500,
        rng=np.random.default_rng(1),
    )
    return float(found.standard_error)


def _plain(of: Patients, draws: int) -> float:
    chance = random.Random(1)
    usual, new = (of.values[of.of_arm == at, COST].tolist() for at in (0, 1))
    found: list[float] = []
    for _ in range(draws):
        mean_new = sum(chance.choices(new, k=len(new))) / len(new)
        mean_usual = sum(chance.choices(usual, k=len(usual))) / len(usual)
        found.append(mean_new - mean_usual)
    return statistics.pstdev(found)


def _agree(errors: dict[str, float]) -> None:
    """Stop where ways that reckon the same thing find another standard error."""
    whole = {name: each for name, each in errors.items() if "filled in" not in name}
    if max(whole.values()) > (1 + ROOM) * min(whole.values()):
        sys.exit(f"the standard errors differ: {whole}")


if __name__ == "__main__":
    main()
