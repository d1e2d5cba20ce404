"""A picture of certainty: from where the evidence starts to what is left of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

import plotly.graph_objects as go

from wervel.pages.components import Json

_WIDTH = 30
_LEVELS = 4
MOST = 3
"""More outcomes than this, with names of three lines, do not fit one picture."""


@dataclass(frozen=True, kw_only=True)
class Rung:
    """One row per outcome: its level at the start and at the end, from 1 to 4."""

    name: str
    start: int
    end: int
    hover: str


def ladder(rungs: Sequence[Rung], levels: Sequence[str]) -> tuple[Json, Json]:
    """Traces and layout: a line per outcome over the four levels of certainty.

    ``levels`` are their names, from very low to high. Shape tells start from end.
    """
    traces = [
        *(_line(at, rung) for at, rung in enumerate(rungs)),
        _marks(rungs, [each.start for each in rungs], _open()),
        _marks(rungs, [each.end for each in rungs], _filled()),
    ]
    layout = go.Layout(
        xaxis={
            "range": [0.6, _LEVELS + 0.4],
            "tickvals": [*range(1, _LEVELS + 1)],
            "ticktext": [*levels],
            "fixedrange": True,
        },
        yaxis={
            "tickvals": [*range(len(rungs))],
            "ticktext": ["<br>".join(wrap(each.name, _WIDTH)) for each in rungs],
            "range": [len(rungs) - 0.5, -0.5],
            "automargin": True,
            "fixedrange": True,
        },
        showlegend=False,
    )
    found: Json = layout.to_plotly_json()
    return traces, found


def _line(at: int, rung: Rung) -> Json:
    return _plain(
        go.Scatter(
            x=[rung.start, rung.end],
            y=[at, at],
            mode="lines",
            line={"color": "var(--cannot-tell)", "width": 3},
            hoverinfo="skip",
        )
    )


def _marks(rungs: Sequence[Rung], x: Sequence[int], marker: Json) -> Json:
    return _plain(
        go.Scatter(
            x=[*x],
            y=[*range(len(rungs))],
            mode="markers",
            text=[each.hover for each in rungs],
            hoverinfo="text",
            marker=marker,
        )
    )


def _open() -> Json:
    return {
        "symbol": "diamond-open",
        "size": 13,
        "color": "var(--cannot-tell)",
        "line": {"width": 2},
    }


def _filled() -> Json:
    return {"symbol": "circle", "size": 11, "color": "var(--followed)"}


def _plain(trace: go.Scatter) -> Json:
    found: Json = trace.to_plotly_json()
    return found
