"""Whom the service answers, and where it may fetch: a TOML file, read and checked.

What is not in the file is the strictest choice: this machine only, no other origin.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import cast

from joserfc.errors import JoseError

from wervel.errors import UsageError
from wervel.text import Language
from wervel.web.addresses import is_safe, origin, without_slash
from wervel.web.keys import public_keys

MEGABYTE = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Client:
    """A system that may ask: who it says it is, and where its public keys are.

    ``keys`` is a JWK set as JSON text; without it, they are fetched from ``jku``.
    ``tenants`` are the organisations it may ask for; none means any.
    """

    iss: str
    jku: str = ""
    keys: str = ""
    tenants: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What may differ between two places that run the service.

    ``base_url`` is how clients reach it, and so begins the audience of their tokens;
    without it, where it listens.
    ``fhir_servers`` are those it may fetch from; none means only this machine.
    ``seen_tokens`` is the file that remembers which tokens came, for as long as they
    are valid; without it, the service remembers only while it runs.
    """

    base_url: str = ""
    language: Language = "en"
    clients: tuple[Client, ...] = ()
    open_discovery: bool = True
    fhir_servers: tuple[str, ...] = ()
    allow_http: bool = False
    origins: tuple[str, ...] = ()
    seen_tokens: str = ""
    log_requests: bool = False
    largest_megabytes: int = 50
    fetch_seconds: int = 5

    @property
    def largest(self) -> int:
        """Bytes a request may have, and what is fetched for it."""
        return self.largest_megabytes * MEGABYTE


def read_settings(file: Path) -> Settings:
    """The settings in this file. Raises UsageError, which names the key."""
    try:
        given = tomllib.loads(file.read_text("utf-8"))
    except OSError as problem:
        raise _wrong("a file", problem.strerror or "nothing", file) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise _wrong("TOML", str(problem), file) from None
    clients = given.pop("clients", [])
    taken = _taken(given, _KINDS, file)
    settings = Settings(**taken, clients=_clients(clients, file))  # type: ignore[arg-type]
    _check(settings, file)
    return settings


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _number(value: object) -> int | None:
    is_number = isinstance(value, int) and not isinstance(value, bool) and value > 0
    return cast(int, value) if is_number else None


def _words(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _list(value: object) -> tuple[str, ...] | None:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    return None


def _address(value: object) -> str | None:
    written = _words(value)
    return without_slash(written) if written and origin(written) else None


def _addresses(value: object) -> tuple[str, ...] | None:
    written = _list(value)
    if written is None or not all(map(origin, written)):
        return None
    return tuple(map(without_slash, written))


def _language(value: object) -> str | None:
    return str(value) if value in ("nl", "en") else None


_Kind = tuple[str, Callable[[object], object | None]]
_KINDS: Mapping[str, _Kind] = {
    "base_url": ("an address (https://…)", _address),
    "language": ("nl or en", _language),
    "open_discovery": ("true or false", _flag),
    "fhir_servers": ("a list of addresses (https://…)", _addresses),
    "allow_http": ("true or false", _flag),
    "origins": ("a list of origins (https://…)", _addresses),
    "seen_tokens": ("the name of a file", _words),
    "log_requests": ("true or false", _flag),
    "largest_megabytes": ("a whole number above 0", _number),
    "fetch_seconds": ("a whole number above 0", _number),
}
_OF_A_CLIENT: Mapping[str, _Kind] = {
    "iss": ("the issuer of its tokens", _words),
    "jku": ("the address of its JWK set (https://…)", _address),
    "tenants": ("a list of words", _list),
}


def _taken(
    given: Mapping[str, object], kinds: Mapping[str, _Kind], file: Path
) -> dict[str, object]:
    """The values, each of its kind. Raises UsageError."""
    for key in given:
        if key not in kinds:
            known = ", ".join([*kinds, *(["clients"] if kinds is _KINDS else [])])
            raise _wrong("a setting that exists", key, file, do=f"choose from: {known}")
    taken = {key: kinds[key][1](value) for key, value in given.items()}
    for key, value in taken.items():
        if value is None:
            raise _wrong(f"{key} = {kinds[key][0]}", "something else", file)
    return taken


def _clients(given: object, file: Path) -> tuple[Client, ...]:
    if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
        raise _wrong("[[clients]], a table for each client", "something else", file)
    return tuple(_client(each, file) for each in given)


def _client(given: dict[str, object], file: Path) -> Client:
    keys = _keys(given.pop("keys", None), given.pop("keys_file", None), file)
    taken = _taken(given, _OF_A_CLIENT, file)
    if "iss" not in taken:
        raise _wrong("iss in each of [[clients]]", "a client without", file)
    if bool(keys) == ("jku" in taken):
        raise _wrong(
            "for each client one of jku, keys and keys_file",
            "both" if keys else "none",
            file,
        )
    return Client(**taken, keys=keys)  # type: ignore[arg-type]


def _keys(inline: object, name: object, file: Path) -> str:
    """A JWK set as JSON, of public keys only. Raises UsageError."""
    if inline is None and name is None:
        return ""
    try:
        if isinstance(name, str):
            text = (file.parent / name).read_text("utf-8")
        else:
            text = json.dumps({"keys": inline})
        public_keys(text)
    except (OSError, TypeError, ValueError, JoseError) as problem:
        raise _wrong(
            "public keys for ES384 or RS384, each with a kid of its own",
            str(problem) if type(problem) is ValueError else type(problem).__name__,
            file,
        ) from None
    return text


def _check(settings: Settings, file: Path) -> None:
    """What no single setting can tell. Raises UsageError."""
    for name in (*settings.fhir_servers, *(each.jku for each in settings.clients)):
        if name and not is_safe(name, allow_http=settings.allow_http):
            raise _wrong(
                "https for what is fetched from another machine",
                origin(name) or "no address",
                file,
                do="use https, or set allow_http = true within a network you trust",
            )
    for name in settings.origins:
        if origin(name) != name:
            raise _wrong("origins: scheme, host and port alone", name, file)
    issuers = [each.iss for each in settings.clients]
    if len(set(issuers)) < len(issuers):
        raise _wrong("clients with an iss of their own", "one iss twice", file)


def _wrong(wanted: str, came: str, file: Path, *, do: str = "") -> UsageError:
    known = ", ".join(each.name for each in fields(Settings))
    return UsageError(
        wanted, came, where=f"--settings {file}", do=do or f"the settings are: {known}"
    )
