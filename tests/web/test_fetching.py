"""What was not sent along is fetched: from an allowed server, whole, or not at all."""

import asyncio
import logging
from time import perf_counter

import pytest
from bundles import AGB, coded, patient, resource
from requirements import requirement
from starlette.responses import Response
from web.fhir_server import TOKEN, FhirServer, elsewhere, outcome
from web.hook_calls import (
    AUTHORIZATION,
    GP,
    call,
    draft_xray,
    sent_along,
    three_weeks_of_pain,
)
from web.served import SIGN, on_a_port, post, refusal, service

from wervel.web.fetching import PAGES, fetched, is_allowed, key_set
from wervel.web.settings import Settings

GP_CODE = coded((AGB, "01"))
ROLE = resource("PractitionerRole", "r", practitioner=GP, specialty=[GP_CODE])


def known():
    """Three weeks of pain, seen by a GP; five observations to fill three pages."""
    return {
        "Patient": [patient()],
        "Practitioner": [resource("Practitioner", "gp")],
        "PractitionerRole": [ROLE],
        "Condition": [three_weeks_of_pain()],
        "Observation": [
            resource("Observation", f"o{n}", subject={"reference": "Patient/p"})
            for n in range(5)
        ],
    }


@pytest.fixture
def server():
    return FhirServer(known())


@pytest.fixture
def address(server):
    with on_a_port(server.app) as base:
        yield f"{base}/fhir"


def asked(address, *, prefetch=None, settings=None, **authorization):
    """The answer to a GP who drafts an X-ray and gives access to this server."""
    access = {**AUTHORIZATION, "access_token": TOKEN, **authorization}
    whole = call(
        "order-sign",
        draft_xray(),
        prefetch=prefetch,
        fhirServer=address,
        fhirAuthorization=access,
    )
    return post(service(settings=settings or {}), SIGN, whole)


def came(address, *wanted, **settings):
    """What comes of these relative addresses, and why the rest does not."""
    given = Settings(**{"fetch_seconds": 2, **settings})
    by_key = {each: each for each in wanted}
    return asyncio.run(fetched(by_key, given, server=address, token=TOKEN))


def why(address, wanted, **settings):
    """Why it does not come."""
    return came(address, wanted, **settings).missing[wanted]


# ---- whole


@requirement("cds-hooks_2.0", "28", "34", "60")
def test_nothing_sent_and_all_fetched_gives_the_same_cards(address):
    sent = sent_along(three_weeks_of_pain())
    whole = call("order-sign", draft_xray(), prefetch=sent)
    given = post(service(), SIGN, whole).json()["cards"]
    found = asked(address).json()["cards"]
    assert [each["summary"] for each in found] == [each["summary"] for each in given]
    assert found


@requirement("cds-hooks_2.0", "60")
def test_only_what_was_not_sent_is_fetched(address, server):
    sent = {k: v for k, v in sent_along().items() if k not in ("patient", "conditions")}
    assert asked(address, prefetch=sent).status_code == 200
    assert {each.split("/fhir/")[1].split("?")[0] for each in server.asked} == {
        "Patient/p",
        "Condition",
    }


@requirement("cds-hooks_2.0", "31", "61")
def test_the_token_of_the_client_goes_with_every_call(address, server):
    asked(address)
    assert len(server.tokens) > 10
    assert set(server.tokens) == {f"Bearer {TOKEN}"}


@requirement("cds-hooks_2.0", "61")
def test_without_a_token_nothing_is_fetched(address, server):
    whole = call("order-sign", draft_xray(), prefetch=None, fhirServer=address)
    answer = post(service(), SIGN, whole)
    assert answer.status_code == 412
    assert server.asked == []


def test_a_search_is_read_to_its_last_page(address, server):
    bundle = came(address, "Observation").resources["Observation"]
    assert len(bundle["entry"]) == 5
    assert "link" not in bundle
    assert len(server.asked) == 3


def test_nothing_there_is_an_answer_too(address):
    assert "entry" not in came(address, "Procedure").resources["Procedure"]


