"""Every requirement that binds a service has a row, and a test or who sees to it.

The list of requirements stands beside the project, in ``../shared/data``.
"""

import csv
import importlib
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIST = ROOT.parent / "shared" / "data" / "cds-hooks-requirements.csv"
BINDING = ("SHALL", "SHALL NOT", "SHOULD", "SHOULD NOT")


@pytest.fixture(scope="module")
def coverage():
    """The module that joins the table and the marks of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "docs"))
        yield importlib.import_module("_hooks")
        sys.modules.pop("_hooks", None)


@pytest.fixture(scope="module")
def rows(coverage):
    """The table, by set and number."""
    return {(each.of, each.number): each for each in coverage.requirements()}


@pytest.fixture(scope="module")
def listed():
    """The requirements as they were handed down, by set and number."""
    if not LIST.is_file():
        pytest.skip("the shared folder is not beside this clone")
    with LIST.open(encoding="utf-8", newline="") as file:
        return {(each["Req Set"], each["ID"]): each for each in csv.DictReader(file)}


def is_of_a_service(of):
    return bool({"Service", "Server"} & set(of["Actors"].split(", ")))


def test_every_requirement_of_a_service_has_a_row(rows, listed):
    bound = {of for of, each in listed.items() if is_of_a_service(each)}
    assert len(bound) == 143
    assert not bound - set(rows)


def test_every_row_is_of_the_list_and_as_binding_as_there(rows, listed):
    assert not set(rows) - set(listed)
    wrong = [
        of
        for of, each in rows.items()
        if each.conformance != listed[of]["Conformance"]
        or each.binds != ("service" if is_of_a_service(listed[of]) else "client")
    ]
    assert not wrong


def test_every_binding_row_has_a_test_or_says_who_sees_to_it(rows, coverage):
    open_still = [
        of
        for of, each in rows.items()
        if each.conformance in BINDING
        and not each.where
        and not coverage.witnesses().get(of)
    ]
    assert not open_still


def test_every_mark_names_a_row(rows, coverage):
    assert not set(coverage.witnesses()) - set(rows)


def test_the_words_are_our_own(rows, listed):
    """No eight words in a row are those of the specification."""
    for of, row in rows.items():
        theirs = listed[of]["Requirement"].lower().split()
        ours = row.asks.lower().split()
        pieces = {tuple(theirs[n : n + 8]) for n in range(len(theirs) - 7)}
        assert not pieces & {tuple(ours[n : n + 8]) for n in range(len(ours) - 7)}, of


def test_the_marks_are_read_from_the_tests_as_pytest_sees_them(coverage):
    """A mark that is read from the text is one that the function carries."""
    for of, names in coverage.witnesses().items():
        for name in names:
            path, _, test = name.partition("::")
            assert (ROOT / "tests" / path).is_file()
            assert f"def {test}(" in (ROOT / "tests" / path).read_text("utf-8"), of
