"""A site: pages in a folder that lead to each other and share style and scripts.

It works from a folder without network, and behind any address.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wervel.pages.components import Sheet
from wervel.pages.page import assets, page_of_site
from wervel.pages.speech import Speech

START = "index.html"


@dataclass(frozen=True)
class Entry:
    """A line of the navigation, as one page sees it."""

    title: str
    address: str
    is_here: bool


@dataclass(frozen=True)
class Navigation:
    """What every page of a site leads to, as one page sees it."""

    entries: tuple[Entry, ...]


def navigation(
    sheets: Sequence[Sheet], *, seen_from: str, start: str = ""
) -> Navigation:
    """The entries of these sheets, seen from the page at that address.

    ``start`` is what the first page is called, where that is no sheet itself.
    """
    way = way_to_root(seen_from)
    first = [Entry(start, way + START, seen_from == START)] if start else []
    rest = [
        Entry(each.entry, way + each.address, each.address == seen_from)
        for each in sheets
        if each.entry
    ]
    return Navigation((*first, *rest))


def way_to_root(address: str) -> str:
    """The way from a page to the folder of its site.

    >>> way_to_root("measures/imaging.html"), way_to_root("index.html")
    ('../', '')
    """
    return "../" * address.count("/")


def write_sheets(
    sheets: Sequence[Sheet], directory: Path, speech: Speech, *, start: str
) -> None:
    """Write these pages and what they share into the folder of a site."""
    for name, text in assets().items():
        _write(directory / name, text)
    for each in sheets:
        site = navigation(sheets, seen_from=each.address, start=start)
        root = way_to_root(each.address)
        html = page_of_site(each, speech, root=root, site=site)
        _write(directory / each.address, html)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
