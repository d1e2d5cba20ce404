"""Small FHIR written by hand: a patient, resources about them, a bundle around it."""

from __future__ import annotations

from typing import Any

from wervel.records.fhir import Records, records_of
from wervel.records.fhir.tables import WRITTEN

SNOMED, LOINC = "http://snomed.info/sct", "http://loinc.org"
ATC, RXNORM = "http://www.whocc.no/atc", "http://www.nlm.nih.gov/research/umls/rxnorm"
ICPC = "urn:oid:2.16.840.1.113883.2.4.4.31.1"
ICD10 = "http://hl7.org/fhir/sid/icd-10"
AGB = "urn:oid:2.16.840.1.113883.2.4.6.7"

LOW_BACK_PAIN = (ICPC, "L03")
PAIN_SCORE = (LOINC, "72514-3")
LUMBAR_MRI = (SNOMED, "41333006")
TRAMADOL = (ATC, "N02AX02")


def resource(kind: str, name: str = "1", /, **elements: Any) -> dict[str, Any]:
    """A resource of that type and id; a status ``None`` leaves the element out."""
    given = {key.rstrip("_"): each for key, each in elements.items()}
    return {"resourceType": kind, "id": name, **given}


def about(kind: str, name: str = "1", /, **elements: Any) -> dict[str, Any]:
    """A resource about the patient."""
    return resource(kind, name, subject={"reference": "Patient/p"}, **elements)


def patient(name: str = "p", /, **elements: Any) -> dict[str, Any]:
    """Somebody born in 1970."""
    return resource(
        "Patient", name, **{"birthDate": "1970-04-09", "gender": "female", **elements}
    )


def coded(*codes: tuple[str, str] | dict[str, Any]) -> dict[str, Any]:
    """A CodeableConcept with these codings."""
    return {
        "coding": [
            each
            if isinstance(each, dict)
            else {"system": each[0], "code": each[1], "display": "words"}
            for each in codes
        ]
    }


def condition(name: str = "1", /, **elements: Any) -> dict[str, Any]:
    """Low back pain, since 3 May 2024."""
    given = {"code": coded(LOW_BACK_PAIN), "onsetDateTime": "2024-05-03", **elements}
    return about("Condition", name, **given)


def bundle(*resources: dict[str, Any], kind: str = "collection") -> dict[str, Any]:
    """A bundle of these."""
    return {
        "resourceType": "Bundle",
        "type": kind,
        "entry": [{"resource": each} for each in resources],
    }


def read(*resources: dict[str, Any], **given: Any) -> Records:
    """What becomes of the patient and these resources."""
    return records_of(bundle(patient(), *resources), **given)


def rows(records: Records, table: str, *, proposed: bool = False) -> list[dict]:
    """The rows of a table, by the names of its columns."""
    names = [column.name for column in WRITTEN[table].columns]
    of = records.proposed if proposed else records.tables
    return [dict(zip(names, row, strict=True)) for row in of.get(table, ())]


def only(records: Records, table: str, *, proposed: bool = False) -> dict[str, Any]:
    """The one row of a table."""
    (row,) = rows(records, table, proposed=proposed)
    return row


def why(records: Records, kind: str) -> list[str]:
    """The reasons for which resources of a type were left out."""
    return [reason for of, reason in records.report.left_out if of == kind]
