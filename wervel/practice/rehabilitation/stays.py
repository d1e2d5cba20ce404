"""Who came to a rehabilitation physician, how severe it was, and what followed.

They are few, so the rows are fetched once and put together here. It stays inside.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

import ibis.expr.types as ir
import pandas as pd

from wervel.episodes.pain import EpisodeRule
from wervel.findings.assessment import Assessment
from wervel.records import codelists
from wervel.records.codelists import Codelist, codelist
from wervel.records.events import belongs

Event: TypeAlias = dict[str, object]
"""A row of what was fetched: the day, the value, whose, and of which lists it is."""

WPN_CLASS = codelist("rehabilitation_wpn_class")
HOURS = codelist("rehabilitation_hours")
DISABILITY = codelist("rehabilitation_disability")

LISTS: tuple[Codelist, ...] = (
    codelists.rehabilitation_physician,
    codelists.rehabilitation_programme,
    WPN_CLASS,
    HOURS,
    DISABILITY,
)
BEFORE: dict[str, tuple[Codelist, ...]] = {
    "therapy_before": (codelists.exercise_therapy, codelists.exercise_provider),
    "psychological_before": (
        codelists.psychosomatic_therapy,
        codelists.psychological_therapy,
        codelists.psychologist,
    ),
    "specialist_before": (
        codelists.neurologist,
        codelists.neurosurgeon,
        codelists.orthopaedic_surgeon,
        codelists.pain_specialist,
        codelists.rheumatologist,
    ),
    "imaging_before": (codelists.lumbar_imaging,),
}
"""What can have gone before, in the same episode (steps 2 to 4 of catalogue P-25)."""

LONGEST = 182
"""Days within which a programme has ended: twice the twelve weeks of W-28, and more."""

COLUMNS = (
    "person_id",
    "episode_start",
    "institution",
    "intake",
    "wpn_class",
    "programme",
    "hours",
    "disability_before",
    "disability_after",
    *BEFORE,
)


def stays(of: Assessment, *, rule: EpisodeRule | None = None) -> pd.DataFrame:
    """One row per episode in which a rehabilitation physician or programme occurs.

    ``intake`` is the day of the first such contact, ``institution`` the care site of
    the programme, else of the intake; ``wpn_class`` the last one recorded from the
    intake to the programme (1 to 4); ``programme`` the day it began, null for who was
    not admitted; ``hours`` what is recorded within half a year. ``…_before`` says
    whether such care came earlier in the episode than the programme, else than the
    intake; null where the source does not record it. It holds persons.
    """
    tail = (rule or EpisodeRule()).tail
    names = {each.name: (each,) for each in LISTS} | BEFORE
    rows = _fetched(of, names, tail=tail)
    if rows.empty:
        return pd.DataFrame(columns=[*COLUMNS])
    episode = ["person_id", "episode_start"]
    known = rows.astype(object).where(rows.notna(), None)
    plain: list[Event] = [
        {str(name): value for name, value in each.items()}
        for each in known.to_dict("records")
    ]
    spells = groupby(plain, key=itemgetter(*episode))
    made = [_stay(key, list(events)) for key, events in spells]
    table = pd.DataFrame([each for each in made if each], columns=[*COLUMNS])
    for name, lists in BEFORE.items():
        if not any(of.resolution.carries(each) for each in lists):
            table[name] = None
    return table


def _fetched(
    of: Assessment, names: dict[str, tuple[Codelist, ...]], *, tail: int
) -> pd.DataFrame:
    """One row per event of these lists in an episode with rehabilitation.

    A column of its own per name says whether the event is of its lists.
    """
    spells = of.episodes.select("person_id", "episode_start", "episode_end")
    seen = of.events.filter(_any(of, of.events, _core()))
    theirs = spells.semi_join(seen, "person_id")
    joined = theirs.inner_join(of.events, "person_id")
    within = joined.filter(
        joined.day.between(joined.episode_start, joined.episode_end + tail + LONGEST)
    )
    wanted = [each for lists in names.values() for each in lists]
    kept = within.filter(_any(of, within, wanted))
    rows = kept.select(
        "person_id",
        "episode_start",
        "episode_end",
        "day",
        "value",
        "care_site_id",
        **{name: _any(of, kept, lists) for name, lists in names.items()},
    ).to_pandas()
    late = rows["day"] > rows["episode_end"] + tail
    measured = rows[HOURS.name] | rows[DISABILITY.name]
    kept_rows: pd.DataFrame = rows[~late | measured]
    return kept_rows.sort_values(["person_id", "episode_start", "day"])


def _core() -> tuple[Codelist, ...]:
    return (codelists.rehabilitation_physician, codelists.rehabilitation_programme)


def _any(of: Assessment, table: ir.Table, lists: Sequence[Codelist]) -> ir.BooleanValue:
    return belongs(table, of.resolution.mask(lists))


def _stay(key: tuple[int, int], events: list[Event]) -> tuple[object, ...] | None:
    """The stay in one episode; None where nobody of rehabilitation was seen in it."""
    contacts = [each for each in events if any(each[of.name] for of in _core())]
    if not contacts:
        return None
    intake = int(str(contacts[0]["day"]))
    begun = [each for each in contacts if each[codelists.rehabilitation_programme.name]]
    programme = int(str(begun[0]["day"])) if begun else None
    reached = intake if programme is None else programme
    until = intake + LONGEST if programme is None else programme
    sites = [each["care_site_id"] for each in begun or contacts]
    earlier = [each for each in events if int(str(each["day"])) < reached]
    before, after, hours = _received(events, programme)
    return (
        *key,
        next((each for each in sites if each is not None), None),
        intake,
        _last(events, WPN_CLASS, intake, until),
        programme,
        hours,
        before,
        after,
        *(any(each[name] for each in earlier) for name in BEFORE),
    )


def _received(
    events: list[Event], programme: int | None
) -> tuple[object, object, object]:
    """Disability on the first day and after it, and hours; nothing without one."""
    if programme is None:
        return None, None, None
    end = programme + LONGEST
    return (
        _last(events, DISABILITY, programme, programme),
        _last(events, DISABILITY, programme + 1, end),
        _last(events, HOURS, programme, end),
    )


def _last(events: list[Event], of: Codelist, first: int, last: int) -> object:
    """The last value of this list that was recorded from one day to another."""
    values = [
        each["value"]
        for each in events
        if each[of.name]
        and each["value"] is not None
        and first <= int(str(each["day"])) <= last
    ]
    return values[-1] if values else None
