"""Cards: each is as the tables of the specification want it.

The rules stand in ``card_rules.py``, written from those tables; the cards are of every
kind there is.
"""

import json
import re

import pytest
from bundles import bundle, condition
from requirements import requirement
from web.card_rules import empties, faults, faults_of_resource
from web.hook_calls import (
    PAGE,
    TODAY,
    answered,
    call,
    cards,
    desk,
    draft_tramadol,
    draft_xray,
    every_kind_of_card,
    in_context,
    read,
    saddle_numbness,
    sent_along,
    three_weeks_of_pain,
    tramadol_goes_on,
)

from wervel.advice.hooks import answer, key_of_card
from wervel.advice.hooks.card_json import AT_MOST_ONE
from wervel.advice.hooks.override_reasons import REASONS, SYSTEM

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def all_suggestions():
    """Those of all cards."""
    every = every_kind_of_card()
    return [each for card in every for each in card.get("suggestions", ())]


def of_type(kind):
    """The actions of a type; that there are none fails the test."""
    actions = [each for of in all_suggestions() for each in of["actions"]]
    found = [each for each in actions if each["type"] == kind]
    assert found
    return found


@requirement("cds-hooks_2.0", "74")
def test_an_answer_holds_an_array_of_cards():
    assert isinstance(answered(call())["cards"], list)
    assert answered(call())["cards"]


@requirement("cds-hooks_2.0", "75")
def test_no_system_actions_are_sent():
    """Wervel advises; it changes nothing by itself."""
    for hook in ("patient-view", "order-select", "order-sign"):
        assert set(answered(call(hook, draft_xray()))) == {"cards"}


@requirement("cds-hooks_2.0", "77")
def test_without_back_pain_there_are_no_cards():
    assert answered(call(prefetch=sent_along())) == {"cards": []}


@requirement("cds-hooks_2.0", "77")
def test_there_are_no_cards_for_a_patient():
    """They are written for clinicians; data are not even asked for."""
    whole = in_context("patient-view", userId="Patient/p")
    assert answered({**whole, "prefetch": {}}) == {"cards": []}


@requirement("cds-hooks_2.0", "3", "87", "88", "90", "92", "95", "98", "103", "105")
@requirement("cds-hooks_2.0", "117", "119", "121", "124", "127", "128", "141", "142")
@requirement("cds-hooks_2.0", "138", "139", "216", "217", "218", "219", "220")
def test_a_card_is_as_the_tables_want_it():
    """Which fields there are, of which type, with which values; none empty."""
    for each in every_kind_of_card():
        assert not faults(each), each["summary"]
        assert not empties(each), each["summary"]


def test_the_rules_find_what_is_wrong():
    """Each rule is broken once, so that none is a rule in name only."""
    card = json.loads(json.dumps(every_kind_of_card()[0]))
    for name in card:
        assert faults({**card, name: 3}), name
        assert empties({**card, name: None}), name
    for name in ("summary", "indicator", "source"):
        assert faults({key: each for key, each in card.items() if key != name}), name
    link = {"label": "x", "url": "page", "type": "absolute"}
    assert faults({**card, "links": [link]})
    assert faults({**card, "links": [{**link, "url": PAGE, "appContext": "x"}]})
    assert faults({**card, "summary": "x" * 140})
    assert faults({**card, "selectionBehavior": "one"})


@requirement("cds-hooks_2.0", "80", "81", "82")
def test_a_card_has_an_id_of_its_own_that_says_what_it_is_about():
    ids = [each["uuid"] for seed in (1, 2) for each in two_answers(seed)]
    assert len(set(ids)) == len(ids)
    assert all(UUID.fullmatch(each) and key_of_card(each) for each in ids)


def two_answers(seed):
    return answered(call(), seed=seed)["cards"]


@requirement("cds-hooks_2.0", "80")
def test_two_answers_to_one_call_differ_in_ids_only():
    one, other = (json.dumps(answered(call(), seed=seed)) for seed in (1, 2))
    assert one != other
    assert UUID.sub("", one) == UUID.sub("", other)


@requirement("cds-hooks_2.0", "83")
def test_a_summary_has_less_than_140_characters():
    assert all(0 < len(each["summary"]) < 140 for each in every_kind_of_card())


