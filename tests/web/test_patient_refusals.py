"""What the clinician's page refuses: a page that says what to do, and of nobody."""

import gzip
import json
import logging
import re
from base64 import b64encode
from html import unescape

import pytest
from bundles import bundle, condition, patient
from web.patient_forms import ADVICE, PLANTED, carried, send, three_weeks
from web.served import ask, service

from wervel.advice.page.form import LARGEST


@pytest.fixture(scope="module")
def app():
    return service()


REFUSED = {
    "nothing": ({}, 400, "Er is geen dossier gegeven."),
    "not JSON": ({"pasted": f"<Patient>{PLANTED}"}, 400, "Dit is geen JSON."),
    "half a character": ({"pasted": '{"a": "\\ud800"}'}, 400, "Dit is geen JSON."),
    "JSON that is not FHIR": (
        {"pasted": json.dumps({"name": PLANTED})},
        400,
        "Dit is JSON, maar geen FHIR R4.",
    ),
    "too deep": ({"pasted": "[" * 100_000}, 400, "Dit is geen JSON."),
    "nobody": (
        {"pasted": json.dumps(bundle(condition()))},
        422,
        "In dit dossier staat geen patiënt.",
    ),
    "two patients": (
        {"pasted": three_weeks(patient("q", name=[{"family": PLANTED}]))},
        422,
        "In dit dossier staat meer dan één patiënt.",
    ),
    "no birth date": (
        {"pasted": three_weeks(birthDate="")},
        422,
        "Van deze patiënt is het geboortejaar niet bekend.",
    ),
    "a future day": (
        {"pasted": three_weeks(), "day": "2024-05-02"},
        422,
        "Deze dag ligt in de toekomst.",
    ),
    "no day": (
        {"pasted": three_weeks(), "day": PLANTED},
        422,
        "Dit is geen datum.",
    ),
    "no back pain": (
        {"pasted": json.dumps(bundle(patient(name=[{"family": PLANTED}])))},
        422,
        "Op deze dag loopt er geen episode van lage rugpijn.",
    ),
    "an answer that is none": (
        {"pasted": three_weeks(), "answer.pain_score": "11"},
        422,
        "Het antwoord op deze vraag past niet: Hoe erg is de pijn, van 0 tot 10?",
    ),
    "a record that was not carried whole": ({"carried": "H4sI"}, 400, "geen JSON"),
    "too large": (
        {"upload": b" " * (LARGEST + 1)},
        413,
        "Het dossier is groter dan 10 MB.",
    ),
    "too large to keep": (
        {"upload": b" " * (4 * LARGEST)},
        413,
        "Het dossier is groter dan 10 MB.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_a_page_that_says_so(app, name):
    """In the chosen language, with what to do, and without a word of the patient."""
    given, status, says = REFUSED[name]
    page = send(app, language="nl", path=f"{ADVICE}?language=nl", **given)
    assert page.status_code == status
    assert '<html lang="nl">' in page.text
    assert 'role="alert"' in page.text
    assert says in unescape(page.text)
    assert PLANTED not in page.text


@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal_links_to_the_field(app, name):
    given, *_ = REFUSED[name]
    page = send(app, language="nl", **given).text
    (linked,) = re.findall(r'<li><a href="#([\w-]+)"', page)
    assert f'id="{linked}"' in page


def test_a_refusal_keeps_what_was_chosen(app):
    page = send(app, pasted="no JSON", by="neurologist", order="mri", day="2024-04-30")
    assert '<option value="neurologist" selected>' in page.text
    assert '<option value="mri" selected>' in page.text
    assert 'name="day" value="2024-04-30"' in page.text


def test_a_record_that_is_fine_need_not_be_given_again(app):
    page = send(app, pasted=three_weeks(), day="2024-05-02", language="en")
    assert "The record is still here" in page.text
    again = send(app, **carried(page), day="2024-05-01")
    assert again.status_code == 200


def test_a_record_that_unpacks_to_too_much_is_refused(app):
    packed = gzip.compress(b" " * (LARGEST + 1))
    page = send(app, carried=b64encode(packed).decode())
    assert page.status_code == 413


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data", ""])
def test_what_is_no_form_is_refused(app, kind):
    page = ask(app, ADVICE, method="POST", content=b"x", headers={"Content-Type": kind})
    assert page.status_code == 400
    assert 'role="alert"' in page.text


def test_nothing_of_the_patient_is_logged(app, caplog):
    caplog.set_level(logging.DEBUG)
    for given, *_ in REFUSED.values():
        send(app, **given)
    send(app, pasted=three_weeks())
    assert PLANTED not in caplog.text
