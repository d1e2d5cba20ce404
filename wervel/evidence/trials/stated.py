"""What a publication says of its plan and of who did not keep to it."""

from __future__ import annotations

from dataclasses import dataclass

from wervel.text import Text


@dataclass(frozen=True, kw_only=True)
class Stated:
    """The difference and drop-out planned for, and cross-over as a range of shares.

    ``untreated`` counts who was drawn for the treatment and did not get it. What is
    None, the source does not state. Each number has the item it is from.
    """

    difference: float | None = None
    planned_dropout: float | None = None
    planned_item: str = ""
    crossed: tuple[float, float] | None = None
    crossed_item: str = ""
    crossed_note: Text | None = None
    untreated: int | None = None
    untreated_item: str = ""
