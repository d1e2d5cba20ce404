"""Discovery: what a client learns of the services before it calls one."""

import re

import pytest
from requirements import requirement

from wervel.advice.hooks import SERVICES, discovery
from wervel.text import NOT_CHECKED

SERVED = discovery()["services"]
HOOKS = {"patient-view", "order-select", "order-sign"}
TEMPLATES = [
    template for service in SERVED for template in service["prefetch"].values()
]
# A token: a field at the first level of the context, or one of the ids of the user.
TOKEN = re.compile(
    r"\{\{(context\.[A-Za-z]+|user(Practitioner|PractitionerRole|Patient|RelatedPerson)"
    r"Id)\}\}"
)
PRIMITIVE = {"context.userId", "context.patientId", "context.encounterId"}


@requirement("cds-hooks_2.0", "6")
def test_discovery_is_an_object_with_a_list_of_services():
    assert set(discovery()) == {"services"}
    assert isinstance(SERVED, list)


@requirement("cds-hooks_2.0", "7")
def test_each_service_names_its_hook_and_all_three_are_served():
    assert {each["hook"] for each in SERVED} == HOOKS


@requirement("cds-hooks_2.0", "8")
def test_each_service_has_a_title():
    assert all(each["title"].strip() for each in SERVED)


@requirement("cds-hooks_2.0", "9")
def test_each_service_says_what_it_is_meant_for_and_that_nobody_checked_it():
    for each in SERVED:
        assert "a clinician decides" in each["description"]
        assert NOT_CHECKED.en in each["description"]


@requirement("cds-hooks_2.0", "10", "211", "210")
def test_no_two_services_share_an_id():
    """So that no client takes a card of one hook for a later word on another."""
    names = [each["id"] for each in SERVED]
    assert len(set(names)) == len(names) == len(SERVICES)
    assert all(re.fullmatch(r"[a-z-]+", each) for each in names)


@requirement("cds-hooks_2.0", "11", "29", "36")
def test_each_service_has_a_key_and_a_template_for_what_it_wants_sent_along():
    for each in SERVED:
        assert each["prefetch"]
        assert all(key.isidentifier() for key in each["prefetch"])
        assert all(template.strip() for template in each["prefetch"].values())


@requirement("cds-hooks_2.0", "12")
def test_each_service_says_what_must_be_so_before_it_is_of_use():
    assert all("FHIR R4" in each["usageRequirements"] for each in SERVED)


@requirement("cds-hooks_2.0", "3")
def test_discovery_holds_nothing_null_or_empty():
    for each in SERVED:
        assert all(value not in (None, "", [], {}) for value in each.values())


@requirement("cds-hooks_2.0", "35", "55", "56", "59")
@pytest.mark.parametrize("template", sorted(set(TEMPLATES)))
def test_a_token_stands_in_double_braces_and_names_a_field_or_a_user(template):
    assert TOKEN.search(template)
    rest = TOKEN.sub("", template)
    assert not set(rest) & set("{}")


@requirement("cds-hooks_2.0", "57")
@requirement("cds-hooks-library_1.0.1", "16", "93", "89", "32", "73")
def test_no_token_is_an_object_or_a_list():
    """Draft orders and selections are in the call already."""
    used = {found[1] for each in TEMPLATES for found in TOKEN.finditer(each)}
    assert {each for each in used if each.startswith("context.")} <= PRIMITIVE


@requirement("cds-hooks-library_1.0.1", "4", "77", "8", "81")
def test_patient_and_user_are_tokens():
    used = {found[1] for each in TEMPLATES for found in TOKEN.finditer(each)}
    assert used == {"context.userId", "context.patientId", "userPractitionerId"}


@requirement("cds-hooks_2.0", "58")
@pytest.mark.parametrize("template", sorted(set(TEMPLATES)))
def test_a_template_is_a_read_or_a_search_by_reference(template):
    """Nothing that a server may not have: no chains, no includes, no modifiers."""
    path, _, query = TOKEN.sub("id", template).partition("?")
    if not query:
        assert re.fullmatch(r"(\w+/)?id", path)
        return
    assert re.fullmatch(r"[A-Z]\w+", path)
    names = {part.partition("=")[0] for part in query.split("&")}
    assert names <= {"patient", "practitioner", "questionnaire", "_count"}


@requirement("cds-hooks-library_1.0.1", "12", "85")
def test_no_template_needs_an_encounter():
    """A call without one is answered all the same."""
    assert not [each for each in TEMPLATES if "encounterId" in each]
