"""What happened, what is only proposed, and what never was: every status of FHIR."""

import pytest
from bundles import (
    LUMBAR_MRI,
    PAIN_SCORE,
    SNOMED,
    TRAMADOL,
    about,
    coded,
    condition,
    only,
    read,
    resource,
    rows,
    why,
)

from wervel.records.cdm import EVENTS

DRUG = {"medicationCodeableConcept": coded(TRAMADOL)}
SCAN = {"code": coded(LUMBAR_MRI)}
ELEMENTS = {
    "Observation": {
        "code": coded(PAIN_SCORE),
        "valueInteger": 3,
        "effectiveDateTime": "2024-05-03",
    },
    "DiagnosticReport": {**SCAN, "effectiveDateTime": "2024-05-03"},
    "ImagingStudy": {"procedureCode": [coded(LUMBAR_MRI)], "started": "2024-05-03"},
    "Procedure": {**SCAN, "performedDateTime": "2024-05-03"},
    "ServiceRequest": {**SCAN, "intent": "order", "authoredOn": "2024-05-03"},
    "MedicationRequest": {**DRUG, "intent": "order", "authoredOn": "2024-05-03"},
    "MedicationStatement": {**DRUG, "effectiveDateTime": "2024-05-03"},
    "MedicationDispense": {**DRUG, "whenHandedOver": "2024-05-03"},
    "MedicationAdministration": {**DRUG, "effectiveDateTime": "2024-05-03"},
    "CarePlan": {
        "intent": "plan",
        "period": {"start": "2024-05-03"},
        "activity": [{"detail": {"status": "in-progress", "code": coded(LUMBAR_MRI)}}],
    },
    "QuestionnaireResponse": {
        "authored": "2024-05-03",
        "item": [{"linkId": "72514-3", "answer": [{"valueInteger": 3}]}],
    },
    "Encounter": {"period": {"start": "2024-05-03"}},
}

# From the value sets of R4 (4.0.1), status by status.
HAPPENED = {
    "Observation": "preliminary final amended corrected unknown",
    "DiagnosticReport": "partial preliminary final amended corrected appended unknown",
    "ImagingStudy": "available unknown",
    "Procedure": "in-progress on-hold stopped completed unknown",
    "ServiceRequest": "active on-hold completed unknown",
    "MedicationRequest": "active on-hold completed stopped unknown",
    "MedicationStatement": "active completed stopped on-hold unknown",
    "MedicationDispense": "in-progress on-hold completed stopped unknown",
    "MedicationAdministration": "in-progress on-hold completed stopped unknown",
    "CarePlan": "active on-hold revoked completed unknown",
    "QuestionnaireResponse": "completed amended",
    "Encounter": "arrived triaged in-progress onleave finished unknown",
}
NOT = {
    "Observation": "registered cancelled entered-in-error",
    "DiagnosticReport": "registered cancelled entered-in-error",
    "ImagingStudy": "registered cancelled entered-in-error",
    "Procedure": "preparation not-done entered-in-error",
    "ServiceRequest": "revoked entered-in-error",
    "MedicationRequest": "cancelled entered-in-error",
    "MedicationStatement": "entered-in-error intended not-taken",
    "MedicationDispense": "preparation cancelled entered-in-error declined",
    "MedicationAdministration": "not-done entered-in-error",
    "CarePlan": "entered-in-error",
    "QuestionnaireResponse": "in-progress entered-in-error stopped",
    "Encounter": "planned cancelled entered-in-error",
}


def every(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(kind, each) for kind, many in table.items() for each in many.split()]


def placed(records: object) -> int:
    return sum(len(rows(records, each)) for each in (*EVENTS, "visit_occurrence"))


@pytest.mark.parametrize(("kind", "status"), every(HAPPENED))
def test_what_happened_is_placed(kind: str, status: str) -> None:
    assert placed(read(about(kind, status=status, **ELEMENTS[kind]))) == 1


@pytest.mark.parametrize("kind", ELEMENTS)
def test_a_missing_status_is_taken_as_done(kind: str) -> None:
    assert placed(read(about(kind, **ELEMENTS[kind]))) == 1


@pytest.mark.parametrize(("kind", "status"), every(NOT))
def test_what_did_not_happen_is_left_out_and_said(kind: str, status: str) -> None:
    records = read(about(kind, status=status, **ELEMENTS[kind]))
    assert placed(records) == 0
    assert why(records, kind) == [f"status {status}"]


