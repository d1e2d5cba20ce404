"""What one change does: the same profile judged before and after, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from wervel.errors import UnknownName, UsageError
from wervel.evidence.certainty.definitions import Finding, Profile
from wervel.evidence.certainty.judging import Judged, JudgedOutcome, judged
from wervel.evidence.certainty.positions import Change
from wervel.evidence.studies import studies as all_studies
from wervel.evidence.study import Publication, Study

Value = str | float | int | None
_NUMBERS = ("value", "low", "high", "n")


class Kind(StrEnum):
    """What moved."""

    ADMISSION = "admission"
    FINDINGS = "findings"
    EFFECT = "effect"
    LEVELS = "levels"
    CERTAINTY = "certainty"


@dataclass(frozen=True, kw_only=True)
class Moved:
    """One row per thing that moved: what it was and what it became.

    ``of`` is a study (admission), or an outcome of the profile; ``part`` says which
    number, finding or domain of it.
    """

    kind: Kind
    of: str
    part: str
    before: Value
    after: Value


@dataclass(frozen=True, kw_only=True)
class Ripple:
    """A profile judged before and after changes, and everything that moved."""

    changes: tuple[Change, ...]
    before: Judged
    after: Judged
    moved: tuple[Moved, ...]


def ripple(
    profile: Profile,
    changes: Sequence[Change],
    *,
    studies: Sequence[Study] | None = None,
) -> Ripple:
    """The profile before and after these changes, wherever the studies stand now."""
    now = all_studies() if studies is None else studies
    before = judged(profile, studies=changed(now, changes, to="before"))
    after = judged(profile, studies=changed(now, changes, to="after"))
    return Ripple(
        changes=tuple(changes),
        before=before,
        after=after,
        moved=differences(before, after),
    )


def changed(
    studies: Sequence[Study],
    changes: Sequence[Change],
    *,
    to: Literal["before", "after"],
) -> tuple[Study, ...]:
    """The studies with these fields as they were before, or as they are after.

    Raises UnknownName for a study or a row that is not there, UsageError for a field
    that cannot be changed or a value that does not fit.
    """
    found = {each.id: each for each in studies}
    for change in changes:
        if change.study not in found:
            raise UnknownName(
                "a study",
                change.study,
                where="the change",
                do="choose from: " + ", ".join(found),
            )
        value = change.before if to == "before" else change.after
        found[change.study] = _with(found[change.study], change.field, value)
    return tuple(found.values())


def differences(before: Judged, after: Judged) -> tuple[Moved, ...]:
    """What differs between two judgings of one profile."""
    return tuple(
        Moved(kind=kind, of=of, part=part, before=was, after=now)
        for (kind, of, part), was, now in _paired(_parts(before), _parts(after))
        if was != now
    )


_Key = tuple[Kind, str, str]


def _paired(
    before: dict[_Key, Value], after: dict[_Key, Value]
) -> list[tuple[_Key, Value, Value]]:
    keys = [*before, *(key for key in after if key not in before)]
    return [(key, before.get(key), after.get(key)) for key in keys]


def _parts(of: Judged) -> dict[_Key, Value]:
    parts: dict[_Key, Value] = {
        (Kind.ADMISSION, each.study, "verdict"): each.verdict.value
        for each in of.admissions
    }
    for each in of.outcomes:
        parts |= _parts_of(each)
    return parts


def _parts_of(each: JudgedOutcome) -> dict[_Key, Value]:
    name, effect = each.outcome.id, each.effect
    parts: dict[_Key, Value] = {
        (Kind.FINDINGS, name, finding.value): each.found(finding)
        for finding in Finding
        if each.outcome.said
    }
    for part in ("value", "low", "high", "n", "i_squared", "tau_squared"):
        parts[Kind.EFFECT, name, part] = getattr(effect, part) if effect else None
    for judgement in each.judgements:
        parts[Kind.LEVELS, name, judgement.domain.value] = judgement.counted
    certainty = each.certainty
    parts[Kind.CERTAINTY, name, "certainty"] = certainty.name if certainty else None
    for contest in each.contests:
        of = contest.certainty.name if contest.certainty else None
        parts[Kind.CERTAINTY, name, contest.start.who] = of
    return parts


def _with(study: Study, field: str, value: str | float) -> Study:
    row, _, part = field.rpartition("/")
    if not row and part == "publication":
        return replace(study, publication=_publication(study, value))
    if part not in _NUMBERS or isinstance(value, str):
        raise UsageError(
            f"publication, or <estimate>/ and one of {', '.join(_NUMBERS)}, a number",
            f"{field} = {value}",
            where=f"study {study.id}",
            do="change one of these fields",
        )
    if not row:
        raise UsageError(
            f"the id of an estimate before /{part}",
            field,
            where=f"study {study.id}",
            do="choose from: " + ", ".join(each.id for each in study.estimates),
        )
    number = int(value) if part == "n" else float(value)
    one = replace(study.estimate(row), **{part: number})  # type: ignore[arg-type]
    if one.low is not None and one.high is not None and one.low > one.high:
        raise UsageError(
            "a lower limit below the upper one",
            f"{one.low:g} to {one.high:g}",
            where=f"{study.id}/{row}",
            do="change both limits",
        )
    rows = tuple(one if each.id == row else each for each in study.estimates)
    return replace(study, estimates=rows)


def _publication(study: Study, value: str | float) -> Publication:
    if value not in [each.value for each in Publication]:
        raise UsageError(
            "one of " + ", ".join(each.value for each in Publication),
            str(value),
            where=f"study {study.id}, publication",
            do="choose one of these",
        )
    return Publication(value)
