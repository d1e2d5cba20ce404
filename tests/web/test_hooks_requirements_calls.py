"""Calls: what a client must send, and what becomes of all else."""

import copy

import pytest
from bundles import bundle
from requirements import requirement
from web.hook_calls import (
    AUTHORIZATION,
    INSTANCE,
    SERVER,
    answered,
    call,
    draft_tramadol,
    draft_xray,
    in_context,
    read,
)
from web.served import SIGN, ask, service

from wervel.advice.hooks import read_request
from wervel.errors import RequestRefused

ORDERS = ["order-select", "order-sign"]
EVERY = ["patient-view", *ORDERS]


def refused(whole, status=400):
    """Where a call is refused; that it is not fails the test."""
    service = f"wervel-{whole.get('hook') or 'patient-view'}"
    with pytest.raises(RequestRefused) as problem:
        read_request(whole, service)
    assert problem.value.status == status
    return problem.value.where


def without(whole, name):
    return {key: each for key, each in whole.items() if key != name}


@requirement("cds-hooks_2.0", "15")
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_a_service_is_called_by_post(method):
    assert ask(service(), SIGN, method=method).status_code == 405


# ---- the hook and its instance ------------------------------------------------------


@requirement("cds-hooks_2.0", "18")
@pytest.mark.parametrize("hook", [None, "", 1, "order-sign", "patient-view ", "chat"])
def test_a_hook_that_is_not_that_of_the_service_is_refused(hook):
    whole = {**call(), "hook": hook}
    with pytest.raises(RequestRefused) as problem:
        read_request(whole, "wervel-patient-view")
    assert (problem.value.status, problem.value.where) == (400, "the request.hook")


@requirement("cds-hooks_2.0", "14", "76")
def test_a_service_that_is_not_there_is_not_found():
    with pytest.raises(RequestRefused) as problem:
        read_request(call(), "wervel-chat")
    assert problem.value.status == 404


@requirement("cds-hooks_2.0", "19")
@pytest.mark.parametrize(
    "instance", ["", "1", 7, INSTANCE[:-1], f"{INSTANCE}0", INSTANCE.replace("-", "")]
)
def test_an_instance_that_is_no_uuid_is_refused(instance):
    whole = {**call(), "hookInstance": instance}
    assert refused(whole) == "the request.hookInstance"


@requirement("cds-hooks_2.0", "19")
def test_a_call_without_an_instance_is_refused():
    assert refused(without(call(), "hookInstance")) == "the request.hookInstance"


@requirement("cds-hooks_2.0", "22")
@pytest.mark.parametrize("context", [None, {}, [], "p", 1])
def test_a_call_without_context_is_refused(context):
    assert refused({**call(), "context": context}) == "context"


@pytest.mark.parametrize("body", [None, [], {}, "hook", 3, [call()], True])
def test_a_body_that_is_no_object_is_refused(body):
    with pytest.raises(RequestRefused) as problem:
        read_request(body, "wervel-patient-view")
    assert problem.value.status == 400


@requirement("cds-hooks_2.0", "214")
def test_what_the_specification_does_not_name_is_left_alone():
    whole = in_context("patient-view", later="x")
    whole |= {"extension": {"org.example.seen": {"by": "x"}}, "version": "3"}
    assert read(whole).context.patient == "p"


@requirement("cds-hooks_2.0", "3")
@pytest.mark.parametrize("empty", [None, "", [], {}])
@pytest.mark.parametrize("field", ["encounterId", "userId", "patientId", "draftOrders"])
def test_nothing_null_or_empty_is_accepted_in_the_context(field, empty):
    whole = in_context("order-sign", draft_xray())
    whole["context"][field] = empty
    assert refused(whole).startswith("context")


# ---- who looks at whom --------------------------------------------------------------


@requirement("cds-hooks-library_1.0.1", "1", "2", "3", "74", "75", "76")
@pytest.mark.parametrize("hook", ORDERS)
@pytest.mark.parametrize(
    "user", [None, 3, "gp", "Practitioner", "Practitioner/", "Patient/p", "Device/d"]
)
def test_whoever_orders_is_a_practitioner_or_a_role(hook, user):
    assert refused(in_context(hook, draft_xray(), userId=user)) == "context.userId"


