"""Every kind of page of a report's site, of a sample, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from terminal import wervel

pytestmark = pytest.mark.browser

WCAG = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
    }
}
PAGES = (
    "care-sites.html",
    "care-paths.html",
    "rehabilitation.html",
    "impact.html",
    "published.html",
    "data-quality.html",
    "measures/nhg-lbp-imaging.html",
)
LOOKS = {
    "nl, phone, dark": ("nl", {"width": 360, "height": 780}, "dark"),
    "en, desk, light": ("en", {"width": 1280, "height": 900}, "light"),
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """The site of one sample in each language, and the mirror of a care site of it."""
    folder = tmp_path_factory.mktemp("sites")
    planted = ("--rehabilitation", "2:0.4:1")
    made = wervel("sample", "--persons", "8000", *planted, "-o", folder / "s")
    assert made.returncode == 0, made.stderr
    for language in ("nl", "en"):
        out = ("-o", folder / language, "--language", language)
        run = wervel("report", folder / "s", *out)
        assert run.returncode == 0, run.stderr
    return folder


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("address", PAGES)
def test_everybody_can_use_every_page(sites, page, address, look):
    """No complaint, no violation of WCAG 2.2 AA, nothing too wide or from elsewhere."""
    language, size, scheme = LOOKS[look]
    complaints, requests = [], []
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    page.goto((sites / language / address).as_uri())
    for chart in page.locator("[data-chart]").all():
        chart.scroll_into_view_if_needed()
        chart.locator("svg.main-svg").first.wait_for()
    # axe asks for the style sheet again and is refused: so before it runs.
    assert complaints == []
    assert {each.split("/")[0] for each in requests} <= {"file:", "data:"}
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    found = Axe().run(page, options=WCAG)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert page.locator("html").get_attribute("lang") == language


def test_every_page_leads_to_every_other(sites, page):
    """By the navigation alone, from the first page on, and each link is there."""
    start = sites / "en" / "index.html"
    page.goto(start.as_uri())
    for address in PAGES[:-1]:
        page.locator(f'nav a[href$="{address}"]').click()
        expect(page).to_have_url((sites / "en" / address).as_uri())
        expect(page.locator('nav [aria-current="page"]')).to_have_count(1)
    page.locator("nav a", has_text="Overview").click()
    expect(page).to_have_url(start.as_uri())