@requirement("cds-hooks_2.0", "84", "85")
def test_the_detail_is_markdown_without_html():
    assert not [
        each for each in every_kind_of_card() if re.search(r"<[a-z/!]", each["detail"])
    ]
    assert any("**" in each["detail"] for each in every_kind_of_card())


def test_a_card_says_that_a_clinician_decides_and_that_none_has_checked():
    for each in every_kind_of_card():
        assert "a clinician decides" in each["detail"]
        assert "not yet checked by a clinician" in each["detail"]


@requirement("cds-hooks_2.0", "89")
def test_a_red_flag_of_hours_is_critical_and_first():
    alarm = sent_along(three_weeks_of_pain(), saddle_numbness())
    first, *_ = cards(prefetch=alarm)
    assert first["indicator"] == "critical"


@requirement("cds-hooks_2.0", "93", "94", "96")
def test_selection_behaviour_is_there_exactly_with_suggestions():
    for each in every_kind_of_card():
        assert ("suggestions" in each) == ("selectionBehavior" in each)
    assert any("suggestions" in each for each in every_kind_of_card())


@requirement("cds-hooks_2.0", "95")
def test_questions_may_all_be_answered_and_else_one_thing_is_chosen():
    behaviours = {
        key_of_card(c["uuid"]): c.get("selectionBehavior") for c in every_kind_of_card()
    }
    assert behaviours.pop("questions") == "any"
    assert set(behaviours.values()) <= {AT_MOST_ONE, None}


@requirement("cds-hooks_2.0", "99", "100", "136", "219")
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_card_offers_reasons_to_set_it_aside_in_words(language):
    for each in answered(call(), language=language)["cards"]:
        reasons = {of["code"]: of for of in each["overrideReasons"]}
        assert set(reasons) == set(REASONS)
        assert {of["system"] for of in reasons.values()} == {SYSTEM}
        for code, of in reasons.items():
            assert of["display"] == REASONS[code].in_language(language)


@requirement("cds-hooks_2.0", "104", "110", "140", "144", "145", "146", "147")
def test_a_card_links_to_the_page_and_says_nothing_of_the_patient():
    for each in every_kind_of_card():
        (link,) = each["links"]
        assert link["url"] == PAGE
        assert set(link) == {"label", "url", "type"}


@requirement("cds-hooks_2.0", "104")
def test_there_is_no_link_where_there_is_no_page():
    found = answer(read(call()), {}, desk(page=""), today=TODAY, language="en")
    assert not [each for each in found["cards"] if "links" in each]


@requirement("cds-hooks_2.0", "105", "115", "116")
def test_the_source_is_the_guideline_with_its_topic():
    (card,) = cards("order-sign", draft_xray())
    assert "NHG-Standaard" in card["source"]["label"]
    assert card["source"]["topic"]["code"] == "imaging"
    assert card["source"]["topic"]["display"] == "Imaging"


@requirement("cds-hooks_2.0", "106", "107", "108", "109", "111", "112", "113")
def test_a_source_has_no_address_and_no_logo():
    """Guidelines are named by title and year."""
    assert all(
        set(each["source"]) <= {"label", "topic"} for each in every_kind_of_card()
    )


@requirement("cds-hooks_2.0", "118", "120", "123")
def test_a_suggestion_has_an_id_and_actions():
    assert all_suggestions()
    assert all(each["uuid"] and each["actions"] for each in all_suggestions())
    ids = [each["uuid"] for card in cards() for each in card.get("suggestions", ())]
    assert len(set(ids)) == len(ids)


@requirement("cds-hooks_2.0", "120", "121", "122")
def test_at_most_one_suggestion_of_a_card_is_recommended():
    for each in every_kind_of_card():
        recommended = [of.get("isRecommended") for of in each.get("suggestions", ())]
        assert recommended.count(True) <= 1
        assert False not in recommended
    assert any(each.get("isRecommended") for each in all_suggestions())


@requirement("cds-hooks_2.0", "125")
def test_to_replace_an_order_deletes_it_and_makes_what_comes_instead():
    (card,) = cards("order-sign", draft_xray())
    (replace,) = [each for each in card["suggestions"] if each.get("isRecommended")]
    kinds = [each["type"] for each in replace["actions"]]
    assert kinds[0] == "delete"
    assert "create" in kinds


@requirement("cds-hooks_2.0", "128", "129")
def test_an_action_says_what_it_does_in_the_language_asked_for():
    said = {}
    for language in ("nl", "en"):
        whole = call("order-sign", draft_xray())
        (card,) = answered(whole, language=language)["cards"]
        actions = card["suggestions"][0]["actions"]
        said[language] = [each["description"] for each in actions]
    assert not set(said["nl"]) & set(said["en"])


