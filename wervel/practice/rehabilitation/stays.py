"""Who came to a rehabilitation physician, how severe it was, and what followed.

They are few, so the rows are fetched once and put together here. It stays inside.
"""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir
import pandas as pd
from ibis import _

from wervel.episodes.pain import EpisodeRule
from wervel.findings.assessment import Assessment
from wervel.records import codelists
from wervel.records.codelists import Codelist, codelist
from wervel.records.events import belongs

PHYSICIAN = codelists.rehabilitation_physician
PROGRAMME = codelists.rehabilitation_programme
WPN_CLASS = codelist("rehabilitation_wpn_class")
HOURS = codelist("rehabilitation_hours")

LISTS: tuple[Codelist, ...] = (PHYSICIAN, PROGRAMME, WPN_CLASS, HOURS)
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
"""Days from the intake within which a programme begins, and from there within which its
hours are written down: twice the twelve weeks of W-28, and more. wervel's choice."""
CLASSES = (1, 2, 3, 4)
"""The WPN classes (W-20 to W-23); another value is none."""
SEVERE = 3
"""From this WPN class on interdisciplinary rehabilitation is indicated (W-24)."""

COLUMNS = (
    "person_id",
    "episode_start",
    "institution",
    "intake",
    "wpn_class",
    "programme",
    "admitted",
    "hours",
    *BEFORE,
)
STAY = ["person_id", "episode_start"]


def stays(of: Assessment, *, rule: EpisodeRule | None = None) -> pd.DataFrame:
    """One row per episode in which a rehabilitation physician or programme occurs.

    ``intake`` is the day of the first such contact, within the episode or its tail.
    ``programme`` is the first day of the first programme within ``LONGEST`` days of it,
    unless a next episode began before. ``admitted`` is whether there is one: null where
    there is none and the person is not observed for so long. ``institution`` is the
    care site of the programme, else of the intake; ``wpn_class`` the last one recorded
    from the intake to the programme, the highest of one day; ``hours`` what was last
    recorded of the programme. ``…_before`` says whether such care came in the episode
    before the programme, else before the intake; null where the source does not record
    it. It holds persons.
    """
    names = {each.name: (each,) for each in LISTS} | BEFORE
    rows = _fetched(of, names, tail=(rule or EpisodeRule()).tail)
    made = _put_together(rows).reset_index()
    for name, lists in BEFORE.items():
        if not any(of.resolution.carries(each) for each in lists):
            made[name] = None
    return made[[*COLUMNS]]


def _fetched(
    of: Assessment, names: dict[str, tuple[Codelist, ...]], *, tail: int
) -> pd.DataFrame:
    """One row per event of these lists in an episode with rehabilitation, or after it.

    A column of its own per name says whether the event is of its lists; ``ends`` is
    the last day of the episode with its tail.
    """
    order = ibis.window(group_by="person_id", order_by="episode_start")
    spells = of.episodes.mutate(
        next_start=_.episode_start.lead().over(order), ends=_.episode_end + tail
    ).select(*STAY, "ends", "observed_until", "next_start")
    seen = of.events.filter(_any(of, of.events, (PHYSICIAN, PROGRAMME)))
    theirs = spells.semi_join(seen, "person_id")
    joined = theirs.inner_join(of.events, "person_id")
    within = joined.filter(
        joined.day.between(joined.episode_start, joined.ends + 2 * LONGEST),
        joined.next_start.isnull() | (joined.day < joined.next_start),
    )
    wanted = [each for lists in names.values() for each in lists]
    kept = within.filter(_any(of, within, wanted))
    rows: pd.DataFrame = kept.select(
        *STAY,
        "ends",
        "observed_until",
        "day",
        "value",
        "care_site_id",
        **{name: _any(of, kept, lists) for name, lists in names.items()},
    ).to_pandas()
    return rows.sort_values([*STAY, "day", "value", "care_site_id"])


def _any(of: Assessment, table: ir.Table, lists: Sequence[Codelist]) -> ir.BooleanValue:
    return belongs(table, of.resolution.mask(lists))


def _put_together(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per person and episode with a contact, in the columns of stays."""
    contact = rows[PHYSICIAN.name] | rows[PROGRAMME.name]
    contacts = rows[contact & (rows["day"] <= rows["ends"])]
    made = contacts.groupby(STAY).agg(
        intake=("day", "first"),
        observed_until=("observed_until", "first"),
        seen_at=("care_site_id", "first"),
    )
    rows = rows.merge(made[["intake"]].reset_index(), on=STAY)
    since = rows["day"] - rows["intake"]
    begun = rows[rows[PROGRAMME.name] & since.between(0, LONGEST)].groupby(STAY)
    made["programme"] = begun["day"].first().astype("Int64")
    made["institution"] = begun["care_site_id"].first()
    made["institution"] = made["institution"].fillna(made["seen_at"])
    whole = made["intake"] + LONGEST <= made["observed_until"]
    made["admitted"] = made["programme"].notna().astype("boolean")
    made["admitted"] = made["admitted"].mask(~made["admitted"] & ~whole)
    rows = rows.merge(made[["programme"]].reset_index(), on=STAY)
    starts = rows["programme"]
    reached = starts.fillna(rows["intake"])
    until = starts.fillna(rows["intake"] + LONGEST)
    in_time = rows["day"].between(rows["intake"], until)
    is_class = rows[WPN_CLASS.name] & rows["value"].isin(CLASSES)
    made["wpn_class"] = _last(rows[is_class & in_time])
    given = rows["day"].between(starts, starts + LONGEST).fillna(value=False)
    made["hours"] = _last(rows[rows[HOURS.name] & rows["value"].gt(0) & given])
    earlier = rows[(rows["day"] < reached) & (rows["day"] <= rows["ends"])]
    came = earlier.groupby(STAY)[[*BEFORE]].any()
    made[[*BEFORE]] = came.reindex(made.index, fill_value=False).astype("boolean")
    return made


def _last(rows: pd.DataFrame) -> pd.Series[float]:
    return rows.groupby(STAY)["value"].last()
