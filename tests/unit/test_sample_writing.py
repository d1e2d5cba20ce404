"""Writing a sample: the same from the same seed, and whole or not at all."""

import json
import signal
import subprocess
import sys
from typing import Final

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

from wervel.errors import OutputError, UsageError
from wervel.records.sample import write_sample
from wervel.records.sample.chunks import PERSONS_A_CHUNK, make_chunk
from wervel.records.sample.places import draw_places, practices_of
from wervel.records.sample.planted import draw_planted
from wervel.records.sample.planting import Planting
from wervel.records.sample.tables import Chunk


def truth(folder):
    return json.loads((folder / "truth.json").read_text("utf-8"))


def content(folder):
    """Everything a sample holds, but the compression."""
    tables = {path.stem: pq.read_table(path) for path in folder.glob("*.parquet")}
    return tables, truth(folder)


def test_the_same_seed_gives_the_same_sample(tmp_path):
    for name, seed in (("once", 1), ("again", 1), ("other", 2)):
        write_sample(tmp_path / name, persons=2_000, seed=seed)
    tables, told = content(tmp_path / "once")
    again, told_again = content(tmp_path / "again")
    assert told == told_again
    assert {*tables} == {*again}
    assert all(tables[name].equals(again[name]) for name in tables)
    assert not tables["person"].equals(content(tmp_path / "other")[0]["person"])


def test_a_chunk_does_not_depend_on_those_before_it(tmp_path):
    persons = PERSONS_A_CHUNK + 700
    done = []
    write_sample(
        tmp_path / "s", persons=persons, seed=3, progress=lambda *at: done.append(at)
    )
    first, _, second = np.random.SeedSequence(3).spawn(3)
    made = make_chunk(
        Chunk(1, PERSONS_A_CHUNK + 1),
        size=700,
        seed=second,
        places=draw_places(
            np.random.default_rng(first),
            persons=persons,
            planted=draw_planted(
                np.random.default_rng(0), Planting(), practices=practices_of(persons)
            ),
        ),
    )
    for name, rows in made.tables.items():
        whole = pq.read_table(tmp_path / "s" / f"{name}.parquet")
        tail = whole.slice(len(whole) - len(rows)).to_pandas()
        pd.testing.assert_frame_equal(tail, rows.to_pandas().astype(tail.dtypes))
    assert done == [(PERSONS_A_CHUNK, persons), (persons, persons)]
    person = pq.read_table(tmp_path / "s" / "person.parquet")["person_id"].to_numpy()
    assert (person == np.arange(1, persons + 1)).all()


KILLED: Final = """
import os, signal, sys
from wervel.records.sample import write_sample
write_sample(sys.argv[1], persons=26_000, seed=1,
             progress=lambda done, total: os.kill(os.getpid(), signal.SIGKILL))
"""


def kill_while_writing(where):
    done = subprocess.run([sys.executable, "-c", KILLED, str(where)], check=False)
    assert done.returncode == -signal.SIGKILL


def test_a_kill_in_the_middle_leaves_nothing_at_the_target(tmp_path):
    where = tmp_path / "s"
    kill_while_writing(where)
    assert not where.exists()
    write_sample(where, persons=50, seed=2)
    assert [path.name for path in tmp_path.iterdir()] == ["s"]


def test_a_kill_in_the_middle_leaves_the_earlier_sample(tmp_path):
    where = tmp_path / "s"
    write_sample(where, persons=50, seed=2)
    kill_while_writing(where)
    assert truth(where)["persons"] == 50


def test_an_earlier_sample_is_replaced_and_nothing_else(tmp_path):
    where = tmp_path / "s"
    write_sample(where, persons=50, seed=1)
    write_sample(where, persons=60, seed=2)
    assert truth(where)["persons"] == 60
    foreign = tmp_path / "thesis"
    foreign.mkdir()
    (foreign / "chapter.txt").write_text("years of work")
    with pytest.raises(OutputError):
        write_sample(foreign, persons=50, seed=1)
    assert [path.name for path in foreign.iterdir()] == ["chapter.txt"]


def test_a_place_that_cannot_be_written_is_said():
    with pytest.raises(OutputError) as problem:
        write_sample("/proc/nowhere/s", persons=50, seed=1)
    assert "/proc/nowhere/s" in str(problem.value)


@pytest.mark.parametrize(("persons", "seed"), [(0, 1), (-5, 1), (10, -1)])
def test_numbers_there_cannot_be_are_refused(tmp_path, persons, seed):
    with pytest.raises(UsageError):
        write_sample(tmp_path / "s", persons=persons, seed=seed)
    assert not (tmp_path / "s").exists()


def test_one_person_is_a_sample_too(tmp_path):
    write_sample(tmp_path / "s", persons=1, seed=1)
    assert truth(tmp_path / "s")["persons"] == 1
