"""Where each type of resource goes, told with bundles of one or two resources."""

from datetime import date

import pytest
from bundles import (
    LOINC,
    LOW_BACK_PAIN,
    LUMBAR_MRI,
    PAIN_SCORE,
    SNOMED,
    TRAMADOL,
    about,
    coded,
    condition,
    only,
    patient,
    read,
    resource,
    rows,
    why,
)

from wervel.records.fhir import records_of

DAY = date(2024, 5, 3)


def test_of_a_patient_stay_the_year_and_the_sex() -> None:
    """Nothing else of the patient is anywhere in the rows."""
    secret = {"family": "Geheim", "given": ["Secret"]}
    records = records_of(
        patient(
            name=[secret],
            address=[{"city": "Nergens"}],
            identifier=[
                {"system": "http://fhir.nl/fhir/NamingSystem/bsn", "value": "9"}
            ],
        ),
        condition(note=[{"text": "free words of Secret"}]),
    )
    person = only(records, "person")
    assert (person["year_of_birth"], person["gender_concept_id"]) == (1970, 8532)
    assert (person["month_of_birth"], person["day_of_birth"]) == (None, None)
    everything = repr((records.tables, records.report)).lower()
    for word in ("geheim", "secret", "nergens", "bsn", "04-09", "words"):
        assert word not in everything


def test_a_death_has_its_day_where_it_is_told() -> None:
    died = records_of(patient(deceasedDateTime="2024-08-01T10:00:00Z"))
    assert only(died, "death")["death_date"] == date(2024, 8, 1)
    undated = records_of(patient(deceasedBoolean=True))
    assert rows(undated, "death") == []
    assert undated.report.notices["deaths without a date, not placed"] == 1


def test_a_condition_is_a_condition() -> None:
    row = only(read(condition()), "condition_occurrence")
    assert row["condition_source_value"] == "ICPC1:L03"
    assert row["condition_concept_id"] == 0
    assert row["condition_start_date"] == DAY


PROCEDURE = {"code": coded(LUMBAR_MRI), "performedDateTime": "2024-05-03"}


@pytest.mark.parametrize(
    ("kind", "elements", "table"),
    [
        ("Procedure", PROCEDURE, "procedure_occurrence"),
        (
            "DiagnosticReport",
            {"code": coded(LUMBAR_MRI), "effectiveDateTime": "2024-05-03"},
            "procedure_occurrence",
        ),
        (
            "ImagingStudy",
            {"procedureCode": [coded(LUMBAR_MRI)], "started": "2024-05-03T09:00:00Z"},
            "procedure_occurrence",
        ),
        (
            "CarePlan",
            {
                "period": {"start": "2024-05-03"},
                "activity": [
                    {"detail": {"status": "completed", "code": coded(LUMBAR_MRI)}},
                    {"detail": {"status": "scheduled", "code": coded(LUMBAR_MRI)}},
                ],
            },
            "procedure_occurrence",
        ),
        (
            "ServiceRequest",
            {"intent": "order", "code": coded(LUMBAR_MRI), "authoredOn": "2024-05-03"},
            "observation",
        ),
    ],
)
def test_what_was_done_or_asked_for(kind: str, elements: dict, table: str) -> None:
    """A scan done is a procedure; a scan asked for is an observation."""
    status = {"CarePlan": "active", "ImagingStudy": "available"}.get(kind, "completed")
    if kind == "DiagnosticReport":
        status = "final"
    row = only(read(about(kind, status=status, **elements)), table)
    stem = table.removesuffix("_occurrence")
    assert row[f"{stem}_source_value"] == "SNOMED:41333006"
    assert row[f"{stem}_date"] == DAY


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ({"valueInteger": 6}, 6.0),
        ({"valueQuantity": {"value": 6.5, "unit": "{score}"}}, 6.5),
        (
            {
                "valueCodeableConcept": coded(
                    {
                        "system": LOINC,
                        "code": "LA6117-9",
                        "extension": [
                            {
                                "url": "http://hl7.org/fhir/StructureDefinition/"
                                "ordinalValue",
                                "valueDecimal": 4,
                            }
                        ],
                    }
                )
            },
            4.0,
        ),
    ],
)
def test_a_number_that_was_observed_is_a_measurement(value: dict, number: int) -> None:
    row = only(
        read(
            about(
                "Observation",
                status="final",
                code=coded(PAIN_SCORE),
                effectiveDateTime="2024-05-03",
                **value,
            )
        ),
        "measurement",
    )
    assert row["value_as_number"] == number
    assert row["measurement_source_value"] == "LOINC:72514-3"


def observation(code: tuple[str, str], **elements: object) -> dict:
    return about(
        "Observation",
        status="final",
        code=coded(code),
        effectiveDateTime="2024-05-03",
        **elements,
    )


def test_a_yes_is_an_observation_and_a_no_is_left_out() -> None:
    """A red flag that was looked for and is not there is not a red flag."""
    yes = read(observation((SNOMED, "422650009"), valueBoolean=True))
    assert only(yes, "observation")["observation_source_value"] == "SNOMED:422650009"
    for no in (
        {"valueBoolean": False},
        {"valueCodeableConcept": coded((SNOMED, "2667000"))},
        {"valueCodeableConcept": coded((LOINC, "LA32-8"))},
        {"dataAbsentReason": coded((SNOMED, "1"))},
    ):
        records = read(observation((SNOMED, "422650009"), **no))
        assert rows(records, "observation") == []
        assert why(records, "Observation") == ["says that it is not so"]


