"""The databases and the browser that other tests stand on are really there."""

import socket

import ibis
import pandas as pd
import pytest

DAYS = pd.DataFrame({"person_id": [1, 2], "day": pd.to_datetime(["2024-01-31"] * 2)})


def count_and_add_a_month(connection):
    connection.create_table("visit", DAYS, overwrite=True)
    visits = connection.table("visit")
    later = (visits.day.cast("date") + ibis.interval(months=1)).max()
    return visits.count().execute(), later.execute()


@pytest.mark.postgres
def test_postgres_answers(postgres_url):
    connection = ibis.connect(postgres_url)
    count, later = count_and_add_a_month(connection)
    connection.disconnect()
    assert (count, str(later)[:10]) == (2, "2024-02-29")


@pytest.mark.spark
def test_spark_answers(spark_url):
    count, later = count_and_add_a_month(ibis.connect(spark_url))
    assert (count, str(later)[:10]) == (2, "2024-02-29")


@pytest.mark.browser
def test_chromium_reads_a_page(page, tmp_path):
    (tmp_path / "page.html").write_text("<h1>vertebra</h1>")
    page.goto((tmp_path / "page.html").as_uri())
    assert page.get_by_role("heading").inner_text() == "vertebra"


def test_the_network_is_out_of_reach():
    with (
        socket.socket() as connection,
        pytest.raises(pytest.fail.Exception, match="reach the network"),
    ):
        connection.connect(("192.0.2.1", 80))