@pytest.mark.parametrize("kind", ELEMENTS)
def test_a_status_fhir_does_not_have_is_not_repeated(kind: str) -> None:
    records = read(about(kind, status="Secret", **ELEMENTS[kind]))
    assert placed(records) == 0
    assert why(records, kind) == ["a status FHIR does not have"]


@pytest.mark.parametrize(
    ("kind", "given", "table"),
    [
        ("ServiceRequest", {"status": "draft"}, "observation"),
        ("ServiceRequest", {"status": "active", "intent": "proposal"}, "observation"),
        ("ServiceRequest", {"status": "active", "intent": "plan"}, "observation"),
        ("ServiceRequest", {"status": "active", "intent": "option"}, "observation"),
        ("MedicationRequest", {"status": "draft"}, "drug_exposure"),
        ("MedicationRequest", {"status": "active", "intent": "plan"}, "drug_exposure"),
        ("CarePlan", {"status": "draft"}, "procedure_occurrence"),
    ],
)
def test_drafts_and_proposals_are_kept_apart(
    kind: str, given: dict, table: str
) -> None:
    """They stand beside the records, with or without a date, and are not among them."""
    for missing in ((), ("authoredOn", "period")):
        elements = {**ELEMENTS[kind], **given}
        for name in missing:
            elements.pop(name, None)
        records = read(about(kind, **elements))
        assert placed(records) == 0
        assert rows(records, "observation_period") == []
        row = only(records, table, proposed=True)
        assert row["person_id"] == only(records, "person")["person_id"]
        assert why(records, kind) == [
            "proposed or draft: kept apart, it did not happen"
        ]


@pytest.mark.parametrize("intent", ["order", "original-order", "reflex-order"])
def test_an_order_was_given(intent: str) -> None:
    elements = {**ELEMENTS["ServiceRequest"], "intent": intent}
    assert placed(read(about("ServiceRequest", status="active", **elements))) == 1


@pytest.mark.parametrize("kind", ["ServiceRequest", "MedicationRequest"])
def test_an_order_not_to_do_something_is_not_an_order_to_do_it(kind: str) -> None:
    records = read(about(kind, status="active", doNotPerform=True, **ELEMENTS[kind]))
    assert placed(records) == 0
    assert why(records, kind) == ["asks that something is not done"]


VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ((VERIFICATION, "refuted"), "refuted or ruled out"),
        ((SNOMED, "410516002"), "refuted or ruled out"),
        ((VERIFICATION, "entered-in-error"), "status entered-in-error"),
    ],
)
def test_a_condition_that_is_not_so(code: tuple[str, str], reason: str) -> None:
    records = read(condition(verificationStatus=coded(code)))
    assert placed(records) == 0
    assert why(records, "Condition") == [reason]


@pytest.mark.parametrize("code", ["unconfirmed", "provisional", "differential"])
def test_a_condition_that_is_not_certain_is_placed_and_counted(code: str) -> None:
    records = read(condition(verificationStatus=coded((VERIFICATION, code))))
    assert placed(records) == 1
    assert records.report.notices.total() == 1


def test_a_confirmed_one_is_nothing_to_notice() -> None:
    records = read(condition(verificationStatus=coded((VERIFICATION, "confirmed"))))
    assert placed(records) == 1
    assert not records.report.notices


@pytest.mark.parametrize("status", ["not-started", "scheduled", "cancelled", None])
def test_an_activity_that_did_not_begin(status: str | None) -> None:
    detail = {"status": status, "code": coded(LUMBAR_MRI)}
    plan = {**ELEMENTS["CarePlan"], "activity": [{"detail": detail}]}
    assert placed(read(about("CarePlan", status="active", **plan))) == 0


@pytest.mark.parametrize("status", ["active", "cancelled"])
def test_coverage_that_held(status: str) -> None:
    cover = resource(
        "Coverage",
        status=status,
        beneficiary={"reference": "Patient/p"},
        period={"start": "2020-01-01", "end": "2020-12-31"},
    )
    assert len(rows(read(cover), "payer_plan_period")) == 1
    cover["status"] = "draft"
    assert rows(read(cover), "payer_plan_period") == []
