"""The two dossiers in a real browser: reachable, readable, and on their own."""

import pytest
from browsing import LOOKS, check_use
from playwright.sync_api import expect

from wervel.dossiers.evidence_site import evidence_sheets
from wervel.dossiers.gathering import gathered
from wervel.dossiers.known import dossier
from wervel.dossiers.site import write_dossier
from wervel.pages.site import write_sheets
from wervel.pages.speech import Speech

pytestmark = pytest.mark.browser

PAGES = (
    *("rfd/index", "rfd/rfd", "rfd/pooled-rfd-pain-pooled"),
    *("rfd/trials", "rfd/study-mint-si", "rfd/not-known"),
    *("imsr/index", "imsr/question", "imsr/imsr-vra", "imsr/studies"),
    *("imsr/arguments", "imsr/retraction", "imsr/advice"),
    *("imsr/single-cases-and-costs", "imsr/study-elbers-update"),
    *("site/evidence/index", "site/evidence/act"),
)


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
    language = LOOKS[look][0]
    check_use(page, (sites / language / f"{address}.html").as_uri(), look)


def test_a_reader_walks_from_a_number_to_its_row(sites, page):
    """From the first page to the row of the study, which is then in sight."""
    page.goto((sites / "en" / "rfd" / "index.html").as_uri())
    page.get_by_role("link", name="−0.18 (−0.76 to 0.40)").click()
    expect(page.locator("h1")).to_contain_text("MINT facet")
    expect(page.locator("#row-pain-13-weeks")).to_be_in_viewport()
