"""Day numbers as years and quarters: every day of eight centuries, on every engine."""

from datetime import date, timedelta

import ibis
import pandas as pd
import pytest

from wervel.records.calendar import (
    EPOCH,
    date_of,
    day_number,
    first_of_quarter,
    month,
    quarter,
    year,
)

FIRST, LAST = date(1600, 1, 1), date(2399, 12, 31)
EDGES = [
    date(year, month, day)
    for year in (1600, 1900, 1969, 1970, 2000, 2019, 2020, 2100)
    for month, day in ((1, 1), (2, 28), (3, 1), (3, 31), (4, 1), (9, 30), (12, 31))
]


def differing(connection, days):
    """The days whose year, quarter or month is not that of the calendar."""
    frame = pd.DataFrame({"day": [day_number(each) for each in days]}, dtype="int32")
    table = connection.create_table("calendar_days", frame, overwrite=True)
    read = table.select(
        "day",
        in_year=year(table.day),
        in_quarter=quarter(table.day),
        in_month=month(table.day),
    )
    came = connection.to_pandas(read)
    wanted = {
        day_number(each): (
            each.year,
            each.year * 4 + (each.month - 1) // 3,
            each.year * 12 + each.month - 1,
        )
        for each in days
    }
    assert len(came) == len(wanted)
    return [
        date_of(int(row.day))
        for row in came.itertuples()
        if (row.in_year, row.in_quarter, row.in_month) != wanted[row.day]
    ]


def test_every_day_of_eight_centuries():
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    assert not differing(ibis.duckdb.connect(), days)


@pytest.mark.postgres
def test_edges_on_postgres(postgres_url):
    connection = ibis.connect(postgres_url)
    wrong = differing(connection, EDGES)
    connection.disconnect()
    assert not wrong


@pytest.mark.spark
def test_edges_on_spark(spark_url):
    assert not differing(ibis.connect(spark_url), EDGES)


@pytest.mark.parametrize("each", EDGES)
def test_day_numbers_and_dates_are_each_others_inverse(each):
    assert date_of(day_number(each)) == each


def test_day_nought_is_the_epoch():
    assert day_number(EPOCH) == 0
    assert date_of(-1) == date(1969, 12, 31)


@pytest.mark.parametrize(
    ("number", "first"),
    [
        (4 * 2020, date(2020, 1, 1)),
        (4 * 2020 + 1, date(2020, 4, 1)),
        (4 * 2020 + 2, date(2020, 7, 1)),
        (4 * 2020 + 3, date(2020, 10, 1)),
        (4 * 1969 + 3, date(1969, 10, 1)),
    ],
)
def test_first_of_quarter(number, first):
    assert first_of_quarter(number) == first
