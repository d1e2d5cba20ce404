"""Prefetch: which data each service asks for, and in what it is not delivered.

Only reads, searches by patient and by questionnaire, and ``_count`` are used: they are
among what the specification recommends to keep to. Observations are not narrowed to the
codes of the codelists, because hundreds of codes make a longer URL than many servers
take.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from wervel.advice.answers import QUESTIONNAIRE
from wervel.records.fhir.elements import Resource, number, part, parts, text

MOST = 1000
"""Results on one page. Servers hold to less if they must; then there is a next page."""


def _of_patient(kind: str) -> str:
    return f"{kind}?patient={{{{context.patientId}}}}&_count={MOST}"


TEMPLATES: Mapping[str, str] = MappingProxyType(
    {
        "patient": "Patient/{{context.patientId}}",
        "conditions": _of_patient("Condition"),
        "observations": _of_patient("Observation"),
        "procedures": _of_patient("Procedure"),
        "serviceRequests": _of_patient("ServiceRequest"),
        "medicationRequests": _of_patient("MedicationRequest"),
        "medicationStatements": _of_patient("MedicationStatement"),
        "medicationDispenses": _of_patient("MedicationDispense"),
        "diagnosticReports": _of_patient("DiagnosticReport"),
        "imagingStudies": _of_patient("ImagingStudy"),
        "encounters": _of_patient("Encounter"),
        "questionnaireResponses": _of_patient("QuestionnaireResponse")
        + f"&questionnaire={QUESTIONNAIRE}",
        "user": "{{context.userId}}",
        "userRoles": "PractitionerRole?practitioner={{userPractitionerId}}",
    }
)
"""A template for each key, the same for every service."""

WHO = ("user", "userRoles")
"""What tells who is asking."""
SILENT = frozenset({"questionnaireResponses", *WHO})
"""What is unknown where it is not there: no answers, somebody of unknown specialty."""
SECOND_WITNESS = frozenset(
    {"medicationStatements", "medicationDispenses", "imagingStudies"}
)
"""What many servers do not have, and what is ordered or reported elsewhere too. Where
it is not delivered, advice is given and says so."""
OPTIONAL = SILENT | SECOND_WITNESS
REQUIRED = frozenset(TEMPLATES) - OPTIONAL
"""Without these nothing is answered: a record that is not seen must not count as one
that is not there."""

_FAILED = frozenset({"fatal", "error"})


def is_delivered(resource: Resource | None) -> bool:
    """Whether this is the data that was asked for, all of it.

    Null is: there is nothing. An OperationOutcome is not, nor a bundle that holds one
    about an error, nor one that goes on at a next page.
    """
    if resource is None:
        return True
    if text(resource, "resourceType") == "OperationOutcome":
        return False
    if text(resource, "resourceType") != "Bundle":
        return True
    return not (_goes_on(resource) or _has_failed(resource))


def _goes_on(bundle: Resource) -> bool:
    if any(text(each, "relation") == "next" for each in parts(bundle, "link")):
        return True
    matches = [
        each
        for each in parts(bundle, "entry")
        if text(part(each, "search"), "mode") in ("", "match")
    ]
    return (number(bundle, "total") or 0) > len(matches)


def _has_failed(bundle: Resource) -> bool:
    return any(
        text(issue, "severity") in _FAILED
        for entry in parts(bundle, "entry")
        if text(part(entry, "resource"), "resourceType") == "OperationOutcome"
        for issue in parts(part(entry, "resource"), "issue")
    )
