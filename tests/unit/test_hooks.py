"""The small parts of CDS Hooks: ids, languages, summaries, refusals."""

import uuid

import pytest
from bundles import AGB, bundle, coded, resource
from hypothesis import given
from hypothesis import strategies as st

from wervel.advice.hooks import (
    card_id,
    key_of_card,
    outcome,
    refusal,
    spoken,
)
from wervel.advice.hooks.card_ids import RANDOM_BITS, known_keys, suggestion_id
from wervel.advice.hooks.card_json import LONGEST, shortened
from wervel.advice.hooks.clinician import specialty
from wervel.advice.hooks.context import User
from wervel.advice.subject import all_entries
from wervel.errors import RequestRefused

KEYS = known_keys()
BITS = st.integers(0, (1 << RANDOM_BITS) - 1)


@given(st.sampled_from(KEYS), BITS)
def test_the_id_of_a_card_is_a_uuid_that_tells_its_key(key, bits):
    found = uuid.UUID(card_id(key, bits))
    assert (found.version, found.variant) == (8, uuid.RFC_4122)
    assert key_of_card(str(found)) == key_of_card(str(found).upper()) == key


@given(st.sampled_from(KEYS), BITS, BITS)
def test_every_bit_counts(key, one, other):
    """Two ids are the same only where their bits are."""
    assert (card_id(key, one) == card_id(key, other)) is (one == other)


def test_no_two_keys_share_a_digest():
    assert len({card_id(key, 0) for key in KEYS}) == len(KEYS) == len(set(KEYS))


@given(st.uuids(), st.text())
def test_what_is_no_id_of_a_card_has_no_key(other, written):
    assert key_of_card(str(other)) is None
    assert key_of_card(written) is None


@given(st.sampled_from(KEYS), BITS)
def test_the_suggestions_of_a_card_have_ids_of_their_own(key, bits):
    card = card_id(key, bits)
    assert len({suggestion_id(card, place) for place in range(64)} | {card}) == 65
    assert suggestion_id(card, 1) == suggestion_id(card, 1)


@given(st.text(min_size=1))
def test_a_summary_is_cut_where_it_is_too_long(text):
    cut = shortened(text)
    assert len(cut) <= LONGEST
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Refer now", "Refer now"),
        ("Refer now, do not wait", "Refer now…"),
        ("Lumbosacralradiculair", "Lumbosacral…"),
    ],
)
def test_a_summary_is_cut_at_a_word(text, expected):
    assert shortened(text, 12) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", "nl"),
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("nl-NL, en;q=0.8", "nl"),
        ("en;q=0.3, nl;q=0.4", "nl"),
        ("fr-FR, de", "nl"),
        ("EN", "en"),
        ("*", "nl"),
        ("en;q=0", "nl"),
        ("en;q=much", "nl"),
        (";;,,=", "nl"),
    ],
)
def test_the_language_that_is_asked_for(header, expected):
    assert spoken(header) == expected


def test_the_language_of_the_place_where_none_is_asked_for():
    assert spoken("fr", otherwise="en") == "en"


def test_a_refusal_is_an_outcome_that_says_what_to_do():
    problem = RequestRefused("bread", "stone", where="the table", do="bake", status=412)
    (issue,) = refusal(problem)["issue"]
    assert issue["code"] == "required"
    assert issue["diagnostics"] == "wanted bread; got stone; at the table; bake"


def test_a_status_nobody_foresaw_is_an_exception():
    (issue,) = outcome(500, "a fault")["issue"]
    assert (issue["severity"], issue["code"]) == ("error", "exception")


def role(name, code, *, of="gp"):
    return resource(
        "PractitionerRole",
        name,
        practitioner={"reference": f"https://x/Practitioner/{of}"},
        specialty=[coded((AGB, code))],
    )


@pytest.mark.parametrize(
    ("user", "roles", "expected"),
    [
        (("Practitioner", "gp"), [role("r", "01")], "general_practitioner"),
        (("Practitioner", "gp"), [role("r", "04")], "physiotherapist"),
        (("PractitionerRole", "r"), [role("r", "01")], "general_practitioner"),
        (("Practitioner", "gp"), [role("r", "01", of="other")], None),
        (("PractitionerRole", "r"), [role("s", "01")], None),
        (("Practitioner", "gp"), [role("r", "01"), role("s", "04")], None),
        (("Practitioner", "gp"), [role("r", "01"), role("s", "01")], "same"),
        (("Practitioner", "gp"), [role("r", "99")], None),
        (("Practitioner", "gp"), [], None),
    ],
    ids=[
        "a GP",
        "a physiotherapist",
        "a role",
        "a role of somebody else",
        "another role",
        "two specialties",
        "two roles alike",
        "a specialty on no list",
        "nothing known",
    ],
)
def test_whoever_is_asking_is_of_a_specialty(user, roles, expected):
    found = specialty(
        User(*user), all_entries([bundle(*roles), resource("Practitioner", "gp")])
    )
    wanted = "general_practitioner" if expected == "same" else expected
    assert (found.name if found else None) == wanted
