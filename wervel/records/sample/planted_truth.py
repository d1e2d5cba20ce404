"""How what was planted in practices is written down, beside the truth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

import numpy as np
import pyarrow as pa

from wervel.records.sample.case_mix import case_mix_told
from wervel.records.sample.draws import NEVER, Floats, Ints
from wervel.records.sample.habits import PARAMETERS, Rates
from wervel.records.sample.places import Places
from wervel.records.sample.planting import Habit

READINGS = (
    "A rate is the chance per episode that the practice does it, of its own accord: a"
    " scan asked for by the GP, a referral to a specialist, any opioid of the GP,"
    " exercise therapy. What a red flag brings about, and a specialist seen without"
    " referral, come on top of it and do not differ between practices.",
    "The practice is that of the person (person.care_site_id).",
    "Where a habit has no planted spread the practices vary by themselves: beta"
    " distributed, see intra_class_correlation in truth.json. A planted spread takes"
    " the place of that: the log odds are normal around those of the median practice,"
    " which has the published rate.",
    "An outlier has its odds ratio against the median practice, without a deviation of"
    " its own. A practice that drifts has it against its own odds before, in episodes"
    " that begin on the day it changes or later. No practice is both for one habit.",
    "An odds ratio of opioids is that of any opioid, weak or strong.",
    "With case mix the rates are those of somebody of 50 who is not called chronic at"
    " the first record; age and chronicity change the odds of every habit alike in all"
    " practices. Radiation acts through the rates of L86.",
)
"""How the planted table is to be read."""


def planted_table(places: Places) -> pa.Table:
    """One row per GP practice, habit and kind of complaint, with the rates it has."""
    return pa.concat_tables([_habit_table(places, habit) for habit in Habit])


def _habit_table(places: Places, habit: Habit) -> pa.Table:
    """One row per GP practice and kind of complaint."""
    planted, habits = places.planted, places.habits
    kinds = PARAMETERS[habit][0].of
    practices, columns = places.sites.practices, len(kinds)
    rate = _any(habits.rates, habit)
    drifts = planted.drift[habit] != 1
    since = np.where(drifts, planted.since.get(habit, NEVER), NEVER)
    deviation = planted.deviation.get(habit)
    missing = np.full(practices, np.nan)
    spread = missing if deviation is None else deviation

    def each(values: Floats) -> Floats:
        return np.repeat(values, columns)

    rows = practices * columns
    return pa.table(
        {
            "care_site_id": np.repeat(np.arange(1, practices + 1), columns),
            "habit": pa.array([habit.value] * rows),
            "of": pa.array(list(kinds) * practices),
            "rate": rate.ravel(),
            "later_rate": _any({**habits.rates, **habits.later}, habit).ravel(),
            "deviation": pa.array(each(spread), from_pandas=True),
            "odds_ratio": each(planted.outlier[habit]),
            "drift_odds_ratio": each(planted.drift[habit]),
            "drift_from": _days(np.repeat(since, columns)),
            "case_mix": each(planted.case_mix.score),
        }
    )


def _days(day: Ints) -> pa.Array:
    """The days as dates, null where never."""
    never = day == NEVER
    return pa.array(np.where(never, 0, day).astype(np.int32), mask=never).view(
        pa.date32()
    )


def _any(rates: Rates, habit: Habit) -> Floats:
    """The chance of any of what the habit is made of."""
    none = [1 - rates[each.name] for each in PARAMETERS[habit]]
    return np.asarray(1 - np.prod(none, axis=0))


def planted_json(places: Places) -> Mapping[str, object]:
    """What was asked for, which practices got it, and how to read it."""
    planted, planting = places.planted, places.planted.planting
    return {
        "what": "What was planted in the practices of this made-up population.",
        "spread": [
            {"habit": each.habit.value, "deviation": each.deviation}
            for each in planting.spread
        ],
        "outliers": [
            {
                "habit": each.habit.value,
                "odds_ratio": each.odds_ratio,
                "care_sites": _sites(planted.outlier[each.habit]),
            }
            for each in planting.outliers
        ],
        "drift": [
            {
                "habit": each.habit.value,
                "odds_ratio": each.odds_ratio,
                "since": str(each.since),
                "care_sites": _sites(planted.drift[each.habit]),
            }
            for each in planting.drift
        ],
        "case_mix": case_mix_told(planted.case_mix),
        "rehabilitation": _rehabilitation(places),
        "readings": list(READINGS),
    }


def _sites(ratio: Floats) -> list[int]:
    """The care sites that have an odds ratio."""
    return [int(each) + 1 for each in np.flatnonzero(ratio != 1)]


def _rehabilitation(places: Places) -> Mapping[str, object] | None:
    """The institutions, with their severity and whether hours pile up."""
    planted = places.planted
    asked = planted.planting.rehabilitation
    if asked is None:
        return None
    return {
        **asdict(asked),
        "of": [
            {
                "care_site": places.sites.first_institution + place + 1,
                "severity": float(severity),
                "piles": bool(piles),
            }
            for place, (severity, piles) in enumerate(
                zip(planted.severity, planted.piles, strict=True)
            )
        ],
    }
