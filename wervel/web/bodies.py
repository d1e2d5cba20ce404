"""The body of a request, as JSON that can be trusted to be JSON, within a limit."""

from __future__ import annotations

import json
import math
from typing import NoReturn

from starlette.requests import Request

from wervel.errors import RequestRefused

BAD_REQUEST, TOO_LARGE, NOT_SUPPORTED = 400, 413, 415
_WHERE = "the body of the request"


async def body(request: Request, *, largest: int) -> bytes:
    """The bytes that were sent, if they are JSON by name and not too many.

    Raises RequestRefused (413, 415), before more than ``largest`` bytes are kept.
    """
    kind = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise _refused("application/json", "another kind of content", NOT_SUPPORTED)
    if request.headers.get("Content-Encoding", "identity") != "identity":
        raise _refused("JSON as it is", "something that is packed", NOT_SUPPORTED)
    stated = request.headers.get("Content-Length", "")
    if stated.isdecimal() and int(stated) > largest:
        raise _too_large(largest)
    kept = bytearray()
    async for piece in request.stream():
        kept += piece
        if len(kept) > largest:
            raise _too_large(largest)
    return bytes(kept)


def parsed(sent: bytes) -> object:
    """What the JSON says. Raises RequestRefused (400).

    NaN and numbers without end are no JSON; what nests too deep to be read is no FHIR;
    and half a character would only fail later.
    """
    try:
        found = json.loads(sent, parse_constant=_no_number, parse_float=_number)
        if b"\\ud" in sent or b"\\uD" in sent:
            json.dumps(found, ensure_ascii=False).encode()
    except RecursionError:
        raise too_deep() from None
    except ValueError as problem:
        place = problem.pos if isinstance(problem, json.JSONDecodeError) else None
        at = "" if place is None else f", from character {place}"
        raise _refused("JSON", f"something else{at}", BAD_REQUEST) from None
    return found


def too_deep() -> RequestRefused:
    """The refusal of what holds itself within itself too many times to be read."""
    return _refused("FHIR", "something that nests too deep", BAD_REQUEST)


def _no_number(_: str) -> NoReturn:
    raise ValueError


def _number(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError
    return number


def _too_large(largest: int) -> RequestRefused:
    return _refused(f"at most {largest} bytes", "more", TOO_LARGE)


def _refused(wanted: str, came: str, status: int) -> RequestRefused:
    return RequestRefused(
        wanted,
        came,
        where=_WHERE,
        do="send the JSON of CDS Hooks, of one patient",
        status=status,
    )
