"""The service over HTTP: what it answers, what it refuses, and what it never tells."""

import json
import logging
from dataclasses import replace
from threading import Event, Thread
from time import perf_counter

import httpx
import pytest
from bundles import bundle, patient
from made_up_practice import village
from requirements import requirement
from web.hook_calls import (
    call,
    desk,
    draft_xray,
    in_context,
    sent_along,
    three_weeks_of_pain,
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

from wervel.practice.report import write_report
from wervel.registry.counting import feedback_counts
from wervel.registry.opening import open_registry

PLANTED = {
    "name": "Zwanenburg-Oosterhuis",
    "birth": "1970-04-09",
    "id": "p-4711",
    "number": "999990019",
    "token": "planted-access-token",
}
"""What a request about somebody may hold, and no log and no refusal may."""


@pytest.fixture(scope="module")
def app():
    return service()


def about_somebody(**given):
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


def tells_of_nobody(text):
    return not [each for each in PLANTED.values() if each in text]


# ---- what it answers


@requirement("cds-hooks_2.0", "4", "5", "13")
def test_discovery_is_there(app):
    answer = ask(app, SERVICES)
    assert answer.status_code == 200
    assert len(answer.json()["services"]) == 3


@requirement("cds-hooks_2.0", "16", "74")
def test_every_service_that_is_discovered_answers_below_it(app):
    for each in ask(app, SERVICES).json()["services"]:
        answer = post(app, f"{SERVICES}/{each['id']}", call(each["hook"], draft_xray()))
        assert answer.status_code == 200
        assert isinstance(answer.json()["cards"], list)


@requirement("cds-hooks_2.0", "1")
def test_json_goes_out(app):
    answer = post(app, SIGN, call("order-sign", draft_xray()))
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json()["cards"]


def test_nobody_on_the_way_keeps_an_answer(app):
    assert post(app, VIEW, call()).headers["Cache-Control"] == "no-store"


@requirement("cds-hooks_2.0", "27")
def test_it_answers_well_within_half_a_second(app):
    """The first answer warms up; this is no benchmark (see ``make bench``)."""
    post(app, VIEW, call())
    begun = perf_counter()
    assert post(app, VIEW, call()).status_code == 200
    assert perf_counter() - begun < 0.5


def test_the_language_is_the_one_that_is_asked_for():
    app = service(settings={"language": "nl"})
    said = {
        asked: post(app, VIEW, call(), headers={"Accept-Language": asked}).json()
        for asked in ("nl", "en", "fr")
    }
    summaries = {k: each["cards"][0]["summary"] for k, each in said.items()}
    assert summaries["nl"] != summaries["en"]
    assert summaries["fr"] == summaries["nl"]


def test_others_are_answered_while_one_is_advised():
    """The desk is slow to give an id; the health of the service is not."""
    begun, go_on = Event(), Event()

    def slow(bits):
        begun.set()
        assert go_on.wait(20)
        return bits

    app = service(desk=replace(desk(), random_bits=slow))
    with on_a_port(app) as address:
        waiting = Thread(target=httpx.post, args=(address + VIEW,), kwargs=json_of())
        waiting.start()
        assert begun.wait(20)
        assert httpx.get(f"{address}/healthz", timeout=5).status_code == 200
        go_on.set()
        waiting.join()


def json_of():
    return {"json": call(), "timeout": 30}


# ---- feedback


@pytest.fixture
def registry(tmp_path):
    with open_registry(tmp_path / "registry.sqlite") as opened:
        yield opened


def told(card, **given):
    return {
        "feedback": [
            {
                "card": card,
                "outcome": "overridden",
                "overrideReason": {"userComment": PLANTED["name"]},
                "outcomeTimestamp": "2024-05-01T10:05:31Z",
                **given,
            }
        ]
    }


@requirement("cds-hooks_2.0", "148", "151", "152", "153")
def test_feedback_is_taken_and_counted_once(registry):
    app = service(registry=registry)
    (card, *_) = post(app, SIGN, call("order-sign", draft_xray())).json()["cards"]
    for _ in range(2):
        answer = post(app, f"{SIGN}/feedback", told(card["uuid"]))
        assert answer.status_code == 200
    counts = feedback_counts(registry)
    assert sum(each.overridden for each in counts) == 1


def test_without_a_registry_there_is_nowhere_for_feedback(app):
    answer = post(app, f"{SIGN}/feedback", told("x"))
    assert answer.status_code in (400, 404)
    assert tells_of_nobody(refusal(answer))


def test_what_somebody_wrote_is_nowhere_in_the_registry(registry, tmp_path):
    app = service(registry=registry)
    (card, *_) = post(app, SIGN, call("order-sign", draft_xray())).json()["cards"]
    post(app, f"{SIGN}/feedback", told(card["uuid"]))
    registry.close()
    written = b"".join(each.read_bytes() for each in tmp_path.iterdir())
    assert PLANTED["name"].encode() not in written


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


# ---- what is our own fault


def broken_desk():
    def fail(bits):
        raise ValueError(f"{PLANTED['name']} {PLANTED['birth']}")

    return replace(desk(), random_bits=fail)


def test_a_fault_has_a_number_that_stands_in_the_log_and_nothing_more(caplog):
    caplog.set_level(logging.DEBUG)
    answer = post(service(desk=broken_desk()), SIGN, about_somebody())
    assert answer.status_code == 500
    number = refusal(answer).partition("calls it ")[2].partition(";")[0]
    (line,) = [each for each in caplog.messages if number in each]
    assert "ValueError" in line
    assert "desk.py" in line
    assert tells_of_nobody(caplog.text + answer.text)


def test_after_a_fault_the_service_goes_on(caplog):
    with on_a_port(service(desk=broken_desk())) as address:
        asked = [httpx.post(address + VIEW, **json_of()) for _ in range(2)]
        assert [each.status_code for each in asked] == [500, 500]
        assert httpx.get(f"{address}/healthz").status_code == 200
    assert "Traceback" not in caplog.text


def test_a_page_that_fails_tells_as_little(caplog):
    app = service()

    @app.get("/fails")
    def fails():
        raise ValueError(PLANTED["name"])

    answer = ask(app, "/fails", headers={"Accept-Language": "nl"})
    assert answer.status_code == 500
    assert answer.text.startswith("wervel kon deze pagina niet maken")
    assert tells_of_nobody(caplog.text + answer.text)


# ---- what it never tells

WRONG = {
    "answered": about_somebody(),
    "no data": about_somebody(prefetch={}),
    "another hook": about_somebody(hook="patient-view"),
    "a patient without birth date": about_somebody(
        prefetch={**sent_along(), "patient": patient(PLANTED["id"], birthDate=None)}
    ),
    "another patient": about_somebody(
        prefetch={**sent_along(), "patient": patient("q")}
    ),
    "a birth date that is none": about_somebody(
        prefetch={
            **sent_along(),
            "patient": patient(PLANTED["id"], birthDate=PLANTED["name"]),
        }
    ),
    "an instance that is none": about_somebody(hookInstance=PLANTED["name"]),
    "a user that is none": about_somebody(
        context={"userId": PLANTED["name"], "patientId": PLANTED["id"]}
    ),
    "half of it": json.dumps(about_somebody()).encode()[:-9],
}


@pytest.mark.parametrize("sent", WRONG.values(), ids=WRONG)
def test_nobody_stands_in_a_log_or_refusal(sent, caplog, capfd):
    """Whatever the level of the log, and also where a client put it in the address."""
    caplog.set_level(logging.DEBUG)
    with on_a_port(service(settings={"fetch_seconds": 1})) as address:
        path = f"{address}{SIGN}?patient={PLANTED['id']}"
        content = sent if isinstance(sent, bytes) else json.dumps(sent).encode()
        headers = {"Content-Type": "application/json"}
        answer = httpx.post(path, content=content, headers=headers, timeout=30)
        httpx.get(f"{address}/{PLANTED['name']}?birth={PLANTED['birth']}")
    printed = "".join(capfd.readouterr())
    assert caplog.messages
    assert tells_of_nobody(caplog.text + printed)
    if answer.status_code != 200:
        assert tells_of_nobody(refusal(answer))


def test_the_log_of_requests_has_no_address_in_it(caplog, app):
    caplog.set_level(logging.INFO)
    post(app, f"{SIGN}?patient={PLANTED['id']}", about_somebody())
    ask(app, f"/patient/{PLANTED['id']}")
    lines = [each for each in caplog.messages if " ms" in each]
    assert lines[0].startswith("POST /cds-services 200 in ")
    assert lines[1].startswith("GET pages 404 in ")


# ---- clients in a browser

ELSEWHERE = "https://ehr.example"
PREFLIGHT = {
    "Origin": ELSEWHERE,
    "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "authorization,content-type",
}


@requirement("cds-hooks_2.0", "208")
def test_an_origin_in_the_settings_may_ask_from_a_browser():
    app = service(settings={"origins": (ELSEWHERE,)})
    before = ask(app, SIGN, method="OPTIONS", headers=PREFLIGHT)
    assert before.status_code == 200
    assert before.headers["Access-Control-Allow-Origin"] == ELSEWHERE
    assert "POST" in before.headers["Access-Control-Allow-Methods"]
    answer = post(app, VIEW, call(), headers={"Origin": ELSEWHERE})
    assert answer.headers["Access-Control-Allow-Origin"] == ELSEWHERE


def test_a_refusal_can_be_read_from_a_browser_too():
    app = service(settings={"origins": (ELSEWHERE,)})
    answer = post(app, VIEW, {}, headers={"Origin": ELSEWHERE})
    assert answer.status_code == 400
    assert answer.headers["Access-Control-Allow-Origin"] == ELSEWHERE


@pytest.mark.parametrize("origins", [(), ("https://other.example",)])
def test_no_other_origin_may(origins):
    app = service(settings={"origins": origins})
    for method, headers in (("OPTIONS", PREFLIGHT), ("GET", {"Origin": ELSEWHERE})):
        answer = ask(app, SERVICES, method=method, headers=headers)
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_pages_are_shared_with_no_origin():
    app = service(settings={"origins": (ELSEWHERE,)})
    answer = ask(app, "/start", headers={"Origin": ELSEWHERE})
    assert "Access-Control-Allow-Origin" not in answer.headers


# ---- the pages around it


def test_the_first_page_leads_to_what_there_is(app):
    page = ask(app, "/")
    assert page.status_code == 200
    assert 'href="/patient"' in page.text
    assert f'href="{SERVICES}"' in page.text
    assert 'href="/"' not in page.text
    assert "clinician decides" in page.text


def test_with_a_report_the_first_page_is_the_report(tmp_path):
    report = write_report(village(), tmp_path / "report").parent
    app = service(report=report)
    assert ask(app, "/").text == (report / "index.html").read_text("utf-8")
    assert 'href="/"' in ask(app, "/start").text


def test_the_service_is_well_without_a_report(app):
    assert ask(app, "/healthz").json() == {"status": "ok"}


@pytest.mark.parametrize("path", ["/", "/start", SERVICES, "/healthz", "/nothing"])
def test_every_answer_keeps_a_browser_strict(app, path):
    headers = ask(app, path).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_pages_go_out_packed_and_cards_do_not(app):
    """What cards say together with a secret must not be told by its length."""
    packed = {"Accept-Encoding": "gzip"}
    assert ask(app, "/", headers=packed).headers["Content-Encoding"] == "gzip"
    answer = post(app, SIGN, call("order-sign", draft_xray()), headers=packed)
    assert "Content-Encoding" not in answer.headers
