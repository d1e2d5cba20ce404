"""However one resource names another, and in whatever order they come."""

import random

import pytest
from bundles import (
    AGB,
    LOW_BACK_PAIN,
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
from hypothesis import given
from hypothesis import strategies as st

from wervel.errors import SourceEmpty
from wervel.records.fhir import records_of

URN = "urn:uuid:4b3f7f3a-0000-4000-8000-000000000001"
SERVER = "http://example.org/fhir"


def person_of(subject: dict, url: str = "", **who: object) -> tuple[object, object]:
    """The person of a condition with that subject, and the person of the patient."""
    somebody = patient(**who)
    if who.get("id") == "":
        del somebody["id"]
    entries = [
        {"resource": {**condition(), "subject": subject}},
        {"fullUrl": url, "resource": somebody},
    ]
    records = records_of({"resourceType": "Bundle", "entry": entries})
    row = only(records, "condition_occurrence")
    return row["person_id"], only(records, "person")["person_id"]


@pytest.mark.parametrize(
    ("subject", "url"),
    [
        ({"reference": "Patient/p"}, ""),
        ({"reference": "Patient/p/_history/3"}, ""),
        ({"reference": f"{SERVER}/Patient/p"}, ""),
        ({"reference": f"{SERVER}/Patient/p/_history/3"}, f"{SERVER}/Patient/p"),
        ({"reference": URN}, URN),
        ({"reference": "p"}, ""),
    ],
)
def test_a_patient_is_meant(subject: dict, url: str) -> None:
    one, other = person_of(subject, url)
    assert one == other


@pytest.mark.parametrize("reference", [URN, f"{SERVER}/Patient/p"])
def test_a_patient_without_id_is_meant_by_its_url(reference: str) -> None:
    one, other = person_of({"reference": reference}, reference, id="")
    assert one == other


NUMBER = {"system": "http://example.org/number", "value": "12|3"}


@pytest.mark.parametrize(
    "subject",
    [
        {"identifier": NUMBER},
        {"type": "Patient", "identifier": NUMBER},
        {"reference": "Patient?identifier=http://example.org/number|12%7C3"},
    ],
)
def test_a_patient_is_meant_by_a_number(subject: dict) -> None:
    one, other = person_of(subject, identifier=[NUMBER])
    assert one == other


@pytest.mark.parametrize(
    "subject",
    [
        {"reference": "Patient/other"},
        {"reference": "Group/p"},
        {"identifier": NUMBER},
        {"display": "Secret"},
        {},
    ],
)
def test_nobody_among_these_is_meant(subject: dict) -> None:
    records = read({**condition(), "subject": subject})
    assert rows(records, "condition_occurrence") == []
    assert why(records, "Condition") == ["not about a patient who is among these"]


def test_a_doctor_by_number_is_the_doctor_of_that_number() -> None:
    """Also when the role comes in another bundle than the records."""
    number = {"system": "http://fhir.nl/fhir/NamingSystem/agb-z", "value": "1"}
    role = resource(
        "PractitionerRole",
        practitioner={"identifier": number},
        specialty=[coded((AGB, "0100"))],
    )
    doctor = resource("Practitioner", "d", identifier=[number])
    pain = condition(recorder={"type": "Practitioner", "identifier": number})
    for documents in (
        [bundle(patient(), pain, role, doctor)],
        [bundle(patient(), pain), bundle(doctor), bundle(role)],
    ):
        records = records_of(*documents)
        by = only(records, "condition_occurrence")["provider_id"]
        known = {
            each["provider_id"]: each["specialty_source_value"]
            for each in rows(records, "provider")
        }
        assert known[by] == "AGB:01"


def test_a_doctor_who_is_not_there_is_still_somebody() -> None:
    records = read(condition(recorder={"reference": "Practitioner/away"}))
    (provider,) = rows(records, "provider")
    assert (
        provider["provider_id"]
        == (only(records, "condition_occurrence")["provider_id"])
    )
    assert provider["specialty_source_value"] is None


def test_a_contained_doctor_counts() -> None:
    doctor = resource("PractitionerRole", "r", specialty=[coded((AGB, "0330"))])
    pain = condition(recorder={"reference": "#r"}, contained=[doctor])
    (provider,) = rows(read(pain), "provider")
    assert provider["specialty_source_value"] == "AGB:0330"


def test_the_patient_does_not_record_as_a_provider() -> None:
    records = read(condition(asserter={"reference": "Patient/p"}))
    assert only(records, "condition_occurrence")["provider_id"] is None


def test_a_resource_without_id_keeps_its_number() -> None:
    """The number then comes from the content: the same content, the same number."""
    pain = condition()
    del pain["id"]
    other = {**pain, "onsetDateTime": "2024-05-04"}
    records = read(pain, other, pain)
    keys = [
        row["condition_occurrence_id"] for row in rows(records, "condition_occurrence")
    ]
    assert len(set(keys)) == len(keys) == 2
    assert records_of(bundle(other, patient(), pain)).tables.keys()


def test_of_two_versions_the_newest_counts() -> None:
    for how in ({"versionId": "9"}, {"lastUpdated": "2024-06-01T00:00:00Z"}):
        newer = condition(code=coded(LOW_BACK_PAIN), meta=how)
        older = condition(
            code=coded((LOW_BACK_PAIN[0], "L86")), meta={"versionId": "10"}
        )
        if "versionId" in how:
            older["meta"] = {"versionId": "1"}
        for order in ([newer, older], [older, newer]):
            row = only(read(*order), "condition_occurrence")
            assert row["condition_source_value"] == "ICPC1:L03"


def test_nobody_without_a_year_of_birth_is_placed() -> None:
    """One of two patients has none: that one and their records are left out."""
    other = patient("q")
    del other["birthDate"]
    records = read(
        other, condition(), {**condition("2"), "subject": {"reference": "Patient/q"}}
    )
    assert len(rows(records, "person")) == len(rows(records, "condition_occurrence"))
    assert why(records, "Patient") == ["without a year of birth"]
    assert why(records, "Condition") == ["of a patient who was left out"]
    for nobody in (bundle(other), bundle(condition())):
        with pytest.raises(SourceEmpty, match="a Patient with a birthDate"):
            records_of(nobody)


DOCTOR = [
    resource("Practitioner", "d"),
    resource(
        "PractitionerRole",
        practitioner={"reference": "Practitioner/d"},
        organization={"reference": "Organization/o"},
        specialty=[coded((AGB, "0100"))],
    ),
    resource("Organization", "o", name="Practice"),
]
MANY = [
    patient(),
    *DOCTOR,
    *(condition(str(n), recorder={"reference": "Practitioner/d"}) for n in range(4)),
]


@given(st.randoms(use_true_random=False))
def test_the_order_of_entries_does_not_matter(chance: random.Random) -> None:
    shuffled = list(MANY)
    chance.shuffle(shuffled)
    one, other = records_of(bundle(*MANY)), records_of(bundle(*shuffled))
    for name, table in one.tables.items():
        assert sorted(table, key=repr) == sorted(other.tables[name], key=repr)
    assert one.report == other.report
