"""Opening a registry: made where there is none, and every wrong place says so.

Whatever goes wrong, no message repeats a password.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from registries import (
    NOON,
    VERSION,
    accepted,
    card,
    emptied,
    kept,
    overridden,
    together,
    unopened,
)
from sqlalchemy import inspect, select

from wervel.errors import (
    OutputError,
    SourceEmpty,
    SourceNotFound,
    SourceUnreadable,
    UsageError,
    WervelError,
)
from wervel.registry import feedback_counts, open_registry, store_feedback
from wervel.registry.access import outside_transactions, reading, writing
from wervel.registry.migrating import VERSION_TABLE
from wervel.registry.migrations.versions import r0001_card_feedback
from wervel.registry.tables import METADATA, card_feedback

PASSWORD = "hunter2-q7"


@pytest.fixture(params=["file", pytest.param("server", marks=pytest.mark.postgres)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The place of a registry that is not there yet."""
    if request.param == "file":
        yield str(tmp_path / "registry.sqlite")
        return
    url = request.getfixturevalue("postgres_url")
    yield url
    emptied(url)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The place of a file that is not there yet."""
    return tmp_path / "registry.sqlite"


def test_the_steps_together_make_the_tables_of_the_code(place: str) -> None:
    with open_registry(place) as registry, reading(registry) as connection:
        made = MigrationContext.configure(
            connection, opts={"version_table": VERSION_TABLE}
        )
        assert compare_metadata(made, METADATA) == []


def test_the_steps_make_what_that_comparison_does_not_see(place: str) -> None:
    with open_registry(place) as registry, reading(registry) as connection:
        seen = inspect(connection)
        checks = seen.get_check_constraints("card_feedback")
        key = seen.get_pk_constraint("card_feedback")
    assert [each["name"] for each in checks] == ["ck_card_feedback_outcome"]
    assert (key["name"], key["constrained_columns"]) == ("pk_card_feedback", ["card"])


def test_there_is_no_step_back_from_the_first() -> None:
    """It would throw away what people told."""
    with pytest.raises(OutputError, match="restore a copy"):
        r0001_card_feedback.downgrade()


def test_nothing_of_anybody_has_a_place_in_it() -> None:
    """The columns are these; another one is a decision, and not made by the way."""
    assert [each.name for each in card_feedback.c] == [
        *("card", "about", "service", "outcome", "accepted"),
        *("reason_system", "reason_code", "had_comment", "at", "received"),
    ]


def test_what_is_in_it_stays_when_it_is_opened_again(place: str) -> None:
    with open_registry(place) as first:
        store_feedback(first, [accepted(1)], received=NOON)
    with open_registry(place) as again:
        assert len(kept(again)) == 1


def test_two_programs_may_make_it_at_once(place: str) -> None:
    """Each opens what is not there yet, and tells of a card of its own."""
    script = """
from registries import NOON, accepted
from wervel.registry import open_registry, store_feedback
go()
with open_registry(sys.argv[1]) as registry:
    store_feedback(registry, [accepted(int(sys.argv[2]))], received=NOON)
