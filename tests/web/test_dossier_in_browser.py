"""The two dossiers in a real browser: reachable, readable, and on their own."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from wervel.dossiers.evidence_site import evidence_sheets
from wervel.dossiers.gathering import gathered
from wervel.dossiers.known import dossier
from wervel.dossiers.site import write_dossier
from wervel.pages.site import write_sheets
from wervel.pages.speech import Speech

pytestmark = pytest.mark.browser

WCAG = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
    }
}
PAGES = (
    *("rfd/index", "rfd/rfd", "rfd/pooled-rfd-pain-pooled"),
    *("rfd/trials", "rfd/study-mint-si", "rfd/not-known"),
    *("imsr/index", "imsr/question", "imsr/imsr-vra", "imsr/studies"),
    *("imsr/arguments", "imsr/retraction", "imsr/advice"),
    *("imsr/single-cases-and-costs", "imsr/study-elbers-update"),
    *("site/evidence/index", "site/evidence/act"),
)
LOOKS = {
    "nl, phone, dark": ("nl", {"width": 360, "height": 780}, "dark"),
    "en, desk, light": ("en", {"width": 1280, "height": 900}, "light"),
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """Both dossiers, and the evidence on a site, in each language."""
    folder = tmp_path_factory.mktemp("dossiers")
    for name in ("imsr", "rfd"):
        of = gathered(dossier(name))
        for language in ("nl", "en"):
            write_dossier(of, folder / language / name, Speech(language))
    for language in ("nl", "en"):
        speech = Speech(language)
        write_sheets(
            evidence_sheets(speech), folder / language / "site", speech, start=""
        )
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
    page.goto((sites / language / f"{address}.html").as_uri())
    for chart in page.locator("[data-chart]").all():
        chart.scroll_into_view_if_needed()
        chart.locator("svg.main-svg").first.wait_for()
    # axe asks for the style sheet again and is refused: so before it runs.
    assert complaints == []
    assert {each.split("/")[0] for each in requests} <= {"file:", "data:"}
    found = Axe().run(page, options=WCAG)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert page.locator("html").get_attribute("lang") == language


def test_a_reader_walks_from_a_number_to_its_row(sites, page):
    """From the first page to the row of the study, which is then in sight."""
    page.goto((sites / "en" / "rfd" / "index.html").as_uri())
    page.get_by_role("link", name="−0.18 (−0.76 to 0.40)").click()
    expect(page.locator("h1")).to_contain_text("MINT facet")
    expect(page.locator("#row-pain-13-weeks")).to_be_in_viewport()
