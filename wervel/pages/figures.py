"""A figure of plotly as plain data, with no more of a number than a screen can show."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Protocol

from wervel.pages.components import Json

Number = Callable[[str], float]


class Drawn(Protocol):
    """A trace or a layout of plotly."""

    def to_plotly_json(self) -> object:
        """What plotly makes of it, not yet plain."""
        ...


def to_places(places: int) -> Number:
    """Numbers rounded to so many decimals.

    >>> to_places(3)("0.12345")
    0.123
    """
    return lambda text: round(float(text), places)


FOUR_PLACES = to_places(4)


def plain(figure: object, *, number: Number = FOUR_PLACES) -> Json:
    """As JSON has it: dates as text, lists for tuples, numbers as ``number`` says."""
    made: Json = json.loads(json.dumps(figure, default=str), parse_float=number)
    return made


def plain_figure(
    traces: Sequence[Drawn], layout: Drawn, *, number: Number = FOUR_PLACES
) -> tuple[Json, Json]:
    """Traces and layout as a page takes them."""
    drawn = [each.to_plotly_json() for each in traces]
    return plain(drawn, number=number), plain(layout.to_plotly_json(), number=number)
