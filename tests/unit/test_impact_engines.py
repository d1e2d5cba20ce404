"""The counts behind scenarios are the same on PostgreSQL and Spark."""

from __future__ import annotations

import ibis
import pandas as pd
import pytest
from ibis.backends import BaseBackend
from tables import opened
from world import drawn

from wervel.findings.assessment import assess
from wervel.practice.impact.counting import (
    new_episodes,
    step_cells,
    steps_of,
    wait_cells,
)
from wervel.recommendations.bodies import recommendation

WORLD = """
    person | day | event
     1 2 3 |   0 | L03 at the GP
       1 2 |   5 | lumbar X-ray asked for by the GP
         2 |   9 | lumbar X-ray asked for by the GP
         3 |   8 | lumbar X-ray asked for by the neurologist
         1 |  10 | tramadol for 14 days by the GP
         1 |  24 | tramadol for 30 days by the GP
       1 3 |  14 | exercise therapy by the physiotherapist
    3 observed from -730 to 60
    """


@pytest.mark.postgres
def test_postgres_counts_what_is_counted_by_hand(postgres_url):
    connection = ibis.connect(postgres_url)
    counts_by_hand(connection)
    connection.disconnect()


@pytest.mark.spark
def test_spark_counts_what_is_counted_by_hand(spark_url):
    counts_by_hand(ibis.connect(spark_url))


def counts_by_hand(connection: BaseBackend) -> None:
    done = assess(
        opened(drawn(WORLD), connection),
        recommendations=[recommendation("nhg-lbp-imaging")],
    )
    steps = steps_of(done)
    cells = step_cells(steps, ["lumbar_xray", "weak_opioid"], in_years=[2020])
    columns = ["steps", "persons", "squares", "days", "day_squares"]
    assert {
        (str(row["step"]), str(row["setting"])): tuple(
            int(row[each]) for each in columns
        )
        for row in cells.to_dict("records")
    } == {
        ("lumbar_xray", "primary"): (3, 2, 5, 0, 0),
        ("lumbar_xray", "secondary"): (1, 1, 1, 0, 0),
        ("weak_opioid", "primary"): (2, 1, 4, 44, 44**2),
    }
    waits = wait_cells(done, steps, "exercise_therapy", in_years=[2020])
    assert {
        (
            None if pd.isna(row["wait"]) else int(row["wait"]),
            bool(row["complete"]),
        ): int(row["episodes"])
        for row in waits.to_dict("records")
    } == {(14, True): 1, (14, False): 1, (None, True): 1}
    assert new_episodes(done) == {2020: 3}
