"""A CSV of studies as effects, with the groups and moderators that were asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from wervel.errors import UsageError
from wervel.evidence.pool.changes import Before, change_scores, raw_scores, sd_of_change
from wervel.evidence.pool.checks import check_rows
from wervel.evidence.pool.columns import COLUMNS, EVENTS, Made
from wervel.evidence.pool.doubts import Doubt, Kind
from wervel.evidence.pool.effects import Array, Effects
from wervel.evidence.pool.events import Counts, counts, event_effects, informative
from wervel.evidence.pool.means import (
    Group,
    mean_differences,
    standardised_differences,
)
from wervel.evidence.pool.printed import Printed, printed_effects
from wervel.evidence.rows import Field, Row, read_rows
from wervel.evidence.rows import Kind as Stands
from wervel.evidence.study import Measure

CORRELATIONS = (0.3, 0.5, 0.7, 0.9)
"""Where a correlation is assumed, what comes of these is shown too."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What to make of a file: the measure, and the columns to compare studies by.

    ``of`` is what effects that are given are of; ``correlation`` is assumed between
    before and after where a study does not state it.
    """

    made: Made
    of: Measure = Measure.NOT_STATED
    by: str | None = None
    on: tuple[str, ...] = ()
    correlation: float | None = None


@dataclass(frozen=True, kw_only=True)
class Studies:
    """The studies of a file as effects, and what they differ in.

    ``again`` holds the effects under other correlations where one is assumed;
    ``groups`` is empty where no subgroups were asked for. ``moderators`` go by name.
    """

    effects: Effects
    groups: tuple[str, ...] = ()
    moderators: tuple[tuple[str, tuple[float, ...]], ...] = ()
    counts: Counts | None = None
    again: tuple[tuple[float, Effects], ...] = ()


def read_studies(path: Path, asked: Asked) -> Studies:
    """The studies of that file. Raises UsageError that names what is wrong, by line."""
    if asked.by in asked.on:
        raise _taken(f"{asked.by} for both", path)
    fields = dict(COLUMNS[asked.made])
    for column, field in _asked_fields(asked).items():
        if column in fields and fields[column].kind is not field.kind:
            raise _taken(f"{column}, from which the effects are made", path)
        fields[column] = field
    rows = read_rows(path, fields, others=True)
    check_rows(rows, asked.made, path)
    strange = sorted({name for row in rows for name in row.text} - {*fields})
    studies = _studies(rows, asked, path)
    doubts = [*studies.effects.doubts]
    twice = [name for name, count in Counter(_names(rows)).items() if count > 1]
    if twice:
        doubts.append(Doubt(Kind.NAMED_TWICE, tuple(twice)))
    if strange:
        doubts.append(Doubt(Kind.NOT_USED, tuple(strange)))
    return replace(studies, effects=replace(studies.effects, doubts=tuple(doubts)))


def _asked_fields(asked: Asked) -> dict[str, Field]:
    group = {asked.by: Field(kind=Stands.TEXT, required=True)} if asked.by else {}
    return group | {each: Field(required=True) for each in asked.on if each}


def _studies(rows: Sequence[Row], asked: Asked, path: Path) -> Studies:
    if asked.made in EVENTS:
        return _of_events(rows, asked)
    again: tuple[tuple[float, Effects], ...] = ()
    match asked.made:
        case Made.MD | Made.SMD:
            effects = _of_means(rows, asked.made)
        case Made.SMCC | Made.SMCR:
            effects, again = _of_changes(rows, asked, path)
        case _:
            effects = _of_printed(rows, asked.of)
    return _with(rows, asked, Studies(effects=effects, again=again))


def _with(rows: Sequence[Row], asked: Asked, studies: Studies) -> Studies:
    return replace(
        studies,
        groups=tuple(row.text[asked.by] for row in rows) if asked.by else (),
        moderators=tuple(
            (each, tuple(row.number[each] for row in rows)) for each in asked.on
        ),
    )


def _of_events(rows: Sequence[Row], asked: Asked) -> Studies:
    events = (_column(rows, "events1"), _column(rows, "events2"))
    sizes = (_column(rows, "n1"), _column(rows, "n2"))
    read, measure = counts(events, sizes, _names(rows)), EVENTS[asked.made]
    kept = informative(read, measure)
    used = [row for row, yes in zip(rows, kept, strict=True) if yes]
    effects = event_effects(read, measure)
    return _with(used, asked, Studies(effects=effects, counts=read.only(kept)))


def _of_means(rows: Sequence[Row], made: Made) -> Effects:
    first, second = (
        Group(*(_column(rows, name + side) for name in ("n", "mean", "sd")))
        for side in ("1", "2")
    )
    differences = mean_differences if made is Made.MD else standardised_differences
    return differences(first, second, _names(rows))


def _of_printed(rows: Sequence[Row], measure: Measure) -> Effects:
    printed = [
        Printed(
            name=row.text["study"],
            value=row.number["estimate"],
            low=row.number.get("low"),
            high=row.number.get("high"),
            standard_error=row.number.get("se"),
            confidence=row.number.get("confidence", 0.95),
        )
        for row in rows
    ]
    return printed_effects(printed, measure=measure)


def _of_changes(
    rows: Sequence[Row], asked: Asked, path: Path
) -> tuple[Effects, tuple[tuple[float, Effects], ...]]:
    lacking = tuple(row.text["study"] for row in rows if _needs_correlation(row, asked))
    if not lacking:
        return _changes(rows, asked.made, 0.0), ()
    if asked.correlation is None:
        raise UsageError(
            "the correlation between before and after, in a column r",
            "none for " + ", ".join(lacking),
            where=str(path),
            do="fill in r, or assume one and say so: --correlation 0.5",
        )
    doubt = Doubt(Kind.CORRELATION_ASSUMED, lacking, (asked.correlation,))
    effects = _changes(rows, asked.made, asked.correlation)
    return replace(effects, doubts=(doubt,)), tuple(
        (each, _changes(rows, asked.made, each)) for each in CORRELATIONS
    )


def _needs_correlation(row: Row, asked: Asked) -> bool:
    made_of = asked.made is Made.SMCC and "sd_change" in row.number
    return "r" not in row.number and not made_of


def _changes(rows: Sequence[Row], made: Made, assumed: float) -> Effects:
    n, before, after = (
        _column(rows, name) for name in ("n", "mean_before", "mean_after")
    )
    r = np.array([row.number.get("r", assumed) for row in rows])
    if made is Made.SMCR:
        seen = Before(
            n=n,
            mean_before=before,
            mean_after=after,
            sd_before=_column(rows, "sd_before"),
            correlation=r,
        )
        return raw_scores(seen, _names(rows))
    sd_before, sd_after, sd_change = (
        np.array([row.number.get(name, np.nan) for row in rows])
        for name in ("sd_before", "sd_after", "sd_change")
    )
    derived = sd_of_change(sd_before, sd_after, r)
    sd = np.where(np.isfinite(sd_change), sd_change, derived)
    return change_scores(n, after - before, sd, names=_names(rows))


def _names(rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(row.text["study"] for row in rows)


def _column(rows: Sequence[Row], name: str) -> Array:
    return np.array([row.number[name] for row in rows], dtype=np.float64)


def _taken(came: str, path: Path) -> UsageError:
    return UsageError(
        "another column to compare studies by",
        came,
        where=str(path),
        do="choose a column with text for --by, and one with numbers for --on",
    )
