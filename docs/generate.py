"""Write the pages of docs/reference from the package and its spec tests.

    python docs/generate.py            write them, and remove those that are no more
    python docs/generate.py --check    write nothing; exit 1 and name what differs

The pages are committed and a test compares them, so that a definition and what is said
about it change in one commit. They hold no date of today and nothing of the machine.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from _codelists import codelists_page
from _doors import door_pages
from _facts import facts_page
from _guideline_base import base_pages
from _hooks import hooks_page
from _markdown import bullets, page, table
from _recommendations import recommendation_pages
from _records import record_pages
from _spec import spec_pages, stories
from _vignettes import vignettes_page

REFERENCE = Path(__file__).parent / "reference"
CONTENTS = {
    "recommendations.md": "what each guideline asks, its rule, what is counted",
    "conflicts.md": "who contradicts whom, derived from the rules",
    "populations.md": "whom the documents speak of",
    "guidelines.md": "the documents, in their versions",
    "parties.md": "who is who, look-alike names kept apart",
    "pathway.md": "steps, roles and limits of care",
    "facts.md": "the questions rules are made of, and what silence means for each",
    "codelists.md": "which codes mean one thing, and whose choice that is",
    "episodes.md": "when a spell of back pain begins and ends; steps of care",
    "moments.md": "the points in an episode at which a guideline asks something",
    "tables.md": "what is read of OMOP, and the columns of what is made of it",
    "spec/index.md": "stories: what was recorded, and what must follow",
    "vignettes.md": "patients, and the advice that must come of each",
    "small-numbers.md": "which counts may leave, under which rule",
    "commands.md": "every command, argument and option",
    "errors.md": "what can go wrong, and with which exit code",
    "cds-hooks.md": "services, what they want sent along, and each requirement met",
}


def pages() -> dict[str, str]:
    """Address, seen from docs/reference, and text of every page."""
    return {
        "index.md": _index(),
        **recommendation_pages(stories()),
        **base_pages(),
        **facts_page(),
        **codelists_page(),
        **record_pages(),
        **spec_pages(),
        **vignettes_page(),
        **door_pages(),
        **hooks_page(),
    }


def _index() -> str:
    rows = [
        (f"[{Path(address).as_posix()}]({address})", what)
        for address, what in CONTENTS.items()
    ]
    return page(
        "Reference",
        "Written from the package by `make docs`; nothing here is edited by hand.",
        table(("page", "what it holds"), rows),
        "How to do something with it, written by hand:",
        bullets(_how_to()),
    )


def _how_to() -> Iterator[str]:
    """A link to each how-to, by its title."""
    for path in sorted(REFERENCE.with_name("how-to").glob("*.md")):
        title = path.read_text("utf-8").splitlines()[0].removeprefix("# ")
        yield f"[{title}](../how-to/{path.name})"


def differing(wanted: Mapping[str, str], folder: Path = REFERENCE) -> list[str]:
    """The addresses that are missing, changed, or there without being wanted."""
    found = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }
    return sorted(
        address
        for address in found.keys() | wanted.keys()
        if found.get(address) != wanted.get(address)
    )


def write(wanted: Mapping[str, str], folder: Path = REFERENCE) -> list[str]:
    """Make the folder hold these pages and no others; the addresses that changed."""
    changed = differing(wanted, folder)
    for address in changed:
        path = folder / address
        if address in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[address], "utf-8")
        else:
            path.unlink()
    return changed


def main() -> int:
    """Write or check, as the command line says; the exit code."""
    parser = argparse.ArgumentParser(description="Write docs/reference.")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if pages differ"
    )
    if not parser.parse_args().check:
        print(f"{len(write(pages()))} pages changed")
        return 0
    stale = differing(pages())
    for address in stale:
        print(f"differs: docs/reference/{address}")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
