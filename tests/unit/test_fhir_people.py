"""Who recorded it and which medicine is meant, where another resource says so."""

from bundles import (
    AGB,
    ATC,
    SNOMED,
    TRAMADOL,
    about,
    coded,
    condition,
    only,
    read,
    resource,
    rows,
)


def test_specialties_by_role_service_or_kind_of_organisation() -> None:
    """A Dutch practice says it in AGB, of which 0110 is a GP with a pharmacy."""
    for given in (
        [
            resource(
                "PractitionerRole",
                "r",
                practitioner={"reference": "Practitioner/d"},
                specialty=[coded((AGB, "0110"))],
            )
        ],
        [],
    ):
        visit = about(
            "Encounter",
            status="finished",
            period={"start": "2024-05-03"},
            participant=[{"individual": {"reference": "Practitioner/d"}}],
            serviceProvider={"reference": "Organization/o"},
        )
        if not given:
            visit["serviceType"] = coded((SNOMED, "394814009"))
        records = read(resource("Practitioner", "d"), visit, *given)
        by = only(records, "visit_occurrence")["provider_id"]
        (provider,) = (
            row for row in rows(records, "provider") if row["provider_id"] == by
        )
        expected = "AGB:01" if given else "SNOMED:394814009"
        assert provider["specialty_source_value"] == expected
    assert len(rows(records, "care_site")) == 1


def test_roles_that_differ_leave_the_specialty_unknown() -> None:
    roles = [
        resource(
            "PractitionerRole",
            code,
            practitioner={"reference": "Practitioner/d"},
            specialty=[coded((AGB, code))],
        )
        for code in ("0330", "0100")
    ]
    records = read(*roles, condition(recorder={"reference": "Practitioner/d"}))
    by = only(records, "condition_occurrence")["provider_id"]
    values = {
        row["provider_id"]: row["specialty_source_value"]
        for row in rows(records, "provider")
    }
    assert values[by] is None
    assert records.report.notices.total() == 1


def test_the_medicine_may_stand_elsewhere() -> None:
    """Contained, beside it, or known only by what is in it."""
    inside = resource("Medication", "m", code=coded(TRAMADOL))
    beside = resource(
        "Medication",
        "m",
        code={"text": "Secret"},
        ingredient=[{"itemCodeableConcept": coded((ATC, "N02AX02"))}],
    )
    for reference, extra, more in (
        ("#m", {"contained": [inside]}, []),
        ("Medication/m", {}, [inside]),
        ("Medication/m", {}, [beside]),
    ):
        request = about(
            "MedicationRequest",
            status="active",
            intent="order",
            authoredOn="2024-05-03",
            medicationReference={"reference": reference},
            **extra,
        )
        row = only(read(request, *more), "drug_exposure")
        assert row["drug_source_value"] == "ATC:N02AX02"
