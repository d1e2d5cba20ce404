"""Answers in JSON, and what is said where there is none: in FHIR's words, of nobody."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from secrets import token_hex
from traceback import extract_tb

from starlette.requests import Request
from starlette.responses import Response

from wervel.advice.hooks import outcome, refusal
from wervel.errors import RequestRefused

LOG = logging.getLogger("wervel.web")
UNAUTHORIZED = 401
PLACES = 8
"""How many of the innermost places are logged."""


def as_json(what: object, status: int = 200) -> Response:
    """JSON that nobody on the way keeps."""
    text = json.dumps(what, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Response(text, status, {"Cache-Control": "no-store"}, "application/json")


def refused(request: Request, problem: RequestRefused) -> Response:
    """The refusal, as an OperationOutcome."""
    answer = as_json(refusal(problem), problem.status)
    if problem.status == UNAUTHORIZED:
        came = "Authorization" in request.headers
        error = ', error="invalid_token"' if came else ""
        answer.headers["WWW-Authenticate"] = f'Bearer realm="wervel"{error}'
    return answer


def no_such_thing(status: int, headers: Mapping[str, str] | None = None) -> Response:
    """What is said where a path or method is none of ours."""
    what = {404: "nothing has this address", 405: "not with this method"}
    said = outcome(status, what.get(status, "this cannot be asked"))
    answer = as_json(said, status)
    answer.headers.update(headers or {})
    return answer


def broken(number: str) -> Response:
    """What is said where the fault is ours."""
    said = f"a fault of the service, which goes on; its log calls it {number}"
    return as_json(outcome(500, said, "tell who runs the service"), 500)


def noted(problem: Exception) -> str:
    """A number under which a fault of ours can be found in the log.

    Only its kind and its places are written: its words may quote a patient.
    """
    number = token_hex(4)
    places = [
        f"{'/'.join(Path(each.filename).parts[-2:])}:{each.lineno}"
        for each in extract_tb(problem.__traceback__)
    ]
    kind, at = type(problem).__name__, " > ".join(places[-PLACES:])
    LOG.error("fault %s: %s at %s", number, kind, at)
    return number
