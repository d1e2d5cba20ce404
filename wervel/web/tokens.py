"""The signed token of a client: who asks, whether it is this service they ask, once.

CDS Hooks has each client sign a JSON Web Token for each request. Only issuers in the
settings are known, only their own keys are trusted, and only two algorithms.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from joserfc import jws, jwt
from joserfc.errors import JoseError
from starlette.concurrency import run_in_threadpool

from wervel.errors import RequestRefused
from wervel.web.keys import ALGORITHMS, Key, KeyRing, fits, public_keys
from wervel.web.refusing import UNAUTHORIZED
from wervel.web.seen import Seen
from wervel.web.settings import Client

LONGEST = 300
"""Seconds a token may be valid."""
LEEWAY = 30
"""Seconds two clocks may differ."""
LARGEST = 8192

Fetch = Callable[[str], Awaitable[bytes | None]]
Claims = Mapping[str, object]


@dataclass(frozen=True)
class Gate:
    """Who is let in: clients, the keys they publish, the tokens that came before.

    ``fetch`` brings a JWK set from where a client publishes it, or nothing.
    """

    clients: tuple[Client, ...]
    seen: Seen
    fetch: Fetch
    ring: KeyRing = field(default_factory=KeyRing)

    async def let_in(
        self, authorization: str | None, *, audience: str, now: float
    ) -> Client:
        """The client whose token this is. Raises RequestRefused (401).

        ``audience`` is the address that was asked, ``now`` in seconds since 1970.
        """
        token = _bearer(authorization)
        header, claims = _unchecked(token)
        client = self._client(header, claims)
        key = await self._key(client, str(header["kid"]), now)
        if key is None or not fits(key, str(header["alg"])):
            raise refused("a key the client is known by", "another kid")
        try:
            checked = jwt.decode(token, key, algorithms=ALGORITHMS).claims
        except (JoseError, ValueError):
            raise refused("a signature by the client", "another one") from None
        _check_times(checked, now)
        _check_audience(checked, audience)
        self._check_tenant(client, checked)
        await self._check_first(client, checked, now)
        return client

    def _client(self, header: Claims, claims: Claims) -> Client:
        """The client the token says it is from; that it is, its signature says."""
        found = [each for each in self.clients if each.iss == claims.get("iss")]
        if not found:
            raise refused("iss of a client that is known here", "another one")
        if header.get("jku", found[0].jku) != found[0].jku:
            raise refused("jku as it is known here, or none", "another one")
        return found[0]

    async def _key(self, client: Client, kid: str, now: float) -> Key | None:
        if client.keys:
            return _given_keys(client.keys).get(kid)
        key, is_old = self.ring.key(client.jku, kid, now=now)
        if is_old:
            self.ring.keep(client.jku, _keys(await self.fetch(client.jku)), now=now)
            key, _ = self.ring.key(client.jku, kid, now=now)
        return key

    def _check_tenant(self, client: Client, claims: Claims) -> None:
        if client.tenants and claims.get("tenant") not in client.tenants:
            raise refused("tenant of this client", "another one, or none")

    async def _check_first(self, client: Client, claims: Claims, now: float) -> None:
        """That this token did not come before; the last check, as it remembers."""
        jti = claims.get("jti")
        if not isinstance(jti, str) or not jti:
            raise refused("jti: a word for this token alone", "none")
        is_first = await run_in_threadpool(
            self.seen.is_first,
            f"{client.iss}\n{jti}",
            until=now + LONGEST + 2 * LEEWAY,
            now=now,
        )
        if not is_first:
            raise refused("a new token for each request", "one that came before")


def refused(wanted: str, came: str, *, status: int = UNAUTHORIZED) -> RequestRefused:
    """A refusal that says nothing of what the token holds."""
    return RequestRefused(
        wanted,
        came,
        where="Authorization: Bearer",
        do="send a token as CDS Hooks asks, signed with ES384 or RS384, for this "
        f"address, valid for at most {LONGEST // 60} minutes",
        status=status,
    )


def _bearer(authorization: str | None) -> str:
    scheme, _, token = (authorization or "").partition(" ")
    token = token.strip()
    if scheme.lower() != "bearer" or not token:
        raise refused("a signed token", "none")
    if len(token) > LARGEST:
        raise refused(f"a token of at most {LARGEST} characters", "a longer one")
    return token


def _unchecked(token: str) -> tuple[Claims, Claims]:
    """What the header and the claims say, before anything of it is believed."""
    try:
        parts = jws.extract_compact(token.encode("ascii"))
        header, claims = parts.headers(), json.loads(parts.payload)
    except (JoseError, ValueError, RecursionError):
        raise refused("a signed token", "something that is none") from None
    if not isinstance(claims, dict):
        raise refused("a signed token", "something that is none")
    if header.get("alg") not in ALGORITHMS:
        raise refused("alg: ES384 or RS384", "another algorithm, or none")
    if header.get("typ") != "JWT":
        raise refused("typ: JWT", "another one, or none")
    if not isinstance(header.get("kid"), str):
        raise refused("kid: the key that signed", "none")
    return header, claims


def _check_times(claims: Claims, now: float) -> None:
    begun, ended = _seconds(claims, "iat"), _seconds(claims, "exp")
    if not now < ended:
        raise refused("a token that is still valid", "one that has expired")
    if not ended <= now + LONGEST + LEEWAY:
        raise refused(f"exp within {LONGEST} seconds", "one that is valid for longer")
    if not now - LONGEST - LEEWAY <= begun <= min(now + LEEWAY, ended):
        raise refused("iat of a moment ago", "another time")


def _seconds(claims: Claims, name: str) -> float:
    given = claims.get(name)
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise refused(f"{name}: seconds since 1970", "something else, or none")
    return given


def _check_audience(claims: Claims, audience: str) -> None:
    given = claims.get("aud")
    if audience not in (given if isinstance(given, list) else [given]):
        raise refused("aud: the address that is asked", "another one, or none")


@cache
def _given_keys(text: str) -> Mapping[str, Key]:
    """The keys that stand in the settings, which were looked at when they were read."""
    return public_keys(text)


def _keys(fetched: bytes | None) -> Mapping[str, Key]:
    """The keys in what was fetched; none where it holds none, so none is trusted."""
    try:
        return public_keys((fetched or b"").decode())
    except (JoseError, ValueError, RecursionError):
        return {}
