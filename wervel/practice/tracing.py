"""Tracing a number: the episodes behind it, each with the facts that decided.

What comes out has a row for each person's moment: it stays inside the house, and is for
those who may read the records themselves.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from pathlib import Path
from typing import cast

from wervel import __version__
from wervel.errors import UnknownName, UsageError
from wervel.findings.assessment import Assessment
from wervel.findings.because import finding
from wervel.findings.finding import Verdict
from wervel.logic import Answer
from wervel.output import written_aside
from wervel.practice.periods import MONTHS, Every
from wervel.practice.writing import stays_inside
from wervel.recommendations.recommendation import Recommendation
from wervel.records.calendar import date_of, day_number, first_of_month
from wervel.text import NOT_CHECKED

KIND = "trace"
TRACED = "trace.csv"
COUNTED: tuple[Verdict, ...] = (
    Verdict.FOLLOWED,
    Verdict.NOT_FOLLOWED,
    Verdict.CANNOT_TELL,
)
"""The verdicts that a measure counts; the others are behind no number."""
OF_MOMENT = (
    "person_id",
    "episode_start",
    "day",
    "care_site_id",
    "provider_id",
)

_INTERVAL = re.compile(r"(?P<year>\d{4})(-Q(?P<quarter>[1-4])|-(?P<month>\d{2}))?")
_LAST_MONTH = 12


@dataclass(frozen=True, kw_only=True)
class Interval:
    """A year, quarter or month of the calendar, with its first and last day."""

    every: Every
    first: date
    last: date


@dataclass(frozen=True, kw_only=True)
class Traced:
    """One moment behind a number: whose, the verdict, and what decided it.

    ``answers`` holds those to all facts the rule asks; unknown is None.
    """

    person_id: int
    episode_start: date
    day: date
    care_site_id: int | None
    provider_id: int | None
    verdict: Verdict
    because: tuple[str, ...]
    answers: Mapping[str, Answer]


@dataclass(frozen=True, kw_only=True)
class Trace:
    """The moments behind one number, and the exact counts that they add up to."""

    measure: Recommendation
    care_site: int
    interval: Interval | None
    counts: Mapping[Verdict, int]
    """Of all that the number counts, whichever verdicts are listed."""
    moments: tuple[Traced, ...]


def interval(name: str) -> Interval:
    """The interval of that name: ``2021``, ``2021-Q3`` or ``2021-07``.

    >>> interval("2021-Q3").last
    datetime.date(2021, 9, 30)
    """
    found = _INTERVAL.fullmatch(name.strip())
    year = int(found["year"]) if found else 0
    month = int(found["month"] or 1) if found else 0
    if found is None or not 1 <= year < MAXYEAR or not 1 <= month <= _LAST_MONTH:
        raise UsageError(
            "a year (2021), quarter (2021-Q3) or month (2021-07)",
            "something else",
            where="--interval",
            do="write it in one of these ways",
        )
    every: Every = (
        "quarter" if found["quarter"] else "month" if found["month"] else "year"
    )
    begins = (int(found["quarter"] or 1) - 1) * 3 + month - 1
    number = year * 12 + begins
    last = first_of_month(number + MONTHS[every]) - timedelta(days=1)
    return Interval(every=every, first=first_of_month(number), last=last)


def trace(
    of: Assessment,
    measure: Recommendation,
    *,
    care_site: int,
    within: Interval | None = None,
    verdicts: Collection[Verdict] = COUNTED,
) -> Trace:
    """The moments of one measure at one care site, read again by the plain reader.

    ``of`` should hold this recommendation alone, so that no other facts are read.
    Raises UnknownName where the source has no such care site, UsageError where nothing
    was recorded in the interval.
    """
    _check_site(of, care_site)
    moments = of.facts.filter(
        of.facts.moment == measure.moment.value, of.facts.care_site_id == care_site
    )
    if within is not None:
        _check_interval(of, within)
        first, last = day_number(within.first), day_number(within.last)
        moments = moments.filter(moments.day.between(first, last))
    names = [each.name for each in measure.facts]
    rows = moments.select(*OF_MOMENT, *names).to_pyarrow().to_pylist()
    read = [_traced(measure, names, row) for row in rows]
    counts = Counter(each.verdict for each in read)
    listed = [each for each in read if each.verdict in verdicts]
    return Trace(
        measure=measure,
        care_site=care_site,
        interval=within,
        counts={each: counts[each] for each in COUNTED},
        moments=tuple(sorted(listed, key=_order)),
    )


def write_trace(of: Trace, directory: Path) -> None:
    """Write ``stays-inside/trace.csv``, with what it is about in ``trace.json``.

    All or nothing: see ``written_aside``. Raises OutputError.
    """
    with written_aside(directory, kind=KIND) as aside:
        inside = stays_inside(aside)
        with (inside / TRACED).open("w", encoding="utf-8", newline="") as file:
            lines = csv.DictWriter(file, _columns(of.measure))
            lines.writeheader()
            lines.writerows(as_rows(of))
        (inside / "trace.json").write_text(
            json.dumps(described(of), indent=2, ensure_ascii=False) + "\n", "utf-8"
        )


def as_rows(of: Trace) -> list[dict[str, object]]:
    """One row per moment: whose, the verdict, what decided, the answer to each fact."""
    return [
        {
            "measure": of.measure.id,
            "verdict": each.verdict.value,
            **{name: getattr(each, name) for name in OF_MOMENT},
            "because": " ".join(each.because),
            **{name: answered(each.answers[name]) for name in each.answers},
        }
        for each in of.moments
    ]


def described(of: Trace) -> dict[str, object]:
    """What the trace is about, and its counts."""
    within = of.interval
    return {
        "wervel": __version__,
        "measure": of.measure.id,
        "source": of.measure.source.named,
        "locator": of.measure.source.locator,
        "checked_by": of.measure.checked_by or NOT_CHECKED.en,
        "care_site_id": of.care_site,
        "interval_start": within.first.isoformat() if within else None,
        "interval_end": within.last.isoformat() if within else None,
        "counts": {each.value: count for each, count in of.counts.items()},
        "holds_persons": True,
    }


def answered(answer: Answer) -> str:
    """An answer as a file has it: yes, no, unknown, or the number."""
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    return "unknown" if answer is None else f"{answer:g}"


def _traced(
    of: Recommendation, names: Sequence[str], row: Mapping[str, object]
) -> Traced:
    answers = {name: cast(Answer, row[name]) for name in names}
    found = finding(of, answers)
    return Traced(
        person_id=cast(int, row["person_id"]),
        episode_start=date_of(cast(int, row["episode_start"])),
        day=date_of(cast(int, row["day"])),
        care_site_id=cast("int | None", row["care_site_id"]),
        provider_id=cast("int | None", row["provider_id"]),
        verdict=found.verdict,
        because=found.because,
        answers=answers,
    )


def _order(of: Traced) -> tuple[int, date, int]:
    return tuple(Verdict).index(of.verdict), of.day, of.person_id


def _columns(of: Recommendation) -> list[str]:
    facts = [each.name for each in of.facts]
    return ["measure", "verdict", *OF_MOMENT, "because", *facts]


def _check_site(of: Assessment, care_site: int) -> None:
    """Raise UnknownName where neither care sites nor episodes have it."""
    known = of.episodes.filter(of.episodes.care_site_id == care_site).count().execute()
    if not known and of.source.has("care_site"):
        sites = of.source.table("care_site")
        known = sites.filter(sites.care_site_id == care_site).count().execute()
    if not known:
        raise UnknownName(
            "the id of a care site in this source",
            str(care_site),
            where="--care-site",
            do="take it from the column care_site_id of care_site",
        )


def _check_interval(of: Assessment, within: Interval) -> None:
    """Raise UsageError where no moment of anybody falls in it."""
    days = of.facts.aggregate(first=of.facts.day.min(), last=of.facts.day.max())
    [found] = days.to_pyarrow().to_pylist()
    if found["first"] is None:
        return
    first, last = date_of(found["first"]), date_of(found["last"])
    if within.last < first or within.first > last:
        raise UsageError(
            f"an interval between {first:%Y-%m} and {last:%Y-%m}",
            f"{within.first} to {within.last}",
            where="--interval",
            do="choose one in which something was recorded",
        )
