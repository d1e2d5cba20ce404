"""How often each measured thing was so: one pass over the episodes, by care site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from operator import and_

import ibis
import ibis.expr.types as ir
import pandas as pd
from ibis import _

from wervel.practice.published.definitions import Measurement, Row, Unit
from wervel.practice.published.episode_care import (
    BY_ANYBODY,
    BY_GP,
    NOT_BY_GP,
    EpisodeCare,
)
from wervel.records.codelists import codelist

SPECIALTIES = (
    "neurologist",
    "orthopaedic_surgeon",
    "neurosurgeon",
    "pain_specialist",
    "rehabilitation_physician",
    "rheumatologist",
)
Test = Callable[[ir.Table], ir.BooleanValue]


def _there(*names: str) -> Test:
    return lambda of: reduce(and_, (of[name].notnull() for name in names))


def _coded(*codes: str) -> Test:
    return lambda of: of["code"].isin(codes).coalesce(False)


def _something(of: ir.Table) -> ir.BooleanValue:
    care = (of["hospital_scan"], of["treatment"], of["surgery"])
    return ibis.coalesce(*care).notnull()


TESTS: Mapping[str, Test] = {
    **{code: _coded(code) for code in ("L02", "L03", "L86")},
    "L02_L03": _coded("L02", "L03"),
    "L03_L86": _coded("L03", "L86"),
    "coded": _coded("L02", "L03", "L86"),
    "radiating": lambda of: of["radiating"],
    "not_radiating": lambda of: ~of["radiating"],
    "referred": _there("referral"),
    **{f"to_{each}": _there(f"referral_{each}") for each in SPECIALTIES[:2]},
    "to_pain_specialist": _there("referral_pain_specialist"),
    "to_rehabilitation_physician": _there("referral_rehabilitation_physician"),
    "to_other_specialist": _there("referral_other"),
    **{name: _there(name) for name in (*BY_GP, *NOT_BY_GP)},
    "seen": _there("specialist"),
    "not_seen": lambda of: of["specialist"].isnull(),
    "treated": _there("treatment"),
    "injected": _there("injection"),
    "denervated": _there("denervation"),
    "operated": _there("surgery"),
    "something": _something,
    "nothing": lambda of: ~_something(of),
    "operated_after_mri": lambda of: (of["surgery"] >= of["hospital_mri"]).coalesce(
        False
    ),
    "exercise_first": lambda of: (of["exercise"] < of["surgery"]).coalesce(False),
    "psychologist": _there("psychologist"),
    "opioid": _there("opioid"),
    "new_benzodiazepine": lambda of: (
        of["benzodiazepine"].notnull() & of["benzodiazepine_before"].isnull()
    ),
}
"""What can be asked of an episode, by the names that the content uses."""

_SECONDARY = ("hospital_scan", "treatment", "surgery")
_READS: Mapping[str, tuple[str, ...]] = {
    "referred": ("referral",),
    **{f"to_{each}": (f"referral_{each}",) for each in SPECIALTIES},
    "to_other_specialist": ("referral_other",),
    **{name: (name,) for name in (*BY_GP, *NOT_BY_GP)},
    "seen": ("specialist",),
    "not_seen": ("specialist",),
    "specialties": ("specialist",),
    "treated": ("treatment",),
    "injected": ("injection",),
    "denervated": ("denervation",),
    "operated": ("surgery",),
    "something": _SECONDARY,
    "nothing": _SECONDARY,
    "operated_after_mri": ("surgery", "hospital_mri"),
    "exercise_first": ("exercise", "surgery"),
    "psychologist": ("psychologist",),
    "opioid": ("opioid",),
    "half_year": ("opioid",),
    "no_repeat": ("opioid",),
    "repeats_mean": ("opioid",),
    "repeats_median": ("opioid",),
    "new_benzodiazepine": ("benzodiazepine",),
}
"""Test → columns of the episodes it reads; codes apart."""


_LISTED = {**BY_GP, **NOT_BY_GP, "gp_ct": "lumbar_imaging"}
"""Column → the list that shows whether such records are kept at all."""


def lacking(of: EpisodeCare, row: Row) -> tuple[str, ...]:
    """What this row needs and the source does not record: codelists, or ``ICPC``.

    A CT that nobody asked for is not lacking where other scans are recorded.
    """
    missing: list[str] = []
    for name in (*row.of, row.count):
        if name.startswith(("L0", "L8", "coded")):
            if not any(of.icpc.records.values()):
                missing.append("ICPC")
            continue
        for column in _READS.get(name, ()):
            missing += _not_carried(of, column)
    return tuple(dict.fromkeys(missing))


def _not_carried(of: EpisodeCare, column: str) -> list[str]:
    """The lists of a column that the source does not record, where it has none."""
    names = BY_ANYBODY.get(column) or (_LISTED[column],)
    lists = [codelist(name) for name in names]
    missing = [] if any(map(of.resolution.carries, lists)) else list(names)
    gp = codelist("general_practitioner")
    if column in BY_GP and not of.resolution.carries(gp):
        missing.append(gp.name)
    return missing


def counts_by_site(
    of: EpisodeCare, measured: Iterable[Measurement]
) -> dict[str, pd.DataFrame]:
    """Row id → one row per care site: numerator and denominator, of shares alone.

    Not yet fit to leave the house.
    """
    rows = {
        f"{each.id}.{row.id}": row
        for each in measured
        if each.unit is Unit.SHARE
        for row in each.rows
    }
    table = of.firsts
    columns = {}
    for number, row in enumerate(rows.values()):
        among = _all(table, row.of)
        columns[f"d{number}"] = among.ifelse(1, 0).sum()
        columns[f"n{number}"] = (among & TESTS[row.count](table)).ifelse(1, 0).sum()
    frame = table.group_by("care_site_id").aggregate(**columns).to_pandas()
    return {
        name: pd.DataFrame(
            {"numerator": frame[f"n{number}"], "denominator": frame[f"d{number}"]}
        ).astype("int64")
        for number, name in enumerate(rows)
    }


def specialties_seen(of: EpisodeCare) -> pd.DataFrame:
    """One row per number of specialties seen: how many episodes in secondary care.

    Not yet fit to leave the house.
    """
    table = of.firsts.filter(of.firsts.specialist.notnull())
    number = sum(
        (table[each].notnull().ifelse(1, 0) for each in SPECIALTIES),
        start=ibis.literal(0),
    )
    counted = table.mutate(specialties=number).group_by("specialties")
    frame: pd.DataFrame = counted.aggregate(episodes=_.count()).to_pandas()
    return frame


def _all(table: ir.Table, names: Iterable[str]) -> ir.BooleanValue:
    return reduce(and_, (TESTS[name](table) for name in names))
