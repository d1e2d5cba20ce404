"""Events of one patient in plain Python: what counts, on which day, by whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from bundles import (
    AGB,
    ATC,
    ICPC,
    LUMBAR_MRI,
    PAIN_SCORE,
    RXNORM,
    TRAMADOL,
    about,
    coded,
    condition,
    read,
    resource,
)

from wervel.records import codelists
from wervel.records.codelists import Codelist
from wervel.records.fhir.events import (
    Event,
    day_number,
    events_of,
    lists_of,
    proposed_events,
    record_number,
)
from wervel.records.fhir.references import number_of
from wervel.records.fhir.tables import WRITTEN
from wervel.records.resolution import fixed

TODAY = date(2024, 6, 30)
GP = (AGB, "01")
RESOLUTION = fixed()
PHYSIOTHERAPIST = codelists.codelist("physiotherapist")


def events(*resources: dict[str, Any], until: date = TODAY) -> list[Event]:
    return events_of(read(*resources), until=until)


def is_on(event: Event, *lists: Codelist) -> bool:
    """Whether an event is on all of these lists and no other."""
    mask = 0
    for each in lists:
        mask |= RESOLUTION.mask([each])
    return event.lists == mask


def working(name: str, code: tuple[str, str] | None) -> list[dict[str, Any]]:
    """A practitioner of that specialty, at a place."""
    return [
        resource("Practitioner", name),
        resource(
            "PractitionerRole",
            f"role-{name}",
            practitioner={"reference": f"Practitioner/{name}"},
            organization={"reference": "Organization/o"},
            specialty=[coded(code)] if code else [],
        ),
        resource("Organization", "o", name="a practice"),
    ]


def by(name: str) -> dict[str, str]:
    return {"reference": f"Practitioner/{name}"}


def request(name: str = "r", /, **elements: Any) -> dict[str, Any]:
    given = {"status": "active", "intent": "order", "code": coded(LUMBAR_MRI)}
    return about(
        "ServiceRequest", name, **{**given, "authoredOn": "2024-05-03", **elements}
    )


def medicine(name: str = "m", /, **elements: Any) -> dict[str, Any]:
    given = {
        "status": "active",
        "intent": "order",
        "authoredOn": "2024-05-03",
        "medicationCodeableConcept": coded(TRAMADOL),
    }
    return about("MedicationRequest", name, **{**given, **elements})


def test_a_record_with_a_listed_code_is_an_event() -> None:
    (event,) = events(condition())
    assert is_on(event, codelists.back_pain_non_specific)
    assert event.day == day_number(date(2024, 5, 3))
    assert event.record_table == "condition_occurrence"
    assert event.record_id == record_number("Condition/1")
    assert (event.days, event.value, event.provider_id) == (None, None, None)
    assert not event.provider_known


def test_a_record_with_an_unlisted_code_is_none() -> None:
    assert events(condition(code=coded((ICPC, "K86")))) == []


@pytest.mark.parametrize(
    ("until", "counts"), [("2024-05-02", 0), ("2024-05-03", 1), ("2024-05-04", 1)]
)
def test_the_last_day_itself_is_read_and_none_after(until: str, counts: int) -> None:
    """A visit as well as what was recorded in it."""
    seen = about(
        "Encounter",
        "e",
        status="finished",
        period={"start": "2024-05-03"},
        participant=[{"individual": by("gp")}],
    )
    found = events(
        condition(), seen, *working("gp", GP), until=date.fromisoformat(until)
    )
    assert len(found) == 2 * counts


@pytest.mark.parametrize(
    ("value", "listed"),
    [
        ("ICPC1:L03", True),
        ("ICPC:L03", True),
        ("ICPC1|L03", True),
        (" ICPC1 :L03", True),
        ("ICD10:M54.50", True),
        ("ICD10:M54.5", True),
        ("ICD10:L03", False),
        ("L03", False),
        ("http://example.org/own|L03", False),
        ("", False),
    ],
)
def test_a_source_value_is_read_in_its_own_system(value: str, listed: bool) -> None:
    wanted = RESOLUTION.mask([codelists.back_pain_non_specific])
    assert lists_of("condition_occurrence", value) == (wanted if listed else 0)


def test_a_code_counts_only_in_a_table_that_can_carry_it() -> None:
    assert lists_of("drug_exposure", "ATC:N02AX02")
    assert not lists_of("condition_occurrence", "ATC:N02AX02")


def test_a_product_is_known_by_the_ingredient_in_its_name() -> None:
    product = {
        "system": RXNORM,
        "code": "835603",
        "display": "traMADol hydrochloride 50 MG Oral Tablet",
    }
    (event,) = events(medicine(medicationCodeableConcept=coded(product)))
    assert is_on(event, codelists.weak_opioid)


def test_a_product_of_two_ingredients_is_on_two_lists() -> None:
    product = {
        "system": RXNORM,
        "code": "857005",
        "display": "acetaminophen 325 MG / oxycodone 10 MG Oral Tablet",
    }
    (event,) = events(medicine(medicationCodeableConcept=coded(product)))
    assert is_on(event, codelists.analgesic, codelists.strong_opioid)


@pytest.mark.parametrize(
    ("elements", "days"),
    [
        ({"daysSupply": {"value": 5}}, 5),
        ({"daysSupply": {"value": 1}}, 1),
        ({"daysSupply": {"value": 0}}, None),
        ({}, None),
    ],
)
def test_a_supply_lasts_as_long_as_it_says(elements: dict, days: int | None) -> None:
    dispensed = about(
        "MedicationDispense",
        "d",
        status="completed",
        whenHandedOver="2024-05-03",
        medicationCodeableConcept=coded(TRAMADOL),
        **elements,
    )
    (event,) = events(dispensed)
    assert event.days == days


@pytest.mark.parametrize(
    ("last", "days"),
    [("2024-05-03", 1), ("2024-05-07", 5), ("2024-05-02", None), (None, None)],
)
def test_else_from_its_first_day_to_its_last(last: str | None, days) -> None:
    period = {"start": "2024-05-03", **({"end": last} if last else {})}
    stated = about(
        "MedicationStatement",
        "s",
        status="active",
        effectivePeriod=period,
        medicationCodeableConcept=coded(TRAMADOL),
    )
    (event,) = events(stated)
    assert event.days == days


@pytest.mark.parametrize(("days", "lasts"), [(0, 3), (-1, 3), (1, 1), (None, 3)])
def test_less_than_a_day_is_no_supply(days: int | None, lasts: int) -> None:
    """As in a source of another make, where a zero may stand for not known."""
    records = read(medicine(dispenseRequest=supply(3)))
    (row,) = records.tables["drug_exposure"]
    names = [each.name for each in WRITTEN["drug_exposure"].columns]
    changed = [*row]
    changed[names.index("days_supply")] = days
    tables = {**records.tables, "drug_exposure": [tuple(changed)]}
    (event,) = events_of(replace(records, tables=tables), until=TODAY)
    assert event.days == lasts


def supply(days: int) -> dict[str, Any]:
    return {"expectedSupplyDuration": {"value": days, "unit": "d"}}


def test_a_complaint_lasts_no_days() -> None:
    (event,) = events(condition(abatementDateTime="2024-06-01"))
    assert event.days is None


@pytest.mark.parametrize(("given", "value"), [(7, 7.0), (6.5, 6.5), (0, 0.0)])
def test_a_measured_number_is_its_value(given: float, value: float) -> None:
    measured = about(
        "Observation",
        "o",
        status="final",
        code=coded(PAIN_SCORE),
        effectiveDateTime="2024-05-03",
        valueQuantity={"value": given},
    )
    (event,) = events(measured)
    assert is_on(event, codelists.pain_score)
    assert (event.value, event.record_table) == (value, "measurement")


def test_a_record_is_by_whoever_recorded_it() -> None:
    mine = condition(recorder=by("gp"))
    (event,) = events(mine, *working("gp", GP))
    assert is_on(
        event, codelists.back_pain_non_specific, codelists.general_practitioner
    )
    assert event.provider_known
    assert event.provider_id is not None
    assert event.care_site_id is not None


def visit(name: str, *whom: str) -> dict[str, Any]:
    return about(
        "Encounter",
        name,
        status="finished",
        period={"start": "2024-05-03"},
        participant=[{"individual": by(each)} for each in whom],
    )


def test_else_by_whoever_saw_the_patient_in_that_visit() -> None:
    mine = condition(encounter={"reference": "Encounter/e"})
    found = events(mine, visit("e", "gp"), *working("gp", GP))
    assert [each.record_table for each in found] == [
        "condition_occurrence",
        "visit_occurrence",
    ]
    assert is_on(
        found[0], codelists.back_pain_non_specific, codelists.general_practitioner
    )


def test_who_recorded_it_counts_before_who_saw_the_patient() -> None:
    mine = condition(encounter={"reference": "Encounter/e"}, recorder=by("pt"))
    staff = [*working("gp", GP), *working("pt", (AGB, "04"))]
    found = events(mine, visit("e", "gp"), *staff)
    assert is_on(found[0], codelists.back_pain_non_specific, PHYSIOTHERAPIST)


def test_a_provider_without_a_specialty_is_not_known() -> None:
    (event,) = events(condition(recorder=by("x")), *working("x", None))
    assert not event.provider_known
    assert event.provider_id is not None


@pytest.mark.parametrize(
    ("specialty", "counts"), [(GP, 1), ((AGB, "0310"), 0), (None, 0)]
)
def test_a_visit_counts_where_its_specialty_is_listed(specialty, counts: int) -> None:
    found = events(visit("e", "x"), *working("x", specialty))
    assert len(found) == counts
    if found:
        assert is_on(found[0], codelists.general_practitioner)
        assert found[0].provider_known
        assert found[0].record_id == number_of("Encounter/e")
        assert (found[0].days, found[0].value) == (None, None)


@pytest.mark.parametrize("authored", ["2024-01-01", "2024-06-30", "2030-01-01", None])
def test_a_draft_is_on_the_day_it_would_be_signed(authored: str | None) -> None:
    records = read(request(status="draft", authoredOn=authored))
    assert events_of(records, until=TODAY) == []
    (event,) = proposed_events(records, on=TODAY)
    assert is_on(event, codelists.lumbar_mri)
    assert event.day == day_number(TODAY)


def test_what_was_ordered_is_no_draft() -> None:
    assert proposed_events(read(request()), on=TODAY) == []


def test_a_draft_keeps_for_how_many_days_it_is() -> None:
    records = read(medicine(status="draft", dispenseRequest=supply(7)))
    (event,) = proposed_events(records, on=TODAY)
    assert event.days == 7


def test_a_code_below_a_listed_one_counts_and_one_above_does_not() -> None:
    opioid = codelists.weak_opioid
    (event,) = events(medicine(medicationCodeableConcept=coded((ATC, "N02AX02"))))
    assert is_on(event, opioid)
    assert events(medicine(medicationCodeableConcept=coded((ATC, "N02")))) == []
