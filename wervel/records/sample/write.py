"""Writing a sample: chunk by chunk into a folder beside, put in place at the end."""

from __future__ import annotations

import json
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from wervel.errors import UsageError
from wervel.output import written_aside
from wervel.records.sample.chunks import PERSONS_A_CHUNK, Made, make_chunk
from wervel.records.sample.draws import Ints
from wervel.records.sample.fixed import fixed_tables
from wervel.records.sample.places import Places, draw_places, practices_of
from wervel.records.sample.planted import draw_planted
from wervel.records.sample.planted_truth import planted_json, planted_table
from wervel.records.sample.planting import Planting
from wervel.records.sample.report import truth_json, truth_table
from wervel.records.sample.tables import Chunk

WORKERS = 2
"""Threads that make chunks ahead of the one being written: it bounds the memory."""
NOTHING = Planting()
_PLANTING = (2**32 - 1,)
"""A seed apart for what is planted: the rest is drawn as it would be without."""
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class _Totals:
    """What all chunks together hold."""

    truth: Ints
    seen: Counter[str]


def write_sample(
    directory: Path | str,
    *,
    persons: int,
    seed: int,
    planting: Planting = NOTHING,
    progress: Progress | None = None,
) -> None:
    """Write a made-up population as OMOP Parquet, and beside it the truth it holds.

    The same ``persons``, ``seed`` and ``planting`` give the same content. Nothing is at
    ``directory`` until all is written; an earlier sample there is replaced, anything
    else is kept. ``progress`` is told how many of the persons are done. OutputError
    when the folder cannot be written, UsageError for a number of persons, a seed or a
    planting that there cannot be.
    """
    _accept(persons, least=1, option="--persons")
    _accept(seed, least=0, option="--seed")
    first, *others = np.random.SeedSequence(seed).spawn(
        1 - (-persons // PERSONS_A_CHUNK)
    )
    planted = draw_planted(
        np.random.default_rng(np.random.SeedSequence(seed, spawn_key=_PLANTING)),
        planting,
        practices=practices_of(persons),
    )
    places = draw_places(np.random.default_rng(first), persons=persons, planted=planted)
    with written_aside(Path(directory), kind="sample") as folder:
        made = _made(others, persons=persons, places=places)
        totals = _write_chunks(folder, made, persons=persons, progress=progress)
        for name, table in fixed_tables(places, seed=seed).items():
            pq.write_table(table, folder / f"{name}.parquet", store_schema=False)
        _write_truth(folder, totals, seed=seed)
        _write_planted(folder, places)


def _accept(number: int, *, least: int, option: str) -> None:
    if number < least:
        raise UsageError(
            f"a number from {least} up",
            str(number),
            where=option,
            do="give a larger number",
        )


def _write_chunks(
    folder: Path, chunks: Iterator[Made], *, persons: int, progress: Progress | None
) -> _Totals:
    """Append every chunk to the tables; what they hold together."""
    truth: list[Ints] = []
    seen: Counter[str] = Counter()
    with ExitStack() as stack:
        writers: dict[str, pq.ParquetWriter] = {}
        for made in chunks:
            for name, table in made.tables.items():
                if name not in writers:
                    writers[name] = stack.enter_context(_writer(folder, name, table))
                writers[name].write_table(table)
            truth = [np.sum([*truth, made.truth], axis=0)]
            seen.update(made.seen)
            if progress is not None:
                progress(seen["persons"], persons)
    return _Totals(truth[0], seen)


def _writer(folder: Path, name: str, table: pa.Table) -> pq.ParquetWriter:
    return pq.ParquetWriter(
        folder / f"{name}.parquet", table.schema, compression="zstd", store_schema=False
    )


def _made(
    seeds: Sequence[np.random.SeedSequence], *, persons: int, places: Places
) -> Iterator[Made]:
    """The chunks in order; the next ones are made while one is written."""
    with ThreadPoolExecutor(WORKERS) as pool:
        waiting: deque[Future[Made]] = deque()
        for number, seed in enumerate(seeds):
            before = number * PERSONS_A_CHUNK
            waiting.append(
                pool.submit(
                    make_chunk,
                    Chunk(number, before + 1),
                    size=min(PERSONS_A_CHUNK, persons - before),
                    seed=seed,
                    places=places,
                )
            )
            if len(waiting) > WORKERS:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _write_truth(folder: Path, totals: _Totals, *, seed: int) -> None:
    table = truth_table(totals.truth)
    pq.write_table(table, folder / "truth.parquet", store_schema=False)
    text = json.dumps(truth_json(totals.truth, seen=totals.seen, seed=seed), indent=2)
    (folder / "truth.json").write_text(text + "\n", encoding="utf-8")


def _write_planted(folder: Path, places: Places) -> None:
    table = planted_table(places)
    pq.write_table(table, folder / "planted.parquet", store_schema=False)
    text = json.dumps(planted_json(places), indent=2)
    (folder / "planted.json").write_text(text + "\n", encoding="utf-8")
