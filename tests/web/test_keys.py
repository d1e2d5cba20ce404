"""The keys of clients, given or published, and the tokens that came before."""

import asyncio
import json
import warnings
from dataclasses import dataclass, field

import pytest
from joserfc.errors import SecurityWarning
from requirements import requirement
from web.hook_calls import call
from web.served import BASE, SIGN, post, refusal, service
from web.signed import EHR, SECONDS, bearer, client, key, key_set, rsa, token

from wervel.errors import RequestRefused
from wervel.web.keys import public_keys
from wervel.web.seen import SeenHere, seen_tokens
from wervel.web.settings import Client
from wervel.web.tokens import Gate


def asked(of, **settings):
    """The answer to a call with this token, from a service of its own."""
    app = service(settings={"clients": (client(),), **settings})
    return post(app, SIGN, call("order-sign"), headers=bearer(of))


# ---- remembering what came


def test_two_workers_with_one_file_remember_together(tmp_path):
    file = str(tmp_path / "seen.sqlite")
    one, other = seen_tokens(file), seen_tokens(file)
    assert one.is_first("a", until=100, now=0)
    assert not other.is_first("a", until=100, now=50)
    assert other.is_first("b", until=100, now=50)


def test_what_has_expired_is_forgotten(tmp_path):
    for seen in (SeenHere(), seen_tokens(str(tmp_path / "seen.sqlite"))):
        assert seen.is_first("a", until=100, now=0)
        assert seen.is_first("b", until=500, now=200)
        assert seen.is_first("a", until=500, now=200)
        assert not seen.is_first("b", until=500, now=300)


def test_the_file_holds_no_nonce(tmp_path):
    file = tmp_path / "seen.sqlite"
    once = token(jti="a-very-plain-nonce")
    assert asked(once, seen_tokens=str(file)).status_code == 200
    assert b"a-very-plain-nonce" not in file.read_bytes()
    assert asked(once, seen_tokens=str(file)).status_code == 401


# ---- keys that are published

JKU = f"{EHR}/keys.json"


@dataclass
class Published:
    """What a client publishes, and how often somebody came for it."""

    keys: str | None
    asked: list[str] = field(default_factory=list)

    async def fetch(self, jku):
        self.asked.append(jku)
        return None if self.keys is None else self.keys.encode()


def gate(published):
    return Gate((Client(iss=EHR, jku=JKU),), SeenHere(), published.fetch)


def let_in(of, by, *, later=0):
    """Let this token in, so many seconds later, as if it had just been made."""

    async def come():
        await by.let_in(f"Bearer {of}", audience=BASE + SIGN, now=SECONDS + later)

    asyncio.run(come())


def fresh(signer, *, later=0, jti="1", **header):
    times = {"iat": SECONDS + later, "exp": SECONDS + later + 100}
    return token(signer, header=header, jti=jti, **times)


@requirement("cds-hooks_2.0", "185", "197", "198")
def test_keys_are_fetched_from_where_the_client_publishes_them():
    published = Published(key_set(key()))
    let_in(fresh(key(), jku=JKU), gate(published))
    assert published.asked == [JKU]


@requirement("cds-hooks_2.0", "195")
@pytest.mark.parametrize(
    "jku", ["https://evil.example/keys.json", f"{JKU}/", f"{JKU}?x", "http://[::1]/k"]
)
def test_keys_are_fetched_from_nowhere_else(jku):
    published = Published(key_set(key()))
    with pytest.raises(RequestRefused) as problem:
        let_in(fresh(key(), jku=jku), gate(published))
    assert problem.value.status == 401
    assert published.asked == []


def test_who_gave_keys_beforehand_publishes_none():
    assert "jku" in refusal(asked(token(header={"jku": JKU})))


def test_keys_are_kept_and_not_fetched_for_every_request():
    published = Published(key_set(key()))
    one = gate(published)
    for n in range(5):
        let_in(fresh(key(), jti=str(n)), one)
    assert len(published.asked) == 1


@requirement("cds-hooks_2.0", "183")
def test_a_new_key_is_found_by_its_kid():
    """The client begins to sign with a new key, and publishes both, then only that."""
    published = Published(key_set(key("old")))
    one = gate(published)
    let_in(fresh(key("old")), one)
    published.keys = key_set(key("old"), key("new"))
    let_in(fresh(key("new"), later=60, jti="2"), one, later=60)
    let_in(fresh(key("old"), later=61, jti="3"), one, later=61)
    published.keys = key_set(key("new"))
    with pytest.raises(RequestRefused):
        let_in(fresh(key("old"), later=1000, jti="4"), one, later=1000)
    let_in(fresh(key("new"), later=1001, jti="5"), one, later=1001)


def test_a_made_up_kid_does_not_make_us_fetch_every_time():
    published = Published(key_set(key()))
    one = gate(published)
    for n in range(5):
        with pytest.raises(RequestRefused):
            let_in(fresh(key("made-up"), jti=str(n)), one)
    assert len(published.asked) == 1


@pytest.mark.parametrize(
    "keys",
    [None, "", "no json", "[]", '{"keys": []}', '{"keys": [1]}', "[" * 100_000],
    ids=["none", "empty", "no json", "a list", "no keys", "no key", "a bomb"],
)
def test_without_keys_nobody_is_let_in(keys):
    with pytest.raises(RequestRefused) as problem:
        let_in(fresh(key()), gate(Published(keys)))
    assert problem.value.status == 401


# ---- which keys are taken


@requirement("cds-hooks_2.0", "183")
def test_two_keys_of_one_name_are_refused():
    two = json.loads(key_set(key(), key("two")))
    two["keys"][1]["kid"] = "one"
    with pytest.raises(ValueError, match="kid of its own"):
        public_keys(json.dumps(two))


@pytest.mark.parametrize("by", [key(), rsa(), key("s", "oct", 256)])
def test_a_key_that_should_be_secret_is_refused(by):
    with pytest.raises(ValueError, match="not public"):
        public_keys(json.dumps({"keys": [by.as_dict(private=True)]}))


@pytest.mark.parametrize(("kind", "size"), [("EC", "P-256"), ("RSA", 1024)])
def test_a_key_that_is_too_weak_is_left_alone(kind, size):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SecurityWarning)
        by = key("weak", kind, size)
    assert set(public_keys(key_set(key(), by))) == {"one"}
    with pytest.raises(ValueError, match="no key"):
        public_keys(key_set(by))


def test_a_key_for_another_use_is_left_alone():
    for changed in ({"use": "enc"}, {"alg": "ES256"}):
        given = {**key("two").as_dict(private=False), **changed}
        both = [key().as_dict(private=False), given]
        assert set(public_keys(json.dumps({"keys": both}))) == {"one"}
