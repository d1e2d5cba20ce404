"""A page in a real browser: what must hold of every one, whatever it shows."""

from axe_playwright_python.sync_playwright import Axe

WCAG = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
    }
}
LOOKS = {
    "nl, phone, dark": ("nl", {"width": 360, "height": 780}, "dark"),
    "en, desk, light": ("en", {"width": 1280, "height": 900}, "light"),
}
"""Language, size and colours that differ in everything at once."""


def check_use(page, address, look):
    """No complaint, no violation of WCAG 2.2 AA, nothing too wide or from elsewhere."""
    language, size, scheme = LOOKS[look]
    complaints, requests = [], []
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
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
