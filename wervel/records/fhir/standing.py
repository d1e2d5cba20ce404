"""What the status of a resource says: it happened, it is proposed, or neither."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.records.fhir.elements import Resource, codings, part, text
from wervel.records.fhir.report import PROPOSED

_PROPOSALS = frozenset({"proposal", "plan", "option"})
_REQUESTS = frozenset({"active", "on-hold", "completed", "stopped", "unknown"})
_HAPPENED: Mapping[str, frozenset[str]] = {
    "Encounter": frozenset(
        {"arrived", "triaged", "in-progress", "onleave", "finished", "unknown"}
    ),
    "Observation": frozenset(
        {"preliminary", "final", "amended", "corrected", "unknown"}
    ),
    "DiagnosticReport": frozenset(
        {"partial", "preliminary", "final", "amended", "corrected", "appended"}
        | {"unknown"}
    ),
    "ImagingStudy": frozenset({"available", "unknown"}),
    "Procedure": frozenset(
        {"in-progress", "on-hold", "stopped", "completed", "unknown"}
    ),
    "ServiceRequest": _REQUESTS - {"stopped"},
    "MedicationRequest": _REQUESTS,
    "MedicationStatement": frozenset(
        {"active", "completed", "stopped", "on-hold", "unknown"}
    ),
    "MedicationDispense": frozenset(
        {"in-progress", "on-hold", "completed", "stopped", "unknown"}
    ),
    "MedicationAdministration": frozenset(
        {"in-progress", "on-hold", "completed", "stopped", "unknown"}
    ),
    "CarePlan": frozenset({"active", "on-hold", "revoked", "completed", "unknown"}),
    "QuestionnaireResponse": frozenset({"completed", "amended"}),
    "Coverage": frozenset({"active", "cancelled"}),
}
"""The statuses in which something was done, seen or ordered. What was stopped had begun
and keeps its start; a coverage that was cancelled had held."""

_NOT_YET = frozenset(
    {"entered-in-error", "not-done", "cancelled", "planned", "preparation", "revoked"}
    | {"registered", "in-progress", "stopped", "declined", "not-taken", "intended"}
    | {"draft", "unknown", "on-hold"}
)
_REFUTED = frozenset({"refuted", "410516002", "410593006"})
"""Not so; with the two SNOMED codes the Dutch profile adds for (probably) absent."""
_CONFIRMED = frozenset({"confirmed", "410605003"})
_ORDERS = frozenset({"ServiceRequest", "MedicationRequest", "CarePlan"})
_ACTIVITY_DONE = frozenset({"in-progress", "completed", "on-hold", "stopped"})


def left_out_because(resource: Resource, kind: str) -> str:
    """Why a resource is no record of something that happened; empty where it is one.

    A status that is missing is taken as done: only FHIR that is not valid leaves it
    out. A status FHIR does not have is not taken for anything.
    """
    if resource.get("doNotPerform") is True:
        return "asks that something is not done"
    if kind == "Condition":
        return _not_a_condition(resource)
    status = text(resource, "status")
    if kind in _ORDERS and status in ("", "draft", *_HAPPENED[kind]):
        asks = text(resource, "intent") in _proposals(kind)
        if asks or status == "draft":
            return PROPOSED
    if not status or status in _HAPPENED[kind]:
        return ""
    return f"status {status}" if status in _NOT_YET else "a status FHIR does not have"


def _proposals(kind: str) -> frozenset[str]:
    """A care plan is always a plan; its activities say what was done of it."""
    return _PROPOSALS - {"plan"} if kind == "CarePlan" else _PROPOSALS


def _verification(condition: Resource) -> set[str]:
    of = codings(part(condition, "verificationStatus"))
    return {text(each, "code") for each in of}


def _not_a_condition(condition: Resource) -> str:
    codes = _verification(condition)
    if "entered-in-error" in codes:
        return "status entered-in-error"
    return "refuted or ruled out" if codes & _REFUTED else ""


def is_unconfirmed(condition: Resource) -> bool:
    """Whether a condition says of itself that it is not confirmed."""
    codes = _verification(condition)
    return bool(codes) and not codes & _CONFIRMED


_OPEN = frozenset({"active", "recurrence", "relapse"})


def is_open(condition: Resource) -> bool:
    """Whether a condition says of itself that it is there, and of no end."""
    status = {text(each, "code") for each in codings(part(condition, "clinicalStatus"))}
    ended = any(name.startswith("abatement") for name in condition)
    return bool(status & _OPEN) and not ended


def was_done(activity: Resource) -> bool:
    """Whether an activity of a care plan began."""
    detail = part(activity, "detail")
    done = text(detail, "status") in _ACTIVITY_DONE
    return done and detail.get("doNotPerform") is not True


_NO = frozenset({"373067005", "2667000", "260385009", "410516002", "LA32-8"})
"""No, absent, negative and known absent in SNOMED, and no in LOINC."""
_YES_NO = "http://terminology.hl7.org/CodeSystem/v2-0136"


def says_no(of: Resource) -> bool:
    """Whether an observation, component or answer says that it is not so."""
    if of.get("valueBoolean") is False:
        return True
    coded = [*codings(part(of, "valueCodeableConcept")), part(of, "valueCoding")]
    return any(
        text(each, "code") in _NO
        or (text(each, "system"), text(each, "code")) == (_YES_NO, "N")
        for each in coded
    )