@pytest.mark.parametrize(
    "user",
    ["Practitioner/gp", "PractitionerRole/r", "Patient/p", "RelatedPerson/mother"],
)
def test_a_patient_may_look_too(user):
    kind, _, name = user.partition("/")
    assert read(in_context("patient-view", userId=user)).context.user == (kind, name)


@requirement("cds-hooks-library_1.0.1", "5", "6", "7", "78", "79", "80")
@pytest.mark.parametrize("hook", EVERY)
@pytest.mark.parametrize("patient", [None, 7, "a b", "../x", "..", "Patient/p", "a?b"])
def test_a_patient_is_named_by_an_id(hook, patient):
    whole = in_context(hook, draft_xray(), patientId=patient)
    assert refused(whole) == "context.patientId"


@requirement("cds-hooks-library_1.0.1", "10", "11", "83", "84")
@pytest.mark.parametrize("hook", EVERY)
@pytest.mark.parametrize("encounter", [7, ["e"], "a b", "Encounter/e"])
def test_an_encounter_is_named_by_an_id(hook, encounter):
    whole = in_context(hook, draft_xray(), encounterId=encounter)
    assert refused(whole) == "context.encounterId"


@requirement("cds-hooks-library_1.0.1", "9", "82")
@pytest.mark.parametrize("hook", EVERY)
def test_an_encounter_may_be_named_or_not(hook):
    with_one = read(in_context(hook, draft_xray(), encounterId="e"))
    assert with_one.context.encounter == "e"
    assert read(call(hook, draft_xray())).context.encounter == ""


# ---- what is drafted ----------------------------------------------------------------


@requirement("cds-hooks-library_1.0.1", "13", "14", "90", "91")
@pytest.mark.parametrize("hook", ORDERS)
@pytest.mark.parametrize("drafts", [None, [], "x", [draft_xray()], draft_xray()])
def test_draft_orders_are_a_bundle(hook, drafts):
    whole = in_context(hook, draftOrders=drafts)
    assert refused(whole).startswith("context.draftOrders")


@requirement("cds-hooks-library_1.0.1", "15", "92")
@pytest.mark.parametrize("hook", ORDERS)
@pytest.mark.parametrize("status", ["completed", "revoked", "", "Draft", None])
def test_an_order_that_is_not_to_be_signed_is_no_draft(hook, status):
    assert refused(call(hook, draft_xray(status=status))) == "context.draftOrders"


@requirement("cds-hooks-library_1.0.1", "15", "92")
@pytest.mark.parametrize("status", ["draft", "active", "on-hold"])
def test_an_order_that_is_signed_again_is_judged_as_if_drafted(status):
    (card,) = answered(call("order-sign", draft_xray(status=status)))["cards"]
    assert card["indicator"] == "warning"


def test_an_order_for_somebody_else_is_refused():
    theirs = {**draft_xray(), "subject": {"reference": "Patient/q"}}
    assert refused(call("order-sign", theirs)) == "context.draftOrders"


def test_a_medication_beside_the_orders_is_no_order():
    medication = {"resourceType": "Medication", "id": "m"}
    context = read(call("order-sign", draft_xray(), medication)).context
    assert [each["id"] for each in context.drafts] == ["x"]
    assert [each["id"] for each in context.beside] == ["m"]


@requirement("cds-hooks-library_1.0.1", "86")
def test_without_selections_all_drafts_are_looked_at():
    whole = call("order-select", draft_xray(), draft_tramadol())
    assert len(read(whole).context.drafts) == 2


@requirement("cds-hooks-library_1.0.1", "88")
@pytest.mark.parametrize("name", ["MedicationRequest/t", "t"])
def test_advice_is_about_the_selected_draft_only(name):
    drafts = draft_xray(), draft_tramadol()
    (card,) = answered(in_context("order-select", *drafts, selections=[name]))["cards"]
    assert "pioid" in card["summary"]


@requirement("cds-hooks-library_1.0.1", "87", "88")
@pytest.mark.parametrize(
    "selections",
    [[], "ServiceRequest/x", [None], [3], ["ServiceRequest/y"], ["Patient/p"], [{}]],
)
def test_selections_name_drafts(selections):
    whole = in_context("order-select", draft_xray(), selections=selections)
    assert refused(whole).startswith("context.selections")


