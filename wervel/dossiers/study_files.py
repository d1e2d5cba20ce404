"""A study in another version, from a user's TOML file."""

from __future__ import annotations

from pathlib import Path

from wervel.errors import ContentError, UsageError
from wervel.evidence.study import Study
from wervel.evidence.study_checks import check_study
from wervel.evidence.study_reading import read_study


def read_changed(path: Path) -> Study:
    """The study in this file, in the form of ``wervel/trials``. Raises UsageError."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        came = getattr(problem, "strerror", None) or "what cannot be read as UTF-8"
        raise UsageError(
            "a TOML file with a study", came, where=str(path), do="check the file"
        ) from None
    try:
        study = read_study(text, file=str(path))
        check_study(study, file=str(path))
    except ContentError as problem:
        raise UsageError(
            problem.wanted, problem.came, where=problem.where, do=problem.do
        ) from None
    return study