def test_a_relative_address_of_the_next_page_is_followed(address, server):
    def page(request):
        if "second" in request.query_params:
            return {"resourceType": "Bundle", "entry": [{"resource": ROLE}]}
        link = {"relation": "next", "url": "Condition?second=1"}
        return {"resourceType": "Bundle", "link": [link]}

    server.instead["Condition"] = page
    assert len(came(address, "Condition").resources["Condition"]["entry"]) == 1


def test_a_word_of_the_server_beside_the_results_does_no_harm(address, server):
    entry = [{"resource": outcome("warning")}, {"resource": ROLE}]
    bundle = {"resourceType": "Bundle", "entry": entry}
    server.instead["Condition"] = lambda _: bundle
    assert not came(address, "Condition").missing


def test_who_gets_no_cards_costs_no_calls(address, server):
    access = {**AUTHORIZATION, "access_token": TOKEN}
    whole = call(prefetch=None, fhirServer=address, fhirAuthorization=access)
    whole["context"]["userId"] = "Patient/p"
    answer = post(service(), "/cds-services/wervel-patient-view", whole)
    assert answer.json() == {"cards": []}
    assert server.asked == []


# ---- or not at all


def endless(request):
    following = request.url.include_query_params(n="1")
    link = {"relation": "next", "url": str(following)}
    return {"resourceType": "Bundle", "link": [link]}


def first_page_then(second):
    def page(request):
        if "n" in request.query_params:
            return second
        return endless(request)

    return page


UNKIND = {
    "forbidden": (403, "status 403"),
    "broken": (500, "status 500"),
    "an outcome with 200": (lambda _: outcome(), "error"),
    "an outcome inside": (
        lambda _: {"resourceType": "Bundle", "entry": [{"resource": outcome()}]},
        "error",
    ),
    "fewer than it says": (lambda _: {"resourceType": "Bundle", "total": 3}, "all"),
    "an outcome on page two": (first_page_then(outcome()), "next page"),
    "no fhir": (lambda _: {"a": 1}, "no FHIR"),
    "a list": (lambda _: [], "no FHIR"),
    "no json": (Response("<html>"), "no JSON"),
    "a bomb": (Response("[" * 100_000), "no JSON"),
    "elsewhere": (elsewhere("http://127.0.0.1:9/"), "status 302"),
    "without end": (endless, f"more than {PAGES} pages"),
    "slow": (2.0, "no answer in time"),
}


@requirement("cds-hooks_2.0", "52")
@pytest.mark.parametrize(("instead", "said"), UNKIND.values(), ids=UNKIND)
def test_what_does_not_come_whole_is_not_used(address, server, instead, said):
    server.instead["Condition"] = instead
    seconds = 1 if isinstance(instead, float) else 10
    assert said in why(address, "Condition", fetch_seconds=seconds)


@requirement("cds-hooks_2.0", "54")
@pytest.mark.parametrize("instead", [403, 500, lambda _: outcome()])
def test_then_the_keys_are_named(address, server, instead):
    server.instead["Condition"] = server.instead["Procedure"] = instead
    answer = asked(address)
    assert answer.status_code == 412
    said = refusal(answer)
    assert "conditions, procedures" in said
    assert "observations" not in said


def test_what_is_not_needed_may_be_missing(address, server):
    server.instead["MedicationStatement"] = 404
    answer = asked(address)
    assert answer.status_code == 200
    assert "not seen" in answer.json()["cards"][0]["detail"]


def test_a_slow_server_is_not_waited_for(address, server):
    server.instead["Condition"] = 3.0
    begun = perf_counter()
    answer = asked(address, settings={"fetch_seconds": 1})
    assert answer.status_code == 412
    assert perf_counter() - begun < 2.5


def test_a_server_that_is_not_there_is_said():
    assert why("http://127.0.0.1:9/fhir", "Condition") == "ConnectError"


def test_there_is_an_end_to_what_is_read(address, server):
    much = [{"resource": resource("Condition", "c", note="x" * 600_000)}]
    server.instead["Condition"] = lambda _: {"resourceType": "Bundle", "entry": much}
    server.instead["Procedure"] = server.instead["Condition"]
    found = came(address, "Condition", "Procedure", largest_megabytes=1)
    assert set(found.missing.values()) == {"more than is read for one request"}


