"""The counting of the published measurements on PostgreSQL as on DuckDB."""

from __future__ import annotations

import ibis
from agreement.histories import random_world
from tables import opened

from wervel.practice.published.counting import counts_by_site, specialties_seen
from wervel.practice.published.courses import opioid_courses
from wervel.practice.published.definitions import measurements
from wervel.practice.published.episode_care import EpisodeCare, episode_care

WORLD = random_world(2026, 150)


def _counted(of: EpisodeCare) -> tuple[dict[str, list[int]], list[object]]:
    shares = {
        name: frame.sum().tolist()
        for name, frame in counts_by_site(of, measurements()).items()
    }
    seen = sorted(map(tuple, specialties_seen(of).to_numpy().tolist()))
    courses = sorted(map(tuple, opioid_courses(of).to_numpy().tolist()))
    return shares, [seen, courses]


def test_postgres_counts_as_duckdb(postgres_url: str) -> None:
    """Random histories give the same counts and the same courses."""
    connection = ibis.connect(postgres_url)
    try:
        there = _counted(episode_care(opened(WORLD, connection)))
    finally:
        connection.disconnect()
    here = _counted(episode_care(opened(WORLD)))
    assert there == here
    assert sum(denominator for _, denominator in here[0].values()) > 0
