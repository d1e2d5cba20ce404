"""The service over HTTP: what it answers, to whom, and the pages around it."""

from dataclasses import replace
from threading import Event, Thread
from time import perf_counter

import httpx
import pytest
from made_up_practice import village
from requirements import requirement
from web.hook_calls import (
    call,
    desk,
    draft_xray,
)
from web.planted import PLANTED, tells_of_nobody
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


@pytest.fixture(scope="module")
def app():
    return service()


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
        sent = {"json": call(), "timeout": 30}
        waiting = Thread(target=httpx.post, args=(address + VIEW,), kwargs=sent)
        waiting.start()
        assert begun.wait(20)
        assert httpx.get(f"{address}/healthz", timeout=5).status_code == 200
        go_on.set()
        waiting.join()


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
