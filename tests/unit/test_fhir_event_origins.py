"""Who sees the patient, what for, and which resource an event comes from."""

from __future__ import annotations

from typing import Any

import pytest
from bundles import (
    ICPC,
    LOINC,
    LOW_BACK_PAIN,
    PAIN_SCORE,
    SNOMED,
    about,
    bundle,
    coded,
    condition,
    patient,
)
from unit.test_fhir_events import (
    GP,
    PHYSIOTHERAPIST,
    TODAY,
    is_on,
    medicine,
    request,
    visit,
    working,
)

from wervel.records import codelists
from wervel.records.codelists import Codelist, leaves
from wervel.records.fhir import records_in, records_of
from wervel.records.fhir.documents import entries
from wervel.records.fhir.events import (
    contact_event,
    day_number,
    events_of,
    reason_events,
    record_number,
)


@pytest.mark.parametrize("of", [codelists.general_practitioner, PHYSIOTHERAPIST])
def test_a_contact_is_with_that_specialty(of: Codelist) -> None:
    event = contact_event(of, on=TODAY)
    assert is_on(event, of)
    assert event.day == day_number(TODAY)
    assert event.provider_known


def test_a_contact_with_one_of_several_specialties_is_with_one_of_them() -> None:
    event = contact_event(codelists.medical_specialist, on=TODAY)
    (first, *_) = sorted(leaves(codelists.medical_specialist))
    assert is_on(event, codelists.codelist(first))


def test_the_reason_of_an_order_is_a_complaint_of_today() -> None:
    order = request(reasonCode=[coded(LOW_BACK_PAIN)])
    (event,) = reason_events([order], on=TODAY)
    assert is_on(event, codelists.back_pain_non_specific)
    assert event.day == day_number(TODAY)
    assert event.record_id == record_number("ServiceRequest/r")
    assert event.record_table == "condition_occurrence"


@pytest.mark.parametrize(
    ("reasons", "counts"),
    [
        ([coded(LOW_BACK_PAIN), coded((SNOMED, "192970008"))], 2),
        ([coded(LOW_BACK_PAIN), coded((ICPC, "K86"))], 1),
        ([{"text": "back pain"}], 0),
        ([], 0),
    ],
)
def test_each_listed_reason_counts(reasons: list, counts: int) -> None:
    assert len(reason_events([request(reasonCode=reasons)], on=TODAY)) == counts


def pressure() -> dict[str, Any]:
    """Two scores in one observation that has none of its own."""
    return about(
        "Observation",
        "panel",
        status="final",
        code=coded((LOINC, "1-8")),
        effectiveDateTime="2024-05-03",
        component=[
            {"code": coded(PAIN_SCORE), "valueInteger": 4},
            {"code": coded((LOINC, "75893-8")), "valueInteger": 6},
        ],
    )


@pytest.mark.parametrize(
    "given",
    [
        condition(),
        medicine(),
        pressure(),
        request(),
        visit("e", "gp"),
        {**condition(), "id": None},
    ],
    ids=lambda of: of["resourceType"],
)
def test_every_event_leads_back_to_its_resource(given: dict[str, Any]) -> None:
    whole = {key: each for key, each in given.items() if each is not None}
    document = bundle(patient(), whole, *working("gp", GP))
    records = records_of(document, until=TODAY)
    found = events_of(records, until=TODAY)
    assert found
    for event in found:
        assert records.sources[event.record_id] == whole


def test_of_two_versions_an_event_leads_back_to_the_newer() -> None:
    older = {**condition("1"), "meta": {"versionId": "1"}}
    newer = {**condition("1"), "meta": {"versionId": "2"}}
    records = records_of(bundle(patient(), newer, older), until=TODAY)
    assert records.sources[record_number("Condition/1")] == newer


def test_the_answers_of_a_questionnaire_lead_back_to_it() -> None:
    given = about(
        "QuestionnaireResponse",
        "q",
        status="completed",
        authored="2024-05-03",
        item=[
            {"linkId": "a", "answer": [{"valueInteger": 3}]},
            {"linkId": "72514-3", "answer": [{"valueInteger": 3}]},
            {"linkId": "75893-8", "answer": [{"valueInteger": 3}]},
        ],
    )
    records = records_of(bundle(patient(), given), until=TODAY)
    found = events_of(records, until=TODAY)
    assert len(found) == 2
    assert [records.sources[each.record_id] for each in found] == [given, given]


def test_what_no_codelist_knows_becomes_no_row_where_only_listed_is_wanted() -> None:
    height = about(
        "Observation",
        "h",
        status="final",
        code=coded((LOINC, "8302-2")),
        effectiveDateTime="2020-01-01",
        valueQuantity={"value": 180},
    )
    came = [entries(bundle(patient(), height, condition()))]
    every, listed = (
        records_in(came, until=TODAY, listed_only=each) for each in (False, True)
    )
    assert len(every.tables["measurement"]) == 1
    assert "measurement" not in listed.tables
    assert events_of(listed, until=TODAY) == events_of(every, until=TODAY)
    assert listed.report.placed == every.report.placed
    assert listed.tables["observation_period"] == every.tables["observation_period"]
