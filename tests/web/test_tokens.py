"""Who is let in: a client that is known, by its own signature, here, now, and once."""

import base64
import hmac
import json
import logging

import pytest
from requirements import requirement
from web.hook_calls import call
from web.served import BASE, NOW, SERVICES, SIGN, VIEW, ask, post, refusal, service
from web.signed import (
    EHR,
    SECONDS,
    bearer,
    claims,
    client,
    key,
    key_set,
    rsa,
    token,
)

from wervel.web.settings import Client

SENT = call("order-sign")


def app(*clients, **settings):
    """The service as these clients know it."""
    return service(settings={"clients": clients or (client(),), **settings})


def asked(of, by=None):
    """The answer to a call with this token."""
    return post(by or app(), SIGN, SENT, headers=bearer(of))


def refused(answer):
    """The call was refused for its token, as HTTP asks; with what words."""
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith('Bearer realm="wervel"')
    return refusal(answer)


# ---- a right token


@requirement("cds-hooks_2.0", "176", "180", "199")
def test_who_signs_with_a_key_in_the_settings_is_let_in():
    assert asked(token()).status_code == 200


@requirement("cds-hooks_2.0", "200", "205", "207")
def test_rs384_is_taken_too():
    right = token(rsa(), header={"alg": "RS384"})
    assert asked(right, app(client(rsa()))).status_code == 200


@requirement("cds-hooks_2.0", "189")
def test_the_audience_may_be_one_of_several():
    assert asked(token(aud=["https://other.example", BASE + SIGN])).status_code == 200


@requirement("cds-hooks_2.0", "16")
def test_the_audience_is_the_address_from_outside():
    outside = "https://wervel.example/advice"
    app_ = app(base_url=outside)
    assert asked(token(aud=outside + SIGN), app_).status_code == 200
    assert "aud" in refused(asked(token(jti="2"), app_))


def test_feedback_has_an_audience_of_its_own():
    path = f"{SIGN}/feedback"
    headers = bearer(token(aud=BASE + path))
    assert post(app(), path, {}, headers=headers).status_code == 400
    refused(post(app(), path, {}, headers=bearer(token())))


@requirement("cds-hooks_2.0", "186", "193", "194", "188")
def test_neither_jku_nor_tenant_is_needed():
    assert {"jku", "tenant"}.isdisjoint(claims())
    assert asked(token()).status_code == 200


def test_a_tenant_must_be_one_of_the_client_where_some_are_named():
    one = app(client(tenants=("hospital-a",)))
    assert asked(token(tenant="hospital-a"), one).status_code == 200
    for other in ("hospital-b", None, 3):
        assert "tenant" in refused(asked(token(tenant=other, jti="2"), one))


# ---- no token, or not where it should be


@requirement("cds-hooks_2.0", "177", "178")
@pytest.mark.parametrize("path", [SIGN, VIEW, f"{SIGN}/feedback"])
def test_without_a_token_nothing_is_answered(path):
    answer = post(app(), path, SENT)
    refused(answer)
    assert "invalid_token" not in answer.headers["WWW-Authenticate"]


@pytest.mark.parametrize("given", ["Basic YTpi", "Bearer", "Bearer  ", "Bearer a.b.c"])
def test_another_way_in_is_none(given):
    refused(post(app(), SIGN, SENT, headers={"Authorization": given}))


def test_a_token_of_any_length_is_refused_unread():
    assert "8192" in refused(asked("a" * 9000))


def test_who_is_not_let_in_need_not_send_anything():
    """The body is not read first: nor are its faults told."""
    refused(post(app(), SIGN, b"no json"))
    refused(post(app(), f"{SERVICES}/wervel-nothing", SENT))


@requirement("cds-hooks_2.0", "177")
def test_discovery_is_open_unless_the_settings_close_it():
    assert ask(app(), SERVICES).status_code == 200
    closed = app(open_discovery=False)
    refused(ask(closed, SERVICES))
    headers = bearer(token(aud=BASE + SERVICES))
    assert ask(closed, SERVICES, headers=headers).status_code == 200


# ---- a signature that proves nothing


def base64url(of):
    return base64.urlsafe_b64encode(of).rstrip(b"=").decode()


def part(of):
    """The header or the claims of a token, as they are written."""
    return base64url(json.dumps(of).encode())


def unsigned(**header):
    """A token that nobody signed."""
    return f"{part({'typ': 'JWT', 'kid': 'one', **header})}.{part(claims())}."


@requirement("cds-hooks_2.0", "201", "202")
@pytest.mark.parametrize("alg", ["none", "None", "NONE", None])
def test_an_unsigned_token_is_refused(alg):
    refused(asked(unsigned(**({"alg": alg} if alg else {}))))


@requirement("cds-hooks_2.0", "203")
@pytest.mark.parametrize("alg", ["HS256", "HS384", "HS512"])
def test_a_shared_secret_is_refused(alg):
    assert "ES384" in refused(asked(token(key("one", "oct", 512), header={"alg": alg})))


def test_a_public_key_is_no_shared_secret():
    """The old trick: the client's public key, which all know, as secret for HS384."""
    head, body, _ = token(header={"alg": "ES384"}).split(".")
    head = part({"alg": "HS384", "kid": "one", "typ": "JWT"})
    known = key().as_pem(private=False)
    made = hmac.digest(known, f"{head}.{body}".encode(), "sha384")
    refused(asked(f"{head}.{body}.{base64url(made)}"))


