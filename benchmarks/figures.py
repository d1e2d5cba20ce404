"""The figures that are kept: a table each, in figures.md."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

FIGURES = Path(__file__).with_name("figures.md")


def write_table(lines: Sequence[str], *, under: str) -> None:
    """Put a table under this heading, in the place of the one that is there."""
    FIGURES.write_text(with_table(FIGURES.read_text("utf-8"), lines, under), "utf-8")


def with_table(text: str, lines: Sequence[str], under: str) -> str:
    r"""The text in which the part under a heading ends with this table.

    >>> with_table("## A\n\nOf A.\n\n| 1 |\n\n## B\n\nOf B.\n", ["| 2 |"], "A")
    '## A\n\nOf A.\n\n| 2 |\n\n## B\n\nOf B.\n'
    """
    before, heading, rest = text.partition(f"## {under}\n")
    part, *after = rest.split("\n## ", 1)
    told = [each for each in part.split("\n") if not each.startswith("|")]
    made = "\n".join(told).rstrip() + "\n\n" + "\n".join(lines) + "\n"
    return "\n## ".join([before + heading + made, *after])