@requirement("cds-hooks_2.0", "130", "131")
def test_create_holds_a_valid_new_resource():
    for each in of_type("create"):
        assert not faults_of_resource(each["resource"])
        assert "resourceId" not in each


@requirement("cds-hooks_2.0", "130", "132")
def test_update_holds_the_whole_order_shortened():
    for each in of_type("update"):
        assert not faults_of_resource(each["resource"])
    (card,) = cards("order-sign", draft_tramadol())
    (update,) = card["suggestions"][0]["actions"]
    before, after = draft_tramadol(), update["resource"]
    assert set(before) <= set(after)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"dispenseRequest"}


@requirement("cds-hooks_2.0", "133", "134", "135")
def test_delete_names_the_order_and_holds_no_resource():
    for each in of_type("delete"):
        assert each["resourceId"] in ("ServiceRequest/x", "MedicationRequest/t")
        assert "resource" not in each


@requirement("cds-hooks_2.0", "134")
def test_an_order_without_an_id_is_not_offered_to_be_deleted():
    nameless = {name: each for name, each in draft_xray().items() if name != "id"}
    (card,) = cards("order-sign", nameless)
    actions = [a for s in card.get("suggestions", ()) for a in s["actions"]]
    assert "delete" not in [each["type"] for each in actions]


@requirement("cds-hooks_2.0", "214", "215")
def test_no_extensions_are_sent():
    assert not [each for each in every_kind_of_card() if "extension" in each]


# ---- which cards at which hook ------------------------------------------------------


def test_a_patient_is_opened():
    """The next step, and what is worth asking; nothing of orders."""
    assert [key_of_card(each["uuid"]) for each in cards()] == ["W-03", "questions"]


@pytest.mark.parametrize("hook", ["order-select", "order-sign"])
def test_an_xray_is_drafted_for_three_weeks_of_pain(hook):
    """The order, and nothing else."""
    (card,) = cards(hook, draft_xray())
    assert card["summary"] == "No X-ray or scan for non-specific back pain"


@pytest.mark.parametrize("status", ["draft", "active"])
def test_a_draft_that_lies_on_the_server_already_is_judged_as_it_is_now(status):
    kept = draft_xray(status=status, meta={"lastUpdated": "2024-05-01T08:00:00Z"})
    sent = sent_along(three_weeks_of_pain(), serviceRequests=bundle(kept))
    assert cards("order-sign", draft_xray(), prefetch=sent) == cards(
        "order-sign", draft_xray()
    )


def test_an_opioid_goes_on_longer_than_advised():
    """Tramadol for thirty days, two days after the pain began: seen when opened."""
    summaries = [each["summary"] for each in cards(prefetch=tramadol_goes_on())]
    assert "Opioid for acute back pain: five days at most" in summaries


def test_a_red_flag_stands_at_every_hook():
    alarm = sent_along(three_weeks_of_pain(), saddle_numbness())
    for hook in ("patient-view", "order-select", "order-sign"):
        first = cards(hook, draft_xray(), prefetch=alarm)[0]
        assert first["indicator"] == "critical"


def test_an_order_that_is_not_about_the_back_gets_no_card():
    blood = {**draft_xray(), "code": {"text": "blood count"}}
    assert cards("order-sign", blood) == []


@pytest.mark.parametrize("user", ["Practitioner/gp", "PractitionerRole/r"])
def test_whoever_is_asking_is_known_from_the_directory(user):
    """A GP: this is primary care, where no X-ray is asked for."""
    pain = condition("1", onsetDateTime="2024-04-10")
    bare = {name: each for name, each in draft_xray().items() if name != "requester"}
    role = {**ROLE, "practitioner": {"reference": "Practitioner/gp"}}
    sent = sent_along(pain, user=role, userRoles=bundle(role))
    whole = in_context("order-sign", bare, userId=user)
    (card,) = answered({**whole, "prefetch": sent})["cards"]
    assert card["indicator"] == "warning"


ROLE = {
    "resourceType": "PractitionerRole",
    "id": "r",
    "specialty": [
        {"coding": [{"system": "urn:oid:2.16.840.1.113883.2.4.6.7", "code": "0100"}]}
    ],
}
