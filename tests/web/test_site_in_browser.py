"""Every kind of page of a report's site, of a sample, in a real browser."""

import pytest
from browsing import LOOKS, check_use
from playwright.sync_api import expect
from terminal import wervel

pytestmark = pytest.mark.browser

PAGES = (
    "care-sites.html",
    "care-paths.html",
    "rehabilitation.html",
    "impact.html",
    "published.html",
    "data-quality.html",
    "evidence/index.html",
    "measures/nhg-lbp-imaging.html",
)


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
    language = LOOKS[look][0]
    check_use(page, (sites / language / address).as_uri(), look)


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