"""
    together(script, place)
    with open_registry(place) as registry:
        assert [each[0] for each in kept(registry)] == [card(0), card(1)]


def test_it_waits_for_who_makes_the_same_file(tmp_path: Path) -> None:
    """To keep the journal ahead, SQLite itself would not wait, but give up at once."""
    file = tmp_path / "registry.sqlite"
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with ThreadPoolExecutor(1) as elsewhere:
        opened = elsewhere.submit(open_registry, file)
        assert not wait([opened], timeout=0.5).done
        other.execute("ROLLBACK")
        with opened.result() as registry, reading(registry) as connection:
            mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
    other.close()
    assert mode == "wal"


def test_what_a_newer_wervel_made_is_left_alone(place: str) -> None:
    open_registry(place).close()
    with unopened(place) as registry, writing(registry) as connection:
        connection.execute(VERSION.update().values(version_num="9999"))
    with pytest.raises(SourceUnreadable, match="made by a newer wervel"):
        open_registry(place)
    with unopened(place) as registry, reading(registry) as connection:
        assert connection.execute(select(VERSION)).scalar() == "9999"


def test_who_only_reads_makes_nothing(place: str) -> None:
    with pytest.raises((SourceNotFound, SourceEmpty)):
        open_registry(place, create=False)
    with unopened(place) as registry, reading(registry) as connection:
        assert inspect(connection).get_table_names() == []


def test_who_only_reads_can(place: str) -> None:
    with open_registry(place) as registry:
        store_feedback(registry, [accepted(1)], received=NOON)
    with open_registry(place, create=False) as registry:
        assert len(feedback_counts(registry)) == 1


def test_a_path_and_an_address_are_the_same_file(file: Path) -> None:
    for each in (file, str(file), f"sqlite:///{file}", f"sqlite+pysqlite:///{file}"):
        with open_registry(each) as registry:
            store_feedback(registry, [accepted(1)], received=NOON)
            assert len(kept(registry)) == 1


def test_readers_of_a_file_go_on_while_one_writes(file: Path) -> None:
    """And they see what was there before."""
    with open_registry(file, patience=0.05) as registry:
        store_feedback(registry, [accepted(1)], received=NOON)
        with writing(registry) as connection:
            connection.execute(card_feedback.delete())
            assert len(kept(registry)) == 1


def test_a_file_holds_to_its_foreign_keys(file: Path) -> None:
    with open_registry(file) as registry, outside_transactions(registry) as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="a folder that exists"):
        open_registry(tmp_path / "no" / "registry.sqlite")
    assert not list(tmp_path.iterdir())


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="a folder"):
        open_registry(tmp_path)


def test_a_place_where_nothing_can_be_written() -> None:
    with pytest.raises(OutputError, match="leave to write"):
        open_registry("/proc/registry.sqlite")


def test_a_file_of_another_kind_is_left_as_it_is(file: Path) -> None:
    file.write_text("not a database, but long enough to look like one\n" * 99)
    before = file.read_bytes()
    with pytest.raises(SourceUnreadable, match="SQLITE_NOTADB"):
        open_registry(file)
    assert file.read_bytes() == before


def test_a_database_of_something_else_is_left_as_it_is(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE feedback (id INTEGER)")
    before = file.read_bytes()
    with pytest.raises(OutputError, match="1 tables of something else"):
        open_registry(file)
    assert file.read_bytes() == before


def test_a_registry_that_was_damaged(file: Path) -> None:
    """Its first page is whole, so that it opens; the rest is not."""
    with open_registry(file) as registry:
        many = [overridden(n, "not-now") for n in range(500)]
        store_feedback(registry, many, received=NOON)
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with (
        pytest.raises(SourceUnreadable, match="SQLITE_CORRUPT"),
        open_registry(file) as registry,
    ):
        feedback_counts(registry)


def test_a_file_that_another_program_holds(file: Path) -> None:
    """Nothing is kept of what was to be stored, and the next try goes well."""
    with open_registry(file, patience=0.05) as registry:
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(OutputError, match="try again"):
                store_feedback(registry, [accepted(1)], received=NOON)
        assert store_feedback(registry, [accepted(1)], received=NOON) == 1


def test_a_new_file_that_another_program_holds(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(OutputError, match="try again"):
            open_registry(file, patience=0.05)


@pytest.mark.postgres
def test_a_server_on_which_another_holds_the_table(postgres_url: str) -> None:
    with (
        open_registry(postgres_url, patience=0.05) as registry,
        unopened(postgres_url) as other,
    ):
        with writing(other) as connection:
            connection.exec_driver_sql("LOCK TABLE card_feedback")
            with pytest.raises(OutputError, match="try again"):
                store_feedback(registry, [accepted(1)], received=NOON)
        assert store_feedback(registry, [accepted(1)], received=NOON) == 1
    emptied(postgres_url)


@pytest.mark.postgres
def test_a_server_that_went_away_and_came_back(postgres_url: str) -> None:
    """Its connections are cut, as a restart does; the next word is kept."""
    with open_registry(postgres_url) as registry:
        with unopened(postgres_url) as other, reading(other) as connection:
            connection.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        assert store_feedback(registry, [accepted(1)], received=NOON) == 1
    emptied(postgres_url)


@pytest.mark.postgres
def test_a_table_of_somebody_elses_is_left_alone(postgres_url: str) -> None:
    with unopened(postgres_url) as registry, writing(registry) as connection:
        connection.exec_driver_sql("CREATE TABLE card_feedback (id INTEGER)")
    with pytest.raises(OutputError, match="database or schema of its own"):
        open_registry(postgres_url)
    emptied(postgres_url)


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        (f"postgresql://me:{PASSWORD}@127.0.0.1:1/registry", SourceUnreadable),
        (f"postgresql://127.0.0.1:1/x?password={PASSWORD}&no=1", SourceUnreadable),
        (f"postgresql://me:{PASSWORD}@127.0.0.1:port/registry", UsageError),
        (f"postgresql+asyncpg://me:{PASSWORD}@127.0.0.1:1/x", SourceUnreadable),
        (f"mysql://me:{PASSWORD}@127.0.0.1/registry", UsageError),
        (f"postgresql:/me:{PASSWORD}@127.0.0.1/registry", UsageError),
        (f"me:{PASSWORD}@127.0.0.1/registry", UsageError),
        (f"sqlite://me:{PASSWORD}@host/registry.sqlite", UsageError),
        ("sqlite://", UsageError),
        ("sqlite:///:memory:", UsageError),
        ("", UsageError),
    ],
)
def test_another_place_is_refused_without_its_password(
    place: str, kind: type[WervelError]
) -> None:
    with pytest.raises(kind) as refused:
        open_registry(place)
    said = f"{refused.value}{refused.value.__cause__!r}"
    assert PASSWORD not in said
