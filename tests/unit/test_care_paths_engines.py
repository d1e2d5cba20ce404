"""Care paths are the same on every engine."""

from __future__ import annotations

from collections.abc import Iterator

import ibis
import pytest
from agreement.histories import random_world
from ibis.backends import BaseBackend
from tables import opened
from unit.test_care_paths import RULES, SPEAKING, found

from wervel.findings.assessment import assess


@pytest.fixture
def postgres(postgres_url: str) -> Iterator[BaseBackend]:
    connection = ibis.connect(postgres_url)
    yield connection
    connection.disconnect()


@pytest.fixture
def spark(spark_url: str) -> BaseBackend:
    return ibis.connect(spark_url)


@pytest.mark.postgres
def test_postgresql_gives_the_same_paths(postgres):
    _same_paths_on(postgres)


@pytest.mark.spark
def test_spark_gives_the_same_paths(spark):
    _same_paths_on(spark)


def _same_paths_on(connection: BaseBackend) -> None:
    few = SPEAKING.recommendations[:6]
    world = random_world(41, 40)
    here, there = (
        assess(opened(world, backend), recommendations=few)
        for backend in (None, connection)
    )
    for rule in (RULES["default"], RULES["together"]):
        assert found(there, rule) == found(here, rule) != {}
