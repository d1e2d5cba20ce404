"""A slate is empty before and after each reading, and its answers stay right."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import duckdb
import ibis
import numpy as np
import pytest
from ibis import _

from wervel.findings.bedside import Bedside, Patient
from wervel.recommendations.bodies import ALL
from wervel.records import codelists
from wervel.records.codelists import all_codelists
from wervel.records.fhir.events import Event, day_number
from wervel.records.resolution import places
from wervel.records.slate import READINGS, Slate

TODAY = date(2024, 5, 1)
Numbers = list[tuple[str, int | None]]


@pytest.fixture(scope="module")
def slate() -> Slate:
    """Numbers with a name; the large ones kept, small ones too; sums asked for."""
    made = Slate.wiped()
    given = made.table("given", ibis.schema({"name": "string", "number": "int64"}))
    kept = made.kept("kept", given.filter(given.number >= 100))
    made.also("small", given.filter(given.number < 10), into="kept")
    sums = kept.group_by("name").aggregate(total=_.number.sum(), how_many=_.count())
    made.asked("sums", sums)
    made.asked("given", given.order_by("number"))
    made.ready()
    return made


def sums(slate: Slate, rows: Numbers, *, small: bool = False) -> dict[str, object]:
    """One reading: the sum and count of each name."""
    with slate.reading():
        slate.fill("given", rows)
        slate.put("kept")
        if small:
            slate.put("small")
        found = slate.rows("sums")
    return {str(row["name"]): (row["total"], row["how_many"]) for row in found}


def held(slate: Slate) -> dict[str, int]:
    """How many rows each table of a slate holds."""
    count = slate.backend.con.execute
    return {
        name: count(f'SELECT count(*) FROM "{name}"').fetchall()[0][0]
        for name in slate.backend.list_tables()
    }


def test_what_is_filled_in_is_answered_by_name(slate) -> None:
    with slate.reading():
        slate.fill("given", [("b", 2), ("a", None), ("a", 1)])
        found = slate.rows("given")
    assert found == [
        {"name": "a", "number": 1},
        {"name": "b", "number": 2},
        {"name": "a", "number": None},
    ]


def test_what_is_kept_is_computed_only_when_put(slate) -> None:
    with slate.reading():
        slate.fill("given", [("a", 100)])
        assert slate.rows("sums") == []
        slate.put("kept")
        assert len(slate.rows("sums")) == 1


def test_also_adds_to_what_was_kept(slate) -> None:
    rows = [("a", 100), ("a", 99), ("a", 9), ("a", 10)]
    assert sums(slate, rows) == {"a": (100, 1)}
    assert sums(slate, rows, small=True) == {"a": (109, 2)}


def test_nothing_is_answered_where_nothing_was_filled_in(slate) -> None:
    assert sums(slate, []) == {}


def test_it_is_empty_after_a_reading(slate) -> None:
    sums(slate, [("a", 100), ("a", 1)], small=True)
    assert held(slate) == {"given": 0, "kept": 0}


def test_a_reading_leaves_nothing_for_the_next(slate) -> None:
    sums(slate, [("a", 100)])
    assert sums(slate, [("b", 200)]) == {"b": (200, 1)}


def test_it_is_empty_after_a_reading_that_was_broken_off(slate) -> None:
    def broken_off() -> None:
        with slate.reading():
            slate.fill("given", [("a", 100)])
            slate.put("kept")
            slate.put("what is not there")

    with pytest.raises(duckdb.Error):
        broken_off()
    assert held(slate) == {"given": 0, "kept": 0}
    assert sums(slate, [("b", 200)]) == {"b": (200, 1)}


def test_it_is_empty_after_whoever_reads_fails(slate) -> None:
    """The exception passes through, and is not of the database."""

    def failed() -> None:
        with slate.reading():
            slate.fill("given", [("a", 100)])
            raise KeyError("somewhere else")

    with pytest.raises(KeyError):
        failed()
    assert held(slate) == {"given": 0, "kept": 0}


def test_it_is_empty_after_the_database_refused(slate) -> None:
    def filled_wrongly() -> None:
        with slate.reading():
            slate.fill("given", [("a", 100)])
            slate.fill("given", [("a", "no number")])

    with pytest.raises(duckdb.Error):
        filled_wrongly()
    assert held(slate) == {"given": 0, "kept": 0}
    assert sums(slate, [("b", 200)]) == {"b": (200, 1)}


def test_what_was_planned_on_nothing_holds_for_many_rows(slate) -> None:
    chance = np.random.default_rng(7)
    numbers = chance.integers(0, 1000, 5000).tolist()
    rows = [(f"name {number % 37}", number) for number in numbers]
    wanted = Counter[str]()
    for name, number in rows:
        wanted[name] += number if number >= 100 or number < 10 else 0
    found = sums(slate, rows, small=True)
    assert {name: of[0] for name, of in found.items()} == dict(wanted)


def test_it_holds_after_thousands_of_readings(slate) -> None:
    for number in range(3000):
        rows = [("a", 100 + number), ("b", 100)][: 1 + number % 2]
        found = sums(slate, rows)
        assert found["a"] == (100 + number, 1)
        assert len(found) == len(rows)
    assert held(slate) == {"given": 0, "kept": 0}


BITS = places(each for each in all_codelists() if not each.members)
KINDS = ("back_pain_non_specific", "weak_opioid", "lumbar_mri", "analgesic")


def somebody(number: int) -> Patient:
    """Back pain a week ago, and so many records of many kinds in the year before."""
    today = day_number(TODAY)
    about = (5, None, None, None, False, "condition_occurrence")
    lists = [1 << BITS[each] for each in KINDS]
    pain = Event(0, today - 7, *about, 1, lists[0])
    more = [
        Event(0, today - 8 - place % 350, *about, 2 + place, lists[place % 4])
        for place in range(number)
    ]
    return Patient([pain, *more], 1970, 8532, date(2020, 1, 1))


@pytest.fixture(scope="module")
def bedside() -> Bedside:
    asked = ("nhg-lbp-imaging", "nhg-lbp-opioid-acute", "nhg-lbp-rehabilitation")
    return Bedside.opened(each for each in ALL if each.id in asked)


def test_nothing_of_a_patient_stays_at_the_bedside(bedside) -> None:
    bedside.read([somebody(500)], today=TODAY, earlier=True)
    assert set(held(bedside.slate).values()) == {0}
    assert set(held(bedside.slate)) >= {"events", "episodes", "moments"}


def test_nothing_of_a_patient_stays_when_a_reading_fails(bedside) -> None:
    wrong = Patient([], 1970, 8532, "no date")  # type: ignore[arg-type]
    with pytest.raises(duckdb.Error):
        bedside.read([somebody(3), wrong], today=TODAY)
    assert set(held(bedside.slate).values()) == {0}
    assert bedside.read([somebody(3)], today=TODAY)[0]


def test_nobody_is_nothing(bedside) -> None:
    assert bedside.read([], today=TODAY) == ()


def test_who_has_no_back_pain_has_no_moment(bedside) -> None:
    nothing = Patient([], 1970, 8532, date(2020, 1, 1))
    first, second = bedside.read([nothing, somebody(3)], today=TODAY)
    assert first == ()
    assert [at.moment for at in second] == ["now"]


def test_one_after_the_other_is_read_as_at_first(bedside) -> None:
    large, small = somebody(500), somebody(1)
    first = [bedside.read([of], today=TODAY, earlier=True) for of in (large, small)]
    assert first[0] != first[1]
    for _again in range(100):
        assert bedside.read([large], today=TODAY, earlier=True) == first[0]
        assert bedside.read([small], today=TODAY, earlier=True) == first[1]


def test_tidying_leaves_the_limits_as_they_were(bedside) -> None:
    """What it may use stays the same, and nothing of a patient may go to a disk."""
    before = limits(bedside.slate)
    for _again in range(READINGS):
        bedside.read([somebody(3)], today=TODAY)
    assert limits(bedside.slate) == before
    assert before["temp_directory"] == ""


def limits(slate: Slate) -> dict[str, object]:
    names = ("memory_limit", "temp_directory")
    ask = slate.backend.con.execute
    return {
        name: ask(f"SELECT current_setting('{name}')").fetchall()[0][0]
        for name in names
    }


def test_readings_at_the_same_time_do_not_mix(bedside) -> None:
    """In a service two threads may ask at once; each patient is read as alone."""
    patients = [somebody(number) for number in (0, 1, 3, 50, 200)] * 8

    def read(of: Patient) -> object:
        return bedside.read([of], today=TODAY, earlier=True)

    alone = [read(each) for each in patients]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(read, patients)) == alone
    assert set(held(bedside.slate).values()) == {0}


def test_the_bits_of_a_codelist_are_those_of_the_bedside(bedside) -> None:
    assert bedside.resolution.mask([codelists.analgesic]) == 1 << BITS["analgesic"]
