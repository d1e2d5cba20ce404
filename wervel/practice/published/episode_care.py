"""What happened in the first year of each new episode, as the days it first did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import ibis
import ibis.expr.types as ir
from ibis import _

from wervel.episodes.pain import EpisodeRule, pain_episodes, pain_records
from wervel.records.codelists import Code, Codelist, ListKind, codelist
from wervel.records.events import belongs, events
from wervel.records.resolution import Resolution, resolve
from wervel.records.source import Source

YEAR = 365
"""Days after the first contact in which care counts, as the publication's year does."""
BEFORE = 180
"""Days without a drug after which it is newly prescribed: the clear half year."""
CODES = ("L02", "L03", "L86")
_REVIEWED = date(2026, 11, 28)


@dataclass(frozen=True)
class EpisodeCare:
    """The kept tables behind the measurements; they hold persons and stay inside."""

    source: Source
    resolution: Resolution
    icpc: Resolution
    rule: EpisodeRule
    episodes: ir.Table
    events: ir.Table
    firsts: ir.Table


def episode_care(source: Source, *, rule: EpisodeRule | None = None) -> EpisodeCare:
    """Read the source: the new episodes, followed for a year, and their care."""
    spells = rule or EpisodeRule()
    resolution = resolve(source)
    icpc = resolve(source, ICPC)
    pain = source.keep(pain_records(source, resolution))
    episodes = source.keep(pain_episodes(source, resolution, pain, rule=spells))
    around = episodes.group_by("person_id").aggregate(
        first_day=_.episode_start.min() - BEFORE, last_day=_.episode_start.max() + YEAR
    )
    happened = source.keep(events(source, resolution, people=source.keep(around)))
    asked = source.keep(followed_episodes(episodes))
    coded = _codes(source, icpc, asked)
    firsts = _firsts(asked, happened, resolution)
    both = asked.left_join(firsts, ["person_id", "episode_start"])
    table = both.drop("person_id_right", "episode_start_right").left_join(
        coded, ["person_id", "episode_start"]
    )
    return EpisodeCare(
        source,
        resolution,
        icpc,
        spells,
        asked,
        happened,
        source.keep(table.drop("person_id_right", "episode_start_right")),
    )


def followed_episodes(episodes: ir.Table) -> ir.Table:
    """One row per new episode that was observed for a year after its first contact.

    Columns person_id, episode_start, episode_end, radiating, observed_until,
    care_site_id, and until: the last day that belongs to it and not to a next one.
    """
    new = episodes.filter(episodes.is_new)
    order = ibis.window(group_by="person_id", order_by="episode_start")
    dated = new.mutate(following=new.episode_start.lead().over(order))
    last = ibis.ifelse(
        dated.following.notnull() & (dated.following <= dated.observed_until),
        dated.following - 1,
        dated.observed_until,
    )
    followed = dated.filter(dated.observed_until - dated.episode_start >= YEAR)
    return followed.select(
        "person_id",
        "episode_start",
        "episode_end",
        "radiating",
        "observed_until",
        "care_site_id",
        until=last,
    )


def _icpc(code: str) -> Codelist:
    return Codelist(
        name=f"icpc_{code}",
        kind=ListKind.COMPLAINT,
        meaning=f"ICPC {code}",
        source="ZIN Verbetersignalement Klachten vanuit de lage rug 2021",
        locator="003 Samenvatting, §3",
        choice="",
        reviewed=_REVIEWED,
        next_review=date(2028, 11, 28),
        checked_by="",
        codes=(Code("ICPC1", code),),
    )


ICPC: tuple[Codelist, ...] = tuple(_icpc(code) for code in CODES)
"""The three codes apart; only ICPC tells L02 from L03."""


