"""The pages of the spec tests: stories, and what must follow from them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from _markdown import code, first_line, page, prose
from _said import Names, Said, names_of, said

ROOT = Path(__file__).parents[1]
SPEC = ROOT / "tests" / "spec"
CHAPTERS = ("logic", "episodes", "facts", "outcomes", "recommendations", "findings")


@dataclass(frozen=True)
class Chapter:
    """One file of spec tests: its page, its text as a tree, and what its names mean."""

    path: Path
    tree: ast.Module
    names: Names

    @property
    def address(self) -> str:
        """Where its page stands, seen from the reference."""
        folder = self.path.parent.relative_to(SPEC)
        name = self.path.stem.removeprefix("test_")
        return str(Path("spec") / folder / f"{name}.md")

    @property
    def title(self) -> str:
        """The first line of its docstring, without its full stop."""
        return first_line(ast.get_docstring(self.tree)).rstrip(".")

    @property
    def tests(self) -> tuple[ast.FunctionDef, ...]:
        """Its tests, in the order in which they are read."""
        return tuple(
            node
            for node in self.tree.body
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        )


def chapters() -> tuple[Chapter, ...]:
    """Every chapter that is there, in reading order."""
    found = (path for path in SPEC.rglob("test_*.py") if path.parent != SPEC)
    return tuple(_chapter(path) for path in sorted(found, key=_reading_order))


def _chapter(path: Path) -> Chapter:
    tree = ast.parse(path.read_text("utf-8"))
    return Chapter(path, tree, names_of(tree.body))


def _reading_order(path: Path) -> tuple[int, str]:
    room = path.relative_to(SPEC).parts[0]
    place = CHAPTERS.index(room) if room in CHAPTERS else len(CHAPTERS)
    return place, str(path)


def spec_pages() -> dict[str, str]:
    """Address and text of every page."""
    every = chapters()
    pages = {each.address: _page(each) for each in every}
    return {"spec/index.md": _overview(every), **pages}


def stories() -> dict[str, list[str]]:
    """Links to the tests of each recommendation, by its id, seen from its page."""
    links: dict[str, list[str]] = {}
    for each in chapters():
        for test in each.tests:
            link = f"[{heading(test)}](../{each.address}#{slug(heading(test))})"
            for call in _told(each, test):
                if call.recommendation:
                    told = links.setdefault(call.recommendation, [])
                    told.extend([link] * (link not in told))
    return links


def _overview(every: tuple[Chapter, ...]) -> str:
    blocks = [
        "What wervel does with a history, told in drawn worlds: a picture of what was "
        "recorded, and what must follow. Every story is a test that runs, and every "
        "page a file in `tests/spec`. Day 0 is the first of January 2020. Who is not "
        "said to be observed is so for two years before and after it; who is not "
        "described is a woman born in 1970; the source carries every codelist but "
        "those that are said not to be carried.",
    ]
    rooms: dict[str, list[str]] = {}
    for each in every:
        link = f"- [{each.title}]({each.address.removeprefix('spec/')})"
        rooms.setdefault(each.path.relative_to(SPEC).parts[0], []).append(link)
    for room, links in rooms.items():
        blocks += [f"## {room.capitalize()}", "\n".join(links)]
    return page("The stories", *blocks)


def _page(chapter: Chapter) -> str:
    rest = prose(ast.get_docstring(chapter.tree)).partition("\n")[2].strip()
    blocks = [rest]
    for test in chapter.tests:
        blocks += [f"## {heading(test)}", prose(ast.get_docstring(test))]
        told = list(_told(chapter, test))
        blocks += [block for call in told for block in call.blocks(chapter.address)]
        blocks += [] if told else [_as_written(chapter, test)]
    blocks.append(f"These tests stand in `{chapter.path.relative_to(ROOT)}`.")
    return page(chapter.title, *blocks)


def heading(test: ast.FunctionDef) -> str:
    """The name of a test as a heading."""
    words = test.name.removeprefix("test_").replace("_", " ")
    return words[:1].upper() + words[1:]


def slug(text: str) -> str:
    """The anchor of a heading."""
    return text.lower().replace(" ", "-")


def _told(chapter: Chapter, test: ast.FunctionDef) -> Iterator[Said]:
    """The pictures a test draws, and what it says must follow."""
    names = chapter.names | names_of(test.body, chapter.names)
    calls = (node for node in ast.walk(test) if isinstance(node, ast.Call))
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        told = said(call, names)
        if told:
            yield told


def _as_written(chapter: Chapter, test: ast.FunctionDef) -> str:
    """The body of a test that draws no picture."""
    lines = chapter.path.read_text("utf-8").splitlines()
    body = test.body[1:] if ast.get_docstring(test) else test.body
    first = min(node.lineno for node in (*test.decorator_list, body[0]))
    cases = lines[first - 1 : test.lineno - 1] if test.decorator_list else []
    shown = lines[body[0].lineno - 1 : body[-1].end_lineno]
    return code("\n".join([*cases, dedent("\n".join(shown))]), "python")