def test_each_component_is_a_record_and_the_resource_is_placed_once() -> None:
    parts = [
        {"code": coded((LOINC, code)), "valueQuantity": {"value": value}}
        for code, value in (("8480-6", 120), ("8462-4", 80))
    ]
    records = read(observation((LOINC, "85354-9"), component=parts))
    assert [row["value_as_number"] for row in rows(records, "measurement")] == [120, 80]
    assert records.report.placed["Observation"] == 1


def test_the_answer_counts_only_where_nothing_else_was_asked() -> None:
    """Cancer found is cancer; cancer in the family is not."""
    found, family = (SNOMED, "404684003"), (LOINC, "10157-6")
    cancer = {"valueCodeableConcept": coded((SNOMED, "363406005"))}
    one = read(observation(found, **cancer))
    assert only(one, "observation")["observation_source_value"] == "SNOMED:363406005"
    other = read(observation(family, **cancer))
    assert only(other, "observation")["observation_source_value"] == "LOINC:10157-6"


def answered(*items: dict, **elements: object) -> dict:
    given = {"status": "completed", "authored": "2024-05-03", **elements}
    return about("QuestionnaireResponse", item=list(items), **given)


def test_answers_of_a_questionnaire_by_loinc_or_by_their_code() -> None:
    """At any depth; an item with a number of its own and words for answer is none."""
    records = read(
        answered(
            {"linkId": "/72514-3", "answer": [{"valueInteger": 7}]},
            {
                "linkId": "g",
                "item": [
                    {
                        "linkId": "g.1",
                        "answer": [
                            {"valueCoding": {"system": SNOMED, "code": "422650009"}}
                        ],
                    },
                    {"linkId": "1.2", "answer": [{"valueString": "Secret"}]},
                    {"linkId": "72514-4", "answer": [{"valueInteger": 1}]},
                ],
            },
        )
    )
    assert only(records, "measurement")["value_as_number"] == 7
    assert only(records, "observation")["observation_source_value"] == (
        "SNOMED:422650009"
    )


def test_a_drug_ordered_supplied_stated_or_given() -> None:
    drug = {"medicationCodeableConcept": coded(TRAMADOL)}
    records = read(
        about(
            "MedicationRequest",
            status="active",
            intent="order",
            authoredOn="2024-05-03",
            **drug,
        ),
        about(
            "MedicationDispense",
            status="completed",
            whenHandedOver="2024-05-03",
            **drug,
        ),
        about(
            "MedicationStatement",
            status="active",
            effectivePeriod={"start": "2024-05-03", "end": "2024-05-09"},
            **drug,
        ),
        about(
            "MedicationAdministration",
            status="completed",
            effectiveDateTime="2024-05-03",
            **drug,
        ),
    )
    got = rows(records, "drug_exposure")
    assert {row["drug_source_value"] for row in got} == {"ATC:N02AX02"}
    assert {row["drug_exposure_start_date"] for row in got} == {DAY}
    assert sorted(str(row["drug_exposure_end_date"]) for row in got) == [
        "2024-05-09",
        "None",
        "None",
        "None",
    ]


def test_coverage_is_when_somebody_was_insured_and_no_observation() -> None:
    records = read(
        condition(),
        resource(
            "Coverage",
            "a",
            status="cancelled",
            beneficiary={"reference": "Patient/p"},
            period={"start": "2000-01-01", "end": "2009-12-31"},
        ),
        resource(
            "Coverage",
            "b",
            status="active",
            beneficiary={"reference": "Patient/p"},
            period={"start": "2010-01-01"},
        ),
    )
    insured = rows(records, "payer_plan_period")
    assert sorted(row["payer_plan_period_end_date"] for row in insured) == [
        date(2009, 12, 31),
        DAY,
    ]
    assert only(records, "observation_period")["observation_period_start_date"] == DAY


def test_observation_lasts_from_the_first_to_the_last_thing_known() -> None:
    """And to the day the records were gathered, where that is said."""
    visit = about(
        "Encounter",
        status="finished",
        period={"start": "2024-06-01", "end": "2024-06-04"},
        class_={"code": "IMP"},
    )
    period = only(read(condition(), visit), "observation_period")
    assert period["observation_period_start_date"] == DAY
    assert period["observation_period_end_date"] == date(2024, 6, 4)
    until = read(condition(), visit, until=date(2024, 12, 31))
    period = only(until, "observation_period")
    assert period["observation_period_end_date"] == date(2024, 12, 31)


def test_what_has_no_place_is_said() -> None:
    records = read(condition(), resource("Claim"), resource("Basic", "x"))
    assert why(records, "Claim") == ["a kind of resource that wervel has no place for"]
    assert records.report.came.total() == 4


def test_a_plain_list_and_a_bundle_in_a_bundle_are_read_alike() -> None:
    one = read(condition())
    entry = {"resource": {"resourceType": "Bundle", "entry": [{"resource": patient()}]}}
    nested = {
        "resourceType": "Bundle",
        "type": "searchset",
        "entry": [entry, {"resource": condition()}, {"request": {"method": "DELETE"}}],
    }
    assert records_of(nested).tables == one.tables
    assert records_of([patient(), condition()]).tables == one.tables
    assert records_of(patient(), condition()).tables == one.tables
    assert (
        LOW_BACK_PAIN[1] in only(one, "condition_occurrence")["condition_source_value"]
    )
