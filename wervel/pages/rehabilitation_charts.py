"""Pictures of rehabilitation: severity beside dose, and hours with their limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

import plotly.graph_objects as go

from wervel.pages.components import Json
from wervel.pages.figures import plain_figure, to_places

_AXIS_MARGIN = {"l": 52, "r": 16, "t": 18, "b": 48}
_DOT = 12
_CLOSE = 6
"""Hours under the limit within which a label above its dot would be in the line."""


@dataclass(frozen=True, kw_only=True)
class Dot:
    """An unnamed institution: how severe, how many hours, and whether these pile up."""

    label: str
    severity: float
    dose: float
    piles: bool
    hover: str


@dataclass(frozen=True, kw_only=True)
class HoursBar:
    """Programmes of more than ``above`` and at most ``until`` hours.

    ``programmes`` is None where that is suppressed.
    """

    above: float
    until: float
    programmes: int | None
    hover: str


def severity_and_dose(
    dots: Sequence[Dot], *, severity: str, dose: str, limit: float
) -> tuple[Json, Json]:
    """Traces and layout: a dot per institution; a diamond where hours pile up.

    The line is the limit in hours.
    """
    trace = go.Scatter(
        x=[each.severity for each in dots],
        y=[each.dose for each in dots],
        text=[each.label for each in dots],
        textposition=[
            "bottom center" if 0 < limit - each.dose < _CLOSE else "top center"
            for each in dots
        ],
        textfont={"color": "var(--ink)", "size": 12},
        hovertext=[each.hover for each in dots],
        mode="markers+text",
        marker={
            "size": _DOT,
            "symbol": ["diamond" if each.piles else "circle" for each in dots],
            "color": [
                "var(--not-followed)" if each.piles else "var(--followed)"
                for each in dots
            ],
            "line": {"color": "var(--surface)", "width": 1},
        },
        cliponaxis=False,
        hoverinfo="text",
    )
    low = min(limit, *(each.dose for each in dots))
    high = max(limit, *(each.dose for each in dots))
    layout = go.Layout(
        xaxis={"title": {"text": severity}, "showgrid": True, "tickformat": ".1f"},
        yaxis={"title": {"text": dose}, "range": [low - 4, high + 6]},
        shapes=[_across(limit)],
        margin=_AXIS_MARGIN,
    )
    return plain_figure([trace], layout, number=to_places(3))


def hours(
    bars: Sequence[HoursBar], *, title: str, height: str, limits: Sequence[float]
) -> tuple[Json, Json]:
    """Traces and layout: programmes by hours, as many in each as its area says.

    A bar of more hours is lower: its height is programmes for each hour of width. What
    has no end is drawn to the last limit and as far again as a bar is wide.
    """
    end = max(limits)
    shown = [each for each in bars if each.programmes is not None]
    wide = [_until(each, end) - each.above for each in shown]
    trace = go.Bar(
        x=[each.above + width / 2 for each, width in zip(shown, wide, strict=True)],
        y=[
            (each.programmes or 0) / width
            for each, width in zip(shown, wide, strict=True)
        ],
        width=wide,
        hovertext=[each.hover for each in shown],
        hoverinfo="text",
        marker={
            "color": "var(--followed)",
            "line": {"color": "var(--surface)", "width": 1},
        },
    )
    layout = go.Layout(
        xaxis={
            "title": {"text": title},
            "range": [0, end + 4],
            "tickvals": [0, 24, *limits],
        },
        yaxis={"title": {"text": height}, "rangemode": "tozero"},
        shapes=[_up(each) for each in limits],
        bargap=0,
        margin=_AXIS_MARGIN,
    )
    return plain_figure([trace], layout, number=to_places(3))


def _until(bar: HoursBar, end: float) -> float:
    return bar.until if isfinite(bar.until) else max(end, bar.above) + 4


_LINE = {"color": "var(--ink)", "width": 1.5, "dash": "dot"}


def _up(hours: float) -> dict[str, object]:
    ends = {"x0": hours, "x1": hours, "yref": "paper", "y0": 0, "y1": 1}
    return {"type": "line", "layer": "above", "line": _LINE} | ends


def _across(hours: float) -> dict[str, object]:
    ends = {"y0": hours, "y1": hours, "xref": "paper", "x0": 0, "x1": 1}
    return {"type": "line", "layer": "below", "line": _LINE} | ends
