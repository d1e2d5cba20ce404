"""The app serves a report, strictly, and nothing beside it."""

import asyncio
import re
import socket
from html import unescape

import httpx
import pytest
from made_up_practice import nobody, village

from wervel.errors import SourceNotFound, UsageError
from wervel.practice.report import write_report
from wervel.web.app import application, serve


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    return write_report(village(), tmp_path_factory.mktemp("web") / "report").parent


def answer(report, path, *, method="GET", **headers):
    """What the app answers, without a network."""

    async def ask():
        transport = httpx.ASGITransport(application(report))
        async with httpx.AsyncClient(
            transport=transport, base_url="http://127.0.0.1"
        ) as client:
            return await client.request(method, path, headers=headers)

    return asyncio.run(ask())


def test_the_report_is_the_first_page(report):
    page = answer(report, "/")
    assert page.status_code == 200
    assert page.text == (report / "index.html").read_text("utf-8")
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("name", ["index.html", "measures.csv", "measures.parquet"])
def test_its_files_can_be_fetched(report, name):
    assert answer(report, f"/{name}").content == (report / name).read_bytes()


@pytest.mark.parametrize(
    "name",
    ["measures/nhg-lbp-imaging.html", "assets/wervel.css", "assets/plotly.js"],
)
def test_the_pages_of_the_site_and_what_they_share_can_be_fetched(report, name):
    assert answer(report, f"/{name}").content == (report / name).read_bytes()


def test_what_stays_inside_or_is_hidden_is_not_served(tmp_path):
    page = write_report(nobody(), tmp_path / "report")
    for folder in ("stays-inside", ".secret"):
        (page.parent / folder).mkdir()
        (page.parent / folder / "persons.csv").write_text("person_id\n1\n", "utf-8")
        assert answer(page.parent, f"/{folder}/persons.csv").status_code == 404


def test_a_link_that_leads_outside_is_not_followed(tmp_path):
    page = write_report(nobody(), tmp_path / "report")
    (tmp_path / "persons.csv").write_text("person_id\n1\n", "utf-8")
    (page.parent / "linked.csv").symlink_to(tmp_path / "persons.csv")
    assert answer(page.parent, "/linked.csv").status_code == 404


def test_it_can_be_asked_for_its_health(report):
    assert answer(report, "/healthz").json() == {"status": "ok"}
    assert answer(report, "/healthz", method="HEAD").status_code == 200


def test_it_says_when_the_report_went_away(tmp_path):
    page = write_report(nobody(), tmp_path / "report")
    app_report = page.parent

    async def ask():
        transport = httpx.ASGITransport(application(app_report))
        page.unlink()
        async with httpx.AsyncClient(
            transport=transport, base_url="http://127.0.0.1"
        ) as client:
            return [await client.get(path) for path in ("/healthz", "/")]

    health, front = asyncio.run(ask())
    assert health.status_code == 503
    assert front.status_code == 404


@pytest.mark.parametrize(
    "path", ["/", "/healthz", "/measures.csv", "/nothing", "/measures.parquet"]
)
def test_every_answer_keeps_the_browser_strict(report, path):
    headers = answer(report, path).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_the_policy_is_the_one_the_page_states(report):
    page = answer(report, "/")
    stated = re.search(r'Security-Policy" content="([^"]+)"', page.text)[1]
    sent = page.headers["Content-Security-Policy"]
    assert sent == f"{unescape(stated)}; frame-ancestors 'none'"


@pytest.mark.parametrize(
    "path",
    ["/nothing", "/.wervel", "/../secret", "/%2e%2e/secret", "/docs", "/openapi.json"],
)
def test_nothing_else_is_there(report, path):
    (report.parent / "secret").write_text("secret")
    missing = answer(report, path)
    assert missing.status_code == 404
    assert "This page does not exist" in missing.text
    assert 'href="/"' in missing.text


def test_what_is_missing_is_said_in_the_language_of_the_browser(report):
    missing = answer(report, "/nothing", **{"Accept-Language": "nl-NL,nl;q=0.9"})
    assert '<html lang="nl">' in missing.text
    assert "Deze pagina is er niet" in missing.text


def test_nothing_can_be_sent_to_it(report):
    assert answer(report, "/", method="POST").status_code == 405


def test_a_folder_without_a_report_is_refused(tmp_path):
    with pytest.raises(SourceNotFound, match="a folder without one"):
        application(tmp_path)
    with pytest.raises(SourceNotFound, match="no folder"):
        application(tmp_path / "nowhere")


def test_a_port_that_is_taken_is_said(report):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError) as problem:
            serve(report, port=port)
    assert problem.value.where == f"127.0.0.1:{port}"
    assert problem.value.exit_code == 2


def test_a_port_that_cannot_be_is_said(report):
    with pytest.raises(UsageError):
        serve(report, port=99999)
