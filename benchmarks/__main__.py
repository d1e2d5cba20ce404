"""Time the population beside one hand-written query, one patient, and the evidence.

    python -m benchmarks [--persons 10000 --persons 100000 …] [--runs 3] [--write]
        [--patients 500] [--requests 2000] [--no-evidence]

``--persons 0``, ``--patients 0`` and ``--no-evidence`` leave a part out; the others are
in ``practice.py``, ``bedside.py`` and ``evidence.py``. For each number of persons a
sample is made once (in out/bench) and then, in turn, as whole processes: the
hand-written DuckDB query for one measure, wervel with every measured recommendation of
every country × quarters × care sites, and the conflict burden of all that is in force
in the Netherlands. Printed: medians, ratios within the same run, records read per
second, and peak memory. The first two must agree on the counts.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from benchmarks.bedside import benched as benched_bedside
from benchmarks.evidence import benched as benched_evidence
from benchmarks.figures import write_table
from benchmarks.practice import benched as benched_practice

HERE = Path(__file__).parent
WORK = Path("out/bench")
MEASURE = "nhg-lbp-imaging"

BY_HAND = """
import sys, duckdb
sql = open(sys.argv[1]).read().replace("{folder}", sys.argv[2])
print(*duckdb.connect().execute(sql).fetchone())
"""


@dataclass(frozen=True)
class Run:
    """One whole process: wall-clock seconds, peak memory in GB, what it printed."""

    seconds: float
    memory: float
    printed: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--persons", type=int, action="append")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--patients", type=int, default=500)
    parser.add_argument("--requests", type=int, default=2000)
    parser.add_argument("--no-evidence", action="store_true")
    parser.add_argument("--write", action="store_true", help="write figures.md again")
    options = parser.parse_args()
    sizes = [10_000, 100_000, 1_000_000] if options.persons is None else options.persons
    if any(sizes):
        population(filter(None, sizes), options.runs, write=options.write)
        benched_practice(max(sizes), write=options.write)
    if options.patients:
        benched_bedside(options.patients, options.requests, write=options.write)
    if not options.no_evidence:
        benched_evidence(write=options.write)


def population(sizes: Iterable[int], runs: int, *, write: bool) -> None:
    """Time a population of each size; print, and keep if asked."""
    lines = [
        "| persons | records | by hand, one measure | wervel, all | ratio "
        "| records per second | peak memory | conflicts | ratio | sample made in |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    print(*lines, sep="\n")
    for persons in sizes:
        line = benched(persons, runs)
        print(line, flush=True)
        lines.append(line)
    if write:
        write_table(lines, under="A population")


def benched(persons: int, runs: int) -> str:
    """One row of the table for that many persons."""
    folder = WORK / f"sample-{persons}"
    made = 0.0
    if not folder.exists():
        made = run(
            *(sys.executable, "-m", "wervel", "sample", "--persons", str(persons)),
            *("--seed", "1", "-o", str(folder)),
        ).seconds
    query, out = str(HERE / "one_measure.sql"), WORK / "findings"
    by_hand, whole, conflicts = [], [], []
    for _ in range(runs):
        by_hand.append(run(sys.executable, "-c", BY_HAND, query, str(folder)))
        whole.append(wervel("assess", folder, out, "--guidelines", "all"))
        conflicts.append(wervel("guideline conflicts", folder, WORK / "conflicts"))
    agree(by_hand[-1].printed, out)
    records = sum(
        pq.read_metadata(path).num_rows
        for path in folder.glob("*.parquet")
        if path.stem != "truth"
    )
    seconds = statistics.median(each.seconds for each in whole)
    memory = max(each.memory for each in (*whole, *conflicts))
    cells = (
        f"{persons:,}",
        f"{records:,}",
        f"{statistics.median(each.seconds for each in by_hand):.2f} s",
        f"{seconds:.2f} s",
        ratio(whole, by_hand),
        f"{records / seconds:,.0f}",
        f"{memory:.2f} GB",
        f"{statistics.median(each.seconds for each in conflicts):.2f} s",
        ratio(conflicts, by_hand),
        f"{made:.1f} s" if made else "before",
    )
    return f"| {' | '.join(cells)} |"


def wervel(command: str, folder: Path, out: Path, *options: str) -> Run:
    """Run a command of wervel over a sample, with exact counts."""
    return run(
        *(sys.executable, "-m", "wervel", *command.split(), str(folder)),
        *("-o", str(out), "--small-numbers", "none", *options),
    )


def ratio(ours: list[Run], theirs: list[Run]) -> str:
    """The median of the ratios, run by run."""
    pairs = zip(ours, theirs, strict=True)
    return f"{statistics.median(a.seconds / b.seconds for a, b in pairs):.1f}"


def run(*command: str) -> Run:
    """Run a command to its end; its own seconds, memory and output."""
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        printed = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return Run(time.perf_counter() - begun, _gigabytes(usage), printed)


def _gigabytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss * 1024 / 1e9


def agree(by_hand: str, out: Path) -> None:
    """Stop when the hand-written query and wervel count differently."""
    table = pd.read_parquet(out / "measures.parquet")
    row = table[
        (table["measure"] == MEASURE)
        & (table["every"] == "all")
        & (table["by"] == "none")
    ].iloc[0]
    ours = (int(row["numerator"]), int(row["denominator"] - row["numerator"]))
    theirs = tuple(int(each) for each in by_hand.split())
    if ours != theirs:
        sys.exit(f"{MEASURE}: wervel counts {ours}, by hand {theirs}")


if __name__ == "__main__":
    main()
