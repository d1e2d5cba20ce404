"""Moments: the points in an episode at which a guideline asks something."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import Enum

import ibis
import ibis.expr.types as ir
from ibis import _

from wervel.episodes.pain import CHRONIC_AFTER_DAYS, EpisodeRule
from wervel.records import codelists
from wervel.records.codelists import Codelist
from wervel.records.events import belongs
from wervel.records.resolution import Resolution
from wervel.records.stacking import stacked


class Moment(Enum):
    """The kinds of moment; the value is how tables and reports write it."""

    FIRST_CONTACT = "first_contact"
    STILL_IN_CARE_3_WEEKS = "still_in_care_3_weeks"
    STILL_IN_CARE_6_WEEKS = "still_in_care_6_weeks"
    STILL_IN_CARE_12_WEEKS = "still_in_care_12_weeks"
    CHRONIC = "chronic"
    RED_FLAG = "red_flag"
    BEFORE_SCAN = "before_scan"
    BEFORE_XRAY = "before_xray"
    BEFORE_MRI = "before_mri"
    BEFORE_OPIOID = "before_opioid"
    BEFORE_REFERRAL = "before_referral"
    BEFORE_EXERCISE_THERAPY = "before_exercise_therapy"
    BEFORE_INJECTION = "before_injection"
    BEFORE_EPIDURAL_INJECTION = "before_epidural_injection"
    BEFORE_DENERVATION = "before_denervation"
    BEFORE_SURGERY = "before_surgery"
    BEFORE_REHABILITATION = "before_rehabilitation"


STILL_IN_CARE: Mapping[Moment, tuple[int, int | None]] = {
    Moment.STILL_IN_CARE_3_WEEKS: (21, 42),
    Moment.STILL_IN_CARE_6_WEEKS: (42, 84),
    Moment.STILL_IN_CARE_12_WEEKS: (84, None),
}
"""First contact from this day of the episode on, and before that day (W-03 to W-05)."""

FIRST_OF: Mapping[Moment, tuple[Codelist, ...]] = {
    Moment.RED_FLAG: (codelists.red_flag,),
    Moment.BEFORE_SCAN: (codelists.lumbar_imaging,),
    Moment.BEFORE_XRAY: (codelists.lumbar_xray,),
    Moment.BEFORE_MRI: (codelists.lumbar_mri,),
    Moment.BEFORE_OPIOID: (codelists.opioid,),
    Moment.BEFORE_REFERRAL: (
        codelists.specialist_referral,
        codelists.medical_specialist,
    ),
    Moment.BEFORE_EXERCISE_THERAPY: (
        codelists.exercise_therapy,
        codelists.exercise_provider,
    ),
    Moment.BEFORE_INJECTION: (codelists.anaesthesiological_treatment,),
    Moment.BEFORE_EPIDURAL_INJECTION: (codelists.epidural_injection,),
    Moment.BEFORE_DENERVATION: (codelists.rf_denervation,),
    Moment.BEFORE_SURGERY: (codelists.spine_surgery,),
    Moment.BEFORE_REHABILITATION: (codelists.rehabilitation_programme,),
}
"""The moment is the day of the first of these in the episode."""

NOW = "now"
"""The moment at the bedside. No recommendation is about it alone, so it is no kind."""

KEYS = ("person_id", "episode_start", "moment")
"""What tells one moment from another."""

_OF_EPISODE = (
    "is_new",
    "observed_from",
    "observed_until",
    "care_site_id",
    "provider_id",
)
MOMENT_COLUMNS = (*KEYS, "day", *_OF_EPISODE)


def moments(
    episodes: ir.Table,
    events: ir.Table,
    resolution: Resolution,
    *,
    rule: EpisodeRule,
    kinds: Collection[Moment] = tuple(Moment),
) -> ir.Table:
    """One row per person, episode and kind of moment that occurs in it.

    Columns: person_id, episode_start, moment, day; is_new, observed_from,
    observed_until, care_site_id, provider_id of the episode. First contact and still in
    care exist only in new episodes, whose beginning was seen; the first chronic record
    (coded so, or more than three months after the first) and the first scan, opioid,
    referral … exist in any, from its first day to ``rule.tail`` days after its last
    record. That an episode was still going on can show only afterwards, so whether such
    a moment is in an episode may depend on a later back-pain record; what is asked of
    it does not. ``kinds`` keeps to moments somebody asks about.
    """
    return stacked(
        _days(episodes, events, resolution, rule),
        [kind.value for kind in Moment if kind in kinds],
        keep=["person_id", "episode_start", *_OF_EPISODE],
        kind="moment",
        value="day",
    ).select(*MOMENT_COLUMNS)


def ongoing(episodes: ir.Table, today: ir.Table, *, rule: EpisodeRule) -> ir.Table:
    """One row per person of whom an episode goes on today, as a moment ``now``.

    It goes on as long as back pain recorded today would belong to it (``rule.gap``), or
    while a chronic complaint in it is still open. ``today`` has one row per person: the
    ``day``, and ``open_day``, that of the open complaint, where there is one. Nothing
    after the day may be in the episodes. Of several the last.
    """
    dated = episodes.inner_join(
        today.select("person_id", "open_day", now="day"), "person_id"
    )
    open_still = dated.open_day.between(dated.episode_start, dated.episode_end)
    going_on = dated.filter(
        (dated.now - dated.episode_end <= rule.gap) | open_still.coalesce(False)
    )
    last = going_on.mutate(
        last=going_on.episode_start.max().over(ibis.window(group_by="person_id"))
    )
    here = last.filter(last.episode_start == last.last)
    return here.select(
        "person_id",
        "episode_start",
        moment=ibis.literal(NOW),
        day=here.now,
        **{name: here[name] for name in _OF_EPISODE},
    ).select(*MOMENT_COLUMNS)


def _days(
    episodes: ir.Table, events: ir.Table, resolution: Resolution, rule: EpisodeRule
) -> ir.Table:
    """One row per episode: the day of each kind of moment, where there is one."""
    joined = episodes.select(
        "person_id", "episode_start", "episode_end", "is_new"
    ).inner_join(events.select("person_id", "day", *_words(events)), "person_id")
    within = joined.filter(
        joined.day.between(joined.episode_start, joined.episode_end + rule.tail)
    )
    within = within.mutate(
        pain=belongs(within, resolution.mask([codelists.back_pain])),
        coded_chronic=belongs(within, resolution.mask([codelists.chronic_back_pain])),
        since=within.day - within.episode_start,
    )
    firsts = within.group_by(["person_id", "episode_start"]).aggregate(
        **{
            kind.value: _first(within, belongs(within, resolution.mask(lists)))
            for kind, lists in FIRST_OF.items()
        },
        **{
            kind.value: _first(
                within, within.is_new & within.pain & _between(within.since, *window)
            )
            for kind, window in STILL_IN_CARE.items()
        },
        chronic=_first(
            within,
            within.coded_chronic | (within.pain & (within.since > CHRONIC_AFTER_DAYS)),
        ),
    )
    known = episodes.select("person_id", "episode_start", *_OF_EPISODE)
    return known.left_join(firsts, ["person_id", "episode_start"]).mutate(
        first_contact=ibis.ifelse(_.is_new, _.episode_start, ibis.null("int32"))
    )


def _first(events: ir.Table, chosen: ir.BooleanValue) -> ir.IntegerValue:
    """The first day of those chosen.

    Not as a filter of the aggregate: DuckDB makes room for all columns at each filter,
    which for one patient takes longer than the work.
    """
    return chosen.ifelse(events.day, None).min()


def _between(
    days: ir.IntegerColumn, first: int, before: int | None
) -> ir.BooleanColumn:
    return days >= first if before is None else (days >= first) & (days < before)


def _words(events: ir.Table) -> list[str]:
    return [name for name in events.columns if name.startswith("lists_")]