def _codes(source: Source, icpc: Resolution, episodes: ir.Table) -> ir.Table:
    """One row per episode with an ICPC code: the first of them, as ``code``.

    Of two on one day that with the lower record number.
    """
    coded = events(source, icpc, lists=ICPC)
    named = coded.select(
        "person_id",
        "day",
        "record_id",
        code=ibis.cases(
            *(
                (belongs(coded, icpc.mask([each])), code)
                for each, code in zip(ICPC, CODES, strict=True)
            ),
            else_=ibis.null("string"),
        ),
    )
    joined = episodes.select("person_id", "episode_start", "episode_end").inner_join(
        named, "person_id"
    )
    within = joined.filter(joined.day.between(joined.episode_start, joined.episode_end))
    order = ibis.window(
        group_by=["person_id", "episode_start"], order_by=["day", "record_id"]
    )
    numbered = within.mutate(place=ibis.row_number().over(order))
    return numbered.filter(numbered.place == 0).select(
        "person_id", "episode_start", "code"
    )


BY_ANYBODY: Mapping[str, tuple[str, ...]] = {
    "referral": ("specialist_referral",),
    "referral_neurologist": ("referral_neurology",),
    "referral_orthopaedic_surgeon": ("referral_orthopaedics",),
    "referral_pain_specialist": ("referral_pain",),
    "referral_rehabilitation_physician": ("referral_rehabilitation",),
    "referral_other": ("referral_neurosurgery", "referral_rheumatology"),
    "treatment": ("anaesthesiological_treatment",),
    "denervation": ("rf_denervation",),
    "injection": (
        "epidural_injection",
        "facet_injection",
        "nerve_root_injection",
        "medial_branch_block",
    ),
    "surgery": ("spine_surgery",),
    "exercise": ("exercise_therapy", "exercise_provider"),
    "psychologist": ("psychological_therapy", "psychologist"),
    "opioid": ("opioid",),
    "benzodiazepine": ("benzodiazepine",),
    "specialist": ("medical_specialist",),
    "neurologist": ("neurologist",),
    "orthopaedic_surgeon": ("orthopaedic_surgeon",),
    "neurosurgeon": ("neurosurgeon",),
    "pain_specialist": ("pain_specialist",),
    "rehabilitation_physician": ("rehabilitation_physician",),
    "rheumatologist": ("rheumatologist",),
}
"""Column → codelists, of which the first day is kept, whoever did it."""
BY_GP: Mapping[str, str] = {
    "gp_scan": "lumbar_imaging",
    "gp_xray": "lumbar_xray",
    "gp_mri": "lumbar_mri",
    "gp_ct": "lumbar_ct",
    "gp_analgesic": "analgesic",
    "gp_weak_opioid": "weak_opioid",
    "gp_strong_opioid": "strong_opioid",
    "gp_benzodiazepine": "benzodiazepine",
    "gp_neuropathic_drug": "neuropathic_drug",
}
"""Column → codelist, of the records whose provider is a GP."""
NOT_BY_GP: Mapping[str, str] = {
    "hospital_scan": "lumbar_imaging",
    "hospital_xray": "lumbar_xray",
    "hospital_mri": "lumbar_mri",
}
"""Column → codelist, of the records whose provider is not a GP."""


def _firsts(episodes: ir.Table, happened: ir.Table, resolution: Resolution) -> ir.Table:
    """One row per episode with care: the first day of each kind within the year."""
    keys = episodes.select("person_id", "episode_start", "until")
    joined = keys.inner_join(happened, "person_id")
    near = joined.filter(
        joined.day.between(
            joined.episode_start - BEFORE,
            ibis.least(joined.episode_start + YEAR, joined.until),
        )
    )

    def on(*names: str) -> ir.BooleanValue:
        return belongs(near, resolution.mask([codelist(name) for name in names]))

    within = near.day >= near.episode_start
    by_gp = on("general_practitioner")
    tests = {name: on(*of) for name, of in BY_ANYBODY.items()}
    tests |= {name: on(of) & by_gp for name, of in BY_GP.items()}
    tests |= {name: on(of) & ~by_gp for name, of in NOT_BY_GP.items()}
    tests = {name: test & within for name, test in tests.items()}
    tests |= {
        f"{name}_before": on(name) & ~within for name in ("opioid", "benzodiazepine")
    }
    return near.group_by(["person_id", "episode_start"]).aggregate(
        **{name: test.ifelse(near.day, None).min() for name, test in tests.items()}
    )