# ---- from an allowed server


@pytest.mark.parametrize(
    "server",
    [
        "https://fhir.example.org/r4",
        "http://10.0.0.1/fhir",
        "http://169.254.169.254/latest/meta-data",
        "http://127.0.0.1.example.org/fhir",
        "http://localhost.example.org/fhir",
        "http://user@127.0.0.1/fhir",
        "http://127.0.0.1@evil.example/fhir",
        "file:///etc/passwd",
        "http://[::ffff:10.0.0.1]/fhir",
        "http://2130706433/fhir",
        "",
    ],
)
def test_unless_it_is_in_the_settings_only_this_machine_is_asked(server):
    assert not is_allowed(server, Settings())
    assert "may not ask" in why(server, "Patient/p")


@pytest.mark.parametrize(
    "server", ["https://a.example/fhir", "https://a.example/fhir/"]
)
def test_a_server_in_the_settings_is_asked(server):
    assert is_allowed(server, Settings(fhir_servers=("https://a.example/fhir",)))


@pytest.mark.parametrize(
    "server",
    [
        "https://a.example",
        "https://a.example/fhir2",
        "https://a.example/fhir/other",
        "http://a.example/fhir",
        "https://a.example:444/fhir",
        "http://127.0.0.1/fhir",
    ],
)
def test_no_other_is_asked_then(server):
    assert not is_allowed(server, Settings(fhir_servers=("https://a.example/fhir",)))


def test_http_is_only_for_this_machine_unless_allowed():
    inside = "http://fhir.inside:8080/r4"
    given = Settings(fhir_servers=(inside, "http://127.0.0.1/r4"))
    assert not is_allowed(inside, given)
    assert is_allowed("http://127.0.0.1/r4", given)
    assert is_allowed(inside, Settings(fhir_servers=(inside,), allow_http=True))


@requirement("cds-hooks_2.0", "54")
def test_a_server_that_may_not_be_asked_is_412():
    answer = asked("https://fhir.example.org/r4")
    assert answer.status_code == 412
    assert "may not ask" in refusal(answer)
    assert "example.org" not in answer.text


@pytest.mark.parametrize("wanted", ["../admin", "Patient/../../x", "Patient/%2e%2e/x"])
def test_no_address_leads_out_of_the_server(address, server, wanted):
    assert "outside" in why(address, wanted)
    assert server.asked == []


def test_the_next_page_is_on_the_same_server(address, server):
    other = FhirServer(known())
    with on_a_port(other.app) as base:
        link = {"relation": "next", "url": f"{base}/fhir/Condition"}
        page = {"resourceType": "Bundle", "link": [link]}
        server.instead["Condition"] = lambda _: page
        assert "another server" in why(address, "Condition")
    assert other.asked == []


def test_a_proxy_or_password_of_this_machine_is_not_used(
    address, server, tmp_path, monkeypatch
):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password secret")
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert came(address, "Condition").resources
    assert server.tokens == [f"Bearer {TOKEN}"]


def test_neither_token_nor_address_stands_in_a_log_or_refusal(address, server, caplog):
    caplog.set_level(logging.DEBUG)
    server.instead["Condition"] = 403
    answer = asked(address)
    assert answer.status_code == 412
    theirs = "uvicorn"
    logged = " ".join(
        str(each.getMessage())
        for each in caplog.records
        if not each.name.startswith(theirs)
    )
    assert "412" in logged
    for secret in (TOKEN, "Patient/p", "patient=p", address):
        assert secret not in logged
        assert secret not in answer.text


# ---- the keys of a client


def test_a_key_set_is_fetched_or_nothing(address, server):
    server.instead["keys.json"] = Response('{"keys": []}')
    server.instead["gone.json"] = elsewhere(f"{address}/keys.json")
    settings = Settings()
    assert asyncio.run(key_set(f"{address}/keys.json", settings)) == b'{"keys": []}'
    assert asyncio.run(key_set(f"{address}/gone.json", settings)) is None
    assert asyncio.run(key_set("http://127.0.0.1:9/x", settings)) is None
    assert set(server.tokens) == {None}
