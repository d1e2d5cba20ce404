"""Time the evidence: pooling, a randomisation test and a bootstrap, each beside others.

    python -m benchmarks.evidence [--write]

Each part names its own way of comparing: see ``pooling``, ``permutations`` and
``bootstrap``, which can be run alone for other sizes.
"""

from __future__ import annotations

import argparse

from benchmarks import bootstrap, permutations, pooling
from benchmarks.figures import write_table

PARTS = {
    "Pooling": pooling.lines,
    "Randomisation test": permutations.lines,
    "Bootstrap": bootstrap.lines,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write figures.md again")
    benched(write=parser.parse_args().write)


def benched(*, write: bool) -> None:
    """Time every part; print, and keep if asked."""
    for heading, lines in PARTS.items():
        made = lines()
        print(f"\n{heading}\n", *made, sep="\n", flush=True)
        if write:
            write_table(made, under=heading)


if __name__ == "__main__":
    main()
