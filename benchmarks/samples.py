"""The samples that are timed, made once and kept."""

from __future__ import annotations

from pathlib import Path

from wervel.records.sample import write_sample

WORK = Path("out/bench")


def sample_of(persons: int) -> Path:
    """The folder of a sample of so many persons; made where it is not there yet."""
    folder = WORK / f"sample-{persons}"
    if not folder.exists():
        write_sample(folder, persons=persons, seed=1)
    return folder
