"""The committed pages are those that the code writes."""

import os
import subprocess
import sys

from docs.documents import DOCS, ROOT


def test_the_pages_are_as_the_code_has_them(generator, pages):
    """When they are not: ``make docs``, and commit the pages with their cause."""
    assert not generator.differing(pages)


def test_the_check_passes_wherever_and_however_it_runs():
    """Another seed of hashes, another width of the terminal, another language."""
    said = subprocess.run(
        [sys.executable, str(DOCS / "generate.py"), "--check"],
        cwd=ROOT.parent,
        env={**os.environ, "PYTHONHASHSEED": "7", "COLUMNS": "40", "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (said.returncode, said.stdout) == (0, "")


def test_the_check_names_what_differs(generator, tmp_path):
    wanted = {"one.md": "1\n", "two.md": "2\n", "below/three.md": "3\n"}
    generator.write(wanted, tmp_path)
    assert generator.differing(wanted, tmp_path) == []
    (tmp_path / "one.md").write_text("another\n", "utf-8")
    (tmp_path / "below/three.md").unlink()
    (tmp_path / "gone.md").write_text("of something that is gone\n", "utf-8")
    stale = ["below/three.md", "gone.md", "one.md"]
    assert generator.differing(wanted, tmp_path) == stale
    assert generator.write(wanted, tmp_path) == stale
    assert generator.differing(wanted, tmp_path) == []


def test_every_page_can_be_reached_from_the_index(pages):
    """By the links that stand on the pages, from one to the next."""
    reached, ahead = set(), {"index.md"}
    while ahead:
        address = ahead.pop()
        reached.add(address)
        ahead |= linked(pages, address) - reached
    assert reached == set(pages)


def linked(pages, address):
    """The pages that this one links to."""
    folder = os.path.dirname(address)
    targets = {
        os.path.normpath(os.path.join(folder, part.partition(")")[0].split("#")[0]))
        for part in pages[address].split("](")[1:]
    }
    return targets & set(pages)
