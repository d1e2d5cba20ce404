"""Spells of back pain."""

from __future__ import annotations

from dataclasses import dataclass

import ibis
import ibis.expr.types as ir
from ibis import Deferred, _

from wervel.records import codelists
from wervel.records.events import belongs, events, periods
from wervel.records.resolution import Resolution
from wervel.records.source import Source

CHRONIC_AFTER_DAYS = 91
"""Chronic is longer than three months (catalogue P-09; 004 VRA §4d, 003 F.1)."""


@dataclass(frozen=True, kw_only=True)
class EpisodeRule:
    """When a spell of back pain begins and ends. The defaults are wervel's choice.

    ``gap``: days without a back-pain record after which a next one opens a new spell.
    Ninety days, because three months is where acute ends (P-09): somebody with a
    chronic complaint who is seen once a quarter stays in one spell.
    ``clear``: days of observation without back pain before a spell counts as new, so
    that its first record is a true first contact and its duration known. Half a year is
    twice the gap; it keeps most spells in sources of one or two years.
    ``tail``: days after the last record in which care still belongs to the spell: a
    prescription or scan asked for at the last contact is carried out within the month.
    """

    gap: int = 90
    clear: int = 180
    tail: int = 30


def pain_records(source: Source, resolution: Resolution) -> ir.Table:
    """One row per back-pain record, in the columns of events."""
    return events(source, resolution, lists=[codelists.back_pain])


def pain_episodes(
    source: Source, resolution: Resolution, pain: ir.Table, *, rule: EpisodeRule
) -> ir.Table:
    """One row per person and spell of back pain.

    Columns: person_id; episode_start, episode_end (first and last back-pain record, as
    days since 1970-01-01); is_new; observed_from, observed_until; contacts (days with a
    record); radiating, chronic (over the whole spell: for description, never for a
    fact); setting (``primary`` or ``secondary``, NULL where the provider does not
    tell), care_site_id and provider_id of the first record.
    """
    spells = _numbered(pain, rule)
    first = spells.opens == 1
    gp = resolution.mask([codelists.general_practitioner])
    specialist = resolution.mask([codelists.medical_specialist])
    whole = spells.group_by(["person_id", "spell"]).aggregate(
        episode_start=_.day.min(),
        episode_end=_.day.max(),
        clear_before=first.ifelse(spells.since, None).max(),
        contacts=_.day.nunique(),
        radiating=belongs(spells, _radiating(resolution)).any(),
        coded_chronic=belongs(
            spells, resolution.mask([codelists.chronic_back_pain])
        ).any(),
        by_gp=(first & belongs(spells, gp)).any(),
        by_specialist=(first & belongs(spells, specialist)).any(),
        care_site_id=first.ifelse(spells.care_site_id, None).max(),
        provider_id=first.ifelse(spells.provider_id, None).max(),
    )
    seen = periods(source, pain)
    joined = whole.inner_join(seen, "person_id")
    inside = joined.filter(
        joined.episode_start.between(joined.observed_from, joined.observed_until)
    )
    return _with_registered_site(source, inside).select(
        "person_id",
        "episode_start",
        "episode_end",
        "observed_from",
        "observed_until",
        "contacts",
        "radiating",
        "care_site_id",
        "provider_id",
        is_new=(_.episode_start - _.observed_from >= rule.clear)
        & (_.clear_before.isnull() | (_.clear_before > rule.clear)),
        chronic=_.coded_chronic
        | (_.episode_end - _.episode_start > CHRONIC_AFTER_DAYS),
        setting=_setting(),
    )


def _setting() -> Deferred:
    return ibis.cases(
        (_.by_gp, "primary"), (_.by_specialist, "secondary"), else_=ibis.null("string")
    )


def _radiating(resolution: Resolution) -> int:
    return resolution.mask(
        [codelists.back_pain_radicular, codelists.lumbar_canal_stenosis]
    )


def _numbered(pain: ir.Table, rule: EpisodeRule) -> ir.Table:
    """One row per back-pain record: its spell; ``opens`` is 1 for the first of it."""
    sequence = ["day", "record_id", "record_table"]
    order = ibis.window(group_by="person_id", order_by=sequence)
    since = pain.mutate(since=_.day - _.day.lag().over(order))
    opens = since.mutate(
        opens=ibis.ifelse(since.since.isnull() | (since.since > rule.gap), 1, 0)
    )
    upto = ibis.window(
        group_by="person_id", order_by=sequence, preceding=None, following=0
    )
    return opens.mutate(spell=_.opens.sum().over(upto))


def _with_registered_site(source: Source, spells: ir.Table) -> ir.Table:
    """The same rows; where the first provider has no care site, the person's own."""
    person = source.table("person").select(
        "person_id",
        own_site=_.care_site_id,
        own_provider=_.provider_id,
    )
    joined = spells.left_join(person, "person_id")
    return joined.mutate(
        care_site_id=joined.care_site_id.coalesce(joined.own_site),
        provider_id=joined.provider_id.coalesce(joined.own_provider),
    )