# ---- the FHIR server ----------------------------------------------------------------


@requirement("cds-hooks_2.0", "20")
@pytest.mark.parametrize(
    "server", ["", "fhir", "/r4", "ftp://x/r4", "https://", "https://u:p@x/r4", 3, None]
)
def test_a_server_is_an_absolute_url(server):
    whole = {**call(fhirAuthorization=AUTHORIZATION), "fhirServer": server}
    assert refused(whole) == "the request.fhirServer"


@requirement("cds-hooks_2.0", "20")
def test_authorization_without_a_server_is_refused():
    assert refused(call(fhirAuthorization=AUTHORIZATION)) == "the request.fhirServer"


@requirement("cds-hooks_2.0", "65")
def test_without_authorization_there_is_no_access():
    assert read(call(fhirServer=SERVER)).access is None


@requirement("cds-hooks_2.0", "21", "60")
def test_with_server_and_authorization_there_is_access():
    access = read(call(fhirServer=f"{SERVER}/", fhirAuthorization=AUTHORIZATION)).access
    assert (access.server, access.token) == (SERVER, "a-token")
    assert "a-token" not in repr(access)


@requirement("cds-hooks_2.0", "65", "66", "67", "68", "69", "70")
@pytest.mark.parametrize("field", sorted(AUTHORIZATION))
def test_authorization_is_whole_or_refused(field):
    whole = call(fhirServer=SERVER, fhirAuthorization=without(AUTHORIZATION, field))
    assert refused(whole) == f"fhirAuthorization.{field}"


@requirement("cds-hooks_2.0", "66", "67", "68", "69", "70")
@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("access_token", 3),
        ("token_type", "Basic"),
        ("token_type", "bearer"),
        ("expires_in", "300"),
        ("expires_in", 1.5),
        ("expires_in", True),
        ("scope", ["user/*.read"]),
        ("subject", None),
        ("patient", ""),
    ],
)
def test_a_field_of_another_kind_is_refused(field, wrong):
    given = {**AUTHORIZATION, field: wrong}
    where = refused(call(fhirServer=SERVER, fhirAuthorization=given))
    assert where == f"fhirAuthorization.{field}"


@requirement("cds-hooks_2.0", "71")
def test_a_token_for_another_patient_is_refused():
    given = {**AUTHORIZATION, "patient": "q"}
    whole = call(fhirServer=SERVER, fhirAuthorization=given)
    assert refused(whole) == "fhirAuthorization.patient"


@requirement("cds-hooks_2.0", "71")
def test_a_token_for_this_patient_is_accepted():
    given = {**AUTHORIZATION, "patient": "p"}
    whole = call(fhirServer=SERVER, fhirAuthorization=given)
    assert read(whole).access.patient == "p"


# ---- never a value of a patient -----------------------------------------------------

SECRET = "Jansen-1970"


@pytest.mark.parametrize(
    "where",
    [
        ("context", "patientId"),
        ("context", "userId"),
        ("context", "encounterId"),
        ("context", "selections"),
        ("context", "draftOrders"),
        ("fhirAuthorization", "token_type"),
        ("prefetch", "patient"),
        ("hookInstance",),
    ],
)
def test_a_refusal_never_repeats_what_came(where):
    whole = call("order-select", draft_xray())
    whole |= {"fhirServer": SERVER, "fhirAuthorization": dict(AUTHORIZATION)}
    whole = copy.deepcopy(whole)
    *above, last = where
    inside = whole
    for name in above:
        inside = inside[name]
    inside[last] = f"{SECRET} with spaces"
    with pytest.raises(RequestRefused) as problem:
        read_request(whole, "wervel-order-select")
    assert SECRET not in str(problem.value)


def test_a_call_does_not_show_its_patient_when_printed():
    whole = call("order-sign", draft_xray(), fhirServer=SERVER)
    shown = repr(read({**whole, "prefetch": {"conditions": bundle(draft_xray())}}))
    assert "Patient/p" not in shown
    assert "'p'" not in shown
