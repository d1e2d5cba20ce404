"""Ask a service 20,000 times over loopback: every answer as it should be, memory flat.

    python -m benchmarks.soak [--requests 20000] [--patients 200] [--minutes 40]
        [--write]

``wervel serve`` with two workers, and four connections that look at patients, sign
orders, give feedback on the cards that came, and send bad input of every kind. Stops at
an answer with another status than it should have. Afterwards the memory of the workers
is held against the number of requests: it may not grow in the second half.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from random import Random
from threading import Lock

from benchmarks.calls import SIGN, VIEW, call
from benchmarks.figures import write_table
from benchmarks.patients import Patient, patients
from benchmarks.serving import Client, Service, first_answer, served

LOG = Path("out/bench/soak.log")
CONNECTIONS = 4
EVERY = 250
"""Requests between two looks at the memory."""
FLAT = 0.5
"""The most MB that all workers together may grow in 1,000 requests of the second half:
what a patient's resources take is kept by nobody, or it would be a hundred times that.
"""
HEADER = (
    "| soak | requests | seconds | requests a second | unexpected | memory after 10 % "
    "| at the end | slope of the second half |",
    "|:---|---:|---:|---:|---:|---:|---:|---:|",
)


@dataclass(frozen=True)
class Sent:
    """One request, and the status it should have."""

    kind: str
    path: str
    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Soak:
    """What was asked so far, the cards that came, and the memory over time."""

    asked: Counter[str] = field(default_factory=Counter)
    cards: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    memory: list[tuple[int, float]] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def note(self, sent: Sent, status: int, answer: bytes, service: Service) -> None:
        """Count an answer, keep the ids of its cards, look at the memory now and then.

        The memory is in MB, of all workers together.
        """
        with self.lock:
            self.asked[sent.kind] += 1
            if status != sent.status:
                self.wrong.append(f"{sent.kind}: {sent.status} was due, {status} came")
            if status == 200 and sent.kind in (VIEW, SIGN):  # noqa: PLR2004
                came = [each["uuid"] for each in json.loads(answer)["cards"]]
                self.cards = (self.cards + came)[-100:]
            if (total := self.asked.total()) % EVERY == 0:
                workers = service.workers().values()
                self.memory.append((total, sum(workers) / 1e6))

    def slope(self) -> float:
        """MB in 1,000 requests, over the second half."""
        half = self.memory[len(self.memory) // 2 :]
        if len(half) < 2:  # noqa: PLR2004
            return 0.0
        requests, sizes = zip(*half, strict=True)
        return 1000 * statistics.linear_regression(requests, sizes).slope


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=20_000)
    parser.add_argument("--patients", type=int, default=200)
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--write", action="store_true", help="write figures.md again")
    options = parser.parse_args()
    everybody = list(patients(options.patients, date.fromtimestamp(time.time())))
    soak = Soak()
    with served(workers=2, log=LOG) as service:
        first = next(_requests(everybody, soak, Random("first")))
        first_answer(service, first.path, first.body)
        begun = time.monotonic()
        until = begun + 60 * options.minutes
        with ThreadPoolExecutor(CONNECTIONS) as pool:
            share = options.requests // CONNECTIONS
            asked = [
                pool.submit(_ask, service, everybody, soak, (seed, share, until))
                for seed in range(CONNECTIONS)
            ]
            for each in asked:
                each.result()
        seconds = time.monotonic() - begun
    lines = [*HEADER, _line(soak, seconds)]
    print(*lines, sep="\n")
    print(dict(soak.asked))
    tenths = soak.memory[:: max(1, len(soak.memory) // 10)]
    print("MB over time:", *(f"{size:.0f}" for _, size in tenths))
    if options.write:
        write_table(lines, under="Soak")
    if soak.wrong or soak.slope() > FLAT or soak.asked.total() < share * CONNECTIONS:
        sys.exit("\n".join(soak.wrong[:10]) or "memory grows, or it took too long")


def _ask(
    service: Service,
    everybody: Sequence[Patient],
    soak: Soak,
    share: tuple[int, int, float],
) -> None:
    """Ask as many as one connection's share, until the time is over."""
    seed, number, until = share
    client = Client(service.port)
    for _, sent in zip(
        range(number), _requests(everybody, soak, Random(seed)), strict=False
    ):
        if soak.wrong or time.monotonic() > until:
            break
        status, answer = client.post(sent.path, sent.body, **sent.headers)
        if sent.status in (413, 415):
            client.close()  # what it did not want to read is still on its way
        soak.note(sent, status, answer, service)
    client.close()


