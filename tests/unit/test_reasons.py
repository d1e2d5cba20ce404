"""Reasons: the records a fact was read from are those that make it what it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from agreement.fhir_people import TODAY as LAST_DAY
from agreement.fhir_people import Drawn, random_people
from agreement.test_naive import NO_SHRINKING, SEEDS
from bundles import PAIN_SCORE, about, coded, condition
from consulting import (
    MRI,
    PARACETAMOL,
    SADDLE,
    XRAY,
    bedside,
    consult,
    drug,
    given,
    order,
    record,
    score,
)
from hypothesis import given as drawn_from
from hypothesis import settings

from wervel.advice.answers import FACTS
from wervel.advice.because import Reason, day_of, reasons
from wervel.advice.consultation import Consultation, Reading, read
from wervel.facts.asking import EVER, Edge, Query, Reduction, Silence
from wervel.findings.bedside import At, Patient, patients_of
from wervel.records import codelists
from wervel.records.fhir import records_of
from wervel.records.fhir.events import Event, record_number

SCAN = "scan_from_primary_care_within_six_weeks"


def reason(name: str, reading: Reading, *, signed: bool = False) -> Reason:
    """The reason that this fact is now, or once the drafts are signed."""
    at = reading.signed if signed else reading.now
    assert at is not None
    (only,) = reasons([name], at, reading, bedside().resolution)
    return only


def numbers(of: Reason) -> list[int]:
    return [each.record_id for each in of.seen]


def test_a_fact_is_read_from_the_records_that_say_it() -> None:
    flag = condition("flag", code=coded(SADDLE), onsetDateTime="2024-04-28")
    found = reason("cauda_equina", consult(record(flag)))
    assert (found.fact, found.answer) == (FACTS["cauda_equina"], True)
    assert numbers(found) == [record_number("Condition/flag")]
    assert day_of(found.seen[0]) == date(2024, 4, 28)
    assert not found.is_assumed


@pytest.mark.parametrize(
    ("on", "counts"),
    [("2024-04-01", True), ("2024-03-31", False), ("2024-05-01", True)],
)
def test_both_ends_of_the_window_are_in_it(on: str, counts: bool) -> None:
    """Thirty days for a cauda equina syndrome, the day itself included."""
    flag = condition("flag", code=coded(SADDLE), onsetDateTime=on)
    found = reason("cauda_equina", consult(record(flag)))
    assert bool(found.seen) == counts
    assert found.answer is counts


def test_what_counts_for_ever_is_seen_however_long_ago() -> None:
    cancer = coded(("urn:oid:2.16.840.1.113883.2.4.4.31.1", "X76"))
    flag = condition("flag", code=cancer, onsetDateTime="1990-01-01")
    assert len(reason("malignancy", consult(record(flag))).seen) == 1


@pytest.mark.parametrize(("on", "counts"), [("2024-04-10", 1), ("2024-04-09", 0)])
def test_what_counts_in_this_episode_is_seen_from_its_first_day(on, counts) -> None:
    found = reason("analgesic_before", consult(record(given(PARACETAMOL, on))))
    assert len(found.seen) == counts


def test_what_must_be_earlier_is_not_seen_on_the_day_itself() -> None:
    found = reason(
        "analgesic_before", consult(record(given(PARACETAMOL, "2024-05-01")))
    )
    assert found.seen == ()
    assert found.answer is False


def test_silence_that_is_taken_for_no_is_assumed() -> None:
    found = reason("cauda_equina", consult(record()))
    assert (found.answer, found.seen, found.is_assumed) == (False, (), True)


def test_silence_that_is_unknown_is_not_assumed() -> None:
    found = reason("off_work", consult(record()))
    assert (found.answer, found.is_assumed) == (None, False)


def test_what_is_still_to_come_is_not_assumed() -> None:
    """A scan may follow within six weeks; that there is none yet is no *no*."""
    found = reason(SCAN, consult(record()))
    assert (found.answer, found.seen, found.fact.silence) == (None, (), Silence.NO)
    assert not found.is_assumed


def test_what_was_answered_is_not_assumed() -> None:
    found = reason("cauda_equina", consult(record(), answers={"cauda_equina": False}))
    assert (found.answer, found.is_answered, found.is_assumed) == (False, True, False)


def test_a_no_that_a_record_says_is_not_assumed() -> None:
    """It radiates, so it is not non-specific."""
    code = coded(("urn:oid:2.16.840.1.113883.2.4.4.31.1", "L86"))
    radiates = condition("leg", code=code, onsetDateTime="2024-04-20")
    found = reason("non_specific", consult(record(radiates)))
    assert (found.answer, found.fact.silence) == (False, Silence.NO)
    assert record_number("Condition/leg") in numbers(found)
    assert not found.is_assumed


def test_a_no_that_was_seen_is_not_assumed() -> None:
    """Only a specialist was seen today, so it is no primary care."""
    neurologist = codelists.codelist("neurologist")
    found = reason("in_primary_care", consult(record(), by=neurologist))
    assert found.answer is False
    assert len(found.seen) == 1
    assert not found.is_assumed


def test_a_no_where_silence_would_be_unknown_is_not_assumed() -> None:
    found = reason("in_primary_care", consult(record(), by=None))
    assert found.fact.silence is Silence.UNKNOWN
    no = replace(found, answer=False, seen=(), is_answered=False)
    assert not no.is_assumed


def test_of_a_measured_value_only_the_last_is_seen() -> None:
    scores = (score(8, "2024-04-20", "old"), score(3, "2024-04-28", "new"))
    found = reason("pain_score", consult(record(*scores)))
    assert found.answer == 3
    assert numbers(found) == [record_number("Observation/new")]


def unmeasured(on: str) -> dict[str, Any]:
    words = {"valueString": "a lot", "effectiveDateTime": on}
    code = {"status": "final", "code": coded(PAIN_SCORE)}
    return about("Observation", "words", **code, **words)


@pytest.mark.parametrize(
    "later",
    [score(9999, "2024-04-30", "missing"), unmeasured("2024-04-30")],
    ids=["out of range", "no number"],
)
def test_what_is_no_measurement_is_not_what_was_seen(later) -> None:
    found = reason("pain_score", consult(record(score(3, "2024-04-28", "mine"), later)))
    assert found.answer == 3
    assert numbers(found) == [record_number("Observation/mine")]


@pytest.mark.parametrize("value", [0, 10])
def test_the_ends_of_a_scale_are_measurements(value: int) -> None:
    found = reason("pain_score", consult(record(score(value))))
    assert found.answer == value
    assert len(found.seen) == 1


@pytest.mark.parametrize("turned", [False, True])
def test_of_several_values_on_one_day_the_highest_is_seen(turned: bool) -> None:
    scores = [score(8, name="high"), score(3, name="low")]
    found = reason("pain_score", consult(record(*(scores[::-1] if turned else scores))))
    assert found.answer == 8
    assert numbers(found) == [record_number("Observation/high")]


def test_a_value_that_was_not_measured_is_read_from_nothing() -> None:
    found = reason("pain_score", consult(record(score(9999))))
    assert (found.answer, found.seen) == (None, ())


def test_a_draft_is_seen_once_it_is_signed() -> None:
    reading = consult(record(), drafts=(order(XRAY),))
    found = reason(SCAN, reading, signed=True)
    assert numbers(found) == [record_number("ServiceRequest/x")]


def test_days_of_supply_are_read_from_the_drafts_and_the_day() -> None:
    started = drug(PARACETAMOL, "no", status="active", authoredOn="2024-05-01", days=9)
    reading = consult(record(started), drafts=(drug(days=6),))
    found = reason("opioid_days_within_four_weeks", reading, signed=True)
    assert found.answer == 6
    assert numbers(found) == [record_number("MedicationRequest/x")]


def test_only_records_by_such_a_provider_are_seen() -> None:
    """A scan that nobody says who asked for is not one by the GP."""
    done = order(MRI, "mri", status="active", authoredOn="2024-05-01")
    anonymous = {**done, "requester": None}
    assert len(reason(SCAN, consult(record(done), by=None)).seen) == 1
    assert reason(SCAN, consult(record(anonymous), by=None)).seen == ()


def test_the_reasons_come_in_the_order_asked() -> None:
    reading = consult(record())
    assert reading.now is not None
    names = ["non_specific", "cauda_equina", "days_in_complaint"]
    found = reasons(names, reading.now, reading, bedside().resolution)
    assert [each.fact.name for each in found] == names


def test_an_earlier_moment_has_reasons_of_its_own() -> None:
    """At the first contact the flag of last week was not there yet."""
    flag = condition("flag", code=coded(SADDLE), onsetDateTime="2024-04-28")
    reading = consult(record(flag))
    first = next(each for each in reading.earlier if each.moment == "first_contact")
    (found,) = reasons(["cauda_equina"], first, reading, bedside().resolution)
    assert (found.answer, found.seen) == (False, ())


# random patients


def opened(of: Drawn) -> tuple[Reading, Patient]:
    """Somebody read as a consultation, and as the bedside takes them."""
    known = Consultation(documents=[of.bundle], today=LAST_DAY, whole_record=False)
    records = records_of(of.bundle, until=LAST_DAY)
    (patient,) = patients_of(records, until=LAST_DAY).values()
    return read(known, bedside()), patient


def moments(reading: Reading) -> list[At]:
    return [*reading.earlier, *([reading.now] if reading.now else [])]


def in_window(event: Event, query: Query, at: At) -> bool:
    """As dates, not as numbers of days."""

    def edge(of: Edge) -> date:
        anchor = at.day if of.anchor == "moment" else at.episode_start
        return anchor + timedelta(days=of.days)

    begun = query.after == EVER or edge(query.after) <= day_of(event)
    return begun and day_of(event) <= edge(query.until)


def on_any(event: Event, lists: Any) -> bool:
    return any(event.lists & bedside().resolution.mask([each]) for each in lists)


@drawn_from(SEEDS)
@settings(max_examples=3, phases=NO_SHRINKING)
def test_what_is_seen_is_what_stands_in_the_windows(seed: int) -> None:
    seen = 0
    for of in random_people(seed, 20):
        reading, _ = opened(of)
        for at in moments(reading):
            for name in at.answers:
                (found,) = reasons([name], at, reading, bedside().resolution)
                wanted = {
                    event
                    for query in FACTS[name].queries
                    if query.reduction is not Reduction.LATEST_VALUE
                    for event in reading.events
                    if on_any(event, query.lists) and in_window(event, query, at)
                    if query.by is None or on_any(event, [query.by])
                }
                valued = any(
                    query.reduction is Reduction.LATEST_VALUE
                    for query in FACTS[name].queries
                )
                assert wanted <= set(found.seen)
                if valued:
                    values = [each.value for each in found.seen]
                    assert found.answer is None or found.answer in values
                else:
                    assert set(found.seen) == wanted
                seen += len(wanted)
    assert seen > 300


@drawn_from(SEEDS)
@settings(max_examples=3, phases=NO_SHRINKING)
def test_without_what_was_seen_it_would_not_be_so(seed: int) -> None:
    """Take each record away in turn, but those that make the episode.

    What changes is read from that record; and a *yes* that was read from it alone is no
    longer one.
    """
    changed = flipped = 0
    for of in random_people(seed, 16):
        reading, patient = opened(of)
        for event, without in one_less(patient):
            for at in moments(reading):
                after = same_moment(without, at)
                for name in at.answers if after else ():
                    (found,) = reasons([name], at, reading, bedside().resolution)
                    is_other = after.answers[name] != at.answers[name]
                    if is_other and not any(q.by for q in found.fact.queries):
                        assert event in found.seen, (name, event)
                        changed += 1
                    if is_only_reason(found, event):
                        assert after.answers[name] is not True, (name, event)
                        flipped += 1
    assert changed > 20
    assert flipped > 20


def one_less(patient: Patient) -> list[tuple[Event, tuple[At, ...]]]:
    """Each record that is no back pain and comes once, and what is read without it."""
    pain = bedside().resolution.mask([codelists.back_pain])
    events = list(patient.events)
    fewer = [
        (event, replace(patient, events=[each for each in events if each != event]))
        for event in events
        if not event.lists & pain and events.count(event) == 1
    ]
    found = bedside().read([of for _, of in fewer], today=LAST_DAY, earlier=True)
    return [(event, ats) for (event, _), ats in zip(fewer, found, strict=True)]


def same_moment(among: tuple[At, ...], at: At) -> At | None:
    return next(
        (
            each
            for each in among
            if (each.moment, each.day, each.episode_start)
            == (at.moment, at.day, at.episode_start)
        ),
        None,
    )


def is_only_reason(of: Reason, event: Event) -> bool:
    """Whether a yes to one question was read from this record and no other."""
    return (
        of.answer is True
        and of.seen == (event,)
        and [query.reduction for query in of.fact.queries] == [Reduction.ANY]
    )
