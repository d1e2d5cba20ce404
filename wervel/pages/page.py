"""A page as one file: style, scripts and charts are all inside it.

Its Content-Security-Policy lets run and show exactly what stands in it: the scripts and
the style by their hashes, and nothing from anywhere else.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from plotly.offline import get_plotlyjs

from wervel import __version__
from wervel.pages import charts, words
from wervel.pages.components import Chart
from wervel.pages.speech import Speech

SELF, NOWHERE = "'self'", "'none'"


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
    scripts = [_static("wervel.js")]
    if drawn:
        scripts.append(get_plotlyjs())
    style = _static("wervel.css")
    return (
        _environment()
        .get_template(template)
        .render(
            speech=speech,
            say=speech.say,
            words=words,
            version=__version__,
            style=Markup(style),
            script=Markup(scripts[0]),
            plotly=Markup(scripts[1]) if drawn else None,
            policy=policy(
                scripts, [style, *_CHART_STYLE], has_form="has_form" in shown
            ),
            chart_style=Markup(_CHART_STYLE[0]),
            present=_thought_present(scripts),
            charts=_data(drawn),
            drawn=drawn,
            **shown,
        )
    )


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
