"""Calls of CDS Hooks about these patients, as a client sends them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from uuid import UUID

from benchmarks.noise import Resource, to
from benchmarks.patients import Patient, bundle
from wervel.advice.hooks.prefetch import TEMPLATES
from wervel.advice.hooks.services import Hook

VIEW, SIGN = Hook.PATIENT_VIEW.value, Hook.ORDER_SIGN.value
GP = "gp"


def call(hook: str, of: Patient, number: int = 0, **given: object) -> str:
    """A call of that hook by a GP; what is ``given`` takes the place of its elements.

    The whole record comes along under one key, kinds that wervel does not ask for
    included, so that no resource goes unread.
    """
    context: Resource = {"userId": f"Practitioner/{GP}", "patientId": of.id}
    if hook != VIEW:
        context["draftOrders"] = bundle([of.draft])
    whole = {
        "hook": hook,
        "hookInstance": str(UUID(int=number, version=4)),
        "context": context,
        "prefetch": _prefetch(of),
        **given,
    }
    return json.dumps(whole)


def _prefetch(of: Patient) -> Mapping[str, object]:
    everything = [each for each in of.resources if each["resourceType"] != "Patient"]
    (patient,) = [each for each in of.resources if each["resourceType"] == "Patient"]
    role = {
        "resourceType": "PractitionerRole",
        "id": "role",
        "practitioner": to("Practitioner", GP),
        "specialty": [{"coding": [{"system": _AGB, "code": "01"}]}],
    }
    return {
        **dict.fromkeys(TEMPLATES),
        "patient": patient,
        "conditions": bundle(everything, "searchset"),
        "userRoles": bundle([role], "searchset"),
    }


_AGB = "urn:oid:2.16.840.1.113883.2.4.6.7"
