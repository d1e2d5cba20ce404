"""The report in a real browser: reachable, readable, drawn, and on its own."""

import re
import socket
from dataclasses import replace
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from browsing import WCAG
from made_up_practice import country, nobody, village
from playwright.sync_api import expect

from wervel.practice.report import write_report
from wervel.recommendations import nhg
from wervel.web.app import application

pytestmark = pytest.mark.browser

PHONE, DESK = {"width": 360, "height": 780}, {"width": 1280, "height": 900}
SIX = (
    "nhg-lbp-imaging",
    "nhg-lbp-behavioural-treatment",
    "nhg-lbp-rehabilitation",
    "nhg-lbp-opioid-acute",
    "nhg-lrs-red-flags",
    "nhg-lrs-epidural-injection",
)
"""Some of each kind, for axe reads every cell."""


def town():
    chosen = tuple(each for each in nhg.ALL if each.id in SIX)
    return replace(country(sites=12), recommendations=chosen)


PRACTICES = {"country": country, "town": town, "village": village, "nobody": nobody}
LOOKS = {
    "phone, light": (PHONE, "light"),
    "phone, dark": (PHONE, "dark"),
    "desk, light": (DESK, "light"),
    "desk, dark": (DESK, "dark"),
}
EXTREMES = ("phone, dark", "desk, light")


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """The page of each practice in each language."""
    folder = tmp_path_factory.mktemp("reports")
    return {
        (name, language): write_report(
            made(), folder / f"{name}-{language}", language=language
        )
        for name, made in PRACTICES.items()
        for language in ("nl", "en")
    }


