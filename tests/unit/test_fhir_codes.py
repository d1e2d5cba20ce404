"""Which code a record keeps, in which system, and what of it a codelist finds."""

import pytest
from bundles import (
    ATC,
    ICD10,
    ICPC,
    LOINC,
    RXNORM,
    SNOMED,
    about,
    bundle,
    coded,
    condition,
    only,
    patient,
    read,
    resource,
    rows,
    why,
)

from wervel.records.codelists import all_codelists
from wervel.records.fhir import records_of, source_of
from wervel.records.fhir.systems import VOCABULARIES
from wervel.records.resolution import resolve

VALUE = "condition_source_value"


@pytest.mark.parametrize(
    ("system", "value"),
    [
        (SNOMED, "SNOMED:X1"),
        ("urn:oid:2.16.840.1.113883.6.96", "SNOMED:X1"),
        (ICD10, "ICD10:X1"),
        ("http://hl7.org/fhir/sid/icd-10-nl", "ICD10:X1"),
        ("http://hl7.org/fhir/sid/icd-10-cm", "ICD10CM:X1"),
        ("http://hl7.org/fhir/sid/icd-9-cm", "ICD9CM:X1"),
        (ICPC, "ICPC1:X1"),
        ("http://hl7.org/fhir/sid/icpc-1-nl", "ICPC1:X1"),
        (LOINC, "LOINC:X1"),
        (ATC, "ATC:X1"),
        (RXNORM, "RxNorm:X1"),
        ("http://www.ama-assn.org/go/cpt", "CPT4:X1"),
        ("https://fhir.hl7.org.uk/Id/opcs-4", "OPCS4:X1"),
    ],
)
def test_a_code_is_written_with_its_vocabulary(system: str, value: str) -> None:
    records = read(condition(code=coded((system, "X1"))))
    assert only(records, "condition_occurrence")[VALUE] == value
    assert not records.report.unknown_systems


def test_the_vocabularies_are_those_of_the_codelists() -> None:
    of_lists = {code.vocabulary for of in all_codelists() for code in of.codes}
    assert set(VOCABULARIES.values()) <= of_lists


@pytest.mark.parametrize(
    ("coding", "value", "shown"),
    [
        (
            {"system": "http://example.org/own", "code": "L03"},
            "http://example.org/own|L03",
            "http://example.org/own",
        ),
        (
            {"system": "urn:oid:1.2.3", "code": "L03"},
            "urn:oid:1.2.3|L03",
            "urn:oid:1.2.3",
        ),
        ({"code": "M54.5"}, "unknown:M54.5", "(no URI)"),
        ({"system": "ICPC1", "code": "L03"}, "unknown:L03", "(no URI)"),
    ],
)
def test_a_code_of_no_known_system_is_kept_reported_and_not_guessed(
    coding: dict, value: str, shown: str
) -> None:
    records = read(condition(code=coded(coding)))
    assert only(records, "condition_occurrence")[VALUE] == value
    assert records.report.unknown_systems == {shown: 1}
    assert not resolve(source_of(records)).by_value["condition_occurrence"]


def test_of_several_codings_the_one_on_a_codelist_is_kept() -> None:
    """One resource is one record, whatever stands first."""
    own, listed = ("http://example.org/own", "7"), (ICD10, "M54.5")
    unlisted = (SNOMED, "162673000")
    for codes in ([own, unlisted, listed], [listed, own]):
        row = only(read(condition(code=coded(*codes))), "condition_occurrence")
        assert row[VALUE] == "ICD10:M54.5"
    row = only(read(condition(code=coded(unlisted, own))), "condition_occurrence")
    assert row[VALUE] == "SNOMED:162673000"


def test_a_code_on_a_list_of_another_kind_is_not_preferred() -> None:
    """A drug on a list does not make a diagnosis listed."""
    codes = coded((SNOMED, "162673000"), (ATC, "N02AX02"))
    row = only(read(condition(code=codes)), "condition_occurrence")
    assert row[VALUE] == "SNOMED:162673000"


