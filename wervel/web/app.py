"""The service, served: a door to listen at, one worker or several, and a clean end."""

from __future__ import annotations

import gc
import logging
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer

import uvicorn
from fastapi import FastAPI
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from wervel.advice.hooks import Desk
from wervel.errors import UsageError, WervelError
from wervel.findings.bedside import Bedside
from wervel.recommendations.bodies import DEFAULT, chosen
from wervel.records.codelists import Codelist, ListKind, all_codelists
from wervel.registry.opening import open_registry
from wervel.web.addresses import is_loopback
from wervel.web.hooks import PATH
from wervel.web.patient import HOME
from wervel.web.report import check_report
from wervel.web.service import application
from wervel.web.settings import Settings

__all__ = ["Plan", "application", "serve"]

LAST_PORT = 65535
TERMINATED = 128 + signal.SIGTERM
PATIENCE = 2
"""Seconds after which a start that is not done yet says what it is doing."""
LOG = logging.getLogger("wervel.web")
LONGEST_START = 60
"""Seconds a worker may take to begin, before it is taken to hang and begun anew."""
Say = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is served, as every worker is told: no data of anybody.

    ``guidelines`` are names as in --guidelines; ``by`` names the codelist of who sees
    the patients here; ``registry`` is where feedback is kept, empty for nowhere. With
    ``is_open`` other machines may ask without a token.
    """

    settings: Settings = field(default_factory=Settings)
    guidelines: tuple[str, ...] = (DEFAULT,)
    by: str = ""
    registry: str = field(default="", repr=False)
    workers: int = 1
    is_open: bool = False


def serve(
    report: Path | None = None,
    *,
    plan: Plan | None = None,
    host: str = "127.0.0.1",
    port: int = 8000,
    ready: Say = lambda _: None,
) -> None:
    """Serve the report of a folder, and advice, until interrupted.

    ``ready`` is told the addresses, once all is well and the port is ours. Raises
    SourceNotFound, UsageError, and what opening a registry raises.
    """
    given = plan or Plan()
    _check(given, report, host)
    with _listening(host, port) as door, TemporaryDirectory(prefix="wervel-") as folder:
        address = _address(host, door.getsockname()[1])
        whole = _completed(given, Path(folder), address)
        with _saying_so(ready, "Compiling the rules …"):
            config = _config(report, whole)
        for line in _lines(report, given, address):
            ready(line)
        with _stopping_at_term():
            _run(config, door)


def made(report: Path | None, plan: Plan) -> FastAPI:
    """The application as planned: every worker makes its own."""
    page = plan.settings.base_url + HOME
    bedside = Bedside.opened(chosen(plan.guidelines))
    application_made = application(
        report,
        desk=Desk(bedside, _specialty(plan.by), page),
        settings=plan.settings,
        registry=open_registry(plan.registry),
    )
    _settle()
    return application_made


def _settle() -> None:
    """Let what was made stay for good.

    To look through all of it for garbage takes as long as several answers, and would be
    done again and again, because every request brings many new objects.
    """
    gc.collect()
    gc.freeze()


def made_by_worker(report: Path | None, plan: Plan) -> FastAPI:
    """The same in a process of its own, which ends for good where it cannot be made."""
    try:
        return made(report, plan)
    except WervelError as problem:
        LOG.error("a worker cannot start\n%s", problem)
        sys.exit(STARTUP_FAILURE)


def _check(plan: Plan, report: Path | None, host: str) -> None:
    """Raise where something is named that is not there, or a door stands too wide."""
    if report is not None:
        check_report(report)
    chosen(plan.guidelines)
    _specialty(plan.by)
    if not (is_loopback(host) or plan.is_open or plan.settings.clients):
        raise UsageError(
            "clients to tell apart, where other machines may ask",
            "none",
            where=f"--host {host}",
            do="name the clients in --settings, or say --open for a network you trust",
        )


def _specialty(name: str) -> Codelist | None:
    """The codelist of that name, of a kind of care provider. Raises UsageError."""
    known = {
        each.name: each for each in all_codelists() if each.kind is ListKind.PROVIDER
    }
    if not name:
        return None
    if name not in known:
        raise UsageError(
            "a kind of care provider",
            name,
            where="--by",
            do="choose from: " + ", ".join(known),
        )
    return known[name]


def _completed(plan: Plan, folder: Path, address: str) -> Plan:
    """The plan with what nobody named: kept in this folder, until the service stops."""
    settings = replace(
        plan.settings,
        base_url=plan.settings.base_url or address,
        seen_tokens=plan.settings.seen_tokens or str(folder / "seen.sqlite"),
    )
    registry = plan.registry or str(folder / "registry.sqlite")
    open_registry(registry).close()
    return replace(plan, settings=settings, registry=registry)


def _lines(report: Path | None, plan: Plan, address: str) -> Iterator[str]:
    """What is where, for who started it."""
    if report is not None:
        yield f"The report is at {address} (Ctrl-C to stop)"
    yield (
        f"CDS Hooks at {address}{PATH}, the clinician's page at {address}{HOME}"
        + ("" if report else " (Ctrl-C to stop)")
    )
    if not plan.registry:
        yield "Feedback is kept until the service stops; --registry FILE keeps it"


def _config(report: Path | None, plan: Plan) -> uvicorn.Config:
    """One worker has its application at once; several make their own when they start.

    Nothing of a request is logged by the server: wervel logs what may be.
    """
    several = partial(made_by_worker, report, plan)
    app = several if plan.workers > 1 else made(report, plan)
    return uvicorn.Config(
        app,
        factory=plan.workers > 1,
        workers=plan.workers,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        timeout_worker_healthcheck=LONGEST_START,
        log_config=_logging(plan.settings.log_requests),
    )


def _logging(of_requests: bool) -> dict[str, object]:
    """Warnings and faults on standard error, with the time; requests if asked for."""
    line = "%(asctime)s %(levelname)s %(message)s"
    level = "INFO" if of_requests else "WARNING"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": line}},
        "handlers": {"said": {"class": "logging.StreamHandler", "formatter": "line"}},
        "loggers": {
            "uvicorn": {"handlers": ["said"], "level": "WARNING", "propagate": False},
            "wervel": {"handlers": ["said"], "level": "WARNING", "propagate": False},
            "wervel.requests": {"level": level},
        },
    }


def _run(config: uvicorn.Config, door: socket.socket) -> None:
    if config.workers > 1:
        Multiprocess(config, sockets=[door]).run()
    else:
        uvicorn.Server(config).run(sockets=[door])


@contextmanager
def _saying_so(say: Say, what: str) -> Iterator[None]:
    """Within it, say what goes on if it takes longer than a user would wait."""
    timer = Timer(PATIENCE, say, [what])
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


@contextmanager
def _stopping_at_term() -> Iterator[None]:
    """Within it, being told to stop is an end like another: what is open is closed."""
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens there, taken before the server starts, to say so well.

    What is answered goes out at once: else its last part waits up to 40 ms for word
    that the first has come.
    """
    if not 0 <= port <= LAST_PORT:
        raise _not_free(host, port, f"a port outside 0 to {LAST_PORT}")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        door = socket.create_server((host, port), family=family)
    except OSError as problem:
        raise _not_free(host, port, problem.strerror or str(problem)) from None
    door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return door


def _not_free(host: str, port: int, came: str) -> UsageError:
    return UsageError(
        "an address and port that are free",
        came,
        where=f"{host}:{port}",
        do="choose another with --port, or stop what runs there",
    )
