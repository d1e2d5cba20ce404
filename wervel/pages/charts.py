"""The one theme of all charts, and the charts themselves, from plain data.

Colours are named, as ``var(--token)`` of the stylesheet; the page puts in what the
token means there, in light, dark or print. A chart never holds more than its table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import plotly.graph_objects as go

from wervel.pages.components import Json
from wervel.pages.figures import plain, plain_figure

SHARE_AXIS = {"range": [-0.02, 1.02], "tickformat": ".0%", "dtick": 0.25}
_PIXELS_UP = 200
"""What the stylesheet gives a chart, less its margins."""
_LARGEST, _SMALLEST = 22.0, 4.0
_PIXELS_ACROSS = 300
"""The narrowest plot, on a phone: dots that keep apart there keep apart anywhere."""


@dataclass(frozen=True, kw_only=True)
class Period:
    """A point in time of a trend. Shares are None where there is nothing to show."""

    middle: date
    share: float | None = None
    low: float | None = None
    high: float | None = None
    at_least: float | None = None
    at_most: float | None = None
    withheld: bool = False
    hover: str


@dataclass(frozen=True, kw_only=True)
class Dot:
    """One unnamed care site: its share and how much that is based on."""

    share: float
    size: int
    hover: str


@dataclass(frozen=True, kw_only=True)
class Mark:
    """The share of a named group, with its interval."""

    label: str
    share: float
    low: float
    high: float
    hover: str


def theme() -> Json:
    """The plotly template that every chart of every page wears."""
    axis = {
        "gridcolor": "var(--hairline)",
        "linecolor": "var(--cannot-tell)",
        "tickcolor": "var(--cannot-tell)",
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
    }
    layout = go.Layout(
        font={"family": "var(--sans)", "size": 13, "color": "var(--ink-soft)"},
        paper_bgcolor="var(--surface)",
        plot_bgcolor="var(--surface)",
        margin={"l": 48, "r": 14, "t": 10, "b": 34},
        showlegend=False,
        dragmode=False,
        hovermode="closest",
        hoverlabel={
            "bgcolor": "var(--ink)",
            "bordercolor": "var(--ink)",
            "font": {"color": "var(--surface)", "family": "var(--sans)", "size": 13},
            "align": "left",
        },
        xaxis=axis | {"showgrid": False},
        yaxis=axis,
    )
    return plain({"layout": layout.to_plotly_json()})


def trend(periods: Sequence[Period]) -> tuple[Json, Json]:
    """Traces and layout: a share over time, in the bands of doubt around it.

    A period that is withheld breaks the line and leaves a cross below.
    """
    shown = [each for each in periods if each.share is not None]
    traces = [
        _band(periods, "at_least", "at_most", colour="var(--cannot-tell-band)"),
        _band(periods, "low", "high", colour="var(--followed-band)"),
        go.Scatter(
            x=[each.middle for each in periods],
            y=[each.share for each in periods],
            text=[each.hover for each in periods],
            mode="lines+markers",
            line={"color": "var(--followed)", "width": 2.5},
            marker={"size": 6 if len(shown) > 1 else 9, "color": "var(--followed)"},
            hoverinfo="text",
        ),
        _gaps([each for each in periods if each.withheld]),
    ]
    layout = go.Layout(
        hovermode="x",
        xaxis={"type": "date", "tickformat": "%Y", "dtick": "M12"},
        yaxis=SHARE_AXIS,
    )
    return plain_figure(traces, layout)


def spread(dots: Sequence[Dot], *, at: float) -> tuple[Json, Json]:
    """Traces and layout: a dot per care site, larger for more; a line for all of them.

    The dots stand at their share, stacked so that none hides another; the line at the
    share of all together.
    """
    placed = _stacked(sorted(dots, key=lambda each: -each.size))
    trace = go.Scatter(
        x=[each.share for each, _, _ in placed],
        y=[up for _, up, _ in placed],
        text=[each.hover for each, _, _ in placed],
        mode="markers",
        marker={
            "size": [diameter for _, _, diameter in placed],
            "color": "var(--followed)",
            "opacity": 0.75,
            "line": {"color": "var(--surface)", "width": 1},
        },
        hoverinfo="text",
    )
    layout = go.Layout(
        xaxis=SHARE_AXIS | {"showgrid": True},
        yaxis={"visible": False, "range": [-_PIXELS_UP / 2, _PIXELS_UP / 2]},
        shapes=[_line_at(at)],
        margin={"l": 20, "r": 20, "t": 10, "b": 34},
    )
    return plain_figure([trace], layout)


def marks(groups: Sequence[Mark]) -> tuple[Json, Json]:
    """Traces and layout: a line per named group, from top to bottom, with its interval.

    Groups keep the order they come in.
    """
    trace = go.Scatter(
        x=[each.share for each in groups],
        y=[each.label for each in groups],
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [each.high - each.share for each in groups],
            "arrayminus": [each.share - each.low for each in groups],
            "color": "var(--followed)",
            "thickness": 1.5,
            "width": 4,
        },
        text=[each.hover for each in groups],
        mode="markers",
        marker={"size": 9, "color": "var(--followed)"},
        hoverinfo="text",
    )
    layout = go.Layout(
        xaxis=SHARE_AXIS | {"showgrid": True},
        yaxis={"autorange": "reversed", "type": "category", "showgrid": False},
        margin={"l": 20, "r": 20, "t": 10, "b": 34},
    )
    return plain_figure([trace], layout)


def _line_at(share: float) -> dict[str, object]:
    return {
        "type": "line",
        "x0": share,
        "x1": share,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "layer": "below",
        "line": {"color": "var(--ink)", "width": 1.5, "dash": "dot"},
    }


def _band(periods: Iterable[Period], low: str, high: str, *, colour: str) -> go.Scatter:
    """The area between two shares, broken where they are not known."""
    x: list[date | None] = []
    y: list[float | None] = []
    for is_known, run in groupby(periods, lambda each: getattr(each, low) is not None):
        if is_known:
            there = list(run)
            back = there[::-1]
            x += [each.middle for each in (*there, *back, there[0])] + [None]
            y += [getattr(each, low) for each in there]
            y += [getattr(each, high) for each in back]
            y += [getattr(there[0], low), None]
    return go.Scatter(
        x=x,
        y=y,
        mode="lines",
        fill="toself",
        fillcolor=colour,
        line={"color": colour, "width": 1},
        hoverinfo="skip",
    )


def _gaps(periods: Sequence[Period]) -> go.Scatter:
    """A cross on the floor for each period that is withheld."""
    return go.Scatter(
        x=[each.middle for each in periods],
        y=[0 for _ in periods],
        text=[each.hover for each in periods],
        mode="markers",
        marker={"symbol": "x-thin", "size": 7, "line": {"width": 1.5}}
        | {"color": "var(--cannot-tell)", "line_color": "var(--cannot-tell)"},
        hoverinfo="text",
    )


def _stacked(dots: Sequence[Dot]) -> list[tuple[Dot, float, float]]:
    """Each dot with how far it stands from the middle, and its diameter, in pixels."""
    largest = max((each.size for each in dots), default=1)
    scale = _LARGEST
    while True:
        placed = _placed(dots, scale / largest**0.5)
        reach = max((abs(up) + size / 2 for _, up, size in placed), default=0)
        if 2 * reach <= _PIXELS_UP or scale < _SMALLEST:
            return placed
        scale *= 0.85


def _placed(dots: Sequence[Dot], scale: float) -> list[tuple[Dot, float, float]]:
    """Largest first, each as near to the middle as those before it allow."""
    placed: list[tuple[Dot, float, float]] = []
    for dot in dots:
        diameter = max(_SMALLEST, scale * dot.size**0.5)
        taken = []
        for other, up, size in placed:
            apart = abs(other.share - dot.share) * _PIXELS_ACROSS
            touch = (size + diameter) / 2
            if apart < touch:
                reach = (touch**2 - apart**2) ** 0.5
                taken.append((up - reach, up + reach))
        edges = [0.0, *(edge for span in taken for edge in span)]
        free = [
            up
            for up in edges
            if all(not low + 1e-6 < up < high - 1e-6 for low, high in taken)
        ]
        placed.append((dot, min(free, key=abs), diameter))
    return placed
