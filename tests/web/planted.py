"""A request about somebody: what stands in it may stand in no log and no refusal."""

from __future__ import annotations

from typing import Any

from bundles import patient
from web.hook_calls import draft_xray, in_context, sent_along, three_weeks_of_pain

PLANTED = {
    "name": "Zwanenburg-Oosterhuis",
    "birth": "1970-04-09",
    "id": "p-4711",
    "number": "999990019",
    "token": "planted-access-token",
}
"""What a request about somebody may hold, and no log and no refusal may."""


def about_somebody(**given: Any) -> dict[str, Any]:
    """A call of order-sign with a name, a birth date, a number and a token in it."""
    somebody = patient(
        PLANTED["id"],
        name=[{"family": PLANTED["name"]}],
        birthDate=PLANTED["birth"],
        identifier=[{"system": "urn:oid:1", "value": PLANTED["number"]}],
    )
    subject = {"reference": f"Patient/{PLANTED['id']}"}
    order = {**draft_xray(), "subject": subject}
    pain = {**three_weeks_of_pain(), "subject": subject}
    whole = in_context("order-sign", order, patientId=PLANTED["id"])
    access = {
        "access_token": PLANTED["token"],
        "token_type": "Bearer",
        "expires_in": 300,
        "scope": "user/*.read",
        "subject": "wervel",
    }
    return {
        **whole,
        "prefetch": {**sent_along(pain), "patient": somebody},
        "fhirServer": "http://127.0.0.1:9/fhir",
        "fhirAuthorization": access,
        **given,
    }


def tells_of_nobody(text: str) -> bool:
    """Whether nothing of what was planted stands in this."""
    return not [each for each in PLANTED.values() if each in text]
