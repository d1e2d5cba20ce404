"""Explain or adapt: what a care site wrote beside a number of its own.

Who wrote it is kept as a role and never as a name, and text in which somebody might be
recognised is refused before it is kept. Withdrawn text is gone, not hidden.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Row, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from wervel.errors import UnknownName, UsageError
from wervel.registry.access import Registry, reading, writing
from wervel.registry.tables import explanation
from wervel.text import Text

EXPLAIN, ADAPT = "explain", "adapt"
KINDS: Mapping[str, Text] = {
    EXPLAIN: Text(nl="verklaart het verschil", en="explains the difference"),
    ADAPT: Text(nl="past de werkwijze aan", en="adapts how it works"),
}
"""What a care site does about a number: say why, or change."""
ROLES: Mapping[str, Text] = {
    "clinician": Text(nl="zorgverlener", en="clinician"),
    "practice_manager": Text(nl="praktijkmanager", en="practice manager"),
    "quality_officer": Text(nl="kwaliteitsmedewerker", en="quality officer"),
    "board": Text(nl="bestuur", en="board"),
}
"""In which role somebody writes: a closed list, so that no name gets in."""
LONGEST = 2000
"""Characters that an explanation may have."""

_MONTHS = "jan|feb|maart|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec"
"""How months begin in both languages."""
_LOOKS_LIKE: Mapping[str, re.Pattern[str]] = {
    "a number of eight digits or more, like a citizen service number (BSN)": re.compile(
        r"\d{8,}|(?<!\d)\d{3}[ .-]\d{3}[ .-]\d{3}(?!\d)"
        r"|(?<!\d)\d{4}[ .-]\d{2}[ .-]\d{3}(?!\d)"
    ),
    "a date with day, month and year, like a date of birth": re.compile(
        r"(?<!\d)\d{1,2}\s?([-/.])\s?(\d{1,2}|[ivx]{1,4})\s?\1\s?(\d{4}|\d{2})(?!\d)"
        r"|(?<!\d)\d{4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}(?!\d)"
        rf"|(?<!\d)\d{{1,2}}(st|nd|rd|th|e)?[\s-]+(of\s)?({_MONTHS})[a-z]*\.?,?[\s-]+"
        r"('?\d{2}|\d{4})(?!\d)"
        rf"|\b({_MONTHS})[a-z]*\.?\s+\d{{1,2}}(st|nd|rd|th)?,?\s+\d{{4}}(?!\d)",
        re.IGNORECASE,
    ),
    "an address for e-mail": re.compile(r"\S@\S+\.\S"),
    "a person with a title and a name": re.compile(
        r"\b([Mm]evrouw|[Mm]w|[Mm]evr|[Dd]hr|[Dd]e [Hh]eer|[Mm]eneer|Mrs?|Ms|Miss)\.?"
        r"\s+([A-Z]\.\s*)*((van|de|den|der|ten|ter)\s+)*[A-Z][a-zà-ÿ]"
    ),
}
"""What may point at somebody: refused, because it may be a patient."""


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """What a care site says about one measure of its own.

    ``every`` and ``interval_start`` say about which interval, as in the measures;
    without a start it is about all of them. ``source`` names the records.
    """

    care_site_id: str
    measure: str
    kind: str
    text: str
    written_by: str
    every: str = "all"
    interval_start: date | None = None
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """An explanation as the registry has it: its number, and when it was written."""

    number: int
    explanation: Explanation
    written_at: datetime


def store_explanation(
    registry: Registry, given: Explanation, *, written: datetime
) -> tuple[int, bool]:
    """Keep the explanation; its number, and whether it is new.

    One that says the same, of the same number of the same site, is kept once, with the
    time at which it first came. Raises UnknownName for another kind or role, UsageError
    for a text in which somebody may be recognised, OutputError or SourceUnreadable.
    """
    _check(given)
    row = _row(given, at=_in_utc(written))
    with writing(registry) as connection:
        is_server = connection.dialect.name == "postgresql"
        of = postgresql.insert if is_server else sqlite.insert
        add = of(explanation).values(**row).on_conflict_do_nothing()
        add = add.execution_options(preserve_rowcount=True)
        is_new = connection.execute(add).rowcount == 1
        its = explanation.c.digest == row["digest"]
        number = connection.execute(
            select(explanation.c.number).where(its)
        ).scalar_one()
    return number, is_new


def withdraw_explanation(registry: Registry, number: int, *, at: datetime) -> bool:
    """Take an explanation back, its text with it; false where that was done before.

    Raises UnknownName where there never was one of that number.
    """
    of = explanation.c
    with writing(registry) as connection:
        gone = {
            "text": "",
            "digest": f"withdrawn {number}",
            "withdrawn_at": _in_utc(at),
        }
        its = update(explanation).where(of.number == number, of.withdrawn_at.is_(None))
        if connection.execute(its.values(**gone)).rowcount:
            return True
        known = select(func.count()).where(of.number == number)
        if connection.execute(known).scalar_one():
            return False
    raise UnknownName(
        "the number of an explanation",
        str(number),
        where="--withdraw",
        do="see the numbers with --list",
    )


def explanations_of(
    registry: Registry, *, measure: str | None = None, care_site: str | None = None
) -> tuple[Kept, ...]:
    """The explanations that stand, the latest first; of one measure or site, or all."""
    of = explanation.c
    wanted = select(explanation).where(of.withdrawn_at.is_(None))
    if measure is not None:
        wanted = wanted.where(of.measure == measure)
    if care_site is not None:
        wanted = wanted.where(of.care_site_id == care_site)
    ordered = wanted.order_by(of.written_at.desc(), of.number.desc())
    with reading(registry) as connection:
        return tuple(_kept(each) for each in connection.execute(ordered).all())


def _kept(row: Row[Any]) -> Kept:
    return Kept(
        number=row.number,
        written_at=row.written_at.replace(tzinfo=UTC),
        explanation=Explanation(
            care_site_id=row.care_site_id,
            measure=row.measure,
            kind=row.kind,
            text=row.text,
            written_by=row.written_by,
            every=row.every,
            interval_start=row.interval_start,
            source=row.source,
        ),
    )


def _row(of: Explanation, *, at: datetime) -> dict[str, object]:
    says: dict[str, object] = {
        "source": of.source,
        "care_site_id": of.care_site_id,
        "measure": of.measure,
        "every": of.every,
        "interval_start": of.interval_start,
        "kind": of.kind,
        "text": of.text.strip(),
    }
    whole = json.dumps(says, sort_keys=True, default=str)
    digest = hashlib.sha256(whole.encode("utf-8")).hexdigest()
    return {**says, "digest": digest, "written_by": of.written_by, "written_at": at}


def _check(given: Explanation) -> None:
    """Raise where it may not be kept; what is kept is never held to it again."""
    _check_choice("--kind", given.kind, KINDS)
    _check_choice("--by", given.written_by, ROLES)
    _check_text(given.text)
    if (given.every == "all") != (given.interval_start is None):
        raise UsageError(
            "an interval with its first day, or all without one",
            "one of the two alone",
            where="explanation",
            do="give both, or neither",
        )


def _check_choice(where: str, given: str, choices: Mapping[str, Text]) -> None:
    if given not in choices:
        raise UnknownName(
            "one of the choices",
            "another",
            where=where,
            do="choose from: " + ", ".join(choices),
        )


def _check_text(text: str) -> None:
    """Raise UsageError, which does not repeat the text."""
    length = len(text.strip())
    if not 0 < length <= LONGEST:
        raise UsageError(
            f"a text of at most {LONGEST} characters",
            f"one of {length}",
            where="explanation",
            do="say it in a few sentences",
        )
    for came, pattern in _LOOKS_LIKE.items():
        if pattern.search(text):
            raise UsageError(
                "a text in which nobody can be recognised",
                came,
                where="explanation",
                do="leave it out; of a date give only the month and the year",
            )


def _in_utc(at: datetime) -> datetime:
    """As the table has it: UTC, without saying so."""
    if at.tzinfo is None:
        raise UsageError(
            "a time that names its zone",
            "one that does not",
            where="explanation",
            do="mend what sends it",
        )
    return at.astimezone(UTC).replace(tzinfo=None)
