"""The clinician's page over HTTP: what it answers, and what never leaves the answer."""

import gzip
import json
import re
from base64 import b64decode
from dataclasses import replace

import pytest
from bundles import about, coded
from web.patient_forms import (
    ADVICE,
    HOME,
    cards,
    carried,
    hidden,
    send,
    three_weeks,
)
from web.served import ask, service

from wervel.advice.page.choices import ORDERS
from wervel.advice.page.demonstrations import all_demonstrations
from wervel.advice.page.draft_orders import DRAFTS
from wervel.text import ADVISES


@pytest.fixture(scope="module")
def app():
    return service()


def test_the_first_page_offers_the_demonstration_patients(app):
    page = ask(app, HOME)
    assert page.status_code == 200
    numbers = re.findall(r'name="demonstration" value="(\d)"', page.text)
    assert numbers == [each.number for each in all_demonstrations()]


@pytest.mark.parametrize(
    ("headers", "query", "language"),
    [
        ({"Accept-Language": "nl-NL,nl;q=0.9"}, "", "nl"),
        ({"Accept-Language": "fr, nl;q=0.5"}, "", "nl"),
        ({"Accept-Language": "nl"}, "?language=en", "en"),
        ({}, "", "en"),
    ],
)
def test_it_speaks_the_language_that_was_asked(app, headers, query, language):
    assert f'<html lang="{language}">' in ask(app, HOME + query, headers=headers).text


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("number", "first"),
    [
        ("1", "order"),
        ("2", "alarm"),
        ("3", "step"),
        ("4", "ongoing"),
        ("5", "step"),
        ("6", "order"),
        ("7", "step"),
        ("8", "step"),
    ],
)
def test_each_demonstration_is_answered_with_what_comes_first(
    app, number, first, language
):
    page = send(app, demonstration=number, language=language)
    assert page.status_code == 200
    assert cards(page)[0] == first
    assert f'<html lang="{language}">' in page.text


def test_every_part_of_the_answer_is_there(app):
    page = send(app, demonstration="6").text
    sections = re.findall(r'<section id="([\w-]+)"', page)
    assert sections == [
        *("now", "questions", "timeline", "so-far", "beside"),
        *("denervation", "rehabilitation", "leaflet", "about"),
    ]


def test_what_no_clinician_has_checked_says_so(app):
    page = send(app, demonstration="1", language="en").text
    assert page.count("not yet checked by a clinician") > 3
    assert ADVISES.en in page


def test_a_pasted_bundle_is_read(app):
    page = send(app, pasted=three_weeks(), order="xray", by="general_practitioner")
    assert page.status_code == 200
    assert cards(page)[0] == "order"


def test_an_uploaded_bundle_counts_before_a_pasted_one(app):
    page = send(app, upload=three_weeks().encode(), pasted="no JSON")
    assert page.status_code == 200


def test_a_form_without_a_file_may_be_plain(app):
    page = ask(app, ADVICE, method="POST", data={"pasted": three_weeks()})
    assert page.status_code == 200


def test_the_record_travels_with_the_page(app):
    """Any worker can answer the next form: nothing is kept between two."""
    first = send(app, pasted=three_weeks())
    (packed,) = hidden(first, "carried")
    assert json.loads(gzip.decompress(b64decode(packed))) == json.loads(three_weeks())
    again = send(service(), **carried(first), order="xray", by="general_practitioner")
    assert again.status_code == 200
    assert cards(again)[0] == "order"


def test_an_answer_changes_the_cards_and_the_page_says_how(app):
    first = send(app, demonstration="1", language="en")
    then = send(
        app,
        demonstration="1",
        language="en",
        shown=hidden(first, "shown"),
        **{"answer.cauda_equina": "yes"},
    )
    assert cards(then)[0] == "alarm"
    changed = re.search(r'class="changes".*?</div>', then.text, re.DOTALL)[0]
    assert "<strong>New:</strong> Red flag: refer now" in changed
    assert "<strong>Gone:</strong> Step 2" in changed


def test_an_answer_that_changes_nothing_is_said_to(app):
    first = send(app, demonstration="2", language="en")
    again = send(
        app, demonstration="2", language="en", shown=hidden(first, "shown")
    ).text
    assert "The cards are the same as before." in again


def test_an_answer_stays_on_the_form_and_can_be_taken_back(app):
    page = send(app, demonstration="4", **{"answer.disability_index": "52"}).text
    assert re.search(r'name="answer.disability_index" value="52"', page)
    back = send(app, demonstration="4", **{"answer.disability_index": ""}).text
    assert not re.search(r'name="answer.disability_index" value="52"', back)


def test_a_number_may_have_a_comma(app):
    page = send(app, demonstration="4", **{"answer.disability_index": "52,5"})
    assert page.status_code == 200


