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
    events,
    is_on,
    medicine,
    request,
    visit,
    working,
)

from wervel.records import codelists
from wervel.records.codelists import Codelist, leaves
from wervel.records.fhir.events import (
    contact_event,
    day_number,
    reason_events,
    record_number,
    resources_of,
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
    found = events(whole, *working("gp", GP))
    assert found
    for event in found:
        back = resources_of([event.record_id], [document])
        assert back == {event.record_id: whole}


def test_only_the_resources_that_are_wanted_come_back() -> None:
    document = bundle(patient(), condition("1"), condition("2"))
    wanted = record_number("Condition/2")
    assert [of["id"] for of in resources_of([wanted], [document]).values()] == ["2"]
    assert resources_of([], [document]) == {}


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
    found = events(given)
    assert len(found) == 2
    numbers = [each.record_id for each in found]
    assert list(resources_of(numbers, [given]).values()) == [given, given]
