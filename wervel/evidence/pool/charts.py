"""Pictures of a pooling: a forest, a funnel, and bubbles along a moderator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import plotly.graph_objects as go

from wervel.evidence.pool.distributions import quantile
from wervel.pages.components import Json
from wervel.pages.figures import plain_figure

_LABEL = 20
"""Letters of a name beside a picture; the whole name is in the table."""
_LEFT = 136
"""Pixels for that many letters: the same for all parts, so that they line up."""
_HALF, _FULL = 0.35, 9
"""Half a diamond, in lines; lower where fewer than nine lines are further apart."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of a forest, from top to bottom: a study, or several together.

    ``share`` is the weight of a study beside the heaviest; None of a diamond.
    """

    label: str
    estimate: float
    low: float
    high: float
    hover: str
    share: float | None = None


@dataclass(frozen=True, kw_only=True)
class Bar:
    """Where a next study is expected."""

    label: str
    low: float
    high: float
    hover: str


@dataclass(frozen=True, kw_only=True)
class Axis:
    """The axis of effects: its ends, its ticks with their labels, and its title."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class Dot:
    """A study by its effect and its standard error, or by a moderator."""

    x: float
    y: float
    hover: str
    size: float = 9.0


def forest(
    lines: Sequence[Line], axis: Axis, *, bar: Bar | None = None
) -> tuple[Json, Json]:
    """Traces and layout: squares with intervals, diamonds, a bar for what is next."""
    studies = [(at, each) for at, each in enumerate(lines) if each.share is not None]
    diamonds = [(at, each) for at, each in enumerate(lines) if each.share is None]
    traces = [_interval(at, each) for at, each in studies]
    traces.append(_squares(studies))
    half = min(_HALF, _HALF * len(lines) / _FULL)
    traces += [_diamond(at, each, half) for at, each in diamonds]
    labels = [_short(each.label) for each in lines]
    if bar is not None:
        traces.append(_bar(len(lines), bar))
        labels.append(_short(bar.label))
    layout = go.Layout(
        xaxis=_axis(axis),
        yaxis={
            "range": [len(labels) - 0.4, -0.6],
            "tickvals": list(range(len(labels))),
            "ticktext": labels,
            "tickfont": {"size": 11},
            "showgrid": False,
            "automargin": False,
        },
        shapes=[_upright(0.0, "dot")],
        margin={"l": _LEFT, "r": 16, "t": 8, "b": 44},
    )
    return plain_figure(traces, layout)


def funnel(
    dots: Sequence[Dot], axis: Axis, *, errors: Axis, at: float
) -> tuple[Json, Json]:
    """Traces and layout: effects by standard error, on areas of p about no effect.

    The smallest error is at the top; ``at`` is where all together lie.
    """
    areas = [_cone(quantile(1 - p / 2), errors.high) for p in (0.01, 0.05, 0.10)]
    layout = go.Layout(
        xaxis=_axis(axis),
        yaxis=_axis(errors) | {"range": [errors.high, errors.low], "showgrid": False},
        shapes=[_upright(at, "dot")],
        margin={"l": 56, "r": 16, "t": 8, "b": 44},
    )
    return plain_figure([*areas, _dots(dots)], layout)


def bubbles(
    dots: Sequence[Dot],
    axis: Axis,
    *,
    along: Axis,
    line: Sequence[tuple[float, float, float, float]],
) -> tuple[Json, Json]:
    """Traces and layout: studies by a moderator; ``line`` is x, fit, low and high."""
    x = [each[0] for each in line]
    band = go.Scatter(
        x=[*x, *x[::-1]],
        y=[each[2] for each in line] + [each[3] for each in reversed(line)],
        mode="lines",
        fill="toself",
        fillcolor="var(--cannot-tell-band)",
        line={"width": 0},
        hoverinfo="skip",
    )
    fit = go.Scatter(
        x=x,
        y=[each[1] for each in line],
        mode="lines",
        line={"color": "var(--ink)", "width": 2},
        hoverinfo="skip",
    )
    layout = go.Layout(
        xaxis=_axis(along) | {"showgrid": False},
        yaxis=_axis(axis),
        margin={"l": 56, "r": 16, "t": 8, "b": 44},
    )
    return plain_figure([band, fit, _dots(dots)], layout)


def _interval(at: int, line: Line) -> go.Scatter:
    return go.Scatter(
        x=[line.low, line.high],
        y=[at, at],
        mode="lines",
        line={"color": "var(--followed)", "width": 1.5},
        hoverinfo="skip",
    )


def _squares(studies: Sequence[tuple[int, Line]]) -> go.Scatter:
    return go.Scatter(
        x=[each.estimate for _, each in studies],
        y=[at for at, _ in studies],
        text=[escape(each.hover, quote=False) for _, each in studies],
        mode="markers",
        marker={
            "symbol": "square",
            "opacity": 1,
            "size": [4 + 8 * (each.share or 0) ** 0.5 for _, each in studies],
            "color": "var(--followed)",
        },
        hoverinfo="text",
    )


def _diamond(at: int, line: Line, half: float) -> go.Scatter:
    return go.Scatter(
        x=[line.low, line.estimate, line.high, line.estimate, line.low],
        y=[at, at - half, at, at + half, at],
        text=escape(line.hover, quote=False),
        mode="lines",
        fill="toself",
        fillcolor="var(--ink)",
        line={"color": "var(--ink)", "width": 1},
        hoverinfo="text",
    )


def _bar(at: int, bar: Bar) -> go.Scatter:
    return go.Scatter(
        x=[bar.low, bar.high],
        y=[at, at],
        text=escape(bar.hover, quote=False),
        mode="lines",
        line={"color": "var(--cannot-tell)", "width": 5},
        hoverinfo="text",
    )


def _cone(z: float, deepest: float) -> go.Scatter:
    """The area where the p of an effect is above that of ``z``."""
    return go.Scatter(
        x=[0, -z * deepest, z * deepest, 0],
        y=[0, deepest, deepest, 0],
        mode="lines",
        fill="toself",
        fillcolor="var(--cannot-tell-band)",
        line={"width": 0},
        hoverinfo="skip",
    )


def _dots(dots: Sequence[Dot]) -> go.Scatter:
    return go.Scatter(
        x=[each.x for each in dots],
        y=[each.y for each in dots],
        text=[escape(each.hover, quote=False) for each in dots],
        mode="markers",
        marker={
            "size": [each.size for each in dots],
            "color": "var(--followed)",
            "opacity": 0.85,
            "line": {"color": "var(--surface)", "width": 1},
        },
        hoverinfo="text",
    )


def _axis(axis: Axis) -> dict[str, object]:
    return {
        "range": [axis.low, axis.high],
        "tickvals": [value for value, _ in axis.ticks],
        "ticktext": [label for _, label in axis.ticks],
        "title": {"text": axis.title},
        "showgrid": True,
        "tickangle": 0,
    }


def _upright(x: float, dash: str) -> dict[str, object]:
    return {
        "type": "line",
        "x0": x,
        "x1": x,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "layer": "below",
        "line": {"color": "var(--ink)", "width": 1.5, "dash": dash},
    }


def _short(label: str) -> str:
    cut = label if len(label) <= _LABEL else label[: _LABEL - 1].rstrip() + "…"
    return escape(cut, quote=False)
