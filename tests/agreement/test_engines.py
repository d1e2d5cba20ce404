"""One meaning, every engine: the same records give the same findings, row by row."""

from __future__ import annotations

from collections.abc import Iterator

import ibis
import pytest
from agreement.histories import random_world
from agreement.test_naive import WITH_RULE, everything
from ibis.backends import BaseBackend
from reading import plain_rows
from tables import opened

from wervel.findings.assessment import Assessment, assess

WORLD = random_world(2026, 200)
STEPS = ("pain", "episodes", "events", "moments", "facts", "verdicts", "findings")


def assessed(connection: BaseBackend) -> Assessment:
    return assess(opened(WORLD, connection), recommendations=WITH_RULE)


def lines(table: ibis.Table) -> list[str]:
    """The rows as text, numbers alike whatever their width, in a fixed order."""
    return sorted(
        repr({name: _plain(value) for name, value in sorted(row.items())})
        for row in plain_rows(table)
    )


def _plain(value: object) -> object:
    if value is None or isinstance(value, str):
        return value
    if value is True or value is False or type(value).__name__ == "bool_":
        return bool(value)
    return float(str(value))


@pytest.fixture(scope="module")
def embedded() -> dict[str, list[str]]:
    """What DuckDB finds."""
    return steps(assessed(ibis.duckdb.connect()))


def steps(told: Assessment) -> dict[str, list[str]]:
    found = {step: lines(getattr(told, step)) for step in STEPS}
    return found | {"every fact": lines(everything(told)[1])}


def test_the_world_has_something_of_everything(embedded):
    """Two hundred persons are enough to meet every verdict on every recommendation."""
    text = "\n".join(embedded["findings"])
    for verdict in ("followed", "not_followed", "not_applicable", "cannot_tell"):
        assert text.count(f"'{verdict}'") > 20
    assert all(each.id in text for each in WITH_RULE)


@pytest.fixture
def postgres(postgres_url: str) -> Iterator[BaseBackend]:
    connection = ibis.connect(postgres_url)
    yield connection
    connection.disconnect()


@pytest.mark.postgres
def test_postgres_finds_the_same(postgres, embedded):
    found = steps(assessed(postgres))
    for step, rows in embedded.items():
        assert found[step] == rows, step


@pytest.mark.spark
def test_spark_finds_the_same(spark_url, embedded):
    found = steps(assessed(ibis.connect(spark_url)))
    for step, rows in embedded.items():
        assert found[step] == rows, step
