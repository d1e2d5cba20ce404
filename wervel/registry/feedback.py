"""Feedback on cards: keeping the last word on each, and counting them.

Of a patient or a clinician nothing is kept: no id, and of what somebody wrote in their
own words only that they did.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Insert, Text, cast, tuple_
from sqlalchemy.dialects import postgresql, sqlite

from wervel.errors import UsageError
from wervel.registry.access import Registry, writing
from wervel.registry.tables import card_feedback

ACCEPTED, OVERRIDDEN = "accepted", "overridden"
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")
_SYSTEM = re.compile(r"[a-z][a-z0-9+.-]*:[^\s?#@]{1,200}")


@dataclass(frozen=True, kw_only=True)
class Feedback:
    """What was done with one card.

    ``card`` is its uuid; ``about`` the recommendation, the item of the pathway or
    ``questions``; ``service`` the CDS service that gave it; ``accepted`` the uuids of
    the suggestions taken; ``at`` when it was done. The reason is a code, both parts
    empty where none was given.
    """

    card: str
    about: str
    service: str
    outcome: str
    at: datetime
    accepted: tuple[str, ...] = ()
    reason_system: str = ""
    reason_code: str = ""
    had_comment: bool = False

    def __post_init__(self) -> None:
        if self.outcome not in (ACCEPTED, OVERRIDDEN):
            raise _wrong(f"{ACCEPTED} or {OVERRIDDEN}", "another outcome")
        if self.at.tzinfo is None:
            raise _wrong("a time that names its zone", "one that does not")
        try:
            for each in (self.card, *self.accepted):
                UUID(each)
        except ValueError:
            raise _wrong("uuids of a card and its suggestions", "a text") from None


def store_feedback(
    registry: Registry, given: Iterable[Feedback], *, received: datetime
) -> int:
    """Keep the feedback, all or none; how many of them changed what is known.

    A later word on the same card takes the place of an earlier one, by when it was done
    and not by when it came. At the same moment *overridden* goes before *accepted*, and
    so on through the row: in whatever order and however often the same feedback comes,
    the table is the same. ``received`` is kept beside it.

    What does not look like a code is somebody's own words, whatever field it came in:
    of the reason then only stays that there was a comment.

    Raises OutputError or SourceUnreadable.
    """
    at = _in_utc(received)
    rows = [{**_row(each), "received": at} for each in given]
    if not rows:
        return 0
    # In the order of the cards, so that two who write at once never wait on each other.
    rows.sort(key=itemgetter("card", "at"))
    with writing(registry) as connection:
        kept = _the_last_word(connection.dialect.name)
        return sum(connection.execute(kept, row).rowcount for row in rows)


def _the_last_word(dialect: str) -> Insert:
    """Insert a row, or let it take the place of one that comes before it."""
    of = card_feedback
    new = postgresql.insert(of) if dialect == "postgresql" else sqlite.insert(of)
    changes = {each.name: each for each in new.excluded if each.name != "card"}
    later = _order(new.excluded) > _order(of.c)
    return new.on_conflict_do_update(
        index_elements=[of.c.card], set_=changes, where=later
    ).execution_options(preserve_rowcount=True)


def _order(of: Any) -> ColumnElement[tuple[Any, ...]]:
    """What rows about one card are ordered by: the time, then all they say."""
    says = of.outcome, of.reason_system, of.reason_code, of.had_comment
    return tuple_(of.at, *says, of.about, of.service, cast(of.accepted, Text))


def _row(of: Feedback) -> dict[str, object]:
    is_accepted = of.outcome == ACCEPTED
    system, code, own_words = ("", "", False) if is_accepted else _reason(of)
    return {
        "card": str(UUID(of.card)),
        "about": of.about,
        "service": of.service,
        "outcome": of.outcome,
        "accepted": sorted({*map(_uuid, of.accepted)}) if is_accepted else [],
        "reason_system": system,
        "reason_code": code,
        "had_comment": of.had_comment or own_words,
        "at": _in_utc(of.at),
    }


def _reason(of: Feedback) -> tuple[str, str, bool]:
    """System and code of the reason, and whether they were words and so not kept."""
    is_system = not of.reason_system or _SYSTEM.fullmatch(of.reason_system) is not None
    if is_system and _CODE.fullmatch(of.reason_code):
        return of.reason_system, of.reason_code, False
    return "", "", bool(of.reason_system or of.reason_code)


def _uuid(text: str) -> str:
    return str(UUID(text))


def _in_utc(at: datetime) -> datetime:
    """As the table has it: UTC, without saying so."""
    if at.tzinfo is None:
        raise _wrong("a time that names its zone", "one that does not")
    return at.astimezone(UTC).replace(tzinfo=None)


def _wrong(wanted: str, came: str) -> UsageError:
    return UsageError(wanted, came, where="feedback", do="mend what sends it")
