"""The service as a client meets it: in this process, or on a port of this machine."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Thread
from typing import Any

import httpx
import uvicorn
from web.hook_calls import desk

from wervel.web.service import application
from wervel.web.settings import Settings

NOW = datetime(2024, 5, 1, 12, tzinfo=UTC)
BASE = "http://127.0.0.1"
SERVICES = "/cds-services"
SIGN, VIEW = f"{SERVICES}/wervel-order-sign", f"{SERVICES}/wervel-patient-view"


def service(**given: Any) -> Any:
    """The application: a desk with the Dutch guidelines, on 1 May 2024 at noon."""
    settings = given.pop("settings", {})
    return application(
        **{
            "desk": desk(),
            "settings": Settings(**{"base_url": BASE, **settings}),
            "clock": lambda: NOW,
            **given,
        }
    )


def ask(app: Any, path: str, *, method: str = "GET", **given: Any) -> httpx.Response:
    """What the application answers, without a network."""

    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
            return await client.request(method, path, **given)

    return asyncio.run(asked())


def post(app: Any, path: str, sent: Any, **given: Any) -> httpx.Response:
    """What it answers to this: JSON, or the bytes that are said to be JSON."""
    content = sent if isinstance(sent, bytes) else json.dumps(sent).encode()
    headers = {"Content-Type": "application/json", **given.pop("headers", {})}
    return ask(app, path, method="POST", content=content, headers=headers, **given)


def refusal(answer: httpx.Response) -> str:
    """What a refusal says, once it is seen to be one in FHIR's words."""
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Cache-Control"] == "no-store"
    outcome = answer.json()
    assert outcome["resourceType"] == "OperationOutcome"
    (issue,) = outcome["issue"]
    assert issue["severity"] == "error"
    assert issue["code"]
    return str(issue["diagnostics"])


@contextmanager
def on_a_port(app: Callable[..., Any]) -> Iterator[str]:
    """The address of this application, served on a port of this machine."""
    config = uvicorn.Config(app, log_config=None, access_log=False, ws="none")
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        serving = Thread(target=server.run, kwargs={"sockets": [door]})
        serving.start()
        try:
            yield f"http://127.0.0.1:{door.getsockname()[1]}"
        finally:
            server.should_exit = True
            serving.join()
