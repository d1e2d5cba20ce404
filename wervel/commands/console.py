"""What commands share: where they speak, their progress, their choices made objects."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table

from wervel.errors import UnknownName, UsageError
from wervel.findings.assessment import STEPS, Assessment, assess
from wervel.output import check_writable
from wervel.practice.groups import Groups, groups_of, read_grouping
from wervel.practice.periods import MONTHS, Every, Span
from wervel.recommendations.bodies import ALL, chosen, measured
from wervel.recommendations.recommendation import Recommendation
from wervel.records.failures import readable
from wervel.records.opening import open_source
from wervel.records.source import Source
from wervel.text import Language

said = Console(stderr=True, highlight=False)
"""Where commands speak of what they do; results go to standard output."""


def guidelines(names: str) -> tuple[Recommendation, ...]:
    """What ``--guidelines`` stands for: names with commas between."""
    return chosen([each.strip() for each in names.split(",") if each.strip()])


def to_measure(ids: list[str] | None, names: str) -> tuple[Recommendation, ...]:
    """The recommendations named one by one, else all measured ones of the guidelines.

    Raises UnknownName, also where one of those named has no measure.
    """
    if not ids:
        return measured(guidelines(names))
    known = {each.id: each for each in measured(ALL)}
    for each in ids:
        if each not in known:
            raise UnknownName(
                "the id of a recommendation that is measured",
                each,
                where="--recommendation",
                do="choose from: " + ", ".join(known),
            )
    return tuple(known[each] for each in dict.fromkeys(ids))


def grouped(source: Source, by: list[str], own: list[Path] | None) -> Groups:
    """What ``--by`` and ``--grouping`` stand for in this source."""
    with readable(source.where):
        return groups_of(source, by, [read_grouping(each) for each in own or ()])


def intervals(names: list[str]) -> tuple[Every, ...]:
    """What ``--every`` stands for."""
    for each in names:
        if each not in MONTHS:
            raise UnknownName(
                "a kind of interval",
                each,
                where="--every",
                do="choose from: " + ", ".join(MONTHS),
            )
    return tuple(each for each in MONTHS if each in names)


def spanned(first: str | None, last: str | None) -> Span | None:
    """What ``--from`` and ``--until`` stand for; none where neither is given."""
    if first is None and last is None:
        return None
    span = Span(_month(first, "--from") or BEGIN, _month(last, "--until") or END)
    if span.last < span.first:
        raise UsageError(
            "a month to begin with, and the same or a later one to end with",
            str(span),
            where="--from, --until",
            do="change the two",
        )
    return span


BEGIN, END = 12, 12 * 9999 + 11
"""The first and the last month there are."""


def _month(given: str | None, option: str) -> int | None:
    if given is None:
        return None
    found = re.fullmatch(r"([1-9]\d{3})-(0[1-9]|1[0-2])", given)
    if not found:
        raise UsageError(
            "a month as 2019-04", given, where=option, do="write year and month"
        )
    return int(found[1]) * 12 + int(found[2]) - 1


def spoken(language: str) -> Language:
    """What ``--language`` stands for."""
    if language not in ("en", "nl"):
        raise UsageError("en or nl", language, where="--language", do="choose one")
    return cast(Language, language)


def opened(
    where: str, declared: list[str] | None, *, whole_life: bool, memory: str
) -> Source:
    """The source at that place."""
    with readable(where):
        return open_source(
            where, declared=declared or (), whole_life=whole_life, memory=memory
        )


def check_out(output: Path | None, *, kind: str) -> None:
    """Raise OutputError before reading, where the folder cannot be written."""
    if output is not None:
        check_writable(output, kind=kind)


def assessed(source: Source, recommendations: tuple[Recommendation, ...]) -> Assessment:
    """The source held against these recommendations, with a progress bar."""
    with readable(source.where), bar("reading", len(STEPS)) as move:

        def progress(step: str) -> None:
            move(STEPS.index(step), step)

        done = assess(source, recommendations=recommendations, progress=progress)
        move(len(STEPS), "done")
        return done


NUMBERS = ("rows", "codes", "records", "persons")


@contextmanager
def bar(what: str, total: int) -> Iterator[Callable[..., None]]:
    """A progress bar on standard error; what it yields moves it to a position."""
    columns = (
        TextColumn("{task.description:<12}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    quiet = not said.is_terminal
    with Progress(*columns, console=said, transient=True, disable=quiet) as drawn:
        task = drawn.add_task(what, total=total)

        def move(done: int, description: str = what) -> None:
            drawn.update(task, completed=done, description=description)

        yield move


def print_json(what: object) -> None:
    """Print as JSON that a person can read too.

    Half a character, which UTF-8 cannot write, is printed as JSON escapes it.
    """
    written = json.dumps(what, indent=2, ensure_ascii=False, default=str)
    print(written.encode(errors="backslashreplace").decode())


def printer() -> Console:
    """Where results are printed: as they are, brackets and all.

    What is not a terminal has no width, so nothing is cut to one.
    """
    out = Console(highlight=False, markup=False)
    return (
        out
        if out.is_terminal
        else Console(highlight=False, markup=False, width=max(out.width, WIDE))
    )


WIDE = 200
"""Columns a file or a pipe takes."""


def grid(title: str, *columns: str, numbers: Iterable[str] = NUMBERS) -> Table:
    """A table to print; columns of numbers stand to the right."""
    drawn = Table(title=title, title_justify="left", box=None, pad_edge=False)
    right = frozenset(numbers)
    for column in columns:
        is_number = column in right
        drawn.add_column(
            column,
            justify="right" if is_number else "left",
            no_wrap=is_number,
            overflow="fold",
        )
    return drawn
