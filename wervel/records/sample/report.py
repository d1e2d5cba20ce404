"""How the truth is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

import numpy as np
import pyarrow as pa

from wervel.records.sample.choices import CHOSEN
from wervel.records.sample.draws import Ints
from wervel.records.sample.parameters import PUBLISHED
from wervel.records.sample.rules import RULES
from wervel.records.sample.span import FIRST_DAY, FIRST_YEAR, LAST_DAY

VERDICTS = ("followed", "not_followed", "cannot_tell")
_YEAR = 365.25

READINGS = (
    "A moment to which it cannot be told whether a rule applies counts as cannot tell.",
    "Before a referral: the first referral to, or contact with, a medical specialist.",
    "A contact with a provider is any record that names that provider.",
    "Began in primary care: as 'in primary care', on the first day of the episode.",
    "In an episode that is not new its duration is unknown: not chronic cannot be told,"
    " nor how old the complaint is, unless a code says chronic or it is over 91 days.",
    "Recorded by a GP: where only records without a provider fit, it cannot be told.",
    "Absence from work and psychosocial factors: not recorded is unknown.",
    "Scores count when taken on the day of the moment; they are never taken earlier.",
    "Days supplied: the supplies that start in the window, whole; unknown where the"
    " window ends unobserved. Nothing is planted that this could decide otherwise.",
    "What was not there in a year before: nothing recorded, however long observed.",
    "The care site is that of the episode's first record; where that record names no"
    " provider, the practice the person is listed with.",
    "The year is that of the moment.",
)
"""How the truth reads what the wording of a rule leaves open."""


def truth_table(truth: Ints) -> pa.Table:
    """One row per recommendation, calendar year and care site that has a moment."""
    rule, year, site = np.nonzero(truth.sum(axis=3))
    counts = truth[rule, year, site]
    return pa.table(
        {
            "recommendation": pa.DictionaryArray.from_arrays(
                pa.array(rule.astype(np.int8)), pa.array(list(RULES))
            ),
            "year": (year + FIRST_YEAR).astype(np.int32),
            "care_site_id": site + 1,
            **{name: counts[:, place] for place, name in enumerate(VERDICTS)},
        }
    )


def truth_json(
    truth: Ints, *, seen: Mapping[str, int], seed: int
) -> Mapping[str, object]:
    """What was planted, and what must be found in it."""
    totals = truth.sum(axis=(1, 2))
    begun = seen["episodes"] - seen["record_before_observation"]
    return {
        "what": "A made-up population: nobody in it exists.",
        "persons": seen["persons"],
        "seed": seed,
        "first_day": str(np.datetime64(FIRST_DAY, "D")),
        "last_day": str(np.datetime64(LAST_DAY, "D")),
        "begun_a_person_year": begun / seen["person_days"] * _YEAR,
        "recommendations": {
            name: {
                "item": rule.item,
                **dict(zip(VERDICTS, map(int, totals[place]), strict=True)),
                "exact": True,
                "planted_by": [each.name for each in rule.planted_by],
            }
            for place, (name, rule) in enumerate(RULES.items())
        },
        "edge_cases": dict(seen),
        "readings": list(READINGS),
        "parameters": [asdict(each) for each in (*PUBLISHED, *CHOSEN)],
    }
