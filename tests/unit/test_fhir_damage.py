"""FHIR with what does not belong there: read as far as it goes, or refused.

Never an error that is none of wervel's.
"""

import copy
from typing import Any

import pytest
from bundles import (
    AGB,
    LOINC,
    TRAMADOL,
    about,
    bundle,
    coded,
    condition,
    patient,
    resource,
)
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wervel.errors import SourceEmpty, SourceError
from wervel.records.fhir import records_of, source_of
from wervel.records.fhir.documents import File, documents
from wervel.records.fhir.tables import WRITTEN, as_arrow

WORLD = bundle(
    patient(
        generalPractitioner=[{"reference": "Practitioner/d"}],
        deceasedDateTime="2024-12-01",
        managingOrganization={"reference": "Organization/o"},
    ),
    resource("Practitioner", "d", identifier=[{"system": "s", "value": "1"}]),
    resource(
        "PractitionerRole",
        practitioner={"identifier": {"system": "s", "value": "1"}},
        organization={"reference": "Organization/o"},
        specialty=[coded((AGB, "0100"))],
    ),
    resource("Organization", "o", name="Practice", type=[coded((AGB, "0330"))]),
    about(
        "Encounter",
        "v",
        status="finished",
        period={"start": "2024-05-03", "end": "2024-05-04"},
        participant=[{"individual": {"reference": "Practitioner/d"}}],
        serviceProvider={"reference": "Organization/o"},
        serviceType=coded((AGB, "0330")),
    ),
    condition(encounter={"reference": "Encounter/v"}, meta={"versionId": "3"}),
    about(
        "MedicationRequest",
        status="active",
        intent="order",
        authoredOn="2024-05-03",
        medicationReference={"reference": "#m"},
        contained=[resource("Medication", "m", code=coded(TRAMADOL))],
        dispenseRequest={"quantity": {"value": 30, "unit": "tablet"}},
        dosageInstruction=[
            {
                "timing": {"repeat": {"frequency": 3, "period": 1, "periodUnit": "d"}},
                "doseAndRate": [{"doseQuantity": {"value": 1, "unit": "tablet"}}],
            }
        ],
    ),
    about(
        "Observation",
        status="final",
        code=coded((LOINC, "85354-9")),
        effectiveDateTime="2024-05-03",
        component=[
            {"code": coded((LOINC, "8480-6")), "valueQuantity": {"value": 120}},
        ],
    ),
    about(
        "QuestionnaireResponse",
        status="completed",
        authored="2024-05-03",
        item=[{"linkId": "72514-3", "answer": [{"valueInteger": 3}]}],
    ),
)


def paths(of: Any, above: tuple = ()) -> list[tuple]:
    """Every place in a document."""
    inside: list[tuple[Any, Any]] = []
    if isinstance(of, dict | list):
        inside = list(of.items() if isinstance(of, dict) else enumerate(of))
    found = []
    for key, each in inside:
        here = (*above, key)
        found += [here, *paths(each, here)]
    return found


PATHS = paths(WORLD)
OTHER = [None, True, False, 0, -1, 10**400, 1e308, float("nan"), float("inf")]
OTHER += ["", "x", "\ud800", "9999-12-31", "0001", "#", "?", "/", "urn:", "Patient/"]
OTHER += [[], {}, [[]], [{}], [None], {"coding": [None]}, "x" * 5000]


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(PATHS), st.sampled_from(OTHER))
@example(("entry",), None)
def test_damage_anywhere_is_borne(path: tuple, other: Any) -> None:
    """And all that came is still accounted for, and fits the tables."""
    damaged = copy.deepcopy(WORLD)
    here: Any = damaged
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = other
    try:
        records = records_of(damaged)
    except SourceError:
        return
    report = records.report
    assert report.came.total() == report.placed.total() + report.left_out.total()
    for name in WRITTEN:
        as_arrow(name, records.tables.get(name, ()))
        if name in records.proposed:
            as_arrow(name, records.proposed[name])


def test_json_too_deep_to_read_is_refused(tmp_path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"resourceType":' + "[" * 100_000 + "]" * 100_000 + "}", "utf-8")
    with pytest.raises(SourceError, match="JSON in UTF-8"):
        list(documents(File(path, "a.json")))


def test_an_empty_bundle_has_nobody() -> None:
    for empty in ({"resourceType": "Bundle"}, [], bundle()):
        with pytest.raises(SourceEmpty):
            records_of(empty)


def test_a_connection_that_is_kept_holds_the_next_patient() -> None:
    """A source made before reads what came in its place."""
    first = source_of(records_of(patient(), condition(), condition("2")))
    assert first.table("condition_occurrence").count().execute() == 2
    source_of(records_of(patient("q")), backend=first.backend)
    assert first.table("condition_occurrence").count().execute() == 0
    assert first.table("person").count().execute() == 1
