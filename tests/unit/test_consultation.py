"""A consultation is read: what is known now, with the drafts signed, and by whom."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest
from bundles import LOW_BACK_PAIN, PAIN_SCORE, about, bundle, coded, condition, patient
from consulting import (
    BY_GP,
    GP,
    MRI,
    PARACETAMOL,
    SADDLE,
    TODAY,
    XRAY,
    bedside,
    consult,
    drug,
    given,
    order,
    record,
    score,
)

from wervel.advice.answers import response
from wervel.advice.consultation import Consultation, read
from wervel.errors import SourceEmpty, SourceUnreadable
from wervel.findings.bedside import patients_of
from wervel.records.codelists import codelist
from wervel.records.fhir import records_of
from wervel.records.fhir.events import day_number, record_number

SCAN = "scan_from_primary_care_within_six_weeks"


def answer(name: str, *documents: object, **elements: Any) -> object:
    now = consult(*documents, **elements).now
    assert now is not None
    return now.answers[name]


def test_what_is_read_is_what_the_bedside_says() -> None:
    documents = record(score(8), given(PARACETAMOL, "2024-04-12"))
    reading = consult(documents, by=None, whole_record=False)
    records = records_of(documents, until=TODAY)
    (only,) = patients_of(records, until=TODAY).values()
    (alone,) = bedside().read([only], today=TODAY, earlier=True)
    assert (*reading.earlier, reading.now) == alone
    assert reading.signed == reading.now


def test_nothing_of_the_patient_is_shown_where_a_consultation_is_printed() -> None:
    asked = Consultation(
        documents=[record()], today=TODAY, drafts=(order(XRAY),), answers={SCAN: True}
    )
    shown = repr((asked, read(asked, bedside())))
    assert "resourceType" not in shown
    assert SCAN not in shown


def test_the_moments_before_are_left_out_where_nobody_asks() -> None:
    assert consult(record()).earlier
    plain = Consultation(documents=[record()], today=TODAY, by=GP)
    without = read(plain, bedside(), earlier=False)
    assert without.earlier == ()
    assert without.now == consult(record()).now


def test_without_back_pain_there_is_no_moment() -> None:
    reading = consult(record(since=None))
    assert (reading.now, reading.signed, reading.earlier) == (None, None, ())


@pytest.mark.parametrize(("today", "goes_on"), [("2024-07-09", 1), ("2024-07-10", 0)])
def test_an_episode_goes_on_for_ninety_days(today: str, goes_on: int) -> None:
    reading = consult(record(), today=date.fromisoformat(today))
    assert (reading.now is not None) == bool(goes_on)


def test_a_whole_record_tells_that_a_complaint_is_new() -> None:
    assert answer("days_in_complaint", record()) == 21
    assert answer("days_in_complaint", record(), whole_record=False) is None


def test_a_whole_record_does_not_tell_of_years_before_birth() -> None:
    born = bundle(patient(birthDate="2024-04"), condition(onsetDateTime="2024-04-10"))
    assert answer("days_in_complaint", born) is None


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("general_practitioner", True),
        ("physiotherapist", True),
        ("exercise_therapist", True),
        ("occupational_physician", True),
        ("neurologist", False),
        ("orthopaedic_surgeon", False),
        ("medical_specialist", False),
        ("psychologist", None),
        (None, None),
    ],
)
def test_who_sees_the_patient_tells_where_it_is(by: str | None, said: object) -> None:
    seen_by = codelist(by) if by else None
    assert answer("in_primary_care", record(), by=seen_by) is said


def test_a_contact_is_of_today_only() -> None:
    reading = consult(record())
    (contact,) = [each for each in reading.events if each.record_id == 0]
    assert contact.day == day_number(TODAY)
    assert len(reading.events) == len(consult(record(), by=None).events) + 1


def test_the_events_are_in_order_of_day() -> None:
    later = condition("later", onsetDateTime="2024-04-20")
    first = score(3, "2024-04-01")
    days = [each.day for each in consult(record(later, first)).events]
    assert days == sorted(days)
    assert len(set(days)) == 4


# what was answered


def test_an_answer_counts_as_a_fact_now_and_when_signed() -> None:
    reading = consult(record(), answers={"off_work": True}, drafts=(order(XRAY),))
    assert reading.now is not None
    assert reading.signed is not None
    assert reading.now.answers["off_work"] is True
    assert reading.signed.answers["off_work"] is True
    assert "off_work" in reading.answered


def test_an_answer_stands_above_the_records() -> None:
    assert answer("pain_score", record(score(8))) == 8
    assert answer("pain_score", record(score(8)), answers={"pain_score": 2}) == 2
    flagged = record(condition("flag", code=coded(SADDLE), onsetDateTime="2024-04-28"))
    assert answer("cauda_equina", flagged) is True
    assert answer("cauda_equina", flagged, answers={"cauda_equina": False}) is False


def test_answers_come_from_a_questionnaire_among_the_documents() -> None:
    told = response({"off_work": True}, subject="Patient/p", on=TODAY)
    assert answer("off_work", record()) is None
    assert answer("off_work", record(), told) is True
    assert consult(record(), told).answered == {"off_work"}


def test_what_is_answered_just_now_wins_over_the_questionnaire() -> None:
    told = response({"off_work": True}, subject="Patient/p", on=TODAY)
    assert answer("off_work", record(), told, answers={"off_work": False}) is False


def test_the_clinician_may_say_that_this_is_no_primary_care() -> None:
    by = codelist("physiotherapist")
    told = {"in_primary_care": False}
    assert answer("in_primary_care", record(), by=by, answers=told) is False


def test_an_answer_to_what_nobody_asks_is_no_fact() -> None:
    now = consult(record(), answers={"likes_cheese": True}).now
    assert now is not None
    assert "likes_cheese" not in now.answers


def test_answers_change_nothing_that_was() -> None:
    told = consult(record(), answers={"off_work": True})
    assert told.earlier == consult(record()).earlier


# what is drafted


def test_a_draft_is_known_only_once_it_is_signed() -> None:
    reading = consult(record(), drafts=(order(XRAY),))
    assert reading.now == consult(record()).now
    assert reading.signed is not None
    assert reading.signed.answers[SCAN] is True
    assert reading.now is not None
    assert reading.now.answers[SCAN] is None


def test_a_draft_is_none_of_the_events_and_no_earlier_moment() -> None:
    plain, drafted = consult(record()), consult(record(), drafts=(order(XRAY),))
    assert drafted.events == plain.events
    assert drafted.earlier == plain.earlier


def test_a_draft_among_the_documents_is_not_on_the_desk() -> None:
    reading = consult(record(order(XRAY)))
    assert reading.drafted == ()
    assert reading.signed == reading.now == consult(record()).now


@pytest.mark.parametrize("status", ["draft", "active", "completed", "on-hold", None])
def test_a_draft_is_one_whatever_its_status(status: str | None) -> None:
    reading = consult(record(), drafts=(order(XRAY, status=status),))
    assert [len(each) for each in reading.drafted] == [1]
    assert reading.now == consult(record()).now


def test_a_draft_is_left_as_it_came() -> None:
    mine = order(XRAY, status="active")
    before = copy.deepcopy(mine)
    reading = consult(record(), drafts=(mine,))
    assert mine == before
    assert reading.consultation.drafts == (mine,)


def test_each_draft_has_its_own_events() -> None:
    unknown = order(("http://example.org/own", "7"), "own")
    drafts = (order(XRAY, "a"), unknown, drug(), order(MRI, "b"))
    reading = consult(record(), drafts=drafts)
    assert [[each.record_id for each in of] for of in reading.drafted] == [
        [record_number("ServiceRequest/a")],
        [],
        [record_number("MedicationRequest/x")],
        [record_number("ServiceRequest/b")],
    ]


def test_drafts_without_an_id_are_told_apart() -> None:
    drafts = [order(XRAY), order(MRI)]
    for each in drafts:
        del each["id"]
    reading = consult(record(), drafts=tuple(drafts))
    assert [len(each) for each in reading.drafted] == [1, 1]


def test_a_draft_takes_the_place_of_the_order_it_changes() -> None:
    """It was active under the same id, and stands in the record, newer than it."""
    stored = order(MRI, status="active", authoredOn="2024-04-20")
    stored["meta"] = {"lastUpdated": "2024-04-20T10:00:00Z"}
    reading = consult(record(stored), drafts=(order(MRI),))
    assert [len(each) for each in reading.drafted] == [1]
    assert reading.now == consult(record()).now


def test_what_a_draft_replaces_leaves_all_else_in_place() -> None:
    pain = condition("here", onsetDateTime="2024-04-30", recorder=BY_GP)
    pain["subject"] = {"reference": "urn:uuid:1234"}
    documents = record(pain, order(MRI, status="active", authoredOn="2024-04-20"))
    documents["entry"][0]["fullUrl"] = "urn:uuid:1234"
    reading = consult(documents, drafts=(order(MRI),))
    numbers = {each.record_id for each in reading.events}
    assert record_number("Condition/here") in numbers
    assert record_number("ServiceRequest/x") not in numbers


@pytest.mark.parametrize(
    ("days", "known"), [((6,), 6), ((3, 4), 7), ((3, None), None), ((None,), None)]
)
def test_days_of_supply_are_known_once_signed(days, known: int | None) -> None:
    """Though more may follow within four weeks; not where one does not say its days."""
    drafts = tuple(drug(days=of, id=f"{place}") for place, of in enumerate(days))
    reading = consult(record(), drafts=drafts)
    assert reading.signed is not None
    assert reading.signed.answers["opioid_days_within_four_weeks"] == known
    assert reading.now is not None
    assert reading.now.answers["opioid_days_within_four_weeks"] is None


def test_without_a_supply_its_days_stay_unknown() -> None:
    """One may follow within four weeks; another draft says nothing of it."""
    reading = consult(record(), drafts=(order(XRAY),))
    assert reading.signed is not None
    assert reading.signed.answers["opioid_days_within_four_weeks"] is None


def test_without_a_draft_a_supply_of_today_changes_nothing() -> None:
    started = drug(days=6, status="active", authoredOn="2024-05-01")
    reading = consult(record(started))
    assert reading.signed == reading.now


def test_an_answer_on_days_of_supply_stays() -> None:
    told = {"opioid_days_within_four_weeks": 2}
    reading = consult(record(), drafts=(drug(days=9),), answers=told)
    assert reading.signed is not None
    assert reading.signed.answers["opioid_days_within_four_weeks"] == 2


# what it is about


def test_the_reason_of_a_draft_is_a_complaint_of_today() -> None:
    reasons = [coded(LOW_BACK_PAIN)]
    reading = consult(record(since=None), drafts=(order(XRAY, reasonCode=reasons),))
    assert reading.now is not None
    assert reading.now.episode_start == TODAY
    assert reading.now.answers["non_specific"] is True


def encounter(**elements: Any) -> dict[str, Any]:
    known = {
        "status": "in-progress",
        "period": {"start": "2024-05-01T09:00:00+02:00"},
        "reasonCode": [coded(LOW_BACK_PAIN)],
    }
    return {**about("Encounter", "today", **known), **elements}


@pytest.mark.parametrize(
    ("elements", "is_about_the_back"),
    [
        ({}, True),
        ({"status": "planned"}, True),
        ({"status": "finished"}, True),
        ({"status": "entered-in-error"}, False),
        ({"status": "cancelled"}, False),
        ({"period": {"start": "2024-04-30"}}, False),
        ({"period": {"start": "2024-05-02"}}, False),
        ({"period": {"start": "2024-05"}}, False),
        ({"period": None}, False),
        ({"reasonCode": [coded(PAIN_SCORE)]}, False),
        ({"subject": {"reference": "Patient/somebody-else"}}, False),
    ],
)
def test_the_reason_of_the_encounter_of_today_is_one(
    elements, is_about_the_back: bool
) -> None:
    reading = consult(record(encounter(**elements), since=None))
    assert (reading.now is not None) == is_about_the_back


def test_a_draft_about_somebody_else_tells_nothing() -> None:
    theirs = order(XRAY, reasonCode=[coded(LOW_BACK_PAIN)])
    theirs["subject"] = {"reference": "Patient/somebody-else"}
    reading = consult(record(since=None), drafts=(theirs,))
    assert reading.now is None
    assert reading.drafted == ((),)


# what is refused, and what is not there yet


def test_the_records_of_two_patients_are_refused_without_naming_them() -> None:
    two = bundle(patient("Jansen"), patient("Pietersen"))
    with pytest.raises(SourceUnreadable) as refused:
        consult(two)
    assert "records of 2 patients" in str(refused.value)
    assert "Jansen" not in str(refused.value)


def test_without_a_patient_nothing_can_be_said() -> None:
    with pytest.raises(SourceEmpty):
        consult(condition())


def test_what_is_dated_after_today_changes_nothing() -> None:
    later = (
        condition("later", onsetDateTime="2024-05-02", recorder=BY_GP),
        condition("flag", code=coded(SADDLE), onsetDateTime="2024-05-02"),
        score(9, on="2024-05-02"),
        given(PARACETAMOL, "2024-05-02"),
        order(MRI, "mri", status="active", authoredOn="2024-05-20"),
        encounter(period={"start": "2024-05-02"}),
    )
    told = response({"off_work": True}, subject="Patient/p", on=date(2024, 5, 2))
    plain, more = consult(record()), consult(record(*later), told)
    assert (more.now, more.signed, more.earlier, more.events) == (
        plain.now,
        plain.signed,
        plain.earlier,
        plain.events,
    )


def test_the_age_is_that_of_today() -> None:
    assert consult(record()).age == 54


def test_today_is_the_day_that_was_given() -> None:
    assert consult(record(), today=date(2024, 4, 30)).today == date(2024, 4, 30)
