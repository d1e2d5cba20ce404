"""One DuckDB database for all of these; each example fills it anew."""

from __future__ import annotations

import ibis
import pytest
from ibis.backends import BaseBackend


@pytest.fixture(scope="module")
def connection() -> BaseBackend:
    """An embedded database that the examples take turns in."""
    return ibis.duckdb.connect()
