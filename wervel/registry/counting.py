"""Feedback counted per what it was about, exactly or as it may leave the house."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any, TypeAlias

import pandas as pd
from sqlalchemy import Row, Select, func, select

from wervel.registry.access import Registry, reading
from wervel.registry.feedback import ACCEPTED
from wervel.registry.tables import card_feedback
from wervel.small_numbers import AddsUp, Preset, released

_Counted: TypeAlias = Select[str, str, str, str, int]
_Row: TypeAlias = Row[str, str, str, str, int]


@dataclass(frozen=True, kw_only=True)
class ReasonCount:
    """How many cards were set aside for one reason; both empty where none was given.

    ``cards`` is missing where the number is too small to leave.
    """

    system: str
    code: str
    cards: int | None


@dataclass(frozen=True, kw_only=True)
class FeedbackCount:
    """The cards about one recommendation, item or ``questions`` that got feedback.

    Cards nobody answered are not among them: clients send nothing then. ``share`` is
    that of the accepted. ``reasons`` add up to ``overridden``. In what may leave,
    numbers that are too small are missing, and the share is of the rounded numbers.
    """

    about: str
    accepted: int | None
    overridden: int | None
    share: float | None
    reasons: tuple[ReasonCount, ...]


def feedback_counts(
    registry: Registry, *, since: date | None = None, until: date | None = None
) -> tuple[FeedbackCount, ...]:
    """One count for each thing that got feedback, exact: for use inside the house.

    ``since`` and ``until`` are days (UTC) on which something was done with a card, both
    included. Raises SourceUnreadable.
    """
    with reading(registry) as connection:
        rows = connection.execute(_counted(since, until)).all()
    grouped = groupby(rows, key=attrgetter("about"))
    return tuple(_of_one(about, list(here)) for about, here in grouped)


def released_counts(
    counts: Sequence[FeedbackCount], rule: Preset
) -> tuple[FeedbackCount, ...]:
    """The exact counts with only what may leave: small ones missing, others rounded.

    Accepted and overridden leave together or not at all. The reasons add up to the
    overridden, so that a small one takes the next smallest with it; those withheld
    stand last, for an order by size would tell theirs.
    """
    if not counts:
        return ()
    whole = _wholes(counts, rule)
    parts = _parts(counts, whole["suppressed"], rule)
    return tuple(
        replace(
            each,
            accepted=_number(row["numerator"]),
            overridden=_number(row["denominator"] - row["numerator"]),
            share=None if row["suppressed"] else float(row["ratio"]),
            reasons=_most_first(
                replace(reason, cards=_number(parts[place, number]))
                for number, reason in enumerate(each.reasons)
            ),
        )
        for place, (each, (_, row)) in enumerate(
            zip(counts, whole.iterrows(), strict=True)
        )
    )


def _most_first(reasons: Iterable[ReasonCount]) -> tuple[ReasonCount, ...]:
    return tuple(
        sorted(
            reasons,
            key=lambda of: (of.cards is None, -(of.cards or 0), of.system, of.code),
        )
    )


def _counted(since: date | None, until: date | None) -> _Counted:
    """How many cards per about, outcome and reason."""
    of = card_feedback.c
    keys = of.about, of.outcome, of.reason_system, of.reason_code
    cards = func.count().label("cards")
    asked = select(*keys, cards).group_by(*keys)
    if since is not None:
        asked = asked.where(of.at >= datetime.combine(since, time.min))
    if until is not None:
        after = datetime.combine(until + timedelta(days=1), time.min)
        asked = asked.where(of.at < after)
    return asked.order_by(of.about)


def _of_one(about: str, rows: Sequence[_Row]) -> FeedbackCount:
    set_aside = [each for each in rows if each.outcome != ACCEPTED]
    overridden = sum(each.cards for each in set_aside)
    every = sum(each.cards for each in rows)
    return FeedbackCount(
        about=about,
        accepted=every - overridden,
        overridden=overridden,
        share=(every - overridden) / every,
        reasons=_most_first(
            ReasonCount(
                system=each.reason_system, code=each.reason_code, cards=each.cards
            )
            for each in set_aside
        ),
    )


def _wholes(counts: Sequence[FeedbackCount], rule: Preset) -> pd.DataFrame:
    """One row per count: the accepted among all with feedback, as they may leave."""
    rows = [(each.accepted, each.overridden) for each in counts]
    exact = pd.DataFrame(rows, columns=["numerator", "overridden"], dtype="Int64")
    exact["denominator"] = exact["numerator"] + exact.pop("overridden")
    return released(exact.assign(cannot_tell=0), rule)


def _parts(
    counts: Sequence[FeedbackCount], hidden: pd.Series[bool], rule: Preset
) -> pd.Series[int]:
    """The cards per place of a count and of its reason, as they may leave.

    ``hidden`` says which sums are not shown, and so cannot be subtracted from.
    """
    rows = [
        (place, number, "reason", reason.cards, False)
        for place, each in enumerate(counts)
        for number, reason in enumerate(each.reasons)
    ]
    rows += [
        (place, -1, "all", each.overridden, bool(hidden[place]))
        for place, each in enumerate(counts)
    ]
    names = ["place", "number", "kind", "numerator", "suppressed"]
    table = pd.DataFrame(rows, columns=names).assign(
        denominator=lambda of: of["numerator"], cannot_tell=0
    )
    sums = AddsUp(column="kind", parts="reason", total="all", within=("place",))
    shown = released(table, rule, adds_up=[sums])
    return shown.set_index(["place", "number"])["numerator"]


def _number(shown: Any) -> int | None:
    return None if pd.isna(shown) else int(shown)
