"""The look: tokens told apart by everybody, charts in those tokens, words in pairs."""

import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from importlib.resources import files
from string import Formatter

import pytest

from wervel.pages import charts, words
from wervel.pages.charts import Dot, Period, spread, theme, trend
from wervel.pages.components import Chart
from wervel.pages.page import page
from wervel.pages.speech import Speech
from wervel.practice import report_record_words, report_words
from wervel.text import Text

CSS = files("wervel.pages").joinpath("static", "wervel.css").read_text("utf-8")
PAIR = re.compile(r"--([\w-]+): light-dark\((#\w+), (#\w+)\);")
COLOURS = {name: (light, dark) for name, light, dark in PAIR.findall(CSS)}
TEMPLATES = files("wervel.pages").joinpath("templates")


@pytest.mark.parametrize("theme_of", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("surface", ["surface", "surface-raised"])
@pytest.mark.parametrize("ink", ["ink", "ink-soft", "accent"])
def test_text_can_be_read(theme_of, surface, ink):
    """WCAG 2.2, 1.4.3: at least 4.5 to 1."""
    assert _contrast(COLOURS[ink][theme_of], COLOURS[surface][theme_of]) >= 4.5


@pytest.mark.parametrize("theme_of", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("part", ["followed", "not-followed", "cannot-tell"])
def test_parts_of_a_picture_stand_out(theme_of, part):
    """WCAG 2.2, 1.4.11: at least 3 to 1."""
    assert _contrast(COLOURS[part][theme_of], COLOURS["surface"][theme_of]) >= 3


def test_a_colour_is_named_once():
    """Outside the tokens the stylesheet has no colours of its own."""
    rest = PAIR.sub("", CSS)
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?!\s*[a-z{.])|rgba?\(|hsla?\(", rest)


def test_charts_wear_the_tokens_of_the_stylesheet():
    drawn = str((theme(), *trend(_periods()), *spread(_dots(9), at=0.5)))
    named = set(re.findall(r"var\(--([\w-]+)\)", drawn))
    assert "followed" in named
    assert named <= {*COLOURS, "sans"}
    assert not re.findall(r"#[0-9a-f]{3,8}|rgba?\(", drawn)


def test_a_withheld_period_breaks_the_line_and_is_marked():
    (_, _, line, gaps), _ = trend(_periods())
    assert line["y"] == [0.4, None, 0.6]
    assert gaps["x"] == ["2020-05-16"]


@pytest.mark.parametrize("count", [1, 2, 60, charts._PIXELS_UP])
def test_no_dot_of_a_spread_leaves_the_picture(count):
    (trace,), _ = spread(_dots(count), at=0.5)
    half = charts._PIXELS_UP / 2
    sizes = trace["marker"]["size"]
    assert len(trace["x"]) == count
    assert min(sizes) == pytest.approx(charts._SMALLEST) or all(
        abs(up) + size / 2 <= half for up, size in zip(trace["y"], sizes, strict=True)
    )


def test_dots_of_a_spread_do_not_hide_each_other():
    (trace,), _ = spread(_dots(60), at=0.5)
    placed = list(zip(trace["x"], trace["y"], trace["marker"]["size"], strict=True))
    for one, (x, y, size) in enumerate(placed):
        for other_x, other_y, other_size in placed[:one]:
            across = (x - other_x) * charts._PIXELS_ACROSS
            apart = (across**2 + (y - other_y) ** 2) ** 0.5
            assert apart >= (size + other_size) / 2 - 0.1


def test_a_page_runs_and_shows_only_what_stands_in_it():
    html = page("missing.html", Speech("en"), drawn={"one": _chart()})
    stated = re.search(r'Security-Policy" content="([^"]+)"', html)[1]
    inline = re.findall(
        r"<(?:script|style)(?: id=\S+)?>(.*?)</(?:script|style)>", html, re.S
    )
    assert len(inline) == 4
    for text in inline:
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert digest.replace("+", "&#43;") in stated.replace("+", "&#43;")
    assert "unsafe" not in stated


def test_data_in_a_page_cannot_end_its_script():
    html = page("missing.html", Speech("en"), drawn={"</script>": _chart()})
    assert html.count("</script>") == 3
    assert r"\u003c/script>" in html


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (name, text)
        for module in (words, report_words, report_record_words)
        for name, value in vars(module).items()
        for text in (value.values() if isinstance(value, dict) else [value])
        if isinstance(text, Text)
    ],
)
def test_both_languages_tell_the_same(name, text):
    assert text.nl
    assert text.en
    assert _places(text.nl) - {"comma"} == _places(text.en) - {"comma"}


@pytest.mark.parametrize("module", [words, report_words, report_record_words])
def test_every_word_is_used(module):
    names = [name for name, value in vars(module).items() if isinstance(value, Text)]
    code = "".join(
        path.read_text("utf-8")
        for folder in (files("wervel.practice"), files("wervel.pages"))
        for path in folder.iterdir()
        if path.name.endswith(".py") and path.name != module.__name__.split(".")[-1]
    )
    templates = "".join(
        path.read_text("utf-8")
        for folder in (TEMPLATES, *map(TEMPLATES.joinpath, ("report", "evidence")))
        for path in folder.iterdir()
        if path.name.endswith(".html")
    )
    unused = [name for name in names if not re.search(rf"\.{name}\b", code + templates)]
    assert not unused


def test_numbers_are_said_as_the_language_says_them():
    assert Speech("nl").count(1204310) == "1.204.310"
    assert Speech("nl").share(0.9966) == "99,7%"
    assert Speech("nl").day(date(2026, 11, 22)) == "22 november 2026"
    assert Speech("nl").quarter(date(2022, 10, 1)) == "2022 K4"
    assert Speech("en").quarter(date(2022, 3, 31)) == "2022 Q1"


def test_nobody_and_everybody_are_said_only_of_nobody_and_everybody():
    english = Speech("en")
    assert [english.share(each) for each in (0.0, 0.004, 0.996, 1.0)] == [
        "0%",
        "0.4%",
        "99.6%",
        "100%",
    ]
    assert english.share(0.0001) == "<0.1%"
    assert english.share(0.9999) == ">99.9%"


def _places(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def _periods():
    middles = (date(2020, 2, 15), date(2020, 5, 16), date(2020, 8, 16))
    shares = {"low": 0.3, "high": 0.7, "at_least": 0.2, "at_most": 0.8}
    return [
        Period(middle=middles[0], share=0.4, hover="", **shares),
        Period(middle=middles[1], withheld=True, hover=""),
        Period(middle=middles[2], share=0.6, hover="", **shares),
    ]


def _dots(count):
    return [
        Dot(share=0.5 + 0.2 * (place % 17) / 17, size=10 + place, hover="")
        for place in range(count)
    ]


def _chart():
    data, layout = trend(_periods())
    return Chart(title="", in_words="", caption="", data=data, layout=layout)


def _contrast(one, other):
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
