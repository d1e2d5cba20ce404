"""Pictures of costs and effects: the plane, the acceptability curve, the categories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from wervel.pages.components import Json
from wervel.pages.figures import plain_figure

_COLOURS = (
    "var(--cannot-tell)",
    "var(--followed)",
    "var(--not-followed)",
    "var(--path-exercise)",
    "var(--path-specialist)",
)
_DASHES = ("dot", "solid", "dash", "dashdot", "longdash")
_SYMBOLS = ("circle", "circle", "triangle-up", "square", "cross")
_WHOLE = ",~r"
"""With marks between thousands, as few decimals as will do."""
_FEW = {"nticks": 5, "tickangle": 0, "tickformat": _WHOLE}
_LEGEND = {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"}


@dataclass(frozen=True, kw_only=True)
class Cloud:
    """One row per arm after the first: its draws on the plane, and its estimate.

    A pair is effect, then costs.
    """

    arm: str
    estimate: tuple[float, float]
    draws: Sequence[tuple[float, float]]
    hover: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row per arm: its probability of being best at each worth."""

    arm: str
    probability: Sequence[float]
    hover: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Bars:
    """One row per arm: what it costs in each category."""

    arm: str
    costs: Sequence[float]
    hover: Sequence[str]


def plane(
    clouds: Sequence[Cloud],
    *,
    worth: float,
    axes: tuple[str, str],
    separators: str,
) -> tuple[Json, Json]:
    """Traces and layout: draws of effect against costs, and the line of what is worth.

    The line goes from side to side of what is drawn, cut off where costs end.
    """
    points = [each for one in clouds for each in (*one.draws, one.estimate)]
    across = _span([each[0] for each in points])
    up = _span([each[1] for each in points])
    traces = [_through(worth, across=across, up=up)]
    for at, each in enumerate(clouds, start=1):
        traces += _cloud(each, at)
    zero = {"zeroline": True, "zerolinecolor": "var(--ink)", "zerolinewidth": 1.5}
    layout = go.Layout(
        showlegend=len(clouds) > 1,
        legend=_LEGEND,
        separators=separators,
        margin={"t": 34 if len(clouds) > 1 else 10, "b": 52},
        xaxis=zero | {"title": {"text": axes[0]}, "range": across, "showgrid": True},
        yaxis=zero | {"title": {"text": axes[1]}, "range": up, "tickformat": _WHOLE},
    )
    return plain_figure(traces, layout, number=_six_figures)


def _cloud(of: Cloud, at: int) -> list[go.Scatter]:
    """The draws of an arm as small dots, its estimate as a diamond on them."""
    colour = _COLOURS[at % len(_COLOURS)]
    symbol = _SYMBOLS[at % len(_SYMBOLS)]
    dot = {"color": colour, "size": 4, "opacity": 0.35, "symbol": symbol}
    edge = {"color": "var(--surface)", "width": 2}
    return [
        go.Scatter(
            x=[effect for effect, _ in of.draws],
            y=[costs for _, costs in of.draws],
            mode="markers",
            marker=dot,
            hoverinfo="skip",
            showlegend=False,
        ),
        go.Scatter(
            x=[of.estimate[0]],
            y=[of.estimate[1]],
            name=of.arm,
            text=[of.hover],
            mode="markers",
            marker={"color": colour, "size": 13, "symbol": "diamond", "line": edge},
            hoverinfo="text",
        ),
    ]


def acceptability(
    lines: Sequence[Line],
    best: Sequence[float],
    *,
    worths: Sequence[float],
    axis: str,
    separators: str,
) -> tuple[Json, Json]:
    """Traces and layout: the probability of each arm by worth, a band on the ``best``.

    The band is broad and pale and lies under the lines: it shows where the arm that is
    best on average changes.
    """
    traces = [
        go.Scatter(
            x=[*worths],
            y=[*best],
            mode="lines",
            line={"color": "var(--followed-band)", "width": 12},
            hoverinfo="skip",
            showlegend=False,
        )
    ]
    traces += [
        go.Scatter(
            x=[*worths],
            y=[*each.probability],
            name=each.arm,
            text=[*each.hover],
            mode="lines",
            line={
                "color": _COLOURS[at % len(_COLOURS)],
                "width": 2.5,
                "dash": _DASHES[at % len(_DASHES)],
            },
            hoverinfo="text",
        )
        for at, each in enumerate(lines)
    ]
    layout = go.Layout(
        showlegend=True,
        legend=_LEGEND,
        separators=separators,
        margin={"t": 34, "b": 52},
        xaxis={"title": {"text": axis}, "rangemode": "tozero"} | _FEW,
        yaxis={"range": [-0.02, 1.02], "tickformat": ".0%", "dtick": 0.25},
    )
    return plain_figure(traces, layout, number=_six_figures)


def categories(
    bars: Sequence[Bars], *, names: Sequence[str], axis: str, separators: str
) -> tuple[Json, Json]:
    """Traces and layout: a group of bars per category, a bar per arm in it."""
    traces = [
        go.Bar(
            x=[*each.costs],
            y=[*names],
            name=each.arm,
            text=[*each.hover],
            textposition="none",
            orientation="h",
            marker={"color": _COLOURS[at % len(_COLOURS)]},
            hoverinfo="text",
        )
        for at, each in enumerate(bars)
    ]
    layout = go.Layout(
        barmode="group",
        showlegend=True,
        legend=_LEGEND | {"traceorder": "normal"},
        separators=separators,
        margin={"t": 34, "b": 52},
        xaxis={"title": {"text": axis}, "showgrid": True} | _FEW,
        yaxis={"autorange": "reversed", "showgrid": False},
    )
    return plain_figure(traces, layout, number=_six_figures)


def _through(
    worth: float, *, across: tuple[float, float], up: tuple[float, float]
) -> go.Scatter:
    """The line through nothing on which an effect costs what it is worth."""
    ends = [*across]
    if worth > 0:
        ends = [max(across[0], up[0] / worth), min(across[1], up[1] / worth)]
    return go.Scatter(
        x=ends,
        y=[worth * each for each in ends],
        mode="lines",
        line={"color": "var(--ink-soft)", "width": 1.5, "dash": "dash"},
        hoverinfo="skip",
        showlegend=False,
    )


def _span(values: Sequence[float]) -> tuple[float, float]:
    """From the lowest to the highest and nothing too, with some room."""
    low, high = min(0.0, *values), max(0.0, *values)
    room = 0.06 * (high - low) or 1.0
    return low - room, high + room


def _six_figures(text: str) -> float:
    """Amounts and QALYs stand on one page: so many figures, not places."""
    return float(f"{float(text):.6g}")
