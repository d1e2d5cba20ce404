"""Calls of the services as a client would send them, and a desk that answers them."""

from __future__ import annotations

from datetime import date
from functools import cache
from random import Random
from typing import Any

from bundles import (
    AGB,
    SNOMED,
    TRAMADOL,
    about,
    bundle,
    coded,
    condition,
    patient,
    resource,
)

from wervel.advice.hooks import Desk, answer, read_request
from wervel.advice.hooks.prefetch import TEMPLATES
from wervel.findings.bedside import Bedside
from wervel.recommendations.bodies import chosen

TODAY = date(2024, 5, 1)
INSTANCE = "2f1a0f0e-6c3d-4b7e-9a43-1d2c3b4a5f60"
GP = {"reference": "Practitioner/gp"}
PAGE = "https://wervel.test/patient"


def three_weeks_of_pain(**elements: Any) -> dict[str, Any]:
    """Non-specific low back pain since three weeks, recorded by the GP."""
    return condition("1", onsetDateTime="2024-04-10", recorder=GP, **elements)


def saddle_numbness() -> dict[str, Any]:
    """Cauda equina syndrome, on record today."""
    return about(
        "Condition",
        "ce",
        code=coded((SNOMED, "192970008")),
        onsetDateTime="2024-05-01",
    )


def draft_xray(name: str = "x", **elements: Any) -> dict[str, Any]:
    """A lumbar X-ray that the GP drafts."""
    given = {"status": "draft", "intent": "order", "requester": GP, **elements}
    return about("ServiceRequest", name, code=coded((SNOMED, "840361000")), **given)


def draft_tramadol(name: str = "t", **elements: Any) -> dict[str, Any]:
    """Thirty days of tramadol that the GP drafts."""
    return about(
        "MedicationRequest",
        name,
        status="draft",
        intent="order",
        requester=GP,
        medicationCodeableConcept=coded(TRAMADOL),
        dispenseRequest={"expectedSupplyDuration": {"value": 30, "code": "d"}},
        **elements,
    )


def sent_along(*conditions: dict[str, Any], **keys: Any) -> dict[str, Any]:
    """A whole prefetch: the patient, these conditions, and nothing else."""
    role = resource(
        "PractitionerRole", "r", practitioner=GP, specialty=[coded((AGB, "01"))]
    )
    return {
        **dict.fromkeys(TEMPLATES),
        "patient": patient(),
        "conditions": bundle(*conditions, kind="searchset") if conditions else None,
        "user": resource("Practitioner", "gp"),
        "userRoles": bundle(role, kind="searchset"),
        **keys,
    }


def tramadol_goes_on() -> dict[str, Any]:
    """Thirty days of tramadol, asked for by the GP two days after the pain began."""
    asked = {**draft_tramadol(authoredOn="2024-04-12"), "status": "active"}
    return sent_along(three_weeks_of_pain(), medicationRequests=bundle(asked))


def call(
    hook: str = "patient-view", *drafts: dict[str, Any], **given: Any
) -> dict[str, Any]:
    """A call of a hook: a GP looks at three weeks of pain, or drafts these orders.

    What is given by name replaces an element of the call; ``None`` leaves it out.
    """
    context: dict[str, Any] = {"userId": "Practitioner/gp", "patientId": "p"}
    if hook != "patient-view":
        context["draftOrders"] = bundle(*drafts)
    whole = {
        "hook": hook,
        "hookInstance": INSTANCE,
        "context": context,
        "prefetch": sent_along(three_weeks_of_pain()),
        **given,
    }
    return {name: each for name, each in whole.items() if each is not None}


def in_context(hook: str, *drafts: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A call in whose context these fields are replaced; ``None`` leaves one out."""
    whole = call(hook, *drafts)
    context = {**whole["context"], **fields}
    kept = {name: each for name, each in context.items() if each is not None}
    return {**whole, "context": kept}


AUTHORIZATION = {
    "access_token": "a-token",
    "token_type": "Bearer",
    "expires_in": 300,
    "scope": "user/Patient.read user/Observation.read",
    "subject": "wervel",
}
SERVER = "https://fhir.example.org/r4"


@cache
def bedside() -> Bedside:
    """The Dutch guidelines, compiled once."""
    return Bedside.opened(chosen(["nl"]))


def desk(seed: int = 1, *, page: str = PAGE) -> Desk:
    """A desk whose ids come from this seed."""
    return Desk(bedside(), page=page, random_bits=Random(seed).getrandbits)


def read(whole: dict[str, Any]) -> Any:
    """The call as its service reads it."""
    return read_request(whole, f"wervel-{whole['hook']}")


def answered(whole: dict[str, Any], *, seed: int = 1, language: str = "en") -> Any:
    """The response to a call, nothing having been fetched."""
    return answer(read(whole), {}, desk(seed), today=TODAY, language=language)


def cards(hook: str = "patient-view", *drafts: dict[str, Any], **given: Any) -> Any:
    """The cards in response to a call."""
    return answered(call(hook, *drafts, **given))["cards"]


@cache
def every_kind_of_card() -> list[dict[str, Any]]:
    """Cards of all kinds there are: alarm, order, ongoing, step and questions."""
    alarm = sent_along(three_weeks_of_pain(), saddle_numbness())
    return [
        *cards(),
        *cards(prefetch=alarm),
        *cards(prefetch=tramadol_goes_on()),
        *cards("order-sign", draft_xray(), draft_tramadol()),
        *cards("order-select", draft_xray(), prefetch=alarm),
    ]
