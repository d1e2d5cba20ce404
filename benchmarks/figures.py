"""The figures that are kept: a table each, in figures.md."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

FIGURES = Path(__file__).with_name("figures.md")


def write_table(lines: Sequence[str]) -> None:
    """Put a table in the place of the one that begins with the same line."""
    FIGURES.write_text(with_table(FIGURES.read_text("utf-8"), lines), "utf-8")


def with_table(text: str, lines: Sequence[str]) -> str:
    r"""The text with this table where one began with the same line, else at the end.

    >>> with_table("Seconds.\n\n| a |\n| 1 |\n\nEnd.\n", ["| a |", "| 2 |"])
    'Seconds.\n\n| a |\n| 2 |\n\nEnd.\n'
    """
    held = text.rstrip("\n").split("\n")
    if lines[0] not in held:
        return "\n".join([*held, "", *lines, ""])
    first = last = held.index(lines[0])
    while last < len(held) and held[last].startswith("|"):
        last += 1
    return "\n".join([*held[:first], *lines, *held[last:], ""])
