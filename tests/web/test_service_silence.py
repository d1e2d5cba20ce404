"""What the service never tells: faults, logs and refusals hold nothing of anybody."""

import json
import logging
from dataclasses import replace

import httpx
import pytest
from bundles import patient
from web.hook_calls import call, desk, sent_along
from web.planted import PLANTED, about_somebody, tells_of_nobody
from web.served import SIGN, VIEW, ask, on_a_port, post, refusal, service


@pytest.fixture(scope="module")
def app():
    return service()


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
        sent = {"json": call(), "timeout": 30}
        asked = [httpx.post(address + VIEW, **sent) for _ in range(2)]
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
