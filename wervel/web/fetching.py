"""Fetching from the FHIR server of a client what it did not send along.

Only from servers in the settings, with the client's own token, without following it
anywhere else, and within a time and a size. What comes in part is not used: a record
that is not seen must not count as one that is not there.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import httpx

from wervel.advice.hooks.prefetch import is_delivered
from wervel.errors import RequestRefused
from wervel.web.addresses import at_home, is_below, is_safe, origin, without_slash
from wervel.web.bodies import parsed
from wervel.web.settings import MEGABYTE, Settings

PAGES = 50
"""Pages of one search; a patient with more is not read in part."""
AT_ONCE = 6
OK = 200


class NotFetched(Exception):
    """Why something could not be fetched, in words without any value; stays here."""


@dataclass(frozen=True)
class Fetched:
    """What was fetched by key, and why the rest was not."""

    resources: Mapping[str, object] = field(repr=False)
    missing: Mapping[str, str]


@dataclass
class Room:
    """Bytes that may still come."""

    left: int

    def take(self, size: int) -> None:
        """Use up so many. Raises NotFetched where there are not so many left."""
        self.left -= size
        if self.left < 0:
            raise NotFetched("more than is read for one request")


@dataclass(frozen=True)
class Visit:
    """One visit to a server: its base address, the client's way in, what may come."""

    base: str
    client: httpx.AsyncClient = field(repr=False)
    room: Room
    ends: float
    turns: asyncio.Semaphore = field(repr=False)


async def fetched(
    wanted: Mapping[str, str], settings: Settings, *, server: str, token: str
) -> Fetched:
    """What is wanted, by its address relative to the server."""
    if not is_allowed(server, settings):
        why = "a FHIR server that this service may not ask"
        return Fetched({}, dict.fromkeys(wanted, why))
    headers = {"Authorization": f"Bearer {token}", "Accept": "application/fhir+json"}
    async with client(settings, headers=headers) as asking:
        visit = Visit(
            without_slash(server),
            asking,
            Room(settings.largest),
            asyncio.get_running_loop().time() + settings.fetch_seconds,
            asyncio.Semaphore(AT_ONCE),
        )
        came = await asyncio.gather(*(_one(each, visit) for each in wanted.values()))
    by_key = dict(zip(wanted, came, strict=True))
    return Fetched(
        {k: each for k, each in by_key.items() if not isinstance(each, NotFetched)},
        {k: str(each) for k, each in by_key.items() if isinstance(each, NotFetched)},
    )


def is_allowed(server: str, settings: Settings) -> bool:
    """Whether this server may be asked anything.

    Who may name any server could make us ask one that only we can reach.
    """
    if settings.fhir_servers:
        is_known = without_slash(server) in settings.fhir_servers
    else:
        is_known = at_home(server)
    return is_known and is_safe(server, allow_http=settings.allow_http)


def client(
    settings: Settings, *, headers: Mapping[str, str] | None = None
) -> httpx.AsyncClient:
    """A client that follows nothing, and takes nothing from its surroundings."""
    return httpx.AsyncClient(
        headers=headers,
        timeout=settings.fetch_seconds,
        follow_redirects=False,
        trust_env=False,
        verify=_trusted(),
    )


async def key_set(jku: str, settings: Settings) -> bytes | None:
    """The JWK set a client publishes; nothing where it could not be had."""
    try:
        async with asyncio.timeout(settings.fetch_seconds), client(settings) as asking:
            return await downloaded(jku, asking, Room(MEGABYTE))
    except (NotFetched, TimeoutError, httpx.HTTPError):
        return None


async def downloaded(url: str, asking: httpx.AsyncClient, room: Room) -> bytes:
    """What stands there, if there is room for it. Raises NotFetched, HTTPError."""
    kept = bytearray()
    async with asking.stream("GET", url) as answer:
        if answer.status_code != OK:
            raise NotFetched(f"status {answer.status_code}")
        async for piece in answer.aiter_bytes():
            room.take(len(piece))
            kept += piece
    return bytes(kept)


async def _one(relative: str, visit: Visit) -> object:
    """A resource, or a bundle with the entries of all its pages, or why not."""
    try:
        async with visit.turns, asyncio.timeout_at(visit.ends):
            return await _whole(f"{visit.base}/{relative}", visit)
    except NotFetched as problem:
        return problem
    except TimeoutError:
        return NotFetched("no answer in time")
    except RequestRefused:
        return NotFetched("no JSON")
    except (httpx.HTTPError, httpx.InvalidURL) as problem:
        return NotFetched(type(problem).__name__)


async def _whole(url: str, visit: Visit) -> object:
    if not is_below(url, visit.base):
        raise NotFetched("an address outside the server")
    first = page = await _page(url, visit)
    entries, pages = list(_listed(first, "entry")), 1
    while url := _next(page, url, visit):
        pages += 1
        if pages > PAGES:
            raise NotFetched(f"more than {PAGES} pages")
        page = await _page(url, visit)
        if page["resourceType"] != "Bundle":
            raise NotFetched("a next page that is none")
        entries += _listed(page, "entry")
    whole = {name: each for name, each in first.items() if name != "link"}
    if entries:
        whole["entry"] = entries
    if not is_delivered(whole):
        raise NotFetched("an error, or not all of it")
    return whole


async def _page(url: str, visit: Visit) -> dict[str, object]:
    page = parsed(await downloaded(url, visit.client, visit.room))
    if not isinstance(page, dict) or not isinstance(page.get("resourceType"), str):
        raise NotFetched("no FHIR")
    return page


def _next(page: Mapping[str, object], url: str, visit: Visit) -> str:
    """The address of the next page; empty after the last, or where there are none."""
    for link in _listed(page, "link"):
        following = link.get("url")
        if link.get("relation") == "next" and isinstance(following, str):
            found = str(httpx.URL(url).join(following))
            if origin(found) != origin(visit.base):
                raise NotFetched("a next page on another server")
            return found
    return ""


def _listed(of: Mapping[str, object], name: str) -> list[dict[str, object]]:
    given = of.get(name)
    return [e for e in given if isinstance(e, dict)] if isinstance(given, list) else []


@cache
def _trusted() -> ssl.SSLContext:
    """Whose certificates are believed; read once, as it takes longer than a request."""
    return httpx.create_ssl_context(trust_env=False)
