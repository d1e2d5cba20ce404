"""Time a randomisation test of a million assignments beside scipy and plain Python.

    python -m benchmarks.permutations [--assignments 1000000]

Forty scores, twenty with and twenty without, in any order: the difference of means. The
same question is put to wervel, to ``scipy.stats.permutation_test`` and to a loop of
plain Python, in one process. The loop runs a twentieth of them and its time is given
times twenty. All three must find the same p, within their chance.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from random import Random

import numpy as np
from numpy.typing import NDArray
from scipy.stats import permutation_test

from wervel.evidence.sced.analysis import analysed
from wervel.evidence.sced.plan import Alternation, Plan
from wervel.evidence.sced.series import Design, Experiment, Point, Series
from wervel.evidence.study import Better

POINTS, SHIFT, SEED = 40, 0.25, 7
PART = 20
"""Plain Python does one in so many."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--assignments", type=int, default=1_000_000)
    print(*lines(parser.parse_args().assignments), sep="\n")


def lines(assignments: int = 1_000_000) -> list[str]:
    """The table: seconds of each, the p it found, and its ratio to wervel's seconds."""
    treated = np.arange(POINTS) % 2 == 1
    scores = np.random.default_rng(SEED).normal(size=POINTS) + SHIFT * treated
    ways: dict[str, tuple[Callable[[], float], int]] = {
        "wervel": (lambda: _ours(scores, treated, assignments), 1),
        "scipy.stats.permutation_test": (
            lambda: _of_scipy(scores, treated, assignments),
            1,
        ),
        f"plain Python ({PART} x {assignments // PART:,})": (
            lambda: _plain(scores, treated, assignments // PART),
            PART,
        ),
    }
    found = {name: _timed(way, times) for name, (way, times) in ways.items()}
    _check(found, assignments)
    ours = found["wervel"][0]
    return [
        f"| {assignments:,} assignments of {POINTS} scores | seconds | p | ratio |",
        "|:---|---:|---:|---:|",
        *(
            f"| {name} | {seconds:.2f} | {p:.4f} | {seconds / ours:.1f} |"
            for name, (seconds, p) in found.items()
        ),
    ]


def _timed(way: Callable[[], float], times: int) -> tuple[float, float]:
    begun = time.perf_counter()
    p = way()
    return (time.perf_counter() - begun) * times, p


def _check(found: dict[str, tuple[float, float]], assignments: int) -> None:
    """That the three agree within five standard errors of the least exact one."""
    values = [p for _, p in found.values()]
    middle = values[0]
    error = (middle * (1 - middle) / (assignments // PART)) ** 0.5
    if max(values) - min(values) > 5 * error + 1e-9:
        raise SystemExit(f"not the same p: {values}")


def _ours(
    scores: NDArray[np.float64], treated: NDArray[np.bool_], assignments: int
) -> float:
    points = tuple(
        Point(occasion=n, phase="AB"[int(given)], score=float(score))
        for n, (given, score) in enumerate(zip(treated, scores, strict=True))
    )
    one = Series(case="one", points=points)
    experiment = Experiment(
        outcome="score",
        better=Better.HIGHER,
        design=Design.ALTERNATING,
        baseline="A",
        interventions=("B",),
        series=(one,),
        shown=(one,),
    )
    plan = Plan(alternation=Alternation.FREE, draws=assignments, seed=SEED)
    test = analysed(experiment, plan).cases[0].test
    if test is None:
        raise SystemExit("no test came of it")
    return test.p


def _of_scipy(
    scores: NDArray[np.float64], treated: NDArray[np.bool_], assignments: int
) -> float:
    def statistic(
        x: NDArray[np.float64], y: NDArray[np.float64], axis: int
    ) -> NDArray[np.float64]:
        return np.asarray(x.mean(axis=axis) - y.mean(axis=axis))

    found = permutation_test(
        (scores[treated], scores[~treated]),
        statistic,
        vectorized=True,
        n_resamples=assignments,
        batch=50_000,
        alternative="greater",
        rng=np.random.default_rng(SEED),
    )
    return float(found.pvalue)


def _plain(
    scores: NDArray[np.float64], treated: NDArray[np.bool_], assignments: int
) -> float:
    chance, half = Random(SEED), POINTS // 2
    values = [float(each) for each in scores]
    observed = sum(v for v, t in zip(values, treated, strict=True) if t)
    hits = 0
    for _ in range(assignments):
        chance.shuffle(values)
        hits += sum(values[:half]) >= observed - 1e-9
    return (hits + 1) / (assignments + 1)


if __name__ == "__main__":
    main()
