"""The clinician's page in a real browser: readable, reachable, and kept to itself."""

import json
import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import WCAG
from bundles import bundle, condition, patient
from playwright.sync_api import expect
from web.served import on_a_port, service

from wervel.advice.page.form import LARGEST

pytestmark = pytest.mark.browser

PHONE, DESK = {"width": 360, "height": 780}, {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
LOOKS = {
    "phone, light, Dutch": (PHONE, "light", "nl"),
    "phone, dark, English": (PHONE, "dark", "en"),
    "desk, light, English": (DESK, "light", "en"),
    "desk, dark, Dutch": (DESK, "dark", "nl"),
}
FIRST = "article.card h3"
TARGETS = "a, button, summary, select, input:not([type=hidden]), textarea"


@pytest.fixture(scope="module")
def address():
    with on_a_port(service()) as found:
        yield found


@pytest.fixture
def watched(page):
    """A browser page of which every complaint and request is kept."""
    page.complaints, page.requests = [], []
    page.on("console", lambda said: page.complaints.append(said.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("request", lambda asked: page.requests.append((asked.method, asked.url)))
    return page


def begun(page, address, *, look="desk, light, English"):
    size, scheme, language = LOOKS[look]
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{address}/patient?language={language}")
    return page


def chosen(page, address, number, **given):
    """The answer for a demonstration patient."""
    begun(page, address, **given)
    page.locator(f'button[name="demonstration"][value="{number}"]').click()
    page.wait_for_load_state()
    return page


def unfolded(page):
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


def faultless(page):
    """No violation of WCAG 2.2 AA, no complaint, nothing too wide, nothing fetched."""
    found = Axe().run(page, options=WCAG)
    assert found.violations_count == 0, found.generate_report()
    width = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.complaints == []


@pytest.mark.parametrize("look", LOOKS)
def test_everybody_can_use_the_first_page(address, watched, look):
    faultless(begun(watched, address, look=look))


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("number", ["2", "4"])
def test_everybody_can_use_the_answer(address, watched, number, look):
    """With all that folds open; an alarm, and the fullest of the others."""
    page = chosen(watched, address, number, look=look)
    unfolded(page)
    faultless(page)
    sent = {(method, urlsplit(url).path) for method, url in page.requests}
    assert {each for each in sent if each[1].startswith("/")} == {
        ("GET", "/patient"),
        ("POST", "/patient/advice"),
    }


@pytest.mark.parametrize("number", ["1", "3", "5", "6", "7", "8"])
def test_every_demonstration_fits_a_phone(address, watched, number):
    page = chosen(watched, address, number, look="phone, dark, English")
    unfolded(page)
    faultless(page)


@pytest.mark.parametrize("number", ["2", "6"])
def test_it_reflows_at_320_pixels(address, watched, number):
    page = chosen(watched, address, number)
    page.set_viewport_size(NARROW)
    unfolded(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


@pytest.mark.parametrize("look", LOOKS)
def test_everybody_can_use_a_refusal(address, watched, look):
    page = begun(watched, address, look=look)
    page.locator("#pasted").fill("no JSON")
    page.locator("#own button[type=submit]").click()
    page.wait_for_load_state()
    expect(page.locator(".problems")).to_be_focused()
    page.complaints.clear()  # a browser tells the console of every 400
    faultless(page)
    page.locator(".problems a").click()
    assert urlsplit(page.url).fragment == "pasted"


@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("1", "X-ray or scan"),
        ("2", "Red flag: refer now, do not wait"),
    ],
)
def test_the_first_screen_says_what_now(address, watched, number, says):
    page = chosen(watched, address, number, look="phone, dark, English")
    first = page.locator(FIRST).first
    assert says in first.inner_text()
    box = first.bounding_box()
    assert box["y"] + box["height"] <= PHONE["height"]


def test_no_address_ever_holds_anything_of_the_patient(address, watched):
    page = begun(watched, address)
    record = bundle(
        patient(name=[{"family": "Zwanenburg"}]), condition(onsetDateTime="2024-04-10")
    )
    page.locator("#pasted").fill(json.dumps(record))
    page.locator("#own button[type=submit]").click()
    expect(page.locator("h1")).to_have_text("What now, and why?")
    assert page.url == f"{address}/patient/advice?language=en"
    assert "Zwanenburg" not in page.locator("body").inner_text()


def test_a_file_is_read_and_one_too_large_is_not_sent(address, watched):
    page = begun(watched, address)
    record = json.dumps(bundle(patient(), condition(onsetDateTime="2024-04-10")))
    field, button = page.locator("#upload"), page.locator("#own button[type=submit]")
    large = {"name": "a.json", "mimeType": "application/json"}
    field.set_input_files({**large, "buffer": b" " * (LARGEST + 1)})
    expect(page.locator("[data-upload-wrong]")).to_have_text(
        "This file is larger than 10 MB."
    )
    button.click()
    assert "POST" not in {method for method, _ in page.requests}
    field.set_input_files({**large, "buffer": record.encode()})
    expect(page.locator("[data-upload-wrong]")).to_be_hidden()
    button.click()
    expect(page.locator("h1")).to_have_text("What now, and why?")


def test_it_can_all_be_done_by_keyboard(address, watched):
    """From the first page to a changed answer, without a mouse."""
    page = begun(watched, address)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    example = page.locator('button[value="1"]')
    expect(example).to_be_focused()
    assert example.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("What now, and why?")
    flag = page.get_by_role("group", name="Are there signs of a cauda equina")
    flag.get_by_role("radio", checked=True).focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(flag.get_by_role("radio", name="Yes")).to_be_checked()
    page.get_by_role("button", name="Use these answers").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("New: Red flag: refer now")
    expect(page.locator(FIRST).first).to_have_text("Red flag: refer now, do not wait")


def test_the_focus_goes_down_the_page(address, watched):
    """No field or button is reached before one that stands above it."""
    page = chosen(watched, address, "1", look="phone, light, Dutch")
    tops = page.evaluate(
        """() => [...document.querySelectorAll(
              'main a, main button, main summary, main select, main textarea, '
              + 'main input:not([type=hidden])')]
            .filter(e => e.checkVisibility())
            .map(e => e.getBoundingClientRect().top + scrollY)"""
    )
    assert tops == sorted(tops)


@pytest.mark.parametrize("look", ["phone, light, Dutch", "desk, light, English"])
def test_every_target_is_large_enough(address, watched, look):
    """At least 24 by 24 pixels, or a link within a sentence (WCAG 2.5.8)."""
    page = chosen(watched, address, "6", look=look)
    unfolded(page)
    small = page.evaluate(
        """targets => [...document.querySelectorAll(targets)]
            .filter(e => e.checkVisibility() && !e.matches('.skip, p a, li a'))
            .map(e => e.type === 'radio' ? e.closest('label') : e)
            .filter(e => Math.min(e.offsetWidth, e.offsetHeight) < 24)
            .map(e => e.outerHTML.slice(0, 80))""",
        TARGETS,
    )
    assert small == []


@pytest.mark.parametrize("look", ["phone, light, Dutch", "desk, light, English"])
def test_no_words_lie_over_each_other(address, watched, look):
    page = chosen(watched, address, "8", look=look)
    unfolded(page)
    overlaps = page.evaluate(
        """() => {
          const over = [];
          const apart = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1
            || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
          for (const group of document.querySelectorAll(
              '.ticks svg, .lane, .verdict, .beside tr, .facts, .radios, .calls')) {
            const boxes = [...group.querySelectorAll('text, td, th, p, dt, dd, span')]
              .filter(e => e.textContent.trim() && e.checkVisibility()
                && !e.querySelector('text, td, th, p, dt, dd, span')
                && !e.closest('.for-ears, td span, th span'))
              .map(e => {
                const range = document.createRange();
                range.selectNodeContents(e);
                return [e.textContent.trim(), range.getBoundingClientRect()];
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


def test_the_choices_can_be_changed_without_typing(address, watched):
    page = chosen(watched, address, "1")
    page.locator(".change summary").click()
    page.get_by_label("Draft order").select_option(label="None")
    page.get_by_role("button", name="Show the advice again").click()
    expect(page.get_by_role("status")).to_contain_text(
        re.compile("Gone: .*X-ray or scan")
    )


def test_the_language_changes_and_nothing_else_does(address, watched):
    page = chosen(watched, address, "2")
    page.get_by_role("button", name="In het Nederlands").click()
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    expect(page.locator(FIRST).first).to_have_text(
        "Rode vlag: verwijs nu, wacht niet af"
    )
    assert page.get_by_role("status").count() == 0


def test_a_resource_can_be_copied(address, watched):
    page = chosen(watched, address, "2")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    resource = page.locator("details.resource").first
    resource.locator("summary").click()
    resource.get_by_role("button").click()
    expect(resource.get_by_role("button")).to_contain_text("Copied")
    copied = json.loads(page.evaluate("navigator.clipboard.readText()"))
    assert copied["resourceType"] == "ServiceRequest"
    assert copied["priority"] == "stat"


def test_the_button_prints_the_leaflet_and_nothing_else(address, watched):
    page = chosen(watched, address, "5", look="desk, dark, Dutch")
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="Druk alleen de folder af").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print", color_scheme="dark")
    shown = page.locator("body").inner_text()
    assert shown.startswith("Over uw rugpijn")
    assert "Naast elkaar" not in shown
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(255, 255, 255)"
    )
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
    assert pages <= 2
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert "Naast elkaar" in page.locator("body").inner_text()


def test_without_scripts_all_of_it_works(address, chromium):
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        chosen(page, address, "1")
        flag = page.get_by_role("group", name="Are there signs of a cauda equina")
        flag.get_by_label("Yes").check()
        page.get_by_role("button", name="Use these answers").click()
        expect(page.locator(FIRST).first).to_have_text(
            "Red flag: refer now, do not wait"
        )
        page.get_by_role("button", name="Print only the leaflet").click()
        expect(page.locator("h1")).to_have_text("Leaflet for the patient")
        page.get_by_role("button", name="Back to the advice").click()
        expect(page.locator(FIRST).first).to_have_text(
            "Red flag: refer now, do not wait"
        )
        assert page.get_by_role("button", name="Copy").count() == 0


def test_a_verdict_is_told_by_words_and_a_shape(address, watched):
    """Never by colour alone: each has a word, and a drawing of its own."""
    page = chosen(watched, address, "4")
    unfolded(page)
    drawn = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.verdict')].map(
            e => [e.querySelector('.verdict-name').textContent.trim(),
              e.querySelector('.icon').innerHTML]))"""
    )
    assert set(drawn) == {"Followed", "Not followed", "Cannot tell", "Not applicable"}
    assert len(set(drawn.values())) == len(drawn)


def test_the_table_says_what_the_timeline_draws(address, watched):
    page = chosen(watched, address, "4")
    unfolded(page)
    lanes = page.locator(".lane:not(.step, .moment, .draft, .ticks) .lane-name")
    rows = page.locator("#timeline tbody td:nth-of-type(1)").all_inner_texts()
    assert set(lanes.all_inner_texts()) <= set(rows)
