"""``wervel serve`` as its users start it, and a client that keeps its connection."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path

START_WITHIN = 60
"""Seconds."""
HEADERS = {"Content-Type": "application/json"}
WORKER_AT_LEAST = 50_000_000
"""Bytes; a process that holds the compiled rules takes more, others less."""


@dataclass(frozen=True)
class Service:
    """A service that was started: where it is, and its process."""

    port: int
    process: subprocess.Popen[str]

    def workers(self) -> dict[int, int]:
        """Resident bytes of each process that answers, where there are several."""
        sizes = {each: resident(each) for each in _children(self.process.pid)}
        return {each: size for each, size in sizes.items() if size > WORKER_AT_LEAST}


@dataclass
class Client:
    """One connection, kept and made again every so many calls.

    So that calls are spread over the workers: a worker keeps the connections it has.
    """

    port: int
    again_after: int = 100
    calls: int = 0
    connection: HTTPConnection | None = field(default=None, repr=False)

    def post(self, path: str, body: bytes, **headers: str) -> tuple[int, bytes]:
        """The status and body of what is answered."""
        if self.connection is None or self.calls % self.again_after == 0:
            self.close()
            self.connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        self.calls += 1
        self.connection.request("POST", path, body, {**HEADERS, **headers})
        response = self.connection.getresponse()
        return response.status, response.read()

    def close(self) -> None:
        """Give up the connection."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None


@contextmanager
def served(*, workers: int, log: Path) -> Iterator[Service]:
    """A service on a free port of this machine; what it says goes to the log."""
    log.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "wervel", "serve", "--port", "0"]
    with log.open("w", encoding="utf-8") as said:
        process = subprocess.Popen(
            [*command, "--workers", str(workers)],
            stdout=said,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "COLUMNS": "200"},
        )
    try:
        yield Service(_port(process, log), process)
    finally:
        process.terminate()
        process.wait(timeout=START_WITHIN)


def _port(process: subprocess.Popen[str], log: Path) -> int:
    """The port it listens at, once it says so."""
    until = time.monotonic() + START_WITHIN
    while time.monotonic() < until and process.poll() is None:
        if found := re.search(r"http://127\.0\.0\.1:(\d+)", log.read_text("utf-8")):
            return int(found[1])
        time.sleep(0.01)
    sys.exit(f"wervel serve did not start: see {log}")


def first_answer(service: Service, path: str, body: bytes) -> None:
    """Ask until there is an answer."""
    until = time.monotonic() + START_WITHIN
    while time.monotonic() < until:
        client = Client(service.port)
        try:
            status, _ = client.post(path, body)
            if status == 200:  # noqa: PLR2004
                return
        except (OSError, HTTPException):
            time.sleep(0.01)
        finally:
            client.close()
    sys.exit("wervel serve does not answer")


def resident(process: int) -> int:
    """Bytes of memory a process holds; none when it is gone."""
    try:
        pages = Path(f"/proc/{process}/statm").read_text("ascii").split()[1]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _children(process: int) -> Iterator[int]:
    listed = Path(f"/proc/{process}/task/{process}/children")
    for each in map(int, listed.read_text("ascii").split()):
        yield each
        yield from _children(each)
