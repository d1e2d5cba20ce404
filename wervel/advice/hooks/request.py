"""A call of a service, read and checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from wervel.advice.hooks.context import Context, context_of
from wervel.advice.hooks.prefetch import TEMPLATES, is_delivered
from wervel.advice.hooks.services import Service, service
from wervel.advice.hooks.shapes import (
    a_resource,
    a_text,
    a_text_if_any,
    a_url,
    a_uuid,
    a_whole_number,
    an_object,
    refused,
    without_nulls,
)
from wervel.records.fhir.elements import Resource

_TOKEN = re.compile(r"\{\{([\w.]+)\}\}")


@dataclass(frozen=True)
class Access:
    """The client's FHIR server and the token with which wervel may read there.

    ``expires_in`` is seconds from when the call came.
    """

    server: str
    token: str = field(repr=False)
    expires_in: int
    scope: str
    subject: str
    patient: str = field(default="", repr=False)


@dataclass(frozen=True)
class HookRequest:
    """One call: ``delivered`` is the prefetch that came whole, null where it is empty.

    ``access`` is there only with both a server and a token.
    """

    service: Service
    instance: str
    context: Context = field(repr=False)
    delivered: Mapping[str, Resource | None] = field(repr=False)
    access: Access | None = None


def read_request(body: object, service_id: str) -> HookRequest:
    """A call of that service; RequestRefused where it is not as it should be.

    404 where there is no such service, else 400. What the specification does not name
    is left alone: extensions, fields of later versions, other prefetch keys.
    """
    asked, where = service(service_id), "the request"
    of = an_object(body, where)
    if a_text(of, "hook", where) != asked.hook.value:
        wanted = f"the hook of this service, {asked.hook.value}"
        raise refused(wanted, "another hook", f"{where}.hook")
    instance = a_uuid(of, "hookInstance", where)
    context = context_of(an_object(of.get("context"), "context"), asked.hook)
    without_nulls(
        {name: of[name] for name in ("fhirServer", "fhirAuthorization") if name in of},
        where,
    )
    access = _access(of)
    if access and access.patient not in ("", context.patient):
        wanted = "access to the patient of patientId"
        raise refused(wanted, "to another", "fhirAuthorization.patient")
    return HookRequest(asked, instance, context, _delivered(of), access)


def _access(of: Mapping[str, object]) -> Access | None:
    """All of the server and the authorization, or nothing."""
    server = a_url(of, "fhirServer", "the request") if "fhirServer" in of else ""
    if "fhirAuthorization" not in of:
        return None
    where = "fhirAuthorization"
    if not server:
        wanted = "fhirServer beside fhirAuthorization"
        raise refused(wanted, "none", "the request.fhirServer")
    given = an_object(of["fhirAuthorization"], where)
    without_nulls(given, where)
    if a_text(given, "token_type", where) != "Bearer":
        raise refused("Bearer", "another text", f"{where}.token_type")
    return Access(
        server,
        a_text(given, "access_token", where),
        a_whole_number(given, "expires_in", where),
        a_text(given, "scope", where),
        a_text(given, "subject", where),
        a_text_if_any(given, "patient", where),
    )


def _delivered(of: Mapping[str, object]) -> dict[str, Resource | None]:
    """The prefetch that was asked for and came whole."""
    if "prefetch" not in of:
        return {}
    found: dict[str, Resource | None] = {}
    given = of["prefetch"]
    if not isinstance(given, dict):
        raise refused("a JSON object", "something else", "prefetch")
    for key in TEMPLATES:
        if key not in given:
            continue
        each = given[key]
        resource = None if each is None else a_resource(each, f"prefetch.{key}")
        if is_delivered(resource):
            found[key] = resource
    return found


def wanted(request: HookRequest) -> dict[str, str]:
    """What was not delivered, as URLs relative to the FHIR server, by prefetch key.

    Without what this user cannot have: somebody who is a role has no other roles. Who
    is no clinician gets no advice, so that nothing is wanted then.
    """
    if not request.context.user.is_clinician:
        return {}
    tokens = _tokens(request.context)
    return {
        key: _TOKEN.sub(lambda found: tokens[found[1]], template)
        for key, template in request.service.prefetch.items()
        if key not in request.delivered
        if all(name in tokens for name in _TOKEN.findall(template))
    }


def _tokens(context: Context) -> dict[str, str]:
    """What stands for each token; every value is an id that was checked."""
    tokens = {
        "context.userId": f"{context.user.kind}/{context.user.id}",
        "context.patientId": context.patient,
    }
    if context.user.kind == "Practitioner":
        tokens["userPractitionerId"] = context.user.id
    return tokens