@pytest.fixture
def watched(page):
    """A browser page of which every complaint and request is kept."""
    page.complaints, page.requests = [], []
    page.on("console", lambda said: page.complaints.append(said.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("request", lambda request: page.requests.append(request.url))
    return page


def opened(page, report: Path, *, scheme="light", size=DESK):
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    page.goto(report.as_uri())
    return page


def unfolded(page):
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


def drawn(page):
    """Draw every chart, as scrolling to it would; how many there are."""
    charts = page.locator("[data-chart]")
    for place in range(charts.count()):
        charts.nth(place).scroll_into_view_if_needed()
        charts.nth(place).locator("svg.main-svg").first.wait_for()
    return charts.count()


@pytest.mark.parametrize(
    ("name", "look"),
    [
        *(("town", look) for look in LOOKS),
        *((name, look) for name in ("village", "nobody") for look in EXTREMES),
    ],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_everybody_can_use_it(reports, watched, name, language, look):
    """No violation of WCAG 2.2 AA, no complaint, nothing fetched, nothing too wide."""
    size, scheme = LOOKS[look]
    page = opened(watched, reports[name, language], scheme=scheme, size=size)
    unfolded(page)
    found = Axe().run(page, options=WCAG)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert page.complaints == []
    assert all(urlsplit(url).scheme in ("file", "data") for url in page.requests)


@pytest.mark.parametrize("look", EXTREMES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_everybody_can_use_the_page_of_a_measure(reports, watched, language, look):
    """It takes style, scripts and charts from the files beside it, and nothing else.

    That is looked at first: axe itself asks for the style sheet again, and is refused.
    """
    size, scheme = LOOKS[look]
    address = reports["town", language].parent / "measures" / "nhg-lbp-imaging.html"
    page = opened(watched, address, scheme=scheme, size=size)
    assert drawn(page) >= 2
    assert page.complaints == []
    unfolded(page)
    found = Axe().run(page, options=WCAG)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    folder = reports["town", language].parent.as_uri()
    assert all(url.startswith((folder, "data:")) for url in page.requests)


def test_one_goes_from_the_overview_to_a_measure_and_back(reports, watched):
    page = opened(watched, reports["town", "en"])
    page.locator("#nhg-lbp-imaging a", has_text="More").click()
    expect(page.locator("h1")).to_have_text(
        "No X-ray or scan for non-specific back pain"
    )
    page.get_by_role("link", name="All recommendations").click()
    expect(page.locator("h1")).to_have_text("Back-pain care beside the guideline")
    assert page.complaints == []


def test_every_chart_is_drawn_with_its_points(reports, watched):
    page = opened(watched, reports["country", "en"])
    assert drawn(page) > 20
    trend = page.locator('[data-chart="nhg-lbp-imaging-periods"]')
    assert trend.locator("path.point").count() == 20
    assert trend.get_attribute("aria-label").startswith("Line chart. 2018 Q1: ")
    spread = page.locator('[data-chart="nhg-lbp-imaging-sites"]')
    table = page.locator("#nhg-lbp-imaging details.long tbody tr")
    assert spread.locator("path.point").count() == table.count()
    assert page.complaints == []


def test_the_theme_follows_the_reader_and_charts_follow_the_theme(reports, watched):
    page = opened(watched, reports["country", "en"], scheme="dark")
    line = page.locator('[data-chart="nhg-lbp-imaging-periods"] path.js-line').last
    drawn(page)
    dark = line.evaluate("path => getComputedStyle(path).stroke")
    button = page.get_by_role("button", name="Dark")
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    expect(line).not_to_have_css("stroke", dark)
    surface = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert surface == "rgb(255, 255, 255)"


def test_it_can_be_sorted_from_the_keyboard(reports, watched):
    page = opened(watched, reports["country", "en"])
    by_topic = page.get_by_role("button", name="topic")
    by_topic.focus()
    page.keyboard.press("Enter")
    assert by_topic.get_attribute("aria-pressed") == "true"
    topics = page.locator(".overview tbody").first.locator("tr[data-topic]")
    shown = topics.evaluate_all("rows => rows.map(row => row.dataset.topic)")
    assert shown == sorted(shown)
    assert len(shown) > 10


def test_the_keyboard_reaches_everything_and_shows_where_it_is(reports, watched):
    page = opened(watched, reports["village", "en"])
    wanted = page.locator("a[href], button, summary, [tabindex='0']").count()
    reached = set()
    for _ in range(wanted + 2):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "(() => { const all = [...document.querySelectorAll('*')];"
                " const at = document.activeElement;"
                " const style = getComputedStyle(at);"
                " if (at !== document.body && style.outlineStyle === 'none')"
                "   throw new Error('no focus shown on ' + at.outerHTML);"
                " return all.indexOf(at); })()"
            )
        )
    hidden = page.locator("details:not([open]) [tabindex='0']").count()
    assert len(reached) >= wanted - hidden


def test_what_can_be_pressed_is_large_enough(reports, watched):
    """WCAG 2.2, 2.5.8: 24 by 24 pixels, but for links in a line of text."""
    page = opened(watched, reports["country", "nl"], size=PHONE)
    for target in page.locator("button:visible, summary:visible, nav a:visible").all():
        box = target.bounding_box()
        assert box["height"] >= 24
        assert box["width"] >= 24


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_no_words_lie_over_each_other(reports, watched, size):
    """The cells of a row, and the labels of an axis, keep apart."""
    page = opened(watched, reports["country", "nl"], size=size)
    drawn(page)
    overlaps = page.evaluate(
        """() => {
          const GROUPS = '.overview tr, .attrition tr, .xaxislayer-above, '
            + '.yaxislayer-above, .key';
          const over = [];
          const apart = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1
            || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
          for (const group of document.querySelectorAll(
              GROUPS)) {
            const boxes = [...group.querySelectorAll('td, th, text, li')]
              .filter(each => each.textContent.trim())
              .map(each => {
                const range = document.createRange();
                range.selectNodeContents(each);
                return [each.textContent.trim(), range.getBoundingClientRect()];
              });
            boxes.forEach(([name, box], place) => boxes.slice(0, place).forEach(
              ([other, its]) => {
                if (!apart(box, its)) over.push(`${name} / ${other}`);
              }));
          }
          return over;
        }"""
    )
    assert overlaps == []


def test_without_scripts_the_tables_tell_everything(reports, page):
    browser = page.context.browser
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(reports["country", "en"].as_uri())
        assert page.get_by_role("button").count() == 0
        assert not page.locator("[data-chart]").first.is_visible()
        table = page.locator("#nhg-lbp-imaging details").first
        table.locator("summary").click()
        assert table.get_by_text("2022 Q4").is_visible()


def test_paper_is_white_and_shows_every_chart_and_table(reports, watched):
    page = opened(watched, reports["country", "en"], scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print", color_scheme="dark")
    charts = page.locator("[data-chart]")
    assert charts.locator("svg.main-svg:first-of-type").count() >= charts.count()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(255, 255, 255)"
    )
    paper = charts.first.locator("svg.main-svg").first
    assert "rgb(255, 255, 255)" in paper.get_attribute("style")
    assert not page.get_by_role("button").first.is_visible()
    assert page.locator("details:not(.long):not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen", color_scheme="dark")
    assert page.locator("details[open]").count() == 0


def test_it_prints(reports, watched):
    page = opened(watched, reports["country", "en"])
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
    assert 10 <= pages <= 60


@pytest.fixture
def address(reports):
    """The report of the country as the app serves it, on a port of this machine."""
    app = application(reports["country", "en"].parent)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    with socket.create_server(("127.0.0.1", 0)) as door:
        serving = Thread(target=server.run, kwargs={"sockets": [door]})
        serving.start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        server.should_exit = True
        serving.join()


def test_served_it_is_the_same_and_asks_for_nothing_more(address, watched):
    watched.goto(address)
    assert drawn(watched) > 20
    assert watched.complaints == []
    asked = [url for url in watched.requests if not url.startswith("data:")]
    assert asked == [f"{address}/"]


def test_what_is_missing_looks_as_the_rest_does(address, watched):
    answer = watched.goto(f"{address}/nothing")
    assert answer.status == 404
    assert Axe().run(watched, options=WCAG).violations_count == 0
    watched.get_by_role("link", name="To the report").click()
    assert watched.get_by_role("heading", level=1).inner_text().startswith("Back-pain")
