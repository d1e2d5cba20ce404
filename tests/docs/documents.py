"""The documents as text: their files, links, headings and blocks of code."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
FENCE = re.compile(
    r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s]+)\)")


class Block(NamedTuple):
    """A block of code in a document."""

    path: Path
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line}"


def documents() -> list[Path]:
    """README, the list of changes, and everything below docs."""
    above = [ROOT / name for name in ("README.md", "CHANGELOG.md")]
    return [path for path in above if path.exists()] + sorted(DOCS.rglob("*.md"))


def written_by_hand() -> list[Path]:
    """The documents that are not generated."""
    return [path for path in documents() if REFERENCE not in path.parents]


def blocks(path: Path, *languages: str) -> list[Block]:
    """The blocks of code in these languages, in the order of the page."""
    text = path.read_text("utf-8")
    return [
        Block(path, text[: found.start()].count("\n") + 2, found[1], found[2])
        for found in FENCE.finditer(text)
        if found["language"] in languages
    ]


def links(path: Path) -> Iterator[tuple[Path, str]]:
    """The file and the anchor of every link that stays within the project."""
    for target in LINK.findall(prose(path)):
        file, _, anchor = target.partition("#")
        yield ((path.parent / file).resolve() if file else path), anchor


def anchors(path: Path) -> set[str]:
    """What a link may name in a document: its headings, as GitHub writes them."""
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")
        for heading in HEADING.findall(prose(path))
    }


def prose(path: Path) -> str:
    """A document without its blocks of code."""
    return FENCE.sub("", path.read_text("utf-8"))


def section(path: Path, heading: str) -> str:
    """What stands under a heading, up to the next of the same level or above."""
    text = path.read_text("utf-8")
    begin = re.search(rf"^(#+) {re.escape(heading)}$", text, re.MULTILINE)
    if begin is None:
        return ""
    rest = text[begin.end() :]
    end = re.search(rf"^#{{1,{len(begin[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest
