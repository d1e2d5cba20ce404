"""Reading parts of a FHIR resource that may be missing or of another shape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeAlias

Resource: TypeAlias = Mapping[str, object]
"""A resource or a part of one, as JSON has it."""

NOTHING: Resource = {}
LARGEST = 1e300
"""What is larger is no number of a patient; nor is what is not a number."""
DAY, MONTH, YEAR = len("2020-05-03"), len("2020-05"), len("2020")


def part(of: Resource, name: str) -> Resource:
    """The part of that name; an empty one where there is none."""
    found = of.get(name)
    return found if isinstance(found, dict) else NOTHING


def parts(of: Resource, name: str) -> list[Resource]:
    """The parts of that name; a single one counts as a list of one."""
    found = of.get(name)
    if found is None:
        return []
    if isinstance(found, list):
        return [each for each in found if isinstance(each, dict)]
    return [found] if isinstance(found, dict) else []


def text(of: Resource, name: str) -> str:
    """The text of that name; empty where there is none."""
    found = of.get(name)
    return found.strip() if isinstance(found, str) else ""


def number(of: Resource, name: str) -> float | None:
    """The number of that name; nothing where there is none."""
    found = of.get(name)
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None
    return float(found) if abs(found) <= LARGEST else None


def codings(concept: Resource) -> list[Resource]:
    """The codings of a CodeableConcept that have a code, in its order."""
    return [each for each in parts(concept, "coding") if text(each, "code")]


class Day(NamedTuple):
    """A date as it was written; ``partial`` where only its year or month was."""

    date: date
    partial: bool = False


@lru_cache(maxsize=65536)
def day(written: str) -> Day | None:
    """The day of a FHIR date, as the place that wrote it had it.

    Of a time only the day stays, in the zone it was written in: that is the day on the
    wall where it happened. A partial date is its first day.

    >>> day("2024-05-03T23:30:00-05:00"), day("2024-05"), day("soon")
    (Day(date=datetime.date(2024, 5, 3), partial=False), Day(date=datetime.date(2024, \
5, 1), partial=True), None)
    """
    plain = written[:DAY]
    if written[DAY : DAY + 1] not in ("", "T") or len(plain) not in (DAY, MONTH, YEAR):
        return None
    if not plain.replace("-", "").isdigit():
        return None
    try:
        whole = date.fromisoformat(plain + "-01-01"[len(plain) - YEAR :])
    except ValueError:
        return None
    return Day(whole, partial=len(plain) < DAY)


def first_day(written: Iterator[str]) -> Day | None:
    """The first of these dates; a whole one that lies within it is preferred."""
    known = [(each, found) for each in written if each and (found := day(each))]
    if not known:
        return None
    first, of = known[0]
    if not of.partial:
        return of
    return next(
        (
            found
            for each, found in known
            if not found.partial and each.startswith(first)
        ),
        of,
    )
