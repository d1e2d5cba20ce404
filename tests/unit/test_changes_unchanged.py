"""A source that changes while it is read is noticed, and one that does not is not."""

from __future__ import annotations

import os
from pathlib import Path

import ibis
import pytest
from tables import opened, rows, write
from world import drawn

from wervel.errors import SourceError
from wervel.records.opening import open_source
from wervel.records.sample import write_sample
from wervel.records.unchanged import Stamp, check_unchanged, stamp

PEOPLE = """
    person | day | event
         1 |   0 | L03 at the GP
         2 |   0 | L86 at the GP
    """
MORE = PEOPLE.rstrip() + "\n         3 |   0 | L86 at the GP\n    "


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_sample(tmp_path / "s", persons=20, seed=1)
    return tmp_path / "s"


def test_a_folder_that_stays_as_it_was(folder):
    source = open_source(folder)
    before = stamp(source)
    assert "person.parquet" in dict(before.seen)
    (folder / "notes.txt").write_text("no table of the CDM")
    check_unchanged(source, before)


@pytest.mark.parametrize("how", ["written again", "removed", "added", "other time"])
def test_a_folder_that_changed(folder, how):
    (folder / "death.parquet").unlink(missing_ok=True)
    source = open_source(folder)
    before = stamp(source)
    person = folder / "person.parquet"
    if how == "written again":
        whole = person.read_bytes()
        person.unlink()
        person.write_bytes(whole)
        os.utime(person, ns=(1, 1))
    elif how == "removed":
        person.unlink()
    elif how == "added":
        (folder / "death.parquet").write_bytes(b"half a load")
    else:
        os.utime(person, ns=(5, 5))
    with pytest.raises(SourceError) as problem:
        check_unchanged(source, before)
    changed = "death.parquet" if how == "added" else "person.parquet"
    assert problem.value.came == f"changes in {changed}"
    assert problem.value.exit_code == 3


def test_a_folder_of_parts(folder):
    parts = folder / "person"
    parts.mkdir()
    (folder / "person.parquet").rename(parts / "0.parquet")
    source = open_source(folder)
    before = stamp(source)
    check_unchanged(source, before)
    (parts / "1.parquet").write_bytes((parts / "0.parquet").read_bytes())
    with pytest.raises(SourceError, match=r"person/1\.parquet"):
        check_unchanged(source, before)


def test_a_duckdb_file(tmp_path):
    file = tmp_path / "cdm.duckdb"
    made = ibis.duckdb.connect(file)
    write(rows(drawn(PEOPLE)), made)
    made.disconnect()
    source = open_source(file)
    before = stamp(source)
    check_unchanged(source, before)
    (tmp_path / "cdm.duckdb.wal").write_bytes(b"written after")
    with pytest.raises(SourceError, match=r"cdm\.duckdb\.wal"):
        check_unchanged(source, before)


def _changes(connection: ibis.BaseBackend) -> None:
    source = opened(drawn(PEOPLE), connection)
    before = stamp(source)
    check_unchanged(source, before)
    write(rows(drawn(MORE)), connection)
    with pytest.raises(SourceError, match="changes in condition_occurrence"):
        check_unchanged(source, before)
    for name in connection.list_tables():
        connection.drop_table(name)
    with pytest.raises(SourceError, match="cannot be read any more"):
        check_unchanged(source, before)


def test_tables_in_memory():
    _changes(ibis.duckdb.connect())


@pytest.mark.postgres
def test_a_database(postgres_url):
    connection = ibis.connect(postgres_url)
    _changes(connection)
    connection.disconnect()


def test_a_stamp_says_nothing_of_persons(folder):
    seen = stamp(open_source(folder))
    assert isinstance(seen, Stamp)
    assert all(
        set(text) <= set("0123456789 ") or name == "cdm_source"
        for name, text in seen.seen
    )
