"""What the service refuses, clearly, so that it goes on answering."""

import httpx
import pytest
from bundles import bundle, patient
from requirements import requirement
from web.hook_calls import (
    call,
    draft_xray,
    sent_along,
)
from web.served import (
    SERVICES,
    SIGN,
    VIEW,
    ask,
    on_a_port,
    post,
    refusal,
    service,
)


@pytest.fixture(scope="module")
def app():
    return service()


# ---- what it refuses

NOT_JSON = {
    "nothing": b"",
    "half": b'{"hook": ',
    "not text": b"\xff\xfe\xfa",
    "no number": b'{"hook": NaN}',
    "a number without end": b'{"hook": 1e999}',
    "half a character": b'{"hook": "\\ud800"}',
    "a number of 5,000 digits": b'{"hook": ' + b"1" * 5000 + b"}",
    "a bomb": b"[" * 200_000,
    "a bomb in pairs": b'{"a":' * 200_000,
}


@pytest.mark.parametrize("sent", NOT_JSON.values(), ids=NOT_JSON)
def test_what_is_no_json_is_refused(app, sent):
    answer = post(app, SIGN, sent)
    assert answer.status_code == 400
    refusal(answer)


def test_json_that_nests_deep_within_fhir_is_refused_or_read(app):
    """900 levels still are JSON to Python; what reads the FHIR may not go as deep."""
    deep = {"resourceType": "Condition"}
    for _ in range(430):
        deep = {"resourceType": "Condition", "contained": [deep]}
    whole = call("order-sign", draft_xray(), prefetch=sent_along(deep))
    answer = post(app, SIGN, whole)
    assert answer.status_code in (200, 400)


NOT_A_CALL = {
    "a list": [],
    "a text": "text",
    "null": None,
    "fhir, but no call": bundle(patient()),
    "the hook of another service": call("patient-view"),
    "a patient without birth date": call(
        "order-sign",
        draft_xray(),
        prefetch={**sent_along(), "patient": patient(birthDate=None)},
    ),
    "two patients": call(
        "order-sign",
        draft_xray(),
        prefetch={**sent_along(), "conditions": bundle(patient("q"))},
    ),
}


@pytest.mark.parametrize("sent", NOT_A_CALL.values(), ids=NOT_A_CALL)
def test_json_that_is_no_call_is_refused(app, sent):
    answer = post(app, SIGN, sent)
    assert answer.status_code in (400, 412)
    refusal(answer)


def test_a_day_that_is_still_to_come_is_answered(app):
    later = sent_along({**draft_xray(), "authoredOn": "2124-01-01"})
    assert post(app, SIGN, call("order-sign", prefetch=later)).status_code in (200, 400)


@requirement("cds-hooks_2.0", "1")
@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "application/xml", ""]
)
def test_only_json_is_taken(app, kind):
    """Which also keeps a page of another site from sending anything unasked."""
    answer = post(app, SIGN, call(), headers={"Content-Type": kind})
    assert answer.status_code == 415
    refusal(answer)


def test_what_is_packed_is_not_taken(app):
    answer = post(app, SIGN, call(), headers={"Content-Encoding": "gzip"})
    assert answer.status_code == 415


@pytest.mark.parametrize("is_said", [True, False], ids=["said", "not said"])
def test_too_much_is_refused_whether_its_size_is_said_or_not(is_said):
    app = service(settings={"largest_megabytes": 1})
    sent = b'{"hook": "' + b"x" * 1_000_001 + b'"}'

    async def pieces():
        for place in range(0, len(sent), 65536):
            yield sent[place : place + 65536]

    answer = ask(
        app,
        SIGN,
        method="POST",
        content=sent if is_said else pieces(),
        headers={"Content-Type": "application/json"},
    )
    assert answer.status_code == 413
    assert "1000000" in refusal(answer)


def test_a_body_of_more_than_fifty_megabytes_is_refused_over_a_socket(app):
    with on_a_port(app) as address, httpx.Client(base_url=address) as client:
        json_only = {"Content-Type": "application/json"}
        sent = b'{"hook": "' + b"x" * 50_000_000 + b'"}'
        answer = client.post(SIGN, content=sent, headers=json_only, timeout=30)
        assert answer.status_code == 413
        assert client.post(VIEW, json=call()).status_code == 200


def test_a_body_of_just_under_fifty_megabytes_is_read(app):
    whole = call("order-sign", draft_xray())
    whole["extension"] = {"test": "x" * 49_000_000}
    assert post(app, SIGN, whole).status_code == 200


@requirement("cds-hooks_2.0", "14", "76")
@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", SIGN, 405),
        ("DELETE", SIGN, 405),
        ("POST", SERVICES, 405),
        ("OPTIONS", SIGN, 405),
        ("GET", f"{SIGN}/feedback", 405),
        ("POST", f"{SERVICES}/wervel-nothing", 404),
        ("POST", f"{SERVICES}/wervel-nothing/feedback", 404),
        ("GET", f"{SERVICES}/", 404),
        ("POST", f"{SIGN}/more/of/it", 404),
        ("POST", f"{SERVICES}/%2e%2e/healthz", 404),
    ],
)
def test_what_is_not_there_or_not_so_is_refused(app, method, path, status):
    answer = ask(app, path, method=method, json=call())
    assert answer.status_code == status
    refusal(answer)
    if status == 405:
        assert answer.headers["Allow"]


@requirement("cds-hooks_2.0", "54")
def test_without_the_data_it_says_which_keys_are_missing(app):
    sent = {k: each for k, each in sent_along().items() if k != "conditions"}
    answer = post(app, SIGN, call("order-sign", draft_xray(), prefetch=sent))
    assert answer.status_code == 412
    assert "conditions" in refusal(answer)
