"""Time everything that is made of a population, part by part, in one process.

    python -m benchmarks.practice [--persons 1000000] [--write]

The records are read, every measured recommendation of every country is held against
everybody, and then: measures by quarter and care site, the mirror of all care sites,
and care paths. After that the same measures over 5, 20 and 60 intervals, to see what
more of them cost. Each part is given as seconds, as a ratio to the hand-written query
of ``one_measure.sql`` in the same run, and with the most memory there had been until
its end.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.figures import write_table
from benchmarks.samples import sample_of
from wervel.findings.assessment import Assessment, assess
from wervel.practice.care_paths.gathering import care_paths_data
from wervel.practice.groups import Groups
from wervel.practice.measures import cell_counts, in_intervals
from wervel.practice.mirror.comparison import comparison
from wervel.practice.periods import Every
from wervel.recommendations.bodies import ALL, measured
from wervel.records.opening import open_source
from wervel.small_numbers import preset

HERE = Path(__file__).parent
NOTHING = preset("none")
INTERVALS: dict[str, tuple[Every, ...]] = {
    "5 (years)": ("year",),
    "20 (quarters)": ("quarter",),
    "60 (months)": ("month",),
}


@dataclass(frozen=True)
class Part:
    """What one part took, and the peak of the process at its end in GB."""

    seconds: float
    memory: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--persons", type=int, default=1_000_000)
    parser.add_argument("--write", action="store_true", help="write figures.md again")
    options = parser.parse_args()
    benched(options.persons, write=options.write)


def benched(persons: int, *, write: bool) -> None:
    """Time every part for that many persons; print, and keep if asked."""
    lines = _timed(persons)
    print(*lines, sep="\n")
    if write:
        write_table(lines, under="Practice")


def _timed(persons: int) -> list[str]:
    """The table for that many persons: a row per part."""
    folder = sample_of(persons)
    parts: dict[str, Part] = {}

    def timed(name: str, make: Callable[[], Any]) -> Any:
        begun = time.perf_counter()
        made = make()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9
        parts[name] = Part(time.perf_counter() - begun, memory)
        print(f"{name}: {parts[name].seconds:.2f} s, {memory:.2f} GB", flush=True)
        return made

    timed("by hand, one measure", lambda: _by_hand(folder))
    done: Assessment = timed(
        "verdicts, all recommendations",
        lambda: assess(open_source(str(folder)), recommendations=measured(ALL)),
    )
    groups = Groups()
    cells = timed(
        "counts by month and care site", lambda: cell_counts(done, groups=groups)
    )
    for name, every in INTERVALS.items():
        timed(
            f"measures, {name}",
            lambda every=every: in_intervals(
                cells, rule=NOTHING, groups=groups, every=every
            ),
        )
    timed("mirror of all care sites", lambda: comparison(done))
    released = preset("opensafely")
    timed("care paths", lambda: care_paths_data(done, small_numbers=released))
    return _table(persons, parts)


def _table(persons: int, parts: dict[str, Part]) -> list[str]:
    """Seconds of each part, its ratio to the query by hand, and the peak so far."""
    hand = parts["by hand, one measure"].seconds
    counted = [name for name in parts if name not in ("by hand, one measure", *_OTHERS)]
    parts["all of it, over 20 quarters"] = Part(
        sum(parts[name].seconds for name in counted),
        max(parts[name].memory for name in counted),
    )
    return [
        f"| {persons:,} persons | seconds | ratio | peak memory until then |",
        "|:---|---:|---:|---:|",
        *(
            f"| {name} | {each.seconds:.2f} | {each.seconds / hand:.1f} "
            f"| {each.memory:.2f} GB |"
            for name, each in parts.items()
        ),
    ]


_OTHERS = ("measures, 5 (years)", "measures, 60 (months)")
"""Beside the whole: what other intervals cost."""


def _by_hand(folder: Path) -> None:
    query = (HERE / "one_measure.sql").read_text("utf-8")
    with duckdb.connect(config={"memory_limit": "2GB"}) as connection:
        connection.execute(query.replace("{folder}", str(folder))).fetchone()


if __name__ == "__main__":
    main()
