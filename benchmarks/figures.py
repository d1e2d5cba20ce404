"""The figures that are kept: a table each, in figures.md."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

FIGURES = Path(__file__).with_name("figures.md")


def write_table(lines: Sequence[str]) -> None:
    """Put a table in the place of the one that begins with the same line."""
    FIGURES.write_text(with_table(FIGURES.read_text("utf-8"), lines), "utf-8")


def with_table(text: str, lines: Sequence[str]) -> str:
    """The text with this table where there was one with its first line, else at the end.

    >>> print(with_table("Seconds.\\n\\n| a |\\n|---|\\n| 1 |\\n\\nEnd.", ["| a |", "| 2 |"]))
    Seconds.
    <BLANKLINE>
    | a |
    | 2 |
    <BLANKLINE>
    End.
    """
    held = text.rstrip("\n").split("\n")
    if lines[0] not in held:
        return "\n".join([*held, "", *lines, ""])
    first = held.index(lines[0])
    last = first
    while last < len(held) and held[last].startswith("|"):
        last += 1
    return "\n".join([*held[:first], *lines, *held[last:], ""])