def _line(soak: Soak, seconds: float) -> str:
    total = soak.asked.total()
    early = soak.memory[len(soak.memory) // 10][1] if soak.memory else 0.0
    last = soak.memory[-1][1] if soak.memory else 0.0
    cells = (
        f"{total:,}",
        f"{seconds:.0f} s",
        f"{total / seconds:.0f}",
        f"{len(soak.wrong)}",
        f"{early:.0f} MB",
        f"{last:.0f} MB",
        f"{soak.slope():+.2f} MB in 1,000",
    )
    return f"| {CONNECTIONS} connections, 2 workers | {' | '.join(cells)} |"


def _requests(everybody: Sequence[Patient], soak: Soak, draw: Random) -> Iterator[Sent]:
    """Patients, orders, feedback, and every tenth something bad, without end."""
    for number in count():
        of = draw.choice(everybody)
        chance = draw.random()
        if chance < 0.5 or not soak.cards:  # noqa: PLR2004
            yield _call(VIEW, of, number)
        elif chance < 0.8:  # noqa: PLR2004
            yield _call(SIGN, of, number)
        elif chance < 0.9:  # noqa: PLR2004
            yield _feedback(draw.choice(soak.cards))
        else:
            yield draw.choice(_bad(of, number))


def _call(hook: str, of: Patient, number: int, **given: object) -> Sent:
    body = call(hook, of, number, **given).encode()
    return Sent(hook, f"/cds-services/wervel-{hook}", body)


def _feedback(card: str) -> Sent:
    when = datetime.fromtimestamp(time.time(), UTC).isoformat()
    given = {"card": card, "outcome": "overridden", "outcomeTimestamp": when}
    body = json.dumps({"feedback": [given]}).encode()
    return Sent("feedback", f"/cds-services/wervel-{VIEW}/feedback", body)


def _bad(of: Patient, number: int) -> Sequence[Sent]:
    """One request of every bad kind, with the status each should have."""
    fine = _call(VIEW, of, number)
    path = fine.path
    about = {"resourceType": "Patient", "id": of.id, "birthDate": "1970-01-01"}
    unborn = {"resourceType": "Patient", "id": of.id}
    another = {**about, "id": "another"}
    two = {"resourceType": "Bundle", "entry": [{"resource": another}]}
    late = {
        "resourceType": "Condition",
        "id": "late",
        "subject": {"reference": f"Patient/{of.id}"},
        "code": {"coding": [{"system": "http://snomed.info/sct", "code": "279039007"}]},
        "onsetDateTime": "2999-01-01",
    }
    return (
        Sent("not JSON", path, fine.body[:-9], 400),
        Sent("no object", path, b"[1, 2]", 400),
        Sent("no FHIR", path, _with(of, number, patient={"id": of.id}), 400),
        Sent("hook of another service", path, call(SIGN, of, number).encode(), 400),
        Sent("no such service", "/cds-services/none", fine.body, 404),
        Sent("no birth date", path, _with(of, number, patient=unborn), 412),
        Sent("two patients", path, _with(of, number, conditions=two), 400),
        Sent("nothing sent along", path, _bare(of, number), 412),
        Sent("of the future", path, _with(of, number, conditions=late), 200),
        replace(fine, kind="other content", status=415, headers={"Content-Type": "x"}),
        replace(
            fine,
            kind="50 MB",
            body=b"{}",
            status=413,
            headers={"Content-Length": str(50 * 1024 * 1024 + 1)},
        ),
        Sent("feedback on no card", f"{path}/feedback", b'{"feedback": [{}]}', 400),
    )


def _with(of: Patient, number: int, **keys: object) -> bytes:
    """A view of this patient in which these are sent along instead."""
    whole = json.loads(call(VIEW, of, number))
    whole["prefetch"].update(keys)
    return json.dumps(whole).encode()


def _bare(of: Patient, number: int) -> bytes:
    return call(VIEW, of, number, prefetch={}).encode()


if __name__ == "__main__":
    main()