def test_without_a_code_nothing_is_placed() -> None:
    for code in ({"text": "Secret"}, {"coding": [{"display": "Secret"}]}, {}):
        records = read(condition(code=code))
        assert rows(records, "condition_occurrence") == []
        assert why(records, "Condition") == ["without a code"]


def test_every_code_on_a_list_is_found_again_in_the_records() -> None:
    """Each list, in each vocabulary that has a URI, by way of FHIR."""
    uris = {vocabulary: uri for uri, vocabulary in VOCABULARIES.items()}
    lists = [of for of in all_codelists() if not of.members]
    complaints = [of for of in lists if of.kind.value in ("complaint", "alarm")]
    assert complaints
    for of in complaints:
        codes = [code for code in of.codes if code.vocabulary in uris]
        made = [
            condition(str(number), code=coded((uris[code.vocabulary], code.code)))
            for number, code in enumerate(codes)
        ]
        resolution = resolve(source_of(read(*made)), [of])
        assert resolution.records[of.name] == len(codes)


OXYCODONE = "Acetaminophen 325 MG / oxyCODONE Hydrochloride 5 MG Oral Tablet"


def drug(name: str, code: str, display: str) -> dict:
    return about(
        "MedicationRequest",
        name,
        status="active",
        intent="order",
        authoredOn="2024-05-03",
        medicationCodeableConcept={
            "coding": [{"system": RXNORM, "code": code, "display": display}]
        },
    )


def test_a_product_is_found_by_the_ingredients_in_its_name() -> None:
    """RxNorm has a code for each product; only the listed words of its name stay."""
    records = read(
        drug("1", "1049625", OXYCODONE), drug("2", "308192", "Amoxicillin 500 MG")
    )
    concept = only(records, "concept")
    assert concept["concept_name"] == "acetaminophen / oxycodone"
    assert (concept["vocabulary_id"], concept["concept_code"]) == ("RxNorm", "1049625")
    assert concept["concept_id"] > 2_000_000_000
    found = {row["drug_source_value"]: row for row in rows(records, "drug_exposure")}
    assert found["RxNorm:1049625"]["drug_source_concept_id"] == concept["concept_id"]
    assert found["RxNorm:308192"]["drug_source_concept_id"] == 0
    resolution = resolve(source_of(records))
    assert resolution.records["strong_opioid"] == resolution.records["analgesic"] == 1
    assert resolution.records["weak_opioid"] == 0


def test_an_atc_code_needs_no_concept() -> None:
    medicine = coded(
        {"system": RXNORM, "code": "1", "display": "something else"},
        (ATC, "N02AX02"),
    )
    order = {**drug("1", "1", ""), "medicationCodeableConcept": medicine}
    records = read(order)
    assert rows(records, "concept") == []
    assert resolve(source_of(records)).records["weak_opioid"] == 1


def test_two_patients_never_share_a_number() -> None:
    names = [f"p{number}" for number in range(2000)]
    people = records_of(bundle(*(patient(each) for each in names)))
    assert len({row["person_id"] for row in rows(people, "person")}) == len(names)
    assert all(0 < row["person_id"] < 2**53 for row in rows(people, "person"))


def test_a_type_that_is_none_is_not_repeated() -> None:
    records = read({"resourceType": "Jan Geheim 1970", "id": "1"}, resource("Basic"))
    assert "Geheim" not in repr(records.report)
    assert records.report.came["(no FHIR type)"] == 1


@pytest.mark.parametrize(
    "broken",
    [
        {"code": "L03"},
        {"code": ["L03"]},
        {"code": {"coding": "L03"}},
        {"code": {"coding": [None, 3, "L03"]}},
        {"code": {"coding": [{"system": 1, "code": 2}]}},
        {"onsetDateTime": 2024, "recordedDate": None},
        {"subject": "Patient/p"},
        {"recorder": "Practitioner/1", "encounter": ["Encounter/1"]},
        {"verificationStatus": "refuted"},
        {"contained": "nothing"},
    ],
)
def test_fhir_of_the_wrong_shape_breaks_nothing(broken: dict) -> None:
    records = read({**condition(), **broken})
    assert records.report.came["Condition"] == 1
