"""The context of a hook: who looks at whom, and which orders are drafted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from wervel.advice.hooks.services import Hook
from wervel.advice.hooks.shapes import (
    a_fhir_id,
    a_list,
    a_resource,
    a_text,
    a_text_if_any,
    refused,
    without_nulls,
)
from wervel.records.fhir.elements import Resource, part, parts, text

CLINICIANS = frozenset({"Practitioner", "PractitionerRole"})
_MAY_VIEW = CLINICIANS | {"Patient", "RelatedPerson"}
ORDERS = frozenset(
    {"MedicationRequest", "ServiceRequest", "NutritionOrder", "DeviceRequest"}
    | {"VisionPrescription", "CommunicationRequest", "SupplyRequest"}
)
"""The types of request that may stand among the drafts; what else stands there, such as
the medication a request means, is read beside them."""
_TO_SIGN = frozenset({"draft", "active", "on-hold"})
"""The statuses of an order to be signed; an order that is signed again is active."""


class User(NamedTuple):
    """Whoever is looking: the type of resource and its id."""

    kind: str
    id: str

    @property
    def is_clinician(self) -> bool:
        """Whether the cards are for whoever this is."""
        return self.kind in CLINICIANS


@dataclass(frozen=True)
class Context:
    """The context of one call.

    ``drafts`` are the orders that advice is asked about: those selected, or all.
    ``beside`` is what else came with them and is no order.
    """

    user: User
    patient: str = field(repr=False)
    encounter: str = field(default="", repr=False)
    drafts: tuple[Resource, ...] = field(default=(), repr=False)
    beside: tuple[Resource, ...] = field(default=(), repr=False)


def context_of(of: Mapping[str, object], hook: Hook) -> Context:
    """The context, checked field by field; RequestRefused (400)."""
    where = "context"
    without_nulls(of, where)
    user = _user(a_text(of, "userId", where), hook)
    patient = a_fhir_id(a_text(of, "patientId", where), f"{where}.patientId")
    encounter = a_text_if_any(of, "encounterId", where)
    if encounter:
        a_fhir_id(encounter, f"{where}.encounterId")
    if hook is Hook.PATIENT_VIEW:
        return Context(user, patient, encounter)
    drafted = list(_drafted(of.get("draftOrders")))
    orders = [each for each in drafted if _is_order(each)]
    for order in orders:
        _check(order, patient)
    beside = tuple(each for each in drafted if not _is_order(each))
    if hook is Hook.ORDER_SELECT and "selections" in of:
        orders = _selected(a_list(of["selections"], f"{where}.selections"), orders)
    return Context(user, patient, encounter, tuple(orders), beside)


def _user(written: str, hook: Hook) -> User:
    where = "context.userId"
    kind, _, name = written.partition("/")
    may = _MAY_VIEW if hook is Hook.PATIENT_VIEW else CLINICIANS
    if kind not in may:
        wanted = f"a type and an id; the type one of {', '.join(sorted(may))}"
        raise refused(wanted, "another text", where)
    return User(kind, a_fhir_id(name, where))


def _drafted(of: object) -> Iterator[Resource]:
    where = "context.draftOrders"
    bundle = a_resource(of, where)
    if text(bundle, "resourceType") != "Bundle":
        raise refused("a Bundle", "another resource", where)
    for place, entry in enumerate(parts(bundle, "entry")):
        yield a_resource(entry.get("resource"), f"{where}.entry[{place}].resource")


def _is_order(of: Resource) -> bool:
    return text(of, "resourceType") in ORDERS


def _check(order: Resource, patient: str) -> None:
    """Refuse an order that is not to be signed, or is for somebody else."""
    where = "context.draftOrders"
    if text(order, "status") not in _TO_SIGN:
        raise refused("requests with the status draft", "another status", where)
    subject = part(order, "subject") or part(order, "patient")
    kind, _, name = text(subject, "reference").rpartition("/")
    if kind.rpartition("/")[2] == "Patient" and name != patient:
        raise refused("orders for the patient of patientId", "another patient", where)


def _selected(names: list[object], orders: list[Resource]) -> list[Resource]:
    """The orders that are named, in their own order."""
    known = {_name(each): each for each in orders}
    known |= {text(each, "id"): each for each in orders if text(each, "id")}
    for place, name in enumerate(names):
        if not isinstance(name, str) or name not in known:
            raise refused(
                "a type and an id that name one of the draftOrders",
                "something else",
                f"context.selections[{place}]",
            )
    chosen = {id(known[str(name)]) for name in names}
    return [each for each in orders if id(each) in chosen]


def _name(order: Resource) -> str:
    return f"{text(order, 'resourceType')}/{text(order, 'id')}"
