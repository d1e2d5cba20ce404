"""The pictures of a measure: what they leave out, they say."""

from datetime import date

import pytest

from wervel.pages.speech import Speech
from wervel.practice.report_pictures import MOST_SITES, over_sites, over_time
from wervel.practice.report_rows import Row

ENGLISH = Speech("en")


def row(*, quarter=1, followed=60, judged=100, cannot_tell=10) -> Row:
    everybody = judged + cannot_tell
    return Row(
        start=date(2020, 3 * quarter - 2, 1),
        end=date(2020, 3 * quarter, 28),
        numerator=followed,
        denominator=judged,
        cannot_tell=cannot_tell,
        ratio=followed / judged,
        low=followed / judged - 0.1,
        high=followed / judged + 0.1,
        at_least=followed / everybody,
        at_most=(followed + cannot_tell) / everybody,
    )


def test_where_most_cannot_be_told_a_period_has_only_bounds():
    """At the end of the records departures are seen first: their share misleads."""
    shown = [row(), row(quarter=2), row(quarter=3, followed=5, cannot_tell=300)]
    chart, table = over_time("Title", "quarter", shown, ENGLISH)
    grey, _, line, gaps = chart.data
    assert line["y"] == [0.6, 0.6, None]
    assert line["x"][2] in grey["x"]
    assert gaps["x"] == []
    assert table.rows[2] == ("2020 Q3", "–", "–", "100", "300", "1.2–76.2%")
    assert "No line where more than half cannot be told" in chart.caption
    assert chart.in_words.startswith("Line chart. 2020 Q1: 60%; 2020 Q2: 60%.")


def test_where_nothing_can_be_judged_the_picture_is_of_bounds():
    shown = [row(quarter=each, cannot_tell=300) for each in (1, 2)]
    chart, _ = over_time("Title", "quarter", shown, ENGLISH)
    assert chart.in_words == "Bounds only. 2020 Q1: 15–90%; 2020 Q2: 15–90%."


@pytest.mark.parametrize("shown", [[row()], [Row(suppressed=True, start=date.min)] * 3])
def test_a_single_point_is_no_course(shown):
    chart, table = over_time("Title", "year", shown, ENGLISH)
    assert chart is None
    assert len(table.rows) == len(shown)


def test_care_sites_left_out_are_counted():
    hidden = Row(suppressed=True, denominator=None, cannot_tell=None)
    sites = [row(), row(followed=70), hidden, hidden, row(cannot_tell=300)]
    chart, _, table = over_sites("Title", sites, row(), ENGLISH)
    assert "Suppressed and not shown: 2 of 5" in chart.caption
    assert "Not shown because most cannot be told: 1 of 5" in chart.caption
    assert [each[1] for each in table.rows] == ["60.0%", "70.0%"]


def test_a_handful_of_care_sites_has_no_middle_half():
    few, _, _ = over_sites("Title", [row()] * 9, row(), ENGLISH)
    enough, _, _ = over_sites("Title", [row()] * 10, row(), ENGLISH)
    assert "middle half" not in few.caption
    assert "the middle half lies between 60% and 60%" in enough.caption


def test_of_very_many_care_sites_some_stand_for_all():
    sites = [row(followed=each, judged=2000) for each in range(100, 1900, 2)]
    chart, _, table = over_sites("Title", sites, row(), ENGLISH)
    assert len(table.rows) == len(chart.data[0]["x"]) == MOST_SITES
    assert (table.rows[0][1], table.rows[-1][1]) == ("5.0%", "94.9%")
    assert "These are 250, evenly chosen from 900 in order." in chart.caption


def test_nothing_is_drawn_of_care_sites_that_are_all_suppressed():
    hidden = Row(suppressed=True, denominator=None, cannot_tell=None)
    chart, note, table = over_sites("Title", [hidden] * 3, row(), ENGLISH)
    assert chart is None
    assert note.startswith("The spread over care sites cannot be shown.")
    assert table.rows == ()
