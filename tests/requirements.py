"""Which requirement of the CDS Hooks specifications a test shows to be met.

``docs/_hooks.py`` reads these marks from the text of the tests, so the names stand
there as plain strings. The sets and numbers are those of the specification's own list
of requirements.
"""

from __future__ import annotations

import pytest

SPECIFICATION, LIBRARY = "cds-hooks_2.0", "cds-hooks-library_1.0.1"
"""The sets: the specification, and the library of hooks."""


def requirement(of: str, *numbers: str) -> pytest.MarkDecorator:
    """Mark a test as the witness of these requirements of a set.

    ``@requirement("cds-hooks_2.0", "54")`` is 412 where data are missing.
    """
    if of not in (SPECIFICATION, LIBRARY):
        raise ValueError(f"no set of requirements is called {of}")
    return pytest.mark.requirement(of, *numbers)
