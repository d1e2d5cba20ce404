"""Writing a sample: chunk by chunk into a folder beside, put in place at the end."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from wervel.errors import OutputError, UsageError
from wervel.records.sample.chunks import PERSONS_A_CHUNK, Made, make_chunk
from wervel.records.sample.draws import Ints
from wervel.records.sample.fixed import fixed_tables
from wervel.records.sample.places import Places, draw_places
from wervel.records.sample.report import truth_json, truth_table
from wervel.records.sample.tables import Chunk

WORKERS = 2
Progress = Callable[[int, int], None]


def write_sample(
    directory: Path | str, *, persons: int, seed: int, progress: Progress | None = None
) -> None:
    """Write a made-up population as OMOP Parquet, and beside it the truth it holds.

    The same ``persons`` and ``seed`` give the same content. Nothing is at ``directory``
    until all is written; an earlier sample there is replaced, anything else is kept.
    ``progress`` is told how many of the persons are done.
    """
    if persons < 1:
        raise UsageError(
            "a number of persons from 1 up",
            str(persons),
            where="--persons",
            do="give a positive number",
        )
    target = Path(directory)
    _refuse(target)
    with _beside(target) as folder:
        _write(folder, persons=persons, seed=seed, progress=progress)


def _write(
    folder: Path, *, persons: int, seed: int, progress: Progress | None
) -> None:
    chunks = -(-persons // PERSONS_A_CHUNK)
    first, *others = np.random.SeedSequence(seed).spawn(chunks + 1)
    places = draw_places(np.random.default_rng(first), persons=persons)
    truth = 0
    seen: Counter[str] = Counter()
    done = 0
    with ExitStack() as stack:
        writers: dict[str, pq.ParquetWriter] = {}
        for made in _made(persons, others, places):
            for name, table in made.tables.items():
                if name not in writers:
                    writers[name] = stack.enter_context(_writer(folder, name, table))
                writers[name].write_table(table)
            truth = truth + made.truth
            seen.update(made.seen)
            done += made.seen["persons"]
            if progress is not None:
                progress(done, persons)
    for name, table in fixed_tables(places, seed=seed).items():
        pq.write_table(table, folder / f"{name}.parquet", store_schema=False)
    _write_truth(folder, np.asarray(truth), seen=seen, seed=seed)


def _write_truth(folder: Path, truth: Ints, *, seen: Counter[str], seed: int) -> None:
    pq.write_table(truth_table(truth), folder / "truth.parquet", store_schema=False)
    text = json.dumps(truth_json(truth, seen=seen, seed=seed), indent=2)
    (folder / "truth.json").write_text(text + "\n", encoding="utf-8")


def _made(
    persons: int, seeds: list[np.random.SeedSequence], places: Places
) -> Iterator[Made]:
    """The chunks in order; the next are made while one is written."""
    with ThreadPoolExecutor(WORKERS) as pool:
        waiting: deque[Future[Made]] = deque()
        for number, seed in enumerate(seeds):
            start = number * PERSONS_A_CHUNK
            waiting.append(
                pool.submit(
                    make_chunk,
                    Chunk(number, start + 1),
                    size=min(PERSONS_A_CHUNK, persons - start),
                    seed=seed,
                    places=places,
                )
            )
            if len(waiting) > WORKERS:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _writer(folder: Path, name: str, table: pa.Table) -> pq.ParquetWriter:
    return pq.ParquetWriter(
        folder / f"{name}.parquet", table.schema, compression="zstd", store_schema=False
    )


def _refuse(target: Path) -> None:
    """Refuse a place that holds something else than an earlier sample."""
    if not target.exists():
        return
    earlier = (target / "truth.json").is_file() and (
        target / "cdm_source.parquet"
    ).is_file()
    if target.is_dir() and (earlier or not any(target.iterdir())):
        return
    raise OutputError(
        "a new folder, an empty one or an earlier sample",
        "a folder with other files" if target.is_dir() else "a file",
        where=str(target),
        do="choose another folder; wervel does not overwrite what it did not write",
    )


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A folder beside the target that takes its place when all went well."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as problem:
        raise _unwritable(target, problem) from problem
    try:
        folder.chmod(0o755)
        yield folder
        _put(folder, target)
    except OSError as problem:
        raise _unwritable(target, problem) from problem
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _put(folder: Path, target: Path) -> None:
    """Rename the folder to the target; an earlier sample steps aside first."""
    if not target.exists():
        folder.rename(target)
        return
    aside = folder.with_name(folder.name + "-old")
    target.rename(aside)
    try:
        folder.rename(target)
    except OSError:
        aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _unwritable(target: Path, problem: OSError) -> OutputError:
    return OutputError(
        "a folder that can be written",
        problem.strerror or type(problem).__name__,
        where=str(target),
        do="choose a folder you may write to, on a disk with room",
    )