def test_what_is_unknown_never_becomes_no(app):
    """An open answer is not sent on: the question is asked again, without an answer."""
    page = send(app, demonstration="4", **{"answer.off_work": ""}).text
    question = re.search(r'id="q-off_work".*?</fieldset>', page, re.DOTALL)[0]
    assert re.findall(r'value="(\w*)"[^>]* checked', question) == [""]


def test_the_order_can_be_chosen_away(app):
    page = send(app, demonstration="1", order="")
    assert "order" not in cards(page)


@pytest.mark.parametrize("order", DRAFTS)
def test_every_order_of_the_menu_can_be_drafted(app, order):
    page = send(app, demonstration="4", order=order, guidelines="all")
    assert page.status_code == 200
    assert f'<option value="{order}" selected>' in page.text


def test_the_menu_holds_every_draft_and_none_besides():
    assert set(ORDERS) == {*DRAFTS, ""}


def test_all_guidelines_bring_other_bodies(app):
    national = send(app, demonstration="6", language="en")
    every = send(app, demonstration="6", language="en", guidelines="all")
    now = re.compile(r'<section id="now".*?<section id="questions"', re.DOTALL)
    assert "KCE (Belgium)" not in re.sub(
        r"<details.*?</details>", "", now.search(national.text)[0], flags=re.DOTALL
    )
    assert "KCE (Belgium)" in now.search(every.text)[0]


def test_the_side_by_side_is_over_all_guidelines_anyway(app):
    page = send(app, demonstration="6", language="en").text
    beside = re.search(r'<section id="denervation".*?</section>', page, re.DOTALL)[0]
    for body in ("NHG", "ZIN", "KCE", "NHS England"):
        assert f"{body} <span" in beside


def test_the_leaflet_can_stand_alone_and_lead_back(app):
    alone = send(app, demonstration="5", language="nl", order="", show="leaflet")
    assert "<h3>Over uw rugpijn</h3>" in alone.text
    assert 'id="questions"' not in alone.text
    names = ("demonstration", "language", "day", "by", "order", "guidelines")
    back = send(app, **{name: hidden(alone, name) for name in names})
    assert '<option value="" selected>Geen</option>' in back.text


def test_the_leaflet_of_an_alarm_reassures_nobody(app):
    page = send(app, demonstration="2", language="en", show="leaflet").text
    assert "needs a check at once" in page
    assert "passes by itself" not in page


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_the_answer_cannot_be_asked_for_by_its_address(app, method):
    page = ask(app, ADVICE, method=method)
    assert page.status_code == 405
    assert page.headers["Allow"] == "POST"


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
@pytest.mark.parametrize("path", [HOME, ADVICE])
def test_other_methods_are_not_allowed(app, method, path):
    assert ask(app, path, method=method).status_code == 405


def test_nobody_on_the_way_keeps_an_answer(app):
    headers = send(app, pasted=three_weeks()).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "form-action 'self'" in policy
    assert "unsafe" not in policy


def test_no_address_on_the_page_holds_anything_of_the_patient(app):
    page = send(app, pasted=three_weeks()).text
    addresses = set(re.findall(r'(?:href|action|formaction)="([^"#]+)"', page))
    own = {each for each in addresses if not each.startswith("data:")}
    assert own == {"/patient?language=en", "/patient/advice?language=en"}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site", "Origin": "https://other.example"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://other.example"}, 403),
        ({"Origin": "http://127.0.0.1"}, 200),
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
    ],
)
def test_a_form_of_another_site_is_refused(app, headers, status):
    assert send(app, demonstration="1", headers=headers).status_code == status


def test_what_a_record_says_is_text_on_the_page(app):
    """Whatever stands in a record, it cannot become a part of the page."""
    evil = '<script>alert(1)</script>"><b>'
    drug = about(
        "MedicationStatement",
        status="active",
        medicationCodeableConcept=coded(
            {"system": "http://www.whocc.no/atc", "code": "N02AX02", "display": evil}
        ),
        effectivePeriod={"start": "2024-04-12", "end": "2024-05-20"},
    )
    page = send(app, pasted=three_weeks(drug))
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "<b>" not in page.text


@pytest.mark.parametrize("of", all_demonstrations(), ids=lambda of: of.number)
def test_a_demonstration_is_about_nobody(of):
    """No name, address or number, and no more of a birth date than a year."""
    somebody = next(
        each["resource"]
        for each in of.bundle["entry"]
        if each["resource"]["resourceType"] == "Patient"
    )
    assert set(somebody) == {"resourceType", "id", "gender", "birthDate"}
    assert somebody["id"] == f"demonstration-{of.number}"
    assert re.fullmatch(r"\d{4}", somebody["birthDate"])


@pytest.mark.parametrize("of", all_demonstrations(), ids=lambda of: of.number)
def test_nothing_in_a_demonstration_is_later_than_its_day(of):
    days = re.findall(r"\d{4}-\d\d-\d\d", json.dumps(of.bundle))
    assert max(days) <= of.day.isoformat()
    assert replace(of).bundle is not of.bundle
