"""Pictures of what flows: from step to step, and in rings; from plain data."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from wervel.pages.components import Json


@dataclass(frozen=True, kw_only=True)
class Station:
    """A bar of a flow diagram: in which column from the left, named and coloured."""

    key: str
    label: str
    colour: str
    hover: str


@dataclass(frozen=True, kw_only=True)
class Band:
    """What flows from one bar to another."""

    came: str
    goes: str
    size: int
    colour: str
    hover: str


@dataclass(frozen=True, kw_only=True)
class Slice:
    """A part of a ring; ``within`` is the key of the part it lies outside of."""

    key: str
    within: str
    label: str
    size: int
    colour: str
    hover: str


def sankey(stations: Sequence[Station], bands: Sequence[Band]) -> tuple[Json, Json]:
    """Traces and layout: bars in columns, each as far left as its bands allow.

    Low bars stand too close for words beside them: those have their name when pointed
    at, and in the table.
    """
    sizes = _sizes(bands)
    least = LEAST_NAMED * max(sizes.values(), default=0)
    places = {each.key: place for place, each in enumerate(stations)}
    trace = go.Sankey(
        arrangement="fixed",
        node={
            "align": "left",
            "label": [
                each.label if sizes.get(each.key, 0) >= least else ""
                for each in stations
            ],
            "color": [each.colour for each in stations],
            "customdata": [each.hover for each in stations],
            "hovertemplate": "%{customdata}<extra></extra>",
            "line": {"color": "var(--surface)", "width": 1},
            "pad": 14,
            "thickness": 16,
        },
        link={
            "source": [places[each.came] for each in bands],
            "target": [places[each.goes] for each in bands],
            "value": [each.size for each in bands],
            "color": [each.colour for each in bands],
            "customdata": [each.hover for each in bands],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
        textfont={"color": "var(--ink)", "size": 12, "shadow": "none"},
    )
    layout = go.Layout(margin={"l": 8, "r": 8, "t": 8, "b": 8})
    return _plain([trace.to_plotly_json()]), _plain(layout.to_plotly_json())


LEAST_NAMED = 0.02
"""The height of a bar, beside the highest, from which its name is written."""


def _sizes(bands: Sequence[Band]) -> dict[str, int]:
    """How high each bar is: the larger of what comes and what goes."""
    comes, goes = Counter[str](), Counter[str]()
    for each in bands:
        comes[each.goes] += each.size
        goes[each.came] += each.size
    return {key: max(comes[key], goes[key]) for key in {*comes, *goes}}


def sunburst(slices: Sequence[Slice]) -> tuple[Json, Json]:
    """Traces and layout: rings of which each divides the one inside it."""
    trace = go.Sunburst(
        ids=[each.key for each in slices],
        parents=[each.within for each in slices],
        labels=[each.label for each in slices],
        values=[each.size for each in slices],
        branchvalues="total",
        marker={
            "colors": [each.colour for each in slices],
            "line": {"color": "var(--surface)", "width": 1},
        },
        customdata=[each.hover for each in slices],
        hovertemplate="%{customdata}<extra></extra>",
        textinfo="none",
        sort=False,
    )
    layout = go.Layout(margin={"l": 4, "r": 4, "t": 4, "b": 4})
    return _plain([trace.to_plotly_json()]), _plain(layout.to_plotly_json())


def _plain(figure: object) -> Json:
    """As JSON has it: lists for tuples, nothing of plotly left."""
    made: Json = json.loads(json.dumps(figure))
    return made
