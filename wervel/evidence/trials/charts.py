"""The picture of trials read: gain with its interval, against what matters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from wervel.evidence.trials.relevance import Relevance
from wervel.pages.components import Json
from wervel.pages.figures import plain_figure


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One effect as gain, positive better, with what it is called."""

    name: str
    gain: float
    worst: float
    best: float
    smallest: float
    relevance: Relevance
    hover: str


_COLOURS = {
    Relevance.RELEVANT: "var(--followed)",
    Relevance.NOT_RELEVANT: "var(--not-followed)",
    Relevance.WORSE: "var(--not-followed)",
}
_SYMBOLS = {
    Relevance.RELEVANT: "circle",
    Relevance.NOT_RELEVANT: "square",
    Relevance.WORSE: "triangle-down",
}
_ROW = 46
_MARGIN = 90


def gains(bars: Sequence[Bar], *, axis: str) -> tuple[Json, Json]:
    """Traces and layout: a dot and interval per effect, no difference and what matters.

    Shape says the verdict and colour repeats it. Every effect has its own mark of what
    matters, for scales differ.
    """
    at = list(range(len(bars)))
    dots = go.Scatter(
        x=[each.gain for each in bars],
        y=at,
        text=[each.hover for each in bars],
        mode="markers",
        marker={
            "size": 11,
            "symbol": [_SYMBOLS.get(each.relevance, "diamond") for each in bars],
            "color": [_COLOURS.get(each.relevance, "var(--ink)") for each in bars],
        },
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [each.best - each.gain for each in bars],
            "arrayminus": [each.gain - each.worst for each in bars],
            "color": "var(--ink)",
            "thickness": 1.5,
            "width": 5,
        },
        hoverinfo="text",
        cliponaxis=False,
    )
    marks = [_upright(each.smallest, row) for row, each in enumerate(bars)]
    none = go.Scatter(
        x=[0, 0],
        y=[-0.5, len(bars) - 0.5],
        mode="lines",
        line={"color": "var(--cannot-tell)", "width": 1.5},
        hoverinfo="skip",
    )
    return plain_figure(
        [none, *marks, dots], _layout([each.name for each in bars], axis)
    )


def _layout(names: Sequence[str], axis: str) -> go.Layout:
    return go.Layout(
        height=_MARGIN + _ROW * len(names),
        xaxis={"title": {"text": axis}, "zeroline": False},
        yaxis={
            "tickvals": list(range(len(names))),
            "ticktext": list(names),
            "range": [len(names) - 0.5, -0.5],
            "automargin": True,
            "showgrid": False,
            "zeroline": False,
        },
        showlegend=False,
    )


def _upright(at: float, row: int) -> go.Scatter:
    return go.Scatter(
        x=[at, at],
        y=[row - 0.5, row + 0.5],
        mode="lines",
        line={"color": "var(--followed)", "width": 2, "dash": "dash"},
        hoverinfo="skip",
    )
