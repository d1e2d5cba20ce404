"""Time restricted likelihood over many studies beside plain Python, in one process.

    python -m benchmarks.pooling [--studies 100] [--runs 50]

The same effects are pooled by wervel (REML alone, and everything that ``pooled`` gives:
Hartung-Knapp, Q, tau² and I² with their intervals, the prediction interval), by REML
in plain Python with lists and loops, and by whole matrices of studies by studies in
numpy, which is how the formulas are written and which climbs the nearest peak only:
the others look over the whole range first. All must find the same tau². Given are
medians of the runs.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from math import log

import numpy as np

from wervel.evidence.pool.effects import Effects, effects_from
from wervel.evidence.pool.heterogeneity import restricted_likelihood
from wervel.evidence.pool.pooling import pooled
from wervel.evidence.study import Measure

STEPS, LOOKS = 1000, 30
CLOSE = 1e-12
ROOM = 1e-7
"""How far apart the three may find tau², beside its size."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--studies", type=int, default=100)
    parser.add_argument("--runs", type=int, default=50)
    options = parser.parse_args()
    print(*lines(options.studies, options.runs), sep="\n")


def lines(studies: int = 100, runs: int = 50) -> list[str]:
    """The table for that many studies: a row per way."""
    effects = _drawn(studies)
    x = np.ones((studies, 1))
    ways: dict[str, Callable[[], float]] = {
        "wervel, REML": lambda: restricted_likelihood(effects.y, effects.v, x),
        "wervel, everything pooled": lambda: pooled(effects).tau_squared,
        "whole matrices in numpy, REML": lambda: _matrices(effects.y, effects.v),
        "plain Python, REML": lambda: _plain(effects.estimate, effects.variance),
    }
    found = {name: way() for name, way in ways.items()}
    _agree(found)
    seconds = {name: _median(way, runs) for name, way in ways.items()}
    ours = seconds["wervel, REML"]
    return [
        f"| {studies:,} studies, tau² {found['wervel, REML']:.4f} | ms | ratio |",
        "|:---|---:|---:|",
        *(
            f"| {name} | {1000 * each:.2f} | {each / ours:.1f} |"
            for name, each in seconds.items()
        ),
    ]


def _drawn(studies: int) -> Effects:
    draw = np.random.default_rng(1)
    v = draw.uniform(0.01, 0.2, studies)
    y = draw.normal(0.4, np.sqrt(v + 0.09))
    names = [str(each) for each in range(studies)]
    return effects_from(y, v=v, names=names, measure=Measure.NOT_STATED)


def _plain(y: tuple[float, ...], v: tuple[float, ...]) -> float:
    """The highest of thirty looks, then Fisher scoring with sums written out."""
    looks = [0.001 * 1.3**each for each in range(LOOKS)]
    at = min(looks, key=lambda tau_squared: _lack(y, v, tau_squared))
    for _ in range(STEPS):
        w = [1 / (each + at) for each in v]
        total, second, third = (sum(each**power for each in w) for power in (1, 2, 3))
        mean = sum(a * b for a, b in zip(w, y, strict=True)) / total
        squares = sum((a * (b - mean)) ** 2 for a, b in zip(w, y, strict=True))
        trace = total - second / total
        twice = second - 2 * third / total + (second / total) ** 2
        step = (squares - trace) / twice
        at = max(0.0, at + step)
        if abs(step) < CLOSE:
            break
    return at


def _lack(y: tuple[float, ...], v: tuple[float, ...], at: float) -> float:
    """The restricted likelihood, turned over."""
    w = [1 / (each + at) for each in v]
    total = sum(w)
    mean = sum(a * b for a, b in zip(w, y, strict=True)) / total
    off = sum(a * (b - mean) ** 2 for a, b in zip(w, y, strict=True))
    return off - sum(map(log, w)) + log(total)


def _matrices(y: np.ndarray, v: np.ndarray) -> float:
    """Fisher scoring with P as a matrix of studies by studies."""
    at = 0.0
    x = np.ones((len(y), 1))
    for _ in range(STEPS):
        w = np.diag(1 / (v + at))
        p = w - w @ x @ np.linalg.inv(x.T @ w @ x) @ x.T @ w
        step = float((y @ p @ p @ y - np.trace(p)) / np.trace(p @ p))
        at = max(0.0, at + step)
        if abs(step) < CLOSE:
            break
    return at


def _median(way: Callable[[], float], runs: int) -> float:
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        way()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def _agree(found: dict[str, float]) -> None:
    least, most = min(found.values()), max(found.values())
    if most - least > ROOM * most:
        sys.exit(f"tau² differs: {found}")


if __name__ == "__main__":
    main()
