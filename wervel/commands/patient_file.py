"""One patient's answers as a small file: a fact and its answer on each line."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path

from wervel.advice.answers import FACTS, range_of
from wervel.errors import SourceNotFound, SourceUnreadable, UnknownName, UsageError
from wervel.facts.fact import Fact
from wervel.logic import Answer


def read_patient(path: Path) -> Mapping[str, Answer]:
    """The answers in a TOML or JSON file, by fact; what is not there is unknown.

    Raises SourceNotFound, SourceUnreadable, UnknownName for a fact nobody defined, and
    UsageError for an answer of the wrong kind, or a number that cannot be. No message
    holds an answer.
    """
    given = _read(path)
    for name in given:
        if name not in FACTS:
            raise UnknownName(
                "the name of a fact",
                name,
                where=str(path),
                do="'wervel guideline facts' prints the names",
            )
    return {name: _checked(FACTS[name], answer, path) for name, answer in given.items()}


def _read(path: Path) -> Mapping[str, object]:
    if not path.is_file():
        raise SourceNotFound(
            "a file with one patient's answers",
            "nothing",
            where=str(path),
            do="check the path; 'wervel guideline facts' prints what it may answer",
        )
    try:
        text = path.read_text("utf-8")
        given = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except (ValueError, OSError):
        given = None
    if not isinstance(given, dict):
        raise SourceUnreadable(
            "TOML or JSON with a fact and its answer on each line",
            "something else",
            where=str(path),
            do="write lines such as: pain_score = 6",
        )
    return given


def _checked(fact: Fact, answer: object, path: Path) -> Answer:
    if answer is None or (fact.kind == "boolean" and isinstance(answer, bool)):
        return answer
    least, most = range_of(fact)
    came, wanted = type(answer).__name__, "true or false"
    if fact.kind == "number":
        wanted = f"a number from {least:g} to {most:g}"
        if isinstance(answer, int | float) and not isinstance(answer, bool):
            if least <= answer <= most:
                return answer
            came = "another number"
    raise UsageError(
        f"for {fact.name} {wanted}",
        came,
        where=str(path),
        do="mend the answer, or leave the line out where it is unknown",
    )
