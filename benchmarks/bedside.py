"""Time advice for one patient: in one warm process, and over HTTP.

    python -m benchmarks.bedside [--patients 500] [--requests 2000] [--write]

In process: from the JSON text of a call to the JSON text of its cards, for different
patients with all their resources, and where the time goes. Beside it, in the same run,
ten verdicts by hand in plain Python and in DuckDB. Over HTTP: ``wervel serve`` with two
workers on loopback, and clients of this process that keep their connections.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from benchmarks.by_hand import in_duckdb, in_python
from benchmarks.calls import SIGN, VIEW, call
from benchmarks.figures import write_table
from benchmarks.patients import Patient, bundle, patients
from benchmarks.serving import Client, Service, first_answer, served
from wervel.advice.hooks import Desk, answer, read_request
from wervel.findings.bedside import Bedside, patients_of
from wervel.recommendations.bodies import chosen
from wervel.records.fhir import records_of

TODAY = date(2026, 11, 2)
LOG = Path("out/bench/serve.log")
REPEATS = 3
"""Times each patient is read; the median counts: percentiles are of patients."""
CONNECTIONS = 4
SHARES = (50, 95, 99)
HEADER = (
    "| one patient | p50 | p95 | p99 | at most |",
    "|:---|---:|---:|---:|---:|",
)


@dataclass
class Times:
    """Seconds of one thing, one a patient or request."""

    seconds: list[float] = field(default_factory=list)

    def percentile(self, share: int) -> float:
        """The seconds that so many of a hundred stay within."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) * share // 100, len(ordered) - 1)]

    def line(self, name: str) -> str:
        """A row of the table, in milliseconds."""
        shown = [*map(self.percentile, SHARES), max(self.seconds)]
        cells = (f"{each * 1000:.2f} ms" for each in shown)
        return f"| {name} | {' | '.join(cells)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patients", type=int, default=500)
    parser.add_argument("--requests", type=int, default=2000)
    parser.add_argument("--write", action="store_true", help="write figures.md again")
    options = parser.parse_args()
    benched(options.patients, options.requests, write=options.write)


def benched(number: int, requests: int, *, write: bool = False) -> None:
    """Time all of it; print, and keep if asked."""
    lines = list(HEADER)
    print(*lines, sep="\n", flush=True)
    for line in (*in_process(number), *over_http(number, requests)):
        print(line, flush=True)
        lines.append(line)
    if write:
        write_table(lines, under="One patient")


def in_process(number: int) -> Iterator[str]:
    """The rows of the table that are timed in this process."""
    desk = Desk(Bedside.opened(chosen(["nl"])))
    by_hand = in_duckdb()
    everybody = list(patients(number, TODAY))
    sizes = [len(each.resources) for each in everybody]
    for each in everybody[:20]:
        answered(call(SIGN, each), desk)
    gc.collect()
    gc.freeze()
    found: dict[str, Times] = {}
    for each in everybody:
        for name, work in _work(each, desk, by_hand).items():
            found.setdefault(name, Times()).seconds.append(_median(work))
    gc.unfreeze()
    yield f"| {number} patients of {min(sizes)} to {max(sizes)} resources | | | | |"
    for name, times in found.items():
        yield times.line(name)
    ours, theirs = found[f"{VIEW}: JSON to cards"], found["by hand, DuckDB"]
    ratio = ours.percentile(50) / theirs.percentile(50)
    yield f"| {VIEW} / by hand in DuckDB | {ratio:.1f} | | | |"


def _work(
    of: Patient, desk: Desk, by_hand: Callable[[Sequence[dict[str, object]]], object]
) -> dict[str, Callable[[], object]]:
    """What is timed of one patient, by name."""
    view, sign = call(VIEW, of), call(SIGN, of)
    document = bundle(of.resources)
    records = records_of(document, until=TODAY)
    (patient,) = patients_of(records, until=TODAY).values()
    if in_python(of.resources) != by_hand(of.resources):
        sys.exit("by hand, Python and DuckDB do not agree")
    return {
        f"{VIEW}: JSON to cards": lambda: answered(view, desk),
        f"{SIGN}: JSON to cards": lambda: answered(sign, desk),
        "– of which JSON to Python": lambda: json.loads(view),
        "– resources to events": lambda: patients_of(
            records_of(document, until=TODAY), until=TODAY
        ),
        "– facts, now and earlier": lambda: desk.bedside.read(
            [patient, patient], today=TODAY, earlier=True
        ),
        "– facts, now": lambda: desk.bedside.read([patient, patient], today=TODAY),
        "by hand, plain Python": lambda: in_python(of.resources),
        "by hand, DuckDB": lambda: by_hand(of.resources),
    }


def answered(sent: str, desk: Desk) -> str:
    """What a service answers to a call, both as JSON text."""
    body = json.loads(sent)
    asked = read_request(body, f"wervel-{body['hook']}")
    return json.dumps(answer(asked, {}, desk, today=TODAY, language="nl"))


def _median(work: Callable[[], object]) -> float:
    return statistics.median(_timed(work) for _ in range(REPEATS))


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def over_http(number: int, requests: int) -> Iterator[str]:
    """The rows that are timed over HTTP: the start, then two workers."""
    today = date.fromtimestamp(time.time())
    everybody = list(patients(number, today))
    hooks = [(f"/cds-services/wervel-{hook}", hook) for hook in (VIEW, SIGN)]
    calls = [
        (path, call(hook, each).encode()) for each in everybody for path, hook in hooks
    ]
    starts = Times([_start(*calls[0]) for _ in range(REPEATS)])
    yield starts.line("start-up to the first answer")
    with served(workers=2, log=LOG) as service:
        first_answer(service, *calls[0])
        _asked(service, calls[: len(calls) // 5])
        begun, cpu = time.perf_counter(), time.process_time()
        times = _asked(service, list(islice(cycle(calls), requests)))
        wall, cost = time.perf_counter() - begun, time.process_time() - cpu
    yield times.line(f"HTTP, 2 workers, {CONNECTIONS} connections")
    rate = f"{requests / wall:.0f} requests a second"
    yield f"| {rate}; the client takes {1000 * cost / requests:.2f} ms each | | | | |"


def _start(path: str, body: bytes) -> float:
    """Seconds from starting a service of one process to its first answer."""
    begun = time.perf_counter()
    with served(workers=1, log=LOG) as service:
        first_answer(service, path, body)
        return time.perf_counter() - begun


def _asked(service: Service, calls: Sequence[tuple[str, bytes]]) -> Times:
    """Ask all of it over several connections at once."""

    def share(of: Sequence[tuple[str, bytes]]) -> list[float]:
        client = Client(service.port)
        seconds = []
        for path, body in of:
            begun = time.perf_counter()
            status, _ = client.post(path, body)
            seconds.append(time.perf_counter() - begun)
            if status != 200:  # noqa: PLR2004
                sys.exit(f"{path} answers {status}: see {LOG}")
        client.close()
        return seconds

    shares = [calls[each::CONNECTIONS] for each in range(CONNECTIONS)]
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        found = pool.map(share, shares)
        return Times([each for seconds in found for each in seconds])


if __name__ == "__main__":
    main()
