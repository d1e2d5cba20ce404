"""One rule, two scales, on random patients in FHIR: what both paths read is the same.

Events row by row, every fact at every moment, positions now; and nobody's reading
depends on who was read beside or before them, or on what is recorded only later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from agreement.bedside import EVERY_LIST, Compared, as_of, hold_moments, hold_now
from agreement.fhir_people import STAFF, TODAY, Drawn, later, random_people
from agreement.test_naive import NO_SHRINKING, SEEDS
from bundles import bundle
from hypothesis import given, settings
from hypothesis import strategies as st

from wervel.episodes.moments import NOW, Moment
from wervel.findings.assessment import assess
from wervel.findings.bedside import At, Bedside, Patient, patients_of
from wervel.recommendations.bodies import ALL
from wervel.records.events import EVENT_COLUMNS, events, word
from wervel.records.fhir import Records, records_of, source_of
from wervel.records.fhir.events import Event, day_number, events_of
from wervel.records.resolution import resolve

PERSONS = 60
SETTINGS = settings(max_examples=3, phases=NO_SHRINKING)
EARLIER = (0, 1, 30, 89, 90, 91, 400)
"""Days before the last day on which somebody is read as well."""

Told = tuple[At, ...]


@cache
def bedside() -> Bedside:
    return Bedside.opened(ALL)


def everybody(people: Iterable[Drawn]) -> Records:
    """All of them in one bundle."""
    drawn = tuple(people)
    of = (each for one in drawn for each in (one.patient, *one.about))
    return records_of(bundle(*STAFF, *of), until=TODAY)


def one_by_one(people: Iterable[Drawn], *, today: date = TODAY) -> dict[int, Patient]:
    """Each from a bundle of their own."""
    return {
        person: patient
        for each in people
        for person, patient in patients_of(
            records_of(each.bundle, until=today), until=today
        ).items()
    }


def read(patients: Mapping[int, Patient], *, today: date = TODAY) -> dict[int, Told]:
    """Each alone."""
    return {
        person: bedside().read([each], today=today, earlier=True)[0]
        for person, each in patients.items()
    }


@given(SEEDS)
@SETTINGS
def test_the_events_are_those_of_a_source(seed: int) -> None:
    records = everybody(random_people(seed, 150))
    source = source_of(records)
    resolution = resolve(source)
    words = [word(number) for number in range(resolution.words)]
    rows = events(source, resolution).select(*EVENT_COLUMNS, *words).to_pyarrow()
    theirs = [
        Event(
            *(row[name] for name in EVENT_COLUMNS),
            sum(row[name] << 62 * number for number, name in enumerate(words)),
        )
        for row in rows.to_pylist()
    ]
    mine = events_of(records, until=TODAY)
    assert sorted(mine, key=repr) == sorted(theirs, key=repr)
    assert len(mine) > 500


@given(SEEDS)
@SETTINGS
def test_facts_and_verdicts_alone_are_those_among_everybody(seed: int) -> None:
    people = random_people(seed, PERSONS)
    source = replace(source_of(everybody(people)), carried=EVERY_LIST)
    told = assess(source, recommendations=ALL)
    compared = Compared()
    hold_moments(told, read(one_by_one(people)), compared)
    print(compared)
    assert not compared.differ
    assert compared.counts["facts"] > 2_000
    assert compared.counts["verdicts"] > 200


@given(SEEDS, st.sampled_from(EARLIER))
@SETTINGS
def test_facts_and_positions_now_are_those_of_a_population(
    seed: int, before: int
) -> None:
    people = random_people(seed, PERSONS)
    source = replace(source_of(everybody(people)), carried=EVERY_LIST)
    patients = one_by_one(people)
    compared = Compared()
    days = dict.fromkeys(patients, TODAY - timedelta(days=before))
    hold_now(source, bedside(), days, patients, compared)
    print(compared)
    assert not compared.differ
    assert compared.counts["persons now"] == PERSONS


def test_the_patients_drawn_come_in_every_way() -> None:
    """Agreement on nothing shows nothing; of a programme FHIR carries no code."""
    patients = one_by_one(random_people(1, 300))
    found = read(patients)
    moments = {at.moment for of in found.values() for at in of}
    kinds = {each.value for each in Moment} - {"before_rehabilitation"}
    assert moments == {*kinds, NOW}
    tables = {event.record_table for of in patients.values() for event in of.events}
    assert len(tables) == 6
    answers: dict[str, set[object]] = {}
    for at in (at for of in found.values() for at in of):
        for name, answer in at.answers.items():
            answers.setdefault(name, set()).add(answer)
    recorded = {each.name for each in bedside().facts if each.is_recorded}
    same = {name for name in recorded if len(answers[name]) < 2}
    assert same == {"rehabilitation_here"}


@given(SEEDS)
@SETTINGS
def test_many_at_once_are_each_as_alone(seed: int) -> None:
    """And the same again, after all the others were read."""
    patients = one_by_one(random_people(seed, 25))
    alone = read(patients)
    assert any(alone.values())
    at_once = bedside().read(list(patients.values()), today=TODAY, earlier=True)
    assert dict(zip(patients, at_once, strict=True)) == alone
    assert read(dict(reversed(patients.items()))) == alone


def test_a_record_of_five_hundred_events_is_read_as_in_a_population() -> None:
    """The plans were made over empty tables; all that 120 people had, one had."""
    of = random_people(11, 120)
    mine = [
        {**each, "subject": {"reference": "Patient/p0"}}
        for one in of
        for each in one.about
    ]
    whole = replace(of[0], about=tuple(mine))
    (patient,) = one_by_one([whole]).values()
    assert len(patient.events) > 500
    source = replace(source_of(everybody([whole])), carried=EVERY_LIST)
    compared = Compared()
    told = assess(source, recommendations=ALL)
    hold_moments(told, read(one_by_one([whole])), compared)
    assert not compared.differ
    assert compared.counts["facts"] > 500


@given(SEEDS)
@SETTINGS
def test_the_order_of_the_events_changes_nothing(seed: int) -> None:
    patients = one_by_one(random_people(seed, 25))
    turned = {
        person: replace(each, events=tuple(reversed(each.events)))
        for person, each in patients.items()
    }
    assert read(turned) == read(patients)


@given(SEEDS)
@SETTINGS
def test_what_is_recorded_later_changes_nothing(seed: int) -> None:
    people = random_people(seed, 25)
    more = [replace(of, about=(*of.about, *later(seed, of))) for of in people]
    added = sum(len(each.about) for each in more) - sum(
        len(each.about) for each in people
    )
    assert added > 100
    assert one_by_one(more) == one_by_one(people)


@given(SEEDS, st.sampled_from(EARLIER))
@SETTINGS
def test_a_day_in_the_past_is_read_as_it_was(seed: int, before: int) -> None:
    """Records up to a day, or those up to that day of all records: it is the same."""
    today = TODAY - timedelta(days=before)
    whole = one_by_one(random_people(seed, 25))
    then = one_by_one(random_people(seed, 25), today=today)
    cut = {person: as_of(each, today) for person, each in whole.items()}
    assert read(cut, today=today) == read(then, today=today)
    last = day_number(today)
    assert all(event.day <= last for of in then.values() for event in of.events)


def test_moments_come_in_order_of_day_and_now_comes_last() -> None:
    found = [of for of in read(one_by_one(random_people(4, 40))).values() if of]
    for of in found:
        days = [at.day for at in of]
        assert days == sorted(days)
        assert NOW not in [at.moment for at in of[:-1]]
    same_day = [of for of in found if len(of) > 1 and of[-2].day == of[-1].day]
    assert [of for of in same_day if of[-1].moment == NOW and of[-2].moment > NOW]


@pytest.mark.parametrize("wanted", ["earlier", "now"])
def test_the_past_is_told_only_where_it_is_asked(wanted: str) -> None:
    patients = list(one_by_one(random_people(3, 30)).values())
    found = bedside().read(patients, today=TODAY, earlier=wanted == "earlier")
    moments = {at.moment for of in found for at in of}
    assert (moments == {NOW}) == (wanted == "now")
    assert NOW in moments
