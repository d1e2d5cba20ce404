"""Tokens as clients sign them, right and wrong, and the keys they are signed with."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from joserfc import jws
from joserfc.jwk import ECKey, OctKey, RSAKey
from joserfc.jws import JWSRegistry
from joserfc.registry import HeaderParameter
from web.served import BASE, NOW, SIGN

from wervel.web.settings import Client

EHR = "https://ehr.example"
SECONDS = int(NOW.timestamp())
_ANYTHING = JWSRegistry(
    {"x": HeaderParameter("something that must be understood", "str")},
    algorithms=[
        "ES256",
        "ES384",
        "ES512",
        "RS256",
        "RS384",
        "PS384",
        "HS256",
        "HS384",
        "HS512",
    ],
)
"""Clients may sign as they like; it is for the service to refuse."""


@cache
def key(kid: str = "one", kind: str = "EC", size: Any = "P-384") -> Any:
    """A private key of that name, made once."""
    made = {"EC": ECKey, "RSA": RSAKey, "oct": OctKey}[kind]
    return made.generate_key(size, {"kid": kid})


def rsa(kid: str = "rsa") -> Any:
    """A private key for RS384."""
    return key(kid, "RSA", 2048)


def key_set(*keys: Any) -> str:
    """The public halves, as a client would publish them."""
    return json.dumps({"keys": [each.as_dict(private=False) for each in keys]})


def client(*keys: Any, **given: Any) -> Client:
    """A client with these keys, or the usual one."""
    return Client(**{"iss": EHR, "keys": key_set(*(keys or (key(),))), **given})


def claims(**changed: Any) -> dict[str, Any]:
    """What a right token says; ``None`` leaves a claim out."""
    whole = {
        "iss": EHR,
        "aud": BASE + SIGN,
        "iat": SECONDS - 1,
        "exp": SECONDS + 120,
        "jti": "a nonce",
        **changed,
    }
    return {name: each for name, each in whole.items() if each is not None}


def token(
    by: Any = None, *, header: dict[str, Any] | None = None, **changed: Any
) -> str:
    """A signed token for order-sign; claims, and parts of its header, may differ."""
    signer = by or key()
    usual = {"alg": "ES384", "kid": signer.kid, "typ": "JWT"}
    whole = {k: v for k, v in {**usual, **(header or {})}.items() if v is not None}
    said = json.dumps(claims(**changed))
    return jws.serialize_compact(whole, said, signer, registry=_ANYTHING)


def bearer(of: str) -> dict[str, str]:
    """The header that carries a token."""
    return {"Authorization": f"Bearer {of}"}
