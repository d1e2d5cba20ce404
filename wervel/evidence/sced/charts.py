"""The standard picture of a single case: phases side by side, over the occasions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import plotly.graph_objects as go

from wervel.pages.components import Json
from wervel.pages.figures import plain_figure, to_places

_BASELINE = "var(--cannot-tell)"
_COLOURS = (
    "var(--followed)",
    "var(--path-exercise)",
    "var(--not-followed)",
    "var(--path-imaging)",
    "var(--path-psychological)",
)
_SYMBOLS = ("square", "diamond", "triangle-up", "triangle-down", "cross")


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """The dots of a phase, or of one of two conditions that alternate.

    ``kind`` is 0 for the baseline and counts the interventions from 1: a phase keeps
    its colour and its shape wherever it comes back.
    """

    name: str
    kind: int
    occasions: tuple[int, ...]
    scores: tuple[float, ...]
    median: float
    hovers: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What the pictures of all persons share, so that they can be compared."""

    first: int
    last: int
    lowest: float
    highest: float
    occasion: str
    outcome: str


def phase_plot(
    stretches: Sequence[Stretch],
    frame: Frame,
    *,
    goals: Sequence[tuple[int, float]] = (),
    alternating: bool = False,
) -> tuple[Json, Json]:
    """Traces and layout: dots by occasion, a bar at each median, a line at each start.

    ``goals`` are the occasions with the criterion in force.
    """
    traces = [_dots(each) for each in stretches]
    if goals:
        traces.append(_goals(goals))
    medians = [] if alternating else [_median(each) for each in stretches]
    starts = [] if alternating else _starts(stretches)
    shades = [] if alternating else _shades(stretches, frame)
    label = _at_the_end if alternating else _above
    room = (frame.highest - frame.lowest or 1) * 0.08
    layout = go.Layout(
        xaxis={
            "title": {"text": frame.occasion},
            "range": [frame.first - 0.7, frame.last + (2.5 if alternating else 0.7)],
        },
        yaxis={
            "title": {"text": frame.outcome},
            "range": [frame.lowest - room, frame.highest + room],
        },
        shapes=[*shades, *medians, *starts],
        annotations=[label(each) for each in stretches],
        margin={"l": 56, "r": 16, "t": 28, "b": 48},
    )
    return plain_figure(traces, layout, number=to_places(3))


def colour(kind: int) -> str:
    """The colour of a phase: grey for the baseline, one each for interventions."""
    return _BASELINE if kind == 0 else _COLOURS[(kind - 1) % len(_COLOURS)]


def _symbol(kind: int) -> str:
    return "circle" if kind == 0 else _SYMBOLS[(kind - 1) % len(_SYMBOLS)]


def _dots(stretch: Stretch) -> go.Scatter:
    shade = colour(stretch.kind)
    return go.Scatter(
        x=list(stretch.occasions),
        y=list(stretch.scores),
        text=list(stretch.hovers),
        mode="lines+markers",
        line={"color": shade, "width": 1.5},
        marker={"size": 7, "color": shade, "symbol": _symbol(stretch.kind)},
        cliponaxis=False,
        hoverinfo="text",
    )


def _goals(goals: Sequence[tuple[int, float]]) -> go.Scatter:
    return go.Scatter(
        x=[at for at, _ in goals],
        y=[goal for _, goal in goals],
        mode="lines",
        line={"color": "var(--ink)", "width": 1.5, "dash": "dash", "shape": "hvh"},
        hoverinfo="skip",
    )


def _median(stretch: Stretch) -> dict[str, object]:
    return {
        "type": "line",
        "x0": stretch.occasions[0] - 0.4,
        "x1": stretch.occasions[-1] + 0.4,
        "y0": stretch.median,
        "y1": stretch.median,
        "layer": "below",
        "line": {"color": colour(stretch.kind), "width": 4},
        "opacity": 0.45,
    }


def _starts(stretches: Sequence[Stretch]) -> list[dict[str, object]]:
    """A line between each phase and the next."""
    between = [
        (before.occasions[-1] + after.occasions[0]) / 2
        for before, after in pairwise(stretches)
    ]
    line = {"color": "var(--ink)", "width": 1.5, "dash": "dot"}
    return [
        {"type": "line", "x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": 1}
        | {"layer": "below", "line": line}
        for at in between
    ]


def _shades(stretches: Sequence[Stretch], frame: Frame) -> list[dict[str, object]]:
    """A band behind every phase with an intervention."""
    edges = [frame.first - 0.7]
    for before, after in pairwise(stretches):
        edges.append((before.occasions[-1] + after.occasions[0]) / 2)
    edges.append(stretches[-1].occasions[-1] + 0.5)
    return [
        {"type": "rect", "x0": x0, "x1": x1, "yref": "paper", "y0": 0, "y1": 1}
        | {"layer": "below", "line": {"width": 0}, "opacity": 0.08}
        | {"fillcolor": colour(each.kind)}
        for each, x0, x1 in zip(stretches, edges, edges[1:], strict=False)
        if each.kind
    ]


def _above(stretch: Stretch) -> dict[str, object]:
    middle = (stretch.occasions[0] + stretch.occasions[-1]) / 2
    return _label(stretch) | {
        "x": middle,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "xanchor": "center",
    }


def _at_the_end(stretch: Stretch) -> dict[str, object]:
    return _label(stretch) | {
        "x": stretch.occasions[-1],
        "y": stretch.scores[-1],
        "xanchor": "left",
        "xshift": 8,
    }


def _label(stretch: Stretch) -> dict[str, object]:
    return {
        "text": stretch.name,
        "showarrow": False,
        "font": {"color": "var(--ink)", "size": 13},
    }
