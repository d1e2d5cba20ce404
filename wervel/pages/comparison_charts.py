"""Pictures of a care site beside its peers: a funnel, and deciles over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import plotly.graph_objects as go

from wervel.pages.charts import SHARE_AXIS
from wervel.pages.components import Json
from wervel.pages.figures import plain_figure


@dataclass(frozen=True, kw_only=True)
class FunnelDot:
    """A care site: its share, how many that is based on, and where it lies.

    ``beyond`` is 0 within the limits, 1 beyond the inner and 2 beyond the outer ones;
    ``is_own`` is the one care site the page is about.
    """

    share: float
    judged: int
    beyond: int
    hover: str
    is_own: bool = False


@dataclass(frozen=True, kw_only=True)
class FunnelLimits:
    """The lower and upper limits at so many judged, inner and outer."""

    judged: int
    inner: tuple[float, float]
    outer: tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class DecilePoint:
    """The deciles of peers in an interval, and the share of the own care site.

    ``deciles`` is the first, third, fifth, seventh and ninth; ``own`` is None where it
    may not be shown.
    """

    middle: date
    deciles: tuple[float, float, float, float, float]
    own: float | None
    hover: str


_SYMBOLS: Mapping[int, str] = {0: "circle", 1: "diamond", 2: "triangle-up"}
_COLOURS: Mapping[int, str] = {
    0: "var(--cannot-tell)",
    1: "var(--followed)",
    2: "var(--not-followed)",
}

_SIZES: Mapping[int, int] = {0: 8, 1: 9, 2: 12}
_OWN_SIZE = 15
"""Of as many pixels a triangle looks smaller than a dot does."""


def funnel(
    dots: Sequence[FunnelDot], limits: Sequence[FunnelLimits], *, target: float
) -> tuple[Json, Json]:
    """Traces and layout: a dot per care site by how much it has, within its limits.

    Shape says beyond which limits a site lies, colour repeats it; the own care site is
    larger, ringed and drawn last.
    """
    x = [each.judged for each in limits]
    lines = [
        _line(x, [getattr(each, name)[side] for each in limits], dash)
        for name, dash in (("inner", "dot"), ("outer", "solid"))
        for side in (0, 1)
    ]
    middle = _line(x, [target for _ in x], "dash", colour="var(--ink)")
    ordered = sorted(dots, key=lambda each: each.is_own)
    trace = go.Scatter(
        x=[each.judged for each in ordered],
        y=[each.share for each in ordered],
        text=[each.hover for each in ordered],
        mode="markers",
        marker={
            "symbol": [_SYMBOLS[each.beyond] for each in ordered],
            "color": [_COLOURS[each.beyond] for each in ordered],
            "size": [
                _OWN_SIZE if each.is_own else _SIZES[each.beyond] for each in ordered
            ],
            "line": {
                "color": [
                    "var(--ink)" if each.is_own else "var(--surface)"
                    for each in ordered
                ],
                "width": [3 if each.is_own else 1 for each in ordered],
            },
        },
        cliponaxis=False,
        hoverinfo="text",
    )
    low, high = _shown(
        [each.share for each in dots]
        + [side for each in limits[len(limits) // 4 :] for side in each.outer]
    )
    layout = go.Layout(
        xaxis={"rangemode": "tozero"},
        yaxis={"range": [low, high], "tickformat": ".0%", "nticks": 6},
    )
    return plain_figure([*lines, middle, trace], layout)


def deciles(points: Sequence[DecilePoint]) -> tuple[Json, Json]:
    """Traces and layout: the deciles of peers over time, and the own share on them."""
    x = [each.middle for each in points]
    bands = [
        go.Scatter(
            x=[*x, *x[::-1]],
            y=[each.deciles[low] for each in points]
            + [each.deciles[high] for each in reversed(points)],
            mode="lines",
            fill="toself",
            fillcolor="var(--cannot-tell-band)",
            line={"width": 0},
            hoverinfo="skip",
        )
        for low, high in ((0, 4), (1, 3))
    ]
    median = _line(x, [each.deciles[2] for each in points], "dash")
    own = go.Scatter(
        x=x,
        y=[each.own for each in points],
        text=[each.hover for each in points],
        mode="lines+markers",
        line={"color": "var(--followed)", "width": 2.5},
        marker={"size": 7, "color": "var(--followed)"},
        hoverinfo="text",
    )
    layout = go.Layout(
        hovermode="x",
        xaxis={"type": "date", "tickformat": "%Y", "dtick": "M12"},
        yaxis=SHARE_AXIS,
    )
    return plain_figure([*bands, median, own], layout)


def _line(
    x: Sequence[object],
    y: Sequence[float],
    dash: str,
    *,
    colour: str = "var(--cannot-tell)",
) -> go.Scatter:
    return go.Scatter(
        x=x,
        y=y,
        mode="lines",
        line={"color": colour, "width": 1.5, "dash": dash},
        hoverinfo="skip",
    )


def _shown(shares: Sequence[float]) -> tuple[float, float]:
    """The part of the axis on which all of these can be seen."""
    low, high = min(shares, default=0.0), max(shares, default=1.0)
    more = max(0.02, (high - low) * 0.06)
    return max(-0.02, low - more), min(1.02, high + more)