@requirement("cds-hooks_2.0", "181", "207")
@pytest.mark.parametrize(
    ("by", "alg"),
    [
        (key("one", "EC", "P-256"), "ES256"),
        (key("one", "EC", "P-521"), "ES512"),
        (key("one", "RSA", 2048), "RS256"),
        (key("one", "RSA", 2048), "PS384"),
    ],
)
def test_another_algorithm_is_refused(by, alg):
    assert "alg" in refused(asked(token(by, header={"alg": alg})))


def test_a_key_is_not_for_another_algorithm():
    """An RSA signature under the kid of an elliptic key."""
    forged = token(key("one", "RSA", 2048), header={"alg": "RS384"})
    assert "key" in refused(asked(forged))


@requirement("cds-hooks_2.0", "176")
def test_a_signature_by_somebody_else_is_refused():
    forged = token(key("theirs"), header={"kid": "one"})
    assert "signature" in refused(asked(forged))


def test_a_token_that_was_changed_is_refused():
    head, body, signature = token().split(".")
    longer = part(claims(exp=SECONDS + 299))
    assert longer != body
    refused(asked(f"{head}.{longer}.{signature}"))


@requirement("cds-hooks_2.0", "182", "184")
@pytest.mark.parametrize(
    ("name", "value"),
    [("kid", None), ("kid", "another"), ("typ", None), ("typ", "JOSE")],
)
def test_the_header_says_which_key_and_that_it_is_a_jwt(name, value):
    assert name in refused(asked(token(header={name: value})))


def test_what_must_be_understood_and_is_not_is_refused():
    refused(asked(token(header={"crit": ["x"], "x": "unknown"})))


# ---- claims that are not right

WRONG = {
    "expired": ({"exp": SECONDS}, "expired"),
    "expired long ago": ({"exp": SECONDS - 900, "iat": SECONDS - 1000}, "expired"),
    "valid for a day": ({"exp": SECONDS + 86400}, "longer"),
    "valid for ever": ({"exp": 1e300}, "longer"),
    "no end": ({"exp": None}, "exp"),
    "an end in words": ({"exp": "tomorrow"}, "exp"),
    "an end that is true": ({"exp": True}, "exp"),
    "an end that is no number": ({"exp": float("nan")}, "valid"),
    "no beginning": ({"iat": None}, "iat"),
    "from the future": ({"iat": SECONDS + 60}, "iat"),
    "from yesterday": ({"iat": SECONDS - 86400}, "iat"),
    "another audience": ({"aud": "https://other.example/cds-services/x"}, "aud"),
    "another service": ({"aud": BASE + VIEW}, "aud"),
    "the base of this service": ({"aud": BASE}, "aud"),
    "a slash more": ({"aud": f"{BASE}{SIGN}/"}, "aud"),
    "no audience": ({"aud": None}, "aud"),
    "an unknown issuer": ({"iss": "https://other.example"}, "iss"),
    "the issuer in capitals": ({"iss": EHR.upper()}, "iss"),
    "a list of issuers": ({"iss": [EHR]}, "iss"),
    "no issuer": ({"iss": None}, "iss"),
    "no nonce": ({"jti": None}, "jti"),
    "an empty nonce": ({"jti": ""}, "jti"),
    "a nonce that is no text": ({"jti": 3}, "jti"),
}


@requirement("cds-hooks_2.0", "187", "189", "190", "191", "192", "195", "196")
@pytest.mark.parametrize(("changed", "said"), WRONG.values(), ids=WRONG)
def test_a_wrong_claim_is_refused(changed, said):
    assert said in refused(asked(token(**changed)))


@requirement("cds-hooks_2.0", "192")
def test_a_token_that_came_before_is_refused():
    one, right = app(), token()
    assert asked(right, one).status_code == 200
    assert "came before" in refused(asked(right, one))


def test_two_clients_may_use_the_same_nonce():
    other = Client(iss="https://other.example", keys=key_set(key("two")))
    both = app(client(), other)
    assert asked(token(), both).status_code == 200
    assert asked(token(key("two"), iss=other.iss), both).status_code == 200


def test_a_client_cannot_sign_for_another():
    other = Client(iss="https://other.example", keys=key_set(key("two")))
    refused(asked(token(key("two")), app(client(), other)))


def test_a_refused_token_may_be_mended_and_sent_again():
    """Only what was let in counts as having come."""
    one = app()
    refused(asked(token(aud="https://other.example"), one))
    assert asked(token(), one).status_code == 200


# ---- what is told of a token


@pytest.mark.parametrize("changed", [{}, {"aud": "https://other.example"}])
def test_no_token_stands_in_a_log_or_answer(changed, caplog):
    caplog.set_level(logging.DEBUG)
    of = token(sub="planted-subject", jti="planted-nonce", **changed)
    answer = asked(of)
    seen = caplog.text + answer.text
    assert not [part for part in (*of.split("."), "planted") if part in seen]


def test_the_clock_is_the_one_that_is_passed():
    assert int(NOW.timestamp()) == SECONDS
