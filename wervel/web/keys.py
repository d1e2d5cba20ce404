"""Public keys of clients: given beforehand, or fetched from where they publish them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from joserfc.jwk import ECKey, JWKRegistry, RSAKey

ALGORITHMS = ("ES384", "RS384")
CURVE = "P-384"
LEAST_BITS = 2048

Key = ECKey | RSAKey


def public_keys(text: str) -> dict[str, Key]:
    """The keys of a JWK set by kid, as far as ours can check with them.

    Raises ValueError where it is no such set, a kid is missing or stands twice, or a
    key is private: nobody should send those.
    """
    keys: dict[str, Key] = {}
    for given in _listed(json.loads(text)):
        if "d" in given or given.get("kty") == "oct":
            raise ValueError("a key that is not public")
        made = _key(given)
        if made is None:
            continue
        kid = given.get("kid")
        if not isinstance(kid, str) or not kid or kid in keys:
            raise ValueError("a key without a kid of its own")
        keys[kid] = made
    if not keys:
        raise ValueError("no key that can be used")
    return keys


def _listed(parsed: object) -> Iterable[Mapping[str, object]]:
    listed = parsed.get("keys") if isinstance(parsed, dict) else None
    if not isinstance(listed, list) or not all(isinstance(key, dict) for key in listed):
        raise ValueError("no JWK set")
    return listed


def _key(given: Mapping[str, object]) -> Key | None:
    """The key, where it is one for ES384 or RS384 that is long enough."""
    if given.get("kty") not in ("EC", "RSA") or given.get("use", "sig") != "sig":
        return None
    if given.get("alg", ALGORITHMS[0]) not in ALGORITHMS:
        return None
    if given["kty"] == "RSA" and len(str(given.get("n", ""))) * 6 < LEAST_BITS:
        return None  # before the library warns of it, which is not about us
    made = JWKRegistry.import_key(dict(given))  # type: ignore[arg-type]
    match made:
        case ECKey():
            return made if made.curve_name == CURVE else None
        case RSAKey():
            return made if made.public_key.key_size >= LEAST_BITS else None
        case _:
            return None


def fits(key: Key, algorithm: str) -> bool:
    """Whether a key is for this algorithm, by its kind and by what it says itself."""
    kind = ECKey if algorithm == "ES384" else RSAKey
    return isinstance(key, kind) and key.get("alg", algorithm) == algorithm


@dataclass(frozen=True)
class Held:
    """Keys as they were fetched, and when, in seconds since 1970."""

    keys: Mapping[str, Key]
    at: float


@dataclass(frozen=True)
class KeyRing:
    """The keys that were fetched, kept for a while.

    An unknown kid asks again, for keys change, but not at every request: whoever makes
    up a kid must not make us fetch.
    """

    held: dict[str, Held] = field(default_factory=dict)
    longest: float = 600
    shortest: float = 30

    def key(self, jku: str, kid: str, *, now: float) -> tuple[Key | None, bool]:
        """The key, and whether the set should be fetched before it is trusted."""
        held = self.held.get(jku)
        if held is None:
            return None, True
        key, age = held.keys.get(kid), now - held.at
        return key, age > (self.shortest if key is None else self.longest)

    def keep(self, jku: str, keys: Mapping[str, Key], *, now: float) -> None:
        """Keep what was fetched, and that it was: nothing where that failed."""
        self.held[jku] = Held(keys, now)
