"""A small FHIR server of our own: it gives what it has, in pages, and can be unkind."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

TOKEN = "planted-access-token"
Answer = Callable[[Request], Any]


@dataclass
class FhirServer:
    """Resources by type, a page of so many at a time, and what it was asked.

    ``instead`` gives another answer for a type: a status, a Response, or what to do.
    """

    resources: Mapping[str, list[dict[str, Any]]]
    size: int = 2
    instead: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    tokens: list[str | None] = field(default_factory=list)

    @property
    def app(self) -> Starlette:
        """The server, to be put on a port."""
        return Starlette(
            routes=[
                Route("/fhir/{kind}", self.search),
                Route("/fhir/{kind}/{name}", self.read),
            ]
        )

    async def read(self, request: Request) -> Response:
        """One resource, or 404."""
        name = request.path_params["name"]
        return await self._unless(
            request,
            lambda kind: next(
                (
                    JSONResponse(each)
                    for each in self.resources.get(kind, [])
                    if each["id"] == name
                ),
                JSONResponse(outcome(), 404),
            ),
        )

    async def search(self, request: Request) -> Response:
        """A page of all there is of a type."""

        def page(kind: str) -> Response:
            found = self.resources.get(kind, [])
            begin = int(request.query_params.get("from", 0))
            here = found[begin : begin + self.size]
            bundle: dict[str, Any] = {
                "resourceType": "Bundle",
                "type": "searchset",
                "total": len(found),
            }
            if here:
                bundle["entry"] = [{"resource": each} for each in here]
            if begin + self.size < len(found):
                following = request.url.include_query_params(**{"from": begin + 2})
                bundle["link"] = [{"relation": "next", "url": str(following)}]
            return JSONResponse(bundle)

        return await self._unless(request, page)

    async def _unless(
        self, request: Request, usual: Callable[[str], Response]
    ) -> Response:
        """The usual answer, unless there is another for this type."""
        kind = request.path_params["kind"]
        self.asked.append(str(request.url))
        self.tokens.append(request.headers.get("Authorization"))
        match self.instead.get(kind):
            case None:
                return usual(kind)
            case int(status):
                return JSONResponse(outcome(), status)
            case float(seconds):
                await asyncio.sleep(seconds)
                return usual(kind)
            case Response() as answer:
                return answer
            case other:
                return JSONResponse(other(request))


def outcome(severity: str = "error") -> dict[str, Any]:
    """What a FHIR server says went wrong."""
    return {
        "resourceType": "OperationOutcome",
        "issue": [{"severity": severity, "code": "processing"}],
    }


def elsewhere(address: str) -> Response:
    """A redirect."""
    return RedirectResponse(address, 302)
