"""What the reference is written from: docstrings that say something to their reader.

That a function that is a table states its grain is a test of the house. Here: modules
and classes say what they are for, and no first line only repeats a name.
"""

import ast
import re

from docs.documents import ROOT

MODULES = {
    path: ast.parse(path.read_text("utf-8"))
    for path in sorted((ROOT / "wervel").rglob("*.py"))
}
SMALL_WORDS = {"a", "an", "the", "of", "to", "for", "and", "or", "in", "on", "this"}


def public(*kinds):
    """The public definitions at the top of modules, with where they stand."""
    return [
        (f"{path.relative_to(ROOT)}: {node.name}", node)
        for path, tree in MODULES.items()
        for node in tree.body
        if isinstance(node, kinds) and not node.name.startswith("_")
    ]


def test_every_module_and_public_class_says_what_it_is():
    silent = [
        str(path) for path, tree in MODULES.items() if not ast.get_docstring(tree)
    ]
    silent += [
        where for where, node in public(ast.ClassDef) if not ast.get_docstring(node)
    ]
    assert not silent


def test_no_first_line_only_repeats_the_name():
    repeats = [
        where
        for where, node in public(ast.ClassDef, ast.FunctionDef)
        if (said := first_words(node)) and said <= words(node.name)
    ]
    assert not repeats


def first_words(node):
    """The words of the first line of a docstring that carry meaning."""
    line = (ast.get_docstring(node) or "").split("\n")[0]
    return words(line) - SMALL_WORDS


def words(text):
    """Words in lower case, of a sentence or of a name, without their plural."""
    found = re.findall(r"[A-Z]?[a-z0-9]+", text)
    return {word.lower().removesuffix("s") for word in found}
