"""Changing a study to see what moves: one row, a retraction, or a whole file.

Nothing is written: a change makes the studies before and after it, side by side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import isfinite

from wervel.dossiers.chain import Kind, node_id
from wervel.errors import UnknownName, UsageError
from wervel.evidence.study import Estimate, Measure, Publication, Study

SETTABLE = ("value", "low", "high", "n", "weeks", "confidence")
"""What of a row can be set; whether it is significant follows from the interval."""
_WHERE = "wervel evidence diff"


@dataclass(frozen=True, kw_only=True)
class RowChange:
    """One printed effect with other numbers."""

    study: str
    row: str
    fields: Mapping[str, float]


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What is changed on purpose.

    ``retracted`` are studies that count in the chain before and no longer after, also
    where they were retracted long ago: then it is that ripple that shows. ``replaced``
    are whole studies in another version.
    """

    rows: tuple[RowChange, ...] = ()
    retracted: tuple[str, ...] = ()
    replaced: tuple[Study, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Sides:
    """The studies before and after a change, and the ids of the nodes it is about."""

    before: tuple[Study, ...]
    after: tuple[Study, ...]
    changed: tuple[str, ...] = field(default=())


def row_change(study: str, row: str, settings: Sequence[str]) -> RowChange:
    """A change from settings as ``low=-1.0``. Raises UsageError.

    >>> row_change("mint-facet", "pain", ["low=-1.0"]).fields
    {'low': -1.0}
    """
    fields: dict[str, float] = {}
    for each in settings:
        name, sign, number = (part.strip() for part in each.partition("="))
        if name not in SETTABLE or not sign:
            raise UsageError(
                "FIELD=NUMBER, with a field of " + ", ".join(SETTABLE),
                each,
                where="--set",
                do="write for example --set low=-1.0",
            )
        if name in fields:
            raise UsageError(
                "each field once", f"{name} twice", where="--set", do="leave one out"
            )
        fields[name] = _number(number, each)
    if not fields:
        raise UsageError(
            "what the row changes into",
            "nothing",
            where=f"{study} {row}",
            do="add --set low=-1.0, or another field of " + ", ".join(SETTABLE),
        )
    return RowChange(study=study, row=row, fields=fields)


def sides(changes: Changes, studies: Sequence[Study]) -> Sides:
    """The studies before and after these changes. Raises UnknownName and UsageError."""
    known = {each.id: each for each in studies}
    named = [
        *(each.study for each in changes.rows),
        *changes.retracted,
        *(each.id for each in changes.replaced),
    ]
    if not named:
        raise UsageError(
            "a change: a row with --set, --retract or --changed",
            "none",
            where=_WHERE,
            do="name a study and a row, or a study to retract",
        )
    _check_known(named, known)
    before, after = {**known}, {**known}
    for study in changes.replaced:
        after[study.id] = study
    for name in changes.retracted:
        before[name] = _counting(before[name])
        after[name] = replace(after[name], publication=Publication.RETRACTED)
    for row in changes.rows:
        after[row.study] = _with_row(after[row.study], row)
    return Sides(
        before=tuple(before.values()),
        after=tuple(after.values()),
        changed=(
            *(node_id(Kind.ROW, f"{each.study}/{each.row}") for each in changes.rows),
            *(node_id(Kind.STUDY, each) for each in changes.retracted),
            *(node_id(Kind.STUDY, each.id) for each in changes.replaced),
        ),
    )


def _check_known(names: Sequence[str], known: Mapping[str, Study]) -> None:
    for each in names:
        if each not in known:
            raise UnknownName(
                "the id of a study",
                each,
                where=_WHERE,
                do="choose from: " + ", ".join(known),
            )


def _counting(study: Study) -> Study:
    """The study as it counted before it was retracted."""
    if study.publication is not Publication.RETRACTED:
        return study
    return replace(study, publication=Publication.PUBLISHED)


def _with_row(study: Study, change: RowChange) -> Study:
    old = study.estimate(change.row)
    new = _as_set(old, change)
    rows = tuple(new if each.id == old.id else each for each in study.estimates)
    return replace(study, estimates=rows)


def _as_set(old: Estimate, change: RowChange) -> Estimate:
    came = change.fields
    value = came.get("value", old.value)
    low, high = came.get("low", old.low), came.get("high", old.high)
    confidence = came.get("confidence", old.confidence)
    n = came.get("n", old.n)
    _check(change, (low, value, high), old)
    _check_size(change, n, confidence)
    new = replace(
        old,
        value=value,
        low=low,
        high=high,
        n=None if n is None else int(n),
        weeks=came.get("weeks", old.weeks),
        confidence=confidence,
    )
    if not came.keys() & {"value", "low", "high"}:
        return new
    return replace(new, significant=excludes_none(new), p="", printed="")


_NO_COMPARISON = (Measure.SHARE, Measure.MEAN, Measure.MEDIAN, Measure.NOT_STATED)
"""Measures that do not set two things against each other: none is no number there."""


def excludes_none(row: Estimate) -> bool | None:
    """Whether the interval leaves no effect out; as printed where that cannot be."""
    if row.low is None or row.high is None or row.measure in _NO_COMPARISON:
        return row.significant
    none = 1.0 if row.measure.is_ratio else 0.0
    return not row.low <= none <= row.high


def _check(
    change: RowChange,
    numbers: tuple[float | None, float | None, float | None],
    old: Estimate,
) -> None:
    given = [each for each in numbers if each is not None]
    where = f"{change.study} {change.row}"
    if given != sorted(given):
        raise UsageError(
            "an interval that contains its value: low ≤ value ≤ high",
            " ≤ ".join(f"{each:g}" for each in given),
            where=where,
            do="set the other numbers of the row too",
        )
    if old.measure.is_ratio and min(given, default=1.0) <= 0:
        raise UsageError(
            f"numbers above 0, for a {old.measure.value}",
            f"{min(given):g}",
            where=where,
            do="set another number",
        )


def _check_size(change: RowChange, n: float | None, confidence: float) -> None:
    where = f"{change.study} {change.row}"
    if n is not None and not (n >= 1 and float(n).is_integer()):
        raise UsageError(
            "n: a whole number of 1 or more", f"{n:g}", where=where, do="set another n"
        )
    if not 0 < confidence < 1:
        raise UsageError(
            "confidence between 0 and 1, as 0.95",
            f"{confidence:g}",
            where=where,
            do="set another confidence",
        )


def _number(text: str, setting: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not isfinite(number):
        raise UsageError(
            "a number", setting, where="--set", do="write decimals with a point"
        )
    return number
