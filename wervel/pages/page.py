"""A page as one file: style, scripts and charts are all inside it.

Its Content-Security-Policy lets run and show exactly what stands in it: the scripts and
the style by their hashes, and nothing from anywhere else. A page of a site has its
style and scripts in files beside it, and takes them from nowhere else.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from plotly.offline import get_plotlyjs

from wervel import __version__
from wervel.pages import charts, words
from wervel.pages.components import Chart, Sheet
from wervel.pages.speech import Speech

SELF, NOWHERE = "'self'", "'none'"


@dataclass(frozen=True)
class Assets:
    """The files that the pages of a site share, by their addresses in it."""

    style: str = "assets/wervel.css"
    script: str = "assets/wervel.js"
    plotly: str = "assets/plotly.js"


ASSETS = Assets()


def assets() -> dict[str, str]:
    """What stands in each file that the pages of a site share."""
    return {
        ASSETS.style: _static("wervel.css"),
        ASSETS.script: _static("wervel.js"),
        ASSETS.plotly: get_plotlyjs(),
    }


def page(
    template: str,
    speech: Speech,
    *,
    drawn: Mapping[str, Chart],
    **shown: object,
) -> str:
    """The page this template makes of what is shown, with these charts drawn in it.

    What ``has_form`` may send it to where it came from.
    """
    scripts = [_static("wervel.js"), *([get_plotlyjs()] if drawn else [])]
    styles = [_static("wervel.css"), *_CHART_STYLE]
    allowed = policy(scripts, styles, has_form="has_form" in shown)
    return _rendered(template, speech, drawn, {**shown, "policy": allowed})


def page_of_site(sheet: Sheet, speech: Speech, *, root: str, site: object) -> str:
    """The same for a page of a site: style and scripts are its ``assets``.

    ``root`` is the way from the page to the folder of its site; ``site`` is what the
    template shows of the other pages.
    """
    allowed = policy_of_site([*_CHART_STYLE])
    given = {**sheet.shown, "policy": allowed, "title": sheet.title, "site": site}
    return _rendered(sheet.template, speech, sheet.drawn, {**given, "root": root})


def _rendered(
    template: str,
    speech: Speech,
    drawn: Mapping[str, Chart],
    given: Mapping[str, object],
) -> str:
    """The template with what every page has, and what this one is given."""
    script, plotly = _static("wervel.js"), get_plotlyjs() if drawn else ""
    every = {
        "speech": speech,
        "say": speech.say,
        "words": words,
        "version": __version__,
        "root": None,
        "assets": ASSETS,
        "style": Markup(_static("wervel.css")),
        "script": Markup(script),
        "plotly": Markup(plotly) if drawn else None,
        "chart_style": Markup(_CHART_STYLE[0]),
        "present": _thought_present([script, plotly]),
        "charts": _data(drawn),
        "drawn": drawn,
    }
    return _environment().get_template(template).render({**every, **given})


_CHART_STYLE = ("/* plotly adds its rules here, through the object model */",)


def _thought_present(scripts: list[str]) -> list[str]:
    """Ids of styles for maps that plotly adds unless an element is there already."""
    pattern = re.compile(r'if\(!document\.getElementById\("([0-9a-f]{64})"\)\)')
    return [found for each in scripts for found in pattern.findall(each)]


def policy(scripts: list[str], styles: list[str], *, has_form: bool = False) -> str:
    """The Content-Security-Policy under which only these run and show.

    Where the page ``has_form``, that may be sent to where the page came from.

    >>> policy([], ["p {}"])[:51]
    "default-src 'none'; script-src 'none'; style-src 's"
    """
    return "; ".join(
        (
            "default-src 'none'",
            "script-src " + _hashes(scripts),
            "style-src " + _hashes(styles),
            "img-src data:",
            "base-uri 'none'",
            f"form-action {SELF if has_form else NOWHERE}",
        )
    )


def policy_of_site(styles: list[str]) -> str:
    """The policy of a page of a site: what is in its own folder, and these styles.

    >>> policy_of_site([])[:52]
    "default-src 'none'; script-src 'self'; style-src 'se"
    """
    hashes = "" if not styles else " " + _hashes(styles)
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {SELF}",
            f"style-src {SELF}{hashes}",
            "img-src data:",
            "base-uri 'none'",
            f"form-action {NOWHERE}",
        )
    )


def _hashes(texts: list[str]) -> str:
    digests = [b64encode(sha256(each.encode()).digest()).decode() for each in texts]
    return " ".join(f"'sha256-{each}'" for each in digests) or "'none'"


def _data(drawn: Mapping[str, Chart]) -> Markup:
    """The charts as JSON that can stand inside a page."""
    data = {
        "theme": charts.theme(),
        "charts": {
            name: {"data": each.data, "layout": each.layout}
            for name, each in drawn.items()
        },
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("wervel.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _static(name: str) -> str:
    return files("wervel.pages").joinpath("static", name).read_text("utf-8")
