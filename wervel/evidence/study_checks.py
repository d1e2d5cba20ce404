"""What has to hold within one study before anything is computed from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isfinite

from wervel.errors import ContentError
from wervel.evidence.study import (
    Arm,
    Design,
    Estimate,
    Observation,
    Pooled,
    Publication,
    Study,
)

_ITEM = re.compile(r"[TF]-\d+")
_NOTE = re.compile(r"[XY]-\d+")


def check_study(study: Study, *, file: str) -> None:
    """Raise ContentError, with every problem of the study, unless it holds together."""
    problems = [
        *_of_whole(study),
        *_of_names(study),
        *_of_arms(study),
        *_of_links(study),
        *_of_notes(study),
        *_of_estimates(study),
        *_of_pooled(study),
    ]
    if problems:
        raise ContentError(
            "a study whose rows hold together",
            "; ".join(problems),
            where=file,
            do="mend the rows, or give a note that says why they are so",
        )


def _of_whole(study: Study) -> Iterator[str]:
    for name in ("name", "year", "locator", "source"):
        if not getattr(study, name):
            yield f"no {name}"
    if study.next_review <= study.reviewed:
        yield "next_review is not after reviewed"
    if not study.items or not all(_ITEM.fullmatch(each) for each in study.items):
        yield "items are not numbers of the catalogue, as T-13"
    if study.publication is not Publication.PUBLISHED and not study.publication_because:
        yield f"{study.publication}, and no publication_because that says why"
    for each in study.notes:
        if not _NOTE.fullmatch(each.item):
            yield f"note {each.item!r} is not a number of the catalogue, as X-25"


def _of_names(study: Study) -> Iterator[str]:
    for kind, ids in _ids(study).items():
        for each in sorted({one for one in ids if ids.count(one) > 1}):
            yield f"two {kind} are called {each!r}"


def _ids(study: Study) -> dict[str, list[str]]:
    return {
        "arms": [each.id for each in study.arms],
        "outcomes": [each.id for each in study.outcomes],
        "estimates": [each.id for each in study.estimates],
        "observations": [each.id for each in study.observations],
        "pooled rows": [each.id for each in study.pooled],
        "notes": [each.item for each in study.notes],
        "domains of bias": [each.domain for each in study.bias],
    }


def _of_arms(study: Study) -> Iterator[str]:
    numbers = [each.n for each in study.arms if each.n is not None]
    whole = bool(numbers) and len(numbers) == len(study.arms)
    explained = any(each.note for each in study.arms)
    if whole and study.n not in (None, sum(numbers)) and not explained:
        yield f"n is {study.n}, but the arms add up to {sum(numbers)}"
    for arm in study.arms:
        if arm.n is not None and arm.n < 1:
            yield f"arm {arm.id!r} has n {arm.n}"
        if _upside_down(arm.hours_low, arm.hours_high):
            yield f"arm {arm.id!r}: hours_low above hours_high"


def _of_links(study: Study) -> Iterator[str]:
    arms = {each.id for each in study.arms} | {""}
    outcomes = {each.id for each in study.outcomes}
    for row in study.rows:
        place = _place(row)
        if not row.locator:
            yield f"{place}: no locator"
        if row.item not in study.items:
            yield f"{place}: item {row.item!r} is not among those of the study"
        if row.outcome not in outcomes:
            yield f"{place}: no outcome {row.outcome!r}"
        for name in sorted({*_arms_of(row)} - arms):
            yield f"{place}: no arm {name!r}"


def _of_notes(study: Study) -> Iterator[str]:
    notes = {each.item for each in study.notes}
    rows: list[Arm | Estimate | Observation | Pooled] = [*study.arms, *study.rows]
    for row in rows:
        if row.note and row.note not in notes:
            yield f"{_place(row)}: no note {row.note!r}"
        if bool(row.note) < bool(_printed(row)):
            yield f"{_place(row)}: printed otherwise, and no note says why"


def _of_estimates(study: Study) -> Iterator[str]:
    rows: list[Estimate | Observation] = [*study.estimates, *study.observations]
    for row in rows:
        place = _place(row)
        if _upside_down(row.low, row.high):
            yield f"{place}: low above high"
        elif not _inside(row.low, row.value, row.high) and not row.note:
            yield f"{place}: the value lies outside its interval, and no note says why"
        if not all(isfinite(each) for each in (row.value, row.low, row.high) if each):
            yield f"{place}: a number without end"
    for each in study.estimates:
        yield from _of_estimate(each)


def _of_estimate(row: Estimate) -> Iterator[str]:
    if row.value is None and row.said is None and not row.p:
        yield f"{_place(row)}: neither a value nor a sentence"
    numbers = [each for each in (row.value, row.low) if each is not None]
    if row.measure.is_ratio and min(numbers, default=1) <= 0:
        yield f"{_place(row)}: a ratio of none or less"
    if not 0 < row.confidence < 1:
        yield f"{_place(row)}: confidence {row.confidence}"


def _of_pooled(study: Study) -> Iterator[str]:
    if study.pooled and study.design not in _POOLS:
        yield "pooled rows in a study that pools nothing"
    for row in study.pooled:
        if not _inside(row.low, row.median, row.high):
            yield f"{_place(row)}: the median lies outside its range"
        counts = (row.favourable, row.no_effect, row.unfavourable)
        known = [each for each in counts if each is not None]
        if known and sum(known) != row.cohorts and not row.note:
            yield f"{_place(row)}: directions add up to {sum(known)}, not {row.cohorts}"
        if row.df not in (None, row.cohorts - 1) and not row.note:
            yield f"{_place(row)}: df {row.df} with {row.cohorts} cohorts, and no note"


_POOLS = (Design.META_ANALYSIS, Design.SYSTEMATIC_REVIEW)


def _arms_of(row: Estimate | Observation | Pooled) -> tuple[str, ...]:
    match row:
        case Estimate():
            return row.arms
        case Observation():
            return (row.arm,)
        case Pooled():
            return ()


def _place(row: Arm | Estimate | Observation | Pooled) -> str:
    return f"{type(row).__name__.lower()} {row.id!r}"


def _printed(row: Arm | Estimate | Observation | Pooled) -> str:
    return "" if isinstance(row, Observation) else row.printed


def _upside_down(low: float | None, high: float | None) -> bool:
    return low is not None and high is not None and low > high


def _inside(low: float | None, value: float | None, high: float | None) -> bool:
    if value is None:
        return True
    return (low is None or low <= value) and (high is None or value <= high)
